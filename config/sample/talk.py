"""What the sample's table spoke of: issues, meetings, priorities, actions and challenges.

Days are counted from the day of the sample, minus for the past; firms are places in the list of
manufacturers. All is fixed.
"""

from dataclasses import dataclass

# Who speaks for each manufacturer, in the order of the firms.
SPEAKERS = [
    "Grace Okafor", "Renée Alvarado", "Mark Stauffer", "Ines Costa", "Ben Rohrer", "Carol Esh",
    "Sam Harnish", "Luis Ortega", "Arlen Weidman", "Dale Groff", "Walt Zook", "Paula Reiff",
]  # fmt: skip


@dataclass(frozen=True)
class SampleMeeting:
    """A meeting: kind, day, hours, which firms came, what was noted and decided."""

    kind: str
    name: str
    on: int
    minutes: int
    came: tuple[int, ...]
    notes: str
    decisions: tuple[str, ...]


LAUNCH, LAST = 0, 3
MEETINGS = [
    SampleMeeting("launch", "Launch meeting", -748, 180, (0, 1, 2, 4, 5, 6, 8, 10),
                  "Interviews with 12 firms name the same three jobs.",
                  ("We take up machinists, maintenance mechanics and first-line supervisors.",)),
    SampleMeeting("annual", "Annual meeting", -383, 120, (0, 1, 2, 3, 5, 6, 8, 9, 10),
                  "The first class runs, with 14 people of five firms.",
                  ("We keep all three priorities.", "Results are shown once a year.")),
    SampleMeeting("regular", "Summer plant visit", -122, 90, (0, 2, 3, 4, 5, 6, 7, 10, 11),
                  "We saw how Pequea Castings trains its shift leads.",
                  ("Firms share their checklists for new shift leads.",)),
    SampleMeeting("regular", "Task forces report", -52, 90, (0, 1, 3, 4, 5, 6, 7, 9, 10),
                  "The CNC class is short of seats; six firms named the need.",
                  ("The autumn round asks about maintenance first.",
                   "The college quotes a second controls class.")),
]  # fmt: skip
NEXT_MEETING = SampleMeeting("regular", "Winter meeting", 18, 90, (), "", ())


@dataclass(frozen=True)
class SampleIssue:
    """An issue with what most firms marked: how important, how feasible; and how far apart."""

    name: str
    statement: str
    important: int
    feasible: int
    apart: int = 1


ISSUES = [
    SampleIssue("Machinists and setup", "Setup waits for two or three people in each shop.", 5, 4),
    SampleIssue("Maintenance mechanics", "Controls changed; mechanics were not trained.", 5, 4),
    SampleIssue("First-line supervisors", "Good machinists lead shifts unprepared.", 4, 4),
    SampleIssue("Rides to second shift", "No bus goes to the plants after 6 pm.", 4, 2, apart=2),
    SampleIssue("Child care before 6 am", "No center opens before the first shift.", 3, 2, apart=2),
    SampleIssue("Career days at schools", "Students do not know what the plants make.", 3, 4),
]
PUT_ASIDE = {"Child care before 6 am": "Important, but not feasible for us within a year."}
ABSENT_VOTER = 9  # the one firm of twelve that did not vote


def mark(base, apart, place, number):
    """Return what firm number `place` marks: most as the base says, some by `apart` off it."""
    turn = (place + number) % (5 if apart == 1 else 3)
    return min(5, max(1, base + {0: apart, 2: -apart}.get(turn, 0)))


@dataclass(frozen=True)
class SamplePriority:
    """A priority by its issue, the firm that champions it, and who works in its task force."""

    issue: str
    champion: int
    impact: str
    workers: tuple[int, ...]
    cadence: str = "Every three weeks"


PRIORITIES = [
    SamplePriority("Machinists and setup", 6, "Each shift can set up its own jobs.", (1, 6, 8, 10)),
    SamplePriority("Maintenance mechanics", 0, "A fault is found in an hour, not in a shift.",
                   (0, 4, 5, 7)),
    SamplePriority("First-line supervisors", 8, "A new lead is prepared before the first shift.",
                   (1, 2, 8)),
]  # fmt: skip
MACHINISTS, MECHANICS, LEADS = (priority.issue for priority in PRIORITIES)


