"""Which releases of official data a board works with."""

from careerpaths.models import DataRelease, ReleaseInUse


def releases_in_use(board):
    """Return source -> the release the board chose, else the newest; two queries for all."""
    newest = DataRelease.objects.order_by("source", "order", "pk")
    chosen = ReleaseInUse.objects.filter(board=board).select_related("release")
    return {
        **{release.source: release for release in newest},
        **{row.source: row.release for row in chosen},
    }
