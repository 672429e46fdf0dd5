"""A passkey is set up and opens the portal, with a browser's own authenticator."""

import pytest

from accounts.models import User

PASSWORD = "four-plain-words-here"
AUTHENTICATOR = {
    "protocol": "ctap2",
    "transport": "internal",
    "hasResidentKey": True,
    "hasUserVerification": True,
    "isUserVerified": True,
    "automaticPresenceSimulation": True,
}


@pytest.fixture
def director(portal):
    """Return a director of the sample who also has a password."""
    person = User.objects.filter(memberships__role="director").first()
    person.set_password(PASSWORD)
    person.save()
    return person.email


@pytest.mark.browser
def test_passkey_is_set_up_and_opens_the_board(director, portal, chromium):
    # Browsers give passkeys to names, not to numbers.
    context = chromium.new_context(base_url=portal.replace("127.0.0.1", "localhost"))
    page = context.new_page()
    session = context.new_cdp_session(page)
    session.send("WebAuthn.enable")
    session.send("WebAuthn.addVirtualAuthenticator", {"options": AUTHENTICATOR})

    page.goto("/accounts/login/")
    page.get_by_label("E-mail").fill(director)
    page.get_by_label("Password", exact=True).fill(PASSWORD)
    page.get_by_role("button", name="Sign in with a password").click()
    page.get_by_role("link", name="Passkeys").click()
    page.get_by_label("Name").fill("My laptop")
    page.get_by_role("checkbox").check()
    page.locator("#mfa_webauthn_add").click()
    page.wait_for_url("**/recovery-codes/")
    page.goto("/home/")
    assert "/b/" in page.url

    page.get_by_role("button", name="Sign out").click()
    page.goto("/accounts/login/?next=/profile/")
    page.get_by_role("button", name="Sign in with a passkey").click()
    page.wait_for_url(lambda url: url.endswith("/profile/") and "login" not in url)
    page.goto("/home/")
    assert "/b/" in page.url
    context.close()
