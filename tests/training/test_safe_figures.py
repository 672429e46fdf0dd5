"""Which figures of a round may be shown, also beside what was released before."""

import random
from dataclasses import replace
from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from disclosure import CannotProtect, audit
from training.rules.demand import MEASURES, JobFacts
from training.rules.safe_figures import ALL_JOBS, OTHERWISE, ReleasedBefore, job_table, mask

FULL = (10, 2, 3, 1)


def facts(*rows, job="Machinists", first=0):
    """One firm a row: employed, growth, replacement, by training."""
    return [JobFacts(firm, job, *row) for firm, row in enumerate(rows, first)]


def masked(rows, fewest=3, before=()):
    """Return the measures of each job that are hidden: of few, and for others' sake."""
    found = mask(job_table(rows), fewest, before)
    return {cell for cell in found.few if cell[1] in MEASURES}, {
        cell for cell in found.others if cell[1] in MEASURES
    }


def released(rows, fewest=3, before=()):
    """Return the release of these answers, as the next one meets it."""
    few, others = masked(rows, fewest, before)
    shown = {cell for cell in job_table(rows).values if cell[1] in MEASURES} - few - others
    return ReleasedBefore(rows, shown)


def of(job, *measures):
    return {(job, measure) for measure in measures or MEASURES}


# One release


def test_three_firms_with_everything_hide_nothing():
    assert masked(facts(FULL, FULL, FULL)) == (set(), set())


def test_two_firms_hide_everything():
    few, others = masked(facts(FULL, FULL))
    assert few == of("Machinists") | of(ALL_JOBS)
    assert others == set()


def test_board_may_ask_for_five():
    few, _ = masked(facts(FULL, FULL, FULL, FULL), fewest=5)
    assert few == of("Machinists") | of(ALL_JOBS)


def test_too_few_behind_growth_hide_both_parts_and_keep_the_sum():
    few, others = masked(facts((10, 2, 3, 1), (10, 0, 3, 1), (10, 0, 3, 1)))
    assert {measure for _, measure in few} == {"growth"}
    assert {measure for _, measure in others} == {"replacement"}


def test_too_few_behind_openings_hide_all_that_lies_in_them():
    few, others = masked(facts((10, 0, 3, 1), (10, 0, 3, 1), (10, 0, 0, 0)))
    assert {measure for _, measure in few} == {"replacement", "openings", "by_training"}
    assert ("Machinists", "growth") not in few | others, "nobody expects any, which three say"


def test_growth_that_is_zero_for_all_is_shown():
    assert masked(facts((9, 0, 1, 0), (9, 0, 1, 0), (9, 0, 1, 0))) == (set(), set())


def test_too_few_behind_training_hide_it_alone():
    few, others = masked(facts((9, 1, 1, 2), (9, 1, 2, 0), (9, 1, 1, 0), (9, 1, 1, 0)))
    assert few == of("Machinists", "by_training") | of(ALL_JOBS, "by_training")
    assert others == set()


def test_too_few_who_hire_beside_training_hide_what_is_trained():
    """Openings less those filled by training are what one firm hires from outside."""
    few, others = masked(facts((9, 1, 1, 2), (9, 1, 1, 2), (9, 1, 1, 1)))
    assert few == set()
    assert others == of("Machinists", "by_training") | of(ALL_JOBS, "by_training")


def test_total_is_not_shown_beside_all_jobs_but_one():
    rows = facts(FULL, FULL, FULL) + facts(FULL, FULL, job="Welders")
    few, others = masked(rows)
    assert few == of("Welders")
    assert others == of(ALL_JOBS), "one job of two is worth more than the total"


def test_rather_one_job_of_several_is_hidden_than_the_total():
    rows = [fact for job in "ABC" for fact in facts(FULL, FULL, FULL, job=job)]
    rows += facts((4, 2, 2, 2), (3, 2, 2, 1), (4, 2, 2, 2), job="Smallest")
    rows += facts(FULL, FULL, job="Welders")
    few, others = masked(rows)
    assert few == of("Welders")
    assert others == of("Smallest")


