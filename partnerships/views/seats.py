"""What an employer sees of the partnerships it sits in."""

from django.shortcuts import render

from accounts.doors import employer_view
from accounts.permissions import Permission
from partnerships.reports.seats import own_seats
from ui.paging import paginate


@employer_view(Permission.ORGANIZATION_VIEW)
def own(request, organization):
    page = paginate(request, own_seats(organization), per_page=10)
    return render(request, "partnerships/own.html", {"organization": organization, "page": page})
