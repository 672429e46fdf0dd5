"""What allauth asks of us, and what we ask of it."""

from allauth.account.adapter import DefaultAccountAdapter, get_adapter
from allauth.account.app_settings import REAUTHENTICATION_TIMEOUT
from allauth.account.authentication import get_authentication_records
from allauth.account.internal.flows.login import record_authentication
from django.utils import timezone


class AccountAdapter(DefaultAccountAdapter):
    """Nobody signs up without an invitation."""

    def is_open_for_signup(self, request):
        return False

    def is_reauthentication_required(self, *, app=""):
        """Ask again before sign-in is changed, unless the person just signed in."""
        records = get_authentication_records(self.request, self.request.user)
        now = timezone.now().timestamp()
        is_fresh = any(now - record["at"] < REAUTHENTICATION_TIMEOUT for record in records)
        return not is_fresh and super().is_reauthentication_required(app=app)


def sign_in(request, user, *, method):
    """Open a session for a person the caller is sure of; `method` is what the doors will read."""
    get_adapter(request).login(request, user)
    record_authentication(request, user, method=method)
