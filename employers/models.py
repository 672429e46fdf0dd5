"""What a board knows about the firms of its region."""

import pghistory
from django.db import models
from django.db.models import Q
from django.urls import reverse

from accounts.models import County, Engaged, Owned, User

SMALL_FIRM = 50  # people; below this a firm counts as small in a partnership's composition


class Industry(models.Model):
    """An industry of the North American Industry Classification System. Reference data."""

    code = models.CharField("NAICS code", max_length=6)
    title = models.CharField(max_length=200)
    release = models.CharField(max_length=10)

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
