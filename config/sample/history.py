"""Write two years of the loop after its rounds: pools, classes, people and their results."""

import datetime as dt
from decimal import Decimal

from django.utils import timezone

from accounts.models import Look
from config.sample.demand import CNC, CONTROLS
from config.sample.parties import MANUFACTURERS
from partnerships.models import Grant, Match
from training.models import Cohort, Enrolment, Need, Pool, PoolNeed, SeatPledge

DANA, MANUFACTURING = "dana.whitlock@lancaster.example", "Advanced Manufacturing"


def moment(day, hour=10):
    """Return a time of day with the portal's time zone."""
    return timezone.make_aware(dt.datetime.combine(day, dt.time(hour)))


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
