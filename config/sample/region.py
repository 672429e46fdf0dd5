"""Write the sample's parties: boards and their people, organizations, partnerships and seats."""

import datetime as dt
from dataclasses import dataclass, field

from allauth.account.models import EmailAddress

from accounts.models import Board, County, Membership, Organization, User
from careerpaths.models import Competency, Credential, CriticalJob, DataRelease
from config.sample import parties
from config.sample.credentials import write_credentials
from config.sample.demand import JOBS, NEEDS
from employers.models import Contact, Employer, Industry, Site
from partnerships.models import ConvenerAssignment, Member, Neighbour, Partnership
from training.models import Program, Provider

NAICS_RELEASE, SOC_RELEASE = "2022", "2018"
TWO_YEARS = dt.timedelta(days=760)


@dataclass
class Region:
    """What was written, by name, for those who write the next part."""

    day: dt.date
    boards: dict[str, Board] = field(default_factory=dict)
    organizations: dict[str, Organization] = field(default_factory=dict)
    people: dict[str, User] = field(default_factory=dict)
    partnerships: dict[str, Partnership] = field(default_factory=dict)
    jobs: dict[str, CriticalJob] = field(default_factory=dict)
    competencies: dict[str, Competency] = field(default_factory=dict)
    credentials: dict[str, Credential] = field(default_factory=dict)
    programs: dict[str, Program] = field(default_factory=dict)

    @property
    def began_on(self):
        return self.day - TWO_YEARS

    def organization(self, name, kind):
        """Return the organization of this name, made when it is first named."""
        if name not in self.organizations:
            self.organizations[name] = Organization.objects.create(name=name, kinds=[kind])
        return self.organizations[name]


def write_boards(day):
    """Write counties, industries, occupations and the two boards."""
    region = Region(day)
    for fips, name in parties.COUNTIES.items():
        County.objects.get_or_create(fips=fips, defaults={"name": name, "state": "PA"})
    for code, title in parties.INDUSTRIES.items():
        Industry.objects.get_or_create(code=code, release=NAICS_RELEASE, defaults={"title": title})
    soc, _ = DataRelease.objects.get_or_create(source=DataRelease.Source.SOC, name=SOC_RELEASE)
    for job in JOBS:
        soc.occupations.get_or_create(soc=job.soc, defaults={"title": job.soc_title})
    for slug, (name, counties, phone) in parties.BOARDS.items():
        board = Board.objects.create(
            name=name, slug=slug, phone=phone, help_hours="weekdays 8 to 5", is_sample=True,
            antitrust_notice=parties.ANTITRUST_NOTICE,
        )  # fmt: skip
        board.counties.set(counties)
        region.boards[slug] = board
    return region


def write_parties(region):
    """Write people and what the boards know of firms, providers and partners."""
    for person in parties.STAFF:
        add_person(region, person, board=region.boards[person.party], is_guest=person.guest)
    lancaster, berks = region.boards["lancaster"], region.boards["berks"]
    for firm in [*parties.MANUFACTURERS, *parties.HOSPITALS]:
        add_firm(region, lancaster, firm)
    for firm in parties.BERKS_FIRMS:
        add_firm(region, berks, firm)
    add_firm(region, lancaster, parties.BERKS_FIRMS[0])  # in both boards, as a guest here
    for name, (kind, _) in parties.PARTNERS.items():
        region.organization(name, kind)
    for course in parties.COURSES:
        add_course(region, lancaster, course)
    add_course(region, berks, parties.COURSES[0])
    for person in [*parties.FIRM_PEOPLE, *parties.PARTNER_PEOPLE]:
        add_person(region, person, organization=region.organizations[person.party])


def add_person(region, person, **party):
    if person.email not in region.people:
        user = User(email=person.email, name=person.name)
        user.set_unusable_password()
        user.save()
        EmailAddress.objects.create(user=user, email=user.email, verified=True, primary=True)
        region.people[person.email] = user
    user = region.people[person.email]
    Membership.objects.create(user=user, role=person.role, starts_on=region.began_on, **party)


