"""Takes the SOC's structure and its definitions into the occupations of a release."""

import re
from collections.abc import Iterator, Sequence

from careerpaths.importers import soc
from careerpaths.importers.loader import Loader, refuse_other_year
from careerpaths.importers.loading import Outcome, Progress, load
from careerpaths.models import DataRelease, Occupation
from ui.sheets import Source, layout_of, lines

COLUMNS = ("soc", "level", "title", "definition")
YEAR = re.compile(r"\b(20\d\d)\b")  # in the name of the sheet: "2018 Structure"
STRUCTURE, DEFINITIONS = "structure", "definitions"
LAYOUTS = {
    STRUCTURE: tuple(soc.LEVELS),
    DEFINITIONS: ("SOC Group", "SOC Code", "SOC Title", "SOC Definition"),
}
READERS = {STRUCTURE: soc.read_structure, DEFINITIONS: soc.read_definitions}


def take(sources: Sequence[Source], release: DataRelease, progress: Progress) -> Outcome:
    """Load either workbook or both, in any order. Raises NotThisFile."""
    outcome = Outcome()
    for source in sources:
        outcome += load(
            Occupation, _rows(source, release), columns=COLUMNS, key=["soc"], release=release,
            fill=["definition"], progress=progress,
        )  # fmt: skip
    return outcome


def _rows(source: Source, release: DataRelease) -> Iterator[tuple[str, str, str, str]]:
    layout = layout_of(source, LAYOUTS)
    sheet = next(lines(source, columns=LAYOUTS[layout])).sheet
    refuse_other_year(source, YEAR.search(sheet), release)
    return ((row.code, row.level, row.title, row.definition) for row in READERS[layout](source))


LOADER = Loader(
    source=DataRelease.Source.SOC,
    accepts="The structure and the definitions of the Bureau of Labor Statistics, "
    "soc_structure_2018.xlsx and soc_2018_definitions.xlsx.",
    take=take,
    named=re.compile(r"20\d\d"),
    example="2018",
    default="2018",
)
