"""What stands under a release on the page and in no file."""

from typing import Any

from training.models import Release
from training.reports.compare import own_beside
from training.reports.flow import talent_flow
from training.reports.notes import notes_beside
from training.reports.official import official
from training.reports.releases import ReleaseReport


def beside(release: Release, report: ReleaseReport, organization=None) -> dict[str, Any]:
    """Return what `training/release_beside.html` shows.

    organization: the firm that reads it, whose own answer stands beside what all say.
    """
    round = release.round
    return {
        "official": official(round),
        "flows": talent_flow(round.partnership, release, report.content),
        "notes": notes_beside(release),
        "own": own_beside(release, report, organization) if organization else None,
    }
