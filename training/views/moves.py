"""Staff: give a round more time, open it again, withdraw it, remind those who have not answered."""

from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect, render
from django.utils import timezone

from accounts.doors import board_view
from accounts.permissions import Permission
from training.access import round_of
from training.actions.asking import people_to_tell
from training.forms.moves import MoveForm
from training.rules.rounds import step_to

MOVED = {
    "extended": "The round stays open until {}. Everybody who was asked gets a mail.",
    "reopened": "The round is open again until {}. Everybody who was asked gets a mail.",
    "withdrawn": "The round is withdrawn. Everybody who was asked gets a mail.",
}


@board_view(Permission.ROUNDS_RUN, guests=True)
def move_round(request, board, pk, target):
    """A page that asks before a step that tells many people; the step itself is a POST."""
    round = round_of(request, board, pk)
    step = step_to(target)
    if step is None:
        raise Http404
    if step.source != round.state:
        messages.error(request, f"The round is {round.get_state_display().lower()} now.")
        return redirect(round)
    form = MoveForm(request.POST or None, round=round, target=target, step=step, board=board)
    now = timezone.now()
    if form.is_valid() and form.save_or_refuse(by=request.user, now=now):
        until = form.cleaned_data.get("closes_on", round.closes_on)
        messages.success(request, MOVED[target].format(f"{until:%B %-d}"))
        return redirect(round)
    context = {
        "board": board,
        "round": round,
        "step": step,
        "form": form,
        "people": len(people_to_tell(round, timezone.localdate(now))),
    }
    return render(request, "training/move_round.html", context)
