"""What everybody may see, and write: the directory, a page for each partnership, two forms."""

from allauth.core.ratelimit import consume
from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone

from accounts.doors import public_view
from partnerships.forms.notes import CodeForm, JoinForm, SayForm
from partnerships.forms.partnerships import DirectoryFilter
from partnerships.reports import directory as reports
from partnerships.reports.partnerships import stages
from partnerships.rules.words import place_words
from ui.downloads import CSV, download
from ui.paging import paginate
from ui.tables import table_csv

TOO_MANY = "Too many notes came in within a short time. Call the board instead, or come back later."


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
            "listings": reports.listings(page, timezone.now()),
            "place": place_words([county.name for county in counties]),
            "shown": f"{page.total} shown",
            "csv_query": f"?{request.GET.urlencode()}",
        },
    )


@public_view
def directory_csv(request):
    form = DirectoryFilter(request.GET, counties=reports.counties_served())
    rows = reports.listings(form.narrow(reports.listed()), timezone.now())
    meta = reports.directory_meta(timezone.localdate())
    return download(table_csv(reports.directory_table(rows), meta), "partnerships.csv", CSV)


@public_view
def public(request, board, slug):
    partnership = get_object_or_404(reports.listed(), board__slug=board, slug=slug)
    (listing,) = reports.listings([partnership], timezone.now())
    return render(
        request,
        "partnerships/public.html",
        {
            "partnership": partnership,
            "listing": listing,
            "stages": stages(partnership),
            "page": paginate(request, reports.named_members(partnership)),
        },
    )


@public_view
def join(request, board, slug):
    partnership = get_object_or_404(reports.joinable(), board__slug=board, slug=slug)
    form = JoinForm(request.POST or None)
    thanks = f"Thank you. {partnership.board} has your request and answers you by mail or phone."
    return _write(request, partnership, form, "partnerships/join.html", thanks)


@public_view
def say(request, board, slug):
    partnership = get_object_or_404(reports.joinable(), board__slug=board, slug=slug)
    form = CodeForm(request.POST or None, partnership=partnership)
    if form.is_valid():
        return redirect("partnerships:say_challenge", board, slug, form.cleaned_data["code"])
    return render(request, "partnerships/say.html", {"partnership": partnership, "form": form})


@public_view
def say_challenge(request, board, slug, code):
    workers = reports.joinable().exclude(poster_code="")
    partnership = get_object_or_404(workers, board__slug=board, slug=slug, poster_code=code)
    form = SayForm(request.POST or None)
    thanks = "Thank you. The convener reads it before anybody else does."
    return _write(request, partnership, form, "partnerships/say_challenge.html", thanks)


def _write(request, partnership, form, template, thanks):
    """Hold what somebody wrote; too much from one place is refused with what was typed kept."""
    status = 200
    if form.is_valid():
        if consume(request, action="public_note", key=f"partnership:{partnership.pk}"):
            form.save(partnership)
            messages.success(request, thanks)
            return redirect("partnerships:public", partnership.board.slug, partnership.slug)
        form.add_error(None, TOO_MANY)
        status = 429
    return render(request, template, {"partnership": partnership, "form": form}, status=status)
