"""Which rows of a board name a firm, in whatever table: what a merge of two records moves."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.apps import apps
from django.db.models import ForeignKey, Model, Q, QuerySet

from accounts.models import Look, Organization, Owned
from employers.models import Employer, Merge

# A record itself, what was merged before, and the ledger, which nobody changes.
STAY = (Employer, Look, Merge)


@dataclass(frozen=True)
class Named:
    """A table with the names of its keys to organizations and to records of employers.

    parents: its keys to other tables whose rows are an organization's; a row follows its parents.
    """

    model: type[Model]
    organizations: list[str]
    employers: list[str]
    parents: list[str]

    @property
    def label(self) -> str:
        words = str(self.model._meta.verbose_name_plural)
        return words[:1].upper() + words[1:]

    def rows(self, gone: Employer) -> QuerySet:
        """Return the rows of the record's board that name it or its organization."""
        named = Q()
        for key in self.organizations:
            named |= Q(**{key: gone.organization_id})
        for key in self.employers:
            named |= Q(**{key: gone.pk})
        return self.model._base_manager.filter(named, board=gone.board_id)


@dataclass(frozen=True)
class Count:
    """How many rows of one table name a record."""

    label: str
    amount: int


def tables() -> Iterator[Named]:
    """Give every table of a board that names organizations or employers."""
    for model in apps.get_models():
        if issubclass(model, Owned) and not issubclass(model, STAY):
            table = Named(
                model,
                _keys(model, Organization),
                _keys(model, Employer),
                [key.name for key in _owned_keys(model) if _is_of_one(key.related_model)],
            )
            if table.organizations or table.employers:
                yield table


def what_moves(gone: Employer) -> list[Count]:
    """Return what names a record, table by table; those without a row are left out."""
    counts = [Count(table.label, table.rows(gone).count()) for table in tables()]
    return sorted((each for each in counts if each.amount), key=lambda each: each.label)


def _keys(model: type[Model], target: type[Model]) -> list[str]:
    return [key.name for key in _foreign_keys(model) if key.related_model is target]


def _is_of_one(model: type[Model]) -> bool:
    """Tell whether a table's rows are an organization's; who issues a credential owns no row."""
    return "organization" in _keys(model, Organization)


def _owned_keys(model: type[Model]) -> list[ForeignKey]:
    return [
        key
        for key in _foreign_keys(model)
        if issubclass(key.related_model, Owned) and not issubclass(key.related_model, STAY)
    ]


def _foreign_keys(model: type[Model]) -> list[ForeignKey]:
    return [field for field in model._meta.concrete_fields if isinstance(field, ForeignKey)]
