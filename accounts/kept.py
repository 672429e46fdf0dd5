"""What somebody typed on a page after her session was lost, kept until she signed in again."""

import hashlib
import secrets
from collections.abc import Collection
from typing import Any

from django.core.cache import cache
from django.http import QueryDict

KEPT_FOR = 3600  # seconds
LARGEST = 20_000  # bytes of one page's fields
# Buttons that do more than save what stands in the fields.
PRESSED = {"still_true", "keep", "stop"}


def keep(path: str, fields: QueryDict, *, without: Collection[str] = PRESSED) -> str:
    """Keep the fields of a form for an hour and return the random key to them, "" if too large.

    Bound to the key and the page's path, to no person: whoever opens the page must pass its door.
    Files are not kept.
    """
    kept = fields.copy()
    for name in {"csrfmiddlewaretoken", *without} & set(kept):
        del kept[name]
    words = kept.urlencode()
    if len(words) > LARGEST:
        return ""
    key = secrets.token_urlsafe(32)
    cache.set(_name(path, key), words, KEPT_FOR)
    return key


def take(path: str, key: str) -> QueryDict | None:
    """Return what was kept for this page under the key, once; None for anything else."""
    name = _name(path, key)
    words: Any = cache.get(name)
    # Of two that ask at once, the one who deletes it has it.
    return QueryDict(words) if words and cache.delete(name) else None


def _name(path: str, key: str) -> str:
    """Return what an entry is called: who reads the names of entries learns no key."""
    return f"typed:{hashlib.sha256(f'{key} {path}'.encode()).hexdigest()}"
