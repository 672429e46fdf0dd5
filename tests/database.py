"""The tests' database: migrated once a run, and copied for each of several workers.

Migrating costs a processor many seconds, so that a process of its own begins with it while the
workers still collect and run what needs no database. What it says goes to a file, which stays
locked until it ends; a copy is only made if the last word there is that all went well.
"""

import fcntl
import gc
import os
import subprocess
import sys

import django
from django.db import connections

TEMPLATE = "test_guildhall_migrated"
DONE = "migrated"


def begin(log):
    """Start to migrate the template in another process; return the process."""
    with log.open("w") as file:
        fcntl.flock(file, fcntl.LOCK_EX)  # handed on with the file, and let go when it ends
        command = [sys.executable, "-m", "tests.database"]
        return subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=file, stderr=file)


def migrated(owner, name):
    """Make a database anew by this process, and return its name."""
    owner.settings_dict["TEST"]["NAME"] = name
    return owner.creation.create_test_db(verbosity=0, autoclobber=True, serialize=False)


def copied(owner, name, log):
    """Wait for the template and return a copy of it; RuntimeError if it could not be migrated."""
    with log.open() as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        said = file.read()
        if not said.endswith(f"{DONE}\n"):
            raise RuntimeError(f"The tests' database could not be migrated.\n{said}")
        with owner._nodb_cursor() as cursor:
            cursor.execute(f"DROP DATABASE IF EXISTS {name}")
            cursor.execute(f"CREATE DATABASE {name} TEMPLATE {TEMPLATE}")
    return name


if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
    django.setup()
    gc.freeze()  # what is loaded by now stays: there is no use in looking through it again
    migrated(connections["owner"], TEMPLATE)
    connections["owner"].close()
    print(DONE)
