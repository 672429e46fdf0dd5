"""People of a class: their records, and rosters uploaded, checked, taken or not."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.csrf import csrf_exempt, csrf_protect
from django.views.decorators.http import require_POST

from accounts.doors import board_view
from accounts.ledger import write_look, write_looks
from accounts.models import Look
from accounts.permissions import Permission
from training import access
from training.actions import rosters as actions
from training.forms.rosters import EnrolmentForm, RosterForm, is_too_large, too_large
from training.reports.rosters import GUIDE, template_rows
from training.rules.cohorts import WITH_PEOPLE
from ui.downloads import CSV, download
from ui.paging import paginate
from ui.tables import rows_csv


@board_view(Permission.PEOPLE_VIEW)
def people(request, board, pk):
    cohort = access.assigned_cohort(request, board, pk)
    page = paginate(request, cohort.enrolments.for_list())
    firms = {enrolment.organization_id for enrolment in page}
    write_looks(request, board, Look.Kind.PEOPLE, f"People of {cohort}", firms)
    return render(
        request,
        "training/people.html",
        {
            "board": board,
            "cohort": cohort,
            "page": page,
            "uploads": cohort.uploads.select_related("uploaded_by", "job")[:5],
            "may_record": _may_record(request, cohort),
        },
    )


@board_view(Permission.PEOPLE_VIEW)
def edit_enrolment(request, board, pk):
    enrolment = get_object_or_404(board.enrolments.for_list(), pk=pk)
    cohort = access.assigned_cohort(request, board, enrolment.cohort_id)
    organization = enrolment.organization
    write_look(request, board, Look.Kind.PEOPLE, f"{enrolment.person_code} in {cohort}",
               organization)  # fmt: skip
    if not _may_record(request, cohort):
        messages.info(request, "Records of this class are closed.")
        return redirect("training:people", board.slug, cohort.pk)
    form = EnrolmentForm(request.POST or None, board=board, instance=enrolment)
    if form.is_valid():
        form.save()
        messages.success(request, f"The record of {enrolment.person_code} is saved.")
        return redirect("training:people", board.slug, cohort.pk)
    return render(
        request,
        "training/edit_enrolment.html",
        {"board": board, "cohort": cohort, "organization": organization, "form": form},
    )


@board_view(Permission.PEOPLE_VIEW)
def roster_template(request, board, pk):
    cohort = access.assigned_cohort(request, board, pk)
    return download(rows_csv(template_rows(cohort)), "roster.csv", CSV)


# The size is asked before anything reads the body, and Django's own check of the token reads it.
@csrf_exempt
@board_view(Permission.PEOPLE_VIEW)
def upload_roster(request, board, pk):
    cohort = access.assigned_cohort(request, board, pk)
    if cohort.state not in WITH_PEOPLE:
        messages.info(request, "A roster can be uploaded once the class is confirmed.")
        return redirect(cohort)
    if is_too_large(request.META.get("CONTENT_LENGTH")):
        return _upload_page(request, cohort, RosterForm(), refusal=too_large())
    return _upload(request, cohort)


@csrf_protect
def _upload(request, cohort):
    sent = [request.POST, request.FILES] if request.method == "POST" else []
    form = RosterForm(*sent)
    if form.is_valid():
        file = form.cleaned_data["file"]
        upload = actions.upload_roster(
            cohort=cohort, by=request.user, name=file.name, content=file.read()
        )
        return redirect(upload)
    return _upload_page(request, cohort, form)


@board_view(Permission.PEOPLE_VIEW)
def roster(request, board, pk):
    upload = access.assigned_upload(request, board, pk)
    page = paginate(request, upload.problems.all())
    if page.total:
        # The page asks for itself again while a job is at work; then it shows nobody's record.
        write_look(request, board, Look.Kind.PEOPLE, f"{upload}")
    response = render(
        request,
        "training/roster.html",
        {"board": board, "cohort": upload.cohort, "upload": upload, "page": page},
    )
    if upload.is_at_work and request.GET.get("refresh") != "off":
        response["Refresh"] = "5"
    return response


@require_POST
@board_view(Permission.PEOPLE_VIEW)
def take_roster(request, board, pk):
    upload = access.assigned_upload(request, board, pk)
    if not actions.take_roster(upload=upload, by=request.user):
        messages.info(request, "This roster was decided already.")
    return redirect(upload)


@require_POST
@board_view(Permission.PEOPLE_VIEW)
def discard_roster(request, board, pk):
    upload = access.assigned_upload(request, board, pk)
    if actions.discard_roster(upload=upload, by=request.user):
        messages.success(request, "Nothing of the file was taken.")
    else:
        messages.info(request, "This roster was decided already.")
    return redirect(upload)


def _upload_page(request, cohort, form, refusal=""):
    return render(
        request,
        "training/upload_roster.html",
        {
            "board": cohort.board,
            "cohort": cohort,
            "form": form,
            "refusal": refusal,
            "guide": GUIDE,
        },
        status=413 if refusal else 200,
    )


def _may_record(request, cohort):
    return cohort.state in WITH_PEOPLE and request.membership.may(Permission.PEOPLE_VIEW)
