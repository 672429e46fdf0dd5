"""The report of a release, built from plain data."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from accounts.models import Board
from training.models import Release
from training.reports.demand import NeedFacts, RoundFacts, build_release, from_json, to_json
from training.reports.releases import read_release
from training.rules.demand import JobFacts

DAY = dt.date(2026, 6, 12)


def about(jobs=("Machinists",), answered=3, fewest=3):
    return RoundFacts(
        name="Spring", partnership="Advanced Manufacturing", jobs=jobs, employers=12,
        answered=answered, period_starts_on=DAY, period_ends_on=DAY.replace(year=2028),
        assumptions="", closed_on=DAY, fewest=fewest,
    )  # fmt: skip


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


@given(job_facts, need_facts, st.randoms())
def test_order_of_answers_changes_nothing_and_json_keeps_it_all(jobs, needs, random):
    content = build_release(about(), jobs, needs)
    random.shuffle(jobs)
    random.shuffle(needs)
    assert build_release(about(), jobs, needs) == content
    assert from_json(to_json(content)) == content


@given(job_facts)
def test_shown_figures_never_work_out_a_hidden_one(jobs):
    (row,) = build_release(about(), jobs, []).jobs
    growth, replacement, openings = (
        row.cells[key] for key in ("growth", "replacement", "openings")
    )
    # Of three figures that add up, exactly one hidden would be no secret.
    assert [growth.is_shown, replacement.is_shown, openings.is_shown].count(False) != 1


@given(job_facts)
def test_shown_figures_have_three_firms_or_are_zero(jobs):
    (row,) = build_release(about(), jobs, []).jobs
    for key in ("employed", "growth", "replacement", "openings", "by_training"):
        if row.cells[key].is_shown and row.cells[key].amount:
            assert len([fact for fact in jobs if getattr(fact, key)]) >= 3


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
    facts = [
        JobFacts(firm, job, 9, 1, 3, 0) for firm in range(3) for job in ("Machinists", "Welders")
    ]
    finding = report(*facts).picture.finding
    assert "12 openings, the most of the jobs shown." in finding
    assert "Most openings replace people: 18 of 24 in the jobs shown." in finding


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
