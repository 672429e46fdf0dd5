"""One-click sign-in: only where it was allowed, in a marked database, from this machine."""

import pytest
from django.urls import reverse

from tests import factories

pytestmark = pytest.mark.django_db
LOGIN, TRY = "/accounts/login/", "/try/"


@pytest.fixture
def sample(settings, board):
    settings.SAMPLE_SIGN_IN = True
    board.is_sample = True
    board.save()
    return factories.MembershipFactory(
        board=board, role="director", user__email="dana@board.example", user__name="Dana Whitlock"
    ).user


def press(client, person, **headers):
    return client.post(TRY, {"person": person.pk}, **headers)


def is_closed(client, person, **extra):
    """Neither offered nor done."""
    offered = "Try it as" in client.get(LOGIN, **extra).content.decode()
    return not offered and press(client, person, **extra).status_code == 404


def test_one_click_signs_in_past_the_second_step(client, sample):
    assert "Dana Whitlock" in client.get(LOGIN).content.decode()
    assert press(client, sample)["Location"] == reverse("accounts:home")
    assert client.get("/b/a/people/").status_code == 200


def test_people_are_offered_by_kind(client, sample):
    for kind in ["employer", "provider", "labor"]:
        factories.MembershipFactory(
            of_organization=True, organization__kinds=[kind], user__email=f"{kind}@x.example"
        )
    groups = client.get(LOGIN).context["try_it"]
    assert [group.label for group in groups] == ["Staff", "Employers", "Providers", "Partners"]


def test_closed_unless_the_setting_is_on(client, sample, settings):
    settings.SAMPLE_SIGN_IN = False
    assert is_closed(client, sample)


def test_closed_without_the_mark_in_the_database(client, sample, board):
    board.is_sample = False
    board.save()
    assert is_closed(client, sample)


@pytest.mark.parametrize("address", ["192.0.2.7", "10.0.0.1", "::2", "", "localhost"])
def test_closed_to_another_machine(client, sample, address):
    assert is_closed(client, sample, REMOTE_ADDR=address)


def test_no_header_makes_another_machine_this_one(client, sample):
    claims = {"HTTP_X_FORWARDED_FOR": "127.0.0.1", "HTTP_X_REAL_IP": "127.0.0.1"}
    assert is_closed(client, sample, REMOTE_ADDR="192.0.2.7", **claims)


def test_open_on_the_newer_loopback(client, sample):
    assert press(client, sample, REMOTE_ADDR="::1").status_code == 302


def test_real_people_are_never_offered(client, sample, convener):
    assert str(convener.email) not in client.get(LOGIN).content.decode()
    assert press(client, convener).status_code == 404


def test_closed_account_stays_closed(client, sample):
    sample.is_active = False
    sample.save()
    assert press(client, sample).status_code == 404


@pytest.mark.parametrize("person", ["", "x", "-1", "999999", "1 or 1=1"])
def test_nonsense_finds_nobody(client, sample, person):
    assert client.post(TRY, {"person": person}).status_code == 404


def test_link_does_not_sign_in(client, sample):
    assert client.get(TRY, {"person": sample.pk}).status_code == 405
