"""What a board knows about the firms of its region."""

import pghistory
from django.db import models
from django.db.models import Q
from django.urls import reverse

from accounts.models import County, Engaged, Organization, Owned, User

SMALL_FIRM = 50  # people; below this a firm counts as small in a partnership's composition


class IndustryQuerySet(models.QuerySet):
    def knows(self, code):
        """Tell whether a code exists, as far as the table can tell.

        The importer writes a row for each sector; a sector without one is not loaded yet, and only
        the form of its codes is checked then.
        """
        if not self.filter(code=code[:2]).exists():
            return True
        return self.filter(code__startswith=code).exists()


class Industry(models.Model):
    """An industry of the North American Industry Classification System. Reference data."""

    code = models.CharField("NAICS code", max_length=6)
    title = models.CharField(max_length=200)
    release = models.CharField(max_length=10)

    objects = IndustryQuerySet.as_manager()

    class Meta:
        ordering = ["code"]
        verbose_name_plural = "industries"
        constraints = [
            models.UniqueConstraint(fields=["code", "release"], name="industry_once_a_release")
        ]

    def __str__(self):
        return f"{self.code} {self.title}"


class EmployerQuerySet(models.QuerySet):
    def active(self):
        return self.filter(is_active=True)

    def matching(self, text):
        return self.filter(organization__name__icontains=text) if text else self

    def small(self):
        return self.filter(employees__lt=SMALL_FIRM)

    def for_list(self):
        rows = self.select_related("organization", "county", "named_contact")
        return rows.order_by("organization__name", "pk")


@pghistory.track()
class Employer(Engaged):
    """A firm as one board knows it."""

    naics = models.CharField("NAICS code", max_length=6, blank=True)
    county = models.ForeignKey(County, models.PROTECT, null=True, blank=True, related_name="+")
    employees = models.PositiveIntegerField(
        "people employed", null=True, blank=True, help_text="At all sites in the region."
    )
    has_union = models.BooleanField("workers are represented by a union", default=False)
    named_contact = models.ForeignKey(
        User, models.SET_NULL, null=True, blank=True, related_name="+",
        verbose_name="point of contact at the board",
    )  # fmt: skip
    holding = models.ForeignKey(
        Organization, models.PROTECT, null=True, blank=True, related_name="+",
        verbose_name="company it belongs to",
        help_text="Firms of one company count as one where figures are put together.",
    )  # fmt: skip
    last_heard_on = models.DateField("last heard from", null=True, blank=True)
    is_active = models.BooleanField("active", default=True)
    note = models.TextField(blank=True)

    objects = EmployerQuerySet.as_manager()

    class Meta(Engaged.Meta):
        constraints = [
            models.UniqueConstraint(
                fields=["board", "organization"],
                name="employer_once_a_board",
                violation_error_message="This organization is already an employer of the board.",
            ),
            models.CheckConstraint(
                condition=Q(naics="") | Q(naics__regex=r"^\d{2,6}$"),
                name="employer_naics_is_a_code",
                violation_error_message="A NAICS code has two to six digits.",
            ),
        ]

    def __str__(self):
        return self.organization.name

    def get_absolute_url(self):
        return reverse("employers:detail", args=[self.board.slug, self.pk])

    @property
    def is_small(self):
        return self.employees is not None and self.employees < SMALL_FIRM

    @property
    def summary(self):
        """Size and place in a sentence, as far as they are known."""
        size = "Size not known" if self.employees is None else f"{self.employees:,} people employed"
        place = f" in {self.county}" if self.county else ""
        return f"{size}{place}.{'' if self.is_active else ' No longer active.'}"


@pghistory.track()
class Site(Owned):
    """A place where an employer works."""

    employer = models.ForeignKey(Employer, models.CASCADE, related_name="sites")
    name = models.CharField(max_length=100)
    street = models.CharField(max_length=200, blank=True)
    city = models.CharField(max_length=100)
    county = models.ForeignKey(County, models.PROTECT, related_name="+")

    class Meta:
        ordering = ["name", "pk"]

    def __str__(self):
        return f"{self.name}, {self.city}"


@pghistory.track()
class Contact(Owned):
    """A person at an employer, whether or not she signs in."""

    employer = models.ForeignKey(Employer, models.CASCADE, related_name="contacts")
    name = models.CharField(max_length=150)
    title = models.CharField(max_length=100, blank=True)
    email = models.EmailField("e-mail", blank=True)
    phone = models.CharField(max_length=30, blank=True)
    is_main = models.BooleanField("main contact", default=False)
    left_on = models.DateField("left on", null=True, blank=True)

    class Meta:
        ordering = ["-is_main", "name", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["board", "employer"],
                condition=Q(is_main=True, left_on=None),
                name="contact_one_main",
                violation_error_message="This employer has a main contact already.",
            )
        ]

    def __str__(self):
        return self.name


class ServiceEventQuerySet(models.QuerySet):
    def for_list(self):
        return self.select_related("staff", "board").order_by("-happened_on", "-pk")


