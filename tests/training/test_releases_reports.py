"""The report of a release, built from plain data."""

import datetime as dt
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from accounts.models import Board
from training.models import Release
from training.reports.content import RoundFacts, from_json, to_json
from training.reports.demand import Earlier, build_release
from training.reports.releases import read_release
from training.rules.demand import JobFacts, NeedFacts
from training.rules.safe_figures import ReleasedBefore
from training.rules.safe_needs import NeedsBefore
from training.rules.safe_windows import TOTAL, WindowsBefore
from ui.tables import State

DAY = dt.date(2026, 6, 12)


def about(jobs=("Machinists",), answered=3, fewest=3):
    return RoundFacts(
        name="Spring", partnership="Advanced Manufacturing", jobs=jobs, employers=12,
        answered=answered, period_starts_on=DAY, period_ends_on=DAY.replace(year=2028),
        assumptions="", as_of=DAY, fewest=fewest,
    )  # fmt: skip


def three_firms(job, *numbers):
    return [JobFacts(firm, job, *numbers) for firm in range(3)]


small = st.integers(0, 3)
job_facts = st.lists(
    st.builds(
        JobFacts, firm=st.integers(1, 5), job=st.just("Machinists"), employed=small, growth=small,
        replacement=small, by_training=st.just(0),
    ),
    unique_by=lambda fact: fact.firm,
)  # fmt: skip
need_facts = st.lists(
    st.builds(
        NeedFacts, firm=st.integers(1, 5), competency=st.sampled_from(["CNC", "Welding"]),
        in_own_words=st.just(False), people=st.integers(1, 9), gap=st.integers(1, 4),
        needed_by=st.just(DAY),
    ),
    unique_by=lambda need: (need.firm, need.competency),
)  # fmt: skip


@pytest.mark.slow
@settings(deadline=None)
@given(job_facts, need_facts, st.randoms())
def test_order_of_answers_changes_nothing_and_json_keeps_it_all(jobs, needs, random):
    content = build_release(about(), jobs, needs)
    random.shuffle(jobs)
    random.shuffle(needs)
    assert build_release(about(), jobs, needs) == content
    assert from_json(to_json(content)) == content


@settings(deadline=None)
@given(job_facts)
def test_shown_figures_never_work_out_a_hidden_one(jobs):
    (row,) = build_release(about(), jobs, []).jobs
    growth, replacement, openings = (
        row.cells[key] for key in ("growth", "replacement", "openings")
    )
    # Of three figures that add up, exactly one hidden would be no secret.
    assert [growth.is_shown, replacement.is_shown, openings.is_shown].count(False) != 1


@settings(deadline=None)
@given(job_facts)
def test_shown_figures_have_three_firms_or_are_zero(jobs):
    (row,) = build_release(about(), jobs, []).jobs
    for key in ("employed", "growth", "replacement", "openings", "by_training"):
        if row.cells[key].is_shown and row.cells[key].amount:
            assert len([fact for fact in jobs if getattr(fact, key)]) >= 3


def test_total_counts_each_firm_once_and_all_its_jobs():
    facts = three_firms("Machinists", 9, 1, 3, 0) + three_firms("Welders", 9, 1, 3, 0)
    facts += [JobFacts(7, "Welders", 2, 1, 1, 1)]
    total = build_release(about(("Machinists", "Welders")), facts, []).total
    assert total.name == "All jobs"
    assert {key: value.amount for key, value in total.cells.items()} == {
        "employers": 4, "employed": 56, "growth": 7, "replacement": 19, "openings": 26,
        "by_training": None,
    }  # fmt: skip
    assert total.cells["by_training"].words == "Hidden: fewer than 3 employers"


def test_one_job_has_no_total_beside_it():
    assert build_release(about(), three_firms("Machinists", 9, 1, 3, 0), []).total is None


def test_total_says_that_another_number_follows_from_it():
    facts = three_firms("Machinists", 9, 1, 3, 0) + [JobFacts(0, "Welders", 9, 1, 3, 0)]
    total = build_release(about(("Machinists", "Welders")), facts, []).total
    assert total.cells["employers"].amount == 3
    words = {total.cells[key].words for key in ("employed", "growth", "replacement", "openings")}
    assert words == {"Hidden, so that another number cannot be worked out"}


def test_nothing_reported_is_no_total():
    total = build_release(about(("Machinists", "Welders")), [], []).total
    assert {value.state for value in total.cells.values()} == {State.NOT_REPORTED}


def earlier(jobs=(), needs=(), shown=None):
    """Return a release for the same period, of a round that asked about Machinists."""
    cells = {(row.name, key) for row in build_release(about(), jobs, []).jobs
             for key, value in row.cells.items() if value.is_shown}  # fmt: skip
    figures = ReleasedBefore(jobs, cells if shown is None else shown)
    rows = build_release(about(), [], needs).needs
    people = {(row.name, TOTAL) for row in rows if row.cells["people"].is_shown}
    windows = WindowsBefore(needs, DAY, people)
    return Earlier(5, figures, NeedsBefore(needs, 3), windows, figures)


