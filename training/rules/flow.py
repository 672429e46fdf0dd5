"""Talent flow: what is left of the demand for a job after supply and own training (domain.md b.2).

Gap = openings - supply x capture rate - filled by training own people. The capture rate of a
source is the share of those who finished there whom employers here hired. All figures are those
of a release: where one may not be shown, neither may the gap.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from fractions import Fraction

from ui.tables import Value, not_yet, shown, text

MONTHS = 12  # the hires of a year, for openings over more months
NO_SOURCE = not_yet("no source of tier 1 is stated")
NOBODY = not_yet("nobody finished there")
MORE = shown("more than finished")


@dataclass(frozen=True)
class Supply:
    """A source of tier 1: people who finished in its last year, and those whom employers here
    hired from it in 12 months."""

    completers: int
    hired: Value

    @property
    def capture(self) -> Value:
        """The share hired, in percent points, or in words where it is over all of them."""
        if not self.completers:
            return NOBODY
        if not self.hired.is_shown:
            return self.hired
        if _count(self.hired) > self.completers:
            return MORE
        return shown(Fraction(100 * _count(self.hired), self.completers))

    @property
    def people(self) -> Value:
        """Completers x capture, the people of a year."""
        return self.hired if self.completers else shown(0)


@dataclass(frozen=True)
class Terms:
    """The terms of a job's gap; months: the time over which the openings are expected."""

    openings: Value
    by_training: Value
    months: int
    supplies: Sequence[Supply]

    @property
    def supply(self) -> Value:
        """People whom the sources give over the time of the openings, at today's capture rates."""
        if not self.supplies:
            return NO_SOURCE
        people = added(each.people for each in self.supplies)
        return shown(_count(people) * self.months // MONTHS) if people.is_shown else people

    @property
    def gap(self) -> Value:
        """Openings for which nobody is in sight; below 0 where more people come than are needed."""
        terms = (self.openings, self.supply, self.by_training)
        missing = next((term for term in terms if not term.is_shown), None)
        if missing is not None:
            return missing
        openings, supply, by_training = map(_count, terms)
        return shown(openings - supply - by_training)

    @property
    def words(self) -> str:
        """What the gap says, as a sentence."""
        if not self.gap.is_shown:
            words = self.gap.words
            return f"The gap is {words[0].lower()}{words[1:]}."
        gap = _count(self.gap)
        if gap > 0:
            return f"Nobody is in sight for {text(self.gap)} of the openings."
        more = f"{text(shown(-gap))} more people come than there are openings"
        return f"No gap: {more}." if gap else "No gap: as many people come as there are openings."


def added(values: Iterable[Value]) -> Value:
    """Return the sum of counts; what is missing of one is missing of all."""
    values = list(values)
    missing = next((value for value in values if not value.is_shown), None)
    return missing or shown(sum(map(_count, values)))


def _count(value: Value) -> int:
    return value.amount if isinstance(value.amount, int) else 0
