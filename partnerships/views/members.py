"""Who sits at a partnership's table, and who convenes it."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST

from accounts.doors import board_view, employer_view
from accounts.permissions import Permission
from partnerships.access import may_edit, partnership_of, partnership_tabs, seat_of
from partnerships.actions.members import name_in_public
from partnerships.forms.members import AddMemberForm, EditMemberForm, MemberFilter
from partnerships.forms.partnerships import AssignForm
from partnerships.models import Member
from partnerships.reports import members as reports
from partnerships.reports.dossiers import dossier
from ui.paging import paginate


@board_view(Permission.BOARD_VIEW, guests=True)
def members(request, board, pk):
    partnership = partnership_of(request, board, pk)
    form = MemberFilter(request.GET)
    page = paginate(request, form.narrow(reports.listed(partnership)))
    return render(
        request,
        "partnerships/members.html",
        {
            "board": board,
            "partnership": partnership,
            "filter": form,
            "page": page,
            "rows": reports.rows(list(page), timezone.localdate()),
            "figures": reports.pipeline(partnership),
            "may_edit": may_edit(request.membership),
            "tabs": partnership_tabs(request, partnership, "Members"),
        },
    )


@board_view(Permission.BOARD_VIEW, guests=True)
def member(request, board, pk, member):
    partnership = partnership_of(request, board, pk)
    member = get_object_or_404(partnership.members.for_list().select_related("owner"), pk=member)
    return render(
        request,
        "partnerships/member.html",
        {
            "board": board,
            "partnership": partnership,
            "member": member,
            "dossier": dossier(member, timezone.localdate()),
            "may_edit": may_edit(request.membership),
        },
    )


@board_view(Permission.PARTNERSHIPS_EDIT)
def add_member(request, board, pk):
    partnership = get_object_or_404(board.partnerships, pk=pk)
    form = AddMemberForm(
        request.POST or None,
        board=board,
        instance=Member(partnership=partnership),
        initial={"seat": request.GET.get("seat"), "owner": request.user},
    )
    if form.is_valid():
        member = form.save(by=request.user)
        messages.success(request, f"{member.organization} has a seat in the partnership.")
        return redirect("partnerships:member", board.slug, partnership.pk, member.pk)
    return render(
        request,
        "partnerships/add_member.html",
        {"board": board, "partnership": partnership, "form": form},
    )


@board_view(Permission.PARTNERSHIPS_EDIT)
def edit_member(request, board, pk, member):
    partnership = get_object_or_404(board.partnerships, pk=pk)
    member = get_object_or_404(partnership.members.for_list(), pk=member)
    form = EditMemberForm(request.POST or None, instance=member, board=board)
    if form.is_valid() and form.save(by=request.user):
        return redirect("partnerships:member", board.slug, partnership.pk, member.pk)
    return render(
        request,
        "partnerships/edit_member.html",
        {"board": board, "partnership": partnership, "member": member, "form": form},
    )


@board_view(Permission.ASSIGN)
def assign(request, board, pk):
    partnership = get_object_or_404(board.partnerships, pk=pk)
    form = AssignForm(request.POST or None, partnership=partnership)
    if form.is_valid():
        added, removed = form.save(by=request.user)
        messages.success(request, f"{added} assigned, {removed} removed.")
        return redirect(partnership)
    return render(
        request,
        "partnerships/assign.html",
        {"board": board, "partnership": partnership, "form": form},
    )


@require_POST
@employer_view(Permission.APPROVE)
def name_us(request, organization, pk):
    seat = seat_of(organization, pk)
    is_named = request.POST.get("named") == "1"
    name_in_public(seat, is_named=is_named)
    words = "names your company" if is_named else "no longer names your company"
    messages.success(request, f"The public page {words}.")
    return redirect("partnerships:own_seat", organization.pk, pk)
