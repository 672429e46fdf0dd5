"""Factories of official data, small enough for a test: two occupations, one area, one release."""

from decimal import Decimal

import factory
from factory.django import DjangoModelFactory

from careerpaths import models
from tests.factories import (
    START,
    CompetencyFactory,
    CountyFactory,
    CredentialFactory,
    OrganizationFactory,
    OwnedFactory,
    UserFactory,
    of,
)


class DataReleaseFactory(DjangoModelFactory):
    class Meta:
        model = models.DataRelease
        django_get_or_create = ("source", "name")

    source = models.DataRelease.Source.ONET
    name = "29.3"


class OccupationFactory(DjangoModelFactory):
    class Meta:
        model = models.Occupation

    release = factory.SubFactory(DataReleaseFactory, source="soc", name="2018")
    soc = "51-4041"
    title = "Machinists"
    definition = "Set up and operate machine tools."


class OnetOccupationFactory(DjangoModelFactory):
    class Meta:
        model = models.OnetOccupation

    release = factory.SubFactory(DataReleaseFactory)
    code = "51-4041.00"
    soc = factory.LazyAttribute(lambda occupation: occupation.code[:7])
    title = "Machinists"
    description = "Set up and operate machine tools."
    job_zone = 3


class ElementFactory(DjangoModelFactory):
    class Meta:
        model = models.Element
        django_get_or_create = ("release", "element_id")

    release = factory.SubFactory(DataReleaseFactory)
    element_id = "2.A.1.a"
    name = "Reading Comprehension"


class RatingFactory(DjangoModelFactory):
    class Meta:
        model = models.Rating

    occupation = factory.SubFactory(OnetOccupationFactory)
    element = factory.SubFactory(
        ElementFactory, release=factory.SelfAttribute("..occupation.release")
    )
    importance = Decimal("3.50")
    level = Decimal("4.00")


class AreaFactory(DjangoModelFactory):
    class Meta:
        model = models.Area
        django_get_or_create = ("kind", "code")

    kind = models.Area.Kind.METRO
    code = "29540"
    name = "Lancaster, PA"


class BoardAreaFactory(OwnedFactory):
    class Meta:
        model = models.BoardArea

    area = factory.SubFactory(AreaFactory)


class WageFactory(DjangoModelFactory):
    class Meta:
        model = models.Wage

    release = factory.SubFactory(DataReleaseFactory, source="oews", name="May 2025")
    area = factory.SubFactory(AreaFactory)
    soc = "51-4041"
    title = "Machinists"
    employment = 1200
    annual_median = Decimal("54000")
    hourly_median = Decimal("25.96")


class FrameworkFactory(OwnedFactory):
    class Meta:
        model = models.Framework

    name = factory.Sequence(lambda n: f"Framework {n}")


class CredentialOccupationFactory(OwnedFactory):
    class Meta:
        model = models.CredentialOccupation

    credential = factory.SubFactory(CredentialFactory)
    board = of("credential")
    soc = "51-4041"


class CredentialCompetencyFactory(OwnedFactory):
    class Meta:
        model = models.CredentialCompetency

    credential = factory.SubFactory(CredentialFactory)
    board = of("credential")
    competency = factory.SubFactory(CompetencyFactory, board=factory.SelfAttribute("..board"))
    level = 3


class RecognitionFactory(OwnedFactory):
    class Meta:
        model = models.Recognition

    credential = factory.SubFactory(CredentialFactory)
    board = of("credential")
    organization = factory.SubFactory(OrganizationFactory)
    strength = models.Recognition.Strength.PREFERS
    since = START
    signed_by = factory.SubFactory(UserFactory)
    may_count = True


class PriorityOccupationFactory(OwnedFactory):
    class Meta:
        model = models.PriorityOccupation

    program_year = 2026
    soc = "51-4041"
    source = "High-priority occupations of the state"


class LivingWageFactory(OwnedFactory):
    class Meta:
        model = models.LivingWage

    county = factory.SubFactory(CountyFactory)
    year = 2026
    household = "1 adult, 1 child"
    hourly = Decimal("38.41")
    source = "Living Wage Calculator"
