"""Test data. A child takes its parent's board; board-owned rows are written behind the wall."""

import datetime as dt
from decimal import Decimal

import factory
from django.utils import timezone
from factory.django import DjangoModelFactory

from accounts import models as accounts
from accounts.tenancy import tenant
from careerpaths import models as careerpaths
from employers import models as employers
from jobs import models as jobs
from outcomes import models as outcomes
from partnerships import models as partnerships
from training import models as training

START = dt.date(2025, 1, 1)


class CountyFactory(DjangoModelFactory):
    class Meta:
        model = accounts.County
        django_get_or_create = ["fips"]

    fips = "42071"
    name = "Lancaster"
    state = "PA"


class BoardFactory(DjangoModelFactory):
    class Meta:
        model = accounts.Board

    name = factory.Sequence(lambda n: f"Board {n}")
    slug = factory.Sequence(lambda n: f"board-{n}")
    phone = "717-555-0100"


class OrganizationFactory(DjangoModelFactory):
    class Meta:
        model = accounts.Organization

    class Params:
        provider = factory.Trait(kinds=["provider"])
        labor = factory.Trait(kinds=["labor"])

    name = factory.Sequence(lambda n: f"Organization {n}")
    kinds = ["employer"]


class UserFactory(DjangoModelFactory):
    class Meta:
        model = accounts.User

    email = factory.Sequence(lambda n: f"person{n}@example.org")
    name = factory.Sequence(lambda n: f"Person {n}")


class MembershipFactory(DjangoModelFactory):
    """Of a board unless an organization is given."""

    class Meta:
        model = accounts.Membership

    class Params:
        of_organization = factory.Trait(
            board=None, organization=factory.SubFactory(OrganizationFactory), role="approver"
        )

    user = factory.SubFactory(UserFactory)
    board = factory.SubFactory(BoardFactory)
    role = "convener"
    starts_on = START


class OwnedFactory(DjangoModelFactory):
    """A row behind the wall: written, and only written, as its board's staff would."""

    class Meta:
        abstract = True

    board = factory.SubFactory(BoardFactory)

    @classmethod
    def _create(cls, model_class, *args, **kwargs):
        with tenant([kwargs["board"]]):
            return super()._create(model_class, *args, **kwargs)


def of(parent):
    """Return a declaration: the board of the row's parent."""
    return factory.SelfAttribute(f"{parent}.board")


class LookFactory(OwnedFactory):
    class Meta:
        model = accounts.Look

    organization = factory.SubFactory(OrganizationFactory)
    user = factory.SubFactory(UserFactory)
    kind = "answers"
    about = "Autumn round"
    request_id = factory.Faker("uuid4")
    looked_at = factory.LazyFunction(timezone.now)


class JobFactory(DjangoModelFactory):
    class Meta:
        model = jobs.Job

    board = factory.SubFactory(BoardFactory)
    task = "tests.nothing"
    title = "Something long"
    key = factory.Sequence(lambda n: f"key-{n}")
    queued_at = factory.LazyFunction(timezone.now)


class FileFactory(OwnedFactory):
    class Meta:
        model = jobs.File

    name = "roster.csv"
    content_type = "text/csv"
    content = b""
    sha256 = "0" * 64
    size = 0
    made_at = factory.LazyFunction(timezone.now)


class MailFactory(DjangoModelFactory):
    class Meta:
        model = jobs.Mail

    recipient = factory.Sequence(lambda n: f"recipient{n}@example.org")
    template = "reminder"
    about = "round:1"
    occasion = "2025-01-01"
    subject = "A round waits for you"
    body = "It closes on Friday."
    queued_at = factory.LazyFunction(timezone.now)


class EmployerFactory(OwnedFactory):
    class Meta:
        model = employers.Employer

    organization = factory.SubFactory(OrganizationFactory)
    employees = 120
    naics = "332710"


class SiteFactory(OwnedFactory):
    class Meta:
        model = employers.Site

    employer = factory.SubFactory(EmployerFactory)
    board = of("employer")
    name = "Main plant"
    city = "Lancaster"
    county = factory.SubFactory(CountyFactory)


class ContactFactory(OwnedFactory):
    class Meta:
        model = employers.Contact

    employer = factory.SubFactory(EmployerFactory)
    board = of("employer")
    name = factory.Sequence(lambda n: f"Contact {n}")


