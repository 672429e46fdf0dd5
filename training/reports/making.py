"""What a release is made of: the sent answers of its round, and the releases before it."""

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from django.utils import timezone

from employers.reports.holdings import contributors
from training.models import Answer, DemandRound, Release
from training.reports import demand
from training.reports.answers import asked_members, jobs_asked
from training.reports.content import ReleaseContent, RoundFacts, Row, from_json
from training.reports.demand import Earlier, Step, build_release, repeated
from training.reports.facts import job_facts, need_facts, versions_of
from training.reports.released import MORE
from training.reports.released.given import Before, Given, MoreTable
from training.reports.released.jobs import shown_jobs
from training.reports.released.parts import shown_cells
from training.reports.released.windows import windows_before
from training.rules.demand import JobFacts, NeedFacts
from training.rules.safe_figures import ReleasedBefore
from training.rules.safe_needs import NeedsBefore
from training.rules.sticky import FEWEST_CHANGED, changed

# What a release is made in, by name and in the words of the page of its job.
STEPS = {
    "answers": "Reading the answers",
    **demand.STEPS,
    **{table.KEY: table.STEP for table in MORE},
    "pages": "Writing the pages",
}


@dataclass(frozen=True)
class Made:
    """A release that is to be kept: its content, and the versions it counts, {answer: firm}."""

    content: ReleaseContent
    answers: Mapping[int, int]


@dataclass(frozen=True)
class Counted:
    """Versions of answers, {answer: firm}: those a release counts, those that each one before it
    for the same period counts, by release; company: {firm: the company it belongs to}."""

    now: Mapping[int, int]
    before: Mapping[int, Mapping[int, int]]
    company: Mapping[int, int]

    @property
    def answers(self) -> set[int]:
        return {*self.now, *(answer for counted in self.before.values() for answer in counted)}

    @property
    def companies(self) -> int:
        return len({self.company.get(firm, firm) for firm in self.now.values()})


def build_round_release(
    round: DemandRound,
    *,
    kind: str = Release.Kind.CLOSING,
    as_of: dt.date | None = None,
    step: Step = lambda name: None,
) -> Made:
    """Return the release of a round from its sent answers; drafts never count.

    as_of: the day until which answers count, for a closed round that of its close; step: told the
    name of each of STEPS but the last as it begins.
    Where too few answers changed since the round's last release to show anything new safely, it
    is that release again, with the versions that one counts.
    """
    step("answers")
    before = list(Release.objects.beside(round))
    now = dict(round.answers.sent().order_by("pk").values_list("pk", "organization_id"))
    counted = Counted(now, versions_of(before), contributors(round.board))
    about = _about(round, counted.companies, kind, as_of)
    last = last_of(round, before, counted)
    if last and 0 < len(changed(counted.before[last.pk], now, counted.company)) < FEWEST_CHANGED:
        content = repeated(about, from_json(last.content), [release.pk for release in before])
    else:
        content = _content(about, before, counted, last, step)
    if last and content.since:
        return Made(content, counted.before[last.pk])
    return Made(replace(content, more=_more(round, content, before, counted, step)), now)


def _content(
    about: RoundFacts,
    before: Sequence[Release],
    counted: Counted,
    last: Release | None,
    step: Step,
) -> ReleaseContent:
    """Return the release without the tables below the first ones."""
    jobs = job_facts(counted.answers, counted.company)
    needs = need_facts(counted.answers, counted.company)
    return build_release(
        about,
        _facts(jobs, counted.now),
        _facts(needs, counted.now),
        [_earlier(release, jobs, needs, counted.before[release.pk]) for release in before],
        last=from_json(last.content) if last else None,
        step=step,
    )


def _more(
    round: DemandRound,
    content: ReleaseContent,
    before: Sequence[Release],
    counted: Counted,
    step: Step,
) -> dict[str, list[Row]]:
    """Return the rows of each table below the first ones, beside the same releases."""
    found: dict[str, list[Row]] = {}
    for table in MORE:
        step(table.KEY)
        above = replace(content, more=dict(found))
        found[table.KEY] = rows_of(table, round, above, before, counted)
    return found


def rows_of(
    table: MoreTable,
    round: DemandRound,
    content: ReleaseContent,
    before: Sequence[Release],
    counted: Counted,
) -> list[Row]:
    """Return the rows of one table of a release, whose content above it is given."""
    said = table.read(counted.answers, counted.company)
    earlier = [
        Before(release, from_json(release.content), _facts(said, counted.before[release.pk]))
        for release in before
    ]
    return table.rows(Given(round, content, _facts(said, counted.now), earlier))


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


def last_of(round: DemandRound, before: Sequence[Release], counted: Counted) -> Release | None:
    """Return the round's last release if it may be repeated: no firm withdrew what it counts."""
    own = [release for release in before if release.round_id == round.pk]
    if not own:
        return None
    withdrawn = Answer.objects.filter(
        pk__in=counted.before[own[-1].pk], state=Answer.State.WITHDRAWN
    )
    return None if withdrawn.exists() else own[-1]


def _facts(by_version: Mapping[int, list], answers: Iterable[int]) -> list[Any]:
    return [fact for answer in answers for fact in by_version.get(answer, ())]


def _earlier(
    release: Release,
    jobs_said: Mapping[int, list[JobFacts]],
    needs_said: Mapping[int, list[NeedFacts]],
    versions: Mapping[int, int],
) -> Earlier:
    content = from_json(release.content)
    jobs, needs = _facts(jobs_said, versions), _facts(needs_said, versions)
    return Earlier(
        pk=release.pk,
        jobs=ReleasedBefore(jobs, shown_jobs(release.round, content)),
        needs=NeedsBefore(needs, content.fewest),
        windows=windows_before(content, needs),
        parts=ReleasedBefore(jobs, shown_cells(release.round, content)),
    )
