"""`with`: a throw-away PostgreSQL and Valkey around one command, for tests, checks and benches."""

import os
import secrets
import signal
import sys
import tempfile
from pathlib import Path

from config.embedded import postgres, valkey
from config.embedded.ports import free_port
from config.embedded.processes import Family


def environment(*, postgres_port, valkey_port, passwords, secret_key):
    """Return the variables the settings need, for services on the loopback address.

    `passwords` is keyed by "owner", "web" and "valkey".
    """
    database = f"127.0.0.1:{postgres_port}/{postgres.DATABASE}"
    return {
        "SECRET_KEY": secret_key,
        "DATABASE_URL": f"postgres://{postgres.WEB}:{passwords['web']}@{database}",
        "DATABASE_OWNER_URL": f"postgres://{postgres.OWNER}:{passwords['owner']}@{database}",
        "REDIS_URL": f"redis://:{passwords['valkey']}@127.0.0.1:{valkey_port}/0",
        "ALLOWED_HOSTS": "localhost,127.0.0.1",
        "EMAIL_URL": "consolemail://",
        "HTTPS": "off",
    }


def run_with(command, *, durable=False):
    """Run `command` with both services and their variables; return its exit code.

    `durable` leaves PostgreSQL's promises about a crash in force, which fault tests need.
    """
    for number in (signal.SIGTERM, signal.SIGHUP):
        signal.signal(number, lambda *_: sys.exit(143))
    with tempfile.TemporaryDirectory(prefix="guildhall-") as name, Family() as family:
        folder = Path(name)
        # PostgreSQL's user has to pass through when that is not the user who started us.
        folder.chmod(0o711)
        return family.foreground(command, env=_start_services(family, folder, durable))


def _start_services(family, folder, durable):
    passwords = {role: secrets.token_hex(16) for role in ("superuser", "owner", "web", "valkey")}
    settings = {} if durable else postgres.THROWAWAY
    valkey_port, postgres_port = free_port(), free_port()
    cluster = postgres.Cluster(
        family,
        folder,
        port=postgres_port,
        password=passwords["superuser"],
        settings={"max_connections": 200, **settings},
    )
    cluster.start(folder / "postgres.log")
    postgres.prepare(
        cluster,
        owner_password=passwords["owner"],
        web_password=passwords["web"],
        throwaway=True,
    )
    valkey.start(
        family,
        folder,
        port=valkey_port,
        password=passwords["valkey"],
        log=folder / "valkey.log",
        durable=durable,
    )
    variables = environment(
        postgres_port=postgres_port,
        valkey_port=valkey_port,
        passwords=passwords,
        secret_key=secrets.token_urlsafe(50),
    )
    # What the person who types the command sets counts: a check may ask for other hosts.
    return variables | {"PATH": f"{Path(sys.executable).parent}:{os.environ['PATH']}"}
