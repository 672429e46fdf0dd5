"""Plain words: what a title or a search says once case, rank, shift and plurals are set aside.

Titles are stored in these words and searches are read in them, so that both meet.
"""

import re
import unicodedata

# What people put around the name of a job: rank, hours, shift, and that somebody does it.
_ASIDE_PHRASES = re.compile(
    r"\b(?:\d+ ?(?:hr|hour)s?|(?:part|full) time|(?:level|tier|grade|class) (?:\d|i{1,3})|"
    r"(?:1st|2nd|3rd|first|second|third|day|night|evening|weekend|swing) shift)\b"
)
ASIDE = frozenset(
    (
        *("a", "an", "and", "at", "for", "in", "of", "on", "or", "the", "to", "with"),
        *("i", "ii", "iii", "iv", "jr", "junior", "sr", "senior", "prn", "temp", "temporary"),
        *("night", "nights", "overnight", "weekend", "weekends", "shift", "seasonal"),
        *("guy", "guys", "gal", "lady", "man", "men", "woman", "women", "person", "people"),
    )
)
# One word written short for another, in titles and searches alike.
WRITTEN_OUT = {
    "acct": "accounting",
    "admin": "administrative",
    "asst": "assistant",
    "cert": "certified",
    "coord": "coordinator",
    "cust": "customer",
    "dept": "department",
    "dir": "director",
    "elec": "electrical",
    "eng": "engineer",
    "equip": "equipment",
    "exec": "executive",
    "inst": "instructor",
    "insp": "inspector",
    "lab": "laboratory",
    "maint": "maintenance",
    "mech": "mechanic",
    "med": "medical",
    "mfg": "manufacturing",
    "mgmt": "management",
    "mgr": "manager",
    "mtce": "maintenance",
    "oper": "operator",
    "ops": "operations",
    "rep": "representative",
    "spec": "specialist",
    "supv": "supervisor",
    "supvr": "supervisor",
    "sys": "systems",
    "tech": "technician",
    "techs": "technician",
    "vet": "veterinary",
}
# What the trade writes in letters, in the words titles use. No codes: titles lead to those.
LETTERS = {
    "ac": "air conditioning",
    "cad": "computer aided design",
    "cdl": "commercial truck driver",
    "cnc": "computer numerical control",
    "dba": "database administrator",
    "ed": "education",
    "er": "emergency room",
    "hr": "human resources",
    "hvac": "heating air conditioning refrigeration",
    "icu": "intensive care",
    "it": "information technology",
    "lpn": "licensed practical nurse",
    "lvn": "licensed vocational nurse",
    "ot": "occupational therapy",
    "plc": "programmable logic controller",
    "pt": "physical therapy",
    "qa": "quality assurance",
    "qc": "quality control",
    "rn": "registered nurse",
    "rv": "recreational vehicle",
    "sped": "special education",
    "tv": "television",
}
_JOINED = str.maketrans("", "", "'’.")
_WORD = re.compile(r"[a-z0-9]+")
_LONGEST = 250  # characters of Title.words
_MOST_WORDS = 6  # of a reading; a search of more is read by its first
_MOST_READINGS = 4


def plain(title: str) -> str:
    """Return the words that name a job: "Sr. Accountants (CPA), 2nd shift" is "accountant cpa".

    A title of nothing but asides ("Night Person") keeps them.
    """
    letters = unicodedata.normalize("NFKD", title).casefold().translate(_JOINED)
    words = _WORD.findall(_ASIDE_PHRASES.sub(" ", " ".join(_WORD.findall(letters))))
    naming = [word for word in words if word not in ASIDE] or words or _WORD.findall(letters)
    written = (singular(WRITTEN_OUT.get(word, word)) for word in naming)
    return " ".join(written)[:_LONGEST]


def singular(word: str) -> str:
    """Return a word without the ending of a plural; as good as a search needs."""
    if len(word) < 4 or word.endswith(("ss", "us", "is")) or not word.endswith("s"):
        return word
    if word.endswith("ies"):
        return f"{word[:-3]}y"
    return word[:-2] if word.endswith(("sses", "xes", "ches", "shes")) else word[:-1]


def readings(text: str) -> list[tuple[str, ...]]:
    """Return the ways to read a search, each as its words: as typed, short forms spelled out, and
    either side of a slash. Empty where nothing was typed."""
    sides = [text, *text.split("/")] if "/" in text else [text]
    found: dict[tuple[str, ...], None] = {}
    for side in sides:
        words = plain(side).split()
        spelled = plain(" ".join(LETTERS.get(word, word) for word in words)).split()
        for reading in (words, spelled):
            if reading:
                found.setdefault(tuple(dict.fromkeys(reading[:_MOST_WORDS])))
    return list(found)[:_MOST_READINGS]


def swapped(word: str) -> list[str]:
    """Return a word with each two neighbouring letters exchanged: "deisel" gives "diesel" too."""
    places = range(len(word) - 1)
    return [word[:at] + word[at + 1] + word[at] + word[at + 2 :] for at in places]
