"""What somebody typed on a page of answering before she was signed out, or her link was lost."""

import re
from typing import Any

from django.conf import settings
from django.shortcuts import redirect
from django.urls import reverse

from accounts import kept
from training.models import AnswerLink

WAITING = re.compile(r"([\w-]{43}) ([\w/-]*)")  # a key, and the page below a link's tasks
TASKS = "/tasks/"


def resume(request: Any, place: str) -> bool:
    """Show what was typed at this place (as `accounts.kept` has it); tell whether there was any.

    The fields stand in `request.POST` again, so that the page binds its form to them.
    """
    key = request.GET.get("kept", "") if request.method == "GET" else ""
    typed = kept.take(place, key) if key else None
    if typed is None:
        return False
    request.POST = typed
    return True


def place_at(link: AnswerLink, path: str) -> str:
    """Return what a page is called at every link of this part of the firm's answer: a new link
    has another address than the lost one."""
    part = f"{link.round_id}:{link.organization_id}:{link.section}"
    return f"link:{part}:{path.partition(TASKS)[2]}"


def to_first_page(request: Any, link: AnswerLink, keeps: bool) -> Any:
    """Lead to the link's first page. What was typed waits for a new link in this browser: by its
    key in a cookie."""
    response = redirect("training:link", link.token)
    key = request.GET.get("kept", "")
    if keeps and request.method == "POST":
        key = kept.keep(request, place_at(link, request.path))
    waits = f"{key} {request.path.partition(TASKS)[2]}"
    if WAITING.fullmatch(waits):
        response.set_cookie(
            link.typed_cookie, waits, max_age=kept.KEPT_FOR, httponly=True, samesite="Lax",
            secure=settings.SESSION_COOKIE_SECURE,
        )  # fmt: skip
    return response


def page_with_typed(request: Any, link: AnswerLink) -> str:
    """Return the address at which this browser finds what it typed at a lost link, "" for none."""
    waits = WAITING.fullmatch(request.COOKIES.get(link.typed_cookie, ""))
    if waits is None:
        return ""
    tasks = reverse("training:link_answer", args=[link.token])
    return f"{tasks}{waits[2]}?kept={waits[1]}"
