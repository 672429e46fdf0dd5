"""Industry partnerships: what they are, who belongs to them, and the grants they work with."""

import pghistory
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q
from django.urls import reverse

from accounts.models import Board, Engaged, Organization, Owned, User


class PartnershipQuerySet(models.QuerySet):
    def visible_to(self, membership):
        """Return what this member of staff may open: all of the board, or a guest's own."""
        if membership.is_guest:
            return self.assigned_to(membership.user)
        return self

    def assigned_to(self, user):
        """Return the partnerships whose firm-level answers the person may open."""
        return self.filter(assignments__user=user)

    def listed(self):
        """Return those on the public directory, the working ones first, the closed ones last."""
        listed = self.exclude(public_status=Partnership.PublicStatus.UNLISTED)
        order = [(status, place) for place, status in enumerate(Partnership.DIRECTORY_GROUPS)]
        places = [models.When(public_status=status, then=place) for status, place in order]
        return listed.order_by(models.Case(*places), "name", "pk")

    def matching(self, text):
        if not text:
            return self
        return self.filter(
            Q(name__icontains=text) | Q(cluster__icontains=text) | Q(works_on__icontains=text)
        )

    def in_county(self, fips):
        return self.filter(county_fips__contains=[fips]) if fips else self

    def with_counts(self):
        """Annotate `employer_count`: active employer members."""
        active = Q(members__status=Member.Status.ACTIVE, members__seat=Member.Seat.EMPLOYER)
        counted = self.annotate(employer_count=models.Count("members", filter=active))
        return counted.order_by("name", "pk")


@pghistory.track()
class Partnership(Owned):
    """Employers of one industry in one region, convened by a neutral intermediary."""

    class Stage(models.TextChoices):
        EXPLORE = "explore"
        FORM = "form"
        LAUNCH = "launch"
        ACT = "act"
        DELIVER = "deliver"
        SUSTAIN = "sustain"
        RENEW = "renew"

    class PublicStatus(models.TextChoices):
        UNLISTED = "unlisted", "not on the directory"
        FORTHCOMING = "forthcoming"
        CURRENT = "current"
        CLOSED = "closed"

    DIRECTORY_GROUPS = {
        PublicStatus.CURRENT: "Working now",
        PublicStatus.FORTHCOMING: "Starting",
        PublicStatus.CLOSED: "Ended",
    }

    name = models.CharField(max_length=100)
    slug = models.SlugField(max_length=100)
    cluster = models.CharField("industry cluster", max_length=200)
    naics_prefixes = ArrayField(
        models.CharField(max_length=6), default=list, blank=True, verbose_name="NAICS codes"
    )
    county_fips = ArrayField(
        models.CharField(max_length=5), default=list, blank=True, verbose_name="counties"
    )
    stage = models.CharField(max_length=10, choices=Stage.choices, default=Stage.EXPLORE)
    public_status = models.CharField(
        max_length=12, choices=PublicStatus.choices, default=PublicStatus.UNLISTED
    )
    works_on = models.CharField(max_length=300, blank=True, help_text="In a few words, for all.")
    convener = models.ForeignKey(User, models.SET_NULL, null=True, blank=True, related_name="+")
    is_regional = models.BooleanField("shared with neighbouring boards", default=False)
    neighbours = models.ManyToManyField(
        Board, through="Neighbour", through_fields=("partnership", "neighbour"), related_name="+"
    )
    started_on = models.DateField(null=True, blank=True)

    objects = PartnershipQuerySet.as_manager()

    class Meta:
        ordering = ["name", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["board", "slug"],
                name="partnership_slug_once_a_board",
                violation_error_message="The board has a partnership of this short name already.",
            ),
            models.UniqueConstraint(
                fields=["board", "name"],
                name="partnership_name_once_a_board",
                violation_error_message="The board has a partnership of this name already.",
            ),
        ]

    def __str__(self):
        return self.name

    def get_absolute_url(self):
        return reverse("partnerships:detail", args=[self.board.slug, self.pk])

    @property
    def cluster_note(self):
        """The industry cluster, unless the name says it already."""
        return "" if self.cluster.lower() in self.name.lower() else self.cluster

    @property
    def is_listed(self):
        return self.public_status != self.PublicStatus.UNLISTED

    @property
    def is_closed(self):
        return self.public_status == self.PublicStatus.CLOSED

    @property
    def directory_group(self):
        return self.DIRECTORY_GROUPS[self.PublicStatus(self.public_status)]

    @property
    def stage_number(self):
        return list(self.Stage).index(self.Stage(self.stage)) + 1


class Neighbour(Owned):
    """That a regional partnership also serves another board's region. `board` is the lead."""

    partnership = models.ForeignKey(Partnership, models.CASCADE, related_name="+")
    neighbour = models.ForeignKey(Board, models.CASCADE, related_name="+")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["board", "partnership", "neighbour"], name="neighbour_once"
            ),
            models.CheckConstraint(
                condition=~Q(neighbour=F("board")), name="neighbour_is_another_board"
            ),
        ]

    def __str__(self):
        return f"{self.neighbour} in {self.partnership}"


@pghistory.track()
class ConvenerAssignment(Owned):
    """That a member of staff may open the firms' answers of a partnership."""

    partnership = models.ForeignKey(Partnership, models.CASCADE, related_name="assignments")
    user = models.ForeignKey(User, models.CASCADE, related_name="assignments")
    assigned_by = models.ForeignKey(User, models.SET_NULL, null=True, related_name="+")
    assigned_on = models.DateField()

    class Meta:
        ordering = ["user__name", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["board", "partnership", "user"], name="assignment_once")
        ]

    def __str__(self):
        return f"{self.user} for {self.partnership}"


