"""What is shown again while too few companies changed."""

from hypothesis import given
from hypothesis import strategies as st

from training.rules.sticky import FEWEST_CHANGED, Shown, changed, differing, settle

ALL = dict.fromkeys(range(8), "required")


def settled(now, *before, gone=()):
    """Return what is shown; each release before showed its place in time."""
    shown = [Shown(place, said) for place, said in enumerate(before)]
    return settle(now, shown, gone, lambda: "new", lambda: "hidden")


def edited(said, count):
    return said | dict.fromkeys(range(count), "preferred")


def test_first_time_is_new():
    assert settled(ALL) == "new"


def test_fewer_than_five_changes_repeat_the_last():
    assert settled(edited(ALL, 1), ALL) == 0
    assert settled(edited(ALL, FEWEST_CHANGED - 1), ALL) == 0
    assert settled(edited(ALL, FEWEST_CHANGED), ALL) == "new"
    assert settled(ALL | {9: "required"}, ALL) == 0


def test_same_answers_are_the_same_figures():
    assert settled(ALL, ALL) == "new", "made again of the same answers they are the same"


def test_changes_do_not_add_up_one_at_a_time():
    """Somebody who holds all releases takes any two of them together."""
    steps = [edited(ALL, count) for count in range(FEWEST_CHANGED + 1)]
    assert settled(steps[4], *steps[:4]) == 3
    assert settled(steps[5], *steps[:5]) == 4, "one from the last, whatever it is from the first"
    assert settled(steps[5], steps[0]) == "new"


def test_who_is_gone_is_not_repeated():
    left = {firm: said for firm, said in ALL.items() if firm}
    assert settled(left, ALL, gone={0}) == "hidden"
    assert settled(left, ALL) == 0, "answers still, but says nothing of this"


@given(st.dictionaries(st.integers(0, 9), st.booleans()),
       st.dictionaries(st.integers(0, 9), st.booleans()))  # fmt: skip
def test_new_figures_differ_by_none_or_by_enough(was, now):
    if settled(now, was) == "new":
        assert len(differing(was, now)) not in range(1, FEWEST_CHANGED)


def test_versions_of_one_company_are_one_change():
    assert changed({1: 10, 2: 11}, {3: 10, 4: 11}, {10: 7, 11: 7}) == {7}
    assert changed({1: 10}, {1: 10}, {}) == set()


said_once = st.dictionaries(st.integers(0, 9), st.booleans())


@given(st.lists(said_once, max_size=8))
def test_no_two_of_many_releases_tell_what_few_changed(history):
    """Whoever holds all releases subtracts any two that were made of answers of their own."""
    shown, made = [], []
    for place, now in enumerate(history):
        gone = {firm for one in shown for firm in one.said} - now.keys()
        figures = settle(now, shown, gone, lambda place=place: place, lambda: None)
        if figures is None:
            continue
        shown.append(Shown(figures, now))
        made += [place] if figures == place else []
    for later in made:
        for first in made:
            assert len(differing(history[first], history[later])) not in range(1, FEWEST_CHANGED)
