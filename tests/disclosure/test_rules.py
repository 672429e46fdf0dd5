"""Which cells give a contributor away by themselves."""

import subprocess
import sys
from decimal import Decimal
from fractions import Fraction
from pathlib import Path

import numpy
import pytest
from hypothesis import given
from hypothesis import strategies as st

import disclosure
from disclosure import BadTable, MinimumContributors, Reason, primary
from disclosure.rules import PQ, Dominance, FullShare, MinimumCount, PPercent

RULE = MinimumContributors(n=3)
RULES = [
    RULE,
    MinimumCount(5),
    Dominance(1, 80),
    Dominance(2, 70, inclusive=True),
    PPercent(15),
    PQ(30, 90),
    FullShare(),
]
# The kinds of rules that take amounts below 0.
OF_SIZES = [RULE, Dominance(1, 80), Dominance(2, 70, inclusive=True), PPercent(15), PQ(30, 90)]


def hidden(*contributions, rule=RULE):
    return list(primary({"cell": list(contributions)}, [rule])) == ["cell"]


def of_each(*amounts):
    """A contribution of each of so many contributors."""
    return [(f"firm {number}", amount) for number, amount in enumerate(amounts)]


def need(rule, *amounts):
    """By how much the cell must stay uncertain, up and down."""
    reason = rule.reason(of_each(*amounts))
    assert reason.need_up == reason.need_down
    return reason.need_up


def test_two_contributors_are_hidden_and_three_are_shown():
    assert hidden(("a", 1), ("b", 1))
    assert not hidden(("a", 1), ("b", 1), ("c", 1))


def test_one_contributor_is_hidden():
    assert hidden(("a", 80))


def test_one_contributor_with_three_records_is_still_one():
    assert hidden(("a", 1), ("a", 2), ("a", 3))


def test_zeros_do_not_hide_the_only_number():
    assert hidden(("a", 80), ("b", 0), ("c", 0), ("d", 0))


def test_zero_of_three_is_shown_and_zero_of_two_is_hidden():
    assert not hidden(("a", 0), ("b", 0), ("c", 0))
    assert hidden(("a", 0), ("b", 0))


def test_nothing_to_hide_without_contributors():
    assert not hidden()


def test_a_number_and_its_opposite_are_not_zero():
    assert hidden(("a", 5), ("a", -5), ("b", 0), ("c", 0))


def test_board_may_be_stricter():
    five = MinimumContributors(n=5)
    assert hidden(*[(firm, 1) for firm in "abcd"], rule=five)
    assert not hidden(*[(firm, 1) for firm in "abcde"], rule=five)


def test_reason_tells_rule_and_need_each_way():
    rule = MinimumContributors(n=3, width=0.5)
    assert primary({"x": [("a", 4), ("b", 6)]}, [rule]) == {"x": Reason(rule, 5.0, 5.0)}
    assert primary({"x": [("a", 4)]}, [RULE]) == {"x": Reason(RULE, 0, 0)}


def test_first_rule_that_hides_gives_the_reason():
    stricter = MinimumContributors(n=9)
    cells = {"x": [("a", 1), ("b", 1), ("c", 1)], "y": [("a", 1)]}
    reasons = primary(cells, [RULE, stricter])
    assert {cell: reason.rule for cell, reason in reasons.items()} == {"x": stricter, "y": RULE}


def test_needs_are_the_largest_of_all_rules_that_hide():
    half = MinimumContributors(n=3, width=0.5)
    reasons = primary({"x": of_each(80, 20)}, [RULE, PPercent(10), half])
    assert reasons == {"x": Reason(RULE, 50, 50)}


# Examples that others publish of the same rules.
@pytest.mark.parametrize(
    ("amounts", "rule", "is_hidden"),
    [
        ([80, 10, 10], MinimumContributors(3), False),
        ([80, 10, 10], Dominance(1, 80), False),
        ([80, 10, 10], Dominance(1, 80, inclusive=True), True),
        ([80, 10, 10], PPercent(10), False),
        ([80, 10, 10], PPercent(15), True),
        ([80, 10, 10], Dominance(2, 90), False),
        ([80, 10, 10], Dominance(2, 90, inclusive=True), True),
        ([70, 30], Dominance(1, 80), False),
        ([70, 30], Dominance(1, 70), False),
        ([70, 30], Dominance(1, 70, inclusive=True), True),
        ([70, 30], MinimumContributors(3), True),
        ([70, 30], PPercent(10), True),
        ([60, 20, 10, 10], MinimumContributors(3), False),
        ([60, 20, 10, 10], Dominance(1, 80), False),
        ([60, 20, 10, 10], PPercent(10), False),
        ([60, 20, 10, 10], Dominance(2, 90), False),
    ],
)
def test_published_examples(amounts, rule, is_hidden):
    assert hidden(*of_each(*amounts), rule=rule) == is_hidden


