"""What somebody typed on a page after her session was lost, kept until she signed in again."""

import hashlib
import secrets
from typing import Any

from allauth.core.ratelimit import consume
from django.core.cache import cache
from django.http import QueryDict

KEPT_FOR = 3600  # seconds
LARGEST = 20_000  # bytes of one page's fields
# Buttons that do more than save what stands in the fields.
PRESSED = {"still_true", "keep", "stop"}


def keep(request: Any, place: str) -> str:
    """Keep the fields of a form for an hour and return the random key to them; "" if they are too
    large, come with a file, or come too often.

    Bound to the key and the place, such as the page's path, and to no person: whoever opens the
    page must pass its door. No file is kept, nor a form that would come back without its file.
    """
    fields = request.POST.copy()
    for name in {"csrfmiddlewaretoken", *PRESSED} & set(fields):
        del fields[name]
    words = fields.urlencode()
    is_too_much = request.FILES or len(words) > LARGEST
    if is_too_much or not consume(request, action="kept_typed"):
        return ""
    key = secrets.token_urlsafe(32)
    cache.set(_name(place, key), words, KEPT_FOR)
    return key


def take(place: str, key: str) -> QueryDict | None:
    """Return what was kept at this place under the key, once; None for anything else."""
    name = _name(place, key)
    words: Any = cache.get(name)
    # Of two that ask at once, the one who deletes it has it.
    return QueryDict(words) if words and cache.delete(name) else None


def _name(place: str, key: str) -> str:
    """Return what an entry is called: who reads the names of entries learns no key."""
    return f"typed:{hashlib.sha256(f'{key} {place}'.encode()).hexdigest()}"
