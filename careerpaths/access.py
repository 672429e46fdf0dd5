"""Where the pages about careers lie: entries of navigation, tabs, and codes in addresses."""

from django.urls import register_converter, reverse

from accounts.navigation import Item
from ui.parts import Tab

CAREER_TABS = {
    "Find an occupation": "careerpaths:find",
    "Credentials": "careerpaths:credentials",
    "Competencies": "careerpaths:competencies",
    "Priority occupations": "careerpaths:priority_occupations",
    "Reference": "careerpaths:reference",
}
LIE_UNDER_THEM = (  # pages of staff beside those under their own address
    "credentials", "competencies", "priority-occupations", "living-wages", "areas", "reference",
)  # fmt: skip


class SocConverter:
    """A SOC code in an address: 51-4041."""

    regex = r"[0-9]{2}-[0-9]{4}"

    def to_python(self, value):
        return value

    def to_url(self, value):
        return value


register_converter(SocConverter, "soc")


def career_tabs(request, board, current):
    """Return the tabs of careers for `{% tabs %}`; `current` is the label of this page."""
    return [
        Tab(label, reverse(name, args=[board.slug]), label == current)
        for label, name in CAREER_TABS.items()
    ]


def sections(membership):
    """Return the entry of a board's own staff, guests see partnerships only; and of firms."""
    board = membership.board
    if board is None:
        return _of_firm(membership.organization)
    if membership.is_guest:
        return []
    url = reverse("careerpaths:find", args=[board.slug])
    party = url.removesuffix("careers/")
    covers = tuple(f"{party}{page}/" for page in LIE_UNDER_THEM)
    return [Item("Careers", url, icon="route", rank=60, covers=covers)]


def _of_firm(organization):
    if organization.Kind.EMPLOYER not in organization.kinds:
        return []
    url = reverse("careerpaths:own_credentials", args=[organization.pk])
    return [Item("Credentials", url, rank=35)]


def public_sections():
    """Return the entry of everybody: careers, by board."""
    return [Item("Careers", reverse("careerpaths:careers"), rank=30)]
