"""Classes (cohorts): the seats firms pledge, and what becomes of the people who take them."""

import pghistory
import pgtrigger
from django.db import models
from django.db.models import Exists, F, OuterRef, Q
from django.urls import reverse

from accounts.models import Membership, Organization, Owned, User
from careerpaths.models import Credential
from partnerships.models import Grant, Partnership
from training.models.pools import Pool
from training.models.providers import Program
from training.rules.prices import Costs


class CohortQuerySet(models.QuerySet):
    def recruiting(self):
        return self.filter(state=Cohort.State.PLEDGING)

    def finished(self):
        return self.filter(state__in=[Cohort.State.FINISHED, Cohort.State.REPORTED])

    def of_partnerships(self, partnerships):
        return self.filter(partnership__in=partnerships)

    def of_firm(self, organization):
        """Return classes a firm may pledge in, as an active employer member, and its own."""
        seats = organization.members.active().employers()
        offered = self.recruiting().filter(partnership__in=seats.values("partnership"))
        return offered | self.filter(pk__in=organization.pledges.values("cohort"))

    def offered_to(self, organization):
        """Return recruiting classes of partnerships in which the organization has a seat."""
        seats = organization.members.active()
        return self.recruiting().filter(partnership__in=seats.values("partnership"))

    def taught_by(self, organization):
        return self.filter(program__provider__organization=organization)

    def for_list(self):
        return self.select_related("program__provider__organization", "partnership")

    def for_page(self):
        return self.for_list().select_related("board", "pool", "grant", "credential")


@pghistory.track()
class Cohort(Owned):
    """A class that runs once enough seats are pledged. Employers read `class`, we say cohort."""

    class State(models.TextChoices):
        PLEDGING = "pledging", "seats wanted"
        CONFIRMED = "confirmed"
        RUNNING = "running"
        FINISHED = "finished"
        REPORTED = "reported"
        CANCELLED = "cancelled"

    partnership = models.ForeignKey(Partnership, models.CASCADE, related_name="cohorts")
    pool = models.ForeignKey(Pool, models.PROTECT, null=True, blank=True, related_name="cohorts")
    program = models.ForeignKey(Program, models.PROTECT, related_name="cohorts")
    credential = models.ForeignKey(
        Credential, models.PROTECT, null=True, blank=True, related_name="+"
    )
    grant = models.ForeignKey(Grant, models.PROTECT, null=True, blank=True, related_name="cohorts")
    name = models.CharField(max_length=150)
    state = models.CharField(max_length=10, choices=State.choices, default=State.PLEDGING)
    min_seats = models.PositiveSmallIntegerField("seats it needs to run")
    max_seats = models.PositiveSmallIntegerField("seats there are")
    seats_pledged = models.PositiveIntegerField(default=0, editable=False)
    firms_pledged = models.PositiveIntegerField(default=0, editable=False)
    fixed_cost = models.DecimalField(max_digits=10, decimal_places=2)
    seat_cost = models.DecimalField("cost of a seat", max_digits=10, decimal_places=2)
    grant_share = models.DecimalField(max_digits=10, decimal_places=2, default=0)
    decision_on = models.DateField("decided on")
    starts_on = models.DateField()
    ends_on = models.DateField()
    schedule = models.CharField(max_length=150, blank=True, help_text="Days, hours and place.")

    objects = CohortQuerySet.as_manager()

    class Meta:
        ordering = ["-starts_on", "pk"]
        verbose_name = "class"
        verbose_name_plural = "classes"
        constraints = [
            models.UniqueConstraint(
                fields=["board", "partnership", "name"],
                name="cohort_name_once",
                violation_error_message="The partnership has a class of this name already.",
            ),
            models.CheckConstraint(
                condition=Q(min_seats__gte=1, max_seats__gte=F("min_seats")),
                name="cohort_seats_in_order",
                violation_error_message="There cannot be fewer seats than the class needs to run.",
            ),
            models.CheckConstraint(
                condition=Q(seats_pledged__lte=F("max_seats")),
                name="cohort_not_overfull",
                violation_error_message="There are not that many seats left.",
            ),
            models.CheckConstraint(
                condition=Q(fixed_cost__gte=0, seat_cost__gte=0, grant_share__gte=0),
                name="cohort_costs_not_negative",
                violation_error_message="A cost is $0 or more.",
            ),
            models.CheckConstraint(
                condition=Q(ends_on__gte=F("starts_on"), starts_on__gte=F("decision_on")),
                name="cohort_dates_in_order",
                violation_error_message="A class is decided, then starts, then ends.",
            ),
        ]

    def __str__(self):
        return self.name

    def get_absolute_url(self):
        return reverse("training:cohort", args=[self.board.slug, self.pk])

    @property
    def seats_short(self):
        """Seats still to be pledged before it runs."""
        return max(self.min_seats - self.seats_pledged, 0)

    def takes_pledges_on(self, day):
        """Tell whether firms may pledge: it recruits, and its day to decide has not passed."""
        return self.state == self.State.PLEDGING and day <= self.decision_on

    @property
    def seats_left(self):
        return self.max_seats - self.seats_pledged

    @property
    def costs(self):
        return Costs(self.fixed_cost, self.seat_cost, self.grant_share)

    def firms(self):
        """Return the organizations whose people may take part: active members, and who pledged."""
        seats = self.partnership.members.active().employers()
        pledges = self.pledges.standing()
        return Organization.objects.filter(
            Q(pk__in=seats.values("organization")) | Q(pk__in=pledges.values("organization"))
        )


