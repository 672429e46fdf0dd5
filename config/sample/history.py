"""Write two years of the loop: rounds and answers, pools, classes, people and their results."""

import datetime as dt
from decimal import Decimal

from django.utils import timezone

from accounts.models import Look
from config.sample.demand import CNC, CONTROLS, JOBS, NEEDS, job_figures, people_in_need
from config.sample.parties import MANUFACTURERS
from partnerships.models import Grant, Match
from training.actions.releases import keep_sources
from training.models import (
    Answer,
    Cohort,
    DemandRound,
    Enrolment,
    JobAnswer,
    Need,
    Pool,
    PoolNeed,
    Release,
    RoundJob,
    RoundMove,
    SeatPledge,
)
from training.reports.content import to_json
from training.reports.making import build_round_release

ROUNDS_AGO = [730, 548, 365, 183, 12]  # days since each round opened; the last is still open
ROUND_LASTS = dt.timedelta(days=25)
SILENT = {0: (3, 9, 11), 1: (7, 11), 2: (9,), 3: (7,)}  # firms that did not answer a round
NOW_SENT, NOW_BEGUN = (0, 2, 3, 4, 5, 8, 10), (1,)
DANA, MANUFACTURING = "dana.whitlock@lancaster.example", "Advanced Manufacturing"


