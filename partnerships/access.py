"""Who may open which partnership, and where its pages and entries of navigation lie."""

from dataclasses import dataclass

from django.core.exceptions import PermissionDenied
from django.shortcuts import get_object_or_404
from django.urls import reverse

from accounts.navigation import Item
from accounts.permissions import Permission
from partnerships.models import Meeting, Partnership
from ui.parts import Tab

NOT_ASSIGNED = (
    "This page is for the people assigned to the partnership. A director of the board assigns them."
)
LIE_UNDER_THEM = (  # pages of staff about what partnerships do
    "notes", "lifecycles", "meetings", "issues", "ballots", "priorities", "goals", "taskforces",
    "actions", "challenges",
)  # fmt: skip
MOST_OF_MINE = 10  # entries under "My partnerships"; the list has all
TABS = {
    "Overview": "partnerships:detail",
    "Members": "partnerships:members",
    "Meetings": "partnerships:meetings",
    "Priorities": "partnerships:priorities",
    "Challenges": "partnerships:challenges",
    "Critical jobs": "careerpaths:jobs",
    "Needs": "training:rounds",
    "Classes": "training:cohorts",
    "Reports": "outcomes:reports",
}
OF_ALL_PARTNERSHIPS = {"Needs", "Classes", "Reports"}  # lists of the board, narrowed by a query


def partnership_of(request, board, pk):
    """Return the board's partnership if the person of this request may open it, or 404.

    A guest of the board opens only what is assigned to her.
    """
    return get_object_or_404(board.partnerships.visible_to(request.membership), pk=pk)


def assigned_partnership(request, board, pk):
    """Return the partnership if the person may open its firms' answers and people's records.

    Raises PermissionDenied for staff who are not assigned to it, directors included.
    """
    partnership = partnership_of(request, board, pk)
    if not partnership.assignments.filter(user=request.user).exists():
        raise PermissionDenied(NOT_ASSIGNED)
    return partnership


def meeting_of(request, board, pk):
    """Return a meeting of a partnership the person of this request may open, or 404."""
    partnerships = board.partnerships.visible_to(request.membership)
    meetings = board.meetings.filter(partnership__in=partnerships)
    return get_object_or_404(meetings.select_related("partnership__board", "board"), pk=pk)


@dataclass(frozen=True)
class Way:
    """One of the two ways to the table: `/e/` for employers, `/o/` for everybody else at it.

    Views come in pairs that call the same function with `OWN` or `PARTNER`; their pages take
    `way.names` and write `{% url names.meeting organization.pk meeting.pk %}`.
    """

    prefix: str

    @property
    def names(self):
        return _Names(self.prefix)

    def url(self, page, organization, *args):
        return reverse(self.names[page], args=[organization.pk, *args])


@dataclass(frozen=True)
class _Names:
    prefix: str

    def __getitem__(self, page):
        return f"partnerships:{self.prefix}_{page}"


OWN, PARTNER = Way("own"), Way("partner")


def seat_of(organization, partnership_pk):
    """Return the organization's seat in a partnership, or 404 for one that does not sit there."""
    seats = organization.members.seated().select_related("partnership", "organization", "board")
    return get_object_or_404(seats, partnership=partnership_pk)


def seated_meeting(organization, pk):
    """Return a meeting of a partnership in which the organization sits, or 404."""
    seats = organization.members.seated()
    meetings = Meeting.objects.filter(partnership__in=seats.values("partnership"))
    return get_object_or_404(meetings.select_related("partnership", "board"), pk=pk)


def seated_partnerships(organization):
    """Return the partnerships in which the organization sits."""
    seats = organization.members.seated()
    return Partnership.objects.filter(pk__in=seats.values("partnership")).select_related("board")


def has_vote(member):
    """Tell whether the seat has a vote: an employer that signed the letter or sits already."""
    voting = (member.Status.COMMITTED, member.Status.ACTIVE)
    return member.seat == member.Seat.EMPLOYER and member.status in voting


def may_edit(membership):
    """Tell whether to offer buttons that change partnerships; their doors ask again."""
    return membership.may(Permission.PARTNERSHIPS_EDIT) and not membership.is_guest


def may_run(membership):
    """Tell whether to offer buttons of meetings, priorities and actions; their doors ask again."""
    return membership.may(Permission.MEETINGS_RUN) and not membership.is_guest


def partnership_tabs(request, partnership, current):
    """Return the tabs of a partnership for `{% tabs %}`; `current` is the label of this page."""
    return [
        Tab(label, _tab_url(request.membership.board, partnership, label), label == current)
        for label in TABS
    ]


def _tab_url(board, partnership, label):
    if label in OF_ALL_PARTNERSHIPS:
        return f"{reverse(TABS[label], args=[board.slug])}?partnership={partnership.pk}"
    return reverse(TABS[label], args=[board.slug, partnership.pk])


def sections(membership):
    """Return the entries of staff (all partnerships, and one's own) and of employers."""
    if membership.board:
        return [_all_partnerships(membership.board), *_my_partnerships(membership)]
    return _own_partnership(membership.organization)


def public_sections():
    """Return the entry of everybody: the directory."""
    url = reverse("partnerships:directory")
    return [Item("Partnerships", url, rank=20, is_alone=True, covers=(f"{url}partnerships/",))]


def _all_partnerships(board):
    url = reverse("partnerships:index", args=[board.slug])
    party = url.removesuffix("partnerships/")
    covers = tuple(f"{party}{page}/" for page in LIE_UNDER_THEM)
    return Item("Partnerships", url, icon="handshake", rank=20, covers=covers)


def _my_partnerships(membership):
    mine = membership.board.partnerships.assigned_to(membership.user)[:MOST_OF_MINE]
    return [
        Item(
            partnership.name,
            reverse("partnerships:detail", args=[membership.board.slug, partnership.pk]),
            rank=10,
            place="more",
        )
        for partnership in mine
    ]


def _own_partnership(organization):
    is_employer = organization.Kind.EMPLOYER in organization.kinds
    way, rank = (OWN, 40) if is_employer else (PARTNER, 20)
    url = way.url("seats", organization)
    party = url.removesuffix("partnership/")
    pages = ("actions/", "ballots/", "challenges/", "meetings/")
    return [Item("Partnership", url, rank=rank, covers=tuple(party + page for page in pages))]
