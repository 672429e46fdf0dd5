"""Takes the official NAICS workbook of the Census Bureau into the table of industries.

Known rows are known by code and release, so that a second run of the same file changes nothing.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from django.db import transaction

from employers.models import Industry
from employers.rules.naics import codes_of, plain_title
from ui.sheets import Line, Source, layout_of, lines, refusal, sources

LONGEST_TITLE = 200
BATCH = 1_000


@dataclass(frozen=True)
class NaicsRow:
    """One industry. A range of sectors such as 31-33 is three of them with one title."""

    code: str
    title: str


@dataclass(frozen=True)
class Outcome:
    """What an import did, counted in codes."""

    new: int
    changed: int
    unchanged: int


@transaction.atomic
def import_naics(*, path: Path, release: str) -> Outcome:
    """Bring the industries of a release up to the workbook. Raises NotThisFile.

    Codes that the file does not name any more are left: a release never loses any.
    """
    found = sources(path)
    if len(found) > 1:
        raise refusal(path.name, "there are several files, where the one workbook is expected.")
    titles = {row.code: row.title for row in read(found[0], release)}
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


def read(source: Source, release: str) -> Iterator[NaicsRow]:
    """Give the industries of the structure or of the list of 2 to 6 digits. Raises NotThisFile.

    A file of another release has other columns. Remarks beside the table are passed over.
    """
    layouts = {
        "structure": (f"{release} NAICS Code", f"{release} NAICS Title"),
        "2 to 6 digits": (f"{release} NAICS US Code", f"{release} NAICS US Title"),
    }
    columns = layouts[layout_of(source, layouts)]
    earlier: set[str] = set()
    for line in lines(source, columns=columns):
        yield from _industries(line, *columns, earlier)


def _industries(line: Line, code: str, title: str, earlier: set[str]) -> Iterator[NaicsRow]:
    named = plain_title(line.text(title))
    codes = codes_of(line.text(code))
    if named and line.text(code) and not codes:
        raise line.wrong(code, "a NAICS code of 2 to 6 digits")
    if codes:
        line.needed(title)
    if len(named) > LONGEST_TITLE:
        raise line.refused(title, f"the title is longer than {LONGEST_TITLE} letters.")
    for each in codes:
        yield NaicsRow(line.once(code, each, earlier), named)
