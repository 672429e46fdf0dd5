"""The convener's working view of a round: totals that move with each answer, and who said what."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass

from django.db.models import Exists, F, OuterRef

from employers.reports.holdings import contributors
from training.models import (
    Answer,
    CompanyAnswer,
    DemandRound,
    JobAnswer,
    Need,
    VoiceAnswer,
    Why,
)
from training.reports.answers import jobs_asked
from training.rules.demand import period_end, quarter_words
from training.rules.working import (
    EMERGING_AFTER,
    Moving,
    Said,
    moving_totals,
    reasons_named,
)
from ui.tables import Column, Group, Table, hidden, shown
from ui.tables.model import Row

MEASURES = {
    "employed": "Employed now",
    "growth": "New jobs",
    "replacement": "Replacement",
    "openings": "All openings",
    "by_training": "By training own people",
}
JOB_COLUMNS = [
    Column("name", "Critical job"),
    Column("employers", "Employers", numeric=True),
    *(Column(key, label, numeric=True) for key, label in MEASURES.items()),
    Column("why", "Why, named by 2 or more"),
]
NEED_COLUMNS = [
    Column("name", "Skill"),
    Column("employers", "Employers", numeric=True),
    Column("people", "People", numeric=True),
    Column("earliest", "Earliest"),
    Column("why", "Why, named by 2 or more"),
]
FEWER = hidden("fewer than 2 employers")


@dataclass(frozen=True)
class Working:
    """Totals by job and by skill; `waiting`: firms that staff wrote an answer down for, and that
    have not sent it yet."""

    jobs: Table
    needs: Table
    waiting: list[str]


def working_view(round: DemandRound, day: dt.date) -> Working:
    """Return what sent answers say by now. A company with several records counts once."""
    company = contributors(round.board)
    written = round.answers.drafts().exclude(source=Answer.Source.FIRM)
    names = written.order_by("organization__name").values_list("organization__name", flat=True)
    return Working(_jobs(round, company), _needs(round, company, day), list(names))


def answers_that_count(round: DemandRound):
    """Return the sent answers by firm, each with `large` (a figure looked unusual and was kept)
    and `champions` (the firm would champion what should be done first)."""
    parts = (CompanyAnswer, JobAnswer, Need, VoiceAnswer)
    own = [part.objects.filter(answer=OuterRef("pk")) for part in parts]
    company, jobs, needs, voice = (Exists(rows.filter(flags__len__gt=0)) for rows in own)
    voices = VoiceAnswer.objects.filter(answer=OuterRef("pk"), champions=True)
    sent = round.answers.sent().select_related("organization", "sent_by", "entered_by")
    return sent.annotate(large=company | jobs | needs | voice, champions=Exists(voices)).order_by(
        "organization__name", "pk"
    )


def _jobs(round: DemandRound, company: dict[int, int]) -> Table:
    replacement = F("retiring") + F("leaving") + F("promoted")
    rows = JobAnswer.objects.counted().filter(answer__round=round).order_by()
    said = list(
        rows.values_list(
            "organization_id", "job_id", "why", "employed", "growth", replacement,
            F("growth") + replacement, "by_training",
        )
    )  # fmt: skip
    totals = moving_totals(
        Said(company.get(firm, firm), job, tuple(counts)) for firm, job, _, *counts in said
    )
    why = reasons_named((company.get(firm, firm), job, reasons) for firm, job, reasons, *_ in said)
    return Table(
        "Totals by critical job",
        JOB_COLUMNS,
        [
            {"name": job.title, **_cells(totals.get(job.pk), why.get(job.pk))}
            for job in jobs_asked(round)
        ],
        empty="The round asks about no job.",
    )


def _cells(total: Moving | None, why: Mapping[str, int] | None) -> Row:
    if total is None:
        return dict.fromkeys(("employers", *MEASURES, "why"), FEWER)
    counts = dict(zip(MEASURES, map(shown, total.counts), strict=True))
    return {"employers": shown(total.firms), **counts, "why": _why(why)}


def _why(named: Mapping[str, int] | None) -> str:
    """Return "safety (3), people retire (2)": reasons with the firms that name them."""
    words = [(str(Why(reason).label), firms) for reason, firms in (named or {}).items()]
    listed = (f"{reason[:1].lower()}{reason[1:]} ({firms})" for reason, firms in words)
    return ", ".join(listed) or "not named"


def _needs(round: DemandRound, company: dict[int, int], day: dt.date) -> Table:
    """Skills needed within 12 months and later, the one that most firms need first."""
    later = period_end(day, EMERGING_AFTER)
    needs = list(
        Need.objects.counted()
        .filter(answer__round=round)
        .values_list("organization_id", "competency__name", "people", "needed_by", "why")
    )
    totals = moving_totals(
        Said(company.get(firm, firm), (skill, by >= later), (people,))
        for firm, skill, people, by, _ in needs
    )
    why = reasons_named(
        (company.get(firm, firm), (skill, by >= later), reasons)
        for firm, skill, _, by, reasons in needs
    )
    earliest: dict[tuple[str, bool], dt.date] = {}
    for _, skill, _, by, _ in needs:
        key = (skill, by >= later)
        earliest[key] = min(by, earliest.get(key, by))
    rows: list[Row | Group] = []
    for is_later, words in ((False, "Within 12 months"), (True, "Later: emerging")):
        in_window = [key for key in totals if key[1] == is_later]
        if in_window:
            rows.append(Group(words))
        for key in sorted(in_window, key=lambda key: (-totals[key].firms, key[0])):
            rows.append(_need_row(key[0], totals[key], earliest[key], why.get(key)))
    return Table(
        "Totals by skill", NEED_COLUMNS, rows, empty="No skill is named by two employers yet."
    )


def _need_row(skill: str, total: Moving, earliest: dt.date, why: Mapping[str, int] | None) -> Row:
    return {
        "name": skill,
        "employers": shown(total.firms),
        "people": shown(total.counts[0]),
        "earliest": quarter_words(earliest),
        "why": _why(why),
    }
