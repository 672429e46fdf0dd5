"""What a round releases: frozen tables of all firms together, safe to show."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Any

from disclosure import CannotProtect
from training.reports.content import ReleaseContent, RoundFacts, too_few
from training.reports.released.jobs import job_rows
from training.reports.released.needs import need_rows
from training.reports.released.places import place_rows
from training.reports.released.windows import window_rows
from training.rules.demand import JobFacts, NeedFacts
from training.rules.safe_figures import ReleasedBefore
from training.rules.safe_needs import NeedsBefore
from training.rules.safe_windows import WindowsBefore
from ui.tables import shown

AUDIENCE = "member"
# The first tables of a release, in the words of the page of its job.
STEPS = {
    "jobs": "Checking which figures by job may be shown",
    "needs": "Checking which skills may be shown",
    "windows": "Checking which times and levels may be shown",
    "places": "Checking which counties and sizes may be shown",
}
Step = Callable[[str], None]


@dataclass(frozen=True)
class Earlier:
    """An earlier release that the partnership made for the same period; parts: with what it showed
    by job and by place and half-year below that."""

    pk: int
    jobs: ReleasedBefore
    needs: NeedsBefore
    windows: WindowsBefore
    parts: ReleasedBefore


def build_release(
    about: RoundFacts,
    jobs: Sequence[JobFacts],
    needs: Sequence[NeedFacts],
    before: Sequence[Earlier] = (),
    last: ReleaseContent | None = None,
    step: Step = lambda name: None,
) -> ReleaseContent:
    """Return what may be shown of sent answers; equal answers give equal content.

    before: the earlier releases for the same period, the first one first; last: the round's own,
    repeated where no figure is safe beside what is out; step: told the name of each of STEPS.
    """
    beside = [earlier.pk for earlier in before]
    step("jobs")
    try:
        *rows, total = job_rows(about, jobs, [earlier.jobs for earlier in before])
    except CannotProtect:
        if last:
            return repeated(about, last, beside)
        *rows, total = job_rows(about, jobs, None)
    step("needs")
    of_needs = need_rows(needs, about.fewest, [earlier.needs for earlier in before])
    step("windows")
    windows = window_rows(about, needs, of_needs, [earlier.windows for earlier in before])
    step("places")
    places = place_rows(about, jobs, [*rows, total], [earlier.parts for earlier in before])
    return _content(
        about,
        jobs=rows,
        needs=of_needs,
        total=total if len(rows) > 1 else None,
        beside=beside,
        windows=windows,
        places=places,
    )


def _content(about: RoundFacts, **tables: Any) -> ReleaseContent:
    """Return a release of a round with these tables."""
    enough = about.answered >= about.fewest
    return ReleaseContent(
        audience=AUDIENCE,
        as_of=about.as_of,
        name=about.name,
        partnership=about.partnership,
        period_starts_on=about.period_starts_on,
        period_ends_on=about.period_ends_on,
        assumptions=about.assumptions,
        fewest=about.fewest,
        employers=about.employers,
        answered=shown(about.answered) if enough else too_few(about.fewest),
        kind=about.kind,
        **tables,
    )


def repeated(about: RoundFacts, last: ReleaseContent, beside: Sequence[int]) -> ReleaseContent:
    """Return an earlier release again: what is out already tells nothing new."""
    return replace(
        last,
        as_of=about.as_of,
        employers=about.employers,
        kind=about.kind,
        beside=list(beside),
        since=last.since or last.as_of,
    )