def test_rest_of_utahs_example_is_22_67_percent_of_the_largest():
    # 75 + 8 + 17 smaller ones together.
    cell = of_each(75, 8, 6, 6, 5)
    assert not hidden(*cell, rule=PPercent(22))
    assert not hidden(*cell, rule=PPercent(22.66))
    assert hidden(*cell, rule=PPercent(22.67))
    # Its own slip: 18 smaller ones, and 24 percent.
    assert not hidden(*of_each(75, 8, 6, 6, 6), rule=PPercent(24))


@pytest.mark.parametrize("kind", [int, float, Decimal, Fraction, lambda x: Decimal(x) / 100])
def test_exactly_the_limit_is_shown_by_strict_rules_in_every_type(kind):
    cell = of_each(*map(kind, [70, 20, 10]))
    assert not hidden(*cell, rule=Dominance(1, 70))
    assert hidden(*cell, rule=Dominance(1, 70, inclusive=True))
    assert not hidden(*of_each(*map(kind, [70, 23, 7])), rule=PPercent(10))
    assert not hidden(*of_each(*map(kind, [70, 23, 7])), rule=PQ(5, 50))


def test_tenths_are_tenths():
    assert not hidden(*of_each(0.7, 0.2, 0.1), rule=Dominance(1, 70))
    assert hidden(*of_each(0.7, 0.2, 0.1), rule=Dominance(1, 70, inclusive=True))
    assert not hidden(*of_each(666, 334), rule=Dominance(1, 66.6))


def test_pq_is_p_percent_with_p_by_q():
    assert not hidden(*of_each(60, 25, 20), rule=PQ(20, 60))
    assert hidden(*of_each(60, 25, 19), rule=PQ(20, 60))
    assert need(PQ(20, 60), 60, 25, 10) == 10


@pytest.mark.parametrize("count", [1, 9])
def test_few_people_are_hidden(count):
    assert hidden(*of_each(*[1] * count), rule=MinimumCount(10))


def test_ten_people_and_nobody_are_shown():
    assert not hidden(*of_each(*[1] * 10), rule=MinimumCount(10))
    assert not hidden(*of_each(4, 6), rule=MinimumCount(10))
    assert not hidden(*of_each(0, 0), rule=MinimumCount(10))
    assert not hidden(rule=MinimumCount(10))


@pytest.mark.parametrize("answers", [[0, 0, 0], [1, 1, 1], [0], [1], [True, True]])
def test_nobody_and_everybody_are_hidden(answers):
    assert primary({"x": of_each(*answers)}, [FullShare()]) == {"x": Reason(FullShare(), 0, 0)}


@pytest.mark.parametrize("answers", [[0, 1, 1], [True, False], []])
def test_a_part_of_the_people_is_shown(answers):
    assert not hidden(*of_each(*answers), rule=FullShare())


@pytest.mark.parametrize(
    ("rule", "amounts", "expected"),
    [
        (MinimumContributors(3, width=0.1), [70, 30], 10),
        (MinimumCount(10, width=0.5), [1, 4], 2.5),
        (Dominance(1, 80), [90, 10], 12.5),
        (Dominance(1, 80, inclusive=True), [80, 20], 0),
        (Dominance(2, 90), [60, 35, 5], Fraction(50, 9)),
        (PPercent(10), [80, 20], 8),
        (PPercent(15), [80, 10, 10], 2),
        (PQ(30, 60), [80, 10, 10], 30),
    ],
)
def test_need_is_what_the_cell_lacks(rule, amounts, expected):
    assert need(rule, *amounts) == pytest.approx(float(expected))


@pytest.mark.parametrize("kind", [int, float, Decimal, Fraction])
def test_need_can_be_added_to_the_amounts(kind):
    missing = need(PPercent(15), kind(80), kind(10), kind(10))
    assert type(missing) is kind
    assert kind(100) + missing == 102


def test_need_of_whole_numbers_may_be_a_fraction_of_one():
    assert need(PPercent(15), 50, 7, 7) == 0.5


@pytest.mark.parametrize("rule", [Dominance(1, 80), PPercent(10), PQ(10, 50)])
def test_nothing_of_nobody_is_shown(rule):
    assert not hidden(*of_each(0, 0, 0), rule=rule)
    assert not hidden(rule=rule)


