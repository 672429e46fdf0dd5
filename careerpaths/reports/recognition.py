"""What firms say credentials are worth: to the firm itself, and to staff assigned to it."""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field

from django.db.models import QuerySet

from accounts.models import Organization
from careerpaths.models import Credential, Recognition, Standing
from partnerships.models import Partnership

MOST_EARLIER = 20  # what a firm said of one credential before


@dataclass(frozen=True)
class OwnCredential:
    """A credential with what the firm says of it now, and how many members recognize it."""

    credential: Credential
    said: Recognition | None = None
    standings: list[Standing] = field(default_factory=list)


def credentials_of_firm(organization: Organization) -> QuerySet[Credential, Credential]:
    """Return the credentials of the boards a firm deals with, and those it ever signed."""
    boards = Credential.objects.filter(
        board__engagements__organization=organization, is_active=True
    )
    signed = Credential.objects.filter(recognitions__organization=organization)
    rows = Credential.objects.filter(pk__in=boards.values("pk")) | Credential.objects.filter(
        pk__in=signed.values("pk")
    )
    return rows.select_related("board", "issuer")


def own_rows(
    credentials: Iterable[Credential], organization: Organization, day: dt.date
) -> list[OwnCredential]:
    """Return credentials as a firm reads them: two queries, whatever their number."""
    credentials = list(credentials)
    said = Recognition.objects.on(day).filter(organization=organization, credential__in=credentials)
    now = {each.credential_id: each for each in said}
    standings = standings_of(credentials)
    return [
        OwnCredential(each, now.get(each.pk), standings.get(each.pk, [])) for each in credentials
    ]


def standings_of(credentials: Iterable[Credential]) -> dict[int, list[Standing]]:
    """Return the standings of credentials whose partnerships the reader may see, by credential."""
    rows = Standing.objects.filter(credential__in=list(credentials)).select_related("partnership")
    found: dict[int, list[Standing]] = defaultdict(list)
    for row in rows.order_by("-firms", "partnership__name", "pk"):
        found[row.credential_id].append(row)
    return found


def said_now(
    credential: Credential, organization: Organization, day: dt.date
) -> Recognition | None:
    """Return what the firm says of a credential on a day."""
    rows = credential.recognitions.on(day).filter(organization=organization)
    return rows.select_related("signed_by").first()


def said_before(
    credential: Credential, organization: Organization, day: dt.date
) -> QuerySet[Recognition, Recognition]:
    """Return what the firm said of a credential and no longer says, the latest first."""
    rows = credential.recognitions.filter(organization=organization, until__lte=day)
    return rows.select_related("signed_by").order_by("-until", "-pk")[:MOST_EARLIER]


def recognitions_of(partnership: Partnership, day: dt.date) -> QuerySet[Recognition, Recognition]:
    """Return what the employer members of a partnership say of credentials on a day."""
    seats = partnership.members.active().employers()
    said = partnership.board.recognitions.on(day)
    rows = said.filter(organization__in=seats.values("organization"))
    return rows.select_related("credential", "organization").order_by(
        "credential__name", "organization__name", "pk"
    )


def recognitions_of_firm(
    organization: Organization, partnership: Partnership
) -> QuerySet[Recognition, Recognition]:
    """Return all a firm said of the credentials of a partnership's board, the latest first."""
    rows = partnership.board.recognitions.filter(organization=organization)
    return rows.select_related("credential", "signed_by").order_by(
        "credential__name", "-since", "-pk"
    )
