"""The CIP and its crosswalk, once; a file of another year or kind is refused."""

import csv

import pytest

from careerpaths.importers.kinds import LOADERS
from careerpaths.importers.loading import Outcome
from careerpaths.models import CipSoc, DataRelease, InstructionalProgram
from tests.careerpaths.files import official
from tests.careerpaths.test_read_cip import HEADER, PAIRS, line
from ui.sheets import NotThisFile, sources

pytestmark = pytest.mark.django_db

CIP, CROSSWALK = LOADERS[DataRelease.Source.CIP], LOADERS[DataRelease.Source.CROSSWALK]


@pytest.fixture
def write(tmp_path):
    def write(name, rows):
        with (tmp_path / name).open("w", encoding="utf-8-sig", newline="") as file:
            csv.writer(file).writerows(rows)
        return sources(tmp_path / name)

    return write


def test_programs_are_taken_once(write):
    file = write("CIPCode2020.csv", [HEADER, line('="48.0501"'), line("48.0502", "Deleted")])
    release, outcome = CIP.load(file)
    assert (str(release), outcome) == ("CIP programs of study, 2020", Outcome(new=2))
    assert CIP.load(file)[1] == Outcome(unchanged=2)
    active = InstructionalProgram.objects.filter(is_active=True)
    assert list(active.values_list("cip", "level")) == [("48.0501", "program")]


def test_matches_are_taken_once_and_the_unmatched_counted(write):
    file = write("crosswalk.csv", PAIRS)
    left_out = ["2 rows say that a code has no match and were left out."]
    assert CROSSWALK.load(file)[1] == Outcome(new=2, notes=left_out)
    assert CROSSWALK.load(file)[1] == Outcome(unchanged=2, notes=left_out)
    assert str(CipSoc.objects.get(soc="51-4041")) == "48.0501 51-4041"


def test_what_is_not_this_file_is_refused(write):
    programs = write("CIPCode2010.csv", [HEADER, line("48")])
    pairs = write("pairs.csv", PAIRS)
    for loader, files, release, words in [
        (CIP, programs, "", "CIPCode2010.csv: it says that it is of 2010, not of 2020"),
        (CIP, pairs, "", "pairs.csv: no row at the top names the columns CIPCode"),
        (CIP, programs * 2, "", "There are 2 files, where CIPCode2020.csv alone is expected"),
        (CROSSWALK, programs, "", "no row at the top names the columns CIP2020Code"),
        (CROSSWALK, pairs, "2010", "'2010' is not the name of a release such as 2020"),
    ]:
        with pytest.raises(NotThisFile, match=words):
            loader.load(files, release=release)
    assert not DataRelease.objects.exists()


def test_the_centers_own_files_are_taken_once():
    programs = official("CIPCode2020.csv")
    pairs = official("CIP2020_SOC2018_Crosswalk.csv")
    assert CIP.load(programs)[1] == Outcome(new=2_847)
    assert CIP.load(programs)[1] == Outcome(unchanged=2_847)
    assert CROSSWALK.load(pairs)[1].new == 5_723
    assert CROSSWALK.load(pairs)[1].unchanged == 5_723
    assert InstructionalProgram.objects.count() == 2_847
    assert CipSoc.objects.count() == 5_723
