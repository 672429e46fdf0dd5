"""Takes the CIP and its crosswalk to the SOC into their tables."""

import re
from collections.abc import Sequence

from careerpaths.importers import cip, crosswalk
from careerpaths.importers.loader import Loader, only, refuse_other_year
from careerpaths.importers.loading import Outcome, Progress, load
from careerpaths.models import CipSoc, DataRelease, InstructionalProgram
from ui.sheets import Source

NAMES_ITS_YEAR = re.compile(r"CIP\W?(?:Code)?\W?(20\d\d)", re.IGNORECASE)


def take(sources: Sequence[Source], release: DataRelease, progress: Progress) -> Outcome:
    """Load the classification. Raises NotThisFile."""
    source = only(sources, "CIPCode2020.csv")
    refuse_other_year(source, NAMES_ITS_YEAR.search(source.name), release)
    rows = ((r.cip, r.level, r.title, r.definition, r.is_active) for r in cip.read(source))
    return load(
        InstructionalProgram, rows, columns=("cip", "level", "title", "definition", "is_active"),
        key=["cip"], release=release, fill=["definition"], progress=progress,
    )  # fmt: skip


def take_crosswalk(sources: Sequence[Source], release: DataRelease, progress: Progress) -> Outcome:
    """Load the pairs of programs and occupations. Raises NotThisFile."""
    source = only(sources, "the crosswalk")
    rows = ((row.cip, row.soc) for row in crosswalk.read(source))
    outcome = load(
        CipSoc, rows, columns=("cip", "soc"), key=["cip", "soc"], release=release,
        progress=progress,
    )  # fmt: skip
    if without := crosswalk.count_unmatched(source):
        outcome.notes.append(f"{without:,} rows say that a code has no match and were left out.")
    return outcome


LOADER = Loader(
    source=DataRelease.Source.CIP,
    accepts="The classification of the National Center for Education Statistics, CIPCode2020.csv.",
    take=take,
    named=re.compile(r"20\d\d"),
    example="2020",
    default="2020",
)
CROSSWALK = Loader(
    source=DataRelease.Source.CROSSWALK,
    accepts="The crosswalk of CIP 2020 to SOC 2018, CIP2020_SOC2018_Crosswalk.xlsx, or its sheet "
    "CIP-SOC saved as CSV.",
    take=take_crosswalk,
    named=re.compile(r"2020"),  # the year stands in the names of its columns
    example="2020",
    default="2020",
)