class MemberQuerySet(models.QuerySet):
    def active(self):
        return self.filter(status=Member.Status.ACTIVE)

    def employers(self):
        return self.filter(seat=Member.Seat.EMPLOYER)

    def seated(self):
        """Return those who agreed to sit at the table and have not left it."""
        return self.filter(
            status__in=[Member.Status.COMMITTED, Member.Status.ACTIVE, Member.Status.DORMANT]
        )

    def for_list(self):
        return self.select_related("organization", "partnership").order_by(
            "organization__name", "pk"
        )


@pghistory.track()
class Member(Engaged):
    """An organization's seat in a partnership."""

    class Seat(models.TextChoices):
        EMPLOYER = "employer"
        PROVIDER = "provider", "training provider"
        LABOR = "labor", "labor representative"
        SCHOOL = "school"
        SUPPORT = "support", "support partner"

    class Role(models.TextChoices):
        MEMBER = "member"
        CHAIR = "chair"
        CO_CHAIR = "co_chair", "co-chair"
        CHAMPION = "champion"

    class Status(models.TextChoices):
        PROSPECT = "prospect"
        INVITED = "invited"
        COMMITTED = "committed"
        ACTIVE = "active"
        DORMANT = "dormant"
        LEFT = "left"

    partnership = models.ForeignKey(Partnership, models.CASCADE, related_name="members")
    seat = models.CharField(max_length=10, choices=Seat.choices)
    role = models.CharField(max_length=10, choices=Role.choices, default=Role.MEMBER)
    status = models.CharField(max_length=10, choices=Status.choices, default=Status.PROSPECT)
    joined_on = models.DateField(null=True, blank=True)
    left_on = models.DateField(null=True, blank=True)

    objects = MemberQuerySet.as_manager()

    class Meta(Engaged.Meta):
        constraints = [
            models.UniqueConstraint(
                fields=["board", "partnership", "organization"],
                name="member_once",
                violation_error_message="This organization has a seat in the partnership already.",
            ),
            models.CheckConstraint(
                condition=Q(left_on=None) | Q(left_on__gte=F("joined_on")),
                name="member_left_after_joining",
                violation_error_message="A member cannot leave before joining.",
            ),
            models.CheckConstraint(
                condition=~Q(status="active") | Q(joined_on__isnull=False),
                name="member_active_has_joined",
                violation_error_message="Say since when the organization is a member.",
            ),
            models.UniqueConstraint(
                fields=["board", "partnership"],
                condition=Q(role="chair"),
                name="member_one_chair",
                violation_error_message="The partnership has a chair already.",
            ),
        ]

    def __str__(self):
        return f"{self.organization} in {self.partnership}"

    @property
    def in_words(self):
        """What the member itself reads: "your seat: employer, chair, since January 2025"."""
        words = [self.get_seat_display().lower()]
        if self.role != self.Role.MEMBER:
            words.append(self.get_role_display().lower())
        if self.joined_on:
            words.append(f"since {self.joined_on:%B %Y}")
        return f"your seat: {', '.join(words)}"


@pghistory.track()
class Grant(Owned):
    """Money awarded to a partnership, with the private match it asks for."""

    partnership = models.ForeignKey(Partnership, models.CASCADE, related_name="grants")
    name = models.CharField(max_length=150)
    source = models.CharField(max_length=150)
    award_number = models.CharField(max_length=60, blank=True)
    amount = models.DecimalField(max_digits=12, decimal_places=2)
    match_percent = models.DecimalField(
        max_digits=5, decimal_places=2, help_text="Private match asked for, percent of the grant."
    )
    starts_on = models.DateField()
    ends_on = models.DateField()

    class Meta:
        ordering = ["-starts_on", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(ends_on__gte=F("starts_on")),
                name="grant_ends_after_start",
                violation_error_message="A grant cannot end before it starts.",
            ),
            models.CheckConstraint(
                condition=Q(amount__gt=0), name="grant_amount_positive",
                violation_error_message="A grant is more than $0.",
            ),
            models.CheckConstraint(
                condition=Q(match_percent__gte=0), name="grant_match_not_negative"
            ),
        ]  # fmt: skip

    def __str__(self):
        return self.name


@pghistory.track()
class Match(Owned):
    """What an organization gave toward a grant's match, in cash or in kind. A budget figure."""

    class Kind(models.TextChoices):
        CASH = "cash"
        WAGES = "wages", "wages paid in class"
        SPACE = "space"
        EQUIPMENT = "equipment"
        TIME = "time", "time of staff"

    grant = models.ForeignKey(Grant, models.CASCADE, related_name="matches")
    organization = models.ForeignKey(Organization, models.PROTECT, related_name="matches")
    kind = models.CharField(max_length=10, choices=Kind.choices)
    amount = models.DecimalField(max_digits=12, decimal_places=2)
    given_on = models.DateField()
    note = models.CharField(max_length=200, blank=True)

    class Meta:
        ordering = ["-given_on", "pk"]
        verbose_name_plural = "matches"
        constraints = [
            models.CheckConstraint(
                condition=Q(amount__gt=0), name="match_amount_positive",
                violation_error_message="A match is more than $0.",
            )
        ]  # fmt: skip

    def __str__(self):
        return f"{self.organization}, {self.get_kind_display()}"
