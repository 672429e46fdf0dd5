"""The desk at which a firm's answer is written: whose, by whom, and by which of three ways.

A view of answering is written once, as `view(request, desk, ...)`, and opened by three doors: the
firm's own, the mailed link's, and that of staff who write down what the firm said in a call.
"""

from collections.abc import Callable
from dataclasses import dataclass
from functools import wraps
from typing import Any

from django.contrib.auth.decorators import login_not_required
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse

from accounts.doors import Door, board_view, employer_view
from accounts.ledger import write_look
from accounts.models import Board, Look, Organization, User
from accounts.permissions import Permission
from accounts.tenancy import set_tenant, tenant
from training.access.pages import asked_round, assigned_round
from training.access.typed import place_at, resume, to_first_page
from training.models import Answer, AnswerLink, DemandRound
from training.models.links import read_token

View = Callable[..., Any]
SIGNED_OUT = "You were signed out before this was saved. What you typed is below: save it now."
LINK_LOST = "Your link was lost before this was saved. What you typed is below: save it now."
OWN, LINK, STAFF = "", "link_", "staff_"  # what the names of each way's addresses begin with


@dataclass(frozen=True)
class Desk:
    """Where an answer is written. `party`: what the addresses of this way take first; `name`: who
    fills it in, as the firm reads it; `section`: the only part it is open for, "" for all;
    `is_resumed`: the page shows again what was typed, so that it saves nothing yet."""

    round: DemandRound
    organization: Organization
    way: str
    party: tuple[Any, ...]
    name: str
    user: User | None = None
    link: AnswerLink | None = None
    may_fill: bool = True
    may_send: bool = False
    section: str = ""
    is_resumed: bool = False

    @property
    def pages(self) -> "_Pages":
        """For templates: `{{ desk.pages.check_answers }}` is the address of that page."""
        return _Pages(self)

    @property
    def back(self) -> tuple[str, str] | None:
        """Where this way came from, as a label and an address; a link comes from nowhere."""
        if self.way == OWN:
            return "Our needs", reverse("training:own_rounds", args=[self.organization.pk])
        return (str(self.round), self.round.get_absolute_url()) if self.is_staff else None

    @property
    def shows_money(self) -> bool:
        """Tell whether wages and budgets of last time are shown; a link says "same" alone."""
        return self.way != LINK

    @property
    def is_staff(self) -> bool:
        return self.way == STAFF

    def url(self, page: str, *numbers: Any) -> str:
        """Return the address of a page of this way: `desk.url("answer_job", job.pk)`."""
        return reverse(f"training:{self.way}{page}", args=[*self.party, *numbers])

    def opens(self, section: str) -> bool:
        return self.section in ("", section)

    def require(self, section: str) -> None:
        """Raise Http404 where the desk is open for another section only."""
        if not self.opens(section):
            raise Http404


@dataclass(frozen=True)
class _Pages:
    desk: Desk

    def __getitem__(self, page: str) -> str:
        return self.desk.url(page)


def own_desk(view: View) -> View:
    """Open a page of answering to the people of the firm, under `/e/<organization>/rounds/`.

    A view that only reads says so with `reads = True`; it opens to everybody of the firm.
    """
    reads = getattr(view, "reads", False)

    @employer_view(Permission.ORGANIZATION_VIEW if reads else Permission.ANSWER)
    @wraps(view)
    def wrapper(request: Any, organization: Organization, pk: int, **kwargs: Any) -> Any:
        round = asked_round(organization, pk)
        desk = Desk(
            round, organization, OWN, (organization.pk, pk), str(request.user), user=request.user,
            may_fill=request.membership.may(Permission.ANSWER),
            may_send=request.membership.may(Permission.APPROVE),
            is_resumed=resume(request, request.path),
        )  # fmt: skip
        return view(request, desk, **kwargs)

    return _named(wrapper, OWN, view)


def staff_desk(view: View) -> View:
    """Open it to a person assigned to the partnership, who writes down what the firm says.

    Not beside a draft that the firm began or took over itself: nobody else reads that. Each look
    is written down.
    """

    @board_view(Permission.ANSWERS_VIEW, guests=True)
    @wraps(view)
    def wrapper(request: Any, board: Board, pk: int, organization: int, **kwargs: Any) -> Any:
        round = assigned_round(request, board, pk)
        seats = round.partnership.members.active().employers().select_related("organization")
        firm = get_object_or_404(seats, organization=organization).organization
        own = round.answers.drafts().filter(organization=firm, source=Answer.Source.FIRM)
        if own.exists():
            raise Http404
        write_look(request, board, Look.Kind.ANSWERS, str(round), firm)
        name = f"{request.user}, {board.name}"
        desk = Desk(
            round, firm, STAFF, (board.slug, pk, organization), name, user=request.user,
            is_resumed=resume(request, request.path),
        )  # fmt: skip
        return view(request, desk, **kwargs)

    return _named(wrapper, STAFF, view)


def answer_view(view: View) -> View:
    """Open it to the browser in which a mailed link was opened, under `/answer/<token>/`.

    Any other browser, and a link that opens nothing any more, are led to the link's first page,
    which says why. Once the firm has sent its answer there is the receipt and nothing else.
    """

    @login_not_required
    @wraps(view)
    def wrapper(request: Any, token: str, **kwargs: Any) -> Any:
        link = link_of(token)
        secret = request.COOKIES.get(link.cookie, "")
        if link.ended_at or not link.round.is_open or not link.is_of_browser(secret):
            return to_first_page(request, link, getattr(view, "keeps_typed", False))
        set_tenant([link.board], link.organization)
        request.boards = [link.board]  # whom the firm's people may call
        sent = link.round.answers.sent().filter(organization=link.organization)
        if view.__name__ != "receipt" and sent.exists():
            return redirect("training:link_receipt", token)
        desk = Desk(
            link.round, link.organization, LINK, (token,), link.name, link=link,
            may_send=link.may_send, section=link.section,
            is_resumed=resume(request, place_at(link, request.path)),
        )  # fmt: skip
        return view(request, desk, **kwargs)

    wrapper.door = Door("answer")  # type: ignore[attr-defined]
    wrapper.typed_at = lambda request: place_at(  # type: ignore[attr-defined]
        link_of(request.resolver_match.kwargs["token"]), request.path
    )
    return _named(wrapper, LINK, view)


def resumed_words(desk: Desk) -> str:
    """Return what a page says that shows again what was typed."""
    return LINK_LOST if desk.way == LINK else SIGNED_OUT


def link_of(token: str) -> AnswerLink:
    """Return the link of an address with its round, firm and board, or 404."""
    numbers = read_token(token)
    if numbers is None:
        raise Http404
    board, pk = numbers
    links = AnswerLink.objects.select_related("round__partnership", "round__board", "organization")
    with tenant(Board.objects.filter(pk=board)):
        return get_object_or_404(links.select_related("board"), pk=pk)


def _named(wrapper: View, way: str, view: View) -> View:
    """A view has the name of its address, by which tests and pages find it."""
    wrapper.__name__ = f"{way}{view.__name__}"
    return wrapper
