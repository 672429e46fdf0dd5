"""Credentials that people earn, what they stand for, and which firms recognize them how."""

import pghistory
from django.db import models
from django.db.models import F, Q

from accounts.models import Organization, Owned, User
from careerpaths.models.competencies import Competency
from careerpaths.models.occupations import SOC
from partnerships.models import Partnership

CTID = r"^ce-[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$"
PUBLIC_FROM = 3  # firms


class CredentialQuerySet(models.QuerySet):
    def matching(self, text):
        """Return those whose name or issuer has these words in it."""
        if not text:
            return self
        return self.filter(Q(name__icontains=text) | Q(issuer__name__icontains=text))


@pghistory.track()
class Credential(Owned):
    """A certificate, certification, license, degree or badge that people earn."""

    class Kind(models.TextChoices):
        """The classes of CTDL (careers.md 2.1)."""

        CERTIFICATE = "Certificate", "certificate"
        CERTIFICATION = "Certification", "certification"
        LICENSE = "License", "license"
        MICROCREDENTIAL = "MicroCredential", "microcredential"
        BADGE = "Badge", "badge"
        DIGITAL_BADGE = "DigitalBadge", "digital badge"
        OPEN_BADGE = "OpenBadge", "open badge"
        APPRENTICESHIP = "ApprenticeshipCertificate", "apprenticeship certificate"
        PRE_APPRENTICESHIP = "PreApprenticeshipCertificate", "pre-apprenticeship certificate"
        JOURNEYMAN = "JourneymanCertificate", "journeyman certificate"
        WORK_BASED = "WorkBasedLearningCertificate", "work-based learning certificate"
        DIPLOMA = "SecondarySchoolDiploma", "high school diploma"
        EQUIVALENCY = "GeneralEducationDevelopment", "high school equivalency"
        ASSOCIATE = "AssociateDegree", "associate degree"
        BACHELOR = "BachelorDegree", "bachelor's degree"
        MASTER = "MasterDegree", "master's degree"
        DEGREE = "Degree", "degree"

    name = models.CharField(max_length=150)
    kind = models.CharField(max_length=40, choices=Kind.choices)
    issuer = models.ForeignKey(
        Organization, models.PROTECT, null=True, blank=True, related_name="+"
    )
    description = models.TextField(blank=True)
    url = models.CharField("web page", max_length=500, blank=True)
    registry_id = models.CharField(
        "CTID", max_length=39, blank=True, help_text="Its number in the Credential Registry."
    )
    renewal_months = models.PositiveSmallIntegerField(
        "renewed every", null=True, blank=True, help_text="In months. Empty: it does not expire."
    )
    renewal = models.CharField("how it is renewed", max_length=250, blank=True)
    cost = models.DecimalField(
        max_digits=9, decimal_places=2, null=True, blank=True,
        help_text="Fees of examination and issue, in dollars, without the course.",
    )  # fmt: skip
    is_active = models.BooleanField("still earned", default=True)

    objects = CredentialQuerySet.as_manager()

    class Meta:
        ordering = ["name", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["board", "name"],
                name="credential_name_once_a_board",
                violation_error_message="The board has a credential of this name already.",
            ),
            models.UniqueConstraint(
                fields=["board", "registry_id"],
                condition=~Q(registry_id=""),
                name="credential_ctid_once_a_board",
                violation_error_message="The board has a credential with this CTID already.",
            ),
            models.CheckConstraint(
                condition=Q(registry_id="") | Q(registry_id__regex=CTID),
                name="credential_ctid_is_one",
                violation_error_message="A CTID is ce- and 36 letters, digits and hyphens.",
            ),
            models.CheckConstraint(
                condition=Q(cost=None) | Q(cost__gte=0),
                name="credential_cost_not_negative",
                violation_error_message="A cost is $0 or more.",
            ),
        ]

    def __str__(self):
        return self.name


class CredentialCompetency(Owned):
    """A competency that a credential proves, at a level of its framework."""

    credential = models.ForeignKey(Credential, models.CASCADE, related_name="competencies")
    competency = models.ForeignKey(Competency, models.CASCADE, related_name="credentials")
    level = models.PositiveSmallIntegerField(null=True, blank=True)

    class Meta:
        ordering = ["competency__name", "pk"]
        verbose_name_plural = "credential competencies"
        constraints = [
            models.UniqueConstraint(
                fields=["board", "credential", "competency"],
                name="competency_once_a_credential",
                violation_error_message="The credential lists this competency already.",
            )
        ]

    def __str__(self):
        return str(self.competency)


