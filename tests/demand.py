"""Test data of rounds and answers beyond the plain ones in tests/factories."""

import datetime as dt

import factory

from tests.factories import (
    AnswerFactory,
    CompetencyFactory,
    CredentialFactory,
    CriticalJobFactory,
    DemandRoundFactory,
    OrganizationFactory,
    OwnedFactory,
    PartnershipFactory,
    ReleaseFactory,
    RoundJobFactory,
    of,
)
from training import models as training

NOON = dt.datetime(2025, 3, 10, 16, tzinfo=dt.UTC)


class RoundMoveFactory(OwnedFactory):
    class Meta:
        model = training.RoundMove

    round = factory.SubFactory(DemandRoundFactory)
    board = of("round")
    kind = "opened"
    closes_on = factory.SelfAttribute("round.closes_on")
    moved_at = NOON


class RoundCompetencyFactory(OwnedFactory):
    class Meta:
        model = training.RoundCompetency

    round_job = factory.SubFactory(RoundJobFactory)
    board = of("round_job")
    competency = factory.SubFactory(CompetencyFactory, board=factory.SelfAttribute("..board"))
    position = factory.Sequence(int)


class RoundCredentialFactory(OwnedFactory):
    class Meta:
        model = training.RoundCredential

    round_job = factory.SubFactory(RoundJobFactory)
    board = of("round_job")
    credential = factory.SubFactory(CredentialFactory, board=factory.SelfAttribute("..board"))
    position = factory.Sequence(int)


class SectionFactory(OwnedFactory):
    class Meta:
        abstract = True

    answer = factory.SubFactory(AnswerFactory)
    board = of("answer")
    organization = factory.SelfAttribute("answer.organization")
    is_sent = factory.LazyAttribute(lambda row: row.answer.state != "draft")


class CompanyAnswerFactory(SectionFactory):
    class Meta:
        model = training.CompanyAnswer

    employees = 120
    naics = "332710"


class VoiceAnswerFactory(SectionFactory):
    class Meta:
        model = training.VoiceAnswer


class AnswerLinkFactory(OwnedFactory):
    class Meta:
        model = training.AnswerLink

    round = factory.SubFactory(DemandRoundFactory)
    board = of("round")
    organization = factory.SubFactory(OrganizationFactory)
    name = "Con Tact"
    email = factory.Sequence(lambda n: f"contact{n}@example.org")
    may_send = True
    sent_at = NOON


class ReleaseSourceFactory(OwnedFactory):
    class Meta:
        model = training.ReleaseSource

    release = factory.SubFactory(ReleaseFactory)
    board = of("release")
    answer = factory.SubFactory(
        AnswerFactory, sent=True, round=factory.SelfAttribute("..release.round")
    )
    organization = factory.SelfAttribute("answer.organization")


class KeptApartFactory(OwnedFactory):
    class Meta:
        model = training.KeptApart

    organization = factory.SubFactory(OrganizationFactory)
    other = factory.SubFactory(OrganizationFactory)


class ExpertNoteFactory(OwnedFactory):
    class Meta:
        model = training.ExpertNote

    partnership = factory.SubFactory(PartnershipFactory)
    board = of("partnership")
    kind = "association"
    who = "Machine builders' association"
    said_on = NOON.date()
    text = "Every new cell comes with a robot."


class TalentSourceFactory(OwnedFactory):
    class Meta:
        model = training.TalentSource

    job = factory.SubFactory(CriticalJobFactory)
    board = of("job")
    partnership = factory.SelfAttribute("job.partnership")
    name = factory.Sequence(lambda n: f"Precision machining, course {n}")
    year = 2025
    completers = 20
