"""Published tables and tests with known answers, through rules, attack and protection."""

import heapq
from fractions import Fraction

import pytest

from disclosure import audit, primary, protect
from disclosure.rules import PQ, Dominance, FullShare, MinimumContributors, MinimumCount, PPercent
from tests.disclosure.attackers import breaches
from tests.disclosure.examples import with_totals

# Utah's example of the p percent test: 75, 8 and many small ones. It lists 18 for these and calls
# the sum 100; 17 makes it so.
UTAH, UTAH_AS_PRINTED = [75, 8, 6, 6, 5], [75, 8, 6, 6, 6]

# Lists of amounts, a rule, and what the value must stay uncertain by (None: it is shown).
VECTORS = [
    ([80, 10, 10], MinimumContributors(n=3), None),
    ([80, 10, 10], Dominance(n=1, k=80), None),
    ([80, 10, 10], Dominance(n=1, k=80, inclusive=True), 0),
    ([80, 10, 10], PPercent(p=10), None),
    ([80, 10, 10], PPercent(p=15), 2),
    ([80, 10, 10], PQ(p=15, q=100), 2),
    ([80, 10, 10], Dominance(n=2, k=90), None),
    ([80, 10, 10], Dominance(n=2, k=90, inclusive=True), 0),
    ([70, 30], MinimumContributors(n=3), 0),
    ([70, 30], Dominance(n=1, k=80), None),
    ([70, 30], Dominance(n=1, k=70), None),
    ([70, 30], Dominance(n=1, k=70, inclusive=True), 0),
    ([70, 30], Dominance(n=2, k=80), 25),
    ([70, 30], PPercent(p=10), 7),
    ([70, 30], PQ(p=10, q=50), 14),
    ([60, 20, 10, 10], MinimumContributors(n=3), None),
    ([60, 20, 10, 10], Dominance(n=1, k=80, inclusive=True), None),
    ([60, 20, 10, 10], Dominance(n=2, k=90, inclusive=True), None),
    ([60, 20, 10, 10], PPercent(p=15), None),
    ([60, 20, 10, 10], PQ(p=15, q=50), None),
    (UTAH, PPercent(p=22), None),
    (UTAH, PPercent(p=Fraction(1700, 75)), None),
    (UTAH, PPercent(p=23), Fraction(1, 4)),
    (UTAH_AS_PRINTED, PPercent(p=24), None),
    (UTAH_AS_PRINTED, PPercent(p=25), Fraction(3, 4)),
    ([1] * 9, MinimumCount(n=10), 0),
    ([1] * 10, MinimumCount(n=10), None),
    ([0, 0, 0], MinimumCount(n=10), None),
    ([0, 0, 0], FullShare(), 0),
    ([1, 1, 1], FullShare(), 0),
    ([1, 0, 1], FullShare(), None),
]
vectors = pytest.mark.parametrize(("amounts", "rule", "need"), VECTORS, ids=str)


@vectors
def test_rule_hides_the_vector_or_shows_it(amounts, rule, need):
    cell = [(f"firm {at}", amount) for at, amount in enumerate(amounts)]
    reasons = primary({"cell": cell}, [rule])
    needs = [
        float(way) for reason in reasons.values() for way in (reason.need_up, reason.need_down)
    ]
    assert needs == pytest.approx([] if need is None else [float(need)] * 2)


