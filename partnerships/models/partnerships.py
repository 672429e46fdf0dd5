"""Industry partnerships: what they are, whom they serve, who convenes them, how far they are."""

import pghistory
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q
from django.urls import reverse

from accounts.models import Board, Owned, User


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
        active = Q(members__status="active", members__seat="employer")
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
    goals = models.CharField(
        "goals it serves",
        max_length=500,
        blank=True,
        help_text="Of the county or the state, with where they are written down.",
    )
    letter = models.TextField(
        "commitment letter", blank=True, help_text="What a member signs; ours if left empty."
    )
    poster_code = models.CharField(max_length=8, blank=True, default="", editable=False)
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
            models.UniqueConstraint(
                fields=["board", "poster_code"],
                condition=~Q(poster_code=""),
                name="partnership_poster_code_once",
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


@pghistory.track()
class StageItem(Owned):
    """What became of one item of a stage's exit checklist (`rules.stages.CHECKLISTS` names it).

    A row exists once somebody wrote on it; an item without a row is open and nobody's.
    """

    partnership = models.ForeignKey(Partnership, models.CASCADE, related_name="stage_items")
    stage = models.CharField(max_length=10, choices=Partnership.Stage.choices)
    key = models.SlugField(max_length=40)
    owner = models.ForeignKey(User, models.SET_NULL, null=True, blank=True, related_name="+")
    due_on = models.DateField("due", null=True, blank=True)
    done_on = models.DateField("done", null=True, blank=True)
    evidence = models.CharField(max_length=300, blank=True, help_text="Where one can see it.")

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["board", "partnership", "stage", "key"], name="stage_item_once"
            )
        ]

    def __str__(self):
        return f"{self.key} of {self.partnership}"


class LifeMove(Owned):
    """That a partnership went from one stage, or one public status, to another."""

    class Kind(models.TextChoices):
        STAGE = "stage"
        STATUS = "status", "public status"

    partnership = models.ForeignKey(Partnership, models.CASCADE, related_name="life_moves")
    kind = models.CharField(max_length=6, choices=Kind.choices)
    source = models.CharField(max_length=12)
    target = models.CharField(max_length=12)
    reason = models.CharField(max_length=300, blank=True)
    moved_by = models.ForeignKey(User, models.SET_NULL, null=True, related_name="+")
    moved_on = models.DateField()

    class Meta:
        ordering = ["moved_on", "pk"]

    def __str__(self):
        return f"{self.partnership}: {self.source} to {self.target}"
