"""A firm signs what credentials are worth to it; staff assigned to it read that."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST

from accounts.doors import board_view, employer_view
from accounts.ledger import write_look, write_looks
from accounts.models import Look
from accounts.permissions import Permission
from careerpaths.actions.recognition import withdraw
from careerpaths.forms.credentials import CredentialSearch, RecognitionFilter
from careerpaths.forms.recognition import RecognitionForm
from careerpaths.models import Recognition
from careerpaths.reports import recognition as reports
from careerpaths.reports.credentials import about_credential
from partnerships.access import assigned_partnership
from ui.paging import paginate

EARLIER_SHOWN = 20


@employer_view(Permission.ORGANIZATION_VIEW)
def own_credentials(request, organization):
    form = CredentialSearch(request.GET)
    page = paginate(request, form.narrow(reports.credentials_of_firm(organization)), per_page=20)
    return render(
        request,
        "careerpaths/own_credentials.html",
        {
            "organization": organization,
            "filter": form,
            "page": page,
            "rows": reports.own_rows(page, organization, timezone.localdate()),
            "may_sign": request.membership.may(Permission.APPROVE),
        },
    )


@employer_view(Permission.ORGANIZATION_VIEW)
def own_credential(request, organization, pk):
    """One credential, what the firm says of it, and the form with which an approver signs."""
    credential = get_object_or_404(reports.credentials_of_firm(organization), pk=pk)
    if request.method == "POST" and not request.membership.may(Permission.APPROVE):
        raise PermissionDenied(Permission.APPROVE)
    day = timezone.localdate()
    said = reports.said_now(credential, organization, day)
    form = _form(request, credential, organization, said, day)
    if form and form.is_valid() and _signed(request, form, credential, organization):
        messages.success(request, f"Signed: what {credential} is worth to {organization}.")
        return redirect("careerpaths:own_credential", organization.pk, credential.pk)
    return render(
        request,
        "careerpaths/own_credential.html",
        {
            "organization": organization,
            "credential": credential,
            "about": about_credential(credential),
            "said": reports.said_now(credential, organization, day),
            "before": reports.said_before(credential, organization, day),
            "form": form,
            "title": "Change it" if said else "What it is worth to you",
            "may_sign": request.membership.may(Permission.APPROVE),
        },
    )


def _form(request, credential, organization, said, day):
    """Return the form for approvers; a credential nobody earns any more is not signed anew."""
    if not (credential.is_active and request.membership.may(Permission.APPROVE)):
        return None
    return RecognitionForm(
        request.POST or None,
        instance=Recognition(credential=credential, organization=organization),
        initial=_initial(said, day),
        board=credential.board,
        known=said,
        day=day,
    )


def _initial(said, day):
    if said is None:
        return {"since": day}
    names = ("strength", "interviews", "pays_more", "hourly_more", "until", "may_count")
    return {name: getattr(said, name) for name in names}


def _signed(request, form, credential, organization):
    return form.sign(credential=credential, organization=organization, by=request.user)


@require_POST
@employer_view(Permission.APPROVE)
def withdraw_recognition(request, organization, pk):
    credential = get_object_or_404(reports.credentials_of_firm(organization), pk=pk)
    if withdraw(credential=credential, organization=organization, on=timezone.localdate()):
        words = f"Withdrawn. From today on {organization} says nothing about {credential}."
        messages.success(request, words)
    else:
        messages.info(request, f"{organization} said nothing about {credential}.")
    return redirect("careerpaths:own_credential", organization.pk, credential.pk)


@board_view(Permission.ANSWERS_VIEW, guests=True)
def recognitions(request, board, pk):
    """What the firms of a partnership say of credentials; each look at a firm is written down."""
    partnership = assigned_partnership(request, board, pk)
    rows = reports.recognitions_of(partnership, timezone.localdate())
    form = RecognitionFilter(request.GET, rows=rows)
    page = paginate(request, form.narrow(rows))
    firms = [each.organization_id for each in page]
    write_looks(request, board, Look.Kind.RECOGNITION, str(partnership), firms)
    return render(
        request,
        "careerpaths/recognitions.html",
        {"board": board, "partnership": partnership, "filter": form, "page": page},
    )


@board_view(Permission.ANSWERS_VIEW, guests=True)
def firm_recognitions(request, board, pk, organization):
    """All one firm said of credentials, with amounts, for people assigned to the partnership."""
    partnership = assigned_partnership(request, board, pk)
    seats = partnership.members.active().employers().select_related("organization")
    firm = get_object_or_404(seats, organization=organization).organization
    write_look(request, board, Look.Kind.RECOGNITION, str(partnership), firm)
    rows = reports.recognitions_of_firm(firm, partnership)
    return render(
        request,
        "careerpaths/firm_recognitions.html",
        {
            "board": board,
            "partnership": partnership,
            "firm": firm,
            "day": timezone.localdate(),
            "page": paginate(request, rows, per_page=EARLIER_SHOWN),
        },
    )
