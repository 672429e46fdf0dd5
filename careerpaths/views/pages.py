"""The page many views of staff show: a form under a heading, with the way back."""

from django.shortcuts import render


def form_page(request, board, form, title, back, lede=""):
    """Show a form of staff; `back` is the label and the address of the page it belongs to."""
    label, url = back
    context = {
        "board": board, "form": form, "title": title, "lede": lede, "back_label": label,
        "back_url": url,
    }  # fmt: skip
    return render(request, "careerpaths/form.html", context)
