"""`with`: a throw-away PostgreSQL and Valkey around one command, for tests, checks and benches."""

import os
import signal
import sys
import tempfile
from pathlib import Path

from config.embedded.home import Home
from config.embedded.processes import Family
from config.embedded.services import environment, start_services


def run_with(command, *, durable=False):
    """Run `command` with both services and their variables; return its exit code.

    `durable` leaves PostgreSQL's promises about a crash in force, which fault tests need.
    """
    for number in (signal.SIGTERM, signal.SIGHUP):
        signal.signal(number, lambda number, _: sys.exit(128 + number))
    with tempfile.TemporaryDirectory(prefix="guildhall-") as name, Family(scratch=name) as family:
        home = Home(Path(name))
        # PostgreSQL's user has to pass through when that is not the user who started us.
        home.folder.chmod(0o711)
        state = home.load()
        start_services(family, home.folder, state, logs=home.log, throwaway=True, durable=durable)
        path = f"{Path(sys.executable).parent}:{os.environ['PATH']}"
        return family.foreground(command, env={**environment(state), "PATH": path})
