"""The first page of a mailed link, which everybody who holds its address opens."""

from functools import wraps
from typing import Any

from django.contrib.auth.decorators import login_not_required

from accounts.doors import Door
from accounts.tenancy import set_tenant
from training.access.desks import View, link_of


def link_view(view: View) -> View:
    """Open `/answer/<token>/` as `view(request, link)`, whatever browser asks.

    The wall shows what the link's firm may see; the page itself shows names, never an answer.
    """

    @login_not_required
    @wraps(view)
    def wrapper(request: Any, token: str) -> Any:
        link = link_of(token)
        set_tenant([link.board], link.organization)
        request.boards = [link.board]  # whom the firm's people may call
        return view(request, link)

    wrapper.door = Door("answer")  # type: ignore[attr-defined]
    return wrapper