@pytest.mark.parametrize("rule", OF_SIZES)
@pytest.mark.parametrize("amounts", [[80, 10, 10], [85, 5, 10], [60, 20, 10, 10], [9, 1]])
def test_losses_weigh_as_gains_of_their_size(rule, amounts):
    losses = [-amounts[0], *amounts[1:]]
    assert rule.reason(of_each(*losses)) == rule.reason(of_each(*amounts))


@pytest.mark.parametrize("rule", [MinimumCount(10), FullShare()])
def test_negative_count_names_its_cell(rule):
    with pytest.raises(BadTable, match="welders"):
        primary({"welders": of_each(5, -1)}, [rule])


@pytest.mark.parametrize(
    "amount",
    [float("nan"), float("inf"), Decimal("NaN"), Decimal("-Infinity"), "3", None, 1j],
)
@pytest.mark.parametrize("rule", RULES)
def test_amount_that_is_no_number_names_its_cell(amount, rule):
    with pytest.raises(BadTable, match="welders"):
        primary({"welders": [("a", amount)]}, [rule])


def test_decimals_and_floats_may_be_mixed():
    cell = of_each(Decimal("70.5"), 20.5, 9, Fraction(1, 3))
    assert [hidden(*cell, rule=rule) for rule in OF_SIZES] == [False, False, True, True, True]


def test_numbers_of_numpy_are_numbers():
    amounts = [numpy.int64(80), numpy.float64(10), numpy.float32(10)]
    assert need(PPercent(15), *amounts) == 2


@pytest.mark.parametrize(
    "wrong",
    [
        lambda: MinimumContributors(0),
        lambda: MinimumContributors(3, width=-0.1),
        lambda: MinimumContributors(3, width=float("nan")),
        lambda: MinimumCount(0),
        lambda: MinimumCount(10, width=-1),
        lambda: Dominance(0, 80),
        lambda: Dominance(1, 0),
        lambda: Dominance(1, 100.5),
        lambda: PPercent(-1),
        lambda: PQ(-1, 50),
        lambda: PQ(10, 0),
    ],
)
def test_rule_that_makes_no_sense_is_refused_with_a_sentence(wrong):
    with pytest.raises(ValueError, match=" not "):
        wrong()


FIRMS = st.sampled_from("abcdef")
AMOUNTS = st.one_of(
    st.integers(0, 50), st.floats(0, 50), st.decimals(0, 50, places=2), st.fractions(0, 50)
)


@given(st.lists(st.tuples(FIRMS, AMOUNTS)), st.randoms(), st.sampled_from(RULES))
def test_order_of_contributions_does_not_matter(contributions, random, rule):
    mixed = list(contributions)
    random.shuffle(mixed)
    assert rule.reason(contributions) == rule.reason(mixed)


@given(
    st.lists(st.tuples(FIRMS, st.integers(-50, 50)), unique_by=lambda pair: pair[0]),
    st.integers(0, 5),
    st.sampled_from(RULES),
)
def test_one_contributors_records_count_as_their_sum(contributions, part, rule):
    if rule not in OF_SIZES:
        contributions = [(firm, abs(amount)) for firm, amount in contributions]
    split = [
        (firm, piece)
        for firm, amount in contributions
        for piece in (int(amount * part / 5), amount - int(amount * part / 5))
    ]
    assert rule.reason(contributions) == rule.reason(split)


@given(st.lists(AMOUNTS, max_size=2), st.integers(0, 3), st.floats(0.001, 100))
def test_p_percent_hides_fewer_than_three_givers(amounts, zeros, p):
    cell = of_each(*amounts, *[0] * zeros)
    assert hidden(*cell, rule=PPercent(p)) == any(amounts)


@given(st.lists(st.tuples(st.sampled_from("abcdef"), st.integers(0, 3)), min_size=1))
def test_what_is_shown_has_three_givers_or_is_zero_of_three(contributions):
    givers = {firm for firm, amount in contributions if amount}
    if not hidden(*contributions):
        assert len({firm for firm, _ in contributions}) >= 3
        assert len(givers) >= 3 or not givers


def test_package_needs_nothing_of_ours():
    code = (
        "import sys, disclosure; "
        "assert not {'django', 'ui', 'accounts', 'training'} & set(sys.modules)"
    )
    root = Path(disclosure.__file__).parent.parent
    subprocess.run([sys.executable, "-c", code], check=True, cwd=root)
