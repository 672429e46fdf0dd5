"""Where the rows of a board are used, in whatever table: classes, needs, pools."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.apps import apps
from django.db.models import ForeignKey, Model, QuerySet

from accounts.models import Owned

MOST_NAMED = 10  # rows of one table


@dataclass(frozen=True)
class Use:
    """How many rows of one table use something, and the first of them.

    Of rows that firms wrote neither is told: others read those in releases alone.
    """

    label: str
    amount: int
    first: list[Model]

    def __str__(self) -> str:
        if not self.first:
            return f"{self.label} of employers"
        return f"{self.amount} {self.label if self.amount != 1 else self.single}"

    @property
    def single(self) -> str:
        return str(self.first[0]._meta.verbose_name)


def uses_of(rows: QuerySet, without: Iterable[type[Model]] = ()) -> list[Use]:
    """Return what uses any of these rows: a query a table, whatever the number of rows.

    without: tables that are parts of the rows themselves.
    """
    parts = tuple(without)
    found = []
    for model in apps.get_models():
        if not issubclass(model, Owned) or model in parts:
            continue
        for key in model._meta.concrete_fields:
            if isinstance(key, ForeignKey) and key.related_model is rows.model:
                found += _use(model._base_manager.filter(**{f"{key.name}__in": rows}))
    return sorted(found, key=lambda use: use.label)


def _use(using: QuerySet) -> list[Use]:
    label = str(using.model._meta.verbose_name_plural)
    if any(field.name == "organization" for field in using.model._meta.concrete_fields):
        return [Use(label, 0, [])] if using.exists() else []
    amount = using.count()
    first = list(using.select_related("board").order_by("pk")[:MOST_NAMED]) if amount else []
    return [Use(label, amount, first)] if amount else []
