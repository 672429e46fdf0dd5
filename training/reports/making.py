"""What a release is made of: the sent answers of its round, and the releases before it."""

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.utils import timezone

from employers.reports.holdings import contributors
from training.models import Answer, DemandRound, Release
from training.reports.answers import asked_members, jobs_asked
from training.reports.demand import (
    ALL_SKILLS_NAME,
    Earlier,
    ReleaseContent,
    RoundFacts,
    build_release,
    from_json,
    repeated,
)
from training.reports.facts import job_facts, need_facts, versions_of
from training.rules.breakdowns import PlacesBefore, place_key
from training.rules.demand import MEASURES, NeedFacts
from training.rules.safe_figures import ALL_JOBS, Cell, ReleasedBefore
from training.rules.safe_needs import NeedsBefore
from training.rules.safe_windows import ALL_SKILLS, TOTAL, WindowsBefore
from training.rules.sticky import FEWEST_CHANGED, changed


@dataclass(frozen=True)
class Made:
    """A release that is to be kept: its content, and the versions it counts, {answer: firm}."""

    content: ReleaseContent
    answers: Mapping[int, int]


def build_round_release(
    round: DemandRound, *, kind: str = Release.Kind.CLOSING, as_of: dt.date | None = None
) -> Made:
    """Return the release of a round from its sent answers; drafts never count.

    as_of: the day until which answers count, for a closed round that of its close.
    Where too few answers changed since the round's last release to show anything new safely, it
    is that release again, with the versions that one counts.
    """
    before = list(Release.objects.beside(round))
    versions = versions_of(before)
    company = contributors(round.board)
    now = dict(round.answers.sent().order_by("pk").values_list("pk", "organization_id"))
    last = _last(round, before, versions)
    about = _about(round, len({company.get(firm, firm) for firm in now.values()}), kind, as_of)
    if last and 0 < len(changed(versions[last.pk], now, company)) < FEWEST_CHANGED:
        return Made(_again(about, last, before), versions[last.pk])
    everything = {*now, *(answer for counted in versions.values() for answer in counted)}
    jobs, needs = job_facts(everything, company), need_facts(everything, company)
    content = build_release(
        about,
        _facts(jobs, now),
        _facts(needs, now),
        [
            _earlier(
                release, _facts(jobs, versions[release.pk]), _facts(needs, versions[release.pk])
            )
            for release in before
        ],
        last=from_json(last.content) if last else None,
    )
    return Made(content, versions[last.pk] if last and content.since else now)


def _about(round: DemandRound, answered: int, kind: str, as_of: dt.date | None) -> RoundFacts:
    return RoundFacts(
        name=round.name,
        partnership=round.partnership.name,
        jobs=[job.title for job in jobs_asked(round)],
        employers=asked_members(round).count(),
        answered=answered,
        period_starts_on=round.period_starts_on,
        period_ends_on=round.period_ends_on,
        assumptions=round.assumptions,
        as_of=as_of or timezone.localdate(round.closed_at),
        fewest=max(round.min_firms, round.board.min_firms),
        kind=str(kind),
    )


def _last(
    round: DemandRound, before: Sequence[Release], versions: Mapping[int, Mapping[int, int]]
) -> Release | None:
    """Return the round's last release if it may be repeated: no firm withdrew what it counts."""
    own = [release for release in before if release.round_id == round.pk]
    if not own:
        return None
    counted = Answer.objects.filter(pk__in=versions[own[-1].pk])
    return None if counted.filter(state=Answer.State.WITHDRAWN).exists() else own[-1]


def _again(about: RoundFacts, last: Release, before: Iterable[Release]) -> ReleaseContent:
    return repeated(about, from_json(last.content), [release.pk for release in before])


def _facts(by_version: Mapping[int, list], answers: Iterable[int]) -> list[Any]:
    return [fact for answer in answers for fact in by_version.get(answer, ())]


def _earlier(release: Release, jobs: list, needs: list) -> Earlier:
    content = from_json(release.content)
    return Earlier(
        pk=release.pk,
        jobs=ReleasedBefore(jobs, _shown(release, content)),
        needs=NeedsBefore(needs, content.fewest),
        windows=WindowsBefore(
            needs, content.since or content.as_of, _shown_windows(content, needs)
        ),
        places=PlacesBefore(jobs, _shown(release, content) | _shown_places(content)),
    )


def _shown_places(content: ReleaseContent) -> set[Cell]:
    return {
        (place_key(kind, row.name), measure)
        for kind, rows in (content.places or {}).items()
        for row in rows
        for measure, value in row.cells.items()
        if value.is_shown
    }


def _shown_windows(content: ReleaseContent, needs: Sequence[NeedFacts]) -> set[Cell] | None:
    """Return the splits of skills that a release showed; None where a skill has another name
    today, so that nobody can say which it was."""
    found = {(row.name, TOTAL) for row in content.needs if row.cells["people"].is_shown}
    for row in content.windows or ():
        skill = ALL_SKILLS if row.name == ALL_SKILLS_NAME else row.name
        found |= {(skill, split) for split, value in row.cells.items() if value.is_shown}
    names = {ALL_SKILLS, *(need.competency for need in needs)}
    return found if {skill for skill, _ in found} <= names else None


def _shown(release: Release, content: ReleaseContent) -> set[Cell]:
    """Return the cells that a release showed, under the names that jobs have today."""
    titles = [row.job.title for row in release.round.round_jobs.all()]
    rows = list(zip(titles, content.jobs, strict=True))
    if content.total:
        rows.append((ALL_JOBS, content.total))
    return {
        (title, measure)
        for title, row in rows
        for measure in MEASURES
        if row.cells[measure].is_shown
    }
