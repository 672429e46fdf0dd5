"""Signing in and out: passwords, the second step, limits, headers and cookies."""

import pytest
from allauth.mfa.adapter import get_adapter
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import (
    format_hotp_value,
    hotp_value,
    yield_hotp_counters_from_time,
)
from django.core.cache import caches
from django.urls import reverse
from redis.exceptions import ConnectionError as RedisConnectionError

from tests import factories
from tests.conftest import sign_in

pytestmark = pytest.mark.django_db

PASSWORD = "correct-horse-battery"
LOGIN = "/accounts/login/"


@pytest.fixture
def person(director):
    director.set_password(PASSWORD)
    director.save()
    return director


def log_in(client, person, password=PASSWORD, **extra):
    return client.post(LOGIN, {"login": person.email, "password": password, **extra})


def code_of(secret):
    counter = next(iter(yield_hotp_counters_from_time()))
    return format_hotp_value(hotp_value(secret, counter))


def test_passkey_comes_before_the_password(client):
    page = client.get(LOGIN).content.decode()
    assert page.index("Sign in with a passkey") < page.index("Sign in with a password")


def test_password_opens_a_session_and_goes_home(client, person):
    response = log_in(client, person)
    assert response["Location"] == reverse("accounts:home")


def test_wrong_password_says_so_and_keeps_the_address(client, person):
    response = log_in(client, person, "something-else-entirely")
    assert response.status_code == 200
    assert person.email in response.content.decode()
    assert "There is a problem" in response.content.decode()


def test_unknown_address_reads_like_a_wrong_password(client, person):
    wrong = log_in(client, person, "something-else-entirely").context["form"].errors
    unknown = client.post(LOGIN, {"login": "nobody@example.org", "password": PASSWORD})
    assert unknown.context["form"].errors == wrong


def test_attempts_are_limited(client, person):
    for _ in range(5):
        log_in(client, person, "something-else-entirely")
    response = log_in(client, person)
    assert response.status_code == 200
    assert "Too many" in response.content.decode()


def test_without_redis_sign_in_waits_and_says_so(client, person, monkeypatch):
    def refuse(*args, **kwargs):
        raise RedisConnectionError

    monkeypatch.setattr(type(caches["default"]), "add", refuse)
    response = log_in(client, person)
    assert response.status_code == 503
    assert response["Retry-After"]


@pytest.mark.parametrize(
    "elsewhere", ["https://evil.example.org/", "//evil.example.org", "/\\evil.example.org"]
)
def test_sign_in_leads_nowhere_else(client, person, elsewhere):
    assert log_in(client, person, next=elsewhere)["Location"] == reverse("accounts:home")


def test_nobody_signs_up(client):
    data = {"email": "new@example.org", "password1": PASSWORD}
    response = client.post(reverse("account_signup"), data)
    assert "by invitation" in response.content.decode()
    assert not type(factories.UserFactory.build()).objects.filter(email="new@example.org").exists()


def test_password_alone_opens_no_board(client, person):
    log_in(client, person)
    response = client.get("/b/a/people/", follow=True)
    assert response.redirect_chain[-1][0] == reverse("mfa_index")
    assert "set up a passkey or an authenticator app" in response.content.decode()


def test_authenticator_app_opens_the_board_at_once(client, person):
    log_in(client, person)
    page = client.get(reverse("mfa_activate_totp"))
    response = client.post(
        reverse("mfa_activate_totp"), {"code": code_of(page.context["form"].secret)}
    )
    assert response["Location"] == reverse("mfa_view_recovery_codes")
    assert client.get("/b/a/people/").status_code == 200
    assert "Go to your work" in client.get(reverse("mfa_index")).content.decode()


def test_old_session_shows_that_it_is_you_before_sign_in_changes(person):
    response = sign_in(person, second_factor=False).get(reverse("mfa_activate_totp"))
    assert response["Location"].startswith(reverse("account_reauthenticate"))


def test_next_sign_in_asks_for_the_code(client, person):
    secret = "JBSWY3DPEHPK3PXP"
    Authenticator.objects.create(
        user=person, type="totp", data={"secret": get_adapter().encrypt(secret)}
    )
    assert log_in(client, person)["Location"] == reverse("mfa_authenticate")
    assert client.get("/b/a/people/")["Location"].startswith(LOGIN)
    wrong = client.post(reverse("mfa_authenticate"), {"code": "000000"})
    assert wrong.status_code == 200
    client.post(reverse("mfa_authenticate"), {"code": code_of(secret)})
    assert client.get("/b/a/people/").status_code == 200


def test_session_before_the_second_step_can_take_it(person):
    Authenticator.objects.create(user=person, type="totp", data={"secret": "JBSWY3DPEHPK3PXP"})
    page = sign_in(person, second_factor=False).get(reverse("mfa_index")).content.decode()
    assert reverse("mfa_reauthenticate") in page


