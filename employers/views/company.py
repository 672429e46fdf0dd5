"""What a firm reads and says about itself: profile, sites, what it got, what it asked for."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST

from accounts.doors import employer_view
from accounts.permissions import Permission
from employers.forms.company import CompanyForm, SiteForm
from employers.models import Site
from employers.reports.asked import asked_lately
from employers.reports.company import own_employers
from employers.reports.help import told_all
from employers.rules.silence import DAYS
from employers.views.pages import own_form_page
from ui.paging import paginate

REQUESTS_SHOWN = 10
SERVICES_SHOWN = 20


@employer_view(Permission.ORGANIZATION_VIEW)
def company(request, organization):
    today = timezone.localdate()
    requests = organization.help_requests.for_list()[:REQUESTS_SHOWN]
    services = organization.services.for_list()
    return render(
        request,
        "employers/company.html",
        {
            "organization": organization,
            "employers": own_employers(organization),
            "requests": told_all(requests, today),
            "page": paginate(request, services, per_page=SERVICES_SHOWN),
            "asked": asked_lately(organization, today),
            "days": DAYS,
            "may_edit": request.membership.may(Permission.ANSWER),
            "may_ask": request.membership.may(Permission.TAKE_PART),
        },
    )


@employer_view(Permission.ANSWER)
def edit_company(request, organization, employer):
    employer = _employer(organization, employer)
    form = CompanyForm(request.POST or None, instance=employer, board=employer.board)
    if form.is_valid():
        form.save(on=timezone.localdate())
        messages.success(request, f"{employer.board} reads your new profile.")
        return redirect("employers:company", organization.pk)
    return own_form_page(request, organization, form, "Company profile", _seen_by(employer))


@employer_view(Permission.ANSWER)
def add_site(request, organization, employer):
    employer = _employer(organization, employer)
    return _site_page(request, organization, Site(employer=employer), employer, "Add a site")


@employer_view(Permission.ANSWER)
def edit_site(request, organization, employer, pk):
    employer = _employer(organization, employer)
    site = get_object_or_404(employer.sites, pk=pk)
    return _site_page(request, organization, site, employer, "Edit a site")


@require_POST
@employer_view(Permission.ANSWER)
def remove_site(request, organization, employer, pk):
    site = get_object_or_404(_employer(organization, employer).sites, pk=pk)
    messages.success(request, f"{site} is removed.")
    site.delete()
    return redirect("employers:company", organization.pk)


def _site_page(request, organization, site, employer, title):
    form = SiteForm(request.POST or None, instance=site, board=employer.board)
    if form.is_valid():
        form.save()
        return redirect("employers:company", organization.pk)
    return own_form_page(request, organization, form, title, _seen_by(employer))


def _employer(organization, pk):
    return get_object_or_404(organization.employers.active().select_related("board"), pk=pk)


def _seen_by(employer):
    return f"Seen by your own people and the staff of {employer.board}."
