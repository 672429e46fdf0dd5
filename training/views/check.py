"""A firm checks what it requires of people beside what the others do."""

from django.http import Http404
from django.shortcuts import render

from accounts.doors import employer_view
from accounts.permissions import Permission
from training.access import read_round
from training.reports.check import check_requirements


@employer_view(Permission.ORGANIZATION_VIEW)
def own_check(request, organization, pk):
    """From the round's latest release alone, for the firm alone."""
    round = read_round(organization, pk)
    release = round.releases.without_pdf().first()
    if release is None:
        raise Http404
    context = {
        "organization": organization,
        "round": round,
        "release": release,
        "jobs": check_requirements(release, organization),
    }
    return render(request, "training/own_check.html", context)
