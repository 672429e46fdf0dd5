"""What sent versions of answers say, by version and never by round: a release counts versions.

A firm stands for the company it belongs to, so that records of one company count once.
"""

import datetime as dt
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import Any

from django.db.models import Min, QuerySet

from careerpaths.rules.frameworks import OWN_WORDS
from employers.models import Employer
from training.models import Answer, CompanyAnswer, JobAnswer, Need, Release, ReleaseSource
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
        county, employees = places[row.answer_id]
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
    """Return the county and the people employed of the firm behind each version: as it said
    itself, else as the board knew it when a release first counted the version: it stays so in all
    of them, since who moves could be told by two releases."""
    rows = Answer.objects.filter(pk__in=answers)
    known = _records(rows)
    said = CompanyAnswer.objects.filter(answer__in=answers).select_related("county")
    own = {row.answer_id: row for row in said}
    counted = rows.annotate(counted_at=Min("release_sources__release__made_at"))
    found = {}
    for answer, board, firm, at in counted.values_list("pk", "board", "organization", "counted_at"):
        stated, kept = own.get(answer), _as_of(known[board, firm], at)
        county = (stated and stated.county) or (kept and kept.county)
        people = stated.employees if stated and stated.employees is not None else None
        if people is None and kept:
            people = kept.employees
        found[answer] = (str(county) if county else "", people)
    return found


def _records(answers: QuerySet[Answer]) -> Mapping[tuple[int, int], list[Any]]:
    """Return what boards knew of the firms over time, the oldest first, by board and firm."""
    events = Employer.pgh_event_model.objects  # type: ignore[attr-defined]  # made by pghistory
    history = events.filter(organization__in=answers.values("organization")).order_by("pgh_id")
    found = defaultdict(list)
    for record in history.select_related("county"):
        found[record.board_id, record.organization_id].append(record)
    return found


def _as_of(records: Sequence[Any], moment: dt.datetime | None) -> Any:
    """Return the last record until a moment, or until today; the first where none is so old."""
    until = [one for one in records if moment is None or one.pgh_created_at <= moment]
    return (until or records[:1] or [None])[-1]


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