def test_two_hidden_jobs_hide_each_other_behind_the_total():
    """Not from the two firms that stand behind one of them, so a third is hidden."""
    rows = [fact for job in "ABC" for fact in facts(FULL, FULL, FULL, FULL, job=job)]
    rows += facts(FULL, FULL, job="Welders")
    alone = facts(FULL, FULL, job="Riggers", first=2)
    few, others = masked(rows + alone)
    assert few == of("Welders") | of("Riggers")
    assert {job for job, _ in others} <= {"A", "B", "C"}
    assert {measure for _, measure in others} == set(MEASURES)


def test_nothing_reported_hides_nothing():
    assert masked(facts((0, 0, 0, 0))) == (set(), set())


# What an attacker makes of it


def tables(jobs=4, firms=6, most=4):
    """Strategy: answers of some firms for some jobs, many small numbers and zeros among them."""
    return st.builds(
        lambda seed: drawn(random.Random(seed), jobs, firms, most), st.integers(0, 100_000)
    )


def drawn(random, jobs, firms, most):
    found = []
    for job in range(random.randint(1, jobs)):
        share = random.choice([0.2, 0.5, 0.9])
        for firm in range(firms):
            if random.random() < share:
                growth, replacement = random.randint(0, most), random.randint(0, most)
                trained = random.randint(0, growth + replacement)
                employed = random.randint(0, 3 * most)
                found.append(JobFacts(firm, f"job {job}", employed, growth, replacement, trained))
    return found


@settings(deadline=None, max_examples=30)
@given(tables(), st.sampled_from([3, 4]))
def test_nothing_hidden_can_be_worked_out(rows, fewest):
    table = job_table(rows)
    if not table.values:
        return
    few, others = masked(rows, fewest)
    kept = {cell for cell in table.values if cell[1] == OTHERWISE}
    found = audit(table.values, table.relations, few | others | kept, integer=True)
    assert not {cell for cell in few | others if found[cell].determined}


@settings(deadline=None, max_examples=30)
@given(tables())
def test_shown_figures_have_three_firms_or_are_zero(rows):
    table = job_table(rows)
    few, others = masked(rows)
    for job, measure in table.values.keys() - few - others:
        if measure in MEASURES and table.values[job, measure]:
            chosen = [fact for fact in rows if job in (ALL_JOBS, fact.job)]
            assert len({fact.firm for fact in chosen if getattr(fact, measure)}) >= 3


class Attacker:
    """Somebody with all releases, who asks for the numbers of single firms.

    What a firm says again is the same number to him; where it changed its answer, the difference
    is a number too.
    """

    def __init__(self, *releases):
        self.values, self.relations, self.shown, self.own = {}, [], set(), set()
        for place, release in enumerate(releases):
            table = job_table(release.facts)
            self.values |= {(place, cell): value for cell, value in table.values.items()}
            self.shown |= {(place, cell) for cell in release.shown}
            for cell, pairs in table.contributions.items():
                said = [("said", *answer, cell[1], amount) for answer, amount in pairs]
                self.values |= {number: number[-1] for number in said}
                self.own.update(said)
                self.relations.append(((place, cell), said))
        for one, other in combinations(sorted(self.own), 2):
            if one[:-1] == other[:-1]:
                self.values["more", one, other] = one[-1] - other[-1]
                self.relations.append((one, [other, ("more", one, other)]))
                self.own.add(("more", one, other))

    def learns(self):
        """Return the numbers of single firms that follow, but the 0 that follows from a 0."""
        lower = {key: 0 for key in self.values if key[0] != "more"}
        hidden = self.values.keys() - self.shown
        found = audit(self.values, self.relations, hidden, lower=lower, integer=True)
        return {own for own in self.own if found[own].determined and self.values[own]}


