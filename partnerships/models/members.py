"""Who sits at a partnership's table, who is asked to, and what the public writes to it."""

import pghistory
from django.db import models
from django.db.models import F, Q

from accounts.models import Engaged, Owned, User
from partnerships.models.partnerships import Partnership


class MemberQuerySet(models.QuerySet):
    def active(self):
        return self.filter(status=Member.Status.ACTIVE)

    def employers(self):
        return self.filter(seat=Member.Seat.EMPLOYER)

    def voting(self):
        """Return the employers that have a vote: those who signed the letter or sit already."""
        return self.employers().filter(status__in=[Member.Status.COMMITTED, Member.Status.ACTIVE])

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
        ASSOCIATION = "association", "trade association"
        FUNDER = "funder"
        AGENCY = "agency", "public agency"
        SUPPORT = "support", "support partner"

    class Role(models.TextChoices):
        MEMBER = "member"
        CHAIR = "chair"
        CO_CHAIR = "co_chair", "co-chair"
        CHAMPION = "champion"
        COORDINATOR = "coordinator"
        FISCAL_AGENT = "fiscal_agent", "fiscal agent"
        EVALUATOR = "evaluator"

    class Status(models.TextChoices):
        PROSPECT = "prospect"
        INVITED = "invited"
        COMMITTED = "committed"
        ACTIVE = "active"
        DORMANT = "dormant"
        LEFT = "left"

    partnership = models.ForeignKey(Partnership, models.CASCADE, related_name="members")
    seat = models.CharField(max_length=12, choices=Seat.choices)
    role = models.CharField(max_length=12, choices=Role.choices, default=Role.MEMBER)
    status = models.CharField(max_length=10, choices=Status.choices, default=Status.PROSPECT)
    joined_on = models.DateField(null=True, blank=True)
    left_on = models.DateField(null=True, blank=True)
    owner = models.ForeignKey(
        User, models.SET_NULL, null=True, blank=True, related_name="+",
        verbose_name="who follows up",
    )  # fmt: skip
    next_step = models.CharField(max_length=150, blank=True)
    next_step_on = models.DateField("next step by", null=True, blank=True)
    committed_on = models.DateField(null=True, blank=True, editable=False)
    committed_by = models.CharField(max_length=200, blank=True, editable=False)
    commitment = models.TextField(blank=True, editable=False)
    is_named = models.BooleanField("named on the public page", default=False)

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
            models.CheckConstraint(
                condition=~Q(role__in=["chair", "champion"]) | Q(seat="employer"),
                name="member_lead_is_an_employer",
                violation_error_message="A chair or champion comes from an employer.",
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


class InviteQuerySet(models.QuerySet):
    def open_on(self, day):
        """Return those still waiting for an answer."""
        return self.filter(state=Invite.State.SENT, expires_on__gte=day)

    def for_list(self):
        return self.select_related("sent_by").order_by("-sent_at", "-pk")


@pghistory.track()
class Invite(Owned):
    """A person asked by mail to bring an organization to the table.

    The link of the mail is signed from the row's id, so that nothing of it is kept.
    """

    class State(models.TextChoices):
        SENT = "sent", "waiting for an answer"
        ACCEPTED = "accepted", "committed"
        DECLINED = "declined"
        BOUNCED = "bounced", "mail came back"
        WITHDRAWN = "withdrawn"

    member = models.ForeignKey(Member, models.CASCADE, related_name="invites")
    name = models.CharField(max_length=150)
    email = models.EmailField("e-mail")
    message = models.TextField(blank=True, max_length=1000)
    state = models.CharField(max_length=10, choices=State.choices, default=State.SENT)
    sent_by = models.ForeignKey(User, models.SET_NULL, null=True, related_name="+")
    sent_at = models.DateTimeField()
    expires_on = models.DateField()
    answered_at = models.DateTimeField(null=True)
    reason = models.CharField(max_length=300, blank=True)

    objects = InviteQuerySet.as_manager()

    class Meta:
        ordering = ["-sent_at", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["board", "member", "email"],
                condition=Q(state="sent"),
                name="invite_open_once",
                violation_error_message="An invitation to this address is open already.",
            )
        ]

    def __str__(self):
        return f"{self.name} for {self.member}"


class PublicNoteQuerySet(models.QuerySet):
    def held(self):
        return self.filter(state=PublicNote.State.HELD)

    def for_list(self):
        return self.select_related("partnership", "decided_by").order_by("received_at", "pk")


@pghistory.track()
class PublicNote(Owned):
    """What somebody without an account wrote: to join, or a challenge at work (poster code).

    Held until staff takes it: nobody else reads it before.
    """

    class Kind(models.TextChoices):
        JOIN = "join", "asks to join"
        CHALLENGE = "challenge", "names a challenge"

    class State(models.TextChoices):
        HELD = "held", "waits for you"
        TAKEN = "taken"
        REFUSED = "refused", "set aside"

    partnership = models.ForeignKey(Partnership, models.CASCADE, related_name="public_notes")
    kind = models.CharField(max_length=10, choices=Kind.choices)
    state = models.CharField(max_length=10, choices=State.choices, default=State.HELD)
    organization_name = models.CharField("company or organization", max_length=200, blank=True)
    person = models.CharField("your name", max_length=150, blank=True)
    email = models.EmailField("e-mail", blank=True)
    phone = models.CharField(max_length=30, blank=True)
    category = models.CharField(max_length=20, blank=True)
    severity = models.PositiveSmallIntegerField(null=True, blank=True)
    soc = models.CharField(max_length=7, blank=True)
    text = models.TextField(blank=True, max_length=2000)
    received_at = models.DateTimeField()
    decided_by = models.ForeignKey(User, models.SET_NULL, null=True, related_name="+")
    decided_at = models.DateTimeField(null=True)
    reason = models.CharField(max_length=300, blank=True)

    objects = PublicNoteQuerySet.as_manager()

    class Meta:
        ordering = ["received_at", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(kind="join") & ~Q(organization_name="") & ~Q(email="")
                | Q(kind="challenge", severity__isnull=False, severity__gte=1, severity__lte=5)
                & ~Q(text=""),
                name="public_note_says_enough",
            )
        ]

    def __str__(self):
        return f"{self.get_kind_display()}: {self.partnership}"