def test_one_who_joined_cannot_be_worked_out_from_two_releases():
    before = three_firms("Machinists", 9, 1, 3, 2)
    now = [*before, JobFacts(9, "Machinists", 90, 10, 30, 20)]
    content = build_release(about(), now, [], [earlier(before)])
    (row,) = content.jobs
    assert row.cells["employers"].amount == 4
    hidden = [value for key, value in row.cells.items() if key != "employers"]
    assert {value.words for value in hidden} == {
        "Hidden, so that another number cannot be worked out"
    }
    assert content.beside == [5]


def test_where_no_figure_is_safe_all_are_hidden_in_words():
    before = [JobFacts(firm, "Machinists", 9, 4 if firm < 3 else 0, 3, 1) for firm in range(7)]
    now = [replace(fact, growth=0) for fact in before]
    jobs = build_release(about(fewest=4), now, [], [earlier(before)]).jobs
    words = {value.words for key, value in jobs[0].cells.items() if key != "employers"}
    assert words == {"Hidden: beside an earlier release it would tell what one employer said"}
    assert jobs[0].cells["employers"].amount == 7
    content = to_json(build_release(about(fewest=4), now, [], [earlier(before)]))
    assert "No job can be shown" in read_release(
        Release(content=content, board=Board())
    ).picture.finding  # fmt: skip


def test_where_no_figure_is_safe_the_last_release_is_repeated():
    before = [JobFacts(firm, "Machinists", 9, 4 if firm < 3 else 0, 3, 1) for firm in range(7)]
    now = [replace(fact, growth=0) for fact in before]
    last = build_release(about(), before, [])
    later = replace(about(fewest=4), as_of=DAY.replace(month=9))
    content = build_release(later, now, [], [earlier(before)], last=last)
    assert (content.jobs, content.since, content.as_of) == (last.jobs, DAY, later.as_of)
    assert content.beside == [5]
    report = read_release(Release(content=to_json(content), board=Board()))
    assert report.notes[0].startswith("Unchanged since June 12, 2026: too few answers changed")


def need(firm, people, gap=2, day=DAY):
    return NeedFacts(firm, "CNC", False, people, gap, day)


@pytest.mark.parametrize(
    "now",
    [
        [need(0, 2), need(1, 2), need(2, 2), need(3, 2)],
        [need(0, 2), need(1, 2), need(2, 3)],
        [need(0, 2), need(1, 2), need(2, 2, gap=1)],
        [need(0, 2), need(1, 2), need(2, 2, day=DAY.replace(month=12))],
    ],
    ids=["joined", "people", "levels", "time"],
)
def test_skill_that_one_firm_changed_is_hidden_beside_an_earlier_release(now):
    before = [need(0, 2), need(1, 2), need(2, 2)]
    (row,) = build_release(about(), [], now, [earlier(needs=before)]).needs
    assert {value.words for value in row.cells.values()} == {
        "Hidden, so that another number cannot be worked out"
    }
    (row,) = build_release(about(), [], before, [earlier(needs=before)]).needs
    assert row.cells["people"].amount == 6


def test_release_without_a_total_is_still_read():
    """Releases are frozen; those of before there were totals keep what they say."""
    content = to_json(build_release(about(), three_firms("Machinists", 9, 1, 3, 0), []))
    del content["total"], content["beside"]
    table = read_release(Release(content=content, board=Board())).tables["jobs"]
    assert table.footer is None
    assert table.note == ""


@pytest.mark.parametrize("answered", [0, 2])
def test_few_answers_are_not_counted(answered):
    assert not build_release(about(answered=answered), [], []).answered.is_shown


def test_rows_keep_the_order_of_the_round_whatever_is_hidden():
    jobs = ("Welders", "Machinists", "Assemblers")
    facts = [JobFacts(firm, "Machinists", 9, 1, 1, 0) for firm in range(3)]
    assert [row.name for row in build_release(about(jobs), facts, []).jobs] == list(jobs)


def report(*facts, needs=(), jobs=("Machinists", "Welders")):
    content = to_json(build_release(about(jobs), facts, needs))
    return read_release(Release(content=content, board=Board()))


def test_finding_tells_what_most_openings_are_for():
    facts = three_firms("Machinists", 9, 1, 3, 0) + three_firms("Welders", 9, 1, 3, 0)
    finding = report(*facts).picture.finding
    assert "12 openings, the most of the jobs shown." in finding
    assert finding.endswith("Most openings replace people: 18 of 24.")


def test_finding_without_a_total_speaks_of_the_jobs_shown():
    facts = three_firms("Machinists", 9, 1, 3, 0) + three_firms("Welders", 9, 1, 3, 0)
    few = [JobFacts(0, "Riggers", 90, 9, 30, 1)]
    finding = report(*facts, *few, jobs=("Machinists", "Welders", "Riggers")).picture.finding
    assert finding.endswith("Most openings replace people: 18 of 24 in the jobs shown.")


def test_finding_names_the_largest_job_alone_where_growth_leads():
    facts = [JobFacts(firm, "Welders", 9, 3, 1, 0) for firm in range(3)]
    assert report(*facts).picture.finding == "Welders: 12 openings, the most of the jobs shown."


def test_round_without_jobs_has_no_picture():
    assert report(jobs=()).picture is None


def test_hidden_band_of_the_picture_has_one_length_whatever_it_hides():
    """Nothing is to be read off a drawing: hidden rows of any size draw the same."""
    drawings = {
        report(*[JobFacts(firm, "Welders", 9, size, size, 0) for firm in range(2)]).picture.wide
        for size in (1, 900)
    }
    assert len(drawings) == 1
