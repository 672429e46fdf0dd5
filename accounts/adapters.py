"""What allauth asks of us, and what we ask of it."""

from allauth.account.adapter import DefaultAccountAdapter, get_adapter
from allauth.account.internal.flows.login import record_authentication


class AccountAdapter(DefaultAccountAdapter):
    """Nobody signs up without an invitation."""

    def is_open_for_signup(self, request):
        return False


def sign_in(request, user, *, method):
    """Open a session for a person the caller is sure of; `method` is what the doors will read."""
    get_adapter(request).login(request, user)
    record_authentication(request, user, method=method)
