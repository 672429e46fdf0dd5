"""Who belongs to a board or an organization: see, invite, end."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_POST

from accounts import actions
from accounts.doors import board_view, employer_view
from accounts.forms import InviteForm
from accounts.permissions import ORGANIZATION_ROLES, Permission
from accounts.reports import ended_roles, first_roles, given_roles, role_holders
from ui.paging import paginate

INVITATIONS_SHOWN = 50


@board_view(Permission.BOARD_VIEW)
def roles(request, board):
    holders = role_holders(board, timezone.localdate())
    context = {"board": board, "holders": holders, "others": ORGANIZATION_ROLES.values()}
    return render(request, "accounts/roles.html", context)


@board_view(Permission.INVITE)
def people(request, board):
    return render(request, "accounts/people.html", _list(request, board))


@board_view(Permission.INVITE)
def invite(request, board):
    back = reverse("accounts:people", args=[board.slug])
    roles = given_roles(board, by=request.membership)
    return _invite(request, board, roles, "accounts/invite.html", back)


@require_POST
@board_view(Permission.INVITE)
def withdraw_invitation(request, board, pk):
    return _withdraw(request, board, pk, reverse("accounts:people", args=[board.slug]))


@board_view(Permission.INVITE)
def end_membership(request, board, pk):
    back = reverse("accounts:people", args=[board.slug])
    return _end(request, board, pk, "accounts/end_membership.html", back)


@board_view(Permission.INVITE)
def organization_people(request, board, pk):
    """Show who signs in for an organization; invite there while nobody can do so for itself."""
    organization = get_object_or_404(board.organizations_known(), pk=pk)
    roles = first_roles(board, organization, day=timezone.localdate())
    form = _invite_form(request, organization, roles) if roles else None
    if form and form.is_valid():
        _send(request, organization, form)
        return redirect("accounts:organization_people", board.slug, organization.pk)
    context = {"board": board, "organization": organization, "form": form}
    return render(
        request, "accounts/organization_people.html", context | _list(request, organization)
    )


@employer_view(Permission.INVITE)
def colleagues(request, organization):
    return render(request, "accounts/colleagues.html", _list(request, organization))


@employer_view(Permission.INVITE)
def invite_colleague(request, organization):
    back = reverse("accounts:colleagues", args=[organization.pk])
    roles = given_roles(organization, by=request.membership)
    return _invite(request, organization, roles, "accounts/invite_colleague.html", back)


@require_POST
@employer_view(Permission.INVITE)
def withdraw_colleague(request, organization, pk):
    back = reverse("accounts:colleagues", args=[organization.pk])
    return _withdraw(request, organization, pk, back)


@employer_view(Permission.INVITE)
def end_colleague(request, organization, pk):
    back = reverse("accounts:colleagues", args=[organization.pk])
    return _end(request, organization, pk, "accounts/end_colleague.html", back)


def _list(request, party):
    members = party.memberships.current(timezone.localdate()).for_list()
    invitations = party.invitations.open_at(timezone.now()).select_related("invited_by")
    return {
        "party": party,
        "page": paginate(request, members),
        "ended_roles": ended_roles(request.membership),
        "invitations": invitations[:INVITATIONS_SHOWN],
    }


def _invite(request, party, roles, template, back):
    form = _invite_form(request, party, roles)
    if form.is_valid():
        _send(request, party, form)
        return redirect(back)
    return render(request, template, {"party": party, "form": form, "back": back})


def _invite_form(request, party, roles):
    return InviteForm(request.POST or None, party=party, roles=roles, now=timezone.now())


def _send(request, party, form):
    invitation, token = actions.invite(
        by=request.user, party=party, now=timezone.now(), **form.cleaned_data
    )
    link = request.build_absolute_uri(reverse("accounts:accept", args=[token]))
    actions.mail_invitation(invitation, link=link)
    messages.success(
        request,
        f"The invitation is on its way to {invitation.email}. "
        f"It works once, for {invitation.LIFETIME.days} days.",
    )


def _withdraw(request, party, pk, back):
    invitation = get_object_or_404(party.invitations.open_at(timezone.now()), pk=pk)
    actions.withdraw_invitation(invitation)
    messages.success(request, f"The link sent to {invitation.email} no longer works.")
    return redirect(back)


def _end(request, party, pk, template, back):
    """Ask, then end; with a right the person does not hold herself she cannot end it."""
    current = party.memberships.current(timezone.localdate()).for_list()
    membership = get_object_or_404(current, pk=pk)
    if not request.membership.rights.may_give(membership.rights):
        raise PermissionDenied(f"The role {membership.role_name} is above your own.")
    if request.method == "POST":
        try:
            actions.end_membership(membership, day=timezone.localdate())
        except actions.LastLead as problem:
            messages.error(request, str(problem))
        else:
            messages.success(request, f"{membership.user} no longer belongs to {party}.")
        return redirect(back)
    return render(request, template, {"party": party, "membership": membership, "back": back})
