"""A worker that is killed in the middle of a load leaves nothing, and the next one does it all."""

import os
import signal
import subprocess
import sys

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.utils import timezone

from accounts.tenancy import tenant
from careerpaths.actions.reference import ask_for_load
from careerpaths.models import DataRelease, Occupation
from careerpaths.tasks import load_reference
from jobs.actions import bring_back
from jobs.models import Job
from tests import factories
from tests.careerpaths.files import write_book
from tests.careerpaths.test_load_soc import LEVELS, STRUCTURE

pytestmark = [pytest.mark.faults, pytest.mark.slow, pytest.mark.usefixtures("committed")]

# A worker that dies once the first row is in the database.
DIES = """
import os, signal, django
django.setup()
from careerpaths.importers import loading
from careerpaths.tasks import load_reference
from jobs.running import Run
loading.BATCH = 1
Run.advance = lambda run, done: os.kill(os.getpid(), signal.SIGKILL)
load_reference({})
"""


@pytest.fixture
def asked(tmp_path):
    path = write_book(tmp_path / "soc.xlsx", {"2018 Structure": [LEVELS, *STRUCTURE]})
    board = factories.BoardFactory()
    with tenant([board]):
        return ask_for_load(
            board=board, by=None, source="soc", release="2018",
            files=[SimpleUploadedFile("soc.xlsx", path.read_bytes())],
        )  # fmt: skip


def kill_in_the_middle(job):
    address = os.environ["DATABASE_URL"].rpartition("/")[0]
    process = subprocess.run(
        [sys.executable, "-c", DIES.format(job.pk)],
        env=os.environ
        | {
            "DATABASE_URL": f"{address}/{connection.settings_dict['NAME']}",
            "DJANGO_SETTINGS_MODULE": "config.settings",
        },
        check=False,
    )
    assert process.returncode == -signal.SIGKILL


def test_a_killed_load_leaves_nothing_and_the_next_attempt_does_it_once(asked):
    kill_in_the_middle(asked)
    assert not Occupation.objects.exists()
    assert not DataRelease.objects.exists()
    Job.objects.update(lease_until=timezone.now())
    bring_back()
    for _ in range(2):
        load_reference(asked.pk)
        job = Job.objects.get()
        assert (job.state, job.attempt, job.crashes) == (Job.State.DONE, 2, 1)
        assert job.result["counts"] == "2 new, 0 as they were."
    assert Occupation.objects.count() == 2
