"""`manage.py import_x FILE`: a sentence of what happened, or one of why not."""

import pytest
from django.core.management import call_command
from django.core.management.base import CommandError

from careerpaths.models import DataRelease
from tests.careerpaths.files import write_book, write_text
from tests.careerpaths.test_load_soc import DEFINED, DEFINITIONS, LEVELS, STRUCTURE
from tests.careerpaths.test_read_cip import HEADER, PAIRS, line

pytestmark = pytest.mark.django_db


@pytest.fixture
def files(tmp_path):
    return {
        "structure": write_book(tmp_path / "s.xlsx", {"2018 Structure": [LEVELS, *STRUCTURE]}),
        "definitions": write_book(tmp_path / "d.xlsx", {"2018 SOC": [DEFINED, *DEFINITIONS]}),
        "cip": write_text(tmp_path / "CIPCode2020.csv", [HEADER, line("48"), line("48.05")]),
        "crosswalk": write_text(tmp_path / "crosswalk.csv", PAIRS),
    }


def test_each_says_what_it_did_and_twice_changes_nothing(files, capsys):
    for names, command, first, second in [
        (["structure"], "import_soc", "SOC occupations, 2018: 2 new, 0 as they were.",
         "SOC occupations, 2018: 0 new, 2 as they were."),
        (["structure", "definitions"], "import_soc",
         "SOC occupations, 2018: 0 new, 1 filled in, 3 as they were.",
         "SOC occupations, 2018: 0 new, 4 as they were."),
        (["cip"], "import_cip", "CIP programs of study, 2020: 2 new, 0 as they were.",
         "CIP programs of study, 2020: 0 new, 2 as they were."),
        (["crosswalk"], "import_crosswalk", "CIP to SOC crosswalk, 2020: 2 new, 0 as they were.",
         "CIP to SOC crosswalk, 2020: 0 new, 2 as they were."),
    ]:  # fmt: skip
        paths = [files[name] for name in names]
        for said in (first, second):
            call_command(command, *paths)
            assert capsys.readouterr().out.startswith(said)


def test_notes_follow(files, capsys):
    call_command("import_crosswalk", files["crosswalk"], release="2020")
    assert "2 rows say that a code has no match and were left out." in capsys.readouterr().out


def test_a_file_that_cannot_be_is_refused_in_a_sentence(files, tmp_path):
    cut_off = tmp_path / "half.xlsx"
    cut_off.write_bytes(files["structure"].read_bytes()[:2_000])
    for command, path, release, words in [
        ("import_soc", files["cip"], "", "no row at the top names the columns Major Group"),
        ("import_soc", cut_off, "", "half.xlsx: "),
        ("import_soc", tmp_path / "missing.xlsx", "", "No such file"),
        ("import_soc", files["structure"], "2010", "it says that it is of 2018, not of 2010"),
        ("import_cip", files["cip"], "20", "'20' is not the name of a release such as 2020"),
        ("import_cip", tmp_path, "", "There are 5 files, where CIPCode2020.csv alone"),
        ("import_crosswalk", files["structure"], "", "no row at the top names"),
    ]:
        with pytest.raises(CommandError, match=words):
            call_command(command, path, release=release)
    assert not DataRelease.objects.exists()
