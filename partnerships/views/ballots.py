"""Ballots: opened and closed by staff, cast by employers, read by everybody at the table."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone

from accounts.doors import board_view, employer_view, partner_view
from accounts.permissions import Permission
from partnerships.access import OWN, PARTNER, has_vote, partnership_tabs, seat_of
from partnerships.actions import ballots as actions
from partnerships.forms.ballots import OpenBallotForm, VoteForm
from partnerships.models import Ballot
from partnerships.reports import ballots as reports
from partnerships.rules.lifecycles import BALLOT
from partnerships.views.pages import form_page, move_page

SECRET = (
    "Employers mark each issue in secret. Totals appear when the ballot closes, from 3 ballots."
)
CAST = "Your ballot is cast. You may change it until the ballot closes."


@board_view(Permission.MEETINGS_RUN)
def open_ballot(request, board, pk):
    partnership = get_object_or_404(board.partnerships, pk=pk)
    form = OpenBallotForm(
        request.POST or None, board=board, instance=Ballot(partnership=partnership)
    )
    if form.is_valid() and form.save_or_refuse(by=request.user):
        return redirect(form.saved)
    return form_page(request, partnership, form, "Open a ballot", SECRET)


@board_view(Permission.MEETINGS_RUN)
def ballot(request, board, pk):
    ballot = _ballot(board, pk)
    rows = reports.ranking(ballot)
    return render(
        request,
        "partnerships/ballot.html",
        {
            "board": board,
            "partnership": ballot.partnership,
            "ballot": ballot,
            "items": ballot.items.select_related("issue"),
            "rows": rows,
            "picture": reports.picture(ballot, rows),
            "turnout": None if ballot.closed_at else reports.turnout(ballot),
            "tabs": partnership_tabs(request, ballot.partnership, "Meetings"),
        },
    )


@board_view(Permission.MEETINGS_RUN)
def close_ballot(request, board, pk):
    ballot = _ballot(board, pk)

    def do(reason):
        actions.close_ballot(ballot, by=request.user, now=timezone.now())

    meeting = ballot.meeting
    goes_on = meeting and meeting.is_open
    return move_page(
        request, ballot.partnership, BALLOT, ballot.state, Ballot.State.CLOSED,
        about=ballot.question, do=do,
        back=reverse("partnerships:live", args=[board.slug, meeting.pk]) if goes_on else ballot,
    )  # fmt: skip


@employer_view(Permission.APPROVE)
def vote(request, organization, pk):
    """The paper; who sends it too late reads so over all that was marked."""
    ballot = get_object_or_404(reports.ballots_of(organization.members.voting()), pk=pk)
    result = OWN.url("ballot_result", organization, ballot.pk)
    if ballot.closed_at and request.method == "GET":
        return redirect(result)
    marks = reports.own_marks(ballot, organization)
    form = VoteForm(request.POST or None, ballot=ballot, marks=marks)
    if form.is_valid() and form.cast_or_refuse(organization=organization, by=request.user):
        messages.success(request, CAST)
        return redirect(result)
    context = {"organization": organization, "ballot": ballot, "form": form, "has_voted": marks}
    return render(request, "partnerships/vote.html", context)


@employer_view(Permission.ORGANIZATION_VIEW)
def own_ballot_result(request, organization, pk):
    return _ballot_result(request, organization, pk, OWN)


@partner_view(Permission.ORGANIZATION_VIEW)
def partner_ballot_result(request, organization, pk):
    return _ballot_result(request, organization, pk, PARTNER)


def _ballot_result(request, organization, pk, way):
    ballot = get_object_or_404(reports.ballots_of(organization.members.seated()), pk=pk)
    rows = reports.ranking(ballot)
    return render(
        request,
        "partnerships/own_ballot_result.html",
        {
            "organization": organization,
            "ballot": ballot,
            "items": ballot.items.select_related("issue"),
            "rows": rows,
            "picture": reports.picture(ballot, rows),
            "voters": reports.voters_shown(ballot),
            "has_vote": has_vote(seat_of(organization, ballot.partnership_id)),
            "may_vote": request.membership.may(Permission.APPROVE),
            "has_voted": ballot.votes.filter(organization=organization).exists(),
            "names": way.names,
        },
    )


def _ballot(board, pk):
    return get_object_or_404(board.ballots.select_related("partnership__board", "meeting"), pk=pk)
