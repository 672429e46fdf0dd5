"""Wages of each job as bands of $2, once they are 3 months old.

A row holds one figure, of the start or after 12 months, so that each is settled by itself.
"""

import datetime as dt
from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import partial

from django.utils.formats import date_format

from training.models import DemandRound, JobAnswer, Release
from training.reports.content import GIVES_AWAY, ReleaseContent, Row
from training.reports.released.given import Before, Given
from training.rules.bands import Hidden, Wage, band, is_old, old_from
from training.rules.sticky import Shown, settle
from ui.tables import Column, Table, Value, hidden, not_reported, not_yet, shown

KEY = "wages"
STEP = "Putting wages in bands"
KINDS = {"entry": "Hourly wage at the start", "later": "Hourly wage after 12 months"}
COLUMNS = [Column("name", "Critical job"), *(Column(key, label) for key, label in KINDS.items())]
NOTE = (
    "The median of the people employed in the job, in bands of $2, as stated more than 90 days "
    "before. What too few employers changed since an earlier release is as it was there."
)
WHEN_OLD = "wages are shown when they are 3 months old"


@dataclass(frozen=True)
class Pays:
    """What a company pays in one job, at the start or later; to how many people, and the day it
    stated so. hourly: None where it did not."""

    firm: int
    job: int
    kind: str
    people: int
    hourly: Decimal | None
    stated_on: dt.date | None

    def counts_on(self, day: dt.date) -> bool:
        return self.stated_on is not None and is_old(self.stated_on, day)


def read(answers: Collection[int], company: Mapping[int, int]) -> Mapping[int, list[Pays]]:
    found = defaultdict(list)
    said = JobAnswer.objects.filter(answer__in=answers).order_by("pk")
    columns = ("answer", "organization", "job", "employed", "wages_on", "entry_wage", "later_wage")
    for answer, firm, job, people, stated_on, *hourly in said.values_list(*columns):
        for kind, amount in zip(KINDS, hourly, strict=True):
            day = None if amount is None else stated_on
            pays = Pays(company.get(firm, firm), job, kind, people, amount, day)
            found[answer].append(pays)
    return found


def rows(given: Given) -> list[Row]:
    """Return a row for each job and kind; what is not old enough on the release's day counts
    not."""
    gone = given.gone
    found = []
    for job in [each.job for each in given.round.round_jobs.select_related("job")]:
        for kind, label in KINDS.items():
            key = f"{job.pk}:{kind}"
            facts = [one for one in given.facts if (one.job, one.kind) == (job.pk, kind)]
            before = [shown for one in given.before for shown in _shown(one, job.pk, kind)]
            make = partial(_make, given, facts, key)
            hide = partial(Row, "", {"band": GIVES_AWAY}, key=key)
            row = settle(_old(facts, given.content.as_of), before, gone, make, hide)
            found.append(replace(row, name=label, group=job.title))
    return found


def _old(facts: Sequence[Pays], day: dt.date) -> dict[int, frozenset[tuple]]:
    """Return what each company states that is old enough on a day, by records of it."""
    found = defaultdict(set)
    for one in facts:
        if one.counts_on(day):
            found[one.firm].add((one.hourly, one.people))
    return {firm: frozenset(said) for firm, said in found.items()}


def _shown(before: Before, job: int, kind: str) -> list[Shown[Row]]:
    """Return what a release showed of a job, beside the wages that were old enough for it."""
    facts = [one for one in before.facts if (one.job, one.kind) == (job, kind)]
    return [
        Shown(row, _old(facts, row.since))
        for row in before.content.more.get(KEY, ())
        if row.key == f"{job}:{kind}" and row.since and row.cells["band"].is_shown
    ]


def _make(given: Given, facts: Sequence[Pays], key: str) -> Row:
    return Row("", {"band": _value(given, facts)}, key=key, since=given.content.as_of)


def _value(given: Given, facts: Sequence[Pays]) -> Value:
    day, round = given.content.as_of, given.round
    found = _band(round, [one for one in facts if one.counts_on(day)])
    if not isinstance(found, Hidden):
        return shown(f"${found[0]} to ${found[1]}")
    if all(one.hourly is None for one in facts):
        return not_reported()
    if not isinstance(_band(round, facts), Hidden):
        return not_yet(_when(given.content))
    # One reason for both, as two would tell whether one employer is large.
    return hidden(
        f"fewer than {round.min_wage_firms} employers, or one has more than {round.max_share}% "
        "of the people"
    )


def _band(round: DemandRound, facts: Sequence[Pays]) -> tuple[int, int] | Hidden:
    wages = [Wage(one.firm, one.hourly, one.people) for one in facts if one.hourly is not None]
    return band(wages, fewest=round.min_wage_firms, share=round.max_share)


def _when(content: ReleaseContent) -> str:
    """Say from when wages are shown: all that was stated until the close is old then."""
    if content.kind == Release.Kind.INTERIM:
        return WHEN_OLD
    return f"{WHEN_OLD}, from {date_format(old_from(content.as_of), 'F j, Y')}"


def table(content: ReleaseContent) -> Table | None:
    """Return a row for each job; None where nobody stated a wage."""
    found: dict[str, dict[str, Value | str]] = {}
    for row in content.more[KEY]:
        job, _, kind = row.key.partition(":")
        found.setdefault(job, {"name": row.group})[kind] = row.cells["band"]
    values = [row.cells["band"] for row in content.more[KEY]]
    if all(value == not_reported() for value in values):
        return None
    return Table("What they pay", COLUMNS, list(found.values()), NOTE)
