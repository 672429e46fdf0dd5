"""What each seat and role at the table is, asks for and costs in time; and the letter.

Sources: the roles of a sector partnership (Next Generation Sector Partnerships, WIOA sec. 3(26)).
"""

from dataclasses import dataclass

LETTER = """\
We join the partnership as a member, without a membership fee.

We send a person who can speak for us to its meetings, and a substitute when she cannot come.

We say honestly which people and skills we will need, as far as we know it. What we answer is seen \
by our own people and the convener; others see totals of several employers.

We help with at least one of the priorities the employers choose, and say so when we no longer can.

We talk about people, skills and training. We do not talk about prices, customers, bids, or the \
wages and hiring plans of a single firm.

We may leave at any time by telling the convener."""


@dataclass(frozen=True)
class Charter:
    """A seat or role: who sits there, what she does, what it costs in time."""

    key: str
    name: str
    who: str
    does: tuple[str, ...]
    time: str


CHARTERS = [
    Charter(
        "chair", "Chair", "A leader of a member employer, chosen by the employers.",
        ("Opens and leads the meetings; the convener prepares them.",
         "Asks other leaders in person to come.",
         "Speaks for the partnership in public."),
        "About 4 hours a month, for one year or two.",
    ),
    Charter(
        "co_chair", "Co-chair", "A leader of a member organization.",
        ("Leads when the chair is away.", "Is ready to follow as chair if from an employer."),
        "About 2 hours a month.",
    ),
    Charter(
        "champion", "Champion of a priority", "Somebody of a member employer.",
        ("Answers for one priority before the other members.",
         "Leads its task force and says at each meeting how the 60-day goal stands."),
        "About 3 hours a month while the priority is active.",
    ),
    Charter(
        "employer", "Employer member", "A firm of the industry in the region, of any size.",
        ("Says which people and skills it will need.",
         "Has one vote on what the partnership takes up.",
         "Takes actions, and sends people to classes if it wants to."),
        "Six meetings of 90 minutes a year, and some minutes for each round of questions.",
    ),
    Charter(
        "convener", "Convener", "Neutral staff of the workforce board or another intermediary.",
        ("Prepares meetings, writes minutes and follows up on actions.",
         "Keeps what a firm says from the others.", "Has no vote."),
        "A day or two a week.",
    ),
    Charter(
        "coordinator", "Coordinator", "A person or organization that runs the daily work.",
        ("Keeps dates, lists and actions in order for the convener.",),
        "Half a day a week.",
    ),
    Charter(
        "provider", "Training provider", "A college, school or other provider that teaches adults.",
        ("Listens to the needs; speaks when the employers ask.",
         "Offers classes that fit what several firms need."),
        "Six meetings a year, and the classes it offers.",
    ),
    Charter(
        "labor", "Labor representative",
        "A union, a labor council or another body that speaks for workers.",
        ("Brings in what workers see: barriers, safety, wages of the jobs trained for.",
         "Comments on priorities; has no vote."),
        "Six meetings of 90 minutes a year.",
    ),
    Charter(
        "school", "School", "A school, career center or adult education.",
        ("Shows young people the jobs, with visits and placements.",
         "Fits courses to the skills the jobs ask for."),
        "Four to six meetings a year.",
    ),
    Charter(
        "association", "Trade association", "An association of the industry.",
        ("Brings the invitation to its members.", "Carries results to other regions."),
        "Two to four meetings a year.",
    ),
    Charter(
        "funder", "Funder", "A foundation, agency or firm that pays for a part of the work.",
        ("Says early what it may pay for and what it must see.", "Has no vote."),
        "Two meetings a year.",
    ),
    Charter(
        "agency", "Public agency", "Economic development, human services or another agency.",
        ("Helps with its own programs.", "Asks firms nothing that another agency has asked."),
        "Two to four meetings a year.",
    ),
    Charter(
        "support", "Support partner", "A community organization or anybody else who helps.",
        ("Removes barriers to work, such as getting there or child care.",),
        "Two to four meetings a year.",
    ),
    Charter(
        "fiscal_agent", "Fiscal agent", "The organization that holds the partnership's money.",
        ("Receives grants, pays bills and reports to those who gave them.",),
        "A few hours a month.",
    ),
    Charter(
        "evaluator", "Evaluator", "Somebody outside who looks at results.",
        ("Compares what was reached with where it began, and says so openly.",),
        "As agreed, usually once a year.",
    ),
]  # fmt: skip
BY_KEY = {charter.key: charter for charter in CHARTERS}


def charters_of(seat: str, role: str) -> list[Charter]:
    """Return the charters of a member: of its office if it holds one, and of its seat."""
    return [BY_KEY[key] for key in (role, seat) if key in BY_KEY]
