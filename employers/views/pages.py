"""Two pages that many views show: a form of staff about a firm, and a form of a firm's people."""

from django.shortcuts import render


def form_page(request, employer, form, title, lede=""):
    """Show a form of staff about an employer; it has its board."""
    context = {"board": employer.board, "employer": employer, "form": form, "title": title,
               "lede": lede}  # fmt: skip
    return render(request, "employers/form.html", context)


def own_form_page(request, organization, form, title, lede=""):
    """Show a form of an organization's people, with the way back to its company page."""
    context = {"organization": organization, "form": form, "title": title, "lede": lede}
    return render(request, "employers/own_form.html", context)
