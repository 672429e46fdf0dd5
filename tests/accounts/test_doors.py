"""Every view of the portal, found by walking its addresses: who gets in, and what others see."""

import datetime as dt
import re
from dataclasses import dataclass
from typing import Any

import pytest
from django.contrib.admin import site as admin_site
from django.test import Client
from django.urls import URLPattern, get_resolver, reverse

from accounts.doors import Door
from accounts.models import Organization
from accounts.permissions import BOARD_ROLES, ORGANIZATION_ROLES
from tests import factories
from tests.conftest import sign_in

pytestmark = pytest.mark.django_db

# Views without a door of ours, each because of who guards it.
GUARDED_ELSEWHERE = {
    "account_": "allauth's sign-in, password and log-out pages",
    "mfa_": "allauth's passkeys and codes",
    "admin:login": "leads on to allauth's sign-in",
    "ui:gallery": "every part of the look with invented content; no row of ours",
}
OWN_KIND = {
    "employer": Organization.Kind.EMPLOYER,
    "provider": Organization.Kind.PROVIDER,
    "partner": Organization.Kind.LABOR,
}
NOWHERE = 999_999
NO_SUCH = {"IntConverter": NOWHERE, "SocConverter": "99-9999"}


@dataclass(frozen=True)
class Page:
    """A view at an address; `words` are the address's parts with the type each takes."""

    name: str
    view: Any
    words: tuple[tuple[str, str], ...]

    @property
    def door(self) -> Door | None:
        if hasattr(self.view, "admin_site") or hasattr(self.view, "model_admin"):
            return admin_site.door
        return getattr(self.view, "door", None)

    def url(self, **party: Any) -> str:
        kwargs = {word: NO_SUCH.get(kind, "none") for word, kind in self.words}
        return reverse(self.name, kwargs=kwargs | party)


def walk(patterns, prefix="", words=()):
    for pattern in patterns:
        own = {word: type(kind).__name__ for word, kind in pattern.pattern.converters.items()}
        inner = (*words, *own.items())
        if isinstance(pattern, URLPattern):
            yield Page(f"{prefix}{pattern.name}", pattern.callback, inner)
        else:
            namespace = f"{prefix}{pattern.namespace}:" if pattern.namespace else prefix
            yield from walk(pattern.url_patterns, namespace, inner)


def pages(*kinds):
    """Return the named views with these doors, as a test's parameter."""
    named = [page for page in walk(get_resolver().url_patterns) if not page.name.endswith("None")]
    found = [page for page in named if page.door and page.door.kind in kinds]
    return pytest.mark.parametrize("page", found, ids=lambda page: page.name)


def ask(client, url):
    """Ask for a page in the way it takes."""
    response = client.get(url)
    return client.post(url) if response.status_code == 405 else response


def masked(response):
    """Return the body without what differs at each request."""
    return re.sub(rb'(csrfmiddlewaretoken" value=)"[^"]*"', rb"\1", response.content)


def member(page, board, **fields):
    """Return somebody who belongs to the page's party, and the party as an address's part."""
    if page.door.kind == "board":
        user = factories.MembershipFactory(board=board, **{"role": "director"} | fields).user
        return user, {"board": board.slug}
    organization = factories.OrganizationFactory(kinds=[OWN_KIND[page.door.kind]])
    role = "approver" if page.door.kind == "employer" else "representative"
    membership = factories.MembershipFactory(
        of_organization=True, organization=organization, **{"role": role} | fields
    )
    return membership.user, {"organization": organization.pk}


PARTIES = ("board", "employer", "provider", "partner")


def test_every_view_has_a_door():
    open_views = [page.name for page in walk(get_resolver().url_patterns) if not page.door]
    assert [name for name in open_views if not name.startswith(tuple(GUARDED_ELSEWHERE))] == []


@pages(*PARTIES, "person")
def test_anonymous_is_sent_to_sign_in(page, client):
    response = client.get(page.url())
    assert response.status_code == 302
    assert response["Location"].startswith(reverse("account_login"))


@pages(*PARTIES)
def test_stranger_sees_a_missing_page(page, board, stranger):
    _, party = member(page, board)
    client = sign_in(stranger)
    missing = {word: "nowhere" if word == "board" else NOWHERE for word in party}
    response = ask(client, page.url(**party))
    assert response.status_code == 404
    assert masked(response) == masked(ask(client, page.url(**missing)))


@pages(*PARTIES)
def test_missing_right_is_refused(page, board):
    roles = BOARD_ROLES if page.door.kind == "board" else ORGANIZATION_ROLES
    without = [key for key, role in roles.items() if page.door.permission not in role.permissions]
    for role in without:
        user, party = member(page, board, role=role)
        assert ask(sign_in(user), page.url(**party)).status_code == 403


@pages(*PARTIES)
def test_membership_opens_nothing_before_it_begins_and_on_the_day_it_ends(page, board, day):
    for fields in [{"ends_on": day}, {"starts_on": day + dt.timedelta(days=1)}]:
        user, party = member(page, board, **fields)
        assert ask(sign_in(user), page.url(**party)).status_code == 404


@pages("board")
def test_staff_take_a_second_step(page, board):
    user, party = member(page, board)
    response = ask(sign_in(user, second_factor=False), page.url(**party))
    assert response.status_code == 302
    assert response["Location"] == reverse("mfa_index")


@pages("board")
def test_guests_pass_only_doors_that_say_so(page, board):
    user, party = member(page, board, is_guest=True)
    status = ask(sign_in(user), page.url(**party)).status_code
    if not page.door.guests:
        assert status == 404
    assert status < 500


@pages(*PARTIES)
def test_member_never_breaks_a_page(page, board):
    user, party = member(page, board)
    status = ask(sign_in(user), page.url(**party)).status_code
    assert status in ({404} if str(NOWHERE) in page.url(**party) else {200, 302, 404})


@pages("employer", "provider", "partner")
def test_door_of_another_kind_stays_closed(page, board):
    """A union's person does not pass the door of employers, whatever its number."""
    kind = next(kind for kind in OWN_KIND if kind != page.door.kind)
    organization = factories.OrganizationFactory(kinds=[OWN_KIND[kind]])
    user = factories.MembershipFactory(of_organization=True, organization=organization).user
    assert ask(sign_in(user), page.url(organization=organization.pk)).status_code == 404


@pages("admin")
def test_admin_is_closed_to_everybody_else(page, client, reviewer_client, clerk):
    words = {"app_label": "employers"} if page.name == "admin:app_list" else {}
    url = reverse(page.name, kwargs={word: "1" for word, _ in page.words} | words)
    arrived = client.get(url, follow=True).redirect_chain[-1][0]
    assert arrived.startswith(reverse("account_login"))
    assert reviewer_client.get(url).status_code == 403
    without = sign_in(clerk, second_factor=False).get(url)
    assert without["Location"] == reverse("mfa_index")


def test_door_that_is_not_there_looks_like_one_that_is_closed(stranger, board):
    client = sign_in(stranger)
    assert masked(client.get("/b/a/people/")) == masked(client.get("/nothing/at/all/"))


def test_anonymous_keeps_where_she_was_going(client):
    response = Client().get("/b/a/people/")
    assert response["Location"] == "/accounts/login/?next=/b/a/people/"
