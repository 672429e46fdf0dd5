"""Tells O*NET's files apart, and which release they are of.

Release 30.3 divided and renamed tables: Skills became Essential Skills and Transferable Skills,
Alternate Titles became Job Titles, and Education left Training and Experience.
"""

import re
from collections.abc import Mapping, Sequence
from enum import StrEnum
from pathlib import PurePosixPath

from careerpaths.importers.onet import columns
from careerpaths.importers.onet.readers import BRANCHES
from ui.sheets import Source, layout_of, lines, refusal

READ_ME = "read me"
RELEASE = re.compile(r"(?:O\*NET\W{0,3}|db_|onet_)(\d{1,2})[._](\d)(?!\d)", re.IGNORECASE)
NEW_LAYOUT = (30, 3)  # the release that began it


class Table(StrEnum):
    """A table that is read, under its name up to release 30.2."""

    OCCUPATIONS = "Occupation Data"
    JOB_ZONES = "Job Zones"
    ZONE_WORDS = "Job Zone Reference"
    ELEMENTS = "Content Model Reference"
    SKILLS = "Skills"
    KNOWLEDGE = "Knowledge"
    ABILITIES = "Abilities"
    WORK_ACTIVITIES = "Work Activities"
    RELATED = "Related Occupations"
    TITLES = "Alternate Titles"
    REPORTED_TITLES = "Sample of Reported Titles"
    PREPARATION = "Education, Training, and Experience"
    CATEGORIES = "Education, Training, and Experience Categories"


RATINGS = (Table.SKILLS, Table.KNOWLEDGE, Table.ABILITIES, Table.WORK_ACTIVITIES)
# The names since 30.3 of the tables that were renamed.
RENAMED = {
    "Essential Skills": Table.SKILLS,
    "Transferable Skills": Table.SKILLS,
    "Job Titles": Table.TITLES,
    "Education": Table.PREPARATION,
    "Training and Experience": Table.PREPARATION,
    "Education Categories": Table.CATEGORIES,
    "Training and Experience Categories": Table.CATEGORIES,
}
# The narrower layout first: ratings have all columns of a preparation but its category.
LAYOUTS: Mapping[str, Sequence[str]] = {
    **dict.fromkeys(RATINGS, columns.RATED),
    Table.PREPARATION: columns.PREPARED,
    Table.CATEGORIES: columns.CATEGORIES,
    Table.RELATED: columns.RELATIONS,
    Table.TITLES: columns.OLD_TITLES,
    "Job Titles": columns.NEW_TITLES,
    Table.REPORTED_TITLES: columns.REPORTED_TITLES,
    Table.ZONE_WORDS: columns.ZONE_WORDS,
    Table.JOB_ZONES: columns.ZONES,
    Table.ELEMENTS: columns.ELEMENTS,
    Table.OCCUPATIONS: columns.OCCUPATIONS,
}


def tables(sources: Sequence[Source], claimed: str = "") -> dict[Table, list[Source]]:
    """Return the files by the table they hold; tables that are not read are passed over.

    Files go by name, and must have its table's columns; a file that comes alone goes by its
    columns whatever it is named. Since 30.3 skills, preparation and categories are two files.
    `claimed` is the release somebody says they are of. Raises NotThisFile.
    """
    release = release_of(sources, claimed)
    found: dict[Table, dict[str, Source]] = {}
    for source in sources:
        name = NAMES.get(_plain(source.name), "")
        if name:
            _check_layout(source, name, release)
        elif len(sources) == 1:
            name = _told(source)
        if name:
            _add(found.setdefault(_table(name), {}), name, source)
    if not found:
        raise refusal(sources[0].within or sources[0].name, "no file is a table of O*NET.")
    _check_halves(found.get(Table.SKILLS, {}))
    return {table: list(files.values()) for table, files in found.items()}


def release_of(sources: Sequence[Source], claimed: str = "") -> str | None:
    """Return the release that the files name ("29.3"), else the one claimed, else None.

    They name it in the first line of Read Me.txt, and as folder or zip: db_29_3_excel.
    Raises NotThisFile when two names differ, or the one claimed.
    """
    if claimed and not re.fullmatch(r"\d{1,2}\.\d", claimed):
        raise refusal(sources[0].name, f"{claimed} is no release of O*NET such as 29.3.")
    said: dict[str, str] = {}
    for source in sources:
        if _plain(source.name) == READ_ME:
            first, _, _ = source.start().decode(errors="replace").partition("\n")
            said |= _releases(first, source.name)
        said |= _releases(source.within, source.within) | _releases(source.name, source.name)
    for release, place in said.items():
        other = next((each for each in said if each != release), claimed or release)
        if other != release:
            raise refusal(place, f"this is release {release} of O*NET, not {other}.")
    return next(iter(said), claimed or None)


def _releases(text: str, place: str) -> dict[str, str]:
    return {f"{major}.{minor}": place for major, minor in RELEASE.findall(text)}


def _plain(name: str) -> str:
    """Return a file's name as words alone: "Skills (1).xlsx" is skills."""
    return " ".join(re.findall("[a-z]+", PurePosixPath(name).stem.lower()))


NAMES = {_plain(name): str(name) for name in [*Table, *RENAMED]}


def _table(name: str) -> Table:
    return RENAMED.get(name) or Table(name)


def _told(source: Source) -> str:
    """Return the name of the table that a file's columns tell, ratings by their first row."""
    name = layout_of(source, LAYOUTS, quoted=False)
    if name not in RATINGS:
        return name
    line = next(lines(source, columns=[columns.ELEMENT], quoted=False))
    element = line.needed(columns.ELEMENT)
    told = next((name for name in RATINGS if element.startswith(BRANCHES[name])), "")
    if not told:
        raise line.wrong(columns.ELEMENT, "a skill, knowledge, an ability or a work activity")
    return told


def _check_layout(source: Source, name: str, release: str | None) -> None:
    """Refuse a table without its columns, and one that the release does not have."""
    layout = name if name in LAYOUTS else str(_table(name))
    layout_of(source, {layout: LAYOUTS[layout]}, quoted=False)
    if not release:
        return
    is_new = tuple(map(int, release.split("."))) >= NEW_LAYOUT
    replaced = {str(table) for table in RENAMED.values()}
    if (name in RENAMED and not is_new) or (name in replaced and is_new):
        raise refusal(source.name, f"release {release} of O*NET has no table {name}.")


def _add(files: dict[str, Source], name: str, source: Source) -> None:
    if name in files:
        raise refusal(source.name, f"{files[name].name} is the table {name} already.")
    if files and not {*files, name} <= set(RENAMED):
        raise refusal(source.name, f"{next(iter(files.values())).name} is of another release.")
    files[name] = source


def _check_halves(skills: Mapping[str, Source]) -> None:
    """Refuse one half of the skills: a comparison of occupations needs all 35."""
    halves = {"Essential Skills", "Transferable Skills"}
    if skills and set(skills) < halves:
        (missing,) = halves - set(skills)
        (source,) = skills.values()
        raise refusal(source.name, f"{missing} is missing beside it.")