@pghistory.track()
class ServiceEvent(Owned):
    """A service the board or a partner agency gave a firm; the firm sees the list.

    Categories are the lines of ETA-9169, effectiveness in serving employers (domain.md b.8).
    """

    class Category(models.TextChoices):
        INFORMATION = "information", "information and support"
        RECRUITMENT = "recruitment", "recruitment assistance"
        PLANNING = "planning", "strategic planning and economic development"
        UNTAPPED = "untapped", "access to untapped labor pools"
        TRAINING = "training", "training services"
        INCUMBENT = "incumbent", "incumbent worker training"
        RAPID_RESPONSE = "rapid_response", "rapid response, downsizing"
        LAYOFF = "layoff", "planning layoff response"

    employer = models.ForeignKey(Employer, models.CASCADE, related_name="services")
    organization = models.ForeignKey(
        Organization, models.PROTECT, related_name="services", editable=False
    )
    category = models.CharField(max_length=15, choices=Category.choices)
    happened_on = models.DateField("on")
    agency = models.CharField("given by", max_length=150)
    staff = models.ForeignKey(User, models.SET_NULL, null=True, blank=True, related_name="+")
    about = models.CharField("what was done", max_length=200)
    outcome = models.CharField("what came of it", max_length=300, blank=True)

    objects = ServiceEventQuerySet.as_manager()

    class Meta:
        ordering = ["-happened_on", "-pk"]

    def __str__(self):
        return f"{self.get_category_display()} for {self.organization}"


class QuestionQuerySet(models.QuerySet):
    def since(self, day):
        return self.filter(asked_on__gte=day).order_by("-asked_on", "-pk")


class Question(Owned):
    """That an agency asked a firm about a topic. Topic, day and agency are all it may hold:
    every agency at the board's tables reads it, so that nobody asks again within 90 days."""

    class Topic(models.TextChoices):
        HIRING = "hiring", "hiring plans"
        TRAINING = "training", "training needs"
        WAGES = "wages", "wages and benefits"
        LAYOFFS = "layoffs", "layoffs or closing"
        APPRENTICES = "apprentices", "apprenticeship and work-based learning"
        SCHOOLS = "schools", "offers for schools"
        EXPANSION = "expansion", "expansion, sites and equipment"
        SATISFACTION = "satisfaction", "a satisfaction survey"
        OTHER = "other", "something else"

    organization = models.ForeignKey(Organization, models.PROTECT, related_name="questions")
    topic = models.CharField(max_length=15, choices=Topic.choices)
    asked_on = models.DateField("asked on")
    agency = models.CharField(max_length=150)

    objects = QuestionQuerySet.as_manager()

    class Meta:
        ordering = ["-asked_on", "-pk"]

    def __str__(self):
        return f"{self.get_topic_display()}, {self.agency}"


class HelpRequestQuerySet(models.QuerySet):
    def waiting(self):
        return self.filter(state=HelpRequest.State.WAITING).order_by("asked_at", "pk")

    def for_list(self):
        rows = self.select_related("organization", "contact", "asked_by", "board")
        return rows.order_by("-asked_at", "-pk")


@pghistory.track()
class HelpRequest(Owned):
    """A firm asks its board for help; its named contact answers."""

    class State(models.TextChoices):
        WAITING = "waiting", "waiting for an answer"
        ANSWERED = "answered"
        CLOSED = "closed"

    employer = models.ForeignKey(Employer, models.CASCADE, related_name="help_requests")
    organization = models.ForeignKey(
        Organization, models.PROTECT, related_name="help_requests", editable=False
    )
    category = models.CharField(max_length=15, choices=ServiceEvent.Category.choices)
    text = models.TextField("what you need", max_length=2000)
    state = models.CharField(max_length=10, choices=State.choices, default=State.WAITING)
    asked_by = models.ForeignKey(User, models.PROTECT, related_name="+")
    asked_at = models.DateTimeField()
    contact = models.ForeignKey(User, models.SET_NULL, null=True, blank=True, related_name="+")
    answer = models.TextField(blank=True, max_length=4000)
    answered_by = models.ForeignKey(User, models.SET_NULL, null=True, related_name="+")
    answered_at = models.DateTimeField(null=True)

    objects = HelpRequestQuerySet.as_manager()

    class Meta:
        ordering = ["-asked_at", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(state="waiting") | Q(answered_at__isnull=False) & ~Q(answer=""),
                name="help_answered_says_what",
                violation_error_message="Write the answer.",
            )
        ]

    def __str__(self):
        return f"{self.get_category_display()} for {self.organization}"


class Handover(Owned):
    """That another person of the board became a firm's point of contact."""

    employer = models.ForeignKey(Employer, models.CASCADE, related_name="handovers")
    organization = models.ForeignKey(
        Organization, models.PROTECT, related_name="handovers", editable=False
    )
    before = models.ForeignKey(User, models.SET_NULL, null=True, related_name="+")
    after = models.ForeignKey(User, models.SET_NULL, null=True, related_name="+")
    note = models.CharField("what the next one should know", max_length=500, blank=True)
    handed_on = models.DateField()

    class Meta:
        ordering = ["-handed_on", "-pk"]

    def __str__(self):
        return f"{self.organization}: {self.before} to {self.after}"


class Merge(Owned):
    """That two records of one firm became one. The one that went stays, inactive, as history."""

    kept = models.ForeignKey(Employer, models.CASCADE, related_name="merges")
    gone = models.ForeignKey(Employer, models.CASCADE, related_name="merged_into")
    note = models.CharField(max_length=300, blank=True)
    rows_moved = models.PositiveIntegerField(default=0)
    rows_left = models.PositiveIntegerField(default=0)
    merged_by = models.ForeignKey(User, models.SET_NULL, null=True, related_name="+")
    merged_on = models.DateField()

    class Meta:
        ordering = ["-merged_on", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["board", "gone"],
                name="employer_merged_once",
                violation_error_message="This record was merged into another one already.",
            ),
            models.CheckConstraint(
                condition=~Q(kept=models.F("gone")),
                name="employer_merged_into_another",
                violation_error_message="Choose two different records.",
            ),
        ]

    def __str__(self):
        return f"{self.gone} into {self.kept}"
