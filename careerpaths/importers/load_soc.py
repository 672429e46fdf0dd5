"""Takes the SOC's structure and its definitions into the occupations of a release."""

import re
from collections.abc import Iterator, Sequence

from careerpaths.importers import soc
from careerpaths.importers.loader import Loader
from careerpaths.importers.loading import Outcome, Progress, load
from careerpaths.models import DataRelease, Occupation
from ui.sheets import Source, layout_of

COLUMNS = ("soc", "level", "title", "definition")
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
            Occupation, _rows(source), columns=COLUMNS, key=["soc"], release=release,
            fill=["definition"], progress=progress,
        )  # fmt: skip
    return outcome


def _rows(source: Source) -> Iterator[tuple[str, str, str, str]]:
    read = READERS[layout_of(source, LAYOUTS)]
    return ((row.code, row.level, row.title, row.definition) for row in read(source))


LOADER = Loader(
    source=DataRelease.Source.SOC,
    accepts="The structure and the definitions of the Bureau of Labor Statistics, "
    "soc_structure_2018.xlsx and soc_2018_definitions.xlsx.",
    take=take,
    named=re.compile(r"20\d\d"),
    example="2018",
    default="2018",
)
