"""Ask for an outcome report, and publish the one that was made."""

import hashlib
import json
from typing import Any

from django.db.models import Max
from django.utils import timezone

from jobs.actions import enqueue
from outcomes.models import ReportRun
from outcomes.reports.content import to_json
from outcomes.reports.files import csv_bytes, pdf_bytes
from outcomes.rules.quarters import Quarter
from partnerships.models import Grant, Match, Member
from training.models import Answer, Cohort, Enrolment

MAKE_REPORT = "outcomes.tasks.make_report"
FORM = 1  # of the report: raise it when equal data make a different report
READ: tuple[Any, ...] = (Enrolment, Cohort, Match, Grant, Member, Answer)


def ask_for_report(*, partnership, quarter: Quarter, audience, as_of, by):
    """Return the job that makes the report, or the finished one that made it of equal inputs."""
    return enqueue(
        task=MAKE_REPORT,
        title=f"Quarterly report: {partnership.name}, {quarter}",
        board=partnership.board,
        by=by,
        parameters={"partnership": partnership.pk, "quarter": quarter.key, "audience": audience},
        period=as_of.isoformat(),
        fingerprint=fingerprint(partnership, quarter, audience, as_of),
    )


def fingerprint(partnership, quarter: Quarter, audience, as_of) -> str:
    """Return a hash that changes whenever a row a report reads has changed.

    History is written by the database for each change of these tables and never altered, so the
    latest event stands for all that went before.
    """
    board = partnership.board
    events = [model.pgh_event_model.objects.filter(board=board) for model in READ]
    latest = [of.aggregate(latest=Max("pgh_id"))["latest"] for of in events]
    rounds = list(partnership.rounds.order_by("pk").values_list("pk", "name", "opens_on", "state"))
    names = [board.name, board.antitrust_notice, partnership.name]
    inputs = [FORM, partnership.pk, quarter.key, audience, as_of, latest, rounds, names]
    return hashlib.sha256(json.dumps(inputs, default=str).encode()).hexdigest()


def write_files(report) -> dict[str, bytes]:
    """Return the report's PDF and CSV."""
    return {"pdf": pdf_bytes(report), "csv": csv_bytes(report)}


def publish_report(*, job, partnership, quarter: Quarter, audience, report, files) -> ReportRun:
    """Keep a report as it was made, with its files."""
    return ReportRun.objects.create(
        board=job.board,
        partnership=partnership,
        audience=audience,
        period_starts_on=quarter.starts_on,
        period_ends_on=quarter.ends_on,
        as_of=report.as_of,
        content=to_json(report),
        job=job,
        made_by=job.asked_by,
        made_at=timezone.now(),
        **files,
    )
