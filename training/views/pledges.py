"""Seats: what a firm may pledge in, its own pledge, and pledges staff enter for a firm."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from accounts.doors import board_view, employer_view
from accounts.permissions import Permission
from training import access
from training.actions import pledges as actions
from training.forms.pledges import FirmPledgeForm, PledgeForm
from training.models import Cohort
from training.reports import pledges as reports
from training.reports.cohorts import finding, lede, price_page, terms_of
from training.reports.organizations import classes_of_firm
from ui.paging import paginate


@employer_view(Permission.ORGANIZATION_VIEW)
def own_classes(request, organization):
    page = paginate(request, classes_of_firm(organization), per_page=20)
    return render(
        request,
        "training/own_classes.html",
        {
            "organization": organization,
            "page": page,
            "classes": reports.own_classes(list(page), organization),
        },
    )


@employer_view(Permission.ORGANIZATION_VIEW)
def own_class(request, organization, pk):
    cohort = access.offered_class(organization, pk)
    own = reports.own_class(cohort, organization)
    if request.method == "POST" and not request.membership.may(Permission.APPROVE):
        raise PermissionDenied(Permission.APPROVE)
    day = timezone.localdate()
    form = PledgeForm(request.POST or None, cohort=cohort, day=day, initial=_initial(own))
    if form.is_valid() and form.pledge(organization=organization, by=request.user):
        seats = form.cleaned_data["seats"]
        messages.success(request, f"{seats} seat{'' if seats == 1 else 's'} pledged.")
        return redirect("training:own_class", organization.pk, cohort.pk)
    return _own_class_page(request, organization, own, form, day)


@require_http_methods(["GET", "POST"])
@employer_view(Permission.APPROVE)
def withdraw_pledge(request, organization, pk):
    cohort = access.offered_class(organization, pk)
    own = reports.own_class(cohort, organization)
    if own.pledge is None:
        raise Http404
    if request.method == "POST":
        try:
            actions.withdraw(cohort=cohort, organization=organization)
            messages.success(request, f"Your seats in {cohort} are withdrawn. You owe nothing.")
        except actions.Decided as refusal:
            messages.error(request, str(refusal))
        return redirect("training:own_classes", organization.pk)
    return render(
        request,
        "training/withdraw_pledge.html",
        {"organization": organization, "own": own},
    )


@board_view(Permission.CLASSES_RUN)
def add_pledge(request, board, pk):
    cohort = access.assigned_cohort(request, board, pk)
    if cohort.state != Cohort.State.PLEDGING:
        messages.info(request, "The class is decided; its seats no longer change.")
        return redirect(cohort)
    form = FirmPledgeForm(request.POST or None, cohort=cohort)
    if form.is_valid():
        firm = form.cleaned_data["organization"]
        if form.pledge(organization=firm, by=request.user):
            messages.success(request, f"Pledged for {firm}. Its people see that you did it.")
            return redirect(cohort)
    return render(
        request, "training/add_pledge.html", {"board": board, "cohort": cohort, "form": form}
    )


def _own_class_page(request, organization, own, form, day):
    cohort = own.cohort
    is_open = cohort.state == Cohort.State.PLEDGING
    return render(
        request,
        "training/own_class.html",
        {
            "organization": organization,
            "own": own,
            "cohort": cohort,
            "finding": finding(cohort),
            "lede": lede(cohort),
            "price": price_page(terms_of(cohort, own.seats)),
            "form": form if _is_asked(request, cohort.takes_pledges_on(day), form) else None,
            "is_open": is_open,
            "may_withdraw": own.may_withdraw and request.membership.may(Permission.APPROVE),
            "is_late": is_open and not cohort.takes_pledges_on(day),
            "named": reports.named_together(own),
            "people": paginate(request, reports.own_people(own, organization)),
        },
    )


def _is_asked(request, takes_pledges, form):
    """Ask approvers for seats until the day to decide, and show what they sent too late."""
    return (takes_pledges or form.is_bound) and request.membership.may(Permission.APPROVE)


def _initial(own):
    if own.pledge is None:
        return {}
    names = ("seats", "top_price", "agrees_to_be_named")
    return {name: getattr(own.pledge, name) for name in names} | {"consent": True}
