"""The credentials of the sample, what they prove, and what the sample's firms say of them.

Written by the actions with which firms sign, so that who recognizes what is counted as it always
is. Firms are places in the list of manufacturers, days are counted back from the sample's day.
"""

import datetime as dt
from dataclasses import dataclass
from decimal import Decimal

from accounts.models import Membership
from careerpaths.actions.credentials import lead_on, prove
from careerpaths.actions.frameworks import add_lines
from careerpaths.actions.recognition import sign
from careerpaths.actions.standings import recount
from careerpaths.models import Credential, CredentialOccupation, Framework
from careerpaths.rules.frameworks import Line
from config.sample.parties import CAREER_CENTER, COLLEGE, MANUFACTURERS

SCHOOL = "Susquehanna Apprentice School"
FRAMEWORK = "Machining and maintenance, as members say"
MACHINING, MAINTENANCE = "Machining", "Maintenance"
COMPETENCIES = [
    Line("Reads a drawing with tolerances", "M1", MACHINING),
    Line("Measures with micrometer, height gauge and bore gauge", "M2", MACHINING),
    Line("Sets tool and work offsets", "M3", MACHINING),
    Line("Proves out a program at the machine", "M4", MACHINING),
    Line("Edits a CNC program", "M5", MACHINING),
    Line("Chooses speeds and feeds for a material", "M6", MACHINING),
    Line("Welds to a written procedure", "M7", MACHINING),
    Line("Locks out a machine before work", "I1", MAINTENANCE),
    Line("Finds a fault in a control circuit", "I2", MAINTENANCE),
    Line("Reads and edits a PLC program", "I3", MAINTENANCE),
    Line("Aligns shafts and replaces bearings", "I4", MAINTENANCE),
    Line("Plans a preventive round", "I5", MAINTENANCE),
]


@dataclass(frozen=True)
class SampleCredential:
    """A credential: what it counts for, what it proves at which level, and what comes next."""

    name: str
    kind: str
    issuer: str
    cost: str
    description: str
    occupations: tuple[str, ...]
    proves: tuple[str, ...]
    level: int = 3
    renewal_months: int | None = None
    renewal: str = ""
    leads_to: tuple[str, ...] = ()


ONE, TWO = "Machining Level I certificate", "Machining Level II certificate"
CONTROLS, WELDING = "Industrial controls certificate", "Welder qualification"
JOURNEYMAN, SAFETY = "Machinist apprenticeship certificate", "Plant safety badge"
CREDENTIALS = [
    SampleCredential(ONE, "Certificate", COLLEGE, "95.00",
                     "Two parts made to a drawing, and a written test.",
                     ("51-9161", "51-4041"), ("M1", "M2", "M3"), leads_to=(TWO, JOURNEYMAN)),
    SampleCredential(TWO, "Certificate", COLLEGE, "140.00",
                     "A part set up and proved out alone.",
                     ("51-9161", "51-9162"), ("M3", "M4", "M5", "M6"), leads_to=(JOURNEYMAN,)),
    SampleCredential(CONTROLS, "Certificate", COLLEGE, "120.00",
                     "Ten faults found in a panel, in writing and by hand.",
                     ("49-9041", "17-3024"), ("I1", "I2", "I3")),
    SampleCredential(WELDING, "Certification", CAREER_CENTER, "310.00",
                     "Test pieces that are bent and broken.", ("51-4121",), ("M1", "M7"),
                     renewal_months=6, renewal="The employer confirms that the work went on."),
    SampleCredential(JOURNEYMAN, "ApprenticeshipCertificate", SCHOOL, "0.00",
                     "Four years of work and classes.", ("51-4041",),
                     ("M1", "M2", "M3", "M4", "M6"), level=4),
    SampleCredential(SAFETY, "OpenBadge", CAREER_CENTER, "25.00",
                     "Half a day at a plant, with a test.",
                     ("51-2092", "51-4031", "49-9071"), ("I1",), level=2,
                     renewal_months=24, renewal="A refresher of two hours.",
                     leads_to=(ONE, CONTROLS)),
]  # fmt: skip


@dataclass(frozen=True)
class SampleWord:
    """What a firm says of a credential, since how many days."""

    credential: str
    firm: int
    strength: str
    days: int
    counted: bool = True
    interviews: bool = False
    hourly_more: str = ""


# A firm's later word on a credential ends its earlier one.
WORDS = [
    SampleWord(ONE, 1, "aware", 420), SampleWord(ONE, 1, "requires", 190),
    SampleWord(ONE, 8, "prefers", 240, hourly_more="1.25"),
    SampleWord(ONE, 6, "prefers", 210, interviews=True), SampleWord(ONE, 10, "aware", 200),
    SampleWord(ONE, 11, "prefers", 150), SampleWord(ONE, 0, "prefers", 180, counted=False),
    SampleWord(CONTROLS, 0, "prefers", 170, interviews=True),
    SampleWord(CONTROLS, 1, "prefers", 160), SampleWord(CONTROLS, 7, "prefers", 120),
    SampleWord(WELDING, 7, "prefers", 110), SampleWord(WELDING, 11, "prefers", 95),
    SampleWord(SAFETY, 8, "prefers", 90),
]  # fmt: skip


def write_credentials(region, partnership):
    """Write the credentials, with the occupations they count for and what they lead to."""
    board = partnership.board
    for said in CREDENTIALS:
        credential = Credential.objects.create(
            board=board, name=said.name, kind=said.kind, cost=Decimal(said.cost),
            issuer=region.organizations[said.issuer], description=said.description,
            renewal_months=said.renewal_months, renewal=said.renewal,
        )  # fmt: skip
        region.credentials[said.name] = credential
        for soc in said.occupations:
            CredentialOccupation.objects.create(board=board, credential=credential, soc=soc)
    for said in CREDENTIALS:
        for name in said.leads_to:
            lead_on(region.credentials[said.name], to=region.credentials[name])
    write_framework(region, partnership)


def write_framework(region, partnership):
    """Write the partnership's framework, and which of its competencies credentials prove."""
    framework = Framework.objects.create(
        board=partnership.board, partnership=partnership, name=FRAMEWORK,
        source=f"Members of {partnership}",
    )  # fmt: skip
    add_lines(framework, COMPETENCIES)
    for said in CREDENTIALS:
        proved = framework.competencies.filter(code__in=said.proves)
        prove(region.credentials[said.name], proved, level=said.level)


def write_recognitions(region):
    """Have approvers of the firms sign, day by day, and count what stands on the sample's day."""
    said = {}
    for word in sorted(WORDS, key=lambda word: -word.days):
        organization = region.organizations[MANUFACTURERS[word.firm].name]
        on = region.day - dt.timedelta(days=word.days)
        about = word.credential, word.firm
        said[about] = sign(
            credential=region.credentials[word.credential], organization=organization, on=on,
            by=approver_of(organization), known=said.get(about), strength=word.strength, since=on,
            interviews=word.interviews, pays_more=bool(word.hourly_more),
            hourly_more=Decimal(word.hourly_more) if word.hourly_more else None,
            may_count=word.counted,
        )  # fmt: skip
    recount(region.boards["lancaster"], region.day)


def approver_of(organization):
    return Membership.objects.filter(organization=organization, role="approver").first().user
