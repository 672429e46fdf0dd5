"""What a firm got and was asked, who answers for it, and which firms nobody has heard from."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone

from accounts.doors import board_view, partner_view
from accounts.permissions import Permission
from employers.access import asks_firms
from employers.forms.services import AskForm, FirmSearch, HandOverForm, ServiceForm
from employers.models import Handover, ServiceEvent
from employers.reports.asked import asked_lately, firms_known
from employers.reports.silence import silent_employers
from employers.rules.silence import DAYS
from employers.views.pages import form_page
from ui.paging import paginate

FIRMS_SHOWN = 20


@board_view(Permission.EMPLOYERS_EDIT)
def add_service(request, board, pk):
    employer = get_object_or_404(board.employers.select_related("board"), pk=pk)
    today = timezone.localdate()
    form = ServiceForm(
        request.POST or None,
        board=board,
        today=today,
        instance=ServiceEvent(employer=employer, organization_id=employer.organization_id),
        initial={
            "happened_on": today,
            "agency": board.name,
            "staff": request.user,
            "category": request.GET.get("category"),
        },
    )
    if form.is_valid():
        form.save()
        return redirect(employer)
    return form_page(request, employer, form, "Add a service", "The firm sees it in its own list.")


@board_view(Permission.EMPLOYERS_EDIT)
def edit_service(request, board, pk, service):
    employer = get_object_or_404(board.employers.select_related("board"), pk=pk)
    service = get_object_or_404(employer.services, pk=service)
    form = ServiceForm(
        request.POST or None, board=board, today=timezone.localdate(), instance=service
    )
    if form.is_valid():
        form.save()
        return redirect(employer)
    return form_page(request, employer, form, "Edit a service", "The firm sees it in its own list.")


@board_view(Permission.EMPLOYERS_EDIT)
def ask(request, board, pk):
    employer = get_object_or_404(board.employers.for_list().select_related("board"), pk=pk)
    today = timezone.localdate()
    earlier = asked_lately(employer.organization, today)
    form = AskForm(
        request.POST or None,
        earlier=earlier,
        today=today,
        initial={"asked_on": today, "agency": board.name},
    )
    if form.is_valid():
        form.save(boards=[board], organization=employer.organization)
        messages.success(request, "Agencies at your tables see it for 90 days.")
        return redirect(employer)
    context = {"board": board, "employer": employer, "form": form, "earlier": earlier}
    return render(request, "employers/ask.html", context)


@board_view(Permission.EMPLOYERS_EDIT)
def hand_over(request, board, pk):
    employer = get_object_or_404(board.employers.for_list().select_related("board"), pk=pk)
    form = HandOverForm(
        request.POST or None,
        board=board,
        instance=Handover(employer=employer, organization=employer.organization),
    )
    if form.is_valid():
        try:
            form.save(by=request.user, on=timezone.localdate())
        except ValidationError as refusal:
            form.add_error("after", refusal)
        else:
            return redirect(employer)
    lede = f"Point of contact now: {employer.named_contact or 'nobody'}."
    return form_page(request, employer, form, "Hand over", lede)


@board_view(Permission.BOARD_VIEW)
def silent(request, board):
    return render(
        request,
        "employers/silent.html",
        {
            "board": board,
            "page": paginate(request, silent_employers(board, timezone.localdate())),
            "heading": f"Not heard for {DAYS} days",
            "days": DAYS,
        },
    )


@partner_view(Permission.TAKE_PART)
def asked(request, organization):
    _require_asker(organization)
    form = FirmSearch(request.GET)
    firms = firms_known(request.boards, form.text)
    return render(
        request,
        "employers/asked.html",
        {
            "organization": organization,
            "filter": form,
            "page": paginate(request, firms, per_page=FIRMS_SHOWN),
        },
    )


@partner_view(Permission.TAKE_PART)
def asked_firm(request, organization, firm):
    _require_asker(organization)
    firm = get_object_or_404(firms_known(request.boards, ""), pk=firm)
    today = timezone.localdate()
    earlier = asked_lately(firm, today)
    form = AskForm(
        request.POST or None,
        earlier=earlier,
        today=today,
        agency=organization.name,
        initial={"asked_on": today},
    )
    if form.is_valid():
        boards = request.boards.filter(engagements__organization=firm)
        form.save(boards=boards, organization=firm)
        messages.success(request, f"The other agencies see that you asked {firm}.")
        return redirect("employers:asked_firm", organization.pk, firm.pk)
    context = {"organization": organization, "firm": firm, "form": form, "earlier": earlier}
    return render(request, "employers/asked_firm.html", context)


def _require_asker(organization):
    if not asks_firms(organization):
        raise Http404
