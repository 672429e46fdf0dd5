"""A whole portal for the browser: the sample region, gunicorn and a Celery worker on the test
database, and a person who walks its pages as people do."""

import os
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from pathlib import Path
from urllib.parse import urlsplit, urlunsplit

import pytest
import redis
from axe_playwright_python.sync_playwright import Axe
from django.db import connections
from django.utils import timezone
from playwright.sync_api import sync_playwright

from config.management.commands.sample_region import write_sample

CHROMIUM = Path("/usr/bin/chromium")
ROOT = Path(__file__).resolve().parents[2]
WIDTHS = {1280: 900, 390: 844}
AXE_TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]


def of_test_database(url):
    """Return a database address with the name of this worker's test database."""
    name = connections["default"].settings_dict["NAME"]
    return urlunsplit(urlsplit(url)._replace(path=f"/{name}"))


def own_broker(url):
    """Return a broker address that this process of the tests has for itself, emptied.

    Two portals with databases of their own would take each other's jobs.
    """
    number = 1 + int(os.environ.get("PYTEST_XDIST_WORKER", "gw0").removeprefix("gw"))
    address = urlunsplit(urlsplit(url)._replace(path=f"/{number}"))
    redis.Redis.from_url(address).flushdb()
    return address


def free_port():
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        return listener.getsockname()[1]


def await_answer(url, server):
    """Return when the server answers, or fail with its exit code."""
    for _ in range(300):
        assert server.poll() is None, f"the server ended with {server.returncode}"
        try:
            urllib.request.urlopen(url, timeout=10)
        except (urllib.error.URLError, ConnectionError, TimeoutError):
            time.sleep(0.1)
        else:
            return
    raise AssertionError("the server does not answer")


@pytest.fixture
def mailbox(tmp_path):
    """Return the folder into which the portal's mail falls, a file for each run of the sender."""
    return tmp_path / "mail"


@pytest.fixture
def portal(committed, mailbox, tmp_path):
    """Return the address of a running portal with the sample region in it."""
    write_sample(timezone.localdate())
    connections["default"].close()
    port = free_port()
    variables = os.environ | {
        "DATABASE_URL": of_test_database(os.environ["DATABASE_URL"]),
        "REDIS_URL": own_broker(os.environ["REDIS_URL"]),
        "SAMPLE_SIGN_IN": "1",
        "PORTAL_URL": f"http://127.0.0.1:{port}",
        "EMAIL_URL": f"filemail:///{mailbox}",
    }
    python = [sys.executable, "-m"]
    subprocess.run(
        [sys.executable, "manage.py", "collectstatic", "--noinput", "-v0"],
        cwd=ROOT, env=variables, check=True,
    )  # fmt: skip
    commands = [
        ["gunicorn", "config.wsgi", f"--bind=127.0.0.1:{port}", "--threads=4",
         "--no-control-socket", "--log-level=warning"],
        ["celery", "-A", "config.celery", "worker", "--beat", "--concurrency=1", "-l", "WARNING",
         "--pidfile=", f"--schedule={tmp_path}/beat"],
    ]  # fmt: skip
    processes = [
        subprocess.Popen([*python, *command], cwd=ROOT, env=variables) for command in commands
    ]
    try:
        await_answer(f"http://127.0.0.1:{port}/", processes[0])
        yield f"http://127.0.0.1:{port}"
    finally:
        for process in processes:
            process.terminate()
        for process in processes:
            process.wait(timeout=20)


@pytest.fixture
def chromium():
    """Return the system's browser; skipped with a sentence where there is none.

    Opened after the portal and closed before it: while Playwright runs, Django's ORM may not.
    """
    if not CHROMIUM.exists() and not os.environ.get("REQUIRE_BROWSER"):
        pytest.skip("Chromium is not installed at /usr/bin/chromium; browser tests are skipped.")
    arguments = [
        "--no-sandbox",
        "--disable-gpu",
        "--disable-background-networking",
        "--no-first-run",
    ]
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=str(CHROMIUM), args=arguments)
        yield browser
        browser.close()


class Walker:
    """A person at the portal: signs in with one click, and has each page looked at by axe."""

    def __init__(self, browser, address, width):
        self.context = browser.new_context(
            viewport={"width": width, "height": WIDTHS[width]}, base_url=address
        )
        self.page = self.context.new_page()
        self.page.set_default_timeout(15_000)
        self.width = width
        self.axe = Axe()
        self.blocked = []
        self.page.on("console", self._note)

    def _note(self, message):
        if "Content Security Policy" in message.text or message.type == "error":
            self.blocked.append(message.text)

    def sign_in(self, name):
        """Use the sample's panel; the person before is forgotten with her cookies."""
        self.context.clear_cookies()
        self.page.goto("/accounts/login/")
        for group in self.page.locator("details > summary").all():
            group.click()
        with self.page.expect_navigation():
            self.page.get_by_role("button", name=name).first.click()

    def look(self, picture=""):
        """Hold the page to axe, to its width and to the browser's policy; keep a picture of it."""
        found = self.axe.run(self.page, options={"runOnly": AXE_TAGS}).response["violations"]
        assert not found, [(rule["id"], [node["html"] for node in rule["nodes"]]) for rule in found]
        overflow = self.page.evaluate("document.documentElement.scrollWidth - window.innerWidth")
        assert overflow <= 0, f"{self.page.url} is {overflow} pixels too wide at {self.width}"
        assert self.blocked == []
        folder = os.environ.get("PICTURES")
        if folder and picture:
            self.page.screenshot(path=f"{folder}/{picture}-{self.width}.png", full_page=True)

    def title(self):
        return self.page.get_by_role("heading", level=1).inner_text()


@pytest.fixture(params=WIDTHS, ids=lambda width: f"{width}px")
def walker(request, portal, chromium):
    walker = Walker(chromium, portal, request.param)
    yield walker
    walker.context.close()
