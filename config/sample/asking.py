"""Write how the sample's rounds ask: sources, links, a call, and a round that was withdrawn."""

import datetime as dt

from careerpaths.models import CriticalJob
from config.sample.answers import add_answer
from config.sample.demand import CNC, JOBS
from config.sample.parties import CAREER_CENTER, COLLEGE, MANUFACTURERS, SCHOOL
from config.sample.said import ASKED
from training.actions.apart import keep_apart
from training.actions.links import link_to, open_link
from training.models import (
    DemandRound,
    ExpertNote,
    RoundCompetency,
    RoundCredential,
    RoundJob,
    RoundMove,
    TalentSource,
)

CALLED, OPENED, HANDED = 7, 11, 1  # firms whose answer was heard in a call, opened, handed on
TWO_COUNTIES = "Industrial Maintenance, Two Counties"
WITHDRAWN_JOBS = ("Industrial machinery mechanics", "Mechatronics technicians",
                  "First-line supervisors")  # fmt: skip
WHY_WITHDRAWN = "The same firms answer the round of Advanced Manufacturing. We ask once."
# Job, kind, name, tier, people who finished, people it could take.
SOURCES = [
    ("CNC tool operators", "provider", f"CNC Setup and Operation, {COLLEGE}", 1, 26, 32),
    ("Machinists", "provider", f"Machining II, {CAREER_CENTER}", 1, 24, 30),
    ("Industrial machinery mechanics", "provider", f"Industrial Controls, {COLLEGE}", 1, 22, 24),
    ("Machinists", "school", f"Shop classes, {SCHOOL}", 2, 34, 40),
]
NOTES = [
    ("association", "Regional Machine Builders", 70, "Every second new cell comes with a robot.",
     "Mechatronics technicians", None, 24),
    ("expert", "Nora Lindqvist, Conestoga Community College", 40,
     "Setup on five axes is asked for in each talk with employers.", "CNC tool operators", CNC, 12),
]  # fmt: skip


def write_sources(region, partnership):
    """Write where people for critical jobs come from, and what experts say of them."""
    board = partnership.board
    written = [
        TalentSource.objects.create(
            board=board, partnership=partnership, job=region.jobs[job], kind=kind, name=name,
            tier=tier, year=region.day.year - 1, completers=completers, capacity=capacity,
            stated_by="The provider's own count",
        )
        for job, kind, name, tier, completers, capacity in SOURCES
    ]  # fmt: skip
    written[3].feeds = written[1]
    written[3].save()
    for kind, who, days, text, job, competency, months in NOTES:
        ExpertNote.objects.create(
            board=board, partnership=partnership, kind=kind, who=who, text=text,
            said_on=region.day - dt.timedelta(days=days), job=region.jobs[job],
            competency=competency and region.competencies[competency], within_months=months,
        )  # fmt: skip


def ask_about(region, demand_round):
    """Write which competencies and credentials a round asks about for each of its jobs."""
    framework = demand_round.partnership.frameworks.get()
    by_code = {each.code: each for each in framework.competencies.all()}
    for row in demand_round.round_jobs.select_related("job"):
        asked = ASKED[row.job.title]
        RoundCompetency.objects.bulk_create(
            RoundCompetency(board=row.board, round_job=row, competency=by_code[code], position=at)
            for at, code in enumerate(asked.codes)
        )
        RoundCredential.objects.bulk_create(
            RoundCredential(board=row.board, round_job=row, position=at,
                            credential=region.credentials[name])
            for at, name in enumerate(asked.credentials)
        )  # fmt: skip


def write_ways_in(region, demand_round, number, caller, now):
    """Write an answer heard in a call, a link that was opened, and a part handed to a colleague."""
    heard_at = now - dt.timedelta(days=3)
    add_answer(
        region, demand_round, number, CALLED, heard_at, jobs=JOBS[:3], state="draft",
        source="call", entered_by=caller,
    )  # fmt: skip
    paula = region.people["p.reiff@donegal.example"]
    link = link_to(
        demand_round, region.organizations[MANUFACTURERS[OPENED].name], name=paula.name,
        email=paula.email, may_send=True, now=heard_at,
    )  # fmt: skip
    open_link(link, now=now - dt.timedelta(days=1))
    keyline = region.organizations[MANUFACTURERS[HANDED].name]
    mechanics = region.jobs["Industrial machinery mechanics"]
    link_to(
        demand_round, keyline, name="Jo Hess", email="j.hess@keyline.example", may_send=False,
        section=f"job:{mechanics.pk}", by=region.people["r.alvarado@keyline.example"], now=heard_at,
    )  # fmt: skip
    keep_apart(keyline, firms=[region.organizations[MANUFACTURERS[2].name]])


def write_withdrawn(region, convener, moment):
    """Write a round that was withdrawn five days after it opened; moment: a time of a day."""
    partnership, opens_on = region.partnerships[TWO_COUNTIES], region.day - dt.timedelta(days=40)
    withdrawn_at = moment(opens_on + dt.timedelta(days=5))
    round = DemandRound.objects.create(
        board=partnership.board, partnership=partnership, name="Maintenance", opens_on=opens_on,
        closes_on=opens_on + dt.timedelta(days=25), period_starts_on=region.day,
        state="withdrawn", closed_at=withdrawn_at, chosen_how="By show of hands.",
    )  # fmt: skip
    codes = {job.title: job.soc for job in JOBS}
    for position, title in enumerate(WITHDRAWN_JOBS):
        job = CriticalJob.objects.create(
            board=round.board, partnership=partnership, title=title, soc=codes[title],
            position=position,
        )  # fmt: skip
        RoundJob.objects.create(board=round.board, round=round, job=job, position=position)
    for kind, moved_at, reason in [
        ("opened", moment(opens_on), ""), ("withdrawn", withdrawn_at, WHY_WITHDRAWN)
    ]:  # fmt: skip
        RoundMove.objects.create(
            board=round.board, round=round, kind=kind, moved_at=moved_at, reason=reason,
            closes_on=round.closes_on, moved_by=convener,
        )  # fmt: skip
