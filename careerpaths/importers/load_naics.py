"""Takes the Census Bureau's workbook into the industries of a release."""

import re
from collections.abc import Sequence

from careerpaths.importers.loader import Loader, only
from careerpaths.importers.loading import Outcome, Progress, load
from careerpaths.models import DataRelease
from employers.importers import read
from employers.models import Industry
from employers.rules.naics import RELEASE
from ui.sheets import Source


def take(sources: Sequence[Source], release: DataRelease, progress: Progress) -> Outcome:
    """Load the workbook. Raises NotThisFile, also for one of another release."""
    source = only(sources, "the workbook")
    rows = ((row.code, row.title, release.name) for row in read(source, release.name))
    return load(
        Industry, rows, columns=("code", "title", "release"), key=["code", "release"],
        progress=progress,
    )  # fmt: skip


LOADER = Loader(
    source=DataRelease.Source.NAICS,
    accepts="The workbook of the Census Bureau, 2022_NAICS_Structure.xlsx, or its list of 2 to 6 "
    "digits.",
    take=take,
    named=re.compile(r"20\d\d"),
    example=RELEASE,
    default=RELEASE,
)
