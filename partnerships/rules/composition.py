"""What makes an industry partnership, who must sit at its table, and whether it is so."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from partnerships.rules.words import few

SEVERAL = 2
MEMBERS, EDIT = "partnerships:members", "partnerships:edit"
WIOA = "WIOA sec. 3(26)"
# The definition of a sector partnership: business leaders of one industry in a shared labor
# market region, who define and champion what it does.
NEXT_GEN = "Next Generation Sector Partnerships"


@dataclass(frozen=True)
class Finding:
    """One thing a partnership must be: the rule with its source, who or what meets it.

    `seat`: the seat that is to be filled, or "". `page` and `todo`: the name of the page where
    it is put right (of a partnership) and the words of the link.
    """

    rule: str
    who: str
    met: bool
    source: str
    seat: str = ""
    page: str = "partnerships:add_member"
    todo: str = "Fill the seat"


@dataclass(frozen=True)
class Facts:
    """What is known of a partnership: its table, its ballots, its industry, its region.

    `names`: active members by seat. `votes`: ballots cast, `employer_votes` those of employers.
    `known`: employers whose NAICS code is known; `outside`: those that do not fit `codes`.
    `convener_of`: an organization at the table to which the convener belongs.
    """

    names: Mapping[str, Sequence[str]]
    small_firms: int = 0
    chair: str = ""
    votes: int = 0
    employer_votes: int = 0
    codes: Sequence[str] = ()
    known: int = 0
    outside: Sequence[str] = ()
    counties: int = 0
    convener: str = ""
    convener_of: str = ""


def findings(facts: Facts) -> list[Finding]:
    """Check a partnership against what makes an industry partnership.

    WIOA sec. 3(26), 29 U.S.C. 3102(26): convened by or with a board; (A)(i) several employers of
    the cluster, small and medium-sized ones where practicable; (ii) a labor representative; (iii)
    a college or another provider of education or training. That employers lead, of one industry
    in one region, is how Next Generation Sector Partnerships are defined.
    """
    return [
        _several(facts),
        _led(facts),
        _one_industry(facts),
        _regional(facts),
        _convened(facts),
        _seat("Labor representative", f"{WIOA}(A)(ii)", "labor", facts.names.get("labor", ())),
        _seat("Education or training", f"{WIOA}(A)(iii)", "provider", _educators(facts)),
        _small(facts),
    ]


def _several(facts: Facts) -> Finding:
    count = len(facts.names.get("employer", ()))
    who = _count(count, "active member")
    return Finding("Several employers", who, count >= SEVERAL, f"{WIOA}(A)(i)", "employer")


def _led(facts: Facts) -> Finding:
    """Votes are cast by employers alone; the ballots show whether it was so."""
    majority = facts.employer_votes * 2 > facts.votes or not facts.votes
    words = [f"Chair {facts.chair}"] if facts.chair else []
    if facts.votes:
        words.append(f"{facts.employer_votes} of {_count(facts.votes, 'ballot')} by employers")
    return Finding(
        "Led by employers", ", ".join(words), bool(facts.chair) and majority, NEXT_GEN,
        page=MEMBERS, todo="Name a chair",
    )  # fmt: skip


def _one_industry(facts: Facts) -> Finding:
    met = bool(facts.codes and facts.known and not facts.outside)
    codes = f"NAICS {', '.join(facts.codes)}" if facts.codes else ""
    if facts.outside:
        who = f"{few(facts.outside)} outside {codes}" if codes else ""
    else:
        who = f"{codes}: {_count(facts.known, 'employer')}" if met else codes
    todo = "Check the NAICS codes" if facts.codes else "Write down the NAICS codes"
    return Finding("Of one industry", who, met, NEXT_GEN, page=EDIT, todo=todo)


def _regional(facts: Facts) -> Finding:
    who = _count(facts.counties, "county", "counties")
    return Finding(
        "In one region", who, facts.counties > 0, NEXT_GEN, page=EDIT, todo="Choose the counties"
    )


def _convened(facts: Facts) -> Finding:
    belongs = f", who belongs to {facts.convener_of}" if facts.convener_of else ""
    return Finding(
        "Neutral convener", f"{facts.convener}{belongs}",
        bool(facts.convener) and not facts.convener_of, WIOA, page=EDIT, todo="Name a convener",
    )  # fmt: skip


def _educators(facts: Facts) -> list[str]:
    return [*facts.names.get("provider", ()), *facts.names.get("school", ())]


def _seat(rule: str, source: str, seat: str, names: Sequence[str]) -> Finding:
    return Finding(rule, few(names), bool(names), source, seat)


def _small(facts: Facts) -> Finding:
    who = _count(facts.small_firms, "firm")
    rule = "A firm with fewer than 50 people"
    return Finding(rule, who, facts.small_firms > 0, f"{WIOA}(A)(i)", "employer")


def _count(number: int, noun: str, nouns: str = "") -> str:
    return f"{number} {noun if number == 1 else nouns or noun + 's'}" if number else ""
