"""What a round released: one report for staff, members, providers and partners."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone

from accounts.doors import board_view, employer_view, partner_view, provider_view
from accounts.permissions import Permission
from training.access import read_round, round_of
from training.actions import releases as actions
from training.reports.beside import beside
from training.reports.check import ASKED
from training.reports.files import csv_of, xlsx_of
from training.reports.release_page import parts_of
from training.reports.releases import read_release
from ui.downloads import CSV, PDF, XLSX, download

ROOMY, STAFF = "layouts/roomy.html", "layouts/staff.html"
MOST_LISTED = 20


def _chosen(request, round):
    """Return the release that `number` names, else the latest; None before the first."""
    number = request.GET.get("number", "")
    releases = round.releases.without_pdf()
    named = number.isdecimal() and len(number) < 4
    return (releases.filter(number=number).first() if named else None) or releases.first()


def _page(request, round, layout, pages, back, own=None):
    """pages: name and first arguments of the release's address; back: label and address of the
    page this one lies under; own: the firm whose answer stands beside the release, on its own
    page alone."""
    release = _chosen(request, round)
    report = read_release(release) if release else None
    context = {"round": round, "report": report, "layout": layout, "back": back}
    if release:
        files = _files(release, report, *pages)
        others = round.releases.exclude(pk=release.pk).order_by("-number")
        context |= {
            "release": release,
            "files": files,
            "parts": parts_of(report, files, request.GET.get("table", "")),
            "others": others.values("number", "made_at")[:MOST_LISTED],
            "check_url": _check(own, round, report),
            **beside(release, report, own),
        }
    return render(request, "training/release.html", context)


def _files(release, report, name, *where):
    """Return the addresses of a release's files by table, and "xlsx" and "pdf" for all of it."""

    def address(kind, *table):
        path = reverse(f"training:{name}_{kind}", args=[*where, release.round_id, *table])
        return f"{path}?number={release.number}"

    files = {table: address("csv", table) for table in report.tables} | {"xlsx": address("xlsx")}
    has_pdf = release.round.releases.filter(pk=release.pk, pdf__isnull=False).exists()
    return files | {"pdf": address("pdf")} if has_pdf else files


def _check(own, round, report):
    """Return the page where a firm reads what it requires beside the others; "" for all others."""
    if own is None or report.tables.keys().isdisjoint(ASKED):
        return ""
    return reverse("training:own_check", args=[own.pk, round.pk])


def _csv(request, round, table):
    release = _chosen(request, round)
    report = read_release(release) if release else None
    if report is None or table not in report.tables:
        raise Http404
    name = f"needs-round-{round.pk}-{release.number}-{table}.csv"
    return download(csv_of(report, table), name, CSV)


def _xlsx(request, round):
    release = _chosen(request, round)
    if release is None:
        raise Http404
    name = f"needs-round-{round.pk}-{release.number}.xlsx"
    return download(xlsx_of(read_release(release)), name, XLSX)


def _pdf(request, round):
    """Releases of before there were PDFs have none."""
    release = _chosen(request, round)
    if release is None or release.pdf is None:
        raise Http404
    name = f"needs-round-{round.pk}-{release.number}.pdf"
    return download(bytes(release.pdf), name, PDF)


@board_view(Permission.BOARD_VIEW, guests=True)
def release(request, board, pk):
    round = round_of(request, board, pk)
    back = (str(round), round.get_absolute_url())
    return _page(request, round, STAFF, ("release", board.slug), back)


@board_view(Permission.BOARD_VIEW, guests=True)
def release_csv(request, board, pk, table):
    return _csv(request, round_of(request, board, pk), table)


@board_view(Permission.BOARD_VIEW, guests=True)
def release_xlsx(request, board, pk):
    return _xlsx(request, round_of(request, board, pk))


@board_view(Permission.BOARD_VIEW, guests=True)
def release_pdf(request, board, pk):
    return _pdf(request, round_of(request, board, pk))


@board_view(Permission.ROUNDS_RUN, guests=True)
def release_now(request, board, pk):
    """Ask once more, because a round has one release before its close."""
    round = round_of(request, board, pk)
    if request.method == "POST":
        try:
            job = actions.ask_for_interim(round, by=request.user, day=timezone.localdate())
        except ValidationError as error:
            messages.error(request, error.message)
            return redirect(round)
        return redirect(job)
    context = {"board": board, "round": round, "why_not": actions.why_not_now(round)}
    return render(request, "training/release_now.html", context)


def _of_organization(request, organization, pk, name, home, own=None):
    round = read_round(organization, pk)
    back = (home[0], reverse(home[1], args=[organization.pk]))
    return _page(request, round, ROOMY, (name, organization.pk), back, own)


@employer_view(Permission.ORGANIZATION_VIEW)
def own_release(request, organization, pk):
    home = ("Our needs", "training:own_rounds")
    return _of_organization(request, organization, pk, "own_release", home, own=organization)


@employer_view(Permission.ORGANIZATION_VIEW)
def own_release_csv(request, organization, pk, table):
    return _csv(request, read_round(organization, pk), table)


@employer_view(Permission.ORGANIZATION_VIEW)
def own_release_xlsx(request, organization, pk):
    return _xlsx(request, read_round(organization, pk))


@employer_view(Permission.ORGANIZATION_VIEW)
def own_release_pdf(request, organization, pk):
    return _pdf(request, read_round(organization, pk))


@provider_view(Permission.ORGANIZATION_VIEW)
def provider_release(request, organization, pk):
    home = ("Home", "training:provider_home")
    return _of_organization(request, organization, pk, "provider_release", home)


@provider_view(Permission.ORGANIZATION_VIEW)
def provider_release_csv(request, organization, pk, table):
    return _csv(request, read_round(organization, pk), table)


@provider_view(Permission.ORGANIZATION_VIEW)
def provider_release_xlsx(request, organization, pk):
    return _xlsx(request, read_round(organization, pk))


@provider_view(Permission.ORGANIZATION_VIEW)
def provider_release_pdf(request, organization, pk):
    return _pdf(request, read_round(organization, pk))


@partner_view(Permission.ORGANIZATION_VIEW)
def partner_release(request, organization, pk):
    home = ("Home", "training:partner_home")
    return _of_organization(request, organization, pk, "partner_release", home)


@partner_view(Permission.ORGANIZATION_VIEW)
def partner_release_csv(request, organization, pk, table):
    return _csv(request, read_round(organization, pk), table)


@partner_view(Permission.ORGANIZATION_VIEW)
def partner_release_xlsx(request, organization, pk):
    return _xlsx(request, read_round(organization, pk))


@partner_view(Permission.ORGANIZATION_VIEW)
def partner_release_pdf(request, organization, pk):
    return _pdf(request, read_round(organization, pk))
