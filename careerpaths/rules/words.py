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
# What the trade writes short, in the words that titles use. No codes: the titles lead to those.
SHORT = {
    "ac": "air conditioning",
    "acct": "accounting",
    "admin": "administrative",
    "appt": "appointment",
    "asst": "assistant",
    "bldg": "building",
    "cad": "computer aided design",
    "cdl": "commercial truck driver",
    "cert": "certified",
    "cnc": "computer numerical control",
    "constr": "construction",
    "coord": "coordinator",
    "cust": "customer",
    "dir": "director",
    "ed": "education",
    "elec": "electrical",
    "eng": "engineer",
    "equip": "equipment",
    "exec": "executive",
    "fab": "fabricator",
    "hr": "human resources",
    "hvac": "heating air conditioning refrigeration",
    "insp": "inspector",
    "it": "information technology",
    "lab": "laboratory",
    "lpn": "licensed practical nurse",
    "lvn": "licensed vocational nurse",
    "maint": "maintenance",
    "mech": "mechanic",
    "med": "medical",
    "mfg": "manufacturing",
    "mgr": "manager",
    "op": "operator",
    "ops": "operations",
    "ot": "occupational therapy",
    "plc": "programmable logic controller",
    "pt": "physical therapy",
    "qa": "quality assurance",
    "qc": "quality control",
    "rep": "representative",
    "rn": "registered nurse",
    "supv": "supervisor",
    "sys": "systems",
    "tech": "technician",
    "vet": "veterinary",
}  # fmt: skip
_JOINED = str.maketrans("", "", "'’.")
_WORD = re.compile(r"[a-z0-9+#]+")
_LONGEST = 250  # characters of Title.words


def plain(title: str) -> str:
    """Return the words that name a job: "Sr. Accountants (CPA), 2nd shift" is "accountant cpa".

    A title of nothing but asides ("Night Person") keeps them.
    """
    letters = unicodedata.normalize("NFKD", title).casefold().translate(_JOINED)
    words = _WORD.findall(_ASIDE_PHRASES.sub(" ", " ".join(_WORD.findall(letters))))
    naming = [word for word in words if word not in ASIDE] or words or _WORD.findall(letters)
    return " ".join(singular(word) for word in naming)[:_LONGEST]


def singular(word: str) -> str:
    """Return a word without the ending of a plural; as good as a search needs."""
    if len(word) < 4 or word.endswith(("ss", "us", "is")) or not word.endswith("s"):
        return word
    if word.endswith("ies"):
        return f"{word[:-3]}y"
    return word[:-2] if word.endswith(("sses", "xes", "ches", "shes")) else word[:-1]
