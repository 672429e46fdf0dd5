"""The rows that O*NET's tables give."""

from dataclasses import dataclass
from decimal import Decimal


@dataclass(frozen=True, slots=True)
class OccupationRow:
    """An occupation of O*NET."""

    code: str
    title: str
    description: str


@dataclass(frozen=True, slots=True)
class ZoneRow:
    """The job zone of an occupation. Since 30.2 zones 1 and 2 are one, with the number 2."""

    code: str
    zone: int


@dataclass(frozen=True, slots=True)
class ZoneWordsRow:
    """What a job zone means."""

    zone: int
    name: str
    experience: str
    education: str
    training: str


@dataclass(frozen=True, slots=True)
class ElementRow:
    """An element of the content model: a skill, a field of knowledge, a branch of them."""

    element_id: str
    name: str
    description: str


@dataclass(frozen=True, slots=True)
class RatingRow:
    """How important an element is to an occupation (scale IM), or at which level it is (LV)."""

    code: str
    element_id: str
    element_name: str
    scale: str
    value: Decimal
    n: int | None
    standard_error: Decimal | None
    suppress: bool
    not_relevant: bool


@dataclass(frozen=True, slots=True)
class RelatedRow:
    """An occupation that O*NET relates to another one; index 1 is the nearest."""

    code: str
    related: str
    tier: str
    index: int


@dataclass(frozen=True, slots=True)
class TitleRow:
    """What people call an occupation. kind: alternate, short or reported; source as O*NET codes
    where it heard the title ("02,08")."""

    code: str
    title: str
    kind: str
    source: str


@dataclass(frozen=True, slots=True)
class PreparationRow:
    """The share of answers (percent) that name a category of a question, by its scale: RL required
    education, RW related work, PT training in the plant, OJ on the job.

    Scale IM, without a category, is how important a certification or an apprenticeship is, 1 to 5.
    """

    code: str
    element_id: str
    scale: str
    category: int | None
    value: Decimal
    suppress: bool


@dataclass(frozen=True, slots=True)
class CategoryRow:
    """What a category of a question of preparation means."""

    element_id: str
    scale: str
    category: int
    description: str
