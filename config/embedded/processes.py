"""Processes that end with the supervisor, however it ends."""

import contextlib
import ctypes
import os
import secrets
import signal
import subprocess
import sys
import time
from pathlib import Path

from config.embedded import guard

PR_SET_PDEATHSIG = 1
STOP_SIGNALS = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)

libc = ctypes.CDLL(None, use_errno=True)


class Problem(Exception):
    """Something the person at the terminal has to know; the text is for them."""


def die_with_parent(parent, number=signal.SIGKILL):
    """Ask the kernel to send `number` to this process when `parent` dies.

    Called in the child after its user was changed, because a change of user clears the wish.
    """
    libc.prctl(PR_SET_PDEATHSIG, number)
    if os.getppid() != parent:
        os.kill(os.getpid(), signal.SIGKILL)


class Child:
    """A process the supervisor keeps until the end; its own end is a problem."""

    stop = signal.SIGTERM

    def __init__(self, name, process, log):
        self.name = name
        self.process = process
        self.log = log

    @property
    def running(self):
        return self.process.poll() is None

    def ask_to_stop(self):
        if self.running:
            self.process.send_signal(self.stop)

    def tail(self, lines=20):
        """Return the last lines of the log, for a message to the person at the terminal."""
        return "\n".join(
            self.log.read_text(encoding="utf-8", errors="replace").splitlines()[-lines:]
        )


class Step(Child):
    """A process that is expected to end, and waited for."""


class Server(Child):
    """A process that others use: it is stopped after them."""


class Family:
    """All processes of one supervisor. Leaving the `with` block ends them, in at most 5 seconds.

    If the supervisor is killed the guard ends them: it holds the file descriptor `lock` until that
    is done, and removes the folder `scratch`.
    """

    def __init__(self, *, lock=None, scratch=None):
        self.mark = secrets.token_hex(16)
        self.children = []
        self.guard = self._post_guard(lock, scratch)

    def __enter__(self):
        return self

    def __exit__(self, *error):
        for number in STOP_SIGNALS:
            signal.signal(number, signal.SIG_IGN)
        self.end()

    def start(self, name, command, *, log, kind=Child, **how):
        """Start a process of this `kind` and keep it; a step is to be waited for with `finish`."""
        child = kind(name, self._open(command, log=log, start_new_session=True, **how), log)
        self.children.append(child)
        return child

    def finish(self, step):
        """Wait for a step that was started; a failure is a `Problem` with the end of its log."""
        while step.running:
            self.check()
            with contextlib.suppress(subprocess.TimeoutExpired):
                step.process.wait(0.2)
        self.children.remove(step)
        if step.process.returncode != 0:
            raise Problem(f"{step.name} failed.\n{step.tail()}")

    def run(self, name, command, **how):
        """Run one step to its end."""
        self.finish(self.start(name, command, kind=Step, **how))

    def foreground(self, command, **how):
        """Run somebody's command on this terminal; return its exit code as a shell would."""
        process = self._open(command, **how)
        for number in (signal.SIGTERM, signal.SIGHUP):
            signal.signal(number, lambda received, _: process.send_signal(received))
        # Ctrl-C reaches the command from the terminal; what it means is the command's to say.
        signal.signal(signal.SIGINT, signal.SIG_IGN)
        code = process.wait()
        return code if code >= 0 else 128 - code

    def check(self):
        """Raise a `Problem` if a service has ended on its own."""
        for child in self.children:
            if not (isinstance(child, Step) or child.running):
                code = child.process.returncode
                raise Problem(f"{child.name} ended with code {code}.\n{child.tail()}")

    def end(self):
        """Stop everything: first what uses the servers, then the servers, then what is left."""
        began = time.monotonic()
        servers = [child for child in self.children if isinstance(child, Server)]
        users = [child for child in self.children if child not in servers]
        self._stop(users, began + 2.5)
        for child in users:
            child.process.kill()
        self._stop(servers, began + 4)
        guard.sweep(self.mark)
        self.children.clear()
        with contextlib.suppress(subprocess.TimeoutExpired):
            self.guard.communicate(b".", timeout=2)

    def _stop(self, children, deadline):
        for child in children:
            child.ask_to_stop()
        for child in children:
            with contextlib.suppress(subprocess.TimeoutExpired):
                child.process.wait(max(0.0, deadline - time.monotonic()))

    def _open(self, command, *, log=None, orphaned=signal.SIGKILL, become=None, env=None, **how):
        """Start a process that gets the signal `orphaned` if the supervisor dies."""
        parent = os.getpid()

        def prepare():
            if become:
                become()
            die_with_parent(parent, orphaned)

        if log is not None:
            how |= {"stdout": log.open("ab"), "stderr": subprocess.STDOUT}
        env = {**os.environ, **(env or {}), guard.MARK: self.mark}
        try:
            return subprocess.Popen([*map(str, command)], env=env, preexec_fn=prepare, **how)
        finally:
            if log is not None:
                how["stdout"].close()

    def _post_guard(self, lock, scratch):
        env = {key: value for key, value in os.environ.items() if key != guard.MARK}
        env["PYTHONPATH"] = str(Path(guard.__file__).parent)
        # Its command line names nothing of the supervisor's, so that whoever kills the supervisor
        # by name leaves the guard alone.
        folders = [scratch] if scratch else []
        return subprocess.Popen(
            ["guildhall-guard", "-c", "import guard; guard.main()", self.mark, *folders],
            executable=sys.executable,
            stdin=subprocess.PIPE,
            stdout=subprocess.DEVNULL,
            start_new_session=True,
            pass_fds=[lock] if lock is not None else [],
            env=env,
        )
