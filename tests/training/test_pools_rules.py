"""Which needs are alike."""

import datetime as dt

import pytest

from training.rules.pooling import (
    ALONE,
    NOT_COMPETITORS,
    WITH_ALL,
    StatedNeed,
    competitors,
    like_needs,
    may_share,
    nobody_apart,
)

MARCH = dt.date(2026, 3, 31)


def need(pk, firm=None, competency=1, level=3, by=MARCH, people=2, joins=WITH_ALL):
    return StatedNeed(pk, firm or pk, competency, f"Skill {competency}", people, level, by, joins)


def groups(*needs):
    return [sorted(need.pk for need in group.needs) for group in like_needs(needs)]


def test_same_skill_level_and_time_go_together():
    assert groups(need(1), need(2)) == [[1, 2]]


def test_another_skill_is_another_group():
    assert groups(need(1), need(2, competency=2)) == [[1], [2]]


def test_levels_one_and_two_go_together_and_not_with_three():
    assert groups(need(1, level=1), need(2, level=2), need(3, level=3), need(4, level=4)) == [
        [1, 2], [3, 4],
    ]  # fmt: skip


def test_two_quarters_wait_for_each_other_and_three_do_not():
    assert groups(need(1), need(2, by=dt.date(2026, 9, 30))) == [[1, 2]]
    assert groups(need(1), need(2, by=dt.date(2026, 12, 31))) == [[1], [2]]


def test_group_tells_firms_people_and_its_earliest_day():
    late = need(2, by=dt.date(2026, 6, 30), people=5)
    (group,) = like_needs([late, need(3, firm=2), need(1)])
    assert (group.firms, group.people, group.needed_by, group.seed) == (2, 9, MARCH, 1)
    assert group.level_words == "levels 3 to 4"
    assert like_needs([need(1, level=2)])[0].level_words == "levels 1 to 2"
    assert group.is_shown
    assert not like_needs([need(1)])[0].is_shown


def test_groups_of_more_firms_come_first_whatever_the_order_of_needs():
    needs = [need(1), need(2, competency=2), need(3, competency=2)]
    assert groups(*needs) == groups(*reversed(needs)) == [[2, 3], [1]]


def split(*needs, picks=None, naics=None):
    apart = competitors(picks or {}, naics or {})
    return [sorted(need.pk for need in group.needs) for group in like_needs(needs, apart)]


def test_a_firm_that_wants_a_class_of_its_own_is_alone_with_its_own_needs():
    own = need(1, firm=7, joins=ALONE)
    assert split(own, need(2), need(3)) == [[2, 3], [1]]
    assert may_share(own, need(4, firm=7, competency=2, joins=ALONE), nobody_apart)


@pytest.mark.parametrize("shy", [1, 2])
def test_firms_that_one_of_them_picked_never_share(shy):
    joins = {shy: NOT_COMPETITORS}
    needs = [need(pk, joins=joins.get(pk, WITH_ALL)) for pk in (1, 2, 3)]
    other = 3 - shy
    assert split(*needs, picks={shy: {other}}) == [[1, 3], [2]]
    assert split(*needs, picks={other: {shy}}) == [[1, 2, 3]]  # the other one does not mind


def test_without_a_pick_one_industry_is_kept_apart():
    needs = [need(1, joins=NOT_COMPETITORS), need(2), need(3)]
    assert split(*needs, naics={1: "332710", 2: "332710"}) == [[1, 3], [2]]
    assert split(*needs, naics={1: "3327", 2: "3327"}) == [[1, 2, 3]]
    assert split(*needs, naics={2: "332710", 3: "332710"}) == [[1, 2, 3]]
    assert split(*needs, naics={1: "332710", 2: "332710"}, picks={1: {3}}) == [[1, 2], [3]]


def test_picks_count_where_the_need_says_so_alone():
    assert split(need(1), need(2), picks={1: {2}}, naics={1: "332710", 2: "332710"}) == [[1, 2]]


def test_the_third_joins_the_first_group_in_which_nobody_minds():
    needs = [need(1, joins=NOT_COMPETITORS), need(2), need(3), need(4, joins=NOT_COMPETITORS)]
    assert split(*needs, picks={1: {2}, 4: {1}}) == [[1, 3], [2, 4]]
