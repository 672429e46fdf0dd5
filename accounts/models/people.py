"""People who sign in, what they belong to, and how they are let in."""

import datetime as dt

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models
from django.db.models import F, Q

from accounts.models.parties import Board, Organization
from accounts.permissions import BOARD_ROLES, ORGANIZATION_ROLES, ROLES, Permission, Role


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
