"""What the sample's firms say beside numbers of people: what they ask for, pay and find hard.

By fixed rules, as in `demand`: each word follows from the firm's place in the list and the job.
"""

from dataclasses import astuple, dataclass
from decimal import Decimal

from config.sample.credentials import CONTROLS, JOURNEYMAN, ONE, SAFETY, TWO, WELDING
from training.rules import matrix
from training.rules.matrix import Ask, Complaint, CredentialAsk, Gives, Hires, Requirement


@dataclass(frozen=True)
class SampleAsk:
    """What rounds ask about a job: competencies by their codes in the framework, credentials by
    name; entry: what the first firm pays at the start."""

    codes: tuple[str, ...]
    credentials: tuple[str, str]
    entry: str


ASKED = {
    "CNC tool operators": SampleAsk(("M1", "M2", "M3", "M4", "M5", "M6"), (ONE, TWO), "20.50"),
    "Machinists": SampleAsk(("M1", "M2", "M3", "M4", "M6", "I1"), (ONE, JOURNEYMAN), "22.75"),
    "Industrial machinery mechanics": SampleAsk(
        ("I1", "I2", "I3", "I4", "I5", "M1"), (CONTROLS, SAFETY), "25.25"
    ),
    "Welders": SampleAsk(("M7", "M1", "I1", "M2", "M6", "I5"), (WELDING, SAFETY), "21.25"),
    "First-line supervisors": SampleAsk(
        ("I5", "I1", "M1", "M2", "M6", "I4"), (SAFETY, JOURNEYMAN), "27.50"
    ),
    "Mechatronics technicians": SampleAsk(
        ("I2", "I3", "I1", "I4", "M5", "M1"), (CONTROLS, TWO), "26.00"
    ),
}
FIRST = ["A class that starts each quarter", "Rides to second shift", "One list of providers"]
CHALLENGES = [
    ("recruitment", "Few apply for second shift."), ("retention", "New people leave by summer."),
    ("supervision", ""), ("transport", "No bus after 6 pm."), ("technology", ""),
]  # fmt: skip


def requirements(competencies, place):
    """Return what a firm asks of people, as the answer keeps it; competencies: their numbers."""
    return matrix.write({pk: _ask(place, at) for at, pk in enumerate(competencies)})


def _ask(place, at):
    """Nearly all require the first, half the next, few the last of a job's competencies."""
    turn = (place + at) % 6
    if at == 0:
        ask = Ask.PREFERRED if turn == 5 else Ask.REQUIRED
    elif at < 4:
        ask = (Ask.REQUIRED, Ask.PREFERRED, Ask.REQUIRED, Ask.NOT)[turn % 4]
    else:
        ask = Ask.PREFERRED if turn == 0 else Ask.NOT
    if ask == Ask.NOT:
        return Requirement(ask)
    level = 2 + turn % 2
    return Requirement(ask, level, turn != 2, level - 1 - turn // 3, max(level - turn % 3, 0))


def credentials(numbers, place):
    """Return how a firm asks for credentials, as the answer keeps it."""
    turns = ((Ask.REQUIRED, Gives.PREFERENCE), (Ask.PREFERRED, Gives.INTERVIEW), (Ask.NOT,),
             (Ask.PREFERRED, Gives.PAY))  # fmt: skip
    return matrix.write(
        {pk: CredentialAsk(*turns[(place + at) % 4]) for at, pk in enumerate(numbers)}
    )


def wages(title, place):
    """Return the hourly wages of a job at the start and after twelve months."""
    entry = Decimal(ASKED[title].entry) + Decimal("0.35") * (place % 5)
    later = entry + Decimal("1.60") + Decimal("0.20") * (place % 3)
    return {"entry_wage": entry, "later_wage": later}


def about_job(figures, place, first_quarter):
    """Return what else a firm says of a job; figures: its numbers of people."""
    openings = sum(figures[part] for part in ("growth", "retiring", "leaving", "promoted"))
    waits = openings // 4
    return {
        "open_now": waits, "oldest_days": 30 + 7 * place if waits else None,
        "why": ["retirement", "competitiveness"][: 1 + place % 2], "shifts": ["full_time", "days"],
        "hardest": [("few", "unqualified", "leave")[place % 3]], "criticality": 3 + place % 3,
        "timing": timing(openings, first_quarter),
        "education": "high_school", "education_required": place % 3 == 0,
        "experience_months": 12 * (place % 3), "training_replaces": place % 2 == 0,
        "would_drop": ["experience"] if place % 3 else [],
    }  # fmt: skip


def timing(openings, first_quarter):
    """Spread openings over four quarters, the odd ones to the first."""
    each, more = divmod(openings, 4)
    counts = {first_quarter + at: each + (more if at == 0 else 0) for at in range(4)}
    return matrix.write({quarter: count for quarter, count in counts.items() if count})


def hires(employed, place, sources):
    """Return whom a firm hired in a year and from where; sources: numbers of those listed."""
    hired = {f"source:{pk}": Hires(1 + place % 2, 1) for pk in sources}
    hired |= {"staffing": Hires(employed // 15), "referral": Hires(1 + place % 2)}
    return {
        "hires": matrix.write(hired),
        "best_source": f"source:{sources[0]}" if sources else "referral",
    }


def voice(place):
    """Return what a firm finds hard, wants first and can offer."""
    named = (CHALLENGES[place % 5], CHALLENGES[(place + 1) % 5])
    return {
        "challenges": [list(astuple(Complaint(category, 3 + place % 3, words)))
                       for category, words in named],
        "barriers": ["transport"] if place % 2 else ["transport", "child_care"],
        "first": FIRST[place % 3], "champions": place == 4,
        "offers": {"visit": 10} | ({"internship": 2} if place % 3 == 0 else {}),
    }  # fmt: skip


def about_need(place):
    """Return what else a firm says of a training need."""
    return {
        "why": ["competitiveness"] if place % 2 else ["retirement"],
        "times": ["days"] if place % 3 else ["days", "evenings"], "places": ["provider"],
        "joins": "not_competitors" if place == 1 else "yes", "effects": ["quality"],
        "budget": Decimal("450.00") + 50 * place if place % 3 == 0 else None,
        "travel_minutes": 30,
    }  # fmt: skip
