"""Pools: like needs of several firms, brought together until a class can serve them."""

from django.db import models
from django.db.models import Q
from django.urls import reverse

from accounts.models import Organization, Owned
from careerpaths.models import Competency
from partnerships.models import Partnership
from training.models.sections import Need


class PoolQuerySet(models.QuerySet):
    def with_sums(self):
        """Annotate `firms` and `people`: moving totals, for the convener's working view only."""
        return self.annotate(
            firms=models.Count("pool_needs__organization", distinct=True),
            people=models.Sum("pool_needs__need__people", default=0),
        )

    def for_list(self):
        return self.with_sums().select_related("board").order_by("-made_on", "name", "pk")


class Pool(Owned):
    """Needs alike in competency and level, within one partnership."""

    partnership = models.ForeignKey(Partnership, models.CASCADE, related_name="pools")
    competency = models.ForeignKey(Competency, models.PROTECT, related_name="pools")
    name = models.CharField(max_length=150)
    level_target = models.PositiveSmallIntegerField()
    needed_by = models.DateField(help_text="The earliest day a firm in the pool needs it.")
    made_on = models.DateField()

    objects = PoolQuerySet.as_manager()

    class Meta:
        ordering = ["name", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["board", "partnership", "name"],
                name="pool_name_once",
                violation_error_message="The partnership has a pool of this name already.",
            ),
            models.CheckConstraint(
                condition=Q(level_target__gte=1, level_target__lte=4), name="pool_level_in_scale"
            ),
        ]

    def __str__(self):
        return self.name

    def get_absolute_url(self):
        return reverse("training:pool", args=[self.board.slug, self.pk])


class PoolNeedQuerySet(models.QuerySet):
    def for_list(self):
        return self.select_related("need__competency", "need__organization").order_by(
            "need__organization__name", "pk"
        )


class PoolNeed(Owned):
    """That a firm's need is part of a pool: the link its thread to the result runs through."""

    pool = models.ForeignKey(Pool, models.CASCADE, related_name="pool_needs")
    need = models.ForeignKey(Need, models.CASCADE, related_name="pool_needs")
    organization = models.ForeignKey(Organization, models.PROTECT, related_name="+")

    objects = PoolNeedQuerySet.as_manager()

    class Meta:
        ordering = ["pk"]
        constraints = [models.UniqueConstraint(fields=["board", "need"], name="need_in_one_pool")]

    def __str__(self):
        return f"{self.need} in {self.pool}"


class KeptApart(Owned):
    """A firm that another firm does not want to share a class with. Only the firm that says so
    reads it; it is no reason in any message."""

    organization = models.ForeignKey(Organization, models.CASCADE, related_name="kept_apart")
    other = models.ForeignKey(Organization, models.CASCADE, related_name="+")

    class Meta:
        verbose_name_plural = "kept apart"
        constraints = [
            models.UniqueConstraint(
                fields=["board", "organization", "other"], name="kept_apart_once"
            ),
            models.CheckConstraint(
                condition=~Q(organization=models.F("other")), name="kept_apart_from_another"
            ),
        ]

    def __str__(self):
        return f"{self.organization} apart from {self.other}"
