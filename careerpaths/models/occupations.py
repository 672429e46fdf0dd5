"""Occupations of the SOC and of O*NET, what they ask for, and what people call them."""

from django.contrib.postgres.indexes import GinIndex
from django.contrib.postgres.search import SearchVector
from django.db import models
from django.db.models import Q

from careerpaths.models.releases import DataRelease

SOC = r"^\d{2}-\d{4}$"
ONET_SOC = r"^\d{2}-\d{4}\.\d{2}$"


class OccupationQuerySet(models.QuerySet):
    def titled(self, board, codes):
        """Return {SOC code: occupation} as the board's release has them.

        A code that this release lacks comes from the newest release that has it.
        """
        chosen = DataRelease.objects.in_use(board, DataRelease.Source.SOC)
        rows = self.filter(soc__in=codes).select_related("release")
        newest_last = rows.order_by("release__order", "release_id")
        return {row.soc: row for row in sorted(newest_last, key=lambda r: r.release == chosen)}


class Occupation(models.Model):
    """An occupation or group of the Standard Occupational Classification. Reference data."""

    class Level(models.TextChoices):
        MAJOR = "major", "major group"
        MINOR = "minor", "minor group"
        BROAD = "broad", "broad group"
        DETAILED = "detailed", "detailed occupation"

    release = models.ForeignKey(DataRelease, models.PROTECT, related_name="occupations")
    soc = models.CharField("SOC code", max_length=7)
    level = models.CharField(max_length=8, choices=Level.choices, default=Level.DETAILED)
    title = models.CharField(max_length=200)
    definition = models.TextField(blank=True)

    objects = OccupationQuerySet.as_manager()

    class Meta:
        ordering = ["soc"]
        indexes = [
            GinIndex(SearchVector("title", config="english"), name="occupation_title_text"),
            GinIndex(SearchVector("definition", config="english"), name="occupation_text"),
        ]
        constraints = [
            models.UniqueConstraint(fields=["soc", "release"], name="occupation_once_a_release"),
            models.CheckConstraint(condition=Q(soc__regex=SOC), name="occupation_soc_is_a_code"),
        ]

    def __str__(self):
        return f"{self.soc} {self.title}"


class OnetOccupation(models.Model):
    """An occupation of O*NET: the SOC's, some of them divided further. Reference data."""

    release = models.ForeignKey(DataRelease, models.PROTECT, related_name="onet_occupations")
    code = models.CharField("O*NET-SOC code", max_length=10)
    soc = models.CharField("SOC code", max_length=7)
    title = models.CharField(max_length=200)
    description = models.TextField(blank=True)
    job_zone = models.PositiveSmallIntegerField(null=True, blank=True)

    class Meta:
        ordering = ["code"]
        verbose_name = "O*NET occupation"
        indexes = [models.Index(fields=["release", "soc"], name="onet_occupation_by_soc")]
        constraints = [
            models.UniqueConstraint(fields=["release", "code"], name="onet_code_once_a_release"),
            models.CheckConstraint(condition=Q(code__regex=ONET_SOC), name="onet_code_is_a_code"),
            models.CheckConstraint(
                condition=Q(job_zone=None) | Q(job_zone__range=(1, 5)), name="job_zone_is_1_to_5"
            ),
        ]

    def __str__(self):
        return f"{self.code} {self.title}"


class JobZone(models.Model):
    """How much preparation the occupations of a zone need, in O*NET's words. Reference data."""

    release = models.ForeignKey(DataRelease, models.PROTECT, related_name="job_zones")
    zone = models.PositiveSmallIntegerField()
    name = models.CharField(max_length=100)
    experience = models.TextField(blank=True)
    education = models.TextField(blank=True)
    training = models.TextField(blank=True)

    class Meta:
        ordering = ["zone"]
        constraints = [
            models.UniqueConstraint(fields=["release", "zone"], name="job_zone_once_a_release"),
        ]

    def __str__(self):
        return self.name


