"""How alike two occupations are by O*NET's skills, and what one asks beyond the other.

The formulas are those of careers.md 1.3. Nothing is rounded. O*NET rates each of 35 skills by
importance (1 to 5) and by level (0 to 7); the level of a skill that is not relevant counts as 0.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

import numpy as np
import numpy.typing as npt

Number = float | Decimal
Vector = npt.NDArray[np.float64]  # one value a skill, in the order of SKILLS
Matrix = npt.NDArray[np.float64]
Scale = Literal["importance", "level"]

# Element ids of O*NET's content model, the same in both layouts of its files.
SKILLS = (
    *("2.A.1.a", "2.A.1.b", "2.A.1.c", "2.A.1.d", "2.A.1.e", "2.A.1.f"),
    *("2.A.2.a", "2.A.2.b", "2.A.2.c", "2.A.2.d"),
    *("2.B.1.a", "2.B.1.b", "2.B.1.c", "2.B.1.d", "2.B.1.e", "2.B.1.f", "2.B.2.i"),
    *("2.B.3.a", "2.B.3.b", "2.B.3.c", "2.B.3.d", "2.B.3.e", "2.B.3.g"),
    *("2.B.3.h", "2.B.3.j", "2.B.3.k", "2.B.3.l", "2.B.3.m"),
    *("2.B.4.e", "2.B.4.g", "2.B.4.h", "2.B.5.a", "2.B.5.b", "2.B.5.c", "2.B.5.d"),
)
_KNOWN = frozenset(SKILLS)
SHOWN_STEPS = 5
_CELLS_AT_ONCE = 2_000_000  # 16 MB of differences, whatever the number of occupations
_DIGITS_THAT_RANK = 9  # contributions equal in these are equal; the rest is the computer's


@dataclass(frozen=True)
class Rating:
    """What O*NET says of one element for an occupation; None where it was not collected.

    Raises ValueError for an importance outside 1 to 5 or a level outside 0 to 7.
    """

    element: str
    importance: Number | None
    level: Number | None
    not_relevant: bool = False
    suppress_importance: bool = False
    suppress_level: bool = False
    name: str = ""

    def __post_init__(self) -> None:
        if self.importance is not None and not 1 <= self.importance <= 5:
            raise ValueError(f"{self.element}: importance {self.importance} is not 1 to 5.")
        if self.level is not None and not 0 <= self.level <= 7:
            raise ValueError(f"{self.element}: level {self.level} is not 0 to 7.")

    def value(self, scale: Scale) -> Number | None:
        """Return the value that counts: the level of a skill that is not relevant is 0."""
        if scale == "importance":
            return self.importance
        return 0.0 if self.not_relevant else self.level


@dataclass(frozen=True)
class Profile:
    """An O*NET occupation: its O*NET-SOC code, title, job zone (1 to 5), and ratings.

    Ratings of elements other than the 35 skills may be among them and are passed over.
    """

    code: str
    title: str
    zone: int | None = None
    ratings: Sequence[Rating] = ()

    @property
    def skills(self) -> dict[str, Rating]:
        """The ratings of skills by element id."""
        return {rating.element: rating for rating in self.ratings if rating.element in _KNOWN}

    def rated(self, scale: Scale) -> dict[str, Number]:
        """Return the skills that have a value on the scale, by element id."""
        values = ((element, rating.value(scale)) for element, rating in self.skills.items())
        return {element: value for element, value in values if value is not None}

    def vector(self, scale: Scale) -> Vector | None:
        """Return the values of all 35 skills, or None where one is missing."""
        rated = self.rated(scale)
        if len(rated) < len(SKILLS):
            return None
        return np.array([rated[element] for element in SKILLS], dtype=np.float64)

    @property
    def suppressed(self) -> list[tuple[str, str]]:
        """Skills whose value O*NET recommends to suppress: element id, and IM or LV.

        They are used all the same, and shown with caution. Listed also where the level counts as 0.
        """
        skills = sorted(self.skills.items())
        return [
            (element, scale)
            for element, rating in skills
            for scale, is_marked in (
                ("IM", rating.suppress_importance),
                ("LV", rating.suppress_level),
            )
            if is_marked
        ]


@dataclass(frozen=True)
class Similarity:
    """How alike two occupations are, the same both ways. None: not known, or not defined.

    elements: skills of which both have an importance. cosine_im and pearson_im compare
    importance (-1 to 1; in O*NET nearly every cosine is above 0.95); euclid_lv is a distance of
    levels (0: equal).
    """

    elements: int
    cosine_im: float | None
    pearson_im: float | None
    euclid_lv: float | None


@dataclass(frozen=True)
class Step:
    """A skill to build: its level now and where the move leads, and its weight there (0 to 1)."""

    element: str
    from_level: float
    to_level: float
    weight: float


@dataclass(frozen=True)
class Gap:
    """How far the levels of a destination lie above those of an origin, in points of level.

    The mean shortfall over all skills, weighted by their importance at the destination; a skill
    held above the asked level makes up for nothing. Not the same both ways. `top`: the skills that
    contribute most, at most five; fewer where fewer fall short.
    """

    value: float | None
    top: tuple[Step, ...] = ()


@dataclass(frozen=True, eq=False)
class Pairs:
    """Figures of all pairs of n occupations, each (n, n): row = origin, column = destination.

    nan where a figure is not defined.
    """

    cosine_im: Matrix
    pearson_im: Matrix
    euclid_lv: Matrix
    gap: Matrix


def similarity(one: Profile, other: Profile) -> Similarity:
    """Return how alike two occupations are; each figure needs all 35 skills of both."""
    importance = _both(one, other, "importance")
    level = _both(one, other, "level")
    return Similarity(
        elements=len(one.rated("importance").keys() & other.rated("importance").keys()),
        cosine_im=None if importance is None else _number(_cosines(importance)[0, 1]),
        pearson_im=None if importance is None else _number(_pearsons(importance)[0, 1]),
        euclid_lv=None if level is None else float(np.linalg.norm(level[0] - level[1])),
    )


def gap(origin: Profile, destination: Profile) -> Gap:
    """Return what the destination asks beyond the origin; unknown unless all 35 skills are."""
    level = _both(origin, destination, "level")
    importance = destination.vector("importance")
    if level is None or importance is None:
        return Gap(None)
    weight = _weights(importance)
    if not weight.any():
        return Gap(None)
    contribution = weight * np.maximum(0, level[1] - level[0])
    return Gap(
        value=float(contribution.sum() / weight.sum()),
        top=tuple(_step(place, level, weight) for place in _largest(contribution)),
    )


def _largest(contribution: Vector) -> list[int]:
    """Return the places of the largest contributions above 0; of equal ones, the first skill."""
    ranks = np.argsort(-contribution.round(_DIGITS_THAT_RANK), kind="stable")[:SHOWN_STEPS]
    return [int(place) for place in ranks if contribution[place] > 0]


def _step(place: int, level: Matrix, weight: Vector) -> Step:
    origin, destination = level[:, place]
    return Step(SKILLS[place], float(origin), float(destination), float(weight[place]))


def all_pairs(importance: Matrix, level: Matrix) -> Pairs:
    """Return the figures of all pairs of n occupations from two (n, 35) matrices.

    Rows are vectors of profiles; a row with nan in it has no figures. Beside the four results,
    memory does not grow with n. Raises ValueError where the matrices differ in shape.
    """
    if importance.shape != level.shape:
        raise ValueError(f"importance is {importance.shape}, level is {level.shape}")
    importance, level = importance.astype(np.float64), level.astype(np.float64)
    euclid, gaps = _distances(_weights(importance), level)
    return Pairs(_cosines(importance), _pearsons(importance), euclid, gaps)


def _distances(weight: Matrix, level: Matrix) -> tuple[Matrix, Matrix]:
    """Return the distances of levels and the gaps, a block of origins at a time."""
    count, skills = level.shape
    euclid, gaps = np.empty((count, count)), np.empty((count, count))
    total = weight.sum(axis=1)
    rows = max(1, _CELLS_AT_ONCE // max(1, level.size))
    for start in range(0, count, rows):
        block = slice(start, start + rows)
        rise = level[np.newaxis, :, :] - level[block, np.newaxis, :]
        euclid[block] = np.sqrt(np.einsum("ods,ods->od", rise, rise))
        np.maximum(rise, 0, out=rise)
        gaps[block] = np.einsum("ods,ds->od", rise, weight)
    return euclid, np.divide(gaps, total, out=np.full_like(gaps, np.nan), where=total != 0)


def _weights(importance: npt.NDArray[np.float64]) -> npt.NDArray[np.float64]:
    """Return importance from 0 (not important) to 1 (extremely important)."""
    return (importance - 1) / 4


def _cosines(rows: Matrix) -> Matrix:
    lengths = np.linalg.norm(rows, axis=1, keepdims=True)
    units = np.divide(rows, lengths, out=np.full_like(rows, np.nan), where=lengths > 0)
    cosines: Matrix = np.clip(units @ units.T, -1, 1)
    return cosines


def _pearsons(rows: Matrix) -> Matrix:
    """Return correlations; a row of equal values has none, whatever its mean rounds to."""
    centred = rows - rows.mean(axis=1, keepdims=True)
    is_flat = np.ptp(rows, axis=1) == 0
    centred[is_flat] = np.nan
    return _cosines(centred)


def _both(one: Profile, other: Profile, scale: Scale) -> Matrix | None:
    vectors = one.vector(scale), other.vector(scale)
    return None if vectors[0] is None or vectors[1] is None else np.array(vectors)


def _number(value: float) -> float | None:
    return None if np.isnan(value) else float(value)
