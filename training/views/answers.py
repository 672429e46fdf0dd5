"""A firm answers for itself: task list, a job at a time, needs, check, send, receipt."""

from functools import wraps

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone

from accounts.doors import employer_view
from accounts.permissions import Permission
from training.access import asked_round, resumed_words
from training.actions.answers import (
    CLOSED,
    ChangedMeanwhile,
    is_asked,
    require_asked,
    save_section,
    send_answer,
)
from training.actions.answers import (
    withdraw_answer as take_back,
)
from training.actions.rounds import minutes_to_answer
from training.actions.still_true import keep_all as keep_all_of
from training.actions.still_true import keep_section, said_before
from training.forms.answers import JobAnswerForm, SendForm
from training.models import JobAnswer
from training.reports.answers import (
    earlier_answer,
    jobs_asked,
    needs_past,
    of_job,
    parts_left_out,
    people_who_send,
    read_answer,
    sent_answer,
    task_list,
    working_answer,
)
from training.reports.rounds import rounds_of_firm
from training.reports.sections import asked_job, asks_requirements, job_steps
from training.reports.sees import sees_words
from ui.paging import paginate


def while_open(view):
    """Give a view that changes answers its desk, or lead back with the reason once it closed."""

    @wraps(view)
    def wrapper(request, desk, **kwargs):
        try:
            require_asked(desk.round, desk.organization)
            return view(request, desk, **kwargs)
        except ValidationError as error:
            # Raised by an action too, when the round closed while this request ran.
            messages.warning(request, error.messages[0])
        return redirect(desk.url("answer"))

    return wrapper


@employer_view(Permission.ORGANIZATION_VIEW)
def own_rounds(request, organization):
    context = {
        "organization": organization,
        "rounds": paginate(request, rounds_of_firm(organization)),
        "may_answer": request.membership.may(Permission.ANSWER),
    }
    return render(request, "training/own_rounds.html", context)


def answer(request, desk):
    """The task list while the round is open; afterwards what was sent, to read."""
    round, organization = desk.round, desk.organization
    current = working_answer(round, organization) if round.is_open else None
    shown = current if round.is_open else sent_answer(round, organization)
    answered = read_answer(round, shown, desk)
    earlier = earlier_answer(round, organization)
    context = {
        "desk": desk,
        "organization": organization,
        "round": round,
        "answered": answered,
        "sent": sent_answer(round, organization),
        "earlier": earlier,
        "past": needs_past(earlier, timezone.localdate()),
        "minutes": minutes_to_answer(round),
        "tasks": task_list(desk, answered),
        "closed": CLOSED,
        "may_answer": desk.may_fill and is_asked(round, organization),
    }
    return render(request, "training/answer.html", context)


answer.reads = True


@while_open
def keep_all(request, desk):
    """Take over the earlier answer, all of it, and show it once more before it is sent.

    Whoever comes here from signing in has pressed nothing: she is led to the task list.
    """
    desk.require("")
    earlier = earlier_answer(desk.round, desk.organization)
    if earlier is None or request.method != "POST":
        return redirect(desk.url("answer"))
    now = timezone.now()
    keep_all_of(desk, earlier=earlier, now=now, day=timezone.localdate(now))
    return redirect(desk.url("check_answers"))


@employer_view(Permission.APPROVE)
def withdraw_answer(request, organization, pk):
    """Ask once more, then take back what the firm sent to a round."""
    round = asked_round(organization, pk)
    sent = sent_answer(round, organization)
    if sent is None:
        return redirect("training:answer", organization.pk, pk)
    if request.method == "POST":
        try:
            take_back(round, organization, now=timezone.now())
            messages.success(request, "Your answer is withdrawn. It leaves the next release.")
        except ValidationError as error:
            messages.warning(request, error.messages[0])
        return redirect("training:answer", organization.pk, pk)
    context = {"organization": organization, "round": round, "sent": sent}
    return render(request, "training/withdraw_answer.html", context)


