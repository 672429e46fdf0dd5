"""The boards whose careers everybody may read."""

from accounts.models import Board


def boards_with_careers():
    """Return all boards: official data are public, and wages here need a board."""
    return Board.objects.order_by("name")
