"""The desk of staff who write down what a firm said in a call or at a visit."""

from functools import wraps
from typing import Any

from django.shortcuts import redirect

from training.access.desks import Desk, View, staff_desk


def behalf_desk(view: View) -> View:
    """Open a page of answering to staff once they said how they heard it; else lead there."""

    @wraps(view)
    def begun(request: Any, desk: Desk, **kwargs: Any) -> Any:
        if not desk.round.answers.drafts().filter(organization=desk.organization).exists():
            return redirect(desk.url("begin"))
        return view(request, desk, **kwargs)

    return staff_desk(begun)
