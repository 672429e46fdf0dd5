"""The guard: outlives a supervisor that was killed, and ends what it left behind.

It runs as a process of its own and stands alone: it imports nothing of ours. Its standard input
is a pipe from the supervisor. A byte there means an orderly end; the end of the pipe without one
means that the supervisor is gone. Processes are found by a mark in their environment, which
grandchildren inherit, whatever session or process group they moved to.

Arguments: the mark, and a folder to remove if nobody else will.
"""

import os
import shutil
import signal
import sys
import time
from pathlib import Path

MARK = "GUILDHALL_SUPERVISOR"

# PostgreSQL is told to stop by the kernel when its parent dies; this is its time to do so.
GRACE = 1.0
PATIENCE = 10.0


def marked(mark):
    """Return the ids of the living processes whose environment carries `mark`, and of all below.

    Those below count on their own, because PostgreSQL's processes write their title over their
    environment.
    """
    wanted = f"{MARK}={mark}".encode()
    parents = _living()
    found = {pid for pid in parents if wanted in _environment(pid)}
    while below := {pid for pid, parent in parents.items() if parent in found} - found:
        found |= below
    return found


def sweep(mark):
    """Kill every process with `mark`, those they start meanwhile included."""
    deadline = time.monotonic() + PATIENCE
    while (left := marked(mark)) and time.monotonic() < deadline:
        for pid in left:
            _kill(pid)
        time.sleep(0.05)


def _living():
    """Return the parent of each living process but this one."""
    parents = {}
    for entry in os.listdir("/proc"):
        if entry.isdigit() and int(entry) != os.getpid():
            state, parent = _state(entry)
            if state != "Z":
                parents[int(entry)] = parent
    return parents


def _state(pid):
    try:
        fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    except OSError:
        return "Z", 0
    return fields[0], int(fields[1])


def _environment(pid):
    try:
        return Path(f"/proc/{pid}/environ").read_bytes().split(b"\0")
    except OSError:
        return []


def _kill(pid):
    try:
        os.kill(pid, signal.SIGKILL)
    except ProcessLookupError:
        return


def main():
    """Wait for the supervisor's end, and clean up if it was not an orderly one."""
    for stop in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        signal.signal(stop, signal.SIG_IGN)
    if not sys.stdin.buffer.read(1):
        time.sleep(GRACE)
        sweep(sys.argv[1])
        for folder in sys.argv[2:]:
            shutil.rmtree(folder, ignore_errors=True)
