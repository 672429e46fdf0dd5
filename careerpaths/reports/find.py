"""Find an occupation in plain words: "cna", "cnc guy", "forklift"."""

import math
from collections import defaultdict
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from django.db import connection

from careerpaths.models import DataRelease, Title
from careerpaths.reports.candidates import Candidate, candidates
from careerpaths.rules.attribution import Credit, credit
from careerpaths.rules.codes import NotACode, soc_of
from careerpaths.rules.likeness import covered, likeness
from careerpaths.rules.words import plain, readings

LONGEST = 200  # characters of a search that are read
LEAST = 0.35  # a score below this is chance
DEFINITION_SHARE = 0.7  # words of a definition say less than those of a title
OFFICIAL_MORE = 0.02
NEAR = 0.1  # titles of one occupation this near its best one speak for it
SPEAKS = 0.03
CHOSEN = 0.05
# Written as SQL: Django took longer to put these together than the database to answer them.
RELEASES = """
SELECT r.*,
       EXISTS (SELECT FROM careerpaths_releaseinuse u
               WHERE u.release_id = r.id AND u.board_id = %(board)s) AS is_chosen,
       EXISTS (SELECT FROM careerpaths_onetoccupation o CROSS JOIN LATERAL (
                   SELECT FROM careerpaths_title t
                   WHERE t.occupation_id = o.id AND t.kind <> 'official' LIMIT 1) told
               WHERE o.release_id = r.id) AS told
FROM careerpaths_datarelease r WHERE r.source IN ('soc', 'onet')
ORDER BY is_chosen DESC, r.order DESC, r.id DESC
"""
TITLES = """
SELECT soc, title FROM (
    SELECT soc, title, code, 0 AS rank FROM careerpaths_onetoccupation
    WHERE release_id = ANY(%(onet)s) AND soc = ANY(%(codes)s)
    UNION ALL
    SELECT soc, title, soc, 1 FROM careerpaths_occupation
    WHERE release_id = %(soc)s AND soc = ANY(%(codes)s)) named
ORDER BY rank, code DESC
"""
OFFICIAL = {"occupation", Title.Kind.OFFICIAL}
WHY = {
    "occupation": "the official title",
    Title.Kind.OFFICIAL: "the official title",
    Title.Kind.ALTERNATE: "an alternate title",
    Title.Kind.SHORT: "a short title",
    Title.Kind.REPORTED: "reported by workers",
}


@dataclass(frozen=True)
class Found:
    """An occupation that the words may mean, the title that was `matched`, and `why`."""

    soc: str
    title: str
    matched: str
    why: str

    @property
    def reason(self) -> str:
        """Return why in a phrase: matched “CNC Operator”, reported by workers."""
        if self.matched in (self.title, self.soc):
            return self.why
        return f"matched “{self.matched}”, {self.why}"


@dataclass(frozen=True)
class Releases:
    """The releases a search reads: O*NET's, the one in use first, and one of the SOC."""

    onet: list[DataRelease]
    soc: DataRelease | None

    @property
    def is_loaded(self) -> bool:
        return bool(self.onet or self.soc)

    @property
    def credits(self) -> list[Credit]:
        """Whom the titles are from, for a page that shows some."""
        read = [*self.onet, *([self.soc] if self.soc else [])]
        return [credit(release.source, release.name) for release in read]


def find_occupations(
    text: str, *, board: Any = None, limit: int = 10, releases: Releases | None = None
) -> list[Found]:
    """Return the occupations that a text may mean, the likeliest first, each once.

    With a board, the releases it works with and the words its people chose are used too.
    """
    text = text.replace("\x00", "")[:LONGEST]
    releases = releases or searched(board)
    code = _code(text)
    if code:
        names = official_titles([code], releases)
        return [Found(code, names[code], code, "the code you typed")] if names else []
    ways = readings(text)
    if not ways:
        return []
    found = candidates(
        ways,
        onet=[release.pk for release in releases.onet],
        soc=releases.soc.pk if releases.soc else None,
        board=board.pk if board else None,
    )
    best = ranked(ways, found)[:limit]
    names = official_titles([each.soc for each in best], releases)
    return [_found(each, names[each.soc]) for each in best if each.soc in names]


def searched(board: Any) -> Releases:
    """Return the releases a board's search reads; without titles of workers in the O*NET release
    in use, the newest release that has some is read beside it."""
    releases: list[Any] = list(
        DataRelease.objects.raw(RELEASES, {"board": board.pk if board else None})
    )
    source = DataRelease.Source
    onet = [release for release in releases if release.source == source.ONET]
    titled = [release for release in onet if release.told]
    soc = next((release for release in releases if release.source == source.SOC), None)
    return Releases(list(dict.fromkeys((*onet[:1], *titled[:1]))), soc)


def official_titles(codes: list[str], releases: Releases) -> dict[str, str]:
    """Return SOC code -> title of the SOC, else of O*NET; a code in neither is missing."""
    keys = {
        "onet": [release.pk for release in releases.onet],
        "soc": releases.soc.pk if releases.soc else None,
        "codes": codes,
    }
    with connection.cursor() as cursor:
        cursor.execute(TITLES, keys)
        return dict(cursor.fetchall())


def ranked(ways: list[tuple[str, ...]], found: Any) -> list[Candidate]:
    """Return the best candidate of each occupation, the likeliest occupation first."""
    scored: dict[str, dict[Candidate, float]] = defaultdict(dict)
    for candidate in dict.fromkeys(found):
        score = _score(ways, candidate)
        if score >= LEAST:
            scored[candidate.soc][candidate] = score
    order = sorted(scored, key=lambda soc: (-_total(list(scored[soc].values())), soc))
    return [max(scored[soc], key=lambda each: (scored[soc][each], each.title)) for soc in order]


def _score(ways: list[tuple[str, ...]], candidate: Candidate) -> float:
    words = plain_words(candidate.words)
    if candidate.kind == "definition":
        return DEFINITION_SHARE * max(covered(way, words) for way in ways)
    score = max(likeness(way, words) for way in ways)
    if candidate.kind == "learned":
        return score * (1 + CHOSEN * math.log2(1 + candidate.times))
    return score + OFFICIAL_MORE if candidate.kind in OFFICIAL else score


@lru_cache(maxsize=20_000)
def plain_words(text: str) -> tuple[str, ...]:
    return tuple(plain(text).split())


def _total(scores: list[float]) -> float:
    """Return what an occupation's titles say together: the best, and a little for each near it."""
    best = max(scores)
    return best + SPEAKS * math.log(sum(1 for score in scores if score > best - NEAR))


def _code(text: str) -> str:
    try:
        return soc_of(text)
    except NotACode:
        return ""


def _found(best: Candidate, title: str) -> Found:
    if best.kind == "definition":
        return Found(best.soc, title, title, "its definition has the words")
    if best.kind == "learned":
        times = "once" if best.times == 1 else f"{best.times} times"
        return Found(best.soc, title, best.title, f"chosen {times} by your board")
    return Found(best.soc, title, best.title, WHY[best.kind])
