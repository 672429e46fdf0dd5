"""A firm pastes or uploads the numbers of all jobs, reads what was understood, and keeps it."""

from django.db import transaction
from django.shortcuts import redirect
from django.utils import timezone

from training.actions.answers import save_section
from training.forms.paste import PasteForm
from training.models import JobAnswer
from training.reports.answers import jobs_asked
from training.reports.paste import columns_shown, doubts_about, preview, template_rows
from training.views.answers import answer_page, while_open
from ui.downloads import CSV, download
from ui.tables import rows_csv


@while_open
def paste(request, desk):
    """Show what was read, with each error at its row and column; a second press keeps it."""
    desk.require("")
    jobs = jobs_asked(desk.round)
    is_sent = request.method == "POST" or desk.is_resumed
    sent = [request.POST, request.FILES] if is_sent else []
    form = PasteForm(*sent, jobs=jobs)
    pasted = form.pasted if form.is_valid() else None
    may_keep = pasted is not None and pasted.may_be_kept
    doubts = doubts_about(pasted, desk.round, desk.organization) if may_keep else []
    asked = [line for line in doubts if line.questions]
    is_kept = may_keep and "keep" in request.POST
    if is_kept and ("sure" in request.POST or not asked):
        _keep(desk, jobs, pasted, {line.job: line.flags for line in doubts})
        return redirect(desk.url("answer"))
    return answer_page(
        request, "paste", desk, form=form, pasted=pasted, text=form.text,
        rows=preview(pasted) if pasted else [], columns=columns_shown(),
        doubts=asked, must_be_sure=is_kept,
    )  # fmt: skip


paste.keeps_typed = True


@transaction.atomic
def _keep(desk, jobs, pasted, flags):
    """Save all rows or, where the round closed meanwhile, none."""
    by_title = {job.title: job for job in jobs}
    for line in pasted.lines:
        row = save_section(
            desk, JobAnswer, job=by_title[line.job],
            values=line.values | {"flags": flags[line.job]}, seen=None, now=timezone.now(),
        )  # fmt: skip
        if sum(row.timing.values()) != row.openings:
            # The quarters of last time no longer make the openings; they are optional.
            row.timing = {}
            row.save(update_fields=["timing"])


def paste_template(request, desk):
    """Return our own table as a file, a row a job."""
    desk.require("")
    titles = [job.title for job in jobs_asked(desk.round)]
    return download(rows_csv(template_rows(titles)), "openings.csv", CSV)