def test_firms_people_need_no_second_step():
    membership = factories.MembershipFactory(of_organization=True)
    client = sign_in(membership.user, second_factor=False)
    assert client.get(f"/e/{membership.organization_id}/looks/").status_code == 200


def test_passkey_page_needs_no_inline_script(person, client):
    log_in(client, person)
    page = client.get(reverse("mfa_add_webauthn")).content.decode()
    inline = page.split("<script")[1:]
    assert inline
    for script in inline:
        head = script.split(">")[0]
        assert "src=" in head or 'type="application/json"' in head


def test_signing_out_takes_a_post_and_kills_the_session(person):
    client = sign_in(person)
    assert client.get(reverse("account_logout")).status_code == 200
    assert client.get("/b/a/people/").status_code == 200
    key = client.session.session_key
    client.post(reverse("account_logout"))
    assert not client.session.exists(key)
    assert client.get("/b/a/people/").status_code == 302


def test_disabled_person_is_out_at_once(person):
    client = sign_in(person)
    person.is_active = False
    person.save()
    assert client.get("/b/a/people/")["Location"].startswith(LOGIN)


def test_disabled_person_cannot_come_back(client, person):
    person.is_active = False
    person.save()
    assert log_in(client, person)["Location"] == reverse("account_inactive")


def test_session_id_changes_at_sign_in(client, person):
    client.get(LOGIN)
    session = client.session
    session["kept"] = True
    session.save()
    before = session.session_key
    log_in(client, person)
    assert client.session.session_key != before


def test_changed_password_is_mailed_and_ends_other_sessions(client, person, mailoutbox):
    other = sign_in(person)
    log_in(client, person)
    data = {
        "oldpassword": PASSWORD,
        "password1": "four-plain-words-here",
        "password2": "four-plain-words-here",
    }
    assert client.post(reverse("account_change_password"), data).status_code == 302
    assert [mail.to for mail in mailoutbox] == [[person.email]]
    assert other.get("/b/a/people/")["Location"].startswith(LOGIN)


def test_forgotten_password_does_not_go_around_the_second_step(client, person, mailoutbox):
    Authenticator.objects.create(user=person, type="totp", data={"secret": "JBSWY3DPEHPK3PXP"})
    client.post(reverse("account_reset_password"), {"email": person.email})
    link = next(word for word in mailoutbox[0].body.split() if "/password/reset/" in word)
    form = client.get(link, follow=True)
    data = {"password1": "four-plain-words-here", "password2": "four-plain-words-here"}
    client.post(form.redirect_chain[-1][0], data)
    assert client.get("/b/a/people/")["Location"].startswith(LOGIN)
    assert log_in(client, person, "four-plain-words-here")["Location"] == reverse(
        "mfa_authenticate"
    )


def test_address_is_not_changed_by_oneself(director_client, director):
    before = director.email
    response = director_client.post("/accounts/email/", {"email": "x@example.org", "action_add": 1})
    assert response.status_code == 200
    director.refresh_from_db()
    assert director.email == before


@pytest.mark.parametrize("url", [LOGIN, "/protection/", "/b/a/people/", "/nothing/", "/admin/"])
def test_headers_guard_every_page(director_client, url):
    response = director_client.get(url)
    policy = response["Content-Security-Policy"]
    for part in [
        "default-src 'self'",
        "object-src 'none'",
        "base-uri 'none'",
        "frame-ancestors 'none'",
    ]:
        assert part in policy
    assert "unsafe" not in policy
    assert response["X-Content-Type-Options"] == "nosniff"
    assert response["Referrer-Policy"] == "same-origin"
    assert response["X-Frame-Options"] == "DENY"
    assert "no-store" in response["Cache-Control"]
    assert "charset=utf-8" in response["Content-Type"]


def test_cookies_are_out_of_reach_of_scripts(client, person):
    response = log_in(client, person)
    cookies = [*response.cookies.values(), *client.get(LOGIN).cookies.values()]
    assert cookies
    for cookie in cookies:
        assert cookie["httponly"] or cookie.key == "messages"
        assert cookie["samesite"] == "Lax"


def test_expired_form_says_what_to_do(person):
    client = sign_in(person)
    client.handler.enforce_csrf_checks = True
    response = client.post(reverse("accounts:profile"), {"name": "Somebody"})
    assert response.status_code == 403
    assert "This page was open too long" in response.content.decode()


def test_too_many_requests_get_a_page_that_says_so(client, person, settings):
    settings.ACCOUNT_RATE_LIMITS = {"login": "1/m/ip"}
    log_in(client, person, "something-else-entirely")
    response = log_in(client, person)
    assert response.status_code == 429
    assert "Wait a minute" in response.content.decode()


def test_address_of_a_message_is_the_portals_own(client, person, mailoutbox):
    """A forged Host header would lead the reader of a reset mail elsewhere."""
    reset = reverse("account_reset_password")
    response = client.post(reset, {"email": person.email}, headers={"host": "evil.example.org"})
    assert response.status_code == 400
    assert mailoutbox == []
