"""A firm states the training its people need."""

from django.http import Http404
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone

from training.actions.needs import save_need, take_out_need
from training.actions.still_true import keep_needs
from training.forms.needs import NeedForm
from training.reports.answers import (
    earlier_answer,
    needs_ahead,
    needs_of,
    read_answer,
    working_answer,
)
from training.views.answers import answer_page, is_done, while_open


@while_open
def answer_needs(request, desk):
    """List the needs stated; offer those of the earlier round where none is stated yet."""
    desk.require("needs")
    answered = read_answer(desk.round, working_answer(desk.round, desk.organization), desk)
    earlier = earlier_answer(desk.round, desk.organization)
    if request.method == "POST" and earlier:
        now = timezone.now()
        day = timezone.localdate(now)
        keep_needs(desk, earlier=earlier, now=now, day=day)
        return redirect(desk.url("answer_needs"))
    offered = needs_ahead(earlier, timezone.localdate()) if not answered.needs else []
    return answer_page(
        request, "answer_needs", desk, answered=answered, offered=offered,
        earlier=earlier,
    )  # fmt: skip


@while_open
def add_need(request, desk):
    return _need_page(request, desk, None)


@while_open
def edit_need(request, desk, competency):
    """Change a need; what was typed of one that a colleague took out meanwhile is not lost."""
    need = _stated_needs(desk, competency).first()
    if need is None and not request.POST:
        raise Http404
    return _need_page(request, desk, need)


add_need.keeps_typed = edit_need.keeps_typed = True


def _stated_needs(desk, competency):
    """Return the need under its competency: versions of an answer change its number."""
    needs = needs_of(desk.round, desk.organization)
    return needs.select_related("competency").filter(competency=competency)


def _need_page(request, desk, need):
    desk.require("needs")
    round, organization = desk.round, desk.organization
    known_as = need.competency if need else None
    stated = needs_of(round, organization)
    taken = stated.exclude(competency=known_as).values_list("competency", flat=True)
    form = NeedForm(
        request.POST or None,
        instance=need,
        board=round.board,
        desk=desk,
        taken=set(taken),
    )
    if form.is_valid() and is_done(form, save_need, desk, known_as=known_as, **form.changes()):
        return redirect(desk.url("answer_needs"))
    return answer_page(request, "edit_need", desk, form=form, need=need)


@while_open
def remove_need(request, desk, competency):
    """Ask once more, then take the need out of the draft."""
    desk.require("needs")
    need = get_object_or_404(_stated_needs(desk, competency))
    if request.method == "POST":
        take_out_need(desk, competency=need.competency, now=timezone.now())
        return redirect(desk.url("answer_needs"))
    remove_url = desk.url("remove_need", competency)
    return answer_page(request, "remove_need", desk, need=need, remove_url=remove_url)
