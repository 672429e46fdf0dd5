"""The page behind an invitation's link."""

from django.shortcuts import redirect, render
from django.utils import timezone

from accounts import actions
from accounts.adapters import sign_in
from accounts.doors import public_view
from accounts.forms import AcceptForm


@public_view
def accept(request, token):
    """Let the invited person in: a new one with a password, a known one after signing in."""
    try:
        invitation, account = actions.read_invitation(token, now=timezone.now())
        if account or request.user.is_authenticated:
            return _join(request, invitation, account)
        return _sign_up(request, invitation)
    except actions.InvitationClosed as closed:
        return render(request, "accounts/invitation_closed.html", {"reason": closed}, status=410)


def _join(request, invitation, account):
    is_invited = account is not None and request.user == account
    if is_invited and request.method == "POST":
        membership = actions.accept_invitation(invitation, user=account, now=timezone.now())
        return redirect_to(membership)
    context = {"invitation": invitation, "account": account, "is_invited": is_invited}
    return render(request, "accounts/join.html", context)


def _sign_up(request, invitation):
    form = AcceptForm(request.POST or None, invitation=invitation)
    if form.is_valid():
        membership = actions.accept_as_new(
            invitation,
            name=form.cleaned_data["name"],
            password=form.cleaned_data["password"],
            now=timezone.now(),
        )
        sign_in(request, membership.user, method="password")
        return redirect_to(membership)
    return render(request, "accounts/accept.html", {"invitation": invitation, "form": form})


def redirect_to(membership):
    response = redirect("accounts:home")
    response["Location"] += f"?party={membership.pk}"
    return response