def season(day, rounds_before):
    """Return the name of the round so many half years before that of a day: Spring 2026.

    Counted in halves of years, since rounds 183 days apart can open in the same half.
    """
    year, half = divmod(day.year * 2 + day.month // 7 - rounds_before, 2)
    return f"{('Spring', 'Autumn')[half]} {year}"


def moment(day, hour=10):
    """Return a time of day with the portal's time zone."""
    return timezone.make_aware(dt.datetime.combine(day, dt.time(hour)))


def write_rounds(region):
    """Write five rounds, half a year apart; four are closed, the last has seven answers of 12."""
    rounds = [add_round(region, number, days) for number, days in enumerate(ROUNDS_AGO)]
    for number, demand_round in enumerate(rounds[:-1]):
        firms = [place for place in range(12) if place not in SILENT[number]]
        for place in firms:
            add_answer(region, demand_round, number, place)
        made = build_round_release(demand_round)
        release = Release.objects.create(
            board=demand_round.board,
            round=demand_round,
            made_at=demand_round.closed_at,
            content=to_json(made.content),
        )
        keep_sources(release, made.answers)
    for place in NOW_SENT:
        add_answer(region, rounds[-1], len(rounds) - 1, place)
    for place in NOW_BEGUN:
        add_answer(region, rounds[-1], len(rounds) - 1, place, jobs=JOBS[:2], sent=False)
    return rounds


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


def add_answer(region, demand_round, number, place, jobs=JOBS, sent=True):
    """Write what firm number `place` says; a draft has only the first jobs and no needs."""
    saved_at = moment(demand_round.opens_on + dt.timedelta(days=2 + place))
    answer = Answer.objects.create(
        board=demand_round.board, round=demand_round, started_at=saved_at, saved_at=saved_at,
        organization=region.organizations[MANUFACTURERS[place].name],
        state="sent" if sent else "draft", sent_at=saved_at if sent else None,
    )  # fmt: skip
    figures = [(job, job_figures(job, place, number)) for job in jobs]
    JobAnswer.objects.bulk_create(
        JobAnswer(board=answer.board, answer=answer, organization=answer.organization,
                  job=region.jobs[job.title], certainty="high", is_sent=sent, **said)
        for job, said in figures if said
    )  # fmt: skip
    if sent:
        Need.objects.bulk_create(needs_of(region, answer, number, place))


def needs_of(region, answer, number, place):
    needed_by = answer.round.closes_on + dt.timedelta(days=200)
    return [
        Need(board=answer.board, answer=answer, organization=answer.organization,
             competency=region.competencies[need.competency], needed_by=needed_by,
             people=people_in_need(need, place, number), level_now=need.level_now,
             level_target=need.level_target, words=need.words, is_sent=True)
        for need in NEEDS if place in need.firms
    ]  # fmt: skip


def write_classes(region, rounds):
    """Write a grant with its match, two finished classes, and one that is three seats short."""
    grant = add_grant(region)
    controls = add_class(region, rounds[1], CONTROLS, "Industrial Controls and PLCs", grant, 330,
                         "Industrial controls certificate", "11400.00")  # fmt: skip
    setup = add_class(region, rounds[2], CNC, "CNC Setup and Operation", grant, 200,
                      "Machining Level I certificate", "10900.00")  # fmt: skip
    for cohort, pledges in [
        (controls, {0: 4, 1: 2, 2: 2, 4: 3, 5: 3}), (setup, {1: 3, 2: 3, 6: 3, 8: 3})
    ]:  # fmt: skip
        add_pledges(region, cohort, pledges, "confirmed")
        Cohort.objects.filter(pk=cohort.pk).update(state="finished")
        add_people(region, cohort, pledges)
    short = add_class(region, rounds[3], CNC, "CNC Setup and Operation", grant, -52,
                      "Machining Level I certificate", "13200.00")  # fmt: skip
    add_pledges(region, short, {1: 3, 2: 2, 6: 2, 8: 1, 10: 1}, "pledged")


def add_grant(region):
    partnership = region.partnerships[MANUFACTURING]
    grant = Grant.objects.create(
        board=partnership.board, partnership=partnership, name="Industry partnership grant",
        source="State labor department", award_number="IP-24-017", amount=Decimal("180000.00"),
        match_percent=Decimal("25.00"), starts_on=region.day - dt.timedelta(days=500),
        ends_on=region.day + dt.timedelta(days=230),
    )  # fmt: skip
    gifts = [(0, "cash", "9000.00"), (1, "wages", "6240.00"), (2, "cash", "5000.00"),
             (5, "space", "2400.00"), (8, "wages", "3120.00")]  # fmt: skip
    Match.objects.bulk_create(
        Match(board=grant.board, grant=grant, kind=kind, amount=Decimal(amount),
              organization=region.organizations[MANUFACTURERS[place].name],
              given_on=region.day - dt.timedelta(days=300 - 40 * place))
        for place, kind, amount in gifts
    )  # fmt: skip
    return grant


def add_class(region, demand_round, competency, program, grant, ended_ago, credential, fixed):
    """Write a class for the needs of one competency in a round; ended_ago: days, minus: ahead."""
    ends_on = region.day - dt.timedelta(days=ended_ago)
    starts_on = ends_on - dt.timedelta(days=65) if ended_ago > 0 else ends_on
    pool = add_pool(region, demand_round, competency)
    return Cohort.objects.create(
        board=pool.board, partnership=pool.partnership, pool=pool, grant=grant,
        program=region.programs[program], credential=region.credentials[credential],
        name=f"{competency}, {demand_round.name}", min_seats=12, max_seats=16,
        fixed_cost=Decimal(fixed), seat_cost=Decimal("420.00"), grant_share=Decimal("3600.00"),
        decision_on=starts_on - dt.timedelta(days=32), starts_on=starts_on,
        ends_on=ends_on if ended_ago > 0 else ends_on + dt.timedelta(days=65),
        schedule="Tuesdays and Thursdays, 3:30 to 6:30 pm, Lancaster",
    )  # fmt: skip


def add_pool(region, demand_round, competency):
    needs = Need.objects.filter(
        answer__round=demand_round, competency=region.competencies[competency]
    )
    pool = Pool.objects.create(
        board=demand_round.board, partnership=demand_round.partnership,
        competency=region.competencies[competency], name=f"{competency}, {demand_round.name}",
        level_target=3, needed_by=min(need.needed_by for need in needs),
        made_on=demand_round.closes_on + dt.timedelta(days=14),
    )  # fmt: skip
    PoolNeed.objects.bulk_create(
        PoolNeed(board=pool.board, pool=pool, need=need, organization_id=need.organization_id)
        for need in needs
    )
    return pool


def add_pledges(region, cohort, seats, state):
    for place, number in seats.items():
        SeatPledge.objects.create(
            board=cohort.board, cohort=cohort, seats=number, state=state, agrees_to_be_named=True,
            organization=region.organizations[MANUFACTURERS[place].name],
            pledged_by=region.people[DANA],
            pledged_at=moment(min(cohort.decision_on, region.day) - dt.timedelta(days=4)),
        )  # fmt: skip


def add_people(region, cohort, seats):
    """Write one enrolment a seat: most finish, most of these earn the credential and more pay."""
    people = [
        enrolment(region, cohort, place, number, index)
        for index, (place, number) in enumerate(
            (place, number) for place, count in seats.items() for number in range(count)
        )
    ]
    Enrolment.objects.bulk_create(people)


def enrolment(region, cohort, place, number, index):
    finished = index % 7 != 5
    earned = finished and index % 4 != 3
    followed = finished and index % 6 != 4
    before = Decimal("21.40") + Decimal("0.65") * (index % 5)
    seen_on = min(cohort.ends_on + dt.timedelta(days=180), region.day)
    return Enrolment(
        board=cohort.board, cohort=cohort, person_code=f"{chr(65 + place)}-{101 + number}",
        organization=region.organizations[MANUFACTURERS[place].name], kind="incumbent",
        state="completed" if finished else "withdrawn", enrolled_on=cohort.starts_on,
        ended_on=cohort.ends_on if finished else cohort.starts_on + dt.timedelta(days=20),
        credential_on=cohort.ends_on if earned else None, wage_before=before,
        wage_after=before + Decimal("0.80") * (1 + index % 3) if followed else None,
        wage_after_on=seen_on if followed else None,
    )  # fmt: skip


def write_looks(region, rounds):
    """Write the looks of the convener at answers of the last closed round."""
    dana, board = region.people[DANA], region.boards["lancaster"]
    for place in (0, 1, 2, 4):
        Look.objects.create(
            board=board, user=dana, kind=Look.Kind.ANSWERS, about=str(rounds[3]),
            organization=region.organizations[MANUFACTURERS[place].name],
            request_id=f"00000000-0000-4000-8000-{place:012d}",
            looked_at=moment(region.day - dt.timedelta(days=120 - place)),
        )  # fmt: skip
