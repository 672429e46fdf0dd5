"""Takes the official NAICS workbook of the Census Bureau into the table of industries.

Known rows are known by code and release, so that a second run of the same file changes nothing.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from zipfile import BadZipFile

from django.db import transaction
from openpyxl import load_workbook
from openpyxl.utils.exceptions import InvalidFileException

from employers.models import Industry
from employers.rules.naics import codes_of, plain_title

HEADER_WITHIN = 20  # rows: the official file has lines of title above its header
LONGEST_TITLE = 200
BATCH = 1_000


class NotNaics(ValueError):
    """The file is not the official workbook; the message says what is missing."""


@dataclass(frozen=True)
class Outcome:
    """What an import did, counted in codes."""

    new: int
    changed: int
    unchanged: int


@transaction.atomic
def import_naics(*, path: Path, release: str) -> Outcome:
    """Bring the industries of a release up to the workbook. Raises NotNaics.

    Codes that the file does not name any more are left: a release never loses any.
    """
    titles = dict(_listed(path))
    if not titles:
        raise NotNaics("The file names no industry.")
    known = {each.code: each for each in Industry.objects.filter(release=release)}
    new = [
        Industry(code=code, title=title, release=release)
        for code, title in titles.items()
        if code not in known
    ]
    changed = [each for code, each in known.items() if each.title != titles.get(code, each.title)]
    for each in changed:
        each.title = titles[each.code]
    Industry.objects.bulk_create(new, batch_size=BATCH)
    Industry.objects.bulk_update(changed, ["title"], batch_size=BATCH)
    return Outcome(len(new), len(changed), len(titles) - len(new) - len(changed))


def _listed(path: Path) -> Iterator[tuple[str, str]]:
    """Give each code with its title; a range of sectors gives each of them."""
    code_at = title_at = None
    for number, row in enumerate(_rows(path)):
        cells = [str(cell or "") for cell in row]
        if code_at is None or title_at is None:
            code_at, title_at = _column(cells, "Code"), _column(cells, "Title")
            if number >= HEADER_WITHIN:
                break
        elif len(cells) > max(code_at, title_at) and (title := plain_title(cells[title_at])):
            for code in codes_of(cells[code_at]):
                yield code, title[:LONGEST_TITLE]
    if code_at is None or title_at is None:
        raise NotNaics("The file has no columns with a NAICS code and a NAICS title.")


def _rows(path: Path) -> Iterator[tuple]:
    try:
        book = load_workbook(path, read_only=True)
    except (BadZipFile, InvalidFileException, KeyError) as error:
        raise NotNaics("The file is no Excel workbook.") from error
    try:
        yield from book.worksheets[0].iter_rows(values_only=True)
    finally:
        book.close()


def _column(cells: list[str], word: str) -> int | None:
    """Return where the header names the NAICS code or title."""
    words = (" ".join(cell.split()) for cell in cells)
    found = (at for at, cell in enumerate(words) if "NAICS" in cell and cell.endswith(word))
    return next(found, None)
