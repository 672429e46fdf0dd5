"""All settings, read from the environment. What is missing stops the start with one sentence."""

from pathlib import Path

import environ
from csp.constants import NONE, SELF
from django.core.exceptions import ImproperlyConfigured
from kombu import Queue
from pghistory import DeleteEvent, InsertEvent, UpdateEvent

from config.schedule import BEAT

BASE_DIR = Path(__file__).resolve().parent.parent
LOOPBACK = {"localhost", "127.0.0.1", "[::1]"}

env = environ.Env()
if "DATABASE_URL" not in env.ENVIRON and (BASE_DIR / "var/env").exists():
    # `make run` leaves its addresses here, so that manage.py works beside it.
    env.read_env(BASE_DIR / "var/env")


def required(name, why):
    """Return a variable that has no safe default, or stop with a sentence."""
    value = env.str(name, default="")
    if not value:
        raise ImproperlyConfigured(f"Set {name}: {why}.")
    return value


# Guards of a real installation --------------------------------------------------------------

DEBUG = env.bool("DEBUG", default=False)
SECRET_KEY = required("SECRET_KEY", "a random string of 50 characters that signs the sessions")
SECRET_KEY_FALLBACKS = env.list("SECRET_KEY_FALLBACKS", default=[])
ALLOWED_HOSTS = [
    host.strip() for host in required("ALLOWED_HOSTS", "the host names, by comma").split(",")
]
HTTPS = env.bool("HTTPS", default=True)
SAMPLE_SIGN_IN = env.bool("SAMPLE_SIGN_IN", default=False)
ONLY_LOOPBACK = set(ALLOWED_HOSTS) <= LOOPBACK
if not ONLY_LOOPBACK and not HTTPS:
    raise ImproperlyConfigured("HTTPS=off is only for hosts of this machine (ALLOWED_HOSTS).")
if not ONLY_LOOPBACK and DEBUG:
    raise ImproperlyConfigured("DEBUG=on is only for hosts of this machine (ALLOWED_HOSTS).")
if not ONLY_LOOPBACK and SAMPLE_SIGN_IN:
    raise ImproperlyConfigured(
        "SAMPLE_SIGN_IN is only for hosts of this machine: anyone could sign in (ALLOWED_HOSTS)."
    )
if len(SECRET_KEY) < 50 or len(set(SECRET_KEY)) < 5 or SECRET_KEY.startswith("django-insecure"):
    raise ImproperlyConfigured("SECRET_KEY is too short or a placeholder; make a random one.")

# Applications -------------------------------------------------------------------------------

INSTALLED_APPS = [
    "config",
    "outcomes",
    "training",
    "careerpaths",
    "partnerships",
    "employers",
    "jobs",
    "accounts",
    "ui",
    "accounts.apps.GuildhallAdminConfig",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.contrib.humanize",
    "django.contrib.postgres",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "crispy_forms",
    "crispy_bootstrap5",
    "django_include_bootstrap",
    "django_htmx",
    "csp",
    "pgtrigger",
    "pghistory",
]
MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "accounts.middleware.wall",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "accounts.middleware.SignIn",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "pghistory.middleware.HistoryMiddleware",
]
ROOT_URLCONF = "config.urls"
WSGI_APPLICATION = "config.wsgi.application"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "builtins": [
                "ui.templatetags.ui",
                "crispy_forms.templatetags.crispy_forms_tags",
                "django.templatetags.static",
                "django.contrib.humanize.templatetags.humanize",
            ],
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "accounts.navigation.context",
            ],
        },
    }
]
CRISPY_ALLOWED_TEMPLATE_PACKS = "bootstrap5"
CRISPY_TEMPLATE_PACK = "bootstrap5"

# Database: two roles of one database. `web` does everything but migrate and back up. -------

DATABASES = {
    "default": env.db_url_config(required("DATABASE_URL", "PostgreSQL, with the web role's login")),
    "owner": env.db_url_config(
        env.str("DATABASE_OWNER_URL", default="") or env.str("DATABASE_URL")
    ),
}
DATABASES["default"] |= {"CONN_MAX_AGE": 60, "CONN_HEALTH_CHECKS": True}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
PGHISTORY_APPEND_ONLY = True
PGHISTORY_DEFAULT_TRACKERS = (InsertEvent(), UpdateEvent(), DeleteEvent())

# Background work ----------------------------------------------------------------------------

