import datetime as dt

import pytest
from celery import current_app

from config.celery import app
from jobs.models import Job, Mail
from jobs.tasks import send_waiting_mail, sweep
from tests import factories
from tests.jobs.conftest import elsewhere


@pytest.mark.django_db
def test_sweep_brings_jobs_back(job, told):
    Job.objects.update(queued_at=dt.datetime(2025, 1, 1, tzinfo=dt.UTC))
    sweep()
    assert told == [(job.task, job.pk)]


@pytest.mark.django_db
def test_waiting_mail_is_sent(settings, mailoutbox):
    settings.OUTBOX_EMAIL = {"EMAIL_BACKEND": "django.core.mail.backends.locmem.EmailBackend"}
    factories.MailFactory()
    send_waiting_mail()
    assert len(mailoutbox) == 1
    assert Mail.objects.get().state == Mail.State.SENT


def test_beat_starts_tasks_that_exist(settings):
    app.loader.import_default_modules()
    scheduled = {entry["task"] for entry in settings.CELERY_BEAT_SCHEDULE.values()}
    assert {"jobs.tasks.sweep", "jobs.tasks.send_waiting_mail"} <= scheduled <= set(app.tasks)


@pytest.mark.parametrize(
    ("task", "queue"), [("jobs.tasks.sweep", "quick"), ("outcomes.tasks.make_report", "celery")]
)
def test_long_jobs_do_not_stand_before_mail(task, queue):
    assert app.amqp.router.route({}, task)["queue"].name == queue


def test_every_thread_speaks_to_our_broker(settings):
    def broker():
        return current_app.conf.broker_url

    assert elsewhere(broker).result() == settings.REDIS_URL
