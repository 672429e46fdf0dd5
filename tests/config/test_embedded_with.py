"""Throw-away services around a command."""

import json
import sys

import pytest

from tests.config.standin import Trial

pytestmark = pytest.mark.slow

PROBE = """
import json, os, pathlib, psycopg2, redis, sys

def ask(url, query):
    connection = psycopg2.connect(os.environ[url])
    connection.autocommit = True
    try:
        with connection.cursor() as cursor:
            cursor.execute(query)
            return cursor.fetchone()[0] if cursor.description else "done"
    except psycopg2.errors.InsufficientPrivilege as error:
        return "refused"
    finally:
        connection.close()

print(json.dumps({
    "fsync": ask("DATABASE_URL", "SHOW fsync"),
    "commit": ask("DATABASE_URL", "SHOW synchronous_commit"),
    "version": ask("DATABASE_URL", "SHOW server_version_num"),
    "locale": ask("DATABASE_URL", "SELECT datlocale FROM pg_database WHERE datname = 'guildhall'"),
    "folder": ask("DATABASE_OWNER_URL", "SELECT 1") and os.environ["DATABASE_URL"],
    "web creates": ask("DATABASE_URL", "CREATE TABLE pay (id int)"),
    "web creates for itself": ask("DATABASE_URL", "CREATE TEMPORARY TABLE pay (id int)"),
    "web creates a database": ask("DATABASE_URL", "CREATE DATABASE other"),
    "owner creates": ask("DATABASE_OWNER_URL", "CREATE TABLE pay (id int)"),
    "owner creates a database": ask("DATABASE_OWNER_URL", "CREATE DATABASE other"),
    "web is": ask("DATABASE_URL", "SELECT rolsuper OR rolcreatedb OR rolcreaterole OR rolbypassrls"
                  " FROM pg_roles WHERE rolname = current_user"),
    "broker": redis.Redis.from_url(os.environ["REDIS_URL"]).ping(),
}))
sys.exit(3)
"""


@pytest.fixture
def trial(tmp_path):
    return Trial(tmp_path)


@pytest.mark.parametrize(("options", "promise"), [((), "off"), (("--durable",), "on")])
def test_command_finds_services_with_two_roles_and_they_are_gone_after(trial, options, promise):
    code, said = trial.run("with", *options, sys.executable, "-c", PROBE)
    assert code == 3, said
    found = json.loads(said)
    assert found["fsync"] == found["commit"] == promise
    assert found["version"].startswith("18")
    assert found["locale"] == "C.UTF-8"
    assert found["broker"] is True
    assert found["web is"] is False
    refused = {what for what, answer in found.items() if answer == "refused"}
    assert refused == {"web creates", "web creates a database"}
    assert not trial.processes()


def test_killed_it_leaves_neither_process_nor_folder(trial, tmp_path, monkeypatch):
    scratch = tmp_path / "scratch"
    scratch.mkdir(mode=0o711)
    monkeypatch.setenv("TMPDIR", str(scratch))
    code, said = trial.run("with", "sh", "-c", "ls $TMPDIR; kill -9 $PPID; exec sleep 1000")
    assert code == -9
    assert said.startswith("guildhall-")
    trial.await_end(trial.processes())
    assert not list(scratch.iterdir())


def test_exit_code_of_a_killed_command_is_that_of_a_shell(trial):
    assert trial.run("with", "sh", "-c", "kill -9 $$")[0] == 137
