"""What a round releases: frozen tables of all firms together, safe to show.

`build_release` makes them from plain data, `to_json` keeps them, `read_release` gives pages and
files the one report they all render.
"""

import datetime as dt
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from typing import Any

from disclosure import MinimumContributors, primary
from training.rules.demand import (
    MEASURES,
    PARTS,
    JobFacts,
    hidden_measures,
    quarter_words,
    totals,
)
from ui.tables import State, Value, hidden, not_reported, shown

AUDIENCE = "member"
OTHER_WORDS = "A skill in an employer's own words"
NEED_MEASURES = ("people", "gap", "earliest")


@dataclass(frozen=True)
class RoundFacts:
    """A closed round: what was asked, of how many, and how many firms stand behind a number."""

    name: str
    partnership: str
    jobs: Sequence[str]
    employers: int
    answered: int
    period_starts_on: dt.date
    period_ends_on: dt.date
    assumptions: str
    closed_on: dt.date
    fewest: int


@dataclass(frozen=True)
class NeedFacts:
    """What one firm's sent answer says of one skill: people, levels to go, and by when."""

    firm: int
    competency: str
    in_own_words: bool
    people: int
    gap: int
    needed_by: dt.date


@dataclass(frozen=True)
class Row:
    """One job or one skill with its figures, each shown or with the reason why not."""

    name: str
    cells: Mapping[str, Value]


@dataclass(frozen=True)
class ReleaseContent:
    """The frozen content of a release. It holds no number that may not be shown."""

    audience: str
    as_of: dt.date
    name: str
    partnership: str
    period_starts_on: dt.date
    period_ends_on: dt.date
    assumptions: str
    fewest: int
    employers: int
    answered: Value
    jobs: Sequence[Row]
    needs: Sequence[Row]


def build_release(
    about: RoundFacts, jobs: Sequence[JobFacts], needs: Sequence[NeedFacts]
) -> ReleaseContent:
    """Return what may be shown of sent answers; equal answers give equal content.

    Totals over jobs are left out: with one job hidden, they and the other jobs would give it away.
    They need complementary suppression first (measures.md 4.3).
    """
    enough = about.answered >= about.fewest
    return ReleaseContent(
        audience=AUDIENCE,
        as_of=about.closed_on,
        name=about.name,
        partnership=about.partnership,
        period_starts_on=about.period_starts_on,
        period_ends_on=about.period_ends_on,
        assumptions=about.assumptions,
        fewest=about.fewest,
        employers=about.employers,
        answered=shown(about.answered) if enough else too_few(about.fewest),
        jobs=[_job_row(job, jobs, about.fewest) for job in about.jobs],
        needs=_need_rows(needs, about.fewest),
    )


def too_few(fewest: int, behind: str = "") -> Value:
    return hidden(f"fewer than {fewest} employers{behind}")


def _job_row(job: str, facts: Sequence[JobFacts], fewest: int) -> Row:
    facts = [fact for fact in facts if fact.job == job and fact.counts]
    keys = ("employers", *MEASURES)
    if not facts:
        return Row(job, dict.fromkeys(keys, not_reported()))
    firms = len({fact.firm for fact in facts})
    if firms < fewest:
        return Row(job, dict.fromkeys(keys, too_few(fewest)))
    unsafe = hidden_measures(facts, fewest)
    cells = {measure: shown(total) for measure, total in totals(facts).items()}
    cells |= dict.fromkeys(unsafe, too_few(fewest))
    if unsafe.issuperset(PARTS) and "openings" not in unsafe:
        cells |= dict.fromkeys(PARTS, too_few(fewest, " behind new jobs or behind replacement"))
    return Row(job, {"employers": shown(firms), **{key: cells[key] for key in MEASURES}})


def _need_rows(needs: Sequence[NeedFacts], fewest: int) -> list[Row]:
    by_skill = defaultdict(list)
    for need in needs:
        by_skill[need.competency].append(need)
    contributions = {
        skill: [(need.firm, need.people) for need in stated] for skill, stated in by_skill.items()
    }
    unsafe = primary(contributions, [MinimumContributors(fewest)])
    rows = [
        _hidden_need(stated[0], fewest) if skill in unsafe else _need_row(skill, stated)
        for skill, stated in by_skill.items()
    ]
    return sorted(rows, key=lambda row: (row.name == OTHER_WORDS, row.name.casefold(), row.name))


def _hidden_need(need: NeedFacts, fewest: int) -> Row:
    name = OTHER_WORDS if need.in_own_words else need.competency
    return Row(name, dict.fromkeys(("employers", *NEED_MEASURES), too_few(fewest)))


def _need_row(skill: str, stated: Sequence[NeedFacts]) -> Row:
    gap = Decimal(sum(need.gap for need in stated)) / len(stated)
    return Row(
        skill,
        {
            "employers": shown(len({need.firm for need in stated})),
            "people": shown(sum(need.people for need in stated)),
            "gap": shown(gap.quantize(Decimal("0.1"), ROUND_HALF_UP)),
            "earliest": shown(quarter_words(min(need.needed_by for need in stated))),
        },
    )


def to_json(content: ReleaseContent) -> dict[str, Any]:
    """Return the content as JSON; a value that is not shown has its state and reason alone."""
    return {
        "audience": content.audience,
        "as_of": content.as_of.isoformat(),
        "name": content.name,
        "partnership": content.partnership,
        "period_starts_on": content.period_starts_on.isoformat(),
        "period_ends_on": content.period_ends_on.isoformat(),
        "assumptions": content.assumptions,
        "fewest": content.fewest,
        "employers": content.employers,
        "answered": _cell_to_json(content.answered),
        "jobs": [_row_to_json(row) for row in content.jobs],
        "needs": [_row_to_json(row) for row in content.needs],
    }


def _row_to_json(row: Row) -> dict[str, Any]:
    return {
        "name": row.name,
        "cells": {key: _cell_to_json(value) for key, value in row.cells.items()},
    }


def _cell_to_json(value: Value) -> dict[str, Any]:
    if not value.is_shown:
        return {"state": value.state.value, "reason": value.reason}
    # A decimal is kept as text: JSON's numbers would round it.
    amount = {"decimal": str(value.amount)} if isinstance(value.amount, Decimal) else value.amount
    return {"state": value.state.value, "amount": amount}


def from_json(content: Mapping[str, Any]) -> ReleaseContent:
    """Return the content that `to_json` kept."""
    days = {
        key: dt.date.fromisoformat(content[key])
        for key in ("as_of", "period_starts_on", "period_ends_on")
    }
    rows = {key: [_row_from_json(row) for row in content[key]] for key in ("jobs", "needs")}
    return ReleaseContent(
        **{**content, **days, **rows, "answered": _cell_from_json(content["answered"])}
    )


def _row_from_json(row: Mapping[str, Any]) -> Row:
    return Row(row["name"], {key: _cell_from_json(cell) for key, cell in row["cells"].items()})


def _cell_from_json(cell: Mapping[str, Any]) -> Value:
    amount = cell.get("amount")
    if isinstance(amount, dict):
        amount = Decimal(amount["decimal"])
    return Value(amount, State(cell["state"]), cell.get("reason", ""))
