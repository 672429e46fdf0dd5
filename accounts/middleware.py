"""The transaction around each request, in which the wall stands; and the way to sign in.

A view with `keeps_typed = True` shows again what a person typed whose session was lost meanwhile
(`accounts.kept`).
"""

import logging
import uuid
from urllib.parse import urlencode, urlsplit

from django.conf import settings
from django.contrib.auth.middleware import LoginRequiredMiddleware
from django.contrib.auth.views import redirect_to_login
from django.db import IntegrityError, InterfaceError, OperationalError, connection, transaction
from django.shortcuts import redirect, render
from django.views.csrf import csrf_failure
from psycopg2.errors import UniqueViolation
from redis.exceptions import ConnectionError as RedisConnectionError

from accounts import kept, tenancy

log = logging.getLogger(__name__)


def wall(get_response):
    """Run the request, rendering included, in one transaction; roll it back on 5xx and 409.

    When the database cannot be reached the person gets a page that says so, with 503; likewise
    where attempts cannot be counted because Redis cannot be reached. Whoever saves what somebody
    else saved at the same moment gets a page that says so, with 409. No page is kept by browsers or
    proxies, unless its view says otherwise.
    """

    def middleware(request):
        request.request_id = uuid.uuid4()
        try:
            connection.ensure_connection()
        except (OperationalError, InterfaceError):
            log.exception("The database cannot be reached")
            return unavailable(request)
        with tenancy.wall():
            response = get_response(request)
            if response.status_code >= 500 or response.status_code == 409:
                transaction.set_rollback(True)
        response.headers.setdefault("Cache-Control", "no-store")
        return response

    def process_exception(request, exception):
        if isinstance(exception, RedisConnectionError):
            log.error("Redis cannot be reached", exc_info=exception)
            return unavailable(request)
        if isinstance(exception, IntegrityError) and isinstance(
            exception.__cause__, UniqueViolation
        ):
            # Forms ask before they save, so that two people saved the same at the same moment.
            log.warning("Two requests saved the same", exc_info=exception)
            return render(None, "409.html", status=409)
        return None

    middleware.process_exception = process_exception
    return middleware


class SignIn(LoginRequiredMiddleware):
    """Lead whoever is not signed in to do so."""

    def handle_no_permission(self, request, view_func):
        if request.method == "POST":
            led = _keep(request, view_func, lambda way: redirect_to_login(way, settings.LOGIN_URL))
            if led:
                return led
        return super().handle_no_permission(request, view_func)


def stale_form(request, reason=""):
    """Answer a form whose token is of an earlier session, or of nobody's: 403.

    What our own page sent (browsers say from where) is shown there again, unsaved; what another
    site sent is not.
    """
    is_ours = urlsplit(request.headers.get("Origin", "")).netloc == request.get_host()
    led = _keep(request, request.resolver_match.func, redirect) if is_ours else None
    return led or csrf_failure(request, reason)


def _keep(request, view, lead):
    """Keep what was typed and lead to its page with the key to it; None where the view keeps
    nothing, or it is too much, or comes too often."""
    if not getattr(view, "keeps_typed", False):
        return None
    try:
        place = getattr(view, "typed_at", lambda _: request.path)
        key = kept.keep(request, place(request))
    except RedisConnectionError as error:
        log.error("Redis cannot be reached", exc_info=error)
        return unavailable(request)  # the browser offers to send it again
    return lead(f"{request.path}?{urlencode({'kept': key})}") if key else None


def unavailable(request):
    """Return the page for a portal without its database: no query, no context."""
    response = render(None, "503.html", status=503)
    response["Retry-After"] = "30"
    return response