REDIS_URL = required("REDIS_URL", "the broker of background work, redis://...")
# Counts of attempts (sign-in, password reset) are shared by all processes of the portal.
CACHES = {
    "default": {
        "BACKEND": "django.core.cache.backends.redis.RedisCache",
        "LOCATION": REDIS_URL,
        "KEY_PREFIX": "guildhall",
    }
}
CELERY_BROKER_URL = REDIS_URL
CELERY_TASK_IGNORE_RESULT = True
CELERY_TASK_ACKS_LATE = True
CELERY_TASK_REJECT_ON_WORKER_LOST = True
CELERY_WORKER_PREFETCH_MULTIPLIER = 1
CELERY_WORKER_HIJACK_ROOT_LOGGER = False
CELERY_BROKER_CONNECTION_RETRY_ON_STARTUP = True
CELERY_BROKER_TRANSPORT_OPTIONS = {
    "visibility_timeout": 3600,
    "unacked_restore_throttle": 1,
    # A page must not wait for a broker that is down; the sweeper tells it later.
    "max_retries": 1,
    "interval_start": 0.1,
    "socket_connect_timeout": 2,
    "socket_timeout": 10,
}
# Mail and the sweeper have a queue of their own, so that a worker with `-Q quick` can keep them
# going while long jobs occupy the others. A worker without -Q serves both.
CELERY_TASK_QUEUES = [Queue("celery"), Queue("quick")]
CELERY_TASK_ROUTES = {"jobs.tasks.*": {"queue": "quick"}}
CELERY_BEAT_SCHEDULE = BEAT
DATA_UPLOAD_MAX_MEMORY_SIZE = 2_500_000
FILE_UPLOAD_MAX_MEMORY_SIZE = 1_000_000
UPLOAD_LIMIT = 50_000_000  # bytes, the largest jobs.File

# Mail ---------------------------------------------------------------------------------------

EMAIL_BACKEND = "jobs.mail.OutboxBackend"
EMAIL_URL = required("EMAIL_URL", "where mail goes, such as smtp+tls://user:password@host:587")
OUTBOX_EMAIL = env.email_url("EMAIL_URL")
DEFAULT_FROM_EMAIL = env.str("DEFAULT_FROM_EMAIL", default="Guildhall <guildhall@localhost>")

# Sign-in ------------------------------------------------------------------------------------

AUTH_USER_MODEL = "accounts.User"
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "accounts:home"
PASSWORD_HASHERS = ["django.contrib.auth.hashers.Argon2PasswordHasher"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": f"django.contrib.auth.password_validation.{name}", "OPTIONS": options}
    for name, options in [
        ("MinimumLengthValidator", {"min_length": 15}),
        ("CommonPasswordValidator", {}),
        ("UserAttributeSimilarityValidator", {"user_attributes": ["email", "name"]}),
    ]
]
ACCOUNT_ADAPTER = "accounts.adapters.AccountAdapter"
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*"]
ACCOUNT_EMAIL_VERIFICATION = "none"  # an invitation reached the address; there is no other way in
ACCOUNT_EMAIL_NOTIFICATIONS = True
ACCOUNT_SESSION_REMEMBER = False
# What people without an account write is counted as attempts to sign in are.
ACCOUNT_RATE_LIMITS = {
    "public_note": "20/h/ip,100/d/key",
    "answer_link": "5/h/key,30/d/ip",  # new links for another browser, by person
    "answer_part": "20/h/key",  # links to colleagues, by firm
    "kept_typed": "300/h/ip",  # pages kept for people whose session was lost
}
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_TOTP_ISSUER = "Guildhall"
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = not HTTPS  # https is checked; localhost has none

# Browser security ---------------------------------------------------------------------------

COOKIE_PREFIX = "__Host-" if HTTPS else ""
SESSION_COOKIE_NAME = COOKIE_PREFIX + "session"
CSRF_COOKIE_NAME = COOKIE_PREFIX + "csrf"
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = HTTPS
CSRF_COOKIE_HTTPONLY = True
CSRF_FAILURE_VIEW = "accounts.middleware.stale_form"
SESSION_COOKIE_AGE = 24 * 3600
SECURE_SSL_REDIRECT = HTTPS
SECURE_HSTS_SECONDS = 365 * 24 * 3600 if HTTPS else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = SECURE_HSTS_PRELOAD = HTTPS
SECURE_REFERRER_POLICY = "same-origin"
if env.bool("BEHIND_PROXY", default=False):
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
X_FRAME_OPTIONS = "DENY"
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [SELF],
        "img-src": [SELF, "data:"],
        "object-src": [NONE],
        "base-uri": [NONE],
        "frame-ancestors": [NONE],
        "form-action": [SELF],
    }
}

# Static files, language, time ---------------------------------------------------------------

STATIC_URL = "static/"
STATIC_ROOT = BASE_DIR / "var/static"
STATICFILES_DIRS = [BASE_DIR / "static"]
MANIFEST = "django.contrib.staticfiles.storage.ManifestStaticFilesStorage"
PLAIN = "django.contrib.staticfiles.storage.StaticFilesStorage"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.InMemoryStorage"},
    "staticfiles": {"BACKEND": PLAIN if DEBUG else MANIFEST},
}
LANGUAGE_CODE = "en-us"
TIME_ZONE = CELERY_TIMEZONE = env.str("TIME_ZONE", default="America/New_York")
USE_TZ = True

# Where mail written by background work points to; pages know their own address.
PORTAL_URL = env.str("PORTAL_URL", default=f"http{'s' if HTTPS else ''}://{ALLOWED_HOSTS[0]}")

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"format": "{asctime} {levelname} {name} {message}", "style": "{"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "line"}},
    "root": {"handlers": ["console"], "level": env.str("LOG_LEVEL", default="INFO")},
}
