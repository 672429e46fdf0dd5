"""The annual median wage of an occupation, how sure it is, and the gain of a move (careers.md 1.3).

Medians are those of OEWS (datatype 13), in dollars a year.
"""

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction


class Flag(StrEnum):
    """Why an annual median wage is no plain figure of the occupation.

    With a figure: AT_LEAST, the median lies at this amount or above it (top-coded), and
    BROAD_GROUP, the figure of the group that holds the occupation. Without: NOT_RELEASED by
    BLS; HOURLY_ONLY, no wage by the year is published; NOT_LISTED, the release has no row for
    the occupation or its group in the area.
    """

    AT_LEAST = "at least"
    BROAD_GROUP = "broad group"
    NOT_RELEASED = "not released"
    HOURLY_ONLY = "hourly only"
    NOT_LISTED = "not listed"


# What the flags of a stored wage say of its annual median, where their words are others.
_STORED = {"top": Flag.AT_LEAST, "not applicable": Flag.HOURLY_ONLY}
_WITHOUT_FIGURE = {
    Flag.NOT_RELEASED: "The wage of {soc} in {place} is not released.",
    Flag.HOURLY_ONLY: "The wage of {soc} in {place} is published by the hour only.",
    Flag.NOT_LISTED: "No wage of {soc} in {place} is listed.",
}


def flag_of(stored: str | None) -> Flag | None:
    """Return the flag for what a stored wage notes of its annual median; ValueError if unknown."""
    return (_STORED.get(stored) or Flag(stored)) if stored else None


@dataclass(frozen=True)
class AnnualWage:
    """The annual median wage of an occupation in one area and one OEWS release.

    area: its code; named: its name, for sentences. group: the code the figure is published under,
    where the occupation has no row of its own; `flag` is then the group's. Raises ValueError where
    figure and flag contradict each other.
    """

    soc: str
    median: Decimal | None
    area: str
    release: str | None
    flag: Flag | None = None
    group: str = ""
    named: str = ""

    def __post_init__(self) -> None:
        if (self.median is None) != (self.flag in _WITHOUT_FIGURE):
            raise ValueError(f"A wage of {self.median} for {self.soc} cannot be {self.flag}.")
        if self.median is not None and self.median <= 0:
            raise ValueError(f"{self.median} is no wage for {self.soc}.")

    @property
    def place(self) -> str:
        """The area in words; its code where nobody gave its name."""
        return self.named or f"area {self.area}"

    @property
    def shown_flag(self) -> Flag | None:
        """The flag to show: of several, the one that keeps people from calculating."""
        return self.flag or (Flag.BROAD_GROUP if self.group else None)

    @property
    def caution(self) -> str:
        """What to mind about the figure, or why there is none; empty for a plain figure."""
        row = self.group or self.soc
        words = []
        if self.group:
            words.append(f"{self.soc} has no row of its own: this is the wage of {self.group}.")
        if self.flag in _WITHOUT_FIGURE:
            words.append(_WITHOUT_FIGURE[self.flag].format(soc=row, place=self.place))
        if self.flag == Flag.AT_LEAST:
            words.append(f"The wage of {row} is only known to be at least ${self.median:,.0f}.")
        return " ".join(words)

    @property
    def is_exact(self) -> bool:
        """Tell whether there is a figure to calculate with."""
        return self.median is not None and self.flag != Flag.AT_LEAST


def gain_percent(origin: AnnualWage, destination: AnnualWage) -> float | None:
    """Return how much more the destination pays, in percent of the origin, or None.

    Only two exact figures of the same area and release compare; `why_no_gain` tells what is amiss.
    """
    if why_no_gain(origin, destination) or origin.median is None or destination.median is None:
        return None
    return float((Fraction(destination.median) / Fraction(origin.median) - 1) * 100)


def why_no_gain(origin: AnnualWage, destination: AnnualWage) -> str:
    """Say why two wages do not compare; empty where they do.

    Two occupations that are published as one group share one figure, which says nothing of a
    move between them. Two O*NET occupations of the same SOC code are one occupation in OEWS.
    """
    inexact = [wage.caution for wage in (origin, destination) if not wage.is_exact]
    if inexact:
        return " ".join(dict.fromkeys(inexact))
    if origin.area != destination.area:
        return f"The wages are of two areas, {origin.area} and {destination.area}."
    if origin.release != destination.release:
        return f"The wages are of two releases, {origin.release} and {destination.release}."
    if origin.group and origin.group == destination.group and origin.soc != destination.soc:
        return f"Both wages are that of {origin.group}, which holds both occupations."
    return ""
