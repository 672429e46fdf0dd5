"""Providers and their programs, as staff see them; and the pages of providers and partners."""

from django.shortcuts import get_object_or_404, render

from accounts.doors import board_view, partner_view, provider_view
from accounts.permissions import Permission
from partnerships.access import may_edit
from training import access
from training.forms.providers import NameFilter
from training.reports import organizations as reports
from training.reports.cohorts import finding
from training.reports.occupations import decided_occupations, proposed_occupations
from ui.paging import paginate

MOST_SHOWN = 20


@board_view(Permission.BOARD_VIEW)
def providers(request, board):
    form = NameFilter(request.GET)
    page = paginate(request, form.narrow(board.providers.for_list().with_counts()))
    return render(
        request, "training/providers.html", {"board": board, "filter": form, "page": page}
    )


@board_view(Permission.BOARD_VIEW)
def provider(request, board, pk):
    provider = get_object_or_404(board.providers.for_list(), pk=pk)
    form = NameFilter(request.GET)
    page = paginate(request, form.narrow(provider.programs.for_list()))
    return render(
        request,
        "training/provider.html",
        {"board": board, "provider": provider, "filter": form, "page": page},
    )


@board_view(Permission.BOARD_VIEW)
def program(request, board, pk):
    program = get_object_or_404(board.programs.for_list(), pk=pk)
    cohorts = board.cohorts.filter(program=program).for_list()[:MOST_SHOWN]
    return render(
        request,
        "training/program.html",
        {
            "board": board,
            "program": program,
            "cohorts": cohorts,
            "page": paginate(request, program.competencies.select_related("competency__framework")),
            "decided": decided_occupations(program),
            "proposals": proposed_occupations(board, program),
            "may_edit": may_edit(request.membership),
        },
    )


@provider_view(Permission.ORGANIZATION_VIEW)
def provider_home(request, organization):
    return render(
        request,
        "training/provider_home.html",
        {
            "organization": organization,
            "classes": reports.classes_taught(organization)[:MOST_SHOWN],
            "rounds": reports.rounds_released(organization)[:MOST_SHOWN],
            "page": paginate(request, reports.programs_offered(organization)),
        },
    )


@provider_view(Permission.ORGANIZATION_VIEW)
def provider_class(request, organization, pk):
    cohort = access.taught_class(organization, pk)
    return render(
        request,
        "training/provider_class.html",
        {"organization": organization, "cohort": cohort, "finding": finding(cohort)},
    )


@partner_view(Permission.ORGANIZATION_VIEW)
def partner_home(request, organization):
    seats = organization.members.seated().select_related("partnership", "board")
    return render(
        request,
        "training/partner_home.html",
        {
            "organization": organization,
            "seats": seats[:MOST_SHOWN],
            "rounds": reports.rounds_released(organization)[:MOST_SHOWN],
            "classes": reports.classes_offered(organization)[:MOST_SHOWN],
        },
    )
