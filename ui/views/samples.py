"""Fictional content of the gallery."""

from decimal import Decimal
from types import SimpleNamespace

from ui import parts
from ui.charts.bars import Bar, Bars
from ui.charts.price_curve import PriceCurve
from ui.charts.scatter import Point, Quadrants
from ui.charts.slope import Line, Slope
from ui.tables import Column, Group, Table, hidden, not_reported, not_yet, shown

FEW = hidden("fewer than 3 employers")
BELOW = hidden(", so that the line below cannot be worked out")
HERE = "#main"


def item(label, icon="", count=0, current=False, within=False):
    return SimpleNamespace(
        label=label, url=HERE, icon=icon, count=count, current=current, within=within
    )


NAVIGATION = SimpleNamespace(
    kind="staff",
    items=[
        item("Today", "sun", 5),
        item("Partnerships", "handshake", within=True),
        item("Employers", "factory"),
        item("Needs", "clipboard-list"),
        item("Classes", "graduation-cap", current=True),
        item("Reports", "chart-column"),
    ],
    more=[item("Advanced Manufacturing"), item("Health Care")],
    party="Conestoga Valley Workforce Board",
    person="Dana Whitlock",
    role="Convener, Conestoga Valley",
    help="Your contact: Dana Whitlock, 717-555-0142, answers within 1 working day.",
    home_url="/",
)

EMPLOYERS = ["Cocalico Motion Controls", "Keyline Hydraulics", "Octorara Plastics", "Pequea"]

STATES = Table(
    "A number that is not there",
    [
        Column("job", "Critical job"),
        Column("employers", "Employers", numeric=True),
        Column("growth", "New jobs", numeric=True),
        Column("replacement", "Replacement", numeric=True),
        Column("wage", "Wage", unit="an hour", numeric=True, style="money"),
    ],
    [
        Group("Production"),
        {
            "job": shown("CNC tool operators", HERE, "operators and setters"),
            "employers": shown(9),
            "growth": shown(34, HERE),
            "replacement": shown(1041),
            "wage": shown(Decimal("24.10")),
        },
        {
            "job": shown("Welders", HERE),
            "employers": shown(6),
            "growth": shown(0),
            "replacement": shown(26),
            "wage": not_reported(),
        },
        Group("Maintenance"),
        {
            "job": shown("First-line supervisors", HERE),
            "employers": shown(8),
            "growth": BELOW,
            "replacement": BELOW,
            "wage": not_yet("expected February 2027"),
        },
        {
            "job": shown("Mechatronics technicians", HERE),
            "employers": shown("fewer than 3"),
            "growth": FEW,
            "replacement": FEW,
            "wage": FEW,
        },
    ],
    note="Hidden figures exist and count in the totals.",
    footer={
        "job": "All four jobs",
        "employers": shown(11),
        "growth": shown(101),
        "replacement": shown(1171),
        "wage": "",
    },
)

BARS = Bars(
    finding="Most openings replace people: 171 of 272",
    what="Openings expected from June 2026 to June 2028, by critical job",
    summary="Replacement is the larger part of each of the four jobs that may be shown.",
    source="Spring 2026 round, closed June 12, 2026.",
    subject="Critical job",
    names=("New jobs (growth)", "Replacing people who leave"),
    unit="openings",
    bars=[
        Bar("CNC tool operators", "9 employers", shown(34), shown(41), shown(75)),
        Bar("Machinists", "10 employers", shown(21), shown(48), shown(69)),
        Bar("Welders", "6 employers", shown(15), shown(26), shown(41)),
        Bar("Assemblers", "5 employers", shown(0), shown(0), shown(0)),
        Bar("First-line supervisors", "8 employers", BELOW, BELOW, BELOW),
        Bar("Mechatronics technicians", "fewer than 3 employers", FEW, FEW, FEW),
    ],
)

CURVE = PriceCurve(
    finding="Three more seats make it run and save you $266.67 a seat",
    what="Price per seat by number of seats pledged, after the grant share of $3,600.00",
    summary="The price falls from $2,020.00 at 6 seats to $1,020.00 at 16.",
    prices={
        seats: Decimal(9600 + 420 * seats).quantize(Decimal("0.01")) / seats
        for seats in range(6, 17)
    },
    pledged=9,
    minimum=12,
    alone=Decimal("4820.00"),
)

SLOPE = Slope(
    finding="Pay rose in the CNC and controls classes; the drawing class may show no change",
    what="Median hourly wage of trainees with both wages known. 36 people in three classes.",
    summary="Two classes rise faster than the county; one rises about as fast.",
    source="Employers' records, July 2025 to June 2026, as of November 27, 2026.",
    moments=("Before", "12 months after"),
    under=("day before first session", "bar: 95% interval"),
    trend=Line("county trend +3.4%", shown(Decimal("23.40")), shown(Decimal("24.20"))),
    lines=[
        Line("Controls", shown(Decimal("26.40")), shown(Decimal("29.10")), 28, 30),
        Line("Drawings", shown(Decimal("22.80")), shown(Decimal("23.90")), 22, 25, tone="ctx"),
        Line("CNC setup", shown(Decimal("21.30")), shown(Decimal("23.60")), 23, 24),
        Line("Welding", FEW, FEW),
    ],
)

