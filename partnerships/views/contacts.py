"""A firm's contact leaves, and another one takes over."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect

from accounts.doors import board_view
from accounts.permissions import Permission
from partnerships.forms.contacts import HandOverForm
from partnerships.views.pages import form_page

LEDE = (
    "Open actions of the firm under this name go over, and open invitations to the address end. "
    "An account is ended by the firm's own approver."
)


@board_view(Permission.PARTNERSHIPS_EDIT)
def hand_over_contact(request, board, pk, member, contact):
    partnership = get_object_or_404(board.partnerships, pk=pk)
    member = get_object_or_404(partnership.members, pk=member)
    contacts = board.contacts.filter(employer__organization=member.organization_id, left_on=None)
    contact = get_object_or_404(contacts.select_related("board", "employer"), pk=contact)
    form = HandOverForm(request.POST or None, leaving=contact)
    if form.is_valid():
        successor, moved = form.save()
        actions = f"{moved} open action{'' if moved == 1 else 's'}"
        messages.success(request, f"{successor} takes over from {contact}, with {actions}.")
        return redirect("partnerships:member", board.slug, partnership.pk, member.pk)
    return form_page(request, partnership, form, f"{contact} leaves", LEDE)
