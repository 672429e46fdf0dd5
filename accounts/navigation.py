"""What the layouts show around a page: items, party, person and help.

`sections` is a registry: apps above append a callable in `AppConfig.ready()` that takes a
membership and returns `Item`s with a rank; accounts knows none of their pages.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace
from typing import Any

from django.urls import reverse

MOST_CALLED = 2


@dataclass(frozen=True)
class Item:
    """One entry: `rank` orders the entries, `place` is "main" or "more" (my partnerships).

    `covers`: addresses of further pages that lie under this entry, beside its own. `is_alone`: no
    page lies under it by its address alone.
    """

    label: str
    url: str
    icon: str = ""
    count: int = 0
    rank: int = 100
    place: str = "main"
    current: bool = False
    within: bool = False
    covers: tuple[str, ...] = ()
    is_alone: bool = False

    @property
    def prefixes(self) -> tuple[str, ...]:
        return self.covers if self.is_alone else (self.url, *self.covers)


@dataclass(frozen=True)
class Navigation:
    """Everything a layout needs to know beside its page. `kind`: staff, organization, public."""

    kind: str
    items: list[Item] = field(default_factory=list)
    more: list[Item] = field(default_factory=list)
    party: str = ""
    person: str = ""
    role: str = ""
    help: str = ""
    home_url: str = "/"
    roles_url: str = ""
    switch_url: str = ""

    @property
    def nearest(self) -> list[Item]:
        """The first item and the one of this page, for pages that leave no other way open."""
        first = self.items[:1]
        return first + [item for item in self.items[1:] if item.current or item.within]


Section = Callable[[Any], list[Item]]
sections: list[Section] = []
public_sections: list[Callable[[], list[Item]]] = []


def context(request: Any) -> dict[str, Any]:
    """Context processor: `navigation` and `theme`."""
    user = getattr(request, "user", None)
    theme = user.theme if user is not None and user.is_authenticated else ""
    return {"navigation": _navigation(request, user), "theme": theme}


def _navigation(request: Any, user: Any) -> Navigation:
    membership = getattr(request, "membership", None)
    boards = getattr(request, "boards", [])
    if membership is None:
        items = _mark([item for section in public_sections for item in section()], request.path)
        if user is None or not user.is_authenticated:
            return Navigation("public", items, help=_help(boards))
        home = reverse("accounts:home")
        return Navigation("public", items, person=str(user), help=_help(boards), home_url=home)
    items = [item for section in sections for item in section(membership)]
    board = membership.board
    return Navigation(
        kind="staff" if board else "organization",
        items=_mark([item for item in items if item.place == "main"], request.path),
        more=_mark([item for item in items if item.place == "more"], request.path),
        party=membership.party.name,
        person=str(membership.user),
        role=membership.role_name,
        help=_help([board] if board else boards),
        home_url=reverse("accounts:home"),
        roles_url=_roles_url(membership),
        switch_url=reverse("accounts:parties"),
    )


def _roles_url(membership: Any) -> str:
    """Return the page about the roles of a board, which guests do not open."""
    if membership.board is None or membership.is_guest:
        return ""
    return reverse("accounts:roles", args=[membership.board.slug])


def first_url(membership: Any) -> str:
    """Return where this membership's work begins: its first item by rank, or nothing."""
    items = [item for section in sections for item in section(membership)]
    main = sorted((item.rank, item.url) for item in items if item.place == "main")
    return main[0][1] if main else ""


def _help(boards: Iterable[Any]) -> str:
    """Return whom to call: the boards that have said so, the first two."""
    lines = [
        f"{board.name}: {board.phone}{f', {board.help_hours}' if board.help_hours else ''}"
        for board in boards
        if board.phone
    ]
    return f"For help, call {'; or '.join(lines[:MOST_CALLED])}." if lines else ""


def _mark(items: list[Item], path: str) -> list[Item]:
    """Sort by rank; mark the item of this page, or the longest one this page lies under."""
    items = sorted(items, key=lambda item: item.rank)
    under = [
        (len(url), item) for item in items for url in item.prefixes
        if path.startswith(url)
    ]  # fmt: skip
    _, nearest = max(under, key=lambda pair: pair[0], default=(0, None))
    return [
        replace(item, current=item.url == path, within=item is nearest and item.url != path)
        for item in items
    ]
