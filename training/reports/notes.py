"""What experts, associations and studies say of needs, for who reads a release."""

import datetime as dt

from django.db.models import Q

from training.models import ExpertNote, Release

LAST = dt.timedelta(days=730)  # an older word says little of the needs of today
MOST = 20


def notes_beside(release: Release) -> list[ExpertNote]:
    """Return what was said of the round's jobs, or of none, in the two years before a release and
    since. It stands beside the figures and is in none of them."""
    round = release.round
    of_round = Q(job=None) | Q(job__in=round.jobs.values("pk"))
    said = round.partnership.expert_notes.filter(said_on__gte=release.made_at.date() - LAST)
    return list(said.filter(of_round).select_related("job", "competency")[:MOST])