COUNT_SEATS = """
    UPDATE training_cohort SET
        seats_pledged = seats_pledged + {new} - {old},
        firms_pledged = firms_pledged + ({new} > 0)::int - ({old} > 0)::int
    WHERE id = {row}.cohort_id;
    RETURN NULL;
"""
SEATS = "(CASE WHEN {row}.state = 'withdrawn' THEN 0 ELSE {row}.seats END)"
NEW, OLD = SEATS.format(row="NEW"), SEATS.format(row="OLD")


class SeatPledgeQuerySet(models.QuerySet):
    def standing(self):
        return self.exclude(state=SeatPledge.State.WITHDRAWN)

    def for_list(self):
        """Annotate `by_staff`: the board's staff pledged for the firm."""
        staff = Membership.objects.filter(user=OuterRef("pledged_by"), board=OuterRef("board"))
        return (
            self.annotate(by_staff=Exists(staff))
            .select_related("organization", "pledged_by")
            .defer("top_price")
            .order_by("organization__name", "pk")
        )


@pghistory.track()
class SeatPledge(Owned):
    """Seats a firm pledges in a class. The class knows the sum; only the firm knows its top price.

    People of a firm see no other firm's pledge, so the sum is kept on the class by triggers.
    """

    class State(models.TextChoices):
        PLEDGED = "pledged"
        CONFIRMED = "confirmed"
        WITHDRAWN = "withdrawn"

    cohort = models.ForeignKey(Cohort, models.CASCADE, related_name="pledges")
    organization = models.ForeignKey(Organization, models.PROTECT, related_name="pledges")
    seats = models.PositiveSmallIntegerField()
    top_price = models.DecimalField(
        "highest price a seat", max_digits=10, decimal_places=2, null=True, blank=True
    )
    state = models.CharField(max_length=10, choices=State.choices, default=State.PLEDGED)
    agrees_to_be_named = models.BooleanField(default=False)
    pledged_by = models.ForeignKey(User, models.PROTECT, related_name="+")
    pledged_at = models.DateTimeField()

    objects = SeatPledgeQuerySet.as_manager()

    class Meta:
        ordering = ["pledged_at", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["board", "cohort", "organization"], name="pledge_once"),
            models.CheckConstraint(
                condition=Q(seats__gt=0),
                name="pledge_of_seats",
                violation_error_message="Enter how many seats you want, 1 or more.",
            ),
            models.CheckConstraint(
                condition=Q(top_price=None) | Q(top_price__gt=0),
                name="pledge_price_positive",
                violation_error_message="A price is more than $0.",
            ),
        ]
        triggers = [
            pgtrigger.Trigger(
                name="count_new_seats", when=pgtrigger.After, operation=pgtrigger.Insert,
                func=COUNT_SEATS.format(new=NEW, old="0", row="NEW"),
            ),
            pgtrigger.Trigger(
                name="count_changed_seats", when=pgtrigger.After, operation=pgtrigger.Update,
                func=COUNT_SEATS.format(new=NEW, old=OLD, row="NEW"),
            ),
            pgtrigger.Trigger(
                name="count_removed_seats", when=pgtrigger.After, operation=pgtrigger.Delete,
                func=COUNT_SEATS.format(new="0", old=OLD, row="OLD"),
            ),
        ]  # fmt: skip

    def __str__(self):
        return f"{self.organization}, {self.seats} seats"


