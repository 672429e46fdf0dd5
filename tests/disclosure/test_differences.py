"""A differencing attacker: he holds the release before this one, and subtracts."""

from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from disclosure import BadTable, CannotProtect, Release, primary, protect
from disclosure.releases import Change, Earlier, changes
from disclosure.rules import MinimumContributors
from tests.disclosure.attackers import breaches, fixed
from tests.disclosure.examples import Example, drawn, with_totals

RULES = [MinimumContributors(n=3)]
HAPPENINGS = ["joined", "left", "changed"]


def inner_cells(table):
    parts = {part for _, parts in table.relations for part in parts}
    return [cell for cell in table.values if cell in parts and "total" not in cell]


def next_release(table, happening, random):
    """Return the same table after one member of one cell joined, left or changed its answer."""
    inner = {cell: list(table.contributions[cell]) for cell in inner_cells(table)}
    pairs = random.choice([pairs for pairs in inner.values() if len(pairs) > 3])
    if happening == "joined":
        pairs.append(("newcomer", random.randint(1, 9)))
    elif happening == "left":
        pairs.pop()
    else:
        who, amount = pairs.pop()
        pairs.append((who, amount + random.randint(1, 9)))
    return with_totals(inner)


def first_release(table):
    """Return what the earlier release shows."""
    hidden = protected(table).hidden
    return {cell: value for cell, value in table.values.items() if cell not in hidden}


def protected(table, **how):
    return protect(
        table.values, table.relations, contributions=table.contributions, rules=RULES, **how
    )


def merged(now, extra):
    """Return today's table and its differences from the earlier release as one."""
    return Example(
        now.values | extra.values,
        [*now.relations, *extra.relations],
        now.contributions | extra.contributions,
    )


def protected_with(now, extra, shown):
    """Protect today's table from who subtracts the earlier release."""
    both = merged(now, extra)
    same = {cell: value for cell, value in shown.items() if Change(cell) not in extra.values}
    earlier = {cell: value for cell, value in both.values.items() if isinstance(cell, Earlier)}
    lower = dict.fromkeys(now.values, 0)
    return both, protected(both, published=[Release(earlier | same)], lower=lower)


@pytest.mark.slow
@pytest.mark.parametrize("happening", HAPPENINGS)
@settings(max_examples=40, deadline=None, derandomize=True)
@given(seed=st.integers(0, 10_000))
def test_who_subtracts_the_last_release_learns_nobodys_number(happening, seed):
    random = Random(seed)
    before = drawn(random, (3, 4), few=0.1, empty=0)
    shown = first_release(before)
    now = next_release(before, happening, random)
    extra = changes(before.contributions, now.contributions, shown=shown)
    both, result = protected_with(now, extra, shown)
    assert result.hidden.isdisjoint(cell for cell in extra.values if isinstance(cell, Earlier))
    for cell, value in shown.items():
        if cell not in result.hidden:
            assert now.values[cell] == value, f"{cell} gives away what one member did"
    known = primary(both.contributions, RULES)
    assert set(result.primary) == set(known)
    assert not fixed(both.relations, result.hidden) & set(known)
    lower = dict.fromkeys(now.values, 0)
    assert not list(breaches(both, known, result.hidden, lower=lower))


@pytest.mark.parametrize("happening", HAPPENINGS)
def test_without_the_last_release_the_same_attacker_succeeds(happening):
    """What the test above guards against does happen."""
    random = Random(1)
    before = drawn(random, (3, 4), few=0.1, empty=0)
    shown = first_release(before)
    now = next_release(before, happening, random)
    extra = changes(before.contributions, now.contributions, shown=shown)
    both, secret = merged(now, extra), primary(extra.contributions, RULES)
    assert secret
    careless = set(protected(now).hidden) | set(secret)
    assert fixed(both.relations, careless) & set(secret)


@pytest.mark.parametrize("happening", HAPPENINGS)
def test_three_who_change_at_once_hide_one_another(happening):
    people = [(f"firm {at}", 5 + at) for at in range(6)]
    fewer = {"joined": people[3:], "left": people, "changed": [(who, 1) for who, _ in people]}
    more = people[3:] if happening == "left" else people
    before = with_totals({("a",): fewer[happening], ("b",): people})
    now = with_totals({("a",): more, ("b",): people})
    extra = changes(before.contributions, now.contributions, shown=before.values)
    assert extra.values
    assert protected_with(now, extra, before.values)[1].hidden == set()


# The same key is the same cell


def by_many(number):
    return [(firm, number / 3) for firm in ("Ash", "Birch", "Cedar")]


FIRMS = {
    "a": [("Ash", 4)],
    "b": [("Birch", 5), ("Cedar", 6), ("Dale", 7)],
    "c": [("Birch", 9), ("Cedar", 9), ("Dale", 9)],
    "d": [("Birch", 9), ("Cedar", 9), ("Elm", 20)],
}
VALUES = {"a": 4, "b": 18, "c": 27, "d": 38, "all": 87}
TOTAL = [("all", ["a", "b", "c", "d"])]


def hidden_beside(*published, **how):
    return set(
        protect(
            VALUES, TOTAL, contributions=FIRMS, rules=RULES, published=published, **how
        ).hidden
    )  # fmt: skip


def test_the_cheapest_second_cell_is_taken_first():
    assert hidden_beside() == {"a", "b"}


def test_a_published_cell_stays_published():
    assert hidden_beside(Release({"b": 18}, [])) == {"a", "c"}
    assert hidden_beside(({"b": 18, "all": 87}, []), ({"c": 27}, [])) == {"a", "d"}


def test_an_earlier_sum_of_two_cells_still_binds_them():
    """Of a and b, 22 is known: c beside a would leave a to be 22 less b."""
    earlier = Release({"a and b": 22}, [("a and b", ["a", "b"])])
    cost = {"a": 1, "b": 50, "c": 1, "d": 1, "all": 1}
    assert hidden_beside(cost=cost) in [{"a", "c"}, {"a", "d"}, {"a", "all"}]
    assert hidden_beside(earlier, cost=cost) == {"a", "b"}


def test_earlier_sums_can_leave_nothing_to_hide_behind():
    earlier = Release({"a and b": 22, "b": 18}, [("a and b", ["a", "b"])])
    with pytest.raises(CannotProtect, match="'a'"):
        hidden_beside(earlier)


def test_a_secret_that_was_published_cannot_be_protected():
    with pytest.raises(CannotProtect, match="'a'"):
        hidden_beside(Release({"a": 4}, []))


def test_a_cell_published_with_another_value_is_refused():
    with pytest.raises(BadTable, match="'b'"):
        hidden_beside(Release({"b": 17}, []))


def test_hidden_last_time_and_shown_now_gives_what_was_hidden_beside_it():
    """Last time a was secret too, and only the sum with b was shown. Today a is safe by itself."""
    firms = {"a": by_many(15), "b": [("Dale", 9)], "c": by_many(27)}
    values = {"a": 15, "b": 9, "c": 27, "all": 51}
    relations = [("all", ["a", "b", "c"])]
    earlier = Release({"a and b": 24}, [("a and b", ["a", "b"])])

    def protected_beside(*published):
        return protect(
            values, relations, contributions=firms, rules=RULES, published=published,
            frozen=["all"], cost={"a": 9, "b": 1, "c": 1, "all": 1},
        ).hidden  # fmt: skip

    assert protected_beside() == {"b", "c"}
    assert protected_beside(earlier) == {"a", "b"}
