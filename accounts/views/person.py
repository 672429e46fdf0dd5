"""Pages about the person who is signed in, and what the portal promises everybody."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils import timezone

from accounts.doors import has_second_factor, person_view, public_view
from accounts.forms import ProfileForm
from accounts.navigation import first_url


@person_view
def home(request):
    """Go to where the person's work begins; whoever works for several parties chooses first."""
    memberships = request.user.memberships.current(timezone.localdate()).with_parties()
    if "party" in request.GET and request.GET["party"].isdecimal():
        memberships = memberships.filter(pk=request.GET["party"])
    found = list(memberships[:2])
    url = first_url(found[0]) if len(found) == 1 else ""
    return redirect(url or "accounts:parties")


@person_view
def parties(request):
    memberships = request.user.memberships.current(timezone.localdate()).with_parties()
    return render(request, "accounts/parties.html", {"memberships": memberships})


@person_view
def profile(request):
    form = ProfileForm(request.POST or None, instance=request.user)
    if form.is_valid():
        form.save()
        messages.success(request, "Your profile is saved.")
        return redirect("accounts:profile")
    context = {"form": form, "has_second_factor": has_second_factor(request)}
    return render(request, "accounts/profile.html", context)


@person_view
def email(request):
    """Say how an address is changed: it is what invitations and rights hang on."""
    return render(request, "accounts/email.html")


@public_view
def protection(request):
    return render(request, "accounts/protection.html")
