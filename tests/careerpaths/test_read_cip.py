"""The CIP and its crosswalk to the SOC: wrapped codes, codes out of use, rows without a match."""

import csv
from collections import Counter

import pytest

from careerpaths.importers import cip, crosswalk
from careerpaths.importers.cip import CipRow
from careerpaths.importers.crosswalk import CipSocRow
from tests.careerpaths.files import official, write_book
from ui.sheets import NotThisFile, sources

HEADER = [
    "CIPFamily", "CIPCode", "Action", "TextChange", "CIPTitle", "CIPDefinition",
    "CrossReferences", "Examples",
]  # fmt: skip
PAIRS = [
    ["CIP2020Code", "CIP2020Title", "SOC2018Code", "SOC2018Title"],
    ["01.0000", "Agriculture, General.", "19-1011", "Animal Scientists"],
    ["01.0508", "Taxidermy/Taxidermist.", "99-9999", "NO MATCH"],
    ["99.9999", "NO MATCH", "13-1074", "Farm Labor Contractors"],
    ["48.0501", "Machine Tool Technology.", "51-4041", "Machinists"],
]


def line(code, action="New", title="Machine Shop Technology/Assistant.", definition="A program."):
    return [code[:2], code, action, "no", title, definition, "", ""]


@pytest.fixture
def listed(tmp_path):
    def listed(*rows, header=HEADER):
        with (tmp_path / "cip.csv").open("w", encoding="utf-8-sig", newline="") as file:
            csv.writer(file).writerows([header, *rows])
        (source,) = sources(tmp_path / "cip.csv")
        return source

    return listed


def test_codes_lose_their_wrapping_and_titles_their_full_stop(listed):
    rows = [line("48", title="PRECISION PRODUCTION."), line('="48.05"'), line('="01.0000"')]
    assert [(row.cip, row.level) for row in cip.read(listed(*rows))] == [
        ("48", "family"), ("48.05", "group"), ("01.0000", "program"),
    ]  # fmt: skip
    assert list(cip.read(listed(line("48.0503")))) == [
        CipRow("48.0503", "Machine Shop Technology/Assistant", "A program.", "program", True)
    ]


def test_what_was_deleted_or_moved_away_is_not_active(listed):
    actions = ["No substantive changes", "New", "Moved to", "Moved from", "Deleted"]
    rows = [line(f"48.050{number}", action) for number, action in enumerate(actions)]
    found = [row.is_active for row in cip.read(listed(*rows))]
    assert found == [True, True, True, False, False]


@pytest.mark.parametrize(
    ("rows", "words"),
    [
        ([line("48.050")], "row 2, column CIPCode: '48.050' is not a CIP code"),
        ([line("48", "Gone")], "row 2, column Action: 'Gone' is not one of Deleted, Moved from"),
        ([line("48", title="")], "row 2, column CIPTitle: the cell is empty"),
        ([line("48"), line("48")], "row 3, column CIPCode: 48 stands here for the second time"),
        ([line("48")[:4]], "row 2: the file is cut off"),
    ],
)
def test_a_row_that_is_wrong_is_named(listed, rows, words):
    with pytest.raises(NotThisFile, match=f"cip.csv, {words}"):
        list(cip.read(listed(*rows)))


def test_the_crosswalk_gives_pairs_and_counts_what_has_no_match(listed, tmp_path):
    book = {"File Description": [["CIP 2020 to SOC 2018"]], "CIP-SOC": PAIRS, "SOC-CIP": PAIRS}
    (workbook,) = sources(write_book(tmp_path / "crosswalk.xlsx", book))
    for source in (workbook, listed(*PAIRS[1:], header=PAIRS[0])):
        found = list(crosswalk.read(source))
        assert found == [CipSocRow("01.0000", "19-1011"), CipSocRow("48.0501", "51-4041")]
        assert crosswalk.count_unmatched(source) == 2


@pytest.mark.parametrize(
    ("row", "words"),
    [
        (["1", "x", "19-101", "x"], "row 3, column SOC2018Code: '19-101' is not a SOC code"),
        (["x", "x", "19-1011", "x"], "row 3, column CIP2020Code: 'x' is not a CIP code"),
        (PAIRS[1], "row 3, .*: 01.0000 with 19-1011 stands here for the second time"),
    ],
)
def test_a_pair_that_is_wrong_is_named(listed, row, words):
    with pytest.raises(NotThisFile, match=words):
        list(crosswalk.read(listed(PAIRS[1], row, header=PAIRS[0])))


def test_the_centers_own_files_are_read():
    programs = list(cip.read(*official("CIPCode2020.csv")))
    assert Counter(row.level for row in programs) == {"family": 50, "group": 473, "program": 2_324}
    assert sum(not row.is_active for row in programs) == 149 + 12
    (source,) = official("CIP2020_SOC2018_Crosswalk.csv")
    pairs = list(crosswalk.read(source))
    assert len(pairs) == 5_723
    assert (len({row.cip for row in pairs}), len({row.soc for row in pairs})) == (1_948, 687)
    assert crosswalk.count_unmatched(source) == 194 + 180
    assert {row.cip for row in pairs if row.soc == "51-9161"} == {"48.0503", "48.0510"}
    assert {row.cip for row in pairs} <= {row.cip for row in programs if row.is_active}