@while_open
def answer_job(request, desk, job):
    round, organization = desk.round, desk.organization
    asked = get_object_or_404(round.jobs, pk=job)
    desk.require(f"job:{asked.pk}")
    jobs = jobs_asked(round)
    number = jobs.index(asked) + 1
    following = following_job(desk, jobs, asked)
    earlier = of_job(earlier_answer(round, organization), asked)
    given = of_job(working_answer(round, organization), asked)
    if earlier and not given and "still_true" in request.POST:
        keep_section(desk, earlier, now=timezone.now(), job=asked)
        return go_on(desk, following)
    form = JobAnswerForm(
        request.POST or None,
        instance=given or JobAnswer(job=asked, organization=organization),
        initial=said_before(earlier) if earlier and not given else None,
        board=round.board,
        desk=desk,
        day=timezone.localdate(),
        earlier=earlier,
        following=following.title.lower() if following else "",
    )
    if form.is_valid() and is_kept(form, JobAnswer, job=asked):
        if "stop" in request.POST:
            return redirect(desk.url("answer"))
        if asks_requirements(asked_job(round, asked)):
            return redirect(desk.url("answer_requirements", asked.pk))
        return go_on(desk, following)
    steps = job_steps(desk, asked, "answer_job") if given else []
    names = [each.title for each in jobs]
    context = {"job": asked, "steps": steps, "names": names, "number": number}
    return answer_page(request, "answer_job", desk, form=form, **context)


answer_job.keeps_typed = True


def following_job(desk, jobs, asked):
    """Return the job that comes after this one; None after the last that the desk opens."""
    rest = jobs[jobs.index(asked) + 1 :]
    return next((each for each in rest if desk.opens(f"job:{each.pk}")), None)


def go_on(desk, following):
    """Lead to the next job, after the last to the needs."""
    if following:
        return redirect(desk.url("answer_job", following.pk))
    return redirect(desk.url("answer_needs" if desk.opens("needs") else "answer"))


def is_kept(form, model, **key):
    """Save the section of a page's form; tell whether it was, else the form says why not."""
    values, seen = form.values(), form.shown()
    return is_done(form, save_section, form.desk, model, values=values, seen=seen, **key)


def is_done(form, action, desk, *records, **changes):
    """Do the action; what it refuses becomes an error of the form.

    Not while the page shows again what was typed before its writer was signed out.
    """
    if desk.is_resumed:
        return False
    try:
        action(desk, *records, **changes, now=timezone.now())
    except ChangedMeanwhile as meanwhile:
        form.meet(meanwhile.row)
        return False
    except ValidationError as error:
        form.add_error(None, error)
    return not form.errors


def answer_page(request, name, desk, **context):
    if desk.is_resumed:
        messages.warning(request, resumed_words(desk))
    context |= {
        "desk": desk,
        "organization": desk.organization,
        "round": desk.round,
        "sees": sees_words(desk.round),
    }
    return render(request, f"training/{name}.html", context)


@while_open
def check_answers(request, desk):
    """Show everything once more; an approver sends it from here."""
    desk.require("")
    round, organization = desk.round, desk.organization
    current = working_answer(round, organization)
    answered = read_answer(round, current, desk)
    form = SendForm(request.POST or None, left_out=answered.left_out)
    if request.method == "POST" and not desk.may_send:
        raise PermissionDenied(Permission.APPROVE)
    if form.is_valid() and is_done(form, send_answer, desk):
        return redirect(desk.url("receipt"))
    return answer_page(
        request, "check_answers", desk, form=form, answered=answered,
        is_draft=current is not None and current.is_draft,
        left_out=parts_left_out(desk, answered),
        senders=people_who_send(organization, timezone.localdate()),
    )  # fmt: skip


def receipt(request, desk):
    """Show what was sent, by whom, and what happens next."""
    sent = sent_answer(desk.round, desk.organization)
    if sent is None:
        return redirect(desk.url("answer"))
    answered = read_answer(desk.round, sent, desk)
    return answer_page(request, "receipt", desk, sent=sent, answered=answered)


receipt.reads = True
