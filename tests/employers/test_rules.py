import datetime as dt

import pytest

from accounts.permissions import Permission
from employers.rules.help import HELP, answer_words
from employers.rules.naics import codes_of, has_sector, plain_title
from employers.rules.names import first_word
from employers.rules.silence import days_before, week_of

MONDAY = dt.date(2026, 11, 23)


@pytest.mark.parametrize(
    ("name", "word"),
    [
        ("Keystone Gear Works", "Keystone"),
        ("The Gear Works", "Gear"),
        ("Weidman, Inc.", "Weidman"),
        ("The", "The"),
        ("  ", ""),
        ("", ""),
    ],
)
def test_a_firm_is_looked_up_by_its_first_telling_word(name, word):
    assert first_word(name) == word


@pytest.mark.parametrize(
    ("cell", "codes"),
    [
        ("31-33", ["31", "32", "33"]), ("332710", ["332710"]), (" 11 ", ["11"]), ("None", []),
        ("1", []), ("1234567", []), ("", []), ("31-x", []), ("3-1", []),
    ],
)  # fmt: skip
def test_a_cell_of_the_official_file_names_codes(cell, codes):
    assert codes_of(cell) == codes


@pytest.mark.parametrize(
    ("title", "plain"),
    [
        ("Crop ProductionT ", "Crop Production"),
        ("Oilseed (except Soybean)T", "Oilseed (except Soybean)"),
        ("Machine Shops", "Machine Shops"),
        ("Makers of TNT", "Makers of TNT"),
        ("T", "T"),
        ("", ""),
    ],
)
def test_the_mark_of_the_trilateral_agreement_goes(title, plain):
    assert plain_title(title) == plain


def test_a_code_begins_with_a_sector():
    assert has_sector("332710")
    assert not has_sector("999999")


@pytest.mark.parametrize(
    ("answered", "words"),
    [
        (None, "Waiting for 3 days"),
        (MONDAY - dt.timedelta(days=3), "Answered the same day"),
        (MONDAY - dt.timedelta(days=2), "Answered after 1 day"),
        (MONDAY, "Answered after 3 days"),
    ],
)
def test_days_to_the_first_answer_are_told(answered, words):
    assert answer_words(MONDAY - dt.timedelta(days=3), answered, MONDAY) == words


def test_a_request_of_today_waits_for_no_day_yet():
    assert answer_words(MONDAY, None, MONDAY) == "Asked today"


def test_a_firm_closes_its_request_and_does_not_answer_it():
    firm = [Permission.TAKE_PART]
    assert HELP.moves_from("waiting", firm) == []
    assert [move.target for move in HELP.moves_from("answered", firm)] == ["closed"]
    assert HELP.targets("closed") == []


def test_90_days_without_a_word_are_too_many():
    assert days_before(MONDAY) == dt.date(2026, 8, 25)


def test_a_week_has_its_name():
    assert week_of(MONDAY) == "2026-W48"
    assert week_of(dt.date(2027, 1, 1)) == "2026-W53"
