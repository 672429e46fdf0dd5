"""allauth's pages where we add to them: what to try, why a second step, and that it was done."""

from allauth.account.internal.flows.login import record_authentication
from allauth.account.views import LoginView
from allauth.mfa.base.views import IndexView
from allauth.mfa.totp.views import ActivateTOTPView
from allauth.mfa.webauthn.views import AddWebAuthnView
from django.utils import timezone

from accounts.doors import has_second_factor, person_view, public_view
from accounts.reports import sample_groups


class Login(LoginView):
    """Sign in; in the sample also by one click as somebody invented."""

    def get_form(self, form_class=None):
        form = super().get_form(form_class)
        form.fields["login"].label = "Work e-mail"
        return form

    def get_context_data(self, **kwargs):
        peer = self.request.META.get("REMOTE_ADDR", "")
        return super().get_context_data(**kwargs) | {"try_it": sample_groups(peer=peer)}


class Security(IndexView):
    """Passkeys, codes and password. The doors send staff here who lack a second step."""

    def get_context_data(self, **kwargs):
        memberships = self.request.user.memberships.current(timezone.localdate())
        is_open = has_second_factor(self.request)
        is_needed = not is_open and memberships.staff().exists()
        return super().get_context_data(**kwargs) | {"is_open": is_open, "is_needed": is_needed}


class ActivateTOTP(ActivateTOTPView):
    """Enrolling an authenticator app proves it: the session need not ask for it again."""

    def form_valid(self, form):
        response = super().form_valid(form)
        record_authentication(self.request, self.request.user, "mfa", type="totp")
        return response


class AddWebAuthn(AddWebAuthnView):
    """Enrolling a passkey or security key proves it in the same way."""

    def form_valid(self, form):
        response = super().form_valid(form)
        record_authentication(self.request, self.request.user, "mfa", type="webauthn")
        return response


login = public_view(Login.as_view())
security = person_view(Security.as_view())
activate_totp = person_view(ActivateTOTP.as_view())
add_webauthn = person_view(AddWebAuthn.as_view())
