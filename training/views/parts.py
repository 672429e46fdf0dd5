"""A firm hands parts of its answer to colleagues, who fill them in by a mailed link."""

from allauth.core.ratelimit import consume
from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.views.decorators.http import require_POST

from accounts.doors import employer_view
from accounts.permissions import Permission
from training.access import asked_round
from training.actions import links as actions
from training.forms.links import HandOverForm
from training.reports.links import is_filled, links_of, page_of, part_words, parts_of
from training.views import answers

TOO_MANY = "Too many links were sent within an hour. Send this one later."


@answers.while_open
def hand_over(request, desk):
    """Mail a colleague a link to one part, and show who has one."""
    desk.require("")
    form = HandOverForm(request.POST or None, parts=parts_of(desk.round))
    if form.is_valid() and _is_within_limits(request, desk, form):
        actions.mail_link(
            desk.round, desk.organization, kind=actions.HAND, may_send=False, by=desk.user,
            asks=desk.name, now=timezone.now(), **form.cleaned_data,
        )  # fmt: skip
        messages.success(request, f"The link to {form.cleaned_data['name']} is on its way.")
        return redirect(desk.url("hand_over"))
    links = links_of(desk.round, desk.organization)
    return answers.answer_page(
        request, "hand_over", desk, form=form, links=links, may_end=desk.user is not None
    )


def _is_within_limits(request, desk, form):
    firm = f"{desk.round.pk}:{desk.organization.pk}"
    if not consume(request, action="answer_part", key=firm):
        form.add_error(None, TOO_MANY)
    return not form.errors


@require_POST
@employer_view(Permission.ANSWER)
def end_link(request, organization, pk, link):
    """Let a link open nothing any more, as when it went to the wrong person."""
    round = asked_round(organization, pk)
    given = get_object_or_404(round.links.filter(organization=organization), pk=link)
    actions.end_link(given, now=timezone.now())
    messages.success(request, f"The link of {given.name} no longer opens.")
    return redirect("training:hand_over", organization.pk, pk)


def answer(request, desk):
    """The first page of a link: the task list, or what became of its one part."""
    if not desk.section:
        return answers.answer(request, desk)
    page, *numbers = page_of(desk.section)
    return answers.answer_page(
        request, "part_given", desk,
        part=part_words(desk.round, desk.section), part_url=desk.url(page, *numbers),
        is_filled=is_filled(desk.round, desk.organization, desk.section),
        asks=desk.link.sent_by,
    )  # fmt: skip


answer.reads = True
