"""A move in plain words: what the data say, and what they cannot say (careers.md 1.3, 1.4)."""

from careerpaths.rules.moves import MoveFacts, Side
from careerpaths.rules.wages import Flag

CAUTION = (
    "These facts support a move or question it; they do not decide it. Likeness is the same in "
    "both directions and moves are not, nearly all pairs of occupations are more than 0.95 alike, "
    "and job zones do not order real ladders. People who know the work say which moves are real."
)


def told(facts: MoveFacts) -> list[str]:
    """Return the facts of a move as sentences, without the caution."""
    return [*_pay(facts), _zones(facts), *_skills(facts), _related(facts), *_marked(facts)]


def gain_told(facts: MoveFacts) -> str:
    """Say what the move does to the median of a year; why not, where it cannot be told."""
    if facts.gain_percent is None:
        return facts.why.get("gain_percent", "")
    more = "more" if facts.gain_percent >= 0 else "less"
    source = f"OEWS {facts.origin.wage.release}, {facts.origin.wage.place}"
    amounts = f"{_dollars(facts.origin)} to {_dollars(facts.destination)} a year"
    return f"The median goes from {amounts}, {abs(facts.gain_percent):.1f}% {more} ({source})."


def gap_told(facts: MoveFacts) -> str:
    """Say how far the skills of the destination lie above those of the origin."""
    if facts.gap.value is None:
        return facts.why.get("gap.value", "")
    if not facts.gap.top:
        return "It asks no skill at a higher level."
    return (
        f"Weighed by importance, it asks {facts.gap.value:.2f} points more on the scale of skill "
        "levels, which goes from 0 to 7."
    )


def _pay(facts: MoveFacts) -> list[str]:
    cautions = [
        facts.why[path]
        for path in ("from.wage.flag", "to.wage.flag")
        if path in facts.why and facts.why[path] not in facts.why.get("gain_percent", "")
    ]
    return [gain_told(facts), *dict.fromkeys(cautions)]


def _dollars(side: Side) -> str:
    at_least = "at least " if side.wage.flag == Flag.AT_LEAST else ""
    return f"{at_least}${side.wage.median:,.0f}"


def _zones(facts: MoveFacts) -> str:
    origin, destination = facts.origin.profile.zone, facts.destination.profile.zone
    if not origin or not destination:
        return " ".join(facts.why[p] for p in ("from.zone", "to.zone") if p in facts.why)
    if origin == destination:
        return f"Both are in job zone {origin}."
    return f"The job zone goes from {origin} to {destination}."


def _skills(facts: MoveFacts) -> list[str]:
    names = {**facts.origin.profile.skills, **facts.destination.profile.skills}
    steps = [
        f"{names[step.element].name} from {step.from_level:.2f} to {step.to_level:.2f}"
        for step in facts.gap.top
    ]
    cosine = facts.similarity.cosine_im
    return [
        gap_told(facts),
        *([f"Skills to build: {'; '.join(steps)}."] if steps else []),
        *([f"The skills are {cosine:.3f} alike (cosine of importance)."] if cosine else []),
    ]


def _related(facts: MoveFacts) -> str:
    if facts.related is None:
        return facts.why.get("related", "")
    tier, index = facts.related.tier, facts.related.index
    return f"O*NET lists the destination as related: {tier}, number {index} of the list."


def _marked(facts: MoveFacts) -> list[str]:
    count = len(facts.suppressed)
    if not count:
        return []
    values = "1 value" if count == 1 else f"{count} values"
    return [f"O*NET recommends caution with {values} used here."]
