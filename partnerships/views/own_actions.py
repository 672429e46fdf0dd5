"""What organizations at the table do: their own actions, what is free to take, what they ask."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST

from accounts.doors import employer_view, partner_view
from accounts.permissions import Permission
from accounts.rules import MoveRefused
from partnerships.access import OWN, PARTNER, seat_of
from partnerships.actions import action_items as verbs
from partnerships.forms.actions import AskForm, OwnActionForm
from partnerships.reports.own_work import SHOWN, actions_at_the_table, askable, shown
from partnerships.views.pages import own_form_page
from ui.paging import paginate
from ui.parts import Tab

ASKED = "The board's staff has your question. Its answer appears on this page."
TO_STAFF = (
    "The board's staff looks it up. Everybody at the table can read the question and the answer."
)


@employer_view(Permission.ORGANIZATION_VIEW)
def own_actions(request, organization):
    return _actions(request, organization, OWN)


@partner_view(Permission.ORGANIZATION_VIEW)
def partner_actions(request, organization):
    return _actions(request, organization, PARTNER)


@employer_view(Permission.TAKE_PART)
def own_edit_action(request, organization, pk):
    return _edit_action(request, organization, pk, OWN)


@partner_view(Permission.TAKE_PART)
def partner_edit_action(request, organization, pk):
    return _edit_action(request, organization, pk, PARTNER)


@require_POST
@employer_view(Permission.TAKE_PART)
def own_take_action(request, organization, pk):
    return _take_action(request, organization, pk, OWN)


@require_POST
@partner_view(Permission.TAKE_PART)
def partner_take_action(request, organization, pk):
    return _take_action(request, organization, pk, PARTNER)


@employer_view(Permission.TAKE_PART)
def own_ask_staff(request, organization, pk):
    seat = seat_of(organization, pk)
    back = OWN.url("actions", organization) + "?show=questions"
    form = AskForm(request.POST or None)
    if form.is_valid():
        verbs.ask_staff(
            partnership=seat.partnership, organization=organization, by=request.user,
            **form.cleaned_data,
        )  # fmt: skip
        messages.success(request, ASKED)
        return redirect(back)
    return own_form_page(request, organization, form, "Ask the staff", TO_STAFF, back)


def _actions(request, organization, way):
    asked = request.GET.get("show")
    chosen = asked if asked in SHOWN else next(iter(SHOWN))
    url = way.url("actions", organization)
    may_take_part = request.membership.may(Permission.TAKE_PART)
    return render(
        request,
        "partnerships/own_actions.html",
        {
            "organization": organization,
            "names": way.names,
            "page": paginate(request, shown(organization, chosen)),
            "chosen": chosen,
            "askable": askable(organization) if may_take_part and way is OWN else [],
            "day": timezone.localdate(),
            "may_take_part": may_take_part,
            "tabs": [
                Tab(label, f"{url}?show={key}", key == chosen) for key, label in SHOWN.items()
            ],
        },
    )


def _edit_action(request, organization, pk, way):
    action = get_object_or_404(shown(organization, "ours"), pk=pk)
    back = way.url("actions", organization)
    form = OwnActionForm(request.POST or None, board=action.board, instance=action)
    if form.is_valid() and form.save_or_refuse(by=request.user):
        return redirect(back)
    return own_form_page(
        request, organization, form, action.text, f"By {action.due_on:%B %-d, %Y}.", back
    )


def _take_action(request, organization, pk, way):
    action = get_object_or_404(actions_at_the_table(organization), pk=pk)
    try:
        verbs.take_action(action, organization=organization, by=request.user)
        messages.success(request, "It is yours now.")
    except MoveRefused as refusal:
        messages.error(request, str(refusal))
    return redirect(way.url("actions", organization))
