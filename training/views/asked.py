"""Staff: say which competencies and credentials a round asks about for one of its jobs."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render

from accounts.doors import board_view
from accounts.permissions import Permission
from training.access import round_of
from training.forms.asked import AskedForm, FrameworkChoice
from training.reports.asked import competency_names, credential_names, last_asked


@board_view(Permission.ROUNDS_RUN, guests=True)
def asked_job(request, board, pk, job):
    round = round_of(request, board, pk)
    jobs = round.round_jobs.select_related("job", "round", "board")
    round_job = get_object_or_404(jobs, job=job)
    if not round.is_draft:
        state = round.get_state_display().lower()
        messages.info(request, f"The round is {state}. What it asks stays as it is.")
        return redirect(round)
    earlier = last_asked(round_job)
    frameworks = FrameworkChoice(request.GET, frameworks=_frameworks(board, round))
    form = AskedForm(
        request.POST or None, round_job=round_job, more=_more(request, earlier, frameworks)
    )
    if form.is_valid() and form.save_or_refuse():
        messages.success(request, f"Kept what is asked about {round_job}.")
        return redirect(round)
    context = {
        "board": board,
        "round": round,
        "round_job": round_job,
        "form": form,
        "earlier": earlier,
        "frameworks": frameworks,
    }
    return render(request, "training/asked_job.html", context)


def _frameworks(board, round):
    """Return the board's own frameworks and those of the round's partnership."""
    own = board.frameworks.filter(partnership=round.partnership_id)
    return own | board.frameworks.filter(partnership=None)


def _more(request, earlier, frameworks):
    """Return the names to put below those asked about, for the person to keep or take out."""
    if request.GET.get("source") == "last" and earlier:
        return competency_names(earlier), credential_names(earlier)
    if framework := frameworks.chosen:
        return list(framework.competencies.values_list("name", flat=True)), []
    return [], []
