import datetime as dt

import pytest

from outcomes.rules import today
from outcomes.rules.today import (
    Ahead,
    EndedClass,
    Facts,
    MissingRelease,
    OpenClass,
    OpenInvitation,
    OpenRound,
    WaitingUpload,
    WrittenDown,
    headline,
    next_words,
    watch,
    work_list,
)
from outcomes.rules.words import counted, date, month, names

DAY = dt.date(2026, 11, 30)
TOMORROW, YESTERDAY = DAY + dt.timedelta(days=1), DAY - dt.timedelta(days=1)


def open_round(closes_on=TOMORROW, asked=12, waiting=4, who=("A", "B", "C", "D")):
    return OpenRound("Autumn", "Manufacturing", "/r/", closes_on, asked, waiting, who)


def only(facts):
    (item,) = work_list(facts, DAY)
    return item


def test_an_open_round_names_who_has_not_answered():
    item = only(Facts(rounds=[open_round()]))
    assert item.title == "Four of 12 employers have not answered the Autumn round"
    assert item.why == "Manufacturing. Not answered: A, B, C, D."
    assert (item.due, item.overdue, item.primary) == ("Closes Tue, Dec 1", False, True)


def test_one_employer_has_not_answered():
    item = only(Facts(rounds=[open_round(waiting=1, who=["A"])]))
    assert item.title.startswith("One of 12 employers has not")


def test_names_stay_away_from_who_may_not_know():
    item = only(Facts(rounds=[open_round(who=[])]))
    assert item.why == "Manufacturing. Not answered: 4 of 12 employers."


def test_what_was_written_down_waits_for_the_firm():
    item = only(Facts(written_down=[WrittenDown("Keyline", "Autumn", "/c/", "a call", YESTERDAY,
                                                TOMORROW)]))  # fmt: skip
    assert item.title == "Keyline has not confirmed what you wrote down"
    assert item.why == (
        "Autumn round, after a call on November 29. It counts when the firm sends it."
    )
    assert (item.due, item.action) == ("By Tue, Dec 1", "Ask it to confirm")


def test_a_round_everybody_answered_can_be_closed():
    item = only(Facts(rounds=[open_round(waiting=0, who=[])]))
    assert item.title == "Everybody answered the Autumn round of Manufacturing"
    assert item.why == "Manufacturing. It can be closed."


@pytest.mark.parametrize(("closes_on", "is_late"), [(DAY, False), (YESTERDAY, True)])
def test_a_round_is_late_after_its_day(closes_on, is_late):
    item = only(Facts(rounds=[open_round(closes_on)]))
    assert item.overdue is is_late
    assert (item.title == "Close the Autumn round of Manufacturing") is is_late


def test_a_missing_release_is_late():
    item = only(Facts(missing_releases=[MissingRelease("Autumn", "M", "/r/", YESTERDAY)]))
    assert (item.title, item.overdue) == ("The release of the Autumn round is missing", True)


@pytest.mark.parametrize(("decision_on", "is_late"), [(DAY, False), (YESTERDAY, True)])
def test_a_class_short_of_seats_waits_until_its_day(decision_on, is_late):
    item = only(Facts(open_classes=[OpenClass("CNC", "/c/", decision_on, 9, 12)]))
    assert (item.title, item.overdue) == ("CNC is three seats short", is_late)


def test_a_class_with_enough_seats_needs_nobody():
    assert work_list(Facts(open_classes=[OpenClass("CNC", "/c/", DAY, 12, 12)]), DAY) == []


def test_results_wait_until_everybody_has_one():
    ended = EndedClass("CNC", "/c/", DAY - dt.timedelta(days=31), 12, 3)
    item = only(Facts(ended_classes=[ended]))
    assert (item.why, item.overdue) == ("3 of 12 people have no result yet.", True)
    known = EndedClass("CNC", "/c/", YESTERDAY, 12, 0)
    assert work_list(Facts(ended_classes=[known]), DAY) == []
    nobody = EndedClass("CNC", "/c/", YESTERDAY, 0, 0)
    assert only(Facts(ended_classes=[nobody])).why == "Nobody is on its roster."


def test_an_upload_waits_for_a_decision():
    item = only(Facts(uploads=[WaitingUpload("CNC", "/u/", YESTERDAY, 1200, 3)]))
    assert item.why == "1,200 rows can be taken, 3 cannot."


@pytest.mark.parametrize(("days", "title"), [(4, ""), (3, "expires"), (-1, "has expired")])
def test_an_invitation_is_work_when_it_runs_out(days, title):
    invitation = OpenInvitation("Ann", "Firm", "/p/", DAY + dt.timedelta(days=days))
    items = work_list(Facts(invitations=[invitation]), DAY)
    assert [item.title for item in items] == ([f"The invitation of Ann {title}"] if title else [])


def test_doubtful_mail_is_one_thing():
    item = only(Facts(doubtful_mails=2, mails_url="/w/"))
    assert (item.title, item.url) == ("Two mails may not have arrived", "/w/")


def test_the_most_urgent_comes_first_and_alone_is_primary():
    facts = Facts(
        rounds=[open_round()],
        open_classes=[OpenClass("CNC", "/c/", YESTERDAY, 9, 12)],
        doubtful_mails=1,
    )
    items = work_list(facts, DAY)
    assert [item.url for item in items] == ["/c/", "", "/r/"]
    assert [item.primary for item in items] == [True, False, False]
    assert headline(items) == "Three things need you. One is late."


@pytest.mark.parametrize(("count", "words"), [(0, "Nothing needs you today."), (1, "One thing")])
def test_the_headline_counts(count, words):
    assert headline([today.WorkItem("a", "/")] * count).startswith(words)


def test_next_is_the_nearest_day_ahead_else_the_last():
    ahead = [Ahead(DAY + dt.timedelta(days=9), "Class decided"), Ahead(TOMORROW, "Round closes")]
    last = Ahead(dt.date(2025, 4, 1), "Round closed")
    assert next_words(ahead, last, DAY) == "Round closes Tue, Dec 1"
    assert (
        next_words([Ahead(YESTERDAY, "Class decided")], last, DAY) == "Round closed April 1, 2025"
    )
    assert next_words([], None, DAY) == "Not set"


@pytest.mark.parametrize(
    ("has_convener", "closes_on", "pledged", "words"),
    [
        (False, YESTERDAY, 9, "No convener assigned"),
        (True, YESTERDAY, 9, "Round past its day"),
        (True, TOMORROW, 9, "CNC: 3 short"),
        (True, None, 12, ""),
    ],
)
def test_watch_says_what_is_wrong(has_convener, closes_on, pledged, words):
    assert watch(has_convener, closes_on, [OpenClass("CNC", "", DAY, pledged, 12)], DAY) == words


def test_words_follow_the_design():
    assert [counted(1, "seat"), counted(9, "seat"), counted(1204, "seat")] == [
        "one seat",
        "nine seats",
        "1,204 seats",
    ]
    assert names(["A", "B", "C", "D", "E"]) == "A, B, C and 2 more"
    assert (date(DAY, DAY), date(dt.date(2025, 6, 2), DAY)) == ("November 30", "June 2, 2025")
    assert month(dt.date(2025, 6, 2), DAY) == "June 2025"
