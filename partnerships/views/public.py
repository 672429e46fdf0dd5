"""What everybody may see: the directory of partnerships and a page for each."""

from django.shortcuts import get_object_or_404, render
from django.utils import timezone

from accounts.doors import public_view
from partnerships.forms.partnerships import DirectoryFilter
from partnerships.reports import directory as reports
from partnerships.reports.partnerships import stages
from partnerships.rules.words import place_words
from ui.downloads import CSV, download
from ui.paging import paginate
from ui.tables import table_csv


@public_view
def directory(request):
    counties = reports.counties_served()
    form = DirectoryFilter(request.GET, counties=counties)
    page = paginate(request, form.narrow(reports.listed()))
    return render(
        request,
        "partnerships/directory.html",
        {
            "filter": form,
            "page": page,
            "listings": reports.listings(page),
            "place": place_words([county.name for county in counties]),
            "shown": f"{page.total} shown",
            "csv_query": f"?{request.GET.urlencode()}",
        },
    )


@public_view
def directory_csv(request):
    form = DirectoryFilter(request.GET, counties=reports.counties_served())
    rows = reports.listings(form.narrow(reports.listed()))
    meta = reports.directory_meta(timezone.localdate())
    return download(table_csv(reports.directory_table(rows), meta), "partnerships.csv", CSV)


@public_view
def public(request, board, slug):
    partnership = get_object_or_404(reports.listed(), board__slug=board, slug=slug)
    (listing,) = reports.listings([partnership])
    return render(
        request,
        "partnerships/public.html",
        {"partnership": partnership, "listing": listing, "stages": stages(partnership)},
    )
