"""Rigour and cast. Tests run as the web role, behind the wall, on a database made by the owner."""

import datetime as dt
import random
import socket
from pathlib import Path

import pytest
from django.conf import settings
from django.contrib import auth
from django.contrib.auth.hashers import Argon2PasswordHasher
from django.contrib.sessions.backends.db import SessionStore
from django.core.cache import cache
from django.db import connections
from django.db.models.query import QuerySet
from django.template import base as template_base
from django.test import Client
from django.utils import timezone

from accounts.tenancy import tenant
from tests import factories
from tests.database import begin, copied, migrated

MIGRATING = pytest.StashKey[Path]()
LOOPBACK = {"localhost", "127.0.0.1", "::1"}
KEPT = {"django_migrations", "django_content_type", "auth_permission"}


@pytest.hookimpl(optionalhook=True)
def pytest_configure_node(node):
    """Begin to migrate before the first of several workers, and tell each where to wait."""
    config = node.config
    if MIGRATING not in config.stash:
        config.stash[MIGRATING] = config._tmp_path_factory.getbasetemp() / "migrating"
        process = begin(config.stash[MIGRATING])
        config.add_cleanup(process.wait)
        config.add_cleanup(process.kill)  # comes first: nobody may have needed it
    node.workerinput["migrating"] = str(config.stash[MIGRATING])


def pytest_collection_modifyitems(items):
    """Run first what needs no database, while that is migrated."""
    items.sort(key=needs_database)


def needs_database(item):
    return bool(item.get_closest_marker("django_db")) or "django_db_setup" in item.fixturenames


@pytest.fixture(scope="session")
def django_db_setup(request, django_db_blocker):
    """Let the owner make and migrate the database; then tests meet it as the web role."""
    owner, web = connections["owner"], connections["default"]
    worker = getattr(request.config, "workerinput", None)
    with django_db_blocker.unblock():
        before = owner.settings_dict["NAME"]
        if worker is None:
            name = migrated(owner, "test_guildhall")
        else:
            log = Path(worker["migrating"])
            name = copied(owner, f"test_guildhall_{worker['workerid']}", log)
        owner.settings_dict["NAME"] = web.settings_dict["NAME"] = name
        yield
        web.close()
        owner.creation.destroy_test_db(before, verbosity=0)


@pytest.fixture
def committed(django_db_setup, django_db_blocker):
    """Real commits, for tests with a second connection, a worker or a browser; emptied after."""
    with django_db_blocker.unblock():
        yield
        connections["default"].close()
        with connections["owner"].cursor() as cursor:
            tables = set(connections["owner"].introspection.table_names(cursor)) - KEPT
            cursor.execute(f"TRUNCATE {', '.join(sorted(tables))} RESTART IDENTITY CASCADE")
        connections["owner"].close()


class UndefinedVariable(str):
    """Fails the test when one of our own templates prints a name nobody gave it."""

    def __contains__(self, text):
        return text == "%s"

    def __mod__(self, variable):
        raise AssertionError(f"undefined template variable: {variable}")


@pytest.fixture(autouse=True)
def _undefined_variables_fail(settings, monkeypatch):
    resolve = template_base.FilterExpression.resolve
    ours = str(settings.BASE_DIR / "templates")

    def strict(expression, context, ignore_failures=False):
        template = context.template
        if template is None or ours not in str(template.origin.name):
            return resolve(expression, context, ignore_failures)
        engine = template.engine
        before, engine.string_if_invalid = engine.string_if_invalid, UndefinedVariable("!")
        try:
            return resolve(expression, context, ignore_failures)
        finally:
            engine.string_if_invalid = before

    monkeypatch.setattr(template_base.FilterExpression, "resolve", strict)


@pytest.fixture(scope="session")
def no_static_root(tmp_path_factory):
    return str(tmp_path_factory.mktemp("static"))


