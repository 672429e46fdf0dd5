"""Takes any of O*NET's tables into a release; what a table builds on may have come earlier."""

import re
from collections.abc import Callable, Iterator, Sequence

from careerpaths.importers.loader import Loader
from careerpaths.importers.loading import Outcome, Progress
from careerpaths.importers.onet import columns, readers
from careerpaths.importers.onet.load_part import Part
from careerpaths.importers.onet.load_ratings import take_ratings
from careerpaths.importers.onet.tables import RATINGS, Table, release_of, tables
from careerpaths.models import (
    DataRelease,
    Element,
    JobZone,
    OnetOccupation,
    Preparation,
    PreparationCategory,
    RelatedOccupation,
    Title,
)
from careerpaths.rules.codes import soc_of
from careerpaths.rules.words import plain
from ui.sheets import Source, refusal

TITLE = ("occupation_id", "title", "kind", "words")
RELATED = ("occupation_id", "other_id", "tier", "place")
ZONE_WORDS = ("zone", "name", "experience", "education", "training")
PREPARED = ("occupation_id", "scale", "category", "percent", "suppress")


def take(sources: Sequence[Source], release: DataRelease, progress: Progress) -> Outcome:
    """Load the files that are tables of O*NET, in the order they need. Raises NotThisFile."""
    found = tables(sources, release.name)
    outcome = Outcome(notes=_passed_over(sources, found))
    for table, take_part in TAKEN.items():
        for source in found.get(table, []):
            occupations = _occupations(release)
            if table in OF_OCCUPATIONS and not occupations:
                missing = f"{Table.OCCUPATIONS} of release {release.name} is missing"
                raise refusal(source.name, f"{missing}: load it beside this file, or before it.")
            outcome += take_part(Part(source, table, release, occupations, progress))
    return outcome


def _occupations(release: DataRelease) -> dict[str, int]:
    return dict(OnetOccupation.objects.filter(release=release).values_list("code", "pk"))


def _passed_over(sources: Sequence[Source], found: dict[Table, list[Source]]) -> list[str]:
    taken = [source for files in found.values() for source in files]
    others = sum(source not in taken for source in sources)
    if not others:
        return []
    files = "1 file was" if others == 1 else f"{others:,} files were"
    return [f"{files} passed over: no table of O*NET that the portal uses."]


def _take_occupations(part: Part) -> Outcome:
    """Load the occupations, and their official titles among the titles."""
    part.refuse_cut()
    rows = (
        (row.code, soc_of(row.code), row.title, row.description)
        for row in readers.occupations(part.source)
    )
    outcome = part.load(
        OnetOccupation, rows, ("code", "soc", "title", "description"), ["code"],
        release=part.release, fill=["description"],
    )  # fmt: skip
    kept = OnetOccupation.objects.filter(release=part.release).values_list("pk", "title")
    official = ((pk, title, Title.Kind.OFFICIAL.value, plain(title)) for pk, title in kept)
    return outcome + part.load(Title, official, TITLE, ["occupation_id", "title"])


def _take_job_zones(part: Part) -> Outcome:
    rows = ((row.code, row.zone) for row in readers.job_zones(part.source)
            if part.occupation(row.code))  # fmt: skip
    return part.load(
        OnetOccupation, rows, ("code", "job_zone"), ["code"],
        release=part.release, fill=["job_zone"],
    )  # fmt: skip


def _take_zone_words(part: Part) -> Outcome:
    rows = (
        (row.zone, row.name, row.experience, row.education, row.training)
        for row in readers.zone_words(part.source)
    )
    return part.load(JobZone, rows, ZONE_WORDS, ["zone"], release=part.release)


def _take_elements(part: Part) -> Outcome:
    part.refuse_cut()
    rows = ((row.element_id, row.name, row.description) for row in readers.elements(part.source))
    return part.load(
        Element, rows, ("element_id", "name", "description"), ["element_id"],
        release=part.release, fill=["description"],
    )  # fmt: skip


def _take_related(part: Part) -> Outcome:
    return part.load(RelatedOccupation, _related(part), RELATED, ["occupation_id", "other_id"])


def _related(part: Part) -> Iterator[tuple[int, int, str, int]]:
    for row in readers.related(part.source):
        occupation = part.occupation(row.code)
        other = part.occupation(row.related, columns.RELATED)
        part.once(occupation, {columns.CODE: row.code, columns.RELATED: row.related})
        yield occupation, other, row.tier, row.index


def _take_titles(part: Part) -> Outcome:
    return part.load(Title, _titles(part), TITLE, ["occupation_id", "title"])


def _titles(part: Part) -> Iterator[tuple[int, str, str, str]]:
    """Give titles as of the kind that named them first: a title may be of several kinds."""
    kept = Title.objects.filter(occupation__release=part.release)
    kinds = {(of, title): kind for of, title, kind in kept.values_list(*TITLE[:3])}
    for row in readers.titles(part.source):
        occupation = part.occupation(row.code)
        kind = kinds.setdefault((occupation, row.title), row.kind)
        yield occupation, row.title, kind, plain(row.title)


def _take_preparation(part: Part) -> Outcome:
    key = ["occupation_id", "scale", "category"]
    return part.load(Preparation, _preparation(part), PREPARED, key)


def _preparation(part: Part) -> Iterator[tuple[object, ...]]:
    for row in readers.preparation(part.source):
        occupation = part.occupation(row.code)
        if row.category is None:  # how important a certification is, which nobody shows
            continue
        cells = {columns.CODE: row.code, columns.SCALE: row.scale, columns.CATEGORY: row.category}
        part.once(occupation, cells)
        yield occupation, row.scale, row.category, row.value, row.suppress


def _take_categories(part: Part) -> Outcome:
    rows = ((row.scale, row.category, row.description) for row in readers.categories(part.source))
    return part.load(
        PreparationCategory, rows, ("scale", "category", "description"), ["scale", "category"],
        release=part.release,
    )  # fmt: skip


# In the order in which one builds on another; of the titles, the official one comes first.
TAKEN: dict[Table, Callable[[Part], Outcome]] = {
    Table.OCCUPATIONS: _take_occupations,
    Table.ELEMENTS: _take_elements,
    Table.ZONE_WORDS: _take_zone_words,
    Table.CATEGORIES: _take_categories,
    Table.JOB_ZONES: _take_job_zones,
    **dict.fromkeys(RATINGS, take_ratings),
    Table.RELATED: _take_related,
    Table.TITLES: _take_titles,
    Table.REPORTED_TITLES: _take_titles,
    Table.PREPARATION: _take_preparation,
}
OF_OCCUPATIONS = set(TAKEN) - {
    *(Table.OCCUPATIONS, Table.ELEMENTS, Table.ZONE_WORDS, Table.CATEGORIES)
}


def _release_of(sources: Sequence[Source]) -> str:
    return release_of(sources) or ""


LOADER = Loader(
    source=DataRelease.Source.ONET,
    accepts="The O*NET database as text or as Excel: the whole zip, or some of its files. "
    "Occupation Data comes first or among them.",
    take=take,
    named=re.compile(r"\d{1,2}\.\d"),
    example="29.3",
    release_of=_release_of,
)
