"""The supervisor with real processes: it starts, keeps, ends and survives them."""

import os
import signal
import urllib.request

import pytest

from tests.config.standin import Trial

pytestmark = pytest.mark.slow


@pytest.fixture
def trial(tmp_path):
    # PostgreSQL's user has to pass through when root runs the tests.
    for folder in (tmp_path, *tmp_path.parents[:2]):
        folder.chmod(0o711)
    trial = Trial(tmp_path)
    yield trial
    trial.close()


def _address(greeting):
    return greeting.partition("ready: ")[2].split()[0]


def test_start_says_where_the_portal_is_and_who_can_sign_in(trial):
    greeting = trial.start()
    assert "convener@example.org" in greeting
    with urllib.request.urlopen(_address(greeting)) as answer:
        assert answer.read() == b"1", "the web process is told that the sample may sign in"
    assert "SAMPLE_SIGN_IN" not in trial.variables()
    for name in ("env", "embedded.json"):
        assert (trial.folder / "var" / name).stat().st_mode & 0o777 == 0o600


def test_ctrl_c_ends_everything(trial):
    trial.start()
    processes = trial.processes()
    assert len(trial.processes_named("worker")) == len(trial.processes_named("gunicorn")) == 3
    assert trial.signal(signal.SIGINT)[0] == 0
    trial.await_end(processes)
    assert not trial.processes()


def test_second_start_on_the_same_folder_is_refused(trial):
    trial.start()
    code, said = trial.run("run")
    assert code == 1
    assert "already runs from this folder" in said
    assert trial.supervisor.poll() is None


def test_killed_it_leaves_no_process_and_the_next_start_has_its_data(trial):
    trial.start()
    processes = trial.processes()
    trial.signal(signal.SIGKILL)
    greeting = trial.start()
    trial.await_end(processes)
    assert "ready" in greeting
    assert trial.rows() == (3, 1), "migrated at each start, sample loaded once"


def test_end_of_one_process_is_named_and_stops_the_rest(trial):
    trial.start()
    for pid in trial.processes_named("worker"):
        os.kill(pid, signal.SIGKILL)
    said = trial.supervisor.communicate(timeout=60)[0]
    assert trial.supervisor.returncode == 1
    assert "worker ended with code -9" in said
    assert "ready." in said, "the end of its log is shown"
    assert not trial.processes()


def test_without_the_sample_the_database_stays_empty_for_good(trial):
    greeting = trial.start("--empty")
    assert "createboard" in greeting
    with urllib.request.urlopen(_address(greeting)) as answer:
        assert answer.read() == b"no sign-in"
    assert trial.signal(signal.SIGTERM)[0] == 0
    assert "createboard" in trial.start()
    assert trial.rows() == (2, 0)


def test_step_that_fails_shows_the_end_of_its_log(trial):
    (trial.folder / "manage.py").write_text("raise SystemExit('no such column: wage')")
    code, said = trial.run("run")
    assert code == 1
    assert "migrate failed" in said
    assert "no such column: wage" in said
    assert not trial.processes()
