"""What employers find hard: how many of them name each kind of challenge."""

from collections import defaultdict
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from functools import partial

from training.models import Answer
from training.reports.content import GIVES_AWAY, ReleaseContent, Row
from training.reports.released.given import Given
from training.reports.released.rows import as_row
from training.reports.sections import CATEGORIES
from training.rules.matrix import read_complaints
from training.rules.sticky import Shown, settle
from ui.tables import Column, Table, shown

KEY = "challenges"
STEP = "Counting challenges"
COLUMNS = [Column("name", "Challenge"), Column("employers", "Employers", numeric=True)]


@dataclass(frozen=True)
class Names:
    """The kinds of challenges that a company names."""

    firm: int
    categories: frozenset[str]


def read(answers: Collection[int], company: Mapping[int, int]) -> Mapping[int, list[Names]]:
    found = defaultdict(list)
    said = Answer.objects.filter(pk__in=answers).order_by("pk")
    rows = said.values_list("pk", "organization", "voice_answers__challenges")
    for answer, firm, kept in rows:
        named = frozenset(one.category for one in read_complaints(kept or ()))
        found[answer].append(Names(company.get(firm, firm), named))
    return found


def rows(given: Given) -> list[Row]:
    """Return a row for each kind that enough companies name: of a kind that fewer name, not even
    whether one does is said."""
    gone = given.gone
    found: list[Row] = []
    for category, name in CATEGORIES.items():
        said = _naming(given.facts, category)
        before: list[Shown[list[Row]]] = [
            Shown([row], _naming(one.facts, category))
            for one in given.before
            for row in one.content.more.get(KEY, ())
            if row.key == category and row.cells["employers"].is_shown
        ]
        make = partial(_make, given, category, name, len(said))
        hide = partial(_hide, category, name)
        settled: list[Row] = settle(said, before, gone, make, hide)
        found += settled
    return found


def _naming(facts: Collection[Names], category: str) -> dict[int, bool]:
    return {one.firm: True for one in facts if category in one.categories}


def _make(given: Given, category: str, name: str, count: int) -> list[Row]:
    if count < given.content.fewest:
        return []
    return [Row(name, {"employers": shown(count)}, key=category)]


def _hide(category: str, name: str) -> list[Row]:
    return [Row(name, {"employers": GIVES_AWAY}, key=category)]


def table(content: ReleaseContent) -> Table:
    fewest = content.fewest
    return Table(
        "What employers find hard",
        COLUMNS,
        [as_row(row) for row in content.more[KEY]],
        note=f"Challenges that fewer than {fewest} employers named are left out.",
        empty=f"No challenge was named by at least {fewest} employers.",
    )
