"""People, the boards they work for, the organizations they belong to, and who looked at what."""

import datetime as dt
import hashlib
import hmac

import pgtrigger
from django.conf import settings
from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q
from django.urls import reverse

from accounts.permissions import BOARD_ROLES, ORGANIZATION_ROLES, ROLES, Permission, Role


class County(models.Model):
    """A county of the United States by its five-digit FIPS code. Reference data."""

    fips = models.CharField("FIPS code", max_length=5, primary_key=True)
    name = models.CharField(max_length=100)
    state = models.CharField(max_length=2)

    class Meta:
        ordering = ["state", "name"]
        verbose_name_plural = "counties"

    def __str__(self):
        return f"{self.name} County, {self.state}"


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


class UserManager(BaseUserManager):
    def create_user(self, email, password=None, **fields):
        user = self.model(email=email.strip().lower(), **fields)
        user.set_password(password)
        user.save(using=self._db)
        return user

    def get_by_natural_key(self, email):
        return self.get(email__iexact=email)


class User(AbstractBaseUser):
    """A person who signs in. What she may do hangs on her memberships, not on her."""

    class Theme(models.TextChoices):
        SYSTEM = "", "as on my device"
        LIGHT = "light"
        DARK = "dark"

    email = models.EmailField("e-mail", unique=True)
    name = models.CharField(max_length=150)
    phone = models.CharField(max_length=30, blank=True)
    theme = models.CharField(max_length=5, choices=Theme.choices, blank=True, default="")
    is_active = models.BooleanField(default=True)

    objects = UserManager()

    USERNAME_FIELD = "email"
    REQUIRED_FIELDS = ["name"]

    class Meta:
        ordering = ["name", "pk"]

    def __str__(self):
        return self.name or self.email

    # Django's own flag opens nothing here: the doors ask for memberships.
    is_staff = False

    def has_perm(self, perm, obj=None):
        """The admin site's door decides who enters; inside, every registered page is open."""
        return self.is_active

    def has_module_perms(self, app_label):
        return self.is_active


class MembershipQuerySet(models.QuerySet):
    def current(self, day):
        """Return memberships in force on a day; on the day it ends it opens nothing any more."""
        return self.filter(starts_on__lte=day).filter(Q(ends_on=None) | Q(ends_on__gt=day))

    def staff(self):
        return self.filter(board__isnull=False)

    def with_permission(self, permission):
        return self.filter(
            role__in=[key for key, role in ROLES.items() if permission in role.permissions]
        )

    def with_parties(self):
        return self.select_related("board", "organization")

    def for_list(self):
        return self.select_related("user").order_by("user__name", "pk")


class Membership(models.Model):
    """That a person works for a board, or belongs to an organization, in a role, for a time.

    A `guest` of a board sees there only the partnerships assigned to her: staff of a neighbouring
    board in a regional partnership.
    """

    user = models.ForeignKey(User, models.CASCADE, related_name="memberships")
    board = models.ForeignKey(
        Board, models.CASCADE, related_name="memberships", null=True, blank=True
    )
    organization = models.ForeignKey(
        Organization, models.CASCADE, related_name="memberships", null=True, blank=True
    )
    role = models.CharField(
        max_length=20, choices=[(key, role.name) for key, role in ROLES.items()]
    )
    is_guest = models.BooleanField(default=False)
    starts_on = models.DateField()
    ends_on = models.DateField(null=True, blank=True)

    objects = MembershipQuerySet.as_manager()

    class Meta:
        ordering = ["user__name", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=(
                    Q(board=None, organization__isnull=False, role__in=list(ORGANIZATION_ROLES))
                )
                | Q(board__isnull=False, organization=None, role__in=list(BOARD_ROLES)),
                name="membership_of_board_or_organization",
            ),
            models.CheckConstraint(
                condition=Q(is_guest=False) | Q(board__isnull=False),
                name="membership_guest_of_board",
            ),
            models.CheckConstraint(
                condition=Q(ends_on=None) | Q(ends_on__gte=F("starts_on")),
                name="membership_ends_after_start",
            ),
            models.UniqueConstraint(
                fields=["user", "board"], condition=Q(ends_on=None), name="membership_of_board_once"
            ),
            models.UniqueConstraint(
                fields=["user", "organization"],
                condition=Q(ends_on=None),
                name="membership_of_organization_once",
            ),
        ]

    def __str__(self):
        return f"{self.user}, {self.role_name} of {self.party}"

    @property
    def party(self):
        return self.board or self.organization

    @property
    def role_name(self):
        return self.rights.name

    @property
    def rights(self) -> Role:
        return ROLES[self.role]

    def may(self, permission: Permission) -> bool:
        return permission in self.rights.permissions