@vectors
def test_protection_hides_the_vector_with_what_it_needs(amounts, rule, need):
    """Beside two cells that are safe by every rule, under a total that they share."""
    firms = {"vector": [(f"v{at}", amount) for at, amount in enumerate(amounts)]}
    each = max(1, max(amounts) // 8)
    firms |= {name: [(f"{name}{at}", at % 2 * each) for at in range(30)] for name in ["a", "b"]}
    values = {name: sum(amount for _, amount in pairs) for name, pairs in firms.items()}
    values["all"] = sum(values.values())
    result = protect(values, [("all", list(firms))], contributions=firms, rules=[rule])
    if need is None:
        assert result.hidden == set()
        return
    assert list(result.primary) == ["vector"]
    assert len(result.complementary) == 1
    interval = result.intervals["vector"]
    assert not interval.determined
    assert interval.high >= values["vector"] + need
    assert interval.low <= max(0, values["vector"] - need)


def two_way(rows, secret):
    """Return the table of these numbers; two share each secret one, four any other."""
    inner = {}
    for row, numbers in enumerate(rows):
        for column, number in enumerate(numbers):
            people = range(2 if (row, column) in secret else 4)
            inner[f"r{row}", f"c{column}"] = [
                (f"{row}/{column}/{who}", Fraction(number, len(people))) for who in people
            ]
    table = with_totals(inner)
    return table._replace(values={cell: int(value) for cell, value in table.values.items()})


def names(cells):
    return {(f"r{row}", f"c{column}") for row, column in cells}


# Fischetti and Salazar: investment of enterprises by activity and region.
INVESTMENT = [[20, 50, 10], [8, 19, 22], [17, 32, 12]]
# Statistical Policy Working Paper 22: delinquent children by county and education of the parents.
COUNTIES = [[15, 1, 3, 1], [20, 10, 10, 15], [3, 10, 10, 2], [12, 14, 7, 2]]
FEW = {(0, 1), (0, 2), (0, 3), (2, 0), (2, 3), (3, 3)}


def test_the_corners_of_a_rectangle_leave_the_known_interval():
    table = two_way(INVESTMENT, set())
    hidden = names([(1, 0), (1, 2), (2, 0), (2, 2)])
    assert audit(table.values, table.relations, hidden)["r1", "c2"] == (5, 30, False)


def test_two_hidden_in_each_row_and_column_are_not_enough():
    """The working paper's point: Alpha's very high is 1, by two rows less two columns."""
    table = two_way(COUNTIES, set())
    hidden = names(
        [(0, 1), (0, 2), (0, 3), (1, 1), (1, 2), (2, 0), (2, 3), (3, 0), (3, 3)],
    )
    found = audit(table.values, table.relations, hidden)
    assert [cell for cell in found if found[cell].determined] == [("r0", "c3")]
    assert found["r0", "c3"][:2] == (1, 1)


# (numbers, secret cells, width: the share of its value that each must stay uncertain by)
CLASSICS = {
    "investment": (INVESTMENT, {(1, 2)}, 0),
    "investment, a fifth": (INVESTMENT, {(1, 2)}, 0.2),
    "investment, half": (INVESTMENT, {(1, 2)}, 0.5),
    "counties": (COUNTIES, FEW, 0),
    "counties, half": (COUNTIES, FEW, 0.5),
    "counties, double": (COUNTIES, FEW, 1.0),
    "two rows": ([[9, 4, 6, 2], [30, 12, 8, 5]], {(0, 3)}, 1.0),
    "a corner": ([[1, 8, 9, 7], [6, 5, 9, 9], [7, 9, 3, 9]], {(0, 0)}, 1.0),
    "a diagonal": ([[2, 9, 9], [9, 2, 9], [9, 9, 2]], {(0, 0), (1, 1), (2, 2)}, 0),
    "zeros in the way": ([[5, 0, 9], [0, 7, 8], [6, 6, 0]], {(0, 0)}, 0.2),
    "far apart": ([[3, 400, 20], [50, 6, 9000], [70, 8, 1]], {(0, 0), (2, 2)}, 0.5),
}


def violated(relations, hidden):
    """Return the shown cells of a relation that gives its only hidden cell away, or None."""
    for total, parts in relations:
        cells = [total, *parts]
        if sum(cell in hidden for cell in cells) == 1:
            return [cell for cell in cells if cell not in hidden]
    return None


def least_cost(table, reasons, cost):
    """Return the least cost of cells that make the table safe: the cheapest sets first.

    Whatever makes it safe hides a second cell in each relation with one; where all have two, any
    cell may be next.
    """
    may_hide = {cell for cell in table.values if table.values[cell] and cell not in reasons}
    queue, seen = [(0, 0, frozenset())], set()
    while queue:
        spent, _, extra = heapq.heappop(queue)
        hidden = extra | set(reasons)
        missing = violated(table.relations, hidden)
        if missing is None and not any(breaches(table, reasons, hidden)):
            return spent
        for cell in may_hide.intersection(missing or may_hide) - extra:
            more = extra | {cell}
            if more not in seen:
                seen.add(more)
                heapq.heappush(queue, (spent + cost[cell], len(seen), more))
    raise AssertionError("nothing makes this table safe")


@pytest.mark.parametrize("by_number", [True, False], ids=["number", "value"])
@pytest.mark.parametrize("name", CLASSICS)
def test_exact_costs_the_least_and_greedy_little_more(name, by_number):
    rows, secret, width = CLASSICS[name]
    table = two_way(rows, secret)
    cost = dict.fromkeys(table.values, 1) if by_number else table.values
    rules = [MinimumContributors(n=3, width=width)]
    reasons = primary(table.contributions, rules)
    assert reasons.keys() == names(secret)
    optimum = least_cost(table, reasons, cost)
    for exact, most in [(True, 1.0), (False, 1.5)]:
        result = protect(
            table.values, table.relations,
            contributions=table.contributions, rules=rules, cost=cost, exact=exact,
        )  # fmt: skip
        assert not list(breaches(table, reasons, result.hidden))
        spent = sum(cost[cell] for cell in result.complementary)
        assert optimum <= spent <= most * optimum
