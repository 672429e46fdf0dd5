"""Make one record out of two of the same firm; the history of both is kept."""

import datetime as dt

from django.core.exceptions import ValidationError
from django.db import IntegrityError, InternalError, transaction
from django.db.models import Model

from accounts.models import User
from employers.actions.firms import heard
from employers.models import Employer, Merge
from employers.reports.merges import Named, tables


@transaction.atomic
def merge(*, kept: Employer, gone: Employer, note: str, by: User, on: dt.date) -> Merge:
    """Move what names one record to the other, and set the first inactive.

    It moves rows, not people: nobody gets into an organization by it. Rows that the kept record
    has already, such as a seat in the same partnership, stay with the old one and are counted.
    Raises ValidationError when one of the two was merged before, and when people sign in for the
    one that goes: what they said would be read by the people of the other.
    """
    list(Employer.objects.select_for_update().filter(pk__in=[kept.pk, gone.pk]).order_by("pk"))
    if kept.pk == gone.pk or Merge.objects.filter(gone__in=[kept, gone]).exists():
        raise ValidationError("One of the two was merged into another record already.")
    if gone.organization.memberships.current(on).exists():
        raise ValidationError(
            f"People sign in for {gone}. Merge the other record into this one, or have a director "
            "end their access first."
        )
    moved = _move_all(kept, gone)
    left = sum(table.rows(gone).count() for table in tables())
    gone.is_active = False
    gone.save(update_fields=["is_active"])
    if gone.last_heard_on:
        heard(kept.organization, on=gone.last_heard_on)
    return Merge.objects.create(
        board=kept.board,
        kept=kept,
        gone=gone,
        note=note,
        rows_moved=moved,
        rows_left=left,
        merged_by=by,
        merged_on=on,
    )


def _move_all(kept: Employer, gone: Employer) -> int:
    """Move rows until no more can be; a row waits until its parents have moved."""
    moved = 0
    while more := sum(_move_rows(table, kept, gone) for table in tables()):
        moved += more
    return moved


def _move_rows(table: Named, kept: Employer, gone: Employer) -> int:
    rows = table.rows(gone)
    for parent in table.parents:
        rows = rows.exclude(**{f"{parent}__organization": gone.organization_id})
    return sum(_moved(table, row, kept, gone) for row in rows)


def _moved(table: Named, row: Model, kept: Employer, gone: Employer) -> bool:
    """Move one row; False where the database holds it back.

    A row that counts an organization once (`counts_once`) is deleted then: the firm counts already.
    """
    values = {
        key: kept.organization_id
        for key in table.organizations
        if getattr(row, f"{key}_id") == gone.organization_id
    } | {key: kept.pk for key in table.employers if getattr(row, f"{key}_id") == gone.pk}
    try:
        with transaction.atomic():
            table.model._base_manager.filter(pk=row.pk).update(**values)
    except (IntegrityError, InternalError):
        if getattr(table.model, "counts_once", False):
            row.delete()
        return False
    return True
