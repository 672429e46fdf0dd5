from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone

from accounts.doors import board_view
from accounts.permissions import Permission
from employers.access import may_edit
from employers.forms.firms import AddEmployerForm, ContactForm, EmployerFilter, EmployerForm
from employers.models import Contact
from employers.reports.asked import asked_lately
from employers.reports.help import told_all
from employers.rules.silence import DAYS
from employers.views.pages import form_page
from ui.paging import paginate

MOST_SHOWN = 50
LATEST = 10
SERVICES_SHOWN = 20


@board_view(Permission.BOARD_VIEW)
def index(request, board):
    form = EmployerFilter(request.GET)
    page = paginate(request, form.narrow(board.employers.for_list()))
    return render(
        request,
        "employers/index.html",
        {
            "board": board,
            "filter": form,
            "page": page,
            "may_edit": may_edit(request.membership),
            "waiting": board.helprequests.waiting().count(),
            "days": DAYS,
        },
    )


@board_view(Permission.BOARD_VIEW)
def detail(request, board, pk):
    employer = get_object_or_404(board.employers.for_list(), pk=pk)
    today = timezone.localdate()
    return render(
        request,
        "employers/detail.html",
        {
            "board": board,
            "employer": employer,
            "contacts": employer.contacts.all()[:MOST_SHOWN],
            "sites": employer.sites.select_related("county")[:MOST_SHOWN],
            "page": paginate(request, employer.services.for_list(), per_page=SERVICES_SHOWN),
            "asked": asked_lately(employer.organization, today),
            "days": DAYS,
            "requests": told_all(employer.help_requests.for_list()[:LATEST], today),
            "handovers": employer.handovers.select_related("before", "after")[:LATEST],
            "merges": employer.merges.select_related("gone__organization")[:LATEST],
            "merged_into": employer.merged_into.select_related("kept__organization").first(),
            "may_edit": may_edit(request.membership),
        },
    )


@board_view(Permission.EMPLOYERS_EDIT)
def add(request, board):
    form = AddEmployerForm(request.POST or None, board=board)
    if form.is_valid():
        employer = form.save(by=request.user)
        messages.success(request, f"{employer} is an employer of the board.")
        return redirect(employer)
    return render(request, "employers/add.html", {"board": board, "form": form})


@board_view(Permission.EMPLOYERS_EDIT)
def edit(request, board, pk):
    employer = get_object_or_404(board.employers.select_related("board"), pk=pk)
    form = EmployerForm(request.POST or None, instance=employer, board=board)
    if form.is_valid():
        return redirect(form.save())
    return form_page(request, employer, form, "Edit an employer")


@board_view(Permission.EMPLOYERS_EDIT)
def add_contact(request, board, pk):
    employer = get_object_or_404(board.employers.select_related("board"), pk=pk)
    form = ContactForm(request.POST or None, instance=Contact(employer=employer), board=board)
    if form.is_valid():
        form.save()
        return redirect(employer)
    return form_page(request, employer, form, "Add a contact")
