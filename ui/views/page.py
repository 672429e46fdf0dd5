from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from ui.paging import paginate
from ui.views import samples
from ui.views.forms import SampleFilter, SampleForm

LAYOUTS = {"staff": "layouts/staff.html", "roomy": "layouts/roomy.html"}
THEMES = {"light", "dark"}


def gallery(request: HttpRequest) -> HttpResponse:
    """Every part of the portal in its states; ?layout=staff and ?theme=dark choose the look."""
    theme = request.GET.get("theme", "")
    form = SampleForm({"openings": "14", "people": "", "wage": "22.5x", "sure": "fairly"})
    return render(
        request,
        "ui/gallery.html",
        {
            "layout": LAYOUTS.get(request.GET.get("layout", ""), LAYOUTS["roomy"]),
            "theme": theme if theme in THEMES else "",
            "navigation": samples.NAVIGATION,
            "parts": samples.PARTS,
            "sample_form": form,
            "filter_form": SampleFilter(request.GET),
            "page": paginate(request, samples.EMPLOYERS, per_page=3),
        },
    )
