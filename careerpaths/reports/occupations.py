"""All that official data and the board say of one occupation."""

from dataclasses import dataclass, field

from careerpaths.models import DataRelease, Occupation, OnetOccupation


@dataclass(frozen=True)
class OccupationFacts:
    """One SOC occupation as a board sees it; empty where nothing is loaded.

    release: the SOC release it is taken from; is_older: not the one the board works with.
    """

    soc: str
    title: str
    definition: str = ""
    release: DataRelease | None = None
    is_older: bool = False
    onet: OnetOccupation | None = None
    siblings: list = field(default_factory=list)


def occupation_of(board, soc):
    """Return the facts of an occupation, or None where no release knows the code."""
    chosen = DataRelease.objects.in_use(board, DataRelease.Source.SOC)
    rows = Occupation.objects.filter(soc=soc).select_related("release").order_by("-release__order")
    found = list(rows)
    if not found:
        return None
    row = next((one for one in found if one.release == chosen), found[0])
    return OccupationFacts(
        soc=soc,
        title=row.title,
        definition=row.definition,
        release=row.release,
        is_older=row.release != chosen,
    )
