"""The first page of an employer: what happened with what it told us."""

from django.shortcuts import render
from django.utils import timezone

from accounts.doors import employer_view
from accounts.permissions import Permission
from outcomes.reports.home import latest_looks, read_home
from ui.paging import paginate

THREADS = 10


@employer_view(Permission.ORGANIZATION_VIEW)
def employer_home(request, organization):
    home = read_home(request.membership, timezone.now())
    looks, look_count = latest_looks(organization)
    return render(
        request,
        "outcomes/employer_home.html",
        {
            "organization": organization,
            "home": home,
            "page": paginate(request, home.threads, per_page=THREADS),
            "looks": looks,
            "look_count": look_count,
        },
    )
