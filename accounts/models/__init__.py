"""People, the boards they work for, the organizations they belong to, and who looked at what."""

from accounts.models.ledger import Look
from accounts.models.owned import Engaged, Owned
from accounts.models.parties import Board, County, Engagement, Organization, fein_hash
from accounts.models.people import Invitation, Membership, User, UserManager

__all__ = [
    "Board",
    "County",
    "Engaged",
    "Engagement",
    "Invitation",
    "Look",
    "Membership",
    "Organization",
    "Owned",
    "User",
    "UserManager",
    "fein_hash",
]
