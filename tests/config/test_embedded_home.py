"""What `make run` keeps in var/."""

import socket

import pytest

from config.embedded import home as home_module
from config.embedded.home import Home
from config.embedded.identity import find_identity
from config.embedded.ports import free_port, is_free
from config.embedded.processes import Problem


@pytest.fixture
def home(tmp_path):
    return Home(tmp_path)


def test_secrets_and_ports_are_kept_from_start_to_start(home):
    assert home.load() == home.load()


def test_port_taken_by_another_program_is_replaced(home):
    before = home.load()
    with socket.socket() as other:
        other.bind(("127.0.0.1", before["postgres_port"]))
        other.listen()
        assert not is_free(before["postgres_port"])
        after = home.load()
    assert after["postgres_port"] != before["postgres_port"]
    assert after["valkey_port"] == before["valkey_port"]


def test_free_port_stays_clear_of_outgoing_connections():
    assert free_port() < 32768


def test_log_of_the_start_before_is_kept_aside(home):
    home.log("web").write_text("yesterday")
    assert not home.log("web").exists()
    assert (home.logs / "web.log.1").read_text() == "yesterday"
    assert home.logs.stat().st_mode & 0o777 == 0o700


def test_lock_is_free_again_after_its_holder(home):
    with home.locked():
        pass
    with home.locked() as lock:
        assert lock > 2


def test_lock_names_the_process_that_holds_it(home):
    with home.locked(), pytest.raises(Problem, match="already runs"), home.locked():
        pass


def test_static_files_are_collected_again_when_a_source_changes(home, tmp_path, monkeypatch):
    root = tmp_path / "root"
    (root / "static" / "css").mkdir(parents=True)
    (root / "requirements").mkdir()
    (root / "requirements" / "run.txt").touch()
    monkeypatch.setattr(home_module, "ROOT", root)
    assert not home.static_is_current()
    (home.folder / "static").mkdir()
    (home.folder / "static" / "staticfiles.json").touch()
    home.stamp_static()
    assert home.static_is_current()
    (root / "static" / "css" / "guildhall.css").write_text("body {}")
    assert not home.static_is_current()


def test_root_is_told_when_postgres_can_run_as_nobody_else(tmp_path, monkeypatch):
    monkeypatch.setattr("config.embedded.identity.os.geteuid", lambda: 0)
    monkeypatch.setattr("config.embedded.identity._can_run", lambda *_: False)
    with pytest.raises(Problem, match="does not run as root"):
        find_identity(tmp_path)
