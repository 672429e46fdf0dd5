"""The first page of an employer: what happened with what it told us."""

from django.shortcuts import render

from accounts.doors import employer_view
from accounts.permissions import Permission


@employer_view(Permission.ORGANIZATION_VIEW)
def employer_home(request, organization):
    return render(request, "outcomes/employer_home.html", {"organization": organization})
