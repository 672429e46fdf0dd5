import os
import threading
from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import connection

from config.celery import app
from tests import factories

PATIENCE = 600  # tenths of a second


def eventually(true):
    """Return once `true()` holds; fail when it does not for a minute."""
    clock = threading.Event()
    for _ in range(PATIENCE):
        if true():
            return
        clock.wait(0.1)
    raise AssertionError("it never came true")


def elsewhere(function, *args, **kwargs):
    """Call in another thread, with a database connection of its own; return the future."""

    def call():
        try:
            return function(*args, **kwargs)
        finally:
            connection.close()

    with_one = ThreadPoolExecutor(1)
    future = with_one.submit(call)
    with_one.shutdown(wait=False)
    return future


@pytest.fixture
def told(monkeypatch):
    """What the broker was told: (task, *arguments)."""
    messages = []
    monkeypatch.setattr(
        app, "send_task", lambda name, args=(), **options: messages.append((name, *args))
    )
    return messages


@pytest.fixture
def job(board, convener):
    return factories.JobFactory(board=board, asked_by=convener, title="Outcome report")


@pytest.fixture
def worker_queue(monkeypatch):
    """A queue of this test process alone: others share the broker, but not the database."""
    queue = f"tests-{os.getpid()}"
    monkeypatch.setitem(app.conf, "task_default_queue", queue)
    return queue
