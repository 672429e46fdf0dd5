"""Reads the O*NET database: both of its layouts, as text and as Excel."""

from careerpaths.importers.onet.readers import (
    categories,
    elements,
    job_zones,
    occupations,
    preparation,
    ratings,
    related,
    titles,
    zone_words,
)
from careerpaths.importers.onet.rows import (
    CategoryRow,
    ElementRow,
    OccupationRow,
    PreparationRow,
    RatingRow,
    RelatedRow,
    TitleRow,
    ZoneRow,
    ZoneWordsRow,
)
from careerpaths.importers.onet.tables import Table, release_of, tables

__all__ = [
    "CategoryRow",
    "ElementRow",
    "OccupationRow",
    "PreparationRow",
    "RatingRow",
    "RelatedRow",
    "Table",
    "TitleRow",
    "ZoneRow",
    "ZoneWordsRow",
    "categories",
    "elements",
    "job_zones",
    "occupations",
    "preparation",
    "ratings",
    "related",
    "release_of",
    "tables",
    "titles",
    "zone_words",
]
