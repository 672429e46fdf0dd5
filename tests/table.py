"""Test data of what happens at a partnership's table and at the employers' one door."""

import datetime as dt

import factory
from django.utils import timezone

from employers import models as employers
from partnerships import models as partnerships
from tests.factories import (
    EmployerFactory,
    MemberFactory,
    OrganizationFactory,
    OwnedFactory,
    PartnershipFactory,
    UserFactory,
    of,
)

DAY = dt.date(2025, 6, 10)
NOON = dt.datetime(2025, 6, 10, 16, tzinfo=dt.UTC)


class OfPartnershipFactory(OwnedFactory):
    class Meta:
        abstract = True

    partnership = factory.SubFactory(PartnershipFactory)
    board = of("partnership")


class InviteFactory(OwnedFactory):
    class Meta:
        model = partnerships.Invite

    member = factory.SubFactory(MemberFactory, status="invited", joined_on=None)
    board = of("member")
    name = factory.Sequence(lambda n: f"Invited {n}")
    email = factory.Sequence(lambda n: f"invited{n}@example.org")
    sent_at = factory.LazyFunction(timezone.now)
    expires_on = factory.LazyFunction(lambda: timezone.localdate() + dt.timedelta(days=30))


class PublicNoteFactory(OfPartnershipFactory):
    class Meta:
        model = partnerships.PublicNote

    class Params:
        challenge = factory.Trait(
            kind="challenge", category="transport", severity=4, text="No bus at 5 am.",
            organization_name="", email="",
        )  # fmt: skip

    kind = "join"
    organization_name = "Red Barn Foods"
    person = "Paul Okafor"
    email = "paul@example.org"
    received_at = factory.LazyFunction(timezone.now)


class MeetingFactory(OfPartnershipFactory):
    class Meta:
        model = partnerships.Meeting

    class Params:
        closed = factory.Trait(state="closed", closed_at=NOON + dt.timedelta(hours=2))

    name = factory.Sequence(lambda n: f"Meeting {n}")
    starts_at = NOON
    ends_at = factory.LazyAttribute(lambda row: row.starts_at + dt.timedelta(hours=1.5))
    place = "Pequea Castings, room 2"


class AgendaItemFactory(OwnedFactory):
    class Meta:
        model = partnerships.AgendaItem

    meeting = factory.SubFactory(MeetingFactory)
    board = of("meeting")
    position = factory.Sequence(int)
    name = factory.Sequence(lambda n: f"Item {n}")


class AttendanceFactory(OwnedFactory):
    class Meta:
        model = partnerships.Attendance

    meeting = factory.SubFactory(MeetingFactory)
    board = of("meeting")
    organization = factory.SubFactory(OrganizationFactory)
    person = factory.Sequence(lambda n: f"Guest {n}")
    hours = "1.50"


class DecisionFactory(OwnedFactory):
    class Meta:
        model = partnerships.Decision

    meeting = factory.SubFactory(MeetingFactory)
    board = of("meeting")
    text = factory.Sequence(lambda n: f"We do thing {n}.")
    decided_on = DAY


class MinutesFileFactory(OwnedFactory):
    class Meta:
        model = partnerships.MinutesFile

    meeting = factory.SubFactory(MeetingFactory, closed=True)
    board = of("meeting")
    content = factory.LazyFunction(dict)
    pdf = b"%PDF-"
    made_at = NOON


class IssueFactory(OfPartnershipFactory):
    class Meta:
        model = partnerships.Issue

    name = factory.Sequence(lambda n: f"Issue {n}")
    named_on = DAY


class BallotFactory(OfPartnershipFactory):
    class Meta:
        model = partnerships.Ballot

    class Params:
        closed = factory.Trait(state="closed", closed_at=NOON, voters=0, entitled=0)

    question = factory.Sequence(lambda n: f"What comes first, {n}?")
    opened_at = NOON


class BallotItemFactory(OwnedFactory):
    class Meta:
        model = partnerships.BallotItem

    ballot = factory.SubFactory(BallotFactory)
    board = of("ballot")
    issue = factory.SubFactory(
        IssueFactory, partnership=factory.SelfAttribute("..ballot.partnership")
    )
    position = factory.Sequence(int)


