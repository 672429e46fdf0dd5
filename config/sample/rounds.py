"""Write the sample's five rounds with their answers and releases."""

import datetime as dt

from config.sample.answers import add_answer
from config.sample.asking import ask_about, write_sources, write_ways_in, write_withdrawn
from config.sample.demand import JOBS
from config.sample.history import DANA, MANUFACTURING, moment
from training.actions.releases import keep_sources
from training.models import DemandRound, Release, RoundJob, RoundMove
from training.reports.content import to_json
from training.reports.files import pdf_of
from training.reports.making import build_round_release
from training.reports.releases import read_release

ROUNDS_AGO = [730, 548, 365, 183, 12]  # days since each round opened; the last is still open
ROUND_LASTS = dt.timedelta(days=25)
SILENT = {0: (3, 9, 11), 1: (7, 11), 2: (9,), 3: (7,)}  # firms that did not answer a round
INTERIM_AFTER = 2, 5  # a round, and the firm after whose answer it had a release while open
NOW_SENT, NOW_BEGUN = (0, 2, 3, 4, 5, 8, 10), (1,)


def season(day, rounds_before):
    """Return the name of the round so many half years before that of a day: Spring 2026.

    Counted in halves of years, since rounds 183 days apart can open in the same half.
    """
    year, half = divmod(day.year * 2 + day.month // 7 - rounds_before, 2)
    return f"{('Spring', 'Autumn')[half]} {year}"


def write_rounds(region):
    """Write five rounds, half a year apart; four are closed, the last has seven answers of 12. The
    last two ask about competencies; one had a release before its close."""
    write_sources(region, region.partnerships[MANUFACTURING])
    rounds = [add_round(region, number, days) for number, days in enumerate(ROUNDS_AGO)]
    *closed, now_open = rounds
    for demand_round in (closed[-1], now_open):
        ask_about(region, demand_round)
    for number, demand_round in enumerate(closed):
        for place in (each for each in range(12) if each not in SILENT[number]):
            add_answer(region, demand_round, number, place, answered(demand_round, place))
            if (number, place) == INTERIM_AFTER:
                on = answered(demand_round, place + 1)
                release(demand_round, on, kind=Release.Kind.INTERIM, as_of=on.date())
        release(demand_round, demand_round.closed_at)
    last = len(closed)
    for place in NOW_SENT:
        add_answer(region, now_open, last, place, answered(now_open, place))
    for place in NOW_BEGUN:
        begun = answered(now_open, place)
        add_answer(region, now_open, last, place, begun, jobs=JOBS[:2], state="draft")
    now, dana = moment(region.day, 9), region.people[DANA]
    write_ways_in(region, now_open, last, dana, now)
    write_withdrawn(region, dana, moment)
    return rounds


def answered(demand_round, place):
    """Return when firm number `place` answers a round: one a day."""
    return moment(demand_round.opens_on + dt.timedelta(days=2 + place), 8)


def release(demand_round, made_at, **asked):
    """Make a release of a round from what was answered, with its PDF."""
    made = build_round_release(demand_round, **asked)
    content = to_json(made.content)
    out = Release(
        board=demand_round.board, round=demand_round, kind=made.content.kind, made_at=made_at,
        number=demand_round.releases.count() + 1, content=content,
    )  # fmt: skip
    out.pdf = pdf_of(read_release(out))
    out.save()
    keep_sources(out, made.answers)


def add_round(region, number, days):
    opens_on = region.day - dt.timedelta(days=days)
    partnership = region.partnerships[MANUFACTURING]
    is_open = number == len(ROUNDS_AGO) - 1
    closes_on = opens_on + ROUND_LASTS
    demand_round = DemandRound.objects.create(
        board=partnership.board, partnership=partnership,
        name=season(region.day, len(ROUNDS_AGO) - 1 - number),
        opens_on=opens_on, closes_on=closes_on, period_starts_on=closes_on,
        assumptions="Steady orders and no recession.", state="open" if is_open else "closed",
        chosen_how="By show of hands at the meeting before it opened.",
        closed_at=None if is_open else moment(closes_on, 17),
    )  # fmt: skip
    RoundJob.objects.bulk_create(
        RoundJob(board=demand_round.board, round=demand_round, job=job, position=position)
        for position, job in enumerate(region.jobs.values())
    )
    add_moves(region, demand_round)
    return demand_round


def add_moves(region, demand_round):
    """Write down when a round was opened and closed, and by whom."""
    moves = [(RoundMove.Kind.OPENED, moment(demand_round.opens_on))]
    if demand_round.is_closed:
        moves.append((RoundMove.Kind.CLOSED, demand_round.closed_at))
    RoundMove.objects.bulk_create(
        RoundMove(
            board=demand_round.board, round=demand_round, kind=kind, moved_at=moved_at,
            closes_on=demand_round.closes_on, moved_by=region.people[DANA],
        )
        for kind, moved_at in moves
    )  # fmt: skip