QUADRANTS = Quadrants(
    finding="Five issues are both important and feasible; three have a champion",
    what="Average of 10 of 11 employers\u2019 votes, 1 low to 5 high. Filled: has a champion.",
    summary="Five of nine issues lie in the corner of what is important and feasible.",
    points=[
        Point(number, name, Decimal(important), Decimal(feasible), agree, who)
        for number, name, important, feasible, agree, who in [
            (1, "Line mechanics", "4.72", "3.9", "Yes", "Marlow Dairy"),
            (7, "Untrained supervisors", "4.3", "4.2", "Yes", "Red Barn Foods"),
            (2, "New hires leave early", "4.45", "3.5", "Yes", ""),
            (3, "Food safety refreshers", "3.4", "4.6", "Mixed", ""),
            (4, "English for the line", "3.86", "4", "Mixed", "Hollinger Poultry"),
            (8, "Shared forklift tests", "2.3", "4.45", "Mixed", ""),
            (9, "Career days at schools", "2.75", "3.6", "Yes", ""),
            (5, "Rides to second shift", "4.1", "1.9", "Split", ""),
            (6, "Child care before 6 am", "3.7", "1.7", "Split", ""),
        ]
    ],
)

PARTS = {
    "empty": "",
    "tabs": [
        parts.Tab("Overview", HERE, current=True),
        *[parts.Tab(name, HERE) for name in ("Members", "Meetings", "Priorities", "Needs")],
        parts.Tab("Documents", HERE, count=2),
    ],
    "todo": [
        parts.WorkItem(
            "Send the minutes of Friday's Health Care meeting",
            HERE,
            "Draft is ready: 3 decisions, 5 actions.",
            "Due today",
            overdue=True,
            action="Review, send",
            primary=True,
            icon="file-text",
        ),
        parts.WorkItem(
            "Four of 12 manufacturers have not begun the autumn round",
            HERE,
            "Harnish, Millport, Chickies, Donegal. Reminded Nov 23; call now.",
            "Closes Fri, Dec 4",
            action="Call list",
            icon="clipboard-list",
        ),
    ],
    "tasks": [
        parts.TaskRow(
            "Answer the autumn round",
            HERE,
            "2 of 4 jobs done. About 8 minutes.",
            "By Fri, Dec 4",
            tone="warn",
        ),
        parts.TaskRow("Attest two meetings as match", HERE, "5.5 hours, $231.00"),
        parts.TaskRow("Rate the controls class", HERE, state="completed"),
        parts.TaskRow("Confirm your seats", hint="After the round closes.", state="later"),
    ],
    "threads": [
        parts.Thread(
            "CNC setup, 3 people",
            "You told us on June 12: \u201cSecond shift cannot set up a job without help.\u201d",
            parts.Tag("3 seats short", "warn"),
            [
                parts.ThreadStep("July", "Pooled with four other employers: 9 seats."),
                parts.ThreadStep(
                    "By Dec 11",
                    "Your seat costs $1,486.67 now, $1,220.00 at 12 seats.",
                    "next",
                    "The class runs if 3 more seats are pledged.",
                    "See the class",
                    HERE,
                ),
            ],
        ),
        parts.Thread(
            "Child care for second shift",
            "You told us on June 12, severity 4 of 5.",
            parts.Tag("Not taken up"),
            [
                parts.ThreadStep(
                    "July 8",
                    "Important, but not feasible within a year.",
                    "ended",
                    "It comes back to the ballot in May 2027.",
                )
            ],
        ),
    ],
    "stages": [
        parts.Stage("Explore", "Jan 2025", "done"),
        parts.Stage("Form", "Mar 2025", "done"),
        parts.Stage("Launch", "May 2025", "done"),
        parts.Stage("Act", "Jun 2025", "done"),
        parts.Stage("Deliver", "since Feb 2026", "current"),
        parts.Stage("Sustain"),
        parts.Stage("Renew"),
    ],
    "strip": [
        parts.Figure("Finished a shared class", "49", "of 54 who started"),
        parts.Figure("Earned a credential", "33", "of 38 who could"),
        parts.Figure("Cost per person who finished", "$3,172", "grant and employers together"),
    ],
    "prices": [
        parts.Figure("Your price now", "$1,486.67", "a seat, if 9 came. Does not run yet"),
        parts.Figure("With 3 more seats", "$1,220.00", "a seat. The class runs", "accent"),
        parts.Figure("Alone", "$4,820.00", "a seat, for your 3 only", "quiet"),
    ],
    "check": [
        parts.Seat("Several employers of one industry", "12, three with fewer than 50 people"),
        parts.Seat("Labor representative", "Machinists Lodge 1088"),
        parts.Seat("Adult education or literacy", "Empty since the October move", met=False),
    ],
    "jobs": ["CNC tool operators", "Machinists", "Welders", "Industrial mechanics"],
    "work": [
        parts.WorkStep("Read 54 enrolments and 151 wage records", "done", "3 seconds"),
        parts.WorkStep("Check which figures may be shown", "running", "since 10:42:20"),
        parts.WorkStep("Publish, in one step"),
    ],
    "states": STATES,
    "bars": BARS,
    "curve": CURVE,
    "slope": SLOPE,
    "quadrants": QUADRANTS,
    "hidden": FEW,
    "price": Decimal("1486.67"),
}
