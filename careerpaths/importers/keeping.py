"""Occupations in use that a release lacks: they stay as another release has them."""

from collections import Counter
from collections.abc import Iterable

from django.apps import apps

from accounts.models import Board, Owned
from accounts.tenancy import tenant
from careerpaths.models import DataRelease, Occupation, OnetOccupation

MOST = 20  # occupations named one by one
TABLES = {DataRelease.Source.SOC: Occupation, DataRelease.Source.ONET: OnetOccupation}


def codes_in_use(boards: Iterable[Board]) -> Counter[str]:
    """Return the SOC codes that rows of these boards name, with the number of boards.

    Whatever a board owns that must have a SOC code counts: critical jobs, occupations of
    credentials and programs, priorities, learned titles. What may do without one, such as a note
    from the public that nobody has read yet, does not.
    """
    named: set[tuple[str, int]] = set()
    with tenant(boards):
        for model in apps.get_models():
            if issubclass(model, Owned) and _needs_soc(model):
                named |= set(model._default_manager.values_list("soc", "board_id"))
    return Counter(soc for soc, _ in named)


def kept(release: DataRelease, board: Board | None = None) -> list[str]:
    """Say which occupations in use a release lacks, and which release they stay as.

    In use by any board, in numbers of boards only; or by one board, for that board.
    """
    table = TABLES.get(DataRelease.Source(release.source))
    if table is None or not table.objects.filter(release=release).exists():
        return []
    uses = codes_in_use([board] if board else Board.objects.all())
    there = table.objects.filter(release=release, soc__in=uses)
    missing = sorted(set(uses) - set(there.values_list("soc", flat=True)))
    elsewhere = _elsewhere(table, release, missing[:MOST])
    notes = [_note(soc, uses[soc], elsewhere.get(soc), board) for soc in missing[:MOST]]
    more = len(missing) - MOST
    if more > 0:
        notes.append(f"The same is true of {more:,} more occupations in use.")
    return notes


def _needs_soc(model: type[Owned]) -> bool:
    return any(field.name == "soc" and not field.blank for field in model._meta.fields)


def _elsewhere(table, release: DataRelease, codes: list[str]) -> dict:
    """Return the newest other row of each code."""
    others = table.objects.filter(soc__in=codes).exclude(release=release)
    newest_last = others.select_related("release").order_by("release__order", "release_id", "-pk")
    return {each.soc: each for each in newest_last}


def _note(soc: str, boards: int, other, board: Board | None) -> str:
    named = f"{soc} {other.title}" if other else soc
    by = "" if board else f" by {boards:,} board{'' if boards == 1 else 's'}"
    stays = f"it stays as release {other.release.name} has it" if other else (
        "no release that is loaded has it"
    )  # fmt: skip
    return f"{named} is in use{by} and not in this release: {stays}."
