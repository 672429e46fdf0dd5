"""A partnership at a glance, for staff."""

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from accounts.models import County
from partnerships.models import Partnership
from partnerships.reports.checks import Known, Seats, Sitting, governance_of, seats_of
from partnerships.reports.life import Checklist, checklists, stage_days
from partnerships.rules.composition import Finding
from partnerships.rules.words import county_words, number_word
from ui.parts import Stage

MOST_FIRMS = 25  # on the overview; the page of members has all


@dataclass(frozen=True)
class Firm:
    """An active employer member with what the board knows of the firm, if anything."""

    member: Sitting
    employer: Known | None

    @property
    def employees(self) -> int | None:
        return self.employer.employees if self.employer else None

    @property
    def is_small(self) -> bool:
        return self.employer is not None and self.employer.is_small


@dataclass(frozen=True)
class Overview:
    """A partnership at a glance, for staff: its firms, its table, its stage."""

    firms: list[Firm]
    chair: str
    counties: str
    started_on: dt.date | None
    checks: list[Finding]
    stages: list[Stage]
    checklist: Checklist

    @property
    def lede(self) -> str:
        """Counties, employers with the people they employ, the chair, the age."""
        chair = f"chair {self.chair}" if self.chair else "no chair yet"
        since = f"Since {self.started_on:%B %Y}" if self.started_on else ""
        sentences = [self.counties, f"{self.employers}; {chair}", since]
        return " ".join(f"{sentence}." for sentence in sentences if sentence)

    @property
    def employers(self) -> str:
        count = len(self.firms)
        words = f"{count} employer{'' if count == 1 else 's'}"
        known = [firm.employees for firm in self.firms if firm.employees is not None]
        if not known:
            return words
        people = f"{sum(known):,} people employed"
        if len(known) == count:
            return f"{words} with {people}"
        return f"{words}, {len(known)} of them with {people}"

    @property
    def small_firms(self) -> int:
        return sum(1 for firm in self.firms if firm.is_small)

    @property
    def employers_note(self) -> str:
        """How many, how many small ones, and whether the page shows them all."""
        count = len(self.firms)
        words = f"{count} active, {self.small_firms} of them with fewer than 50 people"
        return f"{words}; the first {MOST_FIRMS} here" if count > MOST_FIRMS else words

    @property
    def first_firms(self) -> list[Firm]:
        return self.firms[:MOST_FIRMS]

    @property
    def check_note(self) -> str:
        missing = sum(1 for check in self.checks if not check.met)
        words = {0: "Nothing is missing", 1: "One thing is missing"}
        return words.get(missing, f"{number_word(missing).capitalize()} things are missing")


def overview(partnership: Partnership) -> Overview:
    """Return a partnership's overview: the same number of queries whatever its members."""
    seats = seats_of([partnership])[partnership.pk]
    return Overview(
        firms=_firms(seats),
        chair=seats.chair,
        counties=county_words(county_names([partnership])[partnership.pk]),
        started_on=partnership.started_on,
        checks=governance_of([partnership], {partnership.pk: seats})[partnership.pk],
        stages=stages(partnership, stage_days(partnership)),
        checklist=checklists(partnership)[partnership.stage],
    )


def _firms(seats: Seats) -> list[Firm]:
    return [Firm(member, seats.employers.get(member.organization_id)) for member in seats.firms]


def stages(partnership: Partnership, days: Mapping[str, dt.date] | None = None) -> list[Stage]:
    """Return the seven stages for the stage line; `days`: since when, where it is known."""
    here = partnership.stage_number
    return [
        _stage(stage, "done" if number < here else "current" if number == here else "ahead", days)
        for number, stage in enumerate(Partnership.Stage, 1)
    ]


def _stage(stage: Partnership.Stage, state: str, days: Mapping[str, dt.date] | None) -> Stage:
    day = (days or {}).get(stage.value) if state != "ahead" else None
    when = f"{day:%b %Y}" if day else ""
    return Stage(
        str(stage.label).capitalize(), f"since {when}" if day and state == "current" else when,
        state,
    )  # fmt: skip


def county_names(partnerships: Iterable[Partnership]) -> dict[int, list[str]]:
    """Return the names of each partnership's counties, by its key: one query for all."""
    partnerships = list(partnerships)
    codes = {fips for partnership in partnerships for fips in partnership.county_fips}
    names = dict(County.objects.filter(pk__in=codes).values_list("pk", "name"))
    return {
        partnership.pk: sorted(names[fips] for fips in partnership.county_fips if fips in names)
        for partnership in partnerships
    }
