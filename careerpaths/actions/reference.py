"""Load official files as a job, and choose the release a board works with."""

from collections.abc import Iterable
from pathlib import Path, PurePosixPath
from tempfile import TemporaryDirectory
from typing import Any, Protocol

from django.db import transaction
from django.urls import reverse
from django.utils import timezone

from accounts.models import Board, User
from accounts.tenancy import tenant
from careerpaths.importers.kinds import LOADERS
from careerpaths.importers.loading import Outcome
from careerpaths.models import DataRelease, ReleaseInUse
from jobs.actions import enqueue, store_file
from jobs.models import Job
from jobs.running import Finished, Refused, Run
from ui.sheets import NotThisFile, Source, sources

JOB = "careerpaths.tasks.load_reference"
ANY_KIND = "application/octet-stream"
MOST_NOTES = 40  # sentences kept with a job


class Upload(Protocol):
    """A file of a form."""

    name: str

    def read(self) -> bytes: ...


@transaction.atomic
def ask_for_load(
    *, board: Board, by: User, source: str, release: str, files: Iterable[Upload]
) -> Job:
    """Keep the files and return the job that loads them; nothing of them is loaded yet."""
    now = timezone.now()
    kept = [
        store_file(
            board=board, name=_plain(file.name), content_type=ANY_KIND, content=file.read(), now=now
        ).pk
        for file in files
    ]
    label = DataRelease.Source(source).label
    return enqueue(
        task=JOB,
        title=f"Load {label} {release}".rstrip(),
        board=board,
        by=by,
        parameters={"source": source, "release": release, "files": kept},
    )


def load_files(run: Run) -> Finished:
    """Job: load the files, all of them or nothing, and forget them when it is done.

    The rows are kept for good a moment before the job ends. A worker that is killed in between
    leaves a whole release, and the next attempt finds every row as it was.
    """
    run.start(1)
    with TemporaryDirectory() as folder:
        try:
            found = _fetched(run, Path(folder))
            run.start(2, unit="rows")
            release, outcome = _loaded(run, found)
        except NotThisFile as error:
            raise Refused(f"{error} Nothing was loaded.") from error

    def publish(job: Job) -> dict[str, Any]:
        run.board.files.filter(pk__in=run.parameters["files"]).delete()
        url = reverse("careerpaths:reference_loaded", args=[run.board.slug, job.pk])
        return {"release": release.pk, **_told(outcome), "url": url}

    return Finished(publish)


@transaction.atomic
def choose_release(*, board: Board, source: str, release: DataRelease | None) -> None:
    """Let a board work with a release of a source; with None, with the newest there is."""
    if release is None:
        board.releaseinuses.filter(source=source).delete()
        return
    ReleaseInUse.objects.update_or_create(board=board, source=source, defaults={"release": release})


def _loaded(run: Run, found: list[Source]) -> tuple[DataRelease, Outcome]:
    loader = LOADERS[DataRelease.Source(run.parameters["source"])]
    with transaction.atomic():
        loaded = loader.load(
            found,
            release=run.parameters["release"],
            by=run.job.asked_by,
            progress=run.advance,
        )
        run.check()
    return loaded


def _fetched(run: Run, folder: Path) -> list[Source]:
    """Put the uploaded files on disk, one after the other; return the tables in them."""
    found = []
    for pk in run.parameters["files"]:
        with tenant([run.board]):
            file = run.board.files.get(pk=pk)
        # Each in a folder of its own: two files may have one name.
        path = folder / str(pk) / file.name
        path.parent.mkdir()
        path.write_bytes(file.content)
        found += sources(path)
    return found


def _plain(name: str) -> str:
    """Return the last part of a file's name, short enough for any disk."""
    return PurePosixPath(name.replace("\\", "/").replace("\0", "")).name[-100:] or "file"


def _told(outcome: Outcome) -> dict[str, Any]:
    notes = outcome.notes[:MOST_NOTES]
    if more := len(outcome.notes) - len(notes):
        notes.append(f"There are {more:,} more remarks like these.")
    return {"counts": outcome.words, "notes": notes}