class VoteFactory(OwnedFactory):
    class Meta:
        model = partnerships.Vote

    ballot = factory.SubFactory(BallotFactory)
    board = of("ballot")
    organization = factory.SubFactory(OrganizationFactory)
    cast_by = factory.SubFactory(UserFactory)
    cast_at = NOON


class MarkFactory(OwnedFactory):
    class Meta:
        model = partnerships.Mark

    item = factory.SubFactory(BallotItemFactory)
    board = of("item")
    organization = factory.SubFactory(OrganizationFactory)
    importance = 4
    feasibility = 3


class PriorityFactory(OfPartnershipFactory):
    class Meta:
        model = partnerships.Priority

    class Params:
        ended = factory.Trait(state="closed", place=None, ended_on=DAY, reason="Done with it.")

    name = factory.Sequence(lambda n: f"Priority {n}")
    champion = factory.SubFactory(MemberFactory, partnership=factory.SelfAttribute("..partnership"))
    place = 1
    adopted_on = DAY


class GoalFactory(OwnedFactory):
    class Meta:
        model = partnerships.Goal

    priority = factory.SubFactory(PriorityFactory)
    board = of("priority")
    text = factory.Sequence(lambda n: f"Goal {n}")
    due_on = DAY


class StrategyFactory(OwnedFactory):
    class Meta:
        model = partnerships.Strategy

    priority = factory.SubFactory(PriorityFactory)
    board = of("priority")
    name = factory.Sequence(lambda n: f"Strategy {n}")


class TaskForceFactory(OfPartnershipFactory):
    class Meta:
        model = partnerships.TaskForce

    name = factory.Sequence(lambda n: f"Task force {n}")


class ActionItemFactory(OfPartnershipFactory):
    class Meta:
        model = partnerships.ActionItem

    class Params:
        done = factory.Trait(state="done", done_on=DAY)

    origin = "a phone call"
    text = factory.Sequence(lambda n: f"Do thing {n}")
    organization = factory.SubFactory(OrganizationFactory)
    person = "Tess Moyer"
    due_on = DAY


class ChallengeFactory(OfPartnershipFactory):
    class Meta:
        model = partnerships.Challenge

    category = "transport"
    name = factory.Sequence(lambda n: f"Challenge {n}")
    severity = 4
    side = "employer"
    named_on = DAY


class VoiceFactory(OwnedFactory):
    class Meta:
        model = partnerships.Voice

    challenge = factory.SubFactory(ChallengeFactory)
    board = of("challenge")
    organization = factory.SubFactory(OrganizationFactory)
    side = "employer"
    said_on = DAY


class RemedyFactory(OwnedFactory):
    class Meta:
        model = partnerships.Remedy

    challenge = factory.SubFactory(ChallengeFactory)
    board = of("challenge")
    text = "A van at 5 am"
    person = "Dana Whitlock"


class SubscriptionFactory(OfPartnershipFactory):
    class Meta:
        model = partnerships.Subscription

    user = factory.SubFactory(UserFactory)
    told_until = NOON


class OfEmployerFactory(OwnedFactory):
    class Meta:
        abstract = True

    employer = factory.SubFactory(EmployerFactory)
    board = of("employer")
    organization = factory.SelfAttribute("employer.organization")


class ServiceEventFactory(OfEmployerFactory):
    class Meta:
        model = employers.ServiceEvent

    category = "training"
    happened_on = DAY
    agency = "Board A"
    about = "Looked for a class"


class HelpRequestFactory(OfEmployerFactory):
    class Meta:
        model = employers.HelpRequest

    category = "recruitment"
    text = "We need two setup people."
    asked_by = factory.SubFactory(UserFactory)
    asked_at = factory.LazyFunction(timezone.now)


class QuestionFactory(OwnedFactory):
    class Meta:
        model = employers.Question

    organization = factory.SubFactory(OrganizationFactory)
    topic = "hiring"
    asked_on = DAY
    agency = "Board A"