class PartnershipFactory(OwnedFactory):
    class Meta:
        model = partnerships.Partnership

    name = factory.Sequence(lambda n: f"Partnership {n}")
    slug = factory.Sequence(lambda n: f"partnership-{n}")
    cluster = "Advanced manufacturing"


class AssignmentFactory(OwnedFactory):
    class Meta:
        model = partnerships.ConvenerAssignment

    partnership = factory.SubFactory(PartnershipFactory)
    board = of("partnership")
    user = factory.SubFactory(UserFactory)
    assigned_on = START


class MemberFactory(OwnedFactory):
    class Meta:
        model = partnerships.Member

    partnership = factory.SubFactory(PartnershipFactory)
    board = of("partnership")
    organization = factory.SubFactory(OrganizationFactory)
    seat = "employer"
    status = "active"
    joined_on = START


class GrantFactory(OwnedFactory):
    class Meta:
        model = partnerships.Grant

    partnership = factory.SubFactory(PartnershipFactory)
    board = of("partnership")
    name = "Industry partnership grant"
    source = "State"
    amount = Decimal("100000.00")
    match_percent = Decimal("25.00")
    starts_on = START
    ends_on = dt.date(2026, 12, 31)


class MatchFactory(OwnedFactory):
    class Meta:
        model = partnerships.Match

    grant = factory.SubFactory(GrantFactory)
    board = of("grant")
    organization = factory.SubFactory(OrganizationFactory)
    kind = "cash"
    amount = Decimal("5000.00")
    given_on = START


class CompetencyFactory(OwnedFactory):
    class Meta:
        model = careerpaths.Competency

    name = factory.Sequence(lambda n: f"Competency {n}")


class CriticalJobFactory(OwnedFactory):
    class Meta:
        model = careerpaths.CriticalJob

    partnership = factory.SubFactory(PartnershipFactory)
    board = of("partnership")
    title = factory.Sequence(lambda n: f"Machinists {n}")
    soc = "51-4041"


class CredentialFactory(OwnedFactory):
    class Meta:
        model = careerpaths.Credential

    name = factory.Sequence(lambda n: f"Credential {n}")
    kind = "Certificate"


class ProviderFactory(OwnedFactory):
    class Meta:
        model = training.Provider

    organization = factory.SubFactory(OrganizationFactory, provider=True)


class ProgramFactory(OwnedFactory):
    class Meta:
        model = training.Program

    provider = factory.SubFactory(ProviderFactory)
    board = of("provider")
    name = factory.Sequence(lambda n: f"Program {n}")


class ProgramCompetencyFactory(OwnedFactory):
    class Meta:
        model = training.ProgramCompetency

    program = factory.SubFactory(ProgramFactory)
    board = of("program")
    competency = factory.SubFactory(CompetencyFactory, board=factory.SelfAttribute("..board"))
    taught = 2


class DemandRoundFactory(OwnedFactory):
    class Meta:
        model = training.DemandRound

    class Params:
        closed = factory.Trait(state="closed", closed_at=dt.datetime(2025, 4, 1, tzinfo=dt.UTC))

    partnership = factory.SubFactory(PartnershipFactory)
    board = of("partnership")
    name = factory.Sequence(lambda n: f"Round {n}")
    opens_on = dt.date(2025, 3, 1)
    closes_on = dt.date(2025, 4, 1)
    period_starts_on = dt.date(2025, 4, 1)
    state = "open"


class RoundJobFactory(OwnedFactory):
    class Meta:
        model = training.RoundJob

    round = factory.SubFactory(DemandRoundFactory)
    board = of("round")
    job = factory.SubFactory(
        CriticalJobFactory,
        partnership=factory.SelfAttribute("..round.partnership"),
    )
    position = factory.Sequence(int)


class AnswerFactory(OwnedFactory):
    class Meta:
        model = training.Answer

    class Params:
        sent = factory.Trait(state="sent", sent_at=dt.datetime(2025, 3, 10, tzinfo=dt.UTC))

    round = factory.SubFactory(DemandRoundFactory)
    board = of("round")
    organization = factory.SubFactory(OrganizationFactory)
    started_at = dt.datetime(2025, 3, 9, tzinfo=dt.UTC)
    saved_at = dt.datetime(2025, 3, 9, tzinfo=dt.UTC)


