"""Write official data enough to see every page of careers alive, without any outside file.

As the loaders do: what is there already stays, so that the real files may come before or after.
"""

import csv
import datetime as dt
from decimal import Decimal
from pathlib import Path

from careerpaths.importers.load_oews import LOADER as OEWS
from careerpaths.importers.loading import load, release_for
from careerpaths.models import (
    Area,
    AreaCounty,
    BoardArea,
    CipSoc,
    DataRelease,
    Element,
    LearnedTitle,
    LivingWage,
    Occupation,
    OnetOccupation,
    PriorityOccupation,
    Rating,
    RelatedOccupation,
    Title,
)
from careerpaths.rules.words import plain
from config.sample import occupations as data
from config.sample.history import DANA
from training.actions.occupations import decide
from ui.sheets import Source

Kind = DataRelease.Source
HERE = Path(__file__).parent
RATINGS, WAGES = HERE / "onet_ratings.csv", HERE / "oews_may2025.csv"
JULY = 7


def write_official(region):
    write_occupations()
    write_onet()
    write_areas()
    OEWS.load([Source(WAGES.name, WAGES)], release="May 2025")
    write_matches()
    for slug, board in region.boards.items():
        write_lists(region, board, slug)
    write_decisions(region)


def write_occupations():
    """Write the SOC's occupations, with empty definitions."""
    rows = [(each.soc, "detailed", each.title) for each in data.OCCUPATIONS]
    load(Occupation, rows, columns=["soc", "level", "title"], key=["soc"],
         release=release_for(Kind.SOC, "2018"))  # fmt: skip


def write_onet():
    """Write O*NET's occupations with titles, ratings and related occupations."""
    release = release_for(Kind.ONET, "29.3")
    rows = [(f"{each.soc}.00", each.soc, each.title, each.zone) for each in data.OCCUPATIONS]
    load(OnetOccupation, rows, columns=["code", "soc", "title", "job_zone"], key=["code"],
         release=release)  # fmt: skip
    known = dict(release.onet_occupations.values_list("code", "pk"))
    titles = [(known[f"{soc}.00"], title, "official", plain(title)) for _, soc, title, _ in rows]
    load(Title, titles, columns=["occupation_id", "title", "kind", "words"],
         key=["occupation_id", "title"])  # fmt: skip
    related = [(known[f"{soc}.00"], known[f"{other}.00"], *of) for soc, other, *of in data.RELATED]
    load(RelatedOccupation, related, columns=["occupation_id", "other_id", "tier", "place"],
         key=["occupation_id", "other_id"])  # fmt: skip
    write_ratings(release, known)


def write_ratings(release, occupations):
    """Write the 35 skills and six fields of knowledge of every occupation.

    A cell of the table is importance and level, then what O*NET says of them: I and L ask for
    caution with the one or the other, N says that the level is not relevant.
    """
    with RATINGS.open(newline="") as file:
        _, _, *codes = next(table := csv.reader(file))
        rows = list(table)
    load(Element, [row[:2] for row in rows], columns=["element_id", "name"], key=["element_id"],
         release=release)  # fmt: skip
    elements = dict(release.elements.values_list("element_id", "pk"))
    ratings = [
        (occupations[code], elements[element], *rating(cell))
        for element, _, *cells in rows
        for code, cell in zip(codes, cells, strict=True)
    ]
    columns = ["occupation_id", "element_id", "importance", "level", "suppress_importance",
               "suppress_level", "not_relevant"]  # fmt: skip
    load(Rating, ratings, columns=columns, key=columns[:2])


def rating(cell):
    importance, level, *marks = cell.split()
    said = "".join(marks)
    return Decimal(importance), Decimal(level), "I" in said, "L" in said, "N" in said


def write_areas():
    """Write the areas in which the boards' counties lie; OEWS names state and nation itself."""
    release_for(Kind.AREAS, "2023")
    for kind, areas in [("metro", data.METROS), ("workforce", data.WORKFORCE_AREAS)]:
        named = [(kind, code, name) for code, (name, _) in areas.items()]
        load(Area, named, columns=["kind", "code", "name"], key=["kind", "code"])
        known = dict(Area.objects.filter(kind=kind).values_list("code", "pk"))
        counties = [(known[code], fips) for code, (_, fips) in areas.items()]
        load(AreaCounty, counties, columns=["area_id", "county_id"],
             key=["area_id", "county_id"])  # fmt: skip


def write_matches():
    """Write what the crosswalk says of the sample's programs."""
    rows = [(cip, soc) for cip, matched in data.MATCHES.items() for soc in matched]
    load(CipSoc, rows, columns=["cip", "soc"], key=["cip", "soc"],
         release=release_for(Kind.CROSSWALK, "2020"))  # fmt: skip


def write_lists(region, board, slug):
    """Write what a board itself says: where here is, what comes first, what a living costs.

    And the words that its people found occupations by.
    """
    area = Area.objects.get(kind="metro", code=data.BOARD_AREAS[slug])
    BoardArea.objects.create(board=board, area=area)
    year = region.day.year - (region.day.month < JULY)
    PriorityOccupation.objects.bulk_create(
        PriorityOccupation(board=board, program_year=year, soc=soc, source=data.PRIORITY_SOURCE)
        for soc in data.PRIORITIES[slug]
    )
    LivingWage.objects.bulk_create(
        LivingWage(
            board=board, county=county, year=region.day.year, household=household,
            hourly=Decimal(least) + Decimal(data.COUNTY_MORE[county.pk]),
            source=data.FIGURE_SOURCE,
        )
        for county in board.counties.all()
        for household, least in data.HOUSEHOLDS.items()
    )  # fmt: skip
    LearnedTitle.objects.bulk_create(
        LearnedTitle(board=board, words=plain(words), soc=each.soc)
        for each in data.OCCUPATIONS
        for words in each.called
    )


def write_decisions(region):
    """Write what Dana Whitlock said of proposed programs, and leave the rest proposed."""
    for name, soc, leads in data.DECISIONS:
        decide(program=region.programs[name], soc=soc, leads=leads, by=region.people[DANA],
               day=region.day - dt.timedelta(days=35))  # fmt: skip
