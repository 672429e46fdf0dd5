"""The job that makes an outcome report."""

import datetime as dt

from celery import shared_task

from accounts.tenancy import tenant
from jobs.running import Finished, Refused, run_job
from outcomes.actions import publish_report, write_files
from outcomes.reports.quarterly import checked, read_inputs, report_of
from outcomes.rules.quarters import quarter_from

STEPS = [
    "Read enrollments and wages",
    "Check which figures may be shown",
    "Write the PDF and the CSV",
    "Publish",
]


@shared_task
def make_report(job_id):
    """Make the report a job asks for; a second run of the same job finds nothing to do."""
    run_job(job_id, STEPS, _make_report)


def _make_report(run):
    quarter = quarter_from(run.parameters["quarter"])
    audience, as_of = run.parameters["audience"], dt.date.fromisoformat(run.job.period)
    run.start(1)
    with tenant([run.board]):
        partnership = run.board.partnerships.filter(pk=run.parameters["partnership"]).first()
        if partnership is None:
            raise Refused("The partnership was removed before its report was made.")
        inputs = read_inputs(partnership, quarter, as_of)
    run.start(2)
    seen = checked(inputs, as_of, audience)
    report = report_of(run.board, partnership, quarter, as_of, audience, seen)
    run.start(3)
    files = write_files(report)
    run.start(4)

    def publish(job):
        made = publish_report(
            job=job,
            partnership=partnership,
            quarter=quarter,
            audience=audience,
            report=report,
            files=files,
        )
        return {"report": made.pk, "url": made.get_absolute_url()}

    return Finished(publish)
