"""`run`: the whole portal on one machine, from services to sign-ins."""

import http.client
import signal
import subprocess
import sys
import time

from psycopg2 import sql

from config.embedded import postgres
from config.embedded.home import ROOT, Home
from config.embedded.ports import is_free
from config.embedded.processes import STOP_SIGNALS, Family, Problem, Step
from config.embedded.services import environment, start_services

FIRST_PORT = 8000
ANSWER_SECONDS = 60


def run_portal(*, empty=False, port=None):
    """Start everything, say where it is, and keep it until Ctrl-C; return the exit code.

    `empty` leaves the sample region out of a new database. Without `port` it is 8000 or the next
    free one.
    """
    # Ctrl-C too: a shell script starts its background jobs deaf to it.
    for number in STOP_SIGNALS:
        signal.signal(number, signal.default_int_handler)
    home = Home()
    with home.locked() as lock, Family(lock=lock) as family:
        try:
            portal = Portal(home, family)
            portal.start(empty=empty, port=port or _next_port())
            while True:
                family.check()
                time.sleep(0.2)
        except KeyboardInterrupt:
            print("\nStopping", flush=True)
    return 0


class Portal:
    """The steps of a start, each with a line on the terminal."""

    def __init__(self, home, family):
        self.home = home
        self.family = family
        self.began = time.monotonic()
        self.variables = {}

    def start(self, *, empty, port):
        """Bring up the services, the database, the sample and the processes of the portal."""
        if not is_free(port):
            raise Problem(f"Port {port} is taken; name another one with PORT=.")
        state = self.home.load()
        cluster = start_services(self.family, self.home.folder, state, logs=self.home.log)
        self.variables = environment(state) | {"PORTAL_URL": f"http://localhost:{port}"}
        self.home.publish(self.variables)
        self.say(f"PostgreSQL 18 and Valkey answer on ports {cluster.port}, {state['valkey_port']}")
        self.prepare()
        sampled = self.sample(cluster, empty)
        sign_ins = self.manage("sign-ins", "sample_region", "--sign-ins") if sampled else None
        self.serve(port, sampled)
        self.work()
        self.say("The portal answers")
        self.greet(port, sign_ins)

    def prepare(self):
        """Migrate, and collect the static files if their sources changed."""
        steps = [self.manage("migrate", "migrate")]
        if not self.home.static_is_current():
            steps.append(self.manage("collectstatic", "collectstatic", "--noinput"))
        for step in steps:
            self.family.finish(step)
        self.home.stamp_static()
        self.say("Database migrated, static files collected")

    def sample(self, cluster, empty):
        """Fill a new database with the sample region, or leave it empty; return whether it has it.

        The database itself remembers the choice, in its comment.
        """
        choice = _comment(cluster)
        if choice is None:
            choice = "empty" if empty else "sample region"
            if not empty:
                self.family.finish(self.manage("sample", "sample_region"))
                self.say("Sample region loaded")
            _set_comment(cluster, choice)
        elif empty and choice == "sample region":
            print("The database in var/ holds the sample region already; EMPTY=1 is for a new one.")
        return choice == "sample region"

    def serve(self, port, sampled):
        """Start the web processes; return when they have answered a request."""
        sign_in = {"SAMPLE_SIGN_IN": "1"} if sampled else {}
        self.keep(
            "web",
            *("gunicorn", "config.wsgi", f"--bind=127.0.0.1:{port}", "--no-control-socket"),
            *("--workers=2", "--threads=4", "--timeout=60", "--graceful-timeout=2"),
            *("--preload", "--access-logfile=-"),
            **sign_in,
        )
        self.await_answer(port)

    def work(self):
        """Start the worker and beat; after the web, because whoever starts waits for a page."""
        celery = ("celery", "-A", "config.celery")
        # There is one worker: nobody to synchronise with.
        quiet = ("--without-mingle", "--without-gossip", "-l", "INFO")
        self.keep("worker", *celery, "worker", "--pool=prefork", "--concurrency=2", *quiet)
        schedule = self.home.folder / "beat-schedule"
        self.keep("beat", *celery, "beat", "--pidfile=", f"--schedule={schedule}", "-l", "INFO")

    def await_answer(self, port):
        """Return when gunicorn has answered a request."""
        deadline = time.monotonic() + ANSWER_SECONDS
        web = next(child for child in self.family.children if child.name == "web")
        while time.monotonic() < deadline:
            self.family.check()
            status = _status(port)
            if status and status < 500:
                return
            if status:
                raise Problem(f"The portal answers with an error ({status}).\n{web.tail()}")
            time.sleep(0.1)
        raise Problem(f"The portal does not answer.\n{web.tail()}")

    def greet(self, port, sign_ins):
        """Print the address, and who can sign in."""
        address = f"http://localhost:{port}"
        print(f"\nGuildhall is ready: {address}/\n")
        if sign_ins:
            self.family.finish(sign_ins)
            print(sign_ins.log.read_text(encoding="utf-8").strip("\n"))
        else:
            print("Make a board and its first director:\n")
            print('  .venv/bin/python manage.py createboard "The board" --slug board --state PA \\')
            print('    --director-name "First Director" --director-email director@board.example \\')
            print(f"    --address {address}")
        print("\nCtrl-C stops it. Logs are in var/log/.", flush=True)

    def manage(self, name, *arguments):
        """Start a command of manage.py as a step."""
        command = [sys.executable, ROOT / "manage.py", *arguments]
        return self.family.start(name, command, kind=Step, **self.ways(name))

    def keep(self, name, *module, **variables):
        """Start a Python program that is to run as long as we do."""
        self.family.start(name, [sys.executable, "-m", *module], **self.ways(name, **variables))

    def ways(self, name, **variables):
        return {
            "log": self.home.log(name),
            "cwd": ROOT,
            "stdin": subprocess.DEVNULL,
            "env": {**self.variables, "PYTHONUNBUFFERED": "1", "PYTHONUTF8": "1", **variables},
        }

    def say(self, line):
        print(f"{time.monotonic() - self.began:5.1f} s  {line}", flush=True)


def _next_port():
    for port in range(FIRST_PORT, FIRST_PORT + 100):
        if is_free(port):
            return port
    raise Problem("No port from 8000 to 8099 is free; name one with PORT=.")


def _status(port):
    """Return the status of the start page, or None while nobody answers."""
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=20)
    try:
        connection.request("GET", "/", headers={"Host": f"localhost:{port}"})
        return connection.getresponse().status
    except OSError:
        return None
    finally:
        connection.close()


def _comment(cluster):
    query = "SELECT shobj_description(oid, 'pg_database') FROM pg_database WHERE datname = %s"
    with cluster.cursor() as cursor:
        cursor.execute(query, [postgres.DATABASE])
        return cursor.fetchone()[0]


def _set_comment(cluster, text):
    statement = sql.SQL("COMMENT ON DATABASE {} IS {}")
    with cluster.cursor() as cursor:
        cursor.execute(statement.format(sql.Identifier(postgres.DATABASE), sql.Literal(text)))