class InvitationQuerySet(models.QuerySet):
    def open_at(self, now):
        return self.filter(accepted_at=None, expires_at__gt=now)


class Invitation(models.Model):
    """A single-use way in, mailed to one address. Only the token's hash is kept."""

    LIFETIME = dt.timedelta(days=14)

    email = models.EmailField("e-mail")
    name = models.CharField(max_length=150)
    board = models.ForeignKey(
        Board, models.CASCADE, related_name="invitations", null=True, blank=True
    )
    organization = models.ForeignKey(
        Organization, models.CASCADE, related_name="invitations", null=True, blank=True
    )
    role = models.CharField(
        max_length=20, choices=[(key, role.name) for key, role in ROLES.items()]
    )
    token_hash = models.CharField(max_length=64, unique=True, editable=False)
    invited_by = models.ForeignKey(User, models.SET_NULL, null=True, related_name="+")
    invited_at = models.DateTimeField()
    expires_at = models.DateTimeField()
    accepted_at = models.DateTimeField(null=True, blank=True)

    objects = InvitationQuerySet.as_manager()

    class Meta:
        ordering = ["-invited_at", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(board=None, organization__isnull=False)
                | Q(board__isnull=False, organization=None),
                name="invitation_to_board_or_organization",
            )
        ]

    def __str__(self):
        return f"{self.email} to {self.party}"

    @property
    def party(self):
        return self.board or self.organization

    @property
    def rights(self) -> Role:
        return ROLES[self.role]

    def is_open(self, now):
        return self.accepted_at is None and now < self.expires_at


class Owned(models.Model):
    """A row of one board. Everything that is not reference data inherits from this."""

    board = models.ForeignKey(Board, models.CASCADE, related_name="%(class)ss", editable=False)

    class Meta:
        abstract = True


class Engaged(Owned):
    """What a board knows about an organization. Adding one opens the organization's own door."""

    organization = models.ForeignKey(Organization, models.PROTECT, related_name="%(class)ss")

    class Meta:
        abstract = True
        triggers = [
            pgtrigger.Trigger(
                name="engage",
                when=pgtrigger.After,
                operation=pgtrigger.Insert | pgtrigger.UpdateOf("organization_id"),
                func="""
                    INSERT INTO accounts_engagement (board_id, organization_id)
                    VALUES (NEW.board_id, NEW.organization_id) ON CONFLICT DO NOTHING;
                    RETURN NULL;
                """,
            )
        ]


class LookQuerySet(models.QuerySet):
    def of_kind(self, kind):
        return self.filter(kind=kind) if kind else self

    def for_list(self):
        return self.select_related("user", "organization", "board").order_by("-looked_at", "pk")


class Look(Owned):
    """View ledger: a member of staff opened one firm's answers or one person's record."""

    class Kind(models.TextChoices):
        ANSWERS = "answers", "answers to a round"
        PEOPLE = "people", "records of people"
        FILE = "file", "a file with firm-level numbers"

    organization = models.ForeignKey(
        Organization, models.CASCADE, related_name="looks", null=True, blank=True
    )
    user = models.ForeignKey(User, models.PROTECT, related_name="looks")
    kind = models.CharField(max_length=10, choices=Kind.choices)
    about = models.CharField(max_length=200)
    request_id = models.UUIDField()
    looked_at = models.DateTimeField()

    objects = LookQuerySet.as_manager()

    class Meta:
        ordering = ["-looked_at", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["board", "request_id", "user", "organization", "kind"],
                name="look_once_a_request",
                nulls_distinct=False,
            )
        ]

    def __str__(self):
        return f"{self.user} looked at {self.about}"