STATEMENT = pgtrigger.Statement


class EnrolmentQuerySet(models.QuerySet):
    def completed(self):
        return self.filter(state=Enrolment.State.COMPLETED)

    def for_list(self):
        return self.select_related("organization", "cohort").order_by(
            "organization__name", "person_code", "pk"
        )


@pghistory.track(
    pghistory.InsertEvent(level=STATEMENT),
    pghistory.UpdateEvent(level=STATEMENT),
    pghistory.DeleteEvent(level=STATEMENT),
)
class Enrolment(Owned):
    """One person in one class, under the code her employer or the board gave her, and what came.

    No name and no social security number is kept (domain.md b.10). Wages are hourly dollars.
    """

    class Kind(models.TextChoices):
        INCUMBENT = "incumbent", "incumbent worker"
        NEW_HIRE = "new_hire", "new hire"
        JOBSEEKER = "jobseeker"

    class State(models.TextChoices):
        ENROLLED = "enrolled"
        COMPLETED = "completed"
        WITHDRAWN = "withdrawn"

    cohort = models.ForeignKey(Cohort, models.PROTECT, related_name="enrolments")
    organization = models.ForeignKey(
        Organization, models.PROTECT, null=True, blank=True, related_name="enrolments",
        verbose_name="employer",
    )  # fmt: skip
    person_code = models.CharField(max_length=40)
    kind = models.CharField(max_length=10, choices=Kind.choices)
    state = models.CharField(max_length=10, choices=State.choices, default=State.ENROLLED)
    enrolled_on = models.DateField()
    ended_on = models.DateField("finished or left on", null=True, blank=True)
    credential_on = models.DateField("credential earned on", null=True, blank=True)
    wage_before = models.DecimalField(
        "hourly wage before", max_digits=6, decimal_places=2, null=True, blank=True
    )
    wage_after = models.DecimalField(
        "hourly wage after", max_digits=6, decimal_places=2, null=True, blank=True
    )
    wage_after_on = models.DateField("wage after, seen on", null=True, blank=True)

    objects = EnrolmentQuerySet.as_manager()

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["board", "cohort", "organization", "person_code"],
                name="enrolment_once",
                nulls_distinct=False,
                violation_error_message="This person is on the roster of the class already.",
            ),
            models.CheckConstraint(
                condition=Q(state="enrolled", ended_on=None)
                | Q(state__in=["completed", "withdrawn"], ended_on__isnull=False),
                name="enrolment_ended_has_a_day",
                violation_error_message="Say on which day the person finished or left.",
            ),
            models.CheckConstraint(
                condition=Q(ended_on=None) | Q(ended_on__gte=F("enrolled_on")),
                name="enrolment_ends_after_start",
                violation_error_message="A person cannot finish before enrolling.",
            ),
            models.CheckConstraint(
                condition=Q(credential_on=None)
                | Q(state="completed", credential_on__gte=F("enrolled_on")),
                name="enrolment_credential_after_completion",
                violation_error_message="Only a person who finished can earn the credential.",
            ),
            models.CheckConstraint(
                condition=(Q(wage_before=None) | Q(wage_before__gt=0))
                & (Q(wage_after=None) | Q(wage_after__gt=0)),
                name="enrolment_wages_positive",
                violation_error_message="An hourly wage is more than $0.",
            ),
            models.CheckConstraint(
                condition=Q(wage_after=None, wage_after_on=None)
                | Q(wage_after__isnull=False, wage_after_on__isnull=False),
                name="enrolment_wage_after_has_a_day",
                violation_error_message="A wage after needs the day it was seen.",
            ),
            models.CheckConstraint(
                condition=Q(kind="jobseeker") | Q(organization__isnull=False),
                name="enrolment_worker_has_an_employer",
                violation_error_message="Only a jobseeker has no employer.",
            ),
        ]

    def __str__(self):
        return f"{self.person_code} in {self.cohort}"
