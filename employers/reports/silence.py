"""Which employers a board has not heard from, and whom that concerns."""

import datetime as dt
from collections import Counter

from django.db.models import F, Q, QuerySet

from accounts.models import Board, User
from employers.models import Employer
from employers.reports.contacts import Contacts
from employers.rules.silence import days_before


def silent_employers(board: Board, day: dt.date) -> QuerySet[Employer]:
    """Return the active employers not heard for 90 days, the longest silence first."""
    before = Q(last_heard_on=None) | Q(last_heard_on__lt=days_before(day))
    rows = board.employers.active().filter(before).for_list()
    return rows.order_by(F("last_heard_on").asc(nulls_first=True), "organization__name", "pk")


def whom_it_concerns(board: Board, day: dt.date) -> dict[User, int]:
    """Return the people to tell with how many silent employers each has.

    A firm is its named contact's; one whose contact no longer works for the board, or that has
    none, is the directors'.
    """
    people = Contacts(board, day)
    found: Counter[User] = Counter()
    for contact in silent_employers(board, day).values_list("named_contact", flat=True):
        found.update(people.behind(contact))
    return dict(found)
