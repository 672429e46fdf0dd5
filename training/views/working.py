"""Staff assigned to a partnership: what the answers to a round say by now."""

from django.http import Http404
from django.shortcuts import render
from django.utils import timezone

from accounts.doors import board_view
from accounts.ledger import write_looks
from accounts.models import Look
from accounts.permissions import Permission
from training.access import assigned_round
from training.reports.working import answers_that_count, working_view
from ui.paging import paginate


@board_view(Permission.ANSWERS_VIEW, guests=True)
def working(request, board, pk):
    """Show moving totals and the firms behind them, and write down a look at each firm listed."""
    round = assigned_round(request, board, pk)
    if round.is_draft:
        raise Http404
    answers = paginate(request, answers_that_count(round))
    firms = [answer.organization_id for answer in answers]
    write_looks(request, board, Look.Kind.ANSWERS, f"totals of the {round}", firms)
    context = {
        "board": board,
        "round": round,
        "answers": answers,
        "working": working_view(round, timezone.localdate()),
    }
    return render(request, "training/working.html", context)