def add_firm(region, board, firm):
    organization = region.organization(firm.name, "employer")
    employer = Employer.objects.create(
        board=board, organization=organization, naics=firm.naics, county_id=firm.county,
        employees=firm.employees, has_union=firm.has_union,
        last_heard_on=region.day - dt.timedelta(days=3 + len(firm.name) % 40),
    )  # fmt: skip
    Site.objects.create(
        board=board, employer=employer, name="Main plant", city=firm.city, county_id=firm.county
    )
    for person in parties.FIRM_PEOPLE:
        if person.party == firm.name:
            Contact.objects.create(
                board=board, employer=employer, name=person.name, email=person.email,
                is_main=person.role == "approver",
            )  # fmt: skip


def add_course(region, board, course):
    organization = region.organization(course.provider, "provider")
    provider, _ = Provider.objects.get_or_create(
        board=board, organization=organization, defaults={"city": "Lancaster", "state": "PA"}
    )
    program = Program.objects.create(
        board=board, provider=provider, name=course.name, cip=course.cip, hours=course.hours,
        occupations=course.occupations, tuition=course.tuition, delivery="in_person",
        credential_name=course.credential,
    )  # fmt: skip
    region.programs.setdefault(course.name, program)


def write_partnerships(region):
    """Write the three partnerships of Lancaster, their seats, jobs and words."""
    manufacturing = add_partnership(
        region, "Advanced Manufacturing", "deliver", "current",
        ["326", "331", "332", "333", "335"],
        "machinists and setup, maintenance mechanics, first-line supervisors",
    )  # fmt: skip
    health = add_partnership(
        region, "Health Care", "form", "forthcoming", ["622", "623"],
        "nursing assistants, and child care for night shifts",
    )  # fmt: skip
    regional = add_partnership(
        region, "Industrial Maintenance, Two Counties", "act", "current", ["33"],
        "mechanics for plants on both sides of the county line", is_regional=True,
    )  # fmt: skip
    lancaster, berks = region.boards["lancaster"], region.boards["berks"]
    Neighbour.objects.create(board=lancaster, partnership=regional, neighbour=berks)
    for firm in parties.MANUFACTURERS:
        add_seat(region, manufacturing, firm.name, "employer", role=firm.role)
    add_others(region, manufacturing)
    for firm in parties.HOSPITALS:
        add_seat(region, health, firm.name, "employer", status="prospect")
    for firm in [*parties.MANUFACTURERS[:3], parties.BERKS_FIRMS[0]]:
        add_seat(region, regional, firm.name, "employer", role=firm.role)
    assign(region, "leah.moyer@berks.example", regional)
    write_vocabulary(region, manufacturing)


def add_partnership(region, name, stage, status, naics, works_on, is_regional=False):
    """Add a partnership that Dana Whitlock convenes and is assigned to."""
    dana = region.people["dana.whitlock@lancaster.example"]
    partnership = Partnership.objects.create(
        board=region.boards["lancaster"], name=name,
        slug=name.lower().replace(",", "").replace(" ", "-"), cluster=name, stage=stage,
        public_status=status, naics_prefixes=naics, works_on=works_on, is_regional=is_regional,
        county_fips=["42071", "42011"] if is_regional else ["42071", "42075"],
        convener=dana, started_on=region.began_on,
    )  # fmt: skip
    region.partnerships[name] = partnership
    assign(region, dana.email, partnership)
    return partnership


def assign(region, email, partnership):
    ConvenerAssignment.objects.create(
        board=partnership.board, partnership=partnership, user=region.people[email],
        assigned_by=region.people["miriam.stoltz@lancaster.example"], assigned_on=region.began_on,
    )  # fmt: skip


def add_seat(region, partnership, name, seat, role="member", status="active"):
    Member.objects.create(
        board=partnership.board, partnership=partnership, organization=region.organizations[name],
        seat=seat, role=role, status=status,
        joined_on=region.began_on if status == "active" else None,
    )  # fmt: skip


def add_others(region, partnership):
    for provider in dict.fromkeys(course.provider for course in parties.COURSES):
        add_seat(region, partnership, provider, "provider")
    for name, (_, seat) in parties.PARTNERS.items():
        add_seat(region, partnership, name, seat)


def write_vocabulary(region, partnership):
    """Write the critical jobs, competencies and credentials the members speak of."""
    board = partnership.board
    for position, job in enumerate(JOBS):
        region.jobs[job.title] = CriticalJob.objects.create(
            board=board, partnership=partnership, title=job.title, soc=job.soc, position=position
        )
    for need in NEEDS:
        region.competencies[need.competency] = Competency.objects.create(
            board=board, name=need.competency, category="Technical"
        )
    write_credentials(region, partnership)