class Title(models.Model):
    """What people call an occupation: its official title, alternate and reported titles.

    `words` is the title as a search compares it. Reference data.
    """

    class Kind(models.TextChoices):
        OFFICIAL = "official", "official title"
        ALTERNATE = "alternate", "alternate title"
        SHORT = "short", "short title"
        REPORTED = "reported", "reported by workers"

    occupation = models.ForeignKey(OnetOccupation, models.PROTECT, related_name="titles")
    title = models.CharField(max_length=250)
    kind = models.CharField(max_length=9, choices=Kind.choices)
    words = models.CharField(max_length=250)

    class Meta:
        ordering = ["title", "pk"]
        indexes = [GinIndex(SearchVector("words", config="english"), name="title_words")]
        constraints = [
            models.UniqueConstraint(
                fields=["occupation", "title"], name="title_once_an_occupation"
            ),
        ]

    def __str__(self):
        return self.title


class Element(models.Model):
    """A skill, a field of knowledge or another element of O*NET's content model. Reference data."""

    release = models.ForeignKey(DataRelease, models.PROTECT, related_name="elements")
    element_id = models.CharField("element", max_length=20)
    name = models.CharField(max_length=150)
    description = models.TextField(blank=True)

    class Meta:
        ordering = ["element_id"]
        constraints = [
            models.UniqueConstraint(
                fields=["release", "element_id"], name="element_once_a_release"
            ),
        ]

    def __str__(self):
        return self.name


class Rating(models.Model):
    """How important an element is to an occupation (1 to 5) and at which level (0 to 7).

    suppress: O*NET recommends caution with the value; not_relevant: the level counts as 0.
    A missing value was not collected. Reference data.
    """

    occupation = models.ForeignKey(OnetOccupation, models.PROTECT, related_name="ratings")
    element = models.ForeignKey(Element, models.PROTECT, related_name="ratings")
    importance = models.DecimalField(max_digits=5, decimal_places=2, null=True)
    level = models.DecimalField(max_digits=5, decimal_places=2, null=True)
    suppress_importance = models.BooleanField(default=False)
    suppress_level = models.BooleanField(default=False)
    not_relevant = models.BooleanField(default=False)

    class Meta:
        ordering = ["occupation", "element"]
        constraints = [
            models.UniqueConstraint(
                fields=["occupation", "element"], name="rating_once_an_occupation"
            ),
            models.CheckConstraint(
                condition=Q(importance=None) | Q(importance__range=(1, 5)),
                name="importance_is_1_to_5",
            ),
            models.CheckConstraint(
                condition=Q(level=None) | Q(level__range=(0, 7)), name="level_is_0_to_7"
            ),
        ]

    def __str__(self):
        return f"{self.occupation_id} {self.element_id}"


class RelatedOccupation(models.Model):
    """An occupation that O*NET calls related to another one, by tier and place. Reference data."""

    occupation = models.ForeignKey(OnetOccupation, models.PROTECT, related_name="related")
    other = models.ForeignKey(OnetOccupation, models.PROTECT, related_name="+")
    tier = models.CharField(max_length=20)
    place = models.PositiveSmallIntegerField()

    class Meta:
        ordering = ["occupation", "place"]
        constraints = [
            models.UniqueConstraint(
                fields=["occupation", "other"], name="related_once_an_occupation"
            ),
        ]

    def __str__(self):
        return f"{self.other_id} ({self.tier})"


class Preparation(models.Model):
    """Which share of people in an occupation say it needs a category of preparation, in percent.

    scale: RL required education, RW related work, PT plant training, OJ on-the-job training.
    Reference data.
    """

    occupation = models.ForeignKey(OnetOccupation, models.PROTECT, related_name="preparations")
    scale = models.CharField(max_length=2)
    category = models.PositiveSmallIntegerField()
    percent = models.DecimalField(max_digits=5, decimal_places=2)
    suppress = models.BooleanField(default=False)

    class Meta:
        ordering = ["occupation", "scale", "category"]
        constraints = [
            models.UniqueConstraint(
                fields=["occupation", "scale", "category"], name="preparation_once_an_occupation"
            ),
        ]

    def __str__(self):
        return f"{self.scale} {self.category}: {self.percent} %"


class PreparationCategory(models.Model):
    """What a category of preparation means: "Bachelor's Degree". Reference data."""

    release = models.ForeignKey(DataRelease, models.PROTECT, related_name="preparation_categories")
    scale = models.CharField(max_length=2)
    category = models.PositiveSmallIntegerField()
    description = models.CharField(max_length=400)

    class Meta:
        ordering = ["scale", "category"]
        verbose_name_plural = "preparation categories"
        constraints = [
            models.UniqueConstraint(
                fields=["release", "scale", "category"], name="preparation_category_once"
            ),
        ]

    def __str__(self):
        return self.description
