"""Staff: prepare a round, open it, see who has answered, close it."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_POST

from accounts.doors import board_view
from accounts.ledger import write_look
from accounts.models import Look
from accounts.permissions import Permission
from partnerships.access import partnership_of, partnership_tabs
from partnerships.forms.partnerships import PartnershipFilter
from training.access import assigned_round, may_read_answers, pools_url, round_of
from training.actions import rounds as actions
from training.actions.links import people_of
from training.forms.rounds import RoundForm
from training.reports.answers import asked_members, read_answer, sent_answer
from training.reports.asked import jobs_with_counts
from training.reports.chase import chase
from training.reports.rounds import rounds_to_list
from training.reports.turnout import turnouts
from training.views.pages import choose_partnership
from ui.paging import paginate


@board_view(Permission.BOARD_VIEW, guests=True)
def rounds(request, board):
    partnerships = board.partnerships.visible_to(request.membership)
    listed = rounds_to_list(board, partnerships)
    form = PartnershipFilter(request.GET, partnerships=partnerships, rows=board.demandrounds)
    chosen = form.chosen
    context = {
        "board": board,
        "filter": form,
        "chosen": chosen,
        "rounds": paginate(request, form.narrow(listed)),
        "tabs": partnership_tabs(request, chosen, "Needs") if chosen else [],
        "may_run": request.membership.may(Permission.ROUNDS_RUN),
        "pools_url": pools_url(request, chosen),
    }
    return render(request, "training/rounds.html", context)


@board_view(Permission.ROUNDS_RUN, guests=True)
def add_round(request, board):
    """Ask first for which partnership: the critical jobs to choose from are its own."""
    if not request.GET.get("partnership", "").isdecimal():
        return choose_partnership(
            request, board, title="Prepare a round", thing="round",
            lede="It asks about the critical jobs of this partnership.",
            back=("Needs", reverse("training:rounds", args=[board.slug])),
        )  # fmt: skip
    partnership = partnership_of(request, board, request.GET["partnership"])
    form = RoundForm(request.POST or None, board=board, partnership=partnership)
    if form.is_valid():
        return redirect(form.save())
    context = {"board": board, "partnership": partnership, "form": form, "round": None}
    return render(request, "training/edit_round.html", context)


@board_view(Permission.ROUNDS_RUN, guests=True)
def edit_round(request, board, pk):
    round = round_of(request, board, pk)
    if not round.is_draft:
        state = round.get_state_display().lower()
        messages.info(request, f"The round is {state}. What it asks stays as it is.")
        return redirect(round)
    form = RoundForm(
        request.POST or None, instance=round, board=board, partnership=round.partnership
    )
    if form.is_valid():
        try:
            form.save()
        except ValidationError as error:
            messages.error(request, error.message)
        return redirect(round)
    context = {"board": board, "partnership": round.partnership, "form": form, "round": round}
    return render(request, "training/edit_round.html", context)


@board_view(Permission.BOARD_VIEW, guests=True)
def round(request, board, pk):
    round = round_of(request, board, pk)
    members = paginate(request, asked_members(round))
    may_run = request.membership.may(Permission.ROUNDS_RUN)
    context = {
        "board": board,
        "round": round,
        "jobs": jobs_with_counts(round),
        "turnout": turnouts([round])[round.pk],
        "days_left": round.days_left(timezone.localdate()),
        "members": members,
        "chased": chase(round, members),
        "may_chase": may_run and round.is_open,
        "may_call": not request.membership.is_guest,
        "release": round.releases.without_pdf().first(),
        "moves": round.moves.all(),
        "may_run": may_run,
        "may_read": may_read_answers(request, round.partnership),
    }
    return render(request, "training/round.html", context)


@board_view(Permission.ROUNDS_RUN, guests=True)
def open_round(request, board, pk):
    """Ask once more, because opening mails people."""
    round = round_of(request, board, pk)
    if request.method == "POST":
        try:
            actions.open_round(round, by=request.user, now=timezone.now())
        except ValidationError as error:
            messages.error(request, error.message)
        return redirect(round)
    people = len(people_of(round, timezone.localdate()))
    return render(
        request, "training/open_round.html", {"board": board, "round": round, "people": people}
    )


@board_view(Permission.ROUNDS_RUN, guests=True)
def close_round(request, board, pk):
    """Ask once more, because the release is made at once."""
    round = round_of(request, board, pk)
    if request.method == "POST":
        try:
            job = actions.close_round(round, by=request.user, now=timezone.now())
        except ValidationError as error:
            messages.error(request, error.message)
            return redirect(round)
        return redirect(job)
    context = {"board": board, "round": round, "turnout": turnouts([round])[round.pk]}
    return render(request, "training/close_round.html", context)


@require_POST
@board_view(Permission.ROUNDS_RUN, guests=True)
def make_release(request, board, pk):
    """Ask for the release again, where its job was cancelled or stopped."""
    round = round_of(request, board, pk)
    if not round.is_closed:
        raise Http404
    return redirect(actions.ask_for_release(round, by=request.user))


@board_view(Permission.ANSWERS_VIEW, guests=True)
def firm_answer(request, board, pk, organization):
    """Show one firm's sent answer to a person assigned to the partnership, and write it down."""
    round = assigned_round(request, board, pk)
    seats = round.partnership.members.employers().select_related("organization")
    firm = get_object_or_404(seats, organization=organization).organization
    answer = sent_answer(round, firm)
    if answer is None:
        raise Http404
    write_look(request, board, Look.Kind.ANSWERS, str(round), firm)
    context = {
        "board": board,
        "round": round,
        "firm": firm,
        "answered": read_answer(round, answer),
    }
    return render(request, "training/firm_answer.html", context)
