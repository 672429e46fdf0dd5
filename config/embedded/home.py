"""`var/`: everything `make run` keeps from start to start, and the lock that keeps others out."""

import contextlib
import fcntl
import hashlib
import json
import os
import secrets
import time
from pathlib import Path

from config.embedded.ports import free_port, is_free
from config.embedded.processes import Problem

ROOT = Path(__file__).resolve().parents[2]
SECRETS = ("secret_key", "superuser", "owner", "web", "valkey")
PORTS = ("postgres_port", "valkey_port")
# A guard holds the lock until it has swept up after a supervisor that was killed.
LOCK_SECONDS = 15


class Home:
    """The folder `var/`. `state` holds the secrets and ports of the embedded services."""

    def __init__(self, folder=ROOT / "var"):
        self.folder = folder
        self.logs = folder / "log"

    def log(self, name):
        """Return the file for a process's log; the one of the start before moves to `.log.1`."""
        # Mail printed to a log carries links that sign somebody in.
        self.logs.mkdir(mode=0o700, exist_ok=True)
        path = self.logs / f"{name}.log"
        if path.exists():
            path.replace(path.with_suffix(".log.1"))
        return path

    @contextlib.contextmanager
    def locked(self):
        """Hold the lock of this folder; yield its file descriptor."""
        if not self.folder.exists():
            self.folder.mkdir()
            # PostgreSQL's user has to pass through when root starts us.
            self.folder.chmod(0o711)
        with (self.folder / "lock").open("a+") as lock:
            _take(lock)
            lock.truncate(0)
            lock.write(str(os.getpid()))
            lock.flush()
            yield lock.fileno()

    def load(self):
        """Return the state, with what is missing made anew and ports that others took replaced."""
        path = self.folder / "embedded.json"
        state = json.loads(path.read_text()) if path.exists() else {}
        for name in SECRETS:
            state.setdefault(name, secrets.token_hex(32))
        for name in PORTS:
            if name not in state or not is_free(state[name]):
                state[name] = free_port()
        _write_privately(path, json.dumps(state, indent=1))
        return state

    def publish(self, variables):
        """Leave the variables where the settings look, so that manage.py works beside us."""
        lines = (f"{name}={value}\n" for name, value in variables.items())
        _write_privately(self.folder / "env", "".join(lines))

    def static_is_current(self):
        """Return whether the collected static files are those of the sources."""
        stamp = self.folder / "static.stamp"
        collected = (self.folder / "static" / "staticfiles.json").exists()
        return collected and stamp.exists() and stamp.read_text() == _static_sources()

    def stamp_static(self):
        """Remember that the collected static files are those of the sources."""
        (self.folder / "static.stamp").write_text(_static_sources())


def _take(lock):
    deadline = time.monotonic() + LOCK_SECONDS
    while True:
        try:
            return fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            lock.seek(0)
            holder = lock.read() or "?"
            if Path("/proc", holder).exists() or time.monotonic() > deadline:
                raise Problem(
                    f"The portal already runs from this folder (process {holder}); "
                    "stop that one with Ctrl-C first."
                ) from None
        time.sleep(0.1)


def _write_privately(path, text):
    new = path.with_suffix(".new")
    new.touch(mode=0o600)
    new.write_text(text)
    new.replace(path)


def _static_sources():
    digest = hashlib.sha256((ROOT / "requirements" / "run.txt").read_bytes())
    for folder in sorted((ROOT / "static", *ROOT.glob("*/static"))):
        if folder.parent.name != "var":
            for path in sorted(folder.rglob("*")):
                seen = path.stat()
                digest.update(f"{path}\0{seen.st_size}\0{seen.st_mtime_ns}\0".encode())
    return digest.hexdigest()
