"""Which figures a funder may see: the floors of ARCHITECTURE.md 5 for people and for firms.

A figure about people hides with fewer than 10 of them on either side of it: the part, or the rest
of its group, which readers can subtract (measures.md 4.2). With that "all" and "none" of a group
hide too. The words never tell which of these it was.
"""

import datetime as dt
from collections.abc import Sequence
from fractions import Fraction

from outcomes.rules.measures import Activity, Group, largest_share
from ui.tables import State, Value, hidden, not_yet

PEOPLE = 10
FIRMS = 3
MONEY_FIRMS = 5
LARGEST_SHARE = Fraction(1, 4)
MONEY_AGE = dt.timedelta(days=90)

FEW = hidden(f"fewer than {PEOPLE} people or {FIRMS} employers")
GROUP = hidden(f"fewer than {PEOPLE} people in a group, or all or none of it")
FEW_FIRMS = hidden(f"fewer than {FIRMS} employers")
WAGES = hidden(
    f"fewer than {PEOPLE} people or {MONEY_FIRMS} employers, or one with more than a quarter"
)
GIFTS = hidden(f"fewer than {MONEY_FIRMS} organizations, or one with more than a quarter")
YOUNG = not_yet("shown when all of it is 90 days old")
SUBTRACTED = hidden(", so that a hidden quarter cannot be worked out")
RULE = (
    f"Figures about fewer than {PEOPLE} people or {FIRMS} employers, about all or none of a group, "
    f"and wages or match of fewer than {MONEY_FIRMS} employers are hidden. They are not zero."
)
NOTHING_HIDDEN = "Nothing is hidden: for the board's staff only, not to be passed on."


def covers(activity: Activity, as_of: dt.date) -> dict[str, Value]:
    """Return what stands in place of each figure of a span that a funder may not see."""
    found = {
        "trainees": FEW if _is_small(activity.enrolled) else None,
        "seats": FEW if _is_small(activity.enrolled) else None,
        "employers": FEW_FIRMS if 0 < activity.enrolled.firms < FIRMS else None,
        "new_hires": _part(activity.new_hires, _others(activity.enrolled, activity.new_hires)),
        "completions": _part(activity.completed, activity.not_completed),
        "completion_rate": _part(activity.due_completed, activity.due_others),
        "credentials": _part(activity.credited, activity.not_credited),
        "wage_gain": _wages(activity, as_of),
        "wages_unknown": FEW if 0 < activity.wages_unknown < PEOPLE else None,
        "match": _gifts(activity, as_of),
        "answered": _firms_of(activity.answered, activity.asked),
    }
    return _with_linked({key: value for key, value in found.items() if value is not None})


def covers_to_date(
    activity: Activity, quarters: Sequence[dict[str, Value]], as_of: dt.date
) -> dict[str, Value]:
    """Return the covers of a total to date, given those of every quarter it is the sum of.

    A total over a hidden quarter is hidden as well: the other quarters could be subtracted.
    """
    linked = {
        key: SUBTRACTED
        for quarter in quarters
        for key, value in quarter.items()
        if value.state is State.HIDDEN
    }
    return linked | covers(activity, as_of)


def _with_linked(found: dict[str, Value]) -> dict[str, Value]:
    """Hide the number that finished with the rate it could be worked out from, and back."""
    linked = ("completions", "completion_rate", "cost_per_completer")
    if any(key in found for key in linked):
        return {key: GROUP for key in linked} | found
    return found


def _is_small(group: Group) -> bool:
    return 0 < group.people < PEOPLE or 0 < group.firms < FIRMS


def _part(part: Group, others: Group) -> Value | None:
    """Hide a part of a group when it or the others are few or nobody; an empty group hides not."""
    if not part.people and not others.people:
        return None
    few = any(not group.people or _is_small(group) for group in (part, others))
    return GROUP if few else None


def _others(whole: Group, part: Group) -> Group:
    """Return the people of a whole beside a part; their employers are those of the whole."""
    return Group(whole.seats - part.seats, whole.people - part.people, whole.firms)


def _firms_of(part: int, whole: int) -> Value | None:
    return FEW_FIRMS if 0 < part < FIRMS or 0 < whole - part < FIRMS else None


def _wages(activity: Activity, as_of: dt.date) -> Value | None:
    people = [(change.firm, 1) for change in activity.wages]
    if not people:
        return None
    firms = {firm for firm, _ in people if firm is not None}
    if len(people) < PEOPLE or len(firms) < MONEY_FIRMS or largest_share(people) > LARGEST_SHARE:
        return WAGES
    return _young(activity.newest_wage_on, as_of)


def _gifts(activity: Activity, as_of: dt.date) -> Value | None:
    amounts = [(gift.firm, gift.amount) for gift in activity.gifts]
    if not amounts:
        return None
    firms = {firm for firm, _ in amounts}
    if len(firms) < MONEY_FIRMS or largest_share(amounts) > LARGEST_SHARE:
        return GIFTS
    return _young(activity.newest_gift_on, as_of)


def _young(newest: dt.date | None, as_of: dt.date) -> Value | None:
    return YOUNG if newest is not None and newest > as_of - MONEY_AGE else None
