"""One-click sign-in for the sample region, on the machine it runs on."""

from django.http import Http404
from django.shortcuts import redirect
from django.views.decorators.http import require_POST

from accounts.adapters import sign_in
from accounts.doors import public_view
from accounts.reports import sample_person


@require_POST
@public_view
def sample_sign_in(request):
    """Sign in as a sample person; anywhere else there is no such page."""
    person = sample_person(request.POST.get("person", ""), peer=request.META.get("REMOTE_ADDR", ""))
    if person is None:
        raise Http404
    sign_in(request, person, method="sample")
    return redirect("accounts:home")
