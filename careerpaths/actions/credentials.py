"""Changes to a board's credentials: what they prove, what they lead to, whether they are earned."""

import datetime as dt
from collections.abc import Iterable

from django.core.exceptions import ValidationError
from django.db import transaction

from accounts.models import Organization
from careerpaths.actions.standings import recount
from careerpaths.models import Competency, Credential, CredentialCompetency, CredentialStep
from careerpaths.rules.steps import leads_to


@transaction.atomic
def set_active(credential: Credential, *, is_active: bool, on: dt.date) -> None:
    """Retire a credential or bring it back; a retired one has no standing."""
    credential.is_active = is_active
    credential.save(update_fields=["is_active"])
    recount(credential.board, on, credential)


@transaction.atomic
def lead_on(credential: Credential, *, to: Credential) -> CredentialStep:
    """Say that a credential leads to another one. Raises ValidationError for a circle."""
    board = credential.board
    list(board.credentials.order_by("pk").select_for_update(no_key=True).values_list("pk"))
    steps = board.credentialsteps.values_list("credential", "next")
    if leads_to(steps, to.pk, credential.pk):
        raise ValidationError(f"{to} leads to {credential} already. That would go in a circle.")
    step, _ = CredentialStep.objects.get_or_create(board=board, credential=credential, next=to)
    return step


@transaction.atomic
def prove(credential: Credential, competencies: Iterable[Competency], *, level: int | None) -> None:
    """Say that a credential proves competencies, at a level; those it proves get this level."""
    rows = [
        CredentialCompetency(
            board=credential.board, credential=credential, competency=each, level=level
        )
        for each in competencies
    ]
    CredentialCompetency.objects.bulk_create(
        rows,
        update_conflicts=True,
        unique_fields=["board", "credential", "competency"],
        update_fields=["level"],
    )


def issuer_named(name: str, kind: str) -> Organization:
    """Return the organization of this name, in whatever letters; a new one if need be."""
    known = Organization.objects.filter(name__iexact=name).order_by("pk").first()
    return known or Organization.objects.create(name=name, kinds=[kind])
