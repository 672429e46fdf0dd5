"""The titles, definitions and learned words that may answer a search, in one bounded statement."""

from collections.abc import Iterable
from itertools import combinations
from typing import Any, NamedTuple

from django.db import connection

from careerpaths.rules.likeness import COMMON
from careerpaths.rules.words import swapped

TITLES_A_QUERY = 60
DEFINITIONS_A_QUERY = 15
LEARNED = 30
FUZZY_FROM = 4  # letters
BEGINS_FROM = 3
DEFINITION, OCCUPATION, LEARNED_KIND = "definition", "occupation", "learned"

# wanted: a full-text query and the words that rank what it finds. misspelled: a word and what may
# have been meant, sought only where no title has a word that begins like it.
SQL = """
WITH wanted AS (SELECT * FROM unnest(%(queries)s::text[], %(likes)s::text[]) AS w(query, likes)),
     defined AS (SELECT * FROM unnest(%(defined)s::text[], %(starts)s::text[]) AS w(query, start)),
     misspelled AS (SELECT * FROM unnest(%(words)s::text[], %(meant)s::text[]) AS w(word, meant))
SELECT found.* FROM wanted CROSS JOIN LATERAL (
    SELECT o.soc, t.title, t.words, t.kind, 0 AS times
    FROM careerpaths_title t JOIN careerpaths_onetoccupation o ON o.id = t.occupation_id
    WHERE o.release_id = ANY(%(onet)s)
      AND to_tsvector('english', COALESCE(t.words, '')) @@ to_tsquery('english', wanted.query)
    ORDER BY similarity(t.words, wanted.likes) DESC LIMIT %(titles)s) found
UNION ALL
SELECT found.* FROM misspelled CROSS JOIN LATERAL (
    SELECT o.soc, t.title, t.words, t.kind, 0
    FROM careerpaths_title t JOIN careerpaths_onetoccupation o ON o.id = t.occupation_id
    WHERE o.release_id = ANY(%(onet)s)
      AND to_tsvector('english', COALESCE(t.words, '')) @@ to_tsquery('english', misspelled.meant)
      AND NOT EXISTS (
        SELECT FROM careerpaths_title s
        WHERE to_tsvector('english', COALESCE(s.words, ''))
            @@ to_tsquery('english', misspelled.word || ':*'))
    ORDER BY similarity(t.words, %(typed)s) DESC LIMIT %(titles)s) found
UNION ALL
SELECT found.* FROM defined CROSS JOIN LATERAL (
    SELECT c.soc, c.title, c.definition, 'definition', 0
    FROM careerpaths_occupation c
    WHERE c.release_id = %(soc)s AND c.level = 'detailed'
      AND to_tsvector('english', COALESCE(c.definition, '')) @@ to_tsquery('english', defined.query)
    ORDER BY strpos(lower(c.definition), defined.start) LIMIT %(definitions)s) found
UNION ALL
SELECT found.* FROM wanted CROSS JOIN LATERAL (
    SELECT c.soc, c.title, c.title, 'occupation', 0
    FROM careerpaths_occupation c
    WHERE c.release_id = %(soc)s AND c.level = 'detailed'
      AND to_tsvector('english', COALESCE(c.title, '')) @@ to_tsquery('english', wanted.query)
    ORDER BY similarity(c.title, wanted.likes) DESC LIMIT %(definitions)s) found
UNION ALL
(SELECT l.soc, l.words, l.words, 'learned', l.times FROM careerpaths_learnedtitle l
WHERE l.board_id = %(board)s AND (l.words = %(typed)s OR l.words %% %(typed)s)
ORDER BY similarity(l.words, %(typed)s) DESC, l.times DESC LIMIT %(learned)s)
"""


class Candidate(NamedTuple):
    """A title that may be meant; kind is Title.Kind, "occupation", "definition" or "learned"."""

    soc: str
    title: str
    words: str
    kind: str
    times: int


def candidates(
    ways: list[tuple[str, ...]], *, onet: list[int], soc: int | None, board: int | None
) -> Iterable[Candidate]:
    """Return what may answer a search read in these ways, from releases by their ids.

    A title may come several times.
    """
    with connection.cursor() as cursor:
        cursor.execute(SQL, parameters(ways, onet=onet, soc=soc, board=board))
        rows = cursor.fetchall()
    return map(Candidate._make, rows)


def parameters(
    ways: list[tuple[str, ...]], *, onet: list[int], soc: int | None, board: int | None
) -> dict[str, Any]:
    """Return what the statement is run with."""
    wanted = {query: " ".join(way) for way in reversed(ways) for query in _queries(way)}
    defined = {query: way[0] for way in reversed(ways) for query in _queries(_naming(way))}
    words = list({word for way in ways for word in _naming(way) if len(word) >= FUZZY_FROM})
    return {
        "queries": list(wanted),
        "likes": list(wanted.values()),
        "defined": list(defined),
        "starts": list(defined.values()),
        "words": words,
        "meant": [" | ".join((*swapped(word), _begun(word))) for word in words],
        "typed": " ".join(ways[0]),
        "onet": onet,
        "soc": soc,
        "board": board,
        "titles": TITLES_A_QUERY,
        "definitions": DEFINITIONS_A_QUERY,
        "learned": LEARNED,
    }


def _naming(way: tuple[str, ...]) -> tuple[str, ...]:
    """Return the words that name the work; all of them where each is common."""
    return tuple(word for word in way if word not in COMMON) or way


def _queries(way: tuple[str, ...]) -> list[str]:
    """Return the full-text queries of a reading: any two of its words, and each that names."""
    begun = [_beginning(word) for word in way]
    pairs = [f"{one} & {other}" for one, other in combinations(begun, 2)]
    alone = [_beginning(word) for word in _naming(way)]
    if len(alone) == len(way) > 1 and set(way) <= COMMON:
        alone = []
    return [" | ".join(f"({pair})" for pair in pairs), *alone] if pairs else alone


def _beginning(word: str) -> str:
    """Return the query of titles with a word that begins so; two letters must be the word."""
    return f"{word}:*" if len(word) >= BEGINS_FROM else word


def _begun(word: str) -> str:
    """Return the query of titles with a word that begins like a misspelled one."""
    return f"{word[: max(BEGINS_FROM, 2 * len(word) // 5)]}:*"
