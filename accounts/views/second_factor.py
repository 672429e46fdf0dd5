"""Enrolling a second factor proves it: the session that did so need not ask for it again."""

from allauth.account.internal.flows.login import record_authentication
from allauth.mfa.totp.views import ActivateTOTPView
from allauth.mfa.webauthn.views import AddWebAuthnView

from accounts.doors import person_view


class ActivateTOTP(ActivateTOTPView):
    """allauth's page for an authenticator app."""

    def form_valid(self, form):
        response = super().form_valid(form)
        record_authentication(self.request, self.request.user, "mfa", type="totp")
        return response


class AddWebAuthn(AddWebAuthnView):
    """allauth's page for a passkey or security key."""

    def form_valid(self, form):
        response = super().form_valid(form)
        record_authentication(self.request, self.request.user, "mfa", type="webauthn")
        return response


activate_totp = person_view(ActivateTOTP.as_view())
add_webauthn = person_view(AddWebAuthn.as_view())
