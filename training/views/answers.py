"""A firm answers for itself: task list, a job at a time, needs, check, send, receipt."""

from functools import wraps

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone

from accounts.doors import employer_view
from accounts.permissions import Permission
from training.access import asked_round
from training.actions.answers import (
    CLOSED,
    is_asked,
    numbers_of,
    require_asked,
    save_job,
    send_answer,
)
from training.actions.rounds import minutes_to_answer
from training.forms.answers import JobAnswerForm, SendForm
from training.models import JobAnswer
from training.reports.answers import (
    earlier_answer,
    jobs_asked,
    of_job,
    people_who_send,
    read_answer,
    sees_words,
    sent_answer,
    task_list,
    working_answer,
)
from training.reports.rounds import rounds_of_firm
from ui.paging import paginate


@employer_view(Permission.ORGANIZATION_VIEW)
def own_rounds(request, organization):
    rounds = paginate(request, rounds_of_firm(organization))
    return render(
        request, "training/own_rounds.html", {"organization": organization, "rounds": rounds}
    )


@employer_view(Permission.ORGANIZATION_VIEW)
def answer(request, organization, pk):
    """The task list while the round is open; afterwards what was sent, to read."""
    round = asked_round(organization, pk)
    current = working_answer(round, organization) if round.is_open else None
    shown = current if round.is_open else sent_answer(round, organization)
    answered = read_answer(round, shown)
    context = {
        "organization": organization,
        "round": round,
        "answered": answered,
        "sent": sent_answer(round, organization),
        "earlier": earlier_answer(round, organization),
        "minutes": minutes_to_answer(round),
        "tasks": task_list(round, organization, answered),
        "closed": CLOSED,
        "may_answer": request.membership.may(Permission.ANSWER) and is_asked(round, organization),
    }
    return render(request, "training/answer.html", context)


def while_open(view):
    """Give a view that changes answers its round, or lead back with the reason once it closed."""

    @wraps(view)
    def wrapper(request, organization, pk, **kwargs):
        round = asked_round(organization, pk)
        try:
            require_asked(round, organization)
            return view(request, organization, round, **kwargs)
        except ValidationError as error:
            # Raised by an action too, when the round closed while this request ran.
            messages.warning(request, error.messages[0])
        return redirect("training:answer", organization.pk, pk)

    return wrapper


@employer_view(Permission.ANSWER)
@while_open
def answer_job(request, organization, round, job):
    asked = get_object_or_404(round.jobs, pk=job)
    jobs = jobs_asked(round)
    number = jobs.index(asked) + 1
    following = jobs[number] if number < len(jobs) else None
    earlier = of_job(earlier_answer(round, organization), asked)
    given = of_job(working_answer(round, organization), asked)
    if earlier and "still_true" in request.POST:
        save_job(round, organization, job=asked, numbers=numbers_of(earlier), now=timezone.now())
        return _go_on(organization, round, following)
    form = JobAnswerForm(
        request.POST or None,
        instance=given or JobAnswer(job=asked, organization=organization),
        initial=numbers_of(earlier) if earlier and not given else None,
        board=round.board,
        round=round,
        earlier=earlier,
        following=following.title.lower() if following else "",
    )
    if form.is_valid() and kept(
        form, save_job, round, organization, job=asked, numbers=form.cleaned_data
    ):
        if "stop" in request.POST:
            return redirect("training:answer", organization.pk, round.pk)
        return _go_on(organization, round, following)
    context = {"job": asked, "names": [each.title for each in jobs], "number": number}
    return answer_page(request, "answer_job", organization, round, form=form, **context)


def _go_on(organization, round, following):
    if following:
        return redirect("training:answer_job", organization.pk, round.pk, following.pk)
    return redirect("training:answer_needs", organization.pk, round.pk)


def kept(form, action, *records, **changes):
    """Do the action; what it refuses becomes an error of the form."""
    try:
        action(*records, **changes, now=timezone.now())
    except ValidationError as error:
        form.add_error(None, error)
    return not form.errors


def answer_page(request, name, organization, round, **context):
    context |= {"organization": organization, "round": round, "sees": sees_words(round)}
    return render(request, f"training/{name}.html", context)


@employer_view(Permission.ANSWER)
@while_open
def check_answers(request, organization, round):
    """Show everything once more; an approver sends it from here."""
    current = working_answer(round, organization)
    answered = read_answer(round, current)
    form = SendForm(request.POST or None, left_out=answered.left_out)
    may_send = request.membership.may(Permission.APPROVE)
    if request.method == "POST" and not may_send:
        raise PermissionDenied(Permission.APPROVE)
    if form.is_valid() and kept(form, send_answer, round, organization, by=request.user):
        return redirect("training:receipt", organization.pk, round.pk)
    return answer_page(
        request, "check_answers", organization, round, form=form, answered=answered,
        may_send=may_send, is_draft=current is not None and current.is_draft,
        senders=people_who_send(organization, timezone.localdate()),
    )  # fmt: skip


@employer_view(Permission.ORGANIZATION_VIEW)
def receipt(request, organization, pk):
    """Show what was sent, by whom, and what happens next."""
    round = asked_round(organization, pk)
    sent = sent_answer(round, organization)
    if sent is None:
        return redirect("training:answer", organization.pk, pk)
    return answer_page(
        request, "receipt", organization, round, sent=sent, answered=read_answer(round, sent)
    )