CAST = [
    fact
    for job, firms in [("A", 6), ("B", 5), ("C", 4), ("D", 2)]
    for fact in facts(*[(12 + firm, 2, 5 + firm, 3) for firm in range(firms)], job=job)
]


def happened(happening, rows):
    if happening == "joined":
        return [*rows, JobFacts(77, "A", 4001, 17, 23, 11)]
    if happening == "left":
        return rows[1:]
    return [replace(rows[0], employed=4001, growth=17), *rows[1:]]


HAPPENINGS = ["joined", "left", "changed"]


@pytest.mark.parametrize("happening", HAPPENINGS)
def test_two_releases_do_not_tell_who_joined_left_or_changed(happening):
    before = released(CAST)
    after = released(happened(happening, CAST), before=[before])
    assert Attacker(before, after).learns() == set()
    changed = {"employed", "growth", "openings"} if happening == "changed" else set(MEASURES)
    assert not after.shown & (of("A", *changed) | of(ALL_JOBS, *changed))
    assert after.shown >= of("B", "openings"), "what did not change is shown again"


@pytest.mark.parametrize("happening", HAPPENINGS)
def test_without_the_earlier_release_they_would(happening):
    """What the test above guards against does happen."""
    before, careless = released(CAST), released(happened(happening, CAST))
    attacker = Attacker(before, careless)
    cell = ("A", "employed")
    assert attacker.shown >= {(0, cell), (1, cell)}
    assert abs(attacker.values[1, cell] - attacker.values[0, cell]) in {12, 3989, 4001}


@pytest.mark.slow
@settings(deadline=None, max_examples=40)
@given(st.integers(0, 100_000), st.sampled_from(HAPPENINGS))
def test_nobodys_number_follows_from_two_releases(seed, happening):
    rows = [*facts(FULL), *drawn(random.Random(seed), 4, 8, 9)]
    before = released(rows)
    try:
        after = released(happened(happening, rows), before=[before])
    except CannotProtect:
        after = ReleasedBefore(rows, set())
    assert Attacker(before, after).learns() <= Attacker(before).learns()


def test_three_who_join_at_once_hide_one_another():
    before = released(CAST)
    new = facts(*[(30 + firm, 4, 9, 5) for firm in range(3)], job="A", first=50)
    after = released(CAST + new, before=[before])
    assert after.shown == before.shown


def test_the_same_answers_again_are_shown_again():
    before = released(CAST)
    assert released(CAST, before=[before]).shown == before.shown


def test_what_hid_another_stays_hidden_after_a_change_elsewhere():
    """Shown now, the figure would give away the job beside which it was hidden."""
    before = released(CAST)
    (beside,) = {job for job, _ in of("A") | of("B") | of("C") if (job, "employed")
                 not in before.shown}  # fmt: skip
    other = next(job for job in "ABC" if job != beside)
    after = released([*CAST, JobFacts(77, other, 4001, 17, 23, 11)], before=[before])
    assert not after.shown & of(beside)


def test_third_release_is_held_against_both():
    first = released(CAST)
    second = released(happened("joined", CAST), before=[first])
    third = released(CAST, before=[first, second])
    assert third.shown >= first.shown - of("A") - of(ALL_JOBS)
    assert Attacker(first, second, third).learns() == set()


def test_stricter_board_hides_what_was_shown_before():
    before = released(CAST)
    few, _ = masked(CAST, fewest=5, before=[before])
    assert of("C") <= few
    assert not of("B") & few


def test_release_that_gives_a_firm_away_whatever_is_hidden_cannot_be_made():
    """Three firms gave all growth there was, and are too few now: no growth is what they took."""
    rows = facts(*[(9, 4, 3, 1)] * 3, *[(9, 0, 3, 1)] * 4)
    before = released(rows)
    now = [replace(fact, growth=0) for fact in rows]
    with pytest.raises(CannotProtect):
        masked(now, fewest=4, before=[before])
