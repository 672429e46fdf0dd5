"""Asking organizations to the table, and the page on which they answer."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone

from accounts.doors import board_view, public_view
from accounts.permissions import Permission
from partnerships.actions import answers
from partnerships.actions.invites import move_invite as move
from partnerships.forms.invites import (
    CommitForm,
    DeclineForm,
    InviteForm,
    InviteManyForm,
    LetterForm,
)
from partnerships.reports.dossiers import first_contact
from partnerships.rules.charters import CHARTERS, charters_of
from partnerships.rules.lifecycles import INVITE
from partnerships.views.pages import form_page, move_page

ASKS = "The mail says who asks, in your words if you write any, and has a link to the letter."
PASTE = "Companies without a seat become prospects first. Lines nobody can be invited by stay here."


@board_view(Permission.PARTNERSHIPS_EDIT)
def invite_member(request, board, pk, member):
    partnership = get_object_or_404(board.partnerships, pk=pk)
    member = get_object_or_404(partnership.members.for_list(), pk=member)
    form = InviteForm(request.POST or None, initial=first_contact(member))
    if form.is_valid() and form.invite(member, by=request.user, now=timezone.now()):
        messages.success(request, f"The invitation to {form.cleaned_data['name']} is on its way.")
        return redirect("partnerships:member", board.slug, partnership.pk, member.pk)
    return form_page(request, partnership, form, f"Invite {member.organization}", ASKS)


@board_view(Permission.PARTNERSHIPS_EDIT)
def invite_many(request, board, pk):
    partnership = get_object_or_404(board.partnerships, pk=pk)
    form = InviteManyForm(request.POST or None)
    if form.is_valid():
        count = form.invite(partnership, by=request.user, now=timezone.now())
        if count:
            words = "1 invitation is" if count == 1 else f"{count} invitations are"
            messages.success(request, f"{words} on the way.")
        if not form.errors:
            return redirect("partnerships:members", board.slug, partnership.pk)
    return form_page(request, partnership, form, "Invite several", PASTE)


@board_view(Permission.PARTNERSHIPS_EDIT)
def move_invite(request, board, pk, invite, target):
    partnership = get_object_or_404(board.partnerships, pk=pk)
    rows = board.invites.filter(member__partnership=partnership).select_related("member")
    row = get_object_or_404(rows, pk=invite)
    args = [board.slug, partnership.pk, row.member_id]
    return move_page(
        request, partnership, INVITE, row.state, target,
        about=row.name,
        back=reverse("partnerships:member", args=args),
        do=lambda reason: move(row, target=target, reason=reason),
    )  # fmt: skip


@board_view(Permission.PARTNERSHIPS_EDIT)
def edit_letter(request, board, pk):
    partnership = get_object_or_404(board.partnerships, pk=pk)
    form = LetterForm(request.POST or None, instance=partnership, board=board)
    if form.is_valid():
        form.save()
        messages.success(request, "The letter is saved. Letters signed before keep their words.")
        return redirect("partnerships:members", board.slug, partnership.pk)
    lede = "What an organization signs when it joins. Empty it to go back to ours."
    return form_page(request, partnership, form, "Commitment letter", lede)


@public_view
def charters(request):
    return render(request, "partnerships/charters.html", {"charters": CHARTERS})


@public_view
def invited(request, token):
    """Let whoever was asked read the letter and answer, without an account."""
    try:
        invite = answers.read_invite(token, now=timezone.now())
        if invite.state != invite.State.SENT:
            return _invited_page(request, invite)
        return _answer(request, invite)
    except answers.InviteClosed as closed:
        context = {"reason": closed}
        return render(request, "accounts/invitation_closed.html", context, status=410)


def _answer(request, invite):
    declines = "decline" in request.POST
    sign = CommitForm(None if declines else request.POST or None, invite=invite)
    decline = DeclineForm(request.POST if declines else None)
    now = timezone.now()
    if sign.is_valid():
        answers.commit(invite, letter=sign.letter, now=now, **sign.signed)
        return redirect(request.path)
    if decline.is_valid():
        answers.decline(invite, reason=decline.cleaned_data["reason"], now=now)
        return redirect(request.path)
    return _invited_page(request, invite, sign, decline)


def _invited_page(request, invite, form=None, decline=None):
    context = {
        "invite": invite,
        "member": invite.member,
        "partnership": invite.member.partnership,
        "charters": charters_of(invite.member.seat, ""),
        "form": form,
        "decline": decline,
    }
    return render(request, "partnerships/invited.html", context)
