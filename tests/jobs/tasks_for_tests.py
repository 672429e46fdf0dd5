"""Tasks for a worker that a test starts and kills: `celery -I tests.jobs.tasks_for_tests`."""

import os
import signal

from celery import shared_task

from jobs.running import Finished, NewFile, run_job

STEPS = ["Take long", "Publish"]


@shared_task
def long_at_first(job_id):
    run_job(job_id, STEPS, _work)


def _work(run):
    run.start(1, unit=str(os.getpid()))
    if run.job.attempt == 1:
        signal.pause()
    run.start(2)
    file = NewFile("result.txt", "text/plain", b"once")
    return Finished(lambda job: {"attempt": job.attempt}, [file])
