"""A credential with everything that belongs to it, for staff, firms and the public."""

from dataclasses import dataclass

from django.db.models import Prefetch, QuerySet

from accounts.models import Board
from careerpaths.models import (
    Credential,
    CredentialCompetency,
    CredentialOccupation,
    CredentialStep,
    Occupation,
    Recognition,
    Standing,
)
from careerpaths.reports.uses import Use, uses_of

MOST_SHOWN = 200  # competencies, occupations or steps of one credential
PARTS = (CredentialCompetency, CredentialOccupation, CredentialStep, Recognition, Standing)


@dataclass(frozen=True)
class Proved:
    """A competency that a credential proves, with the name of its level."""

    row: CredentialCompetency

    @property
    def competency(self):
        return self.row.competency

    @property
    def level(self) -> str:
        """The level in the framework's words, "" where none is said."""
        framework = self.row.competency.framework
        levels = framework.levels if framework else []
        number = self.row.level
        if number is None:
            return ""
        return levels[number] if number < len(levels) else str(number)


@dataclass(frozen=True)
class CountsFor:
    """An occupation for which a credential counts, with its title where one is loaded."""

    row: CredentialOccupation
    title: str


@dataclass(frozen=True)
class About:
    """What belongs to a credential."""

    competencies: list[Proved]
    occupations: list[CountsFor]
    next: list[CredentialStep]
    earlier: list[CredentialStep]
    standings: list[Standing]


def about_credential(credential: Credential) -> About:
    """Return what belongs to a credential: as many queries, whatever its lists hold."""
    proved = credential.competencies.select_related("competency__framework")
    occupations = list(credential.occupations.all()[:MOST_SHOWN])
    known = Occupation.objects.titled(credential.board, [row.soc for row in occupations])
    standings = credential.standings.select_related("partnership")
    return About(
        [Proved(row) for row in proved[:MOST_SHOWN]],
        [CountsFor(row, known[row.soc].title if row.soc in known else "") for row in occupations],
        list(_earned(credential.next_steps, "next")),
        list(_earned(credential.earlier_steps, "credential")),
        list(standings.order_by("-firms", "partnership__name", "pk")),
    )


def _earned(steps, end):
    rows = steps.filter(**{f"{end}__is_active": True}).select_related(end)
    return rows.order_by(f"{end}__name", "pk")[:MOST_SHOWN]


def is_occupation(soc: str) -> bool:
    """Tell whether a code is an occupation of the SOC, as far as one is loaded."""
    occupations = Occupation.objects.all()
    return occupations.filter(soc=soc).exists() or not occupations.exists()


def used_by(credential: Credential) -> list[Use]:
    """Return what uses a credential, such as classes that lead to it."""
    return uses_of(Credential.objects.filter(pk=credential.pk), without=PARTS)


def public_credentials(board: Board) -> QuerySet[Credential, Credential]:
    """Return what the board's people may earn, each with the standings everybody may read."""
    standings = Standing.objects.select_related("partnership").order_by("-firms", "pk")
    rows = board.credentials.filter(is_active=True).select_related("issuer", "board")
    return rows.prefetch_related(Prefetch("standings", queryset=standings))
