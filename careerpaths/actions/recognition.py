"""A firm signs what a credential is worth to it, changes that, and withdraws it."""

import datetime as dt
from typing import Any

from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from accounts.models import Organization, User
from careerpaths.actions.standings import recount
from careerpaths.models import Credential, Recognition
from employers.actions.firms import heard

SIGNED = "Your organization has signed this credential already. This is what it says now."
CHANGED = "Somebody of your organization changed it meanwhile. This is how it stands now."


@transaction.atomic
def sign(
    *,
    credential: Credential,
    organization: Organization,
    by: User,
    on: dt.date,
    known: Recognition | None,
    **said: Any,
) -> Recognition:
    """Sign what a credential is worth to a firm; what it said before ends on the day.

    known: what the person saw as the firm's word, None for nothing; said: fields of Recognition,
    `since` only where nothing was said before. Raises ValidationError where somebody was faster.
    """
    before = _standing(credential, organization, on)
    if before != known:
        raise ValidationError(CHANGED if known else SIGNED)
    if before:
        _end(before, on)
        said["since"] = on
    try:
        with transaction.atomic():
            signed = Recognition.objects.create(
                board=credential.board, credential=credential, organization=organization,
                signed_by=by, **said,
            )  # fmt: skip
    except IntegrityError as error:
        raise ValidationError(SIGNED) from error
    _told(signed, on)
    return signed


@transaction.atomic
def withdraw(*, credential: Credential, organization: Organization, on: dt.date) -> bool:
    """End what a firm says of a credential; False where it says nothing."""
    before = _standing(credential, organization, on)
    if before is None:
        return False
    _end(before, on)
    _told(before, on)
    return True


def _standing(credential: Credential, organization: Organization, day: dt.date):
    """Return what the firm says; the credential is locked, so that of two people one is first."""
    list(Credential.objects.filter(pk=credential.pk).select_for_update(no_key=True))
    return credential.recognitions.on(day).filter(organization=organization).first()


def _end(recognition: Recognition, day: dt.date) -> None:
    recognition.until = day
    recognition.save(update_fields=["until"])


def _told(recognition: Recognition, day: dt.date) -> None:
    heard(recognition.organization, on=day)
    recount(recognition.board, day, recognition.credential)
