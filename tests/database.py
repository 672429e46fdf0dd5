"""The tests' database: migrated once, kept as a dump until a migration changes, and copied for
each of several workers.

Migrating costs a processor many seconds, so that a process of its own begins with it while the
workers still collect and run what needs no database. What it says goes to a file, which stays
locked until it ends; a copy is only made if the last word there is that all went well.
"""

import fcntl
import gc
import hashlib
import os
import subprocess
import sys
from pathlib import Path

import django
from django.conf import settings
from django.db import connections

from config.embedded.identity import program

TEMPLATE = "test_guildhall_migrated"
DONE = "migrated"
DUMPS = Path("var/migrated")
# What decides how a migrated database looks: other code than this has no part in it.
DECIDING = ("*/migrations/*.py", "accounts/wall.py", "accounts/management/commands/migrate.py",
            "config/settings.py", "requirements/*")  # fmt: skip


def begin(log):
    """Start to migrate the template in another process; return the process."""
    with log.open("w") as file:
        fcntl.flock(file, fcntl.LOCK_EX)  # handed on with the file, and let go when it ends
        command = [sys.executable, "-m", "tests.database"]
        return subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=file, stderr=file)


def migrated(owner, name):
    """Make a database anew by this process, and return its name."""
    owner.settings_dict["TEST"]["NAME"] = name
    dump = settings.BASE_DIR / DUMPS / f"{fingerprint()}.dump"
    if dump.exists():
        make(owner, name, template="template1")
        run("pg_restore", owner, name, "--exit-on-error", "--no-comments", dump)
    else:
        owner.creation.create_test_db(verbosity=0, autoclobber=True, serialize=False)
        keep(owner, name, dump)
    return name


def fingerprint():
    """Return a name for what the database looks like after all migrations."""
    found = hashlib.sha256()
    for pattern in DECIDING:
        for path in sorted(settings.BASE_DIR.glob(pattern)):
            found.update(path.read_bytes() if path.is_file() else b"")
    return found.hexdigest()[:16]


def keep(owner, name, dump):
    """Keep a migrated database for the next run, in place of those kept before."""
    dump.parent.mkdir(parents=True, exist_ok=True)
    for old in dump.parent.glob("*"):
        old.unlink(missing_ok=True)
    unfinished = dump.with_suffix(f".{os.getpid()}")
    run("pg_dump", owner, name, "--format=custom", f"--file={unfinished}")
    unfinished.rename(dump)


def run(what, owner, name, *arguments):
    """Run one of PostgreSQL's own programs on a database as the owner."""
    to = owner.settings_dict
    subprocess.run(
        [program(what), "-h", to["HOST"], "-p", str(to["PORT"]), "-U", to["USER"], "-d", name,
         *arguments],
        env=os.environ | {"PGPASSWORD": to["PASSWORD"]}, check=True,
    )  # fmt: skip


def copied(owner, name, log):
    """Wait for the template and return a copy of it; RuntimeError if it could not be migrated."""
    with log.open() as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        said = file.read()
        if not said.endswith(f"{DONE}\n"):
            raise RuntimeError(f"The tests' database could not be migrated.\n{said}")
        make(owner, name, template=TEMPLATE)
    return name


def make(owner, name, *, template):
    """Make a database like another one, in place of one of its name."""
    with owner._nodb_cursor() as cursor:
        cursor.execute(f"DROP DATABASE IF EXISTS {name}")
        cursor.execute(f"CREATE DATABASE {name} TEMPLATE {template}")


if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
    django.setup()
    gc.freeze()  # what is loaded by now stays: there is no use in looking through it again
    migrated(connections["owner"], TEMPLATE)
    connections["owner"].close()
    print(DONE)