class CredentialOccupation(Owned):
    """An occupation for which a credential counts."""

    credential = models.ForeignKey(Credential, models.CASCADE, related_name="occupations")
    soc = models.CharField("SOC code", max_length=7)

    class Meta:
        ordering = ["soc", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["board", "credential", "soc"],
                name="occupation_once_a_credential",
                violation_error_message="The credential lists this occupation already.",
            ),
            models.CheckConstraint(
                condition=Q(soc__regex=SOC),
                name="credential_soc_is_a_code",
                violation_error_message="A SOC code looks like 51-4041.",
            ),
        ]

    def __str__(self):
        return self.soc


class CredentialStep(Owned):
    """Credentials stack: the first one prepares for, or counts towards, the next one."""

    credential = models.ForeignKey(Credential, models.CASCADE, related_name="next_steps")
    next = models.ForeignKey(Credential, models.CASCADE, related_name="earlier_steps")

    class Meta:
        ordering = ["next__name", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["board", "credential", "next"],
                name="step_once_a_credential",
                violation_error_message="The credential leads there already.",
            ),
            models.CheckConstraint(
                condition=~Q(credential=F("next")),
                name="step_leads_elsewhere",
                violation_error_message="A credential does not lead to itself.",
            ),
        ]

    def __str__(self):
        return str(self.next)


class RecognitionQuerySet(models.QuerySet):
    def on(self, day):
        """Return what firms say of credentials on a day; `until` is the day it ends.

        So what is withdrawn or changed today does not stand beside what follows it today.
        """
        return self.filter(Q(until=None) | Q(until__gt=day), since__lte=day)

    def counted(self):
        """Return what may be counted: more than awareness, with the firm's consent."""
        more = ~Q(strength=Recognition.Strength.AWARE) | Q(interviews=True) | Q(pays_more=True)
        return self.filter(more, may_count=True)


@pghistory.track()
class Recognition(Owned):
    """What one firm says a credential is worth to it, signed by one of its people.

    Read by the firm and the board's staff only. Others read a Standing.
    """

    class Strength(models.TextChoices):
        AWARE = "aware", "knows it"
        PREFERS = "prefers", "prefers people who hold it"
        REQUIRES = "requires", "requires it"

    credential = models.ForeignKey(Credential, models.CASCADE, related_name="recognitions")
    organization = models.ForeignKey(Organization, models.PROTECT, related_name="recognitions")
    strength = models.CharField(max_length=8, choices=Strength.choices)
    interviews = models.BooleanField("guarantees an interview", default=False)
    pays_more = models.BooleanField("pays more for it", default=False)
    hourly_more = models.DecimalField(
        "how much more an hour", max_digits=6, decimal_places=2, null=True, blank=True
    )
    since = models.DateField()
    until = models.DateField(null=True, blank=True)
    signed_by = models.ForeignKey(User, models.PROTECT, related_name="+")
    may_count = models.BooleanField("may be counted publicly", default=False)

    objects = RecognitionQuerySet.as_manager()

    class Meta:
        ordering = ["credential__name", "-since", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["board", "credential", "organization"],
                condition=Q(until=None),
                name="recognition_once_a_firm",
                violation_error_message="Your organization has signed this credential already.",
            ),
            models.CheckConstraint(
                condition=Q(until=None) | Q(until__gte=F("since")),
                name="recognition_ends_after_it_begins",
                violation_error_message="It cannot end before it begins.",
            ),
            models.CheckConstraint(
                condition=Q(hourly_more=None) | Q(pays_more=True, hourly_more__gt=0),
                name="recognition_amount_is_more",
                violation_error_message="An amount is more than $0, and only for who pays more.",
            ),
        ]

    def __str__(self):
        return f"{self.organization} {self.get_strength_display()}"


class Standing(Owned):
    """How many members of a partnership recognize a credential: the only figure others read.

    Counted anew by `recount` from recognitions with consent; shown from PUBLIC_FROM firms on.
    """

    partnership = models.ForeignKey(Partnership, models.CASCADE, related_name="standings")
    credential = models.ForeignKey(Credential, models.CASCADE, related_name="standings")
    firms = models.PositiveIntegerField()
    members = models.PositiveIntegerField()
    counted_on = models.DateField()

    class Meta:
        ordering = ["-firms", "credential__name"]
        constraints = [
            models.UniqueConstraint(
                fields=["board", "partnership", "credential"], name="standing_once"
            ),
            models.CheckConstraint(
                condition=Q(firms__gte=PUBLIC_FROM, firms__lte=F("members")),
                name="standing_from_three_firms",
            ),
        ]

    def __str__(self):
        return f"recognized by {self.firms} of {self.members} members"
