"""A firm states the training its people need."""

from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone

from accounts.doors import employer_view
from accounts.permissions import Permission
from training.actions.answers import keep_needs, save_need, take_out_need
from training.forms.needs import NeedForm
from training.reports.answers import (
    earlier_answer,
    needs_ahead,
    needs_of,
    read_answer,
    working_answer,
)
from training.views.answers import answer_page, kept, while_open


@employer_view(Permission.ANSWER)
@while_open
def answer_needs(request, organization, round):
    """List the needs stated; offer those of the earlier round where none is stated yet."""
    answered = read_answer(round, working_answer(round, organization))
    earlier = earlier_answer(round, organization)
    if request.method == "POST" and earlier:
        now = timezone.now()
        keep_needs(round, organization, earlier=earlier, now=now, day=timezone.localdate(now))
        return redirect("training:answer_needs", organization.pk, round.pk)
    offered = needs_ahead(earlier, timezone.localdate()) if not answered.needs else []
    return answer_page(
        request, "answer_needs", organization, round, answered=answered, offered=offered,
        earlier=earlier,
    )  # fmt: skip


@employer_view(Permission.ANSWER)
@while_open
def add_need(request, organization, round):
    return _need_page(request, organization, round, None)


@employer_view(Permission.ANSWER)
@while_open
def edit_need(request, organization, round, competency):
    need = _stated_need(round, organization, competency)
    return _need_page(request, organization, round, need)


def _stated_need(round, organization, competency):
    """Return the need under its competency: versions of an answer change its number."""
    needs = needs_of(round, organization)
    return get_object_or_404(needs.select_related("competency"), competency=competency)


def _need_page(request, organization, round, need):
    known_as = need.competency if need else None
    stated = needs_of(round, organization)
    taken = stated.exclude(competency=known_as).values_list("competency", flat=True)
    form = NeedForm(
        request.POST or None,
        instance=need,
        board=round.board,
        round=round,
        organization=organization,
        taken=set(taken),
    )
    if form.is_valid() and kept(
        form, save_need, round, organization, known_as=known_as, **form.changes()
    ):
        return redirect("training:answer_needs", organization.pk, round.pk)
    return answer_page(request, "edit_need", organization, round, form=form, need=need)


@employer_view(Permission.ANSWER)
@while_open
def remove_need(request, organization, round, competency):
    """Ask once more, then take the need out of the draft."""
    need = _stated_need(round, organization, competency)
    if request.method == "POST":
        take_out_need(round, organization, competency=need.competency, now=timezone.now())
        return redirect("training:answer_needs", organization.pk, round.pk)
    return answer_page(request, "remove_need", organization, round, need=need)