@dataclass(frozen=True)
class SampleGoal:
    """A 60-day goal with the meeting that heard of it; `marked`: when it was hit or missed."""

    priority: str
    meeting: int
    text: str
    due: int
    state: str = "next"
    marked: int | None = None
    note: str = ""


GOALS = [
    SampleGoal(MACHINISTS, 1, "Find a provider for a CNC class", -390, "hit", -391,
               "Conestoga Community College."),
    SampleGoal(MECHANICS, 1, "Fill the first controls class", -400, "hit", -398,
               "14 seats of five firms."),
    SampleGoal(LEADS, 1, "Ask five firms how they choose shift leads", -390, "missed", -388,
               "Three answered."),
    SampleGoal(MACHINISTS, 2, "Name the drawings a setter must read", -130, "hit", -131,
               "Twelve drawings."),
    SampleGoal(MECHANICS, 2, "Agree on the faults a mechanic must find", -128, "hit", -127,
               "Ten faults."),
    SampleGoal(LEADS, 2, "Visit a plant that trains its leads", -123, "hit", -123,
               "Pequea Castings showed us."),
    SampleGoal(MACHINISTS, 3, "Ask who needs setup training", -56, "hit", -57,
               "Five firms named 14 people."),
    SampleGoal(MACHINISTS, 3, "Fill the next CNC class", 20),
    SampleGoal(MECHANICS, 3, "Get two quotes for a second controls class", -58, "missed", -56,
               "One quote came in."),
    SampleGoal(MECHANICS, 3, "Have the second controls class quoted", 55),
    SampleGoal(LEADS, 3, "Agree on what a shift lead must know", -70, "hit", -67,
               "A list of nine points."),
]  # fmt: skip


@dataclass(frozen=True)
class SampleAction:
    """What somebody does by a day: for a firm (its place) or the board (None); state, evidence."""

    priority: str
    text: str
    firm: int | None
    due: int
    meeting: int
    evidence: str = ""


ACTIONS = [
    SampleAction(MACHINISTS, "List the machines each shop sets up", 6, -150, 1,
                 "A list of 41 machines."),
    SampleAction(MACHINISTS, "Visit the college's CNC lab", 8, -110, 2, "Nine people went."),
    SampleAction(MACHINISTS, "Agree on the hours of the CNC class", 10, -40, 3,
                 "Tuesdays and Thursdays."),
    SampleAction(MACHINISTS, "Ask six more firms for seats in the CNC class", None, 9, 3),
    SampleAction(MACHINISTS, "Offer a machine for practice on Saturdays", 2, 26, 3),
    SampleAction(MECHANICS, "List the ten faults that stop a line most", 0, -90, 2,
                 "Seven of them are controls."),
    SampleAction(MECHANICS, "Ask the union what its journeymen can teach", None, -35, 3,
                 "Two offered evenings."),
    SampleAction(MECHANICS, "Get a quote for the second controls class", None, 12, 3),
    SampleAction(MECHANICS, "Lend a PLC trainer to the college", 5, 33, 3),
    SampleAction(LEADS, "Collect the checklists for new shift leads", None, -60, 2,
                 "Five checklists."),
    SampleAction(LEADS, "Share the checklist for new shift leads", 1, -6, 3),
    SampleAction(LEADS, "Find two instructors for shift leads", None, -12, 3),
]  # fmt: skip
DOING = {"Get a quote for the second controls class"}


@dataclass(frozen=True)
class SampleChallenge:
    """A challenge with the firms that share it, the first of which named it."""

    category: str
    name: str
    text: str
    severity: int
    firms: tuple[int, ...]
    soc: str = ""


CHALLENGES = [
    SampleChallenge("transport", "Rides to second shift",
                    "People without a car cannot take the second shift.", 4, (7, 3, 9, 11)),
    SampleChallenge("retention", "New hires leave within 90 days",
                    "Half of those who leave do so in their first months.", 4, (4, 5, 3),
                    "51-9161"),
    SampleChallenge("supervision", "Shift leads learn on their own",
                    "Nobody shows them how to plan a shift.", 3, (8, 1), "51-1011"),
    SampleChallenge("safety", "Forklift refreshers cost a day",
                    "Each shop tests its few drivers alone.", 2, (10,)),
]  # fmt: skip
OF_WORKERS = SampleChallenge(
    "child_care", "Child care before 6 am", "No center opens before the first shift.", 5, ()
)
