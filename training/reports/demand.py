"""What a round releases: frozen tables of all firms together, safe to show.

`build_release` makes them from plain data, `to_json` keeps them, `read_release` gives pages and
files the one report they all render.
"""

import datetime as dt
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import ROUND_HALF_UP, Decimal
from typing import Any

from disclosure import CannotProtect
from training.rules.breakdowns import (
    KINDS,
    PLACE_MEASURES,
    PlacesBefore,
    place_key,
    shown_places,
)
from training.rules.demand import MEASURES, JobFacts, NeedFacts, quarter_words
from training.rules.safe_figures import ALL_JOBS, Cell, ReleasedBefore, job_table, mask
from training.rules.safe_needs import NeedsBefore, skills_changed_by_few, skills_of_few
from training.rules.safe_windows import (
    ALL_SKILLS,
    SPLITS,
    TOTAL,
    WindowsBefore,
    shown_windows,
)
from ui.tables import State, Value, hidden, not_reported, shown

AUDIENCE = "member"
TOTAL_NAME = "All jobs"
OTHER_WORDS = "A skill in an employer's own words"
ALL_SKILLS_NAME = "All skills"
NEED_MEASURES = ("people", "gap", "earliest")
GIVES_AWAY = hidden(", so that another number cannot be worked out")
# One reason for all of them, as two would tell how many employers stand behind a split.
SPLIT = hidden("with it what few employers said could be worked out")
BESIDE_EARLIER = hidden("beside an earlier release it would tell what one employer said")


@dataclass(frozen=True)
class RoundFacts:
    """A round: what was asked, of how many, and how many firms stand behind a number.

    as_of: until when sent answers count, the day it closed or that of an earlier release; kind: as
    `training.models.Release.Kind`.
    """

    name: str
    partnership: str
    jobs: Sequence[str]
    employers: int
    answered: int
    period_starts_on: dt.date
    period_ends_on: dt.date
    assumptions: str
    as_of: dt.date
    fewest: int
    kind: str = "closing"


@dataclass(frozen=True)
class Earlier:
    """An earlier release that the partnership made for the same period."""

    pk: int
    jobs: ReleasedBefore
    needs: NeedsBefore
    windows: WindowsBefore
    places: PlacesBefore


@dataclass(frozen=True)
class Row:
    """One job or one skill with its figures, each shown or with the reason why not."""

    name: str
    cells: Mapping[str, Value]


@dataclass(frozen=True)
class ReleaseContent:
    """The frozen content of a release. It holds no number that may not be shown.

    total: all jobs together, None in releases made before there was one, or with one job; beside:
    the earlier releases with which it was checked; since: the day of the release whose figures
    it repeats, as nothing new could be shown safely; windows: the skills shown by level and time;
    places: all jobs together by county and by size; both None in releases made before.
    """

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
    total: Row | None = None
    beside: Sequence[int] = ()
    kind: str = "closing"
    since: dt.date | None = None
    windows: Sequence[Row] | None = None
    places: Mapping[str, Sequence[Row]] | None = None


def build_release(
    about: RoundFacts,
    jobs: Sequence[JobFacts],
    needs: Sequence[NeedFacts],
    before: Sequence[Earlier] = (),
    last: ReleaseContent | None = None,
) -> ReleaseContent:
    """Return what may be shown of sent answers; equal answers give equal content.

    before: the earlier releases for the same period, the first one first; last: the round's own,
    repeated where no figure is safe beside what is out.
    """
    beside = [earlier.pk for earlier in before]
    enough = about.answered >= about.fewest
    try:
        *rows, total = _job_rows(about, jobs, before)
    except CannotProtect:
        if last:
            return repeated(about, last, beside)
        *rows, total = _job_rows(about, jobs, None)
    need_rows = _need_rows(needs, about.fewest, [earlier.needs for earlier in before])
    return ReleaseContent(
        audience=AUDIENCE,
        as_of=about.as_of,
        name=about.name,
        partnership=about.partnership,
        period_starts_on=about.period_starts_on,
        period_ends_on=about.period_ends_on,
        assumptions=about.assumptions,
        fewest=about.fewest,
        employers=about.employers,
        answered=shown(about.answered) if enough else too_few(about.fewest),
        jobs=rows,
        needs=need_rows,
        total=total if len(rows) > 1 else None,
        beside=beside,
        kind=about.kind,
        windows=_window_rows(about, needs, need_rows, before),
        places=_place_rows(about, jobs, [*rows, total], before),
    )


def repeated(about: RoundFacts, last: ReleaseContent, beside: Sequence[int]) -> ReleaseContent:
    """Return an earlier release again: what is out already tells nothing new."""
    return replace(
        last,
        as_of=about.as_of,
        employers=about.employers,
        kind=about.kind,
        beside=list(beside),
        since=last.since or last.as_of,
    )


def too_few(fewest: int) -> Value:
    return hidden(f"fewer than {fewest} employers")


def _job_rows(
    about: RoundFacts, facts: Sequence[JobFacts], before: Sequence[Earlier] | None
) -> list[Row]:
    """Return a row for each job asked about, and one for all of them together.

    before: None where no figure is safe beside earlier releases. Raises CannotProtect.
    """
    facts = [fact for fact in facts if fact.job in about.jobs and fact.counts]
    cells = _cells(facts, about.fewest, before)
    firms: dict[str, set[int]] = defaultdict(set)
    for fact in facts:
        firms[fact.job].add(fact.firm)
        firms[ALL_JOBS].add(fact.firm)
    return [
        Row(job or TOTAL_NAME, _job_cells(job, cells, len(firms[job]), about.fewest))
        for job in (*about.jobs, ALL_JOBS)
    ]


