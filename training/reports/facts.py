"""What sent versions of answers say, by version and never by round: a release counts versions.

A firm stands for the company it belongs to, so that records of one company count once.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping

from training.models import JobAnswer, Need, Release, ReleaseSource
from training.rules.demand import OWN_WORDS, JobFacts, NeedFacts

Companies = Mapping[int, int]


def versions_of(releases: Iterable[Release]) -> dict[int, dict[int, int]]:
    """Return {release: {answer: firm}}: the versions that each release counts."""
    found: dict[int, dict[int, int]] = {release.pk: {} for release in releases}
    sources = ReleaseSource.objects.filter(release__in=found).order_by("answer")
    for release, answer, firm in sources.values_list("release", "answer", "organization"):
        found[release][answer] = firm
    return found


def job_facts(answers: Iterable[int], company: Companies) -> dict[int, list[JobFacts]]:
    """Return what versions say of jobs, by version."""
    facts = defaultdict(list)
    rows = JobAnswer.objects.filter(answer__in=answers).select_related("job").order_by("pk")
    for row in rows:
        facts[row.answer_id].append(
            JobFacts(
                firm=company.get(row.organization_id, row.organization_id),
                job=row.job.title,
                employed=row.employed,
                growth=row.growth,
                replacement=row.replacement,
                by_training=row.by_training,
            )
        )
    return facts


def need_facts(answers: Iterable[int], company: Companies) -> dict[int, list[NeedFacts]]:
    """Return what versions say of needs, by version."""
    facts = defaultdict(list)
    rows = Need.objects.filter(answer__in=answers).select_related("competency").order_by("pk")
    for need in rows:
        facts[need.answer_id].append(
            NeedFacts(
                firm=company.get(need.organization_id, need.organization_id),
                competency=need.competency.name,
                in_own_words=need.competency.category == OWN_WORDS,
                people=need.people,
                gap=need.level_target - need.level_now,
                needed_by=need.needed_by,
                level=need.level_target,
            )
        )
    return facts
