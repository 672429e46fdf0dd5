"""Rows of official data: taken once, never overwritten, all or none."""

from decimal import Decimal

import pytest
from django.db import connection

from careerpaths.importers.loading import Outcome, Progress, load, release_for
from careerpaths.models import Area, DataRelease, Occupation, Rating, Wage
from tests import reference
from ui.sheets import NotThisFile

pytestmark = pytest.mark.django_db

COLUMNS = ("soc", "level", "title", "definition")
MACHINISTS = ("51-4041", "detailed", "Machinists", "")
DEFINED = ("51-4041", "detailed", "Machinists", "Set up machine tools.")


@pytest.fixture
def release(db):
    return release_for(DataRelease.Source.SOC, "2018")


@pytest.fixture
def occupations(release):
    def occupations(*rows, **how):
        return load(
            Occupation, rows, columns=COLUMNS, key=["soc"], release=release,
            fill=["definition"], **how,
        )  # fmt: skip

    return occupations


def kept():
    return list(Occupation.objects.values_list(*COLUMNS))


def test_rows_are_taken_once(occupations):
    assert occupations(MACHINISTS) == Outcome(new=1)
    assert occupations(MACHINISTS) == Outcome(unchanged=1)
    assert occupations() == Outcome()
    assert kept() == [MACHINISTS]


def test_what_is_empty_is_filled_and_stays(occupations):
    occupations(MACHINISTS)
    assert occupations(DEFINED) == Outcome(filled=1)
    assert occupations(MACHINISTS) == occupations(DEFINED) == Outcome(unchanged=1)
    assert kept() == [DEFINED]


def test_a_row_that_differs_is_left_as_it_was_and_told(occupations):
    occupations(DEFINED)
    outcome = occupations(("51-4041", "detailed", "Turners", "Other words."))
    assert (outcome.new, outcome.unchanged, outcome.differing) == (0, 0, 1)
    assert outcome.notes == [
        '51-4041 stays as it was: title is "Machinists", the file says "Turners"; '
        'definition is "Set up machine tools.", the file says "Other words.".'
    ]
    assert outcome.words == "0 new, 0 as they were, 1 different and left as they were."
    assert kept() == [DEFINED]


def test_a_row_that_is_filled_and_differs_counts_as_differing(occupations):
    occupations(MACHINISTS)
    outcome = occupations(("51-4041", "detailed", "Turners", "Words."))
    assert (outcome.filled, outcome.differing, outcome.unchanged) == (0, 1, 0)
    assert kept() == [("51-4041", "detailed", "Machinists", "Words.")]


def test_releases_stand_side_by_side(occupations):
    occupations(MACHINISTS)
    other = release_for(DataRelease.Source.SOC, "2028")
    load(Occupation, [DEFINED], columns=COLUMNS, key=["soc"], release=other)
    assert sorted(kept()) == [MACHINISTS, DEFINED]
    assert release_for(DataRelease.Source.SOC, "2028") == other


def test_letters_that_separate_cells_are_kept(occupations):
    odd = ("51-4041", "detailed", "Tab\there, \\N and 100 %", 'Two\nlines\r\n"quoted" \\ end')
    assert occupations(odd) == Outcome(new=1)
    assert occupations(odd) == Outcome(unchanged=1)
    assert kept() == [odd]


@pytest.mark.parametrize(
    ("row", "words"),
    [
        (("51-4041", "detailed", "x" * 201, ""), "The title of 51-4041 is longer than 200 letters"),
        (("51", "detailed", "A title", ""), "A row does not fit what is kept: .*soc_is_a_code"),
        (("51-4041", "detailed", None, ""), "A row does not fit"),
        (("51-4041", "detailed", "x\0", ""), "A row does not fit"),
    ],
)
def test_a_row_that_does_not_fit_refuses_all(occupations, row, words):
    with pytest.raises(NotThisFile, match=words):
        occupations(("11-1011", "detailed", "Chief Executives", ""), row)
    assert kept() == []


def test_what_the_progress_raises_ends_it_and_leaves_nothing(occupations, monkeypatch):
    monkeypatch.setattr("careerpaths.importers.loading.BATCH", 2)
    told = []

    def tell(rows):
        told.append(rows)
        if rows == 4:
            raise KeyboardInterrupt

    rows = [(f"51-40{number}", "detailed", "A title", "") for number in range(10, 20)]
    with pytest.raises(KeyboardInterrupt):
        occupations(*rows, progress=Progress(tell))
    assert (told, kept()) == ([2, 4], [])
    assert occupations(*rows) == Outcome(new=10)


def test_parts_of_a_row_are_put_together():
    rating = reference.RatingFactory(importance=None, level=None)
    occupation, element = rating.occupation_id, rating.element_id
    rating.delete()
    columns = ("occupation_id", "element_id", "importance", "level", "not_relevant")
    rows = [
        (occupation, element, Decimal("4.12"), None, False),
        (occupation, element, None, Decimal("0.5"), True),
    ]
    for outcome in (Outcome(new=1), Outcome(unchanged=1)):
        assert outcome == load(
            Rating, rows, columns=columns, key=["occupation_id", "element_id"], together=True
        )
    (made,) = Rating.objects.values_list(*columns)
    assert made == (occupation, element, Decimal("4.12"), Decimal("0.5"), True)


def test_flags_and_numbers_come_back_as_they_are(release):
    area = reference.AreaFactory()
    columns = ("area_id", "soc", "title", "annual_median", "flags")
    row = (area.pk, "51-4041", "Machinists", Decimal("54000.00"), {"annual_p90": "top"})
    again = load(Wage, [row, row], columns=columns, key=["area_id", "soc"], release=release)
    assert (again.new, again.unchanged) == (1, 1)
    assert list(Wage.objects.values_list(*columns)) == [row]


def test_a_table_without_releases_is_filled_too():
    rows = [("metro", "29540", "Lancaster, PA")]
    for outcome in (Outcome(new=1), Outcome(unchanged=1)):
        assert outcome == load(Area, rows, columns=("kind", "code", "name"), key=["kind", "code"])


def test_nothing_staged_is_left_behind(occupations):
    occupations(MACHINISTS)
    with connection.cursor() as cursor:
        cursor.execute("SELECT to_regclass('pg_temp.official_row')")
        assert cursor.fetchone() == (None,)
