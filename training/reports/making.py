"""What a release is made of: the sent answers of its round, and the releases before it."""

from collections import defaultdict
from collections.abc import Iterable

from django.utils import timezone

from training.models import DemandRound, JobAnswer, Need, Release
from training.reports.answers import asked_members, jobs_asked
from training.reports.demand import (
    Earlier,
    ReleaseContent,
    RoundFacts,
    build_release,
    from_json,
)
from training.rules.demand import MEASURES, OWN_WORDS, JobFacts, NeedFacts
from training.rules.safe_figures import ALL_JOBS, Cell, ReleasedBefore
from training.rules.safe_needs import NeedsBefore


def build_round_release(round: DemandRound) -> ReleaseContent:
    """Return the release of a closed round from its sent answers; drafts never count."""
    about = RoundFacts(
        name=round.name,
        partnership=round.partnership.name,
        jobs=[job.title for job in jobs_asked(round)],
        employers=asked_members(round).count(),
        answered=round.answers.sent().count(),
        period_starts_on=round.period_starts_on,
        period_ends_on=round.period_ends_on,
        assumptions=round.assumptions,
        closed_on=timezone.localdate(round.closed_at),
        fewest=max(round.min_firms, round.board.min_firms),
    )
    before = list(Release.objects.beside(round))
    rounds = [round.pk, *(release.round_id for release in before)]
    jobs, needs = _job_facts(rounds), _need_facts(rounds)
    earlier = [
        _earlier(release, jobs[release.round_id], needs[release.round_id]) for release in before
    ]
    return build_release(about, jobs[round.pk], needs[round.pk], earlier)


def _earlier(release: Release, jobs: list[JobFacts], needs: list[NeedFacts]) -> Earlier:
    content = from_json(release.content)
    return Earlier(
        pk=release.pk,
        jobs=ReleasedBefore(jobs, _shown(release, content)),
        needs=NeedsBefore(needs, content.fewest),
    )


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


def _job_facts(rounds: Iterable[int]) -> dict[int, list[JobFacts]]:
    """Return what sent answers say of jobs, by round."""
    facts = defaultdict(list)
    sent = JobAnswer.objects.counted().filter(answer__round__in=rounds)
    for row in sent.select_related("answer", "job"):
        facts[row.answer.round_id].append(
            JobFacts(
                firm=row.organization_id,
                job=row.job.title,
                employed=row.employed,
                growth=row.growth,
                replacement=row.replacement,
                by_training=row.by_training,
            )
        )
    return facts


def _need_facts(rounds: Iterable[int]) -> dict[int, list[NeedFacts]]:
    """Return what sent answers say of needs, by round."""
    facts = defaultdict(list)
    sent = Need.objects.counted().filter(answer__round__in=rounds)
    for need in sent.select_related("answer", "competency"):
        facts[need.answer.round_id].append(
            NeedFacts(
                firm=need.organization_id,
                competency=need.competency.name,
                in_own_words=need.competency.category == OWN_WORDS,
                people=need.people,
                gap=need.level_target - need.level_now,
                needed_by=need.needed_by,
            )
        )
    return facts
