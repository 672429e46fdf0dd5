"""The boards people work for, and the organizations they belong to."""

import hashlib
import hmac

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q
from django.urls import reverse

# What takes a county's place and bears its own word: Acadia Parish, Alexandria city, Nome Census
# Area. Carson City is the one that is written with a capital.
OTHER_THAN_COUNTIES = (
    " Parish", " Borough", " Municipality", " Census Area", " city", " Region", " Municipio",
    "Carson City",
)  # fmt: skip
WITHOUT_COUNTIES = {"AS", "DC", "GU", "MP", "PR", "UM", "VI"}


class County(models.Model):
    """A county of the United States by its five-digit FIPS code. Reference data."""

    fips = models.CharField("FIPS code", max_length=5, primary_key=True)
    name = models.CharField(max_length=100)
    state = models.CharField(max_length=2)

    class Meta:
        ordering = ["state", "name"]
        verbose_name_plural = "counties"

    def __str__(self):
        return f"{self.full_name}, {self.state}"

    @property
    def full_name(self):
        """The name with the word County, unless it is called something else."""
        has_own_word = self.name.endswith(OTHER_THAN_COUNTIES) or self.state in WITHOUT_COUNTIES
        return self.name if has_own_word else f"{self.name} County"


class BoardQuerySet(models.QuerySet):
    def of_organization(self, organization):
        """Return the boards that know the organization as employer or provider.

        Not behind the wall: which boards an organization deals with is no secret of a board.
        """
        return self.filter(engagements__organization=organization)

    def sample(self):
        """Return the boards of the sample region: the mark of a database with invented people."""
        return self.filter(is_sample=True)


class Board(models.Model):
    """A local workforce development board: the tenant. Its rows are seen by nobody else."""

    name = models.CharField(max_length=200, unique=True)
    slug = models.SlugField(unique=True)
    counties = models.ManyToManyField(County, related_name="boards", blank=True)
    phone = models.CharField(max_length=30, blank=True)
    help_hours = models.CharField(max_length=100, blank=True, help_text="Such as weekdays 8 to 5.")
    antitrust_notice = models.TextField(
        blank=True, help_text="Shown wherever figures of several employers are shown."
    )
    min_firms = models.PositiveSmallIntegerField(
        "fewest firms behind a shown number", default=3, help_text="3 or more."
    )
    is_sample = models.BooleanField(default=False, editable=False)
    created_at = models.DateTimeField(auto_now_add=True)

    objects = BoardQuerySet.as_manager()

    class Meta:
        ordering = ["name"]
        constraints = [
            models.CheckConstraint(
                condition=Q(min_firms__gte=3),
                name="board_min_firms_at_least_3",
                violation_error_message="At least 3 firms must stand behind a shown number.",
            )
        ]

    def __str__(self):
        return self.name

    def get_absolute_url(self):
        return reverse("outcomes:dashboard", args=[self.slug])

    def organizations_known(self):
        """Return the organizations the board deals with."""
        return Organization.objects.filter(engagements__board=self)


class Organization(models.Model):
    """A firm, provider, union, school or other party. Known to all boards; nothing confidential."""

    class Kind(models.TextChoices):
        EMPLOYER = "employer"
        PROVIDER = "provider", "training provider"
        LABOR = "labor", "labor organization"
        SCHOOL = "school"
        YOUTH_COUNCIL = "youth_council", "youth council"
        TRADE_ASSOCIATION = "trade_association", "trade association"
        COMMUNITY = "community", "community organization"
        ECONOMIC_DEVELOPMENT = "economic_development", "economic development"
        FUNDER = "funder"
        PUBLIC_AGENCY = "public_agency", "public agency"

    name = models.CharField(max_length=200)
    kinds = ArrayField(models.CharField(max_length=20, choices=Kind.choices), default=list)
    fein_hash = models.CharField(max_length=64, null=True, blank=True, unique=True, editable=False)
    website = models.URLField(blank=True)

    class Meta:
        ordering = ["name", "pk"]
        constraints = [
            models.CheckConstraint(condition=Q(kinds__len__gt=0), name="organization_has_a_kind")
        ]

    def __str__(self):
        return self.name

    @property
    def kind_words(self):
        return ", ".join(str(self.Kind(kind).label) for kind in self.kinds)


def fein_hash(fein: str) -> str:
    """Return the keyed hash of a nine-digit employer number; the number itself is never kept."""
    digits = "".join(character for character in fein if character.isdigit())
    return hmac.new(settings.SECRET_KEY.encode(), digits.encode(), hashlib.sha256).hexdigest()


class Engagement(models.Model):
    """That a board deals with an organization. Opens the organization's door onto that board."""

    board = models.ForeignKey(Board, models.CASCADE, related_name="engagements")
    organization = models.ForeignKey(Organization, models.CASCADE, related_name="engagements")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["board", "organization"], name="engagement_once")
        ]

    def __str__(self):
        return f"{self.organization} with {self.board}"