class JobAnswerFactory(OwnedFactory):
    class Meta:
        model = training.JobAnswer

    answer = factory.SubFactory(AnswerFactory)
    board = of("answer")
    organization = factory.SelfAttribute("answer.organization")
    job = factory.SubFactory(
        CriticalJobFactory,
        partnership=factory.SelfAttribute("..answer.round.partnership"),
    )
    employed = 20
    growth = 2
    retiring = 1
    leaving = 1
    promoted = 0
    is_sent = factory.LazyAttribute(lambda row: row.answer.state != "draft")


class NeedFactory(OwnedFactory):
    class Meta:
        model = training.Need

    answer = factory.SubFactory(AnswerFactory)
    board = of("answer")
    organization = factory.SelfAttribute("answer.organization")
    competency = factory.SubFactory(CompetencyFactory, board=factory.SelfAttribute("..board"))
    people = 3
    needed_by = dt.date(2025, 9, 30)
    level_now = 1
    level_target = 3
    is_sent = factory.LazyAttribute(lambda row: row.answer.state != "draft")


class ReleaseFactory(OwnedFactory):
    class Meta:
        model = training.Release

    round = factory.SubFactory(DemandRoundFactory, closed=True)
    board = of("round")
    made_at = dt.datetime(2025, 4, 1, tzinfo=dt.UTC)
    content = factory.LazyFunction(dict)


class PoolFactory(OwnedFactory):
    class Meta:
        model = training.Pool

    partnership = factory.SubFactory(PartnershipFactory)
    board = of("partnership")
    competency = factory.SubFactory(CompetencyFactory, board=factory.SelfAttribute("..board"))
    name = factory.Sequence(lambda n: f"Pool {n}")
    level_target = 3
    needed_by = dt.date(2025, 9, 30)
    made_on = dt.date(2025, 4, 10)


class PoolNeedFactory(OwnedFactory):
    class Meta:
        model = training.PoolNeed

    pool = factory.SubFactory(PoolFactory)
    board = of("pool")
    need = factory.SubFactory(
        NeedFactory,
        answer__round__partnership=factory.SelfAttribute("....pool.partnership"),
    )
    organization = factory.SelfAttribute("need.organization")


class CohortFactory(OwnedFactory):
    class Meta:
        model = training.Cohort

    partnership = factory.SubFactory(PartnershipFactory)
    board = of("partnership")
    program = factory.SubFactory(ProgramFactory, provider__board=factory.SelfAttribute("...board"))
    name = factory.Sequence(lambda n: f"Class {n}")
    min_seats = 12
    max_seats = 16
    fixed_cost = Decimal("13200.00")
    seat_cost = Decimal("420.00")
    grant_share = Decimal("3600.00")
    decision_on = dt.date(2025, 5, 1)
    starts_on = dt.date(2025, 5, 15)
    ends_on = dt.date(2025, 7, 15)


class SeatPledgeFactory(OwnedFactory):
    class Meta:
        model = training.SeatPledge

    cohort = factory.SubFactory(CohortFactory)
    board = of("cohort")
    organization = factory.SubFactory(OrganizationFactory)
    seats = 3
    pledged_by = factory.SubFactory(UserFactory)
    pledged_at = dt.datetime(2025, 4, 20, tzinfo=dt.UTC)


class EnrolmentFactory(OwnedFactory):
    class Meta:
        model = training.Enrolment

    class Params:
        completed = factory.Trait(state="completed", ended_on=dt.date(2025, 7, 15))

    cohort = factory.SubFactory(CohortFactory)
    board = of("cohort")
    organization = factory.SubFactory(OrganizationFactory)
    person_code = factory.Sequence(lambda n: f"P-{n}")
    kind = "incumbent"
    enrolled_on = dt.date(2025, 5, 15)


class ReportRunFactory(OwnedFactory):
    class Meta:
        model = outcomes.ReportRun

    partnership = factory.SubFactory(PartnershipFactory)
    board = of("partnership")
    period_starts_on = dt.date(2025, 4, 1)
    period_ends_on = dt.date(2025, 6, 30)
    as_of = dt.date(2025, 7, 20)
    content = factory.LazyFunction(dict)
    made_at = dt.datetime(2025, 7, 20, tzinfo=dt.UTC)
