"""The guard: outlives a supervisor that was killed, and ends what it left behind.

It runs as a process of its own and stands alone: it imports nothing of ours. Its standard input
is a pipe from the supervisor. A byte there means an orderly end; the end of the pipe without one
means that the supervisor is gone. Processes are found by a mark in their environment, which
grandchildren inherit, whatever session or process group they moved to.
"""

import os
import signal
import sys
import time
from pathlib import Path

MARK = "GUILDHALL_SUPERVISOR"

# PostgreSQL is told to stop by the kernel when its parent dies; this is its time to do so.
GRACE = 1.0
PATIENCE = 10.0


def marked(mark):
    """Return the ids of the living processes whose environment carries `mark`."""
    wanted = f"{MARK}={mark}".encode()
    return [pid for pid in _processes() if wanted in _environment(pid) and _lives(pid)]


def sweep(mark):
    """Kill every process with `mark`, those they start meanwhile included."""
    deadline = time.monotonic() + PATIENCE
    while (left := marked(mark)) and time.monotonic() < deadline:
        for pid in left:
            _kill(pid)
        time.sleep(0.05)


def _processes():
    own = os.getpid()
    return [int(entry) for entry in os.listdir("/proc") if entry.isdigit() and int(entry) != own]


def _environment(pid):
    try:
        return Path(f"/proc/{pid}/environ").read_bytes().split(b"\0")
    except OSError:
        return []


def _lives(pid):
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except OSError:
        return False


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
