"""Staff: give a round more time, open it again, withdraw it, remind those who have not answered."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST

from accounts.doors import board_view
from accounts.permissions import Permission
from training.access import round_of
from training.actions.asking import people_to_tell
from training.actions.reminders import remind
from training.forms.moves import MoveForm
from training.rules.rounds import step_to

MOVED = {
    "extended": "The round stays open until {}. Everybody who was asked gets a mail.",
    "reopened": "The round is open again until {}. Everybody who was asked gets a mail.",
    "withdrawn": "The round is withdrawn. Everybody who was asked gets a mail.",
}
NOBODY = (
    "Nobody to remind: they answered, were reminded today, or have nobody we can mail. Call them."
)


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


@require_POST
@board_view(Permission.ROUNDS_RUN, guests=True)
def remind_round(request, board, pk):
    """Mail the people of one firm, or of all firms, that have not answered."""
    round = round_of(request, board, pk)
    firm = request.POST.get("organization", "")
    if firm and not (firm.isdecimal() and len(firm) < 19):
        raise Http404
    now = timezone.now()
    try:
        count = remind(
            round, firm=int(firm) if firm else None, by=request.user, now=now,
            day=timezone.localdate(now),
        )  # fmt: skip
    except ValidationError as error:
        messages.error(request, error.message)
        return redirect(round)
    if count:
        messages.success(request, f"{count} reminder{'' if count == 1 else 's'} on the way.")
    else:
        messages.info(request, NOBODY)
    return redirect(round)
