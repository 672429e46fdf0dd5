"""Who at a board stands behind a firm: its point of contact, or else the directors."""

import datetime as dt

from accounts.models import Board, User


class Contacts:
    """The people who work for a board on a day, guests from other boards left out."""

    def __init__(self, board: Board, day: dt.date) -> None:
        here = board.memberships.current(day).filter(is_guest=False).select_related("user")
        self.people = {each.user_id: each.user for each in here}
        self.directors = [each.user for each in here if each.role == "director"]

    def behind(self, contact: int | None) -> list[User]:
        """Return whom to tell about a firm whose named contact has this id; she may have left."""
        person = self.people.get(contact) if contact else None
        return [person] if person else self.directors
