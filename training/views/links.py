"""A mailed link: its first page, the press that opens it, and a new one for another browser."""

import datetime as dt

from allauth.core.ratelimit import consume
from django.conf import settings
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST

from training.access.links import link_view
from training.access.typed import page_with_typed
from training.actions import links as actions
from training.reports.links import masked, page_of

STAYS = dt.timedelta(days=30)  # a round may stay open longer than it said when the link was opened


@link_view
def link(request, link):
    """Say what the link opens and how; reading it spends nothing, whoever fetches it."""
    round = link.round
    if link.ended_at:
        return _page(request, link, "link_ended", status=410)
    if not round.is_open:
        response = _page(request, link, "link_closed", reason=_reason(round))
        if link.cookie in request.COOKIES:
            response.delete_cookie(link.cookie)
        return response
    if link.is_of_browser(request.COOKIES.get(link.cookie, "")):
        if page := page_with_typed(request, link):
            response = redirect(page)
            response.delete_cookie(link.typed_cookie)
            return response
        page, *numbers = page_of(link.section)
        return redirect(f"training:link_{page}", link.token, *numbers)
    return _page(request, link, "link_elsewhere" if link.opened_at else "link")


def _reason(round):
    """Return why a round was withdrawn, as its firms were told."""
    moves = round.moves.filter(kind="withdrawn").order_by("-pk") if round.is_withdrawn else []
    return next((move.reason for move in moves), "")


def _page(request, link, name, status=200, **context):
    context |= {
        "link": link,
        "round": link.round,
        "organization": link.organization,
        "address": masked(link.email),
        "is_typed": bool(page_with_typed(request, link)),
    }
    return render(request, f"training/{name}.html", context, status=status)


@require_POST
@link_view
def open_link(request, link):
    """Spend the link on this browser; another one is told that it came too late."""
    if link.round.is_open and (secret := actions.open_link(link, now=timezone.now())):
        response = redirect("training:link", link.token)
        ends = link.round.closes_on - timezone.localdate() + STAYS
        response.set_cookie(
            link.cookie, secret, max_age=max(ends, STAYS), httponly=True, samesite="Lax",
            secure=settings.SESSION_COOKIE_SECURE,
        )  # fmt: skip
        return response
    return redirect("training:link", link.token)


@require_POST
@link_view
def renew_link(request, link):
    """Mail a new link to the address on file, whoever asks and from wherever."""
    if link.ended_at or not link.round.is_open or not link.opened_at:
        return redirect("training:link", link.token)
    person = f"{link.round_id}:{link.organization_id}:{link.email}"
    if not consume(request, action="answer_link", key=person):
        return _page(request, link, "link_elsewhere", status=429, is_too_often=True)
    actions.renew_link(link, now=timezone.now())
    return _page(request, link, "link_renewed")
