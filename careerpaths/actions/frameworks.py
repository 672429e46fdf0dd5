"""Frameworks of competencies: from O*NET's elements, from lines, and taken away when unused."""

from collections.abc import Iterable, Sequence

from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.db.models import Model, ProtectedError

from careerpaths.models import Competency, Framework, Rating
from careerpaths.reports.frameworks import kind_of, uses_of_competency, uses_of_framework
from careerpaths.reports.uses import Use
from careerpaths.rules.frameworks import Line

MEANWHILE = "Somebody else added the same meanwhile. Look at the list, then try again."


def add_lines(framework: Framework, lines: Iterable[Line]) -> None:
    """Add competencies to a framework. Raises ValidationError for one that it has."""
    rows = [
        Competency(
            board=framework.board, framework=framework, name=line.name, code=line.code,
            category=line.category, text=line.text,
        )
        for line in lines
    ]  # fmt: skip
    try:
        with transaction.atomic():
            Competency.objects.bulk_create(rows)
    except IntegrityError as error:
        raise ValidationError(MEANWHILE) from error


@transaction.atomic
def start_from_onet(framework: Framework, ratings: Sequence[Rating]) -> Framework:
    """Save a new framework with the elements of these ratings, the board's own from now on."""
    framework.save()
    names: set[str] = set()
    rows = []
    for element in (rating.element for rating in ratings):
        kind = kind_of(element.element_id)
        # Mathematics is a skill and a field of knowledge.
        name = f"{element.name} ({kind.lower()})" if element.name in names else element.name
        names.add(name)
        rows.append(
            Competency(
                board=framework.board, framework=framework, name=name, code=element.element_id,
                category=kind, text=element.description, element_id=element.element_id,
            )
        )  # fmt: skip
    Competency.objects.bulk_create(rows)
    return framework


@transaction.atomic
def remove_framework(framework: Framework) -> None:
    """Remove a framework with its competencies. Raises ValidationError where one is used."""
    _remove(framework, uses_of_framework(framework))


@transaction.atomic
def remove_competency(competency: Competency) -> None:
    """Remove a competency. Raises ValidationError where it is used."""
    _remove(competency, uses_of_competency(competency))


def _remove(row: Model, uses: list[Use]) -> None:
    if uses:
        raise ValidationError(f"{row} stays. It is used by {', '.join(map(str, uses))}.")
    try:
        with transaction.atomic():
            row.delete()
    except ProtectedError as error:
        raise ValidationError(f"{row} stays. It is used.") from error
