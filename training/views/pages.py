"""Pages that several views of staff show."""

from django.shortcuts import render

from ui.paging import paginate


def choose_partnership(request, board, *, title, thing, back, lede=""):
    """Ask for which partnership a thing is; `back` is the label and address of what lists them."""
    partnerships = board.partnerships.visible_to(request.membership)
    label, url = back
    context = {
        "board": board,
        "partnerships": paginate(request, partnerships),
        "title": title,
        "thing": thing,
        "lede": lede,
        "back_label": label,
        "back_url": url,
    }
    return render(request, "training/choose_partnership.html", context)
