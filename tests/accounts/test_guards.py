"""The settings refuse to start a portal that would be open; each says why in one sentence."""

import os
import subprocess
import sys

import pytest

REAL = {
    "SECRET_KEY": "a-secret-of-sixty-characters-0123456789-abcdefghijklmnopqrstu",
    "ALLOWED_HOSTS": "portal.example.org",
    "DATABASE_URL": "postgres://web:x@db.example.org/guildhall",
    "DATABASE_OWNER_URL": "postgres://owner:x@db.example.org/guildhall",
    "REDIS_URL": "redis://redis.example.org:6379/0",
    "EMAIL_URL": "smtp+tls://portal:secret@mail.example.org:587",
    "DEBUG": "off",
    "HTTPS": "on",
    "SAMPLE_SIGN_IN": "off",
}


def check(settings, *arguments, **changes):
    """Run manage.py's check as a real installation would; return exit code and output."""
    variables = {"PATH": os.environ["PATH"], **REAL, **changes}
    done = subprocess.run(
        [sys.executable, "manage.py", "check", *arguments],
        cwd=settings.BASE_DIR, capture_output=True, text=True, timeout=60, check=False,
        env={name: value for name, value in variables.items() if value is not None},
    )  # fmt: skip
    return done.returncode, done.stdout + done.stderr


def refusal(output):
    return output.strip().splitlines()[-1]


@pytest.mark.slow
def test_real_variables_pass_without_a_word_of_warning(settings):
    code, output = check(settings, "--deploy", "--fail-level", "WARNING")
    assert code == 0
    assert output.strip() == "System check identified no issues (0 silenced)."


@pytest.mark.slow
@pytest.mark.parametrize(
    ("name", "value", "sentence"),
    [
        ("SECRET_KEY", "", "Set SECRET_KEY: a random string"),
        ("SECRET_KEY", "django-insecure-" + "abcdefghij" * 6, "make a random one"),
        ("SECRET_KEY", "short", "make a random one"),
        ("SECRET_KEY", "a" * 60, "make a random one"),
        ("ALLOWED_HOSTS", "", "Set ALLOWED_HOSTS: the host names"),
        ("DATABASE_URL", "", "Set DATABASE_URL: PostgreSQL"),
        ("REDIS_URL", "", "Set REDIS_URL: the broker"),
        ("EMAIL_URL", "", "Set EMAIL_URL: where mail goes"),
        ("HTTPS", "off", "HTTPS=off is only for hosts of this machine"),
        ("DEBUG", "on", "DEBUG=on is only for hosts of this machine"),
        ("SAMPLE_SIGN_IN", "1", "SAMPLE_SIGN_IN is only for hosts of this machine"),
    ],
)
def test_what_is_missing_or_unsafe_stops_the_start(settings, name, value, sentence):
    code, output = check(settings, **{name: value})
    assert code != 0
    assert sentence in refusal(output)
    assert refusal(output).endswith(".") or refusal(output).endswith(").")


@pytest.mark.slow
@pytest.mark.parametrize("hosts", ["localhost,portal.example.org", "*", "0.0.0.0", ".localhost"])
def test_sample_sign_in_is_for_this_machine_alone(settings, hosts):
    code, output = check(settings, SAMPLE_SIGN_IN="1", ALLOWED_HOSTS=hosts)
    assert code != 0
    assert "anyone could sign in" in refusal(output)


@pytest.mark.slow
def test_sample_sign_in_starts_on_this_machine(settings):
    hosts = "localhost,127.0.0.1,[::1]"
    code, output = check(settings, SAMPLE_SIGN_IN="1", HTTPS="off", ALLOWED_HOSTS=hosts)
    assert code == 0, output


COOKIES = """
from config import settings
assert settings.SESSION_COOKIE_NAME.startswith("__Host-")
assert settings.CSRF_COOKIE_NAME.startswith("__Host-")
assert settings.SESSION_COOKIE_SECURE and settings.CSRF_COOKIE_SECURE
assert settings.SECURE_HSTS_SECONDS >= 31536000 and settings.SECURE_HSTS_INCLUDE_SUBDOMAINS
assert settings.SECURE_SSL_REDIRECT
assert settings.SESSION_COOKIE_AGE >= 20 * 3600
"""


def test_real_installation_guards_its_cookies(settings):
    done = subprocess.run(
        [sys.executable, "-c", COOKIES], cwd=settings.BASE_DIR, timeout=60, check=False,
        capture_output=True, text=True, env={"PATH": os.environ["PATH"], **REAL},
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
