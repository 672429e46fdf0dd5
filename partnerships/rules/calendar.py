"""A meeting as a calendar file (RFC 5545). Times are in UTC, so that no clock change can hurt."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass

LONGEST = 75  # octets of a line (RFC 5545, 3.1)
STAMP = "%Y%m%dT%H%M%SZ"


@dataclass(frozen=True)
class Event:
    """What a calendar is told of a meeting. `uid`: the same for all files of one meeting."""

    uid: str
    name: str
    starts_at: dt.datetime
    ends_at: dt.datetime
    place: str = ""
    about: str = ""
    url: str = ""
    is_cancelled: bool = False


def calendar(event: Event, now: dt.datetime) -> bytes:
    """Return the file; `now` is when it was made, by which a calendar knows the newer one."""
    return b"".join(fold(line) + b"\r\n" for line in _lines(event, now))


def _lines(event: Event, now: dt.datetime) -> Iterator[str]:
    yield from ("BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Guildhall//Meetings//EN")
    yield from ("METHOD:PUBLISH", "BEGIN:VEVENT", f"UID:{event.uid}", f"DTSTAMP:{_utc(now)}")
    yield f"DTSTART:{_utc(event.starts_at)}"
    yield f"DTEND:{_utc(event.ends_at)}"
    yield f"SUMMARY:{escape(event.name)}"
    for key, text in (("LOCATION", event.place), ("DESCRIPTION", event.about)):
        if text:
            yield f"{key}:{escape(text)}"
    if event.url:
        yield f"URL:{event.url}"
    yield f"STATUS:{'CANCELLED' if event.is_cancelled else 'CONFIRMED'}"
    yield from ("END:VEVENT", "END:VCALENDAR")


def escape(text: str) -> str:
    """Return text as a value: backslashes, commas, semicolons and line ends are written out."""
    for mark in ("\\", ";", ","):
        text = text.replace(mark, f"\\{mark}")
    return "\\n".join(text.splitlines())


def fold(line: str) -> bytes:
    """Return a line in pieces of at most 75 octets, never within a character."""
    pieces, piece = [], b""
    for character in line:
        octets = character.encode()
        if len(piece) + len(octets) > LONGEST:
            pieces.append(piece)
            piece = b" "
        piece += octets
    return b"\r\n".join([*pieces, piece])


def _utc(moment: dt.datetime) -> str:
    return moment.astimezone(dt.UTC).strftime(STAMP)