def _cells(
    facts: Sequence[JobFacts], fewest: int, before: Sequence[Earlier] | None
) -> Mapping[Cell, Value]:
    """Return each figure there is, shown or with the reason why not."""
    table = job_table(facts)
    if before is None:
        return dict.fromkeys(table.values, BESIDE_EARLIER)
    found = mask(table, fewest, [earlier.jobs for earlier in before])
    return {
        **{cell: shown(value) for cell, value in table.values.items()},
        **dict.fromkeys(found.few, too_few(fewest)),
        **dict.fromkeys(found.others, GIVES_AWAY),
    }


def _job_cells(
    job: str, cells: Mapping[Cell, Value], firms: int, fewest: int
) -> Mapping[str, Value]:
    if not firms:
        return dict.fromkeys(("employers", *MEASURES), not_reported())
    employers = shown(firms) if firms >= fewest else too_few(fewest)
    return {"employers": employers, **{measure: cells[job, measure] for measure in MEASURES}}


def _need_rows(needs: Sequence[NeedFacts], fewest: int, before: Sequence[NeedsBefore]) -> list[Row]:
    by_skill = defaultdict(list)
    for need in needs:
        by_skill[need.competency].append(need)
    reasons = {
        **dict.fromkeys(skills_changed_by_few(needs, fewest, before), GIVES_AWAY),
        **dict.fromkeys(skills_of_few(needs, fewest), too_few(fewest)),
    }
    rows = [
        _hidden_need(stated[0], reasons[skill]) if skill in reasons else _need_row(skill, stated)
        for skill, stated in by_skill.items()
    ]
    return sorted(rows, key=lambda row: (row.name == OTHER_WORDS, row.name.casefold(), row.name))


def _hidden_need(need: NeedFacts, reason: Value) -> Row:
    name = OTHER_WORDS if need.in_own_words else need.competency
    return Row(name, dict.fromkeys(("employers", *NEED_MEASURES), reason))


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


def _place_rows(
    about: RoundFacts, facts: Sequence[JobFacts], rows: Sequence[Row], before: Sequence[Earlier]
) -> dict[str, list[Row]]:
    """Return rows of counties and of sizes, by kind; no rows where none is safe."""
    facts = [fact for fact in facts if fact.job in about.jobs and fact.counts]
    by_job = zip((*about.jobs, ALL_JOBS), rows, strict=True)
    cells = {
        (job, measure) for job, row in by_job for measure in MEASURES if row.cells[measure].is_shown
    }
    found = shown_places(facts, about.fewest, cells, [release.places for release in before])
    return {
        kind: [
            Row(
                name,
                {
                    measure: _split(found.get((place_key(kind, name), measure)))
                    for measure in PLACE_MEASURES
                },
            )
            for name in sorted({getattr(fact, kind) for fact in facts})
        ]
        for kind in KINDS
        if found
    }


def _window_rows(
    about: RoundFacts,
    needs: Sequence[NeedFacts],
    rows: Sequence[Row],
    before: Sequence[Earlier],
) -> list[Row]:
    """Return the skills that are shown, split by level and time, and all skills last; no rows
    where no split is safe."""
    skills = [row.name for row in rows if row.cells["people"].is_shown]
    earlier = [release.windows for release in before]
    found = shown_windows(needs, about.as_of, about.fewest, skills, earlier) if skills else None
    if found is None:
        return []
    people = {row.name: row.cells["people"] for row in rows}
    return [
        Row(
            skill or ALL_SKILLS_NAME,
            {
                **{split: _split(found.get((skill, split))) for split in SPLITS},
                TOTAL: people[skill] if skill else _split(found.get((skill, TOTAL))),
            },
        )
        for skill in (*skills, ALL_SKILLS)
    ]


def _split(figure: int | None) -> Value:
    return SPLIT if figure is None else shown(figure)


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
        "total": _row_to_json(content.total) if content.total else None,
        "beside": list(content.beside),
        "kind": content.kind,
        "since": content.since.isoformat() if content.since else None,
        "places": None
        if content.places is None
        else {kind: [_row_to_json(row) for row in rows] for kind, rows in content.places.items()},
        "windows": None if content.windows is None else list(map(_row_to_json, content.windows)),
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
    total, since, windows = (content.get(key) for key in ("total", "since", "windows"))
    places = content.get("places")
    return ReleaseContent(
        **{
            **content,
            **days,
            **rows,
            "answered": _cell_from_json(content["answered"]),
            "total": _row_from_json(total) if total else None,
            "since": dt.date.fromisoformat(since) if since else None,
            "windows": None if windows is None else list(map(_row_from_json, windows)),
            "places": None
            if places is None
            else {kind: [_row_from_json(row) for row in rows] for kind, rows in places.items()},
        }
    )


def _row_from_json(row: Mapping[str, Any]) -> Row:
    return Row(row["name"], {key: _cell_from_json(cell) for key, cell in row["cells"].items()})


def _cell_from_json(cell: Mapping[str, Any]) -> Value:
    amount = cell.get("amount")
    if isinstance(amount, dict):
        amount = Decimal(amount["decimal"])
    return Value(amount, State(cell["state"]), cell.get("reason", ""))
