"""Training providers as a board knows them, and the programs they offer."""

import pghistory
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q
from django.urls import reverse

from accounts.models import Engaged, Owned, User
from careerpaths.models import Competency


class ProviderQuerySet(models.QuerySet):
    def with_counts(self):
        """Annotate `program_count`: programs offered now."""
        offered = Q(programs__is_active=True)
        return self.annotate(program_count=models.Count("programs", filter=offered))

    def matching(self, text):
        return self.filter(organization__name__icontains=text) if text else self

    def for_list(self):
        return self.select_related("organization").order_by("organization__name", "pk")


class Provider(Engaged):
    """An organization that trains, as one board knows it."""

    source_id = models.CharField("number on the state's list", max_length=40, blank=True)
    institution_type = models.CharField(max_length=120, blank=True)
    city = models.CharField(max_length=100, blank=True)
    state = models.CharField(max_length=2, blank=True)
    is_active = models.BooleanField("active", default=True)

    objects = ProviderQuerySet.as_manager()

    class Meta(Engaged.Meta):
        constraints = [
            models.UniqueConstraint(
                fields=["board", "organization"],
                name="provider_once_a_board",
                violation_error_message="This organization is a provider of the board already.",
            ),
            models.UniqueConstraint(
                fields=["board", "source_id"],
                condition=~Q(source_id=""),
                name="provider_source_id_once_a_board",
            ),
        ]

    def __str__(self):
        return self.organization.name

    def get_absolute_url(self):
        return reverse("training:provider", args=[self.board.slug, self.pk])


class ProgramQuerySet(models.QuerySet):
    def active(self):
        return self.filter(is_active=True)

    def matching(self, text):
        return self.filter(name__icontains=text) if text else self

    def named(self, text):
        """Return programs of which the name, or the provider's name, holds the text."""
        named = Q(name__icontains=text) | Q(provider__organization__name__icontains=text)
        return self.filter(named) if text else self

    def for_list(self):
        return self.select_related("provider__organization").order_by("name", "pk")


@pghistory.track()
class Program(Owned):
    """A course of study a provider offers; most come from a state's eligible-provider list."""

    class Delivery(models.TextChoices):
        IN_PERSON = "in_person", "in person"
        ONLINE = "online"
        HYBRID = "hybrid", "partly online"
        UNKNOWN = "", "not reported"

    provider = models.ForeignKey(Provider, models.CASCADE, related_name="programs")
    name = models.CharField(max_length=250)
    source_id = models.CharField("number on the state's list", max_length=40, blank=True)
    cip = models.CharField("CIP code", max_length=7, blank=True, help_text="Such as 48.0501.")
    occupations = ArrayField(
        models.CharField(max_length=10), default=list, blank=True,
        verbose_name="O*NET-SOC codes", help_text="Such as 51-4041.00.",
    )  # fmt: skip
    description = models.TextField(blank=True)
    credential_name = models.CharField("credential", max_length=300, blank=True)
    hours = models.PositiveIntegerField("contact hours", null=True, blank=True)
    weeks = models.PositiveIntegerField(null=True, blank=True)
    delivery = models.CharField(
        max_length=10, choices=Delivery.choices, blank=True, default=Delivery.UNKNOWN
    )
    tuition = models.DecimalField(
        "tuition and fees", max_digits=10, decimal_places=2, null=True, blank=True
    )
    supplies = models.DecimalField(
        "books and supplies", max_digits=10, decimal_places=2, null=True, blank=True
    )
    url = models.CharField("web page", max_length=500, blank=True)
    is_active = models.BooleanField("offered now", default=True)

    objects = ProgramQuerySet.as_manager()

    class Meta:
        ordering = ["name", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["board", "source_id"],
                condition=~Q(source_id=""),
                name="program_source_id_once_a_board",
            ),
            models.CheckConstraint(
                condition=Q(cip="") | Q(cip__regex=r"^\d{2}\.\d{4}$"),
                name="program_cip_is_a_code",
                violation_error_message="A CIP code looks like 48.0501.",
            ),
            models.CheckConstraint(
                condition=(Q(tuition=None) | Q(tuition__gte=0))
                & (Q(supplies=None) | Q(supplies__gte=0)),
                name="program_prices_not_negative",
                violation_error_message="A price is $0 or more.",
            ),
        ]

    def __str__(self):
        return self.name

    def get_absolute_url(self):
        return reverse("training:program", args=[self.board.slug, self.pk])


class ProgramOccupation(Owned):
    """Whether staff say that a program leads to an occupation, and what proposed it.

    The crosswalk of content and the state's list only propose; without a row nobody has said.
    """

    class Source(models.TextChoices):
        CROSSWALK = "crosswalk", "the CIP to SOC crosswalk"
        LIST = "list", "the state's list"
        STAFF = "staff", "staff of the board"
        EMPLOYER = "employer", "an employer"

    program = models.ForeignKey(Program, models.CASCADE, related_name="program_occupations")
    soc = models.CharField("SOC code", max_length=7)
    source = models.CharField(max_length=9, choices=Source.choices)
    leads = models.BooleanField("leads there")
    decided_by = models.ForeignKey(User, models.PROTECT, related_name="+")
    decided_on = models.DateField()

    class Meta:
        ordering = ["soc", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["board", "program", "soc"],
                name="occupation_once_a_program",
                violation_error_message="The program names this occupation already.",
            ),
            models.CheckConstraint(
                condition=Q(soc__regex=r"^\d{2}-\d{4}$"),
                name="program_soc_is_a_code",
                violation_error_message="A SOC code looks like 51-4041.",
            ),
        ]

    def __str__(self):
        return self.soc


class ProgramCompetency(Owned):
    """A competency that a program teaches, how far, and whether it is assessed there.

    The scale is that of curriculum maps (careers.md 3); what is taught and never assessed counts
    as unproven.
    """

    class Taught(models.IntegerChoices):
        INTRODUCED = 1, "introduced"
        REINFORCED = 2, "reinforced"
        MASTERED = 3, "mastered"

    program = models.ForeignKey(Program, models.CASCADE, related_name="competencies")
    competency = models.ForeignKey(Competency, models.CASCADE, related_name="programs")
    taught = models.PositiveSmallIntegerField("how far", choices=Taught.choices)
    is_assessed = models.BooleanField("assessed in the program", default=False)

    class Meta:
        ordering = ["competency__name", "pk"]
        verbose_name_plural = "program competencies"
        constraints = [
            models.UniqueConstraint(
                fields=["board", "program", "competency"],
                name="competency_once_a_program",
                violation_error_message="The program teaches this competency already.",
            ),
            models.CheckConstraint(
                condition=Q(taught__gte=1, taught__lte=3),
                name="program_taught_is_a_level",
                violation_error_message="It is introduced, reinforced or mastered.",
            ),
        ]

    def __str__(self):
        return str(self.competency)
