"""A portal in miniature: the supervisor's real processes around an application of a few lines."""

import os
import select
import shutil
import signal
import subprocess
import sys
from pathlib import Path

import psycopg2

from config.embedded.home import ROOT

MANAGE = """
import os, pathlib, sys
import psycopg2

owner = psycopg2.connect(os.environ["DATABASE_OWNER_URL"])
with owner, owner.cursor() as cursor:
    if sys.argv[1] == "migrate":
        cursor.execute("CREATE TABLE IF NOT EXISTS starts (sample boolean)")
        cursor.execute("GRANT SELECT ON starts TO guildhall_web")
        cursor.execute("INSERT INTO starts VALUES (false)")
    elif sys.argv[1:] == ["sample_region"]:
        cursor.execute("INSERT INTO starts VALUES (true)")
    elif sys.argv[1:] == ["sample_region", "--sign-ins"]:
        from config.celery import app
        while not app.control.ping(timeout=0.5):
            pass
        print("convener@example.org")
    elif sys.argv[1:] == ["collectstatic", "--noinput"]:
        pathlib.Path("var/static").mkdir()
        pathlib.Path("var/static/staticfiles.json").write_text("{}")
"""
WSGI = """
import os

def application(environ, start):
    start("200 OK", [("Content-Type", "text/plain")])
    return [os.environ.get("SAMPLE_SIGN_IN", "no sign-in").encode()]
"""
CELERY = """
import os
import celery

app = celery.Celery(broker=os.environ["REDIS_URL"])
"""
MARK = "STANDIN_TRIAL"
# Not what the surrounding test run says of the real portal.
INHERITED = ("PATH", "HOME", "TMPDIR")
PATIENCE = 60


class Trial:
    """A folder with the stand-in, and the supervisors started in it."""

    def __init__(self, folder):
        self.folder = folder
        self.supervisor = None
        shutil.copytree(ROOT / "config" / "embedded", folder / "config" / "embedded")
        (folder / "requirements").mkdir()
        (folder / "requirements" / "run.txt").touch()
        (folder / "manage.py").write_text(MANAGE)
        (folder / "config" / "__init__.py").touch()
        (folder / "config" / "wsgi.py").write_text(WSGI)
        (folder / "config" / "celery.py").write_text(CELERY)

    def start(self, *arguments):
        """Start a supervisor; return what it says up to its last line of greeting."""
        self.supervisor = self._open("run", *arguments)
        said = []
        for line in self.supervisor.stdout:
            said.append(line)
            if line.startswith("Ctrl-C"):
                break
        return "".join(said)

    def run(self, *arguments):
        """Run a supervisor to its end; return its exit code and what it said."""
        process = self._open(*arguments)
        said, _ = process.communicate(timeout=PATIENCE)
        return process.returncode, said

    def signal(self, number):
        """Send a signal to the supervisor; return its exit code and its last words."""
        self.supervisor.send_signal(number)
        said, _ = self.supervisor.communicate(timeout=PATIENCE)
        return self.supervisor.returncode, said

    def processes(self):
        """Return the id of every process started by this trial, and of all below them."""
        wanted = f"{MARK}={self.folder}".encode()
        living = {int(entry) for entry in os.listdir("/proc") if entry.isdigit()}
        found = {pid for pid in living if wanted in _read(pid, "environ").split(b"\0")}
        while below := {pid for pid in living - found if _parent(pid) in found}:
            found |= below
        return found

    def processes_named(self, word):
        """Return those with `word` on their command line."""
        words = {pid: _read(pid, "cmdline").split(b"\0") for pid in self.processes()}
        return {pid for pid, found in words.items() if word.encode() in found}

    def await_end(self, processes):
        """Return when all of `processes` have ended; fail if one does not."""
        for pid in processes:
            try:
                descriptor = os.pidfd_open(pid)
            except ProcessLookupError:
                continue
            with os.fdopen(descriptor) as ending:
                assert select.select([ending], [], [], PATIENCE)[0], f"process {pid} lives on"

    def close(self):
        """End what a failed test may have left."""
        if self.supervisor and self.supervisor.poll() is None:
            self.signal(signal.SIGTERM)
        if self.supervisor:
            self.supervisor.stdout.close()

    def variables(self):
        """Return the variables left for manage.py."""
        lines = (self.folder / "var" / "env").read_text().splitlines()
        return dict(line.split("=", 1) for line in lines)

    def rows(self):
        """Return how many migrations and samples there were, and how many samples of them."""
        connection = psycopg2.connect(self.variables()["DATABASE_URL"])
        with connection, connection.cursor() as cursor:
            cursor.execute("SELECT count(*), count(*) FILTER (WHERE sample) FROM starts")
            found = cursor.fetchone()
        connection.close()
        return found

    def _open(self, *arguments):
        env = {name: os.environ[name] for name in INHERITED if name in os.environ}
        return subprocess.Popen(
            [sys.executable, "-m", "config.embedded", *arguments],
            cwd=self.folder,
            env=env | {MARK: str(self.folder)},
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            start_new_session=True,
        )


def _read(pid, name):
    try:
        return Path(f"/proc/{pid}/{name}").read_bytes()
    except OSError:
        return b""


def _parent(pid):
    fields = _read(pid, "stat").rpartition(b")")[2].split()
    return int(fields[1]) if fields else 0
