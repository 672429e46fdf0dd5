"""Which needs are alike."""

import datetime as dt

from training.rules.pooling import StatedNeed, like_needs

MARCH = dt.date(2026, 3, 31)


def need(pk, firm=None, competency=1, level=3, by=MARCH, people=2):
    return StatedNeed(pk, firm or pk, competency, f"Skill {competency}", people, level, by)


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
