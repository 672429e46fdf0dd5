"""Who is in the sample: boards, staff, firms, providers and partners. All fictional."""

from dataclasses import dataclass

# Counties by FIPS code, and the sample's boards by slug with the counties they serve.
COUNTIES = {"42071": "Lancaster", "42011": "Berks", "42075": "Lebanon"}
BOARDS = {
    "lancaster": ("Lancaster County Workforce Board", ["42071", "42075"], "717-555-0142"),
    "berks": ("Berks County Workforce Board", ["42011"], "610-555-0117"),
}
ANTITRUST_NOTICE = (
    "These figures are combined and past. Members do not exchange prices, customers, or future "
    "wages by firm. This page is not legal advice."
)


@dataclass(frozen=True)
class Person:
    """Somebody who signs in: `party` is a board's slug or an organization's name."""

    name: str
    email: str
    role: str
    party: str
    guest: bool = False


STAFF = [
    Person("Dana Whitlock", "dana.whitlock@lancaster.example", "convener", "lancaster"),
    Person("Miriam Stoltz", "miriam.stoltz@lancaster.example", "director", "lancaster"),
    Person("Joel Brandt", "joel.brandt@lancaster.example", "clerk", "lancaster"),
    Person("Ana Pereira", "ana.pereira@lancaster.example", "reviewer", "lancaster"),
    Person("Curtis Hahn", "curtis.hahn@berks.example", "director", "berks"),
    Person("Leah Moyer", "leah.moyer@berks.example", "convener", "berks"),
    Person("Leah Moyer", "leah.moyer@berks.example", "convener", "lancaster", guest=True),
]


@dataclass(frozen=True)
class Firm:
    """A firm: industry by NAICS 2022 code, people employed, and where it works."""

    name: str
    naics: str
    employees: int
    city: str
    county: str = "42071"
    role: str = "member"
    has_union: bool = False


MANUFACTURERS = [
    Firm("Cocalico Motion Controls", "335314", 301, "Ephrata", role="champion"),
    Firm("Keyline Hydraulics", "333995", 214, "Lititz"),
    Firm("Saltlick Valve & Fitting", "332911", 190, "Manheim", has_union=True),
    Firm("Octorara Plastics", "326199", 168, "Christiana"),
    Firm("Roseline Packaging Machinery", "333993", 143, "Lancaster"),
    Firm("Pequea Castings", "331511", 132, "Willow Street", role="co_chair", has_union=True),
    Firm("Harnish Precision Machining", "332710", 86, "New Holland", role="champion"),
    Firm("Millport Steel Fabricators", "332312", 74, "Leola"),
    Firm("Weidman Gear Works", "333612", 58, "Denver", role="chair"),
    Firm("Chickies Forge", "332111", 44, "Mount Joy"),
    Firm("Fenner & Zook Tool and Die", "333514", 31, "Columbia"),
    Firm("Donegal Sheet Metal", "332322", 27, "Elizabethtown"),
]
BERKS_FIRMS = [
    Firm("Tulpehocken Drive Systems", "333613", 162, "Bernville", "42011", role="chair"),
    Firm("Maiden Creek Castings", "331511", 118, "Leesport", "42011"),
    Firm("Oley Valve Works", "332911", 64, "Oley", "42011"),
]
HOSPITALS = [
    Firm("Conoy Regional Hospital", "622110", 940, "Lancaster"),
    Firm("Furnace Hills Senior Living", "623311", 210, "Lititz"),
    Firm("Little Chiques Clinic", "621111", 46, "Mount Joy"),
]
INDUSTRIES = {
    "326199": "All Other Plastics Product Manufacturing",
    "331511": "Iron Foundries",
    "332111": "Iron and Steel Forging",
    "332312": "Fabricated Structural Metal Manufacturing",
    "332322": "Sheet Metal Work Manufacturing",
    "332710": "Machine Shops",
    "332911": "Industrial Valve Manufacturing",
    "333514": "Special Die and Tool, Die Set, Jig, and Fixture Manufacturing",
    "333612": "Speed Changer, Industrial High-Speed Drive, and Gear Manufacturing",
    "333613": "Mechanical Power Transmission Equipment Manufacturing",
    "333993": "Packaging Machinery Manufacturing",
    "333995": "Fluid Power Cylinder and Actuator Manufacturing",
    "335314": "Relay and Industrial Control Manufacturing",
    "621111": "Offices of Physicians (except Mental Health Specialists)",
    "622110": "General Medical and Surgical Hospitals",
    "623311": "Continuing Care Retirement Communities",
}
FIRM_PEOPLE = [
    Person("Renée Alvarado", "r.alvarado@keyline.example", "approver", "Keyline Hydraulics"),
    Person(
        "Renée Alvarado", "r.alvarado@keyline.example", "approver", "Fenner & Zook Tool and Die"
    ),
    Person("Tom Beiler", "t.beiler@keyline.example", "editor", "Keyline Hydraulics"),
    Person("Arlen Weidman", "arlen@weidman.example", "approver", "Weidman Gear Works"),
    Person("Grace Okafor", "g.okafor@cocalico.example", "approver", "Cocalico Motion Controls"),
    Person("Sam Harnish", "sam@harnish.example", "approver", "Harnish Precision Machining"),
    Person("Paula Reiff", "p.reiff@donegal.example", "approver", "Donegal Sheet Metal"),
    Person("Luis Ortega", "l.ortega@millport.example", "approver", "Millport Steel Fabricators"),
    Person("Beth Haas", "b.haas@tulpehocken.example", "approver", "Tulpehocken Drive Systems"),
]

COLLEGE = "Conestoga Community College"
CAREER_CENTER = "Welsh Mountain Career and Technology Center"
UNION = "Machinists Lodge 1088"
SCHOOL = "Cedar Run High School"
PARTNERS = {UNION: ("labor", "labor"), SCHOOL: ("school", "school")}  # kind and seat
PARTNER_PEOPLE = [
    Person("Nora Lindqvist", "n.lindqvist@conestoga.example", "representative", COLLEGE),
    Person("Ed Sauder", "e.sauder@lodge1088.example", "representative", UNION),
    Person("Joy Martin", "j.martin@cedarrun.example", "representative", SCHOOL),
]


@dataclass(frozen=True)
class Course:
    """A program of a provider: CIP 2020 code, O*NET-SOC codes, hours, tuition in dollars."""

    provider: str
    name: str
    cip: str
    occupations: list[str]
    hours: int
    tuition: str
    credential: str = ""


COURSES = [
    Course(COLLEGE, "CNC Setup and Operation", "48.0510", ["51-9161.00", "51-4041.00"], 60,
           "1450.00", "Machining Level I certificate"),
    Course(COLLEGE, "Industrial Controls and PLCs", "15.0404", ["49-9041.00", "17-3024.00"], 72,
           "1690.00", "Industrial controls certificate"),
    Course(CAREER_CENTER, "Machining II", "48.0501", ["51-4041.00", "51-9161.00"], 90, "1280.00"),
    Course(CAREER_CENTER, "Welding to Procedure", "48.0508", ["51-4121.00"], 80, "1320.00"),
    Course("Red Rose Technical Institute", "Mechatronics Fundamentals", "15.0403",
           ["17-3024.00"], 120, "2350.00"),
    Course("Susquehanna Apprentice School", "First-Line Leadership", "52.0213", ["51-1011.00"],
           32, "640.00"),
]  # fmt: skip
