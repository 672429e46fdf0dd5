"""Upload a roster, check it, and take it or not: each step leaves a whole state behind."""

from typing import Any

from django.db import transaction
from django.utils import timezone

from accounts.models import User
from accounts.tenancy import tenant
from jobs.actions import enqueue, store_file
from jobs.models import Job
from jobs.running import Finished, Refused, Run
from training.importers import rosters
from training.models import Cohort, RosterUpload
from training.rules.rosters import Checker, Span

CHECK, TAKE = "training.tasks.check_roster", "training.tasks.take_roster"
CHANGED = (
    "The class has changed since the file was checked, so other rows could be taken than those "
    "you saw. Upload the file again."
)
State = RosterUpload.State


@transaction.atomic
def upload_roster(*, cohort: Cohort, by: User, name: str, content: bytes) -> RosterUpload:
    """Keep the file and have it checked; nothing of it is on the roster yet."""
    now = timezone.now()
    file = store_file(
        board=cohort.board, name=name[-200:], content_type="text/csv", content=content, now=now
    )
    upload = cohort.uploads.create(board=cohort.board, file=file, uploaded_by=by, uploaded_at=now)
    _ask(upload, CHECK, f"Check the roster of {cohort}", by)
    return upload


@transaction.atomic
def take_roster(*, upload: RosterUpload, by: User) -> bool:
    """Ask for the good rows to be taken; returns False when there is nothing to decide."""
    upload = _locked(upload)
    if not upload.waits_for_decision or not upload.good_rows:
        return False
    _move(upload, State.TAKING)
    _ask(upload, TAKE, f"Take the roster of {upload.cohort}", by)
    return True


@transaction.atomic
def discard_roster(*, upload: RosterUpload, by: User) -> bool:
    """Take nothing of the file; returns False when it was decided otherwise meanwhile."""
    upload = _locked(upload)
    if not upload.waits_for_decision:
        return False
    _move(upload, State.DISCARDED)
    return True


def check(run: Run) -> Finished:
    """Job: read the file, find what is wrong, and publish the problems for a decision."""
    with tenant([run.board]):
        upload = _of(run)
        staged = _stage(run, upload)

    def publish(job: Job) -> dict[str, Any]:
        updated = _waiting(upload, State.CHECKING).update(
            state=State.CHECKED, good_rows=staged.good, bad_rows=staged.bad
        )
        if updated:
            rosters.publish_faults(upload=upload)
        rosters.unstage()
        return _result(upload)

    return Finished(publish)


def take(run: Run) -> Finished:
    """Job: check the file again and put its good rows on the roster, all of them or none.

    The rows must be as many as the person saw; a second run finds the upload taken and does
    nothing.
    """
    with tenant([run.board]):
        upload = _of(run)
        staged = _stage(run, upload)
    if (staged.good, staged.bad) != (upload.good_rows, upload.bad_rows):
        raise Refused(CHANGED)
    run.start(2)

    def publish(job: Job) -> dict[str, Any]:
        if _waiting(upload, State.TAKING).update(state=State.TAKEN, taken_rows=staged.good):
            rosters.take(cohort=upload.cohort)
        rosters.unstage()
        return _result(upload)

    return Finished(publish)


def _stage(run: Run, upload: RosterUpload) -> rosters.Staged:
    cohort = upload.cohort
    span = Span.around(cohort.starts_on, cohort.ends_on)
    firms = firms_by_name(cohort)
    run.start(1, unit="rows")
    try:
        return rosters.stage(
            cohort=cohort,
            file_id=upload.file_id,
            checker=lambda names: Checker(names, firms, span),
            progress=run.advance,
        )
    except rosters.Unreadable as problem:
        raise Refused(str(problem)) from problem


def firms_by_name(cohort: Cohort) -> dict[str, int | None]:
    """Return the firms a roster of the class may name, by small letters; None where two share."""
    found: dict[str, int | None] = {}
    for pk, name in cohort.firms().values_list("pk", "name"):
        key = " ".join(name.casefold().split())
        found[key] = None if key in found else pk
    return found


def _of(run: Run) -> RosterUpload:
    uploads = run.board.rosteruploads.select_related("cohort")
    return uploads.get(pk=run.parameters["upload"])


def _waiting(upload: RosterUpload, state: RosterUpload.State) -> Any:
    return upload.board.rosteruploads.filter(pk=upload.pk, state=state)


def _locked(upload: RosterUpload) -> RosterUpload:
    rows = upload.board.rosteruploads.select_related("cohort", "job")
    return rows.select_for_update(of=("self",)).get(pk=upload.pk)


def _move(upload: RosterUpload, state: RosterUpload.State) -> None:
    upload.state = state
    upload.save(update_fields=["state"])


def _ask(upload: RosterUpload, task: str, title: str, by: User) -> None:
    """Have a job do the next step, and remember which."""
    upload.job = enqueue(
        task=task, title=title, board=upload.board, by=by, parameters={"upload": upload.pk}
    )
    upload.save(update_fields=["job"])


def _result(upload: RosterUpload) -> dict[str, Any]:
    return {"upload": upload.pk, "url": upload.get_absolute_url()}
