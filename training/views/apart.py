"""A firm keeps, for itself alone, the list of firms it does not want to sit with in a class."""

from django.contrib import messages
from django.shortcuts import redirect, render

from accounts.doors import employer_view
from accounts.permissions import Permission
from training.actions.apart import keep_apart
from training.forms.apart import ApartForm
from training.reports.apart import firms_beside, picks_of


@employer_view(Permission.ANSWER)
def kept_apart(request, organization):
    offered = firms_beside(organization)
    entered = request.POST if request.method == "POST" else None
    form = ApartForm(entered, offered=offered, picked=list(picks_of(organization)))
    if form.is_valid():
        keep_apart(organization, firms=form.cleaned_data["firms"])
        messages.success(request, "Your list is saved. Nobody is told.")
        return redirect("training:kept_apart", organization.pk)
    context = {"organization": organization, "form": form, "has_firms": offered.exists()}
    return render(request, "training/kept_apart.html", context)