@pytest.fixture(autouse=True)
def _static_files_stand_in_their_sources(settings, no_static_root):
    """Nothing is collected for tests, so pages name files as the sources do."""
    plain = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
    settings.STORAGES = settings.STORAGES | {"staticfiles": plain}
    settings.STATIC_ROOT = no_static_root


@pytest.fixture(autouse=True)
def _own_attempts(settings):
    """Count attempts at signing in for each test alone."""
    backend = "django.core.cache.backends.locmem.LocMemCache"
    settings.CACHES = {"default": {"BACKEND": backend}}
    cache.clear()


@pytest.fixture(autouse=True)
def _unordered_rows_come_in_any_order(monkeypatch):
    """Shuffle rows read without an ORDER BY, as the database may."""
    fetch = QuerySet._fetch_all

    def fetch_shuffled(queryset):
        is_new = queryset._result_cache is None
        fetch(queryset)
        if is_new and not queryset.ordered:
            random.shuffle(queryset._result_cache)

    monkeypatch.setattr(QuerySet, "_fetch_all", fetch_shuffled)


@pytest.fixture(autouse=True)
def _no_network(monkeypatch):
    """Refuse connections beyond this machine: the portal needs none, and tests may need none."""
    connect = socket.socket.connect

    def connect_here(self, address):
        if self.family != socket.AF_UNIX and address[0] not in LOOPBACK:
            raise AssertionError(f"a connection to {address[0]}: tests have no network")
        return connect(self, address)

    monkeypatch.setattr(socket.socket, "connect", connect_here)


@pytest.fixture(scope="session", autouse=True)
def _passwords_cost_little():
    """Hash with argon2 as the portal does, at the least cost it takes."""
    with pytest.MonkeyPatch.context() as patch:
        for name, least in {"time_cost": 1, "memory_cost": 8, "parallelism": 1}.items():
            patch.setattr(Argon2PasswordHasher, name, least)
        yield


@pytest.fixture
def day():
    return timezone.localdate()


def sign_in(user, second_factor=True):
    """Return a client in which the person is signed in, with a passkey unless told otherwise.

    The session is written as signing in leaves it, in one go.
    """
    session = SessionStore()
    method = "mfa" if second_factor else "password"
    session.update(
        {
            auth.SESSION_KEY: str(user.pk),
            auth.BACKEND_SESSION_KEY: settings.AUTHENTICATION_BACKENDS[0],
            auth.HASH_SESSION_KEY: user.get_session_auth_hash(),
            "account_authentication_methods": [{"method": method, "at": 0}],
            "account_authentication_methods_user": str(user.pk),
        }
    )
    session.save()
    client = Client()
    client.cookies[settings.SESSION_COOKIE_NAME] = session.session_key
    return client


@pytest.fixture
def board(db):
    return factories.BoardFactory(name="Board A", slug="a")


@pytest.fixture
def other_board(db):
    return factories.BoardFactory(name="Board B", slug="b")


@pytest.fixture
def behind_wall(board):
    """The rows of `board` are visible to the test itself, as to its staff."""
    with tenant([board]):
        yield


def _staff(board, role):
    return factories.MembershipFactory(board=board, role=role, user__name=role.title()).user


@pytest.fixture
def director(board):
    return _staff(board, "director")


@pytest.fixture
def convener(board):
    return _staff(board, "convener")


@pytest.fixture
def clerk(board):
    return _staff(board, "clerk")


@pytest.fixture
def reviewer(board):
    return _staff(board, "reviewer")


@pytest.fixture
def stranger(other_board):
    """Staff of another board: has every right there and none here."""
    return _staff(other_board, "director")


@pytest.fixture
def director_client(director):
    return sign_in(director)


@pytest.fixture
def convener_client(convener):
    return sign_in(convener)


@pytest.fixture
def clerk_client(clerk):
    return sign_in(clerk)


@pytest.fixture
def reviewer_client(reviewer):
    return sign_in(reviewer)


@pytest.fixture
def stranger_client(stranger):
    return sign_in(stranger)


@pytest.fixture
def yesterday(day):
    return day - dt.timedelta(days=1)
