"""What a round released: one report for staff, members, providers and partners."""

from django.http import Http404
from django.shortcuts import render
from django.urls import reverse

from accounts.doors import board_view, employer_view, partner_view, provider_view
from accounts.permissions import Permission
from training.access import read_round, round_of
from training.reports.beside import beside
from training.reports.releases import csv_of, read_release
from ui.downloads import CSV, download

ROOMY, STAFF = "layouts/roomy.html", "layouts/staff.html"


def _page(request, round, layout, file_url, back, own=None):
    """back: label and address of the page this one lies under; own: the firm whose answer stands
    beside the release, on its own page alone."""
    release = round.releases.first()
    report = read_release(release) if release else None
    context = {"round": round, "report": report, "layout": layout, "back": back}
    names = report.tables if report else []
    context["files"] = {name: file_url(name) for name in names}
    if report:
        context |= beside(release, report, own)
    return render(request, "training/release.html", context)


def _file(round, table):
    release = round.releases.first()
    report = read_release(release) if release else None
    if report is None or table not in report.tables:
        raise Http404
    return download(csv_of(report, table), f"needs-round-{round.pk}-{table}.csv", CSV)


@board_view(Permission.BOARD_VIEW, guests=True)
def release(request, board, pk):
    round = round_of(request, board, pk)

    def file_url(table):
        return reverse("training:release_csv", args=[board.slug, pk, table])

    return _page(request, round, STAFF, file_url, (str(round), round.get_absolute_url()))


@board_view(Permission.BOARD_VIEW, guests=True)
def release_csv(request, board, pk, table):
    return _file(round_of(request, board, pk), table)


def _of_organization(request, organization, pk, file_name, home, own=None):
    def file_url(table):
        return reverse(file_name, args=[organization.pk, pk, table])

    round = read_round(organization, pk)
    back = (home[0], reverse(home[1], args=[organization.pk]))
    return _page(request, round, ROOMY, file_url, back, own)


@employer_view(Permission.ORGANIZATION_VIEW)
def own_release(request, organization, pk):
    home = ("Our needs", "training:own_rounds")
    return _of_organization(
        request, organization, pk, "training:own_release_csv", home, own=organization
    )


@employer_view(Permission.ORGANIZATION_VIEW)
def own_release_csv(request, organization, pk, table):
    return _file(read_round(organization, pk), table)


@provider_view(Permission.ORGANIZATION_VIEW)
def provider_release(request, organization, pk):
    home = ("Home", "training:provider_home")
    return _of_organization(request, organization, pk, "training:provider_release_csv", home)


@provider_view(Permission.ORGANIZATION_VIEW)
def provider_release_csv(request, organization, pk, table):
    return _file(read_round(organization, pk), table)


@partner_view(Permission.ORGANIZATION_VIEW)
def partner_release(request, organization, pk):
    home = ("Home", "training:partner_home")
    return _of_organization(request, organization, pk, "training:partner_release_csv", home)


@partner_view(Permission.ORGANIZATION_VIEW)
def partner_release_csv(request, organization, pk, table):
    return _file(read_round(organization, pk), table)
