"""What sent versions of answers say, by version and never by round: a release counts versions.

A firm stands for the company it belongs to, so that records of one company count once.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping

from careerpaths.rules.frameworks import OWN_WORDS
from training.models import CompanyAnswer, JobAnswer, Need, Release, ReleaseSource
from training.rules.demand import JobFacts, NeedFacts, size_words
from training.rules.halves import halves_of
from training.rules.matrix import read_counts

Companies = Mapping[int, int]


def versions_of(releases: Iterable[Release]) -> dict[int, dict[int, int]]:
    """Return {release: {answer: firm}}: the versions that each release counts."""
    found: dict[int, dict[int, int]] = {release.pk: {} for release in releases}
    sources = ReleaseSource.objects.filter(release__in=found).order_by("answer")
    for release, answer, firm in sources.values_list("release", "answer", "organization"):
        found[release][answer] = firm
    return found


def job_facts(answers: Collection[int], company: Companies) -> dict[int, list[JobFacts]]:
    """Return what versions say of jobs, by version."""
    facts = defaultdict(list)
    places = _places(answers)
    rows = JobAnswer.objects.filter(answer__in=answers).order_by("pk")
    for row in rows.select_related("job", "answer__round"):
        county, employees = places.get(row.answer_id, ("", None))
        period = row.answer.round.period_starts_on, row.answer.round.horizon_months
        facts[row.answer_id].append(
            JobFacts(
                firm=company.get(row.organization_id, row.organization_id),
                job=row.job.title,
                employed=row.employed,
                growth=row.growth,
                replacement=row.replacement,
                by_training=row.by_training,
                county=county or "County not known",
                size=size_words(employees),
                halves=halves_of(read_counts(row.timing), row.openings, *period),
            )
        )
    return facts


def _places(answers: Collection[int]) -> dict[int, tuple[str, int | None]]:
    """Return the county and the people employed of the firm behind each version, as the version
    has them: a later release must not tell who moved since."""
    said = CompanyAnswer.objects.filter(answer__in=answers).select_related("county")
    return {row.answer_id: (str(row.county or ""), row.employees) for row in said}


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
