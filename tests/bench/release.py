"""A release of 500 employers x 8 jobs x 40 competencies by its job, and its page. All employers
say everything: where they are and how large, when openings fall due, whom they hired, what they
ask for.

The floor of the page is the page of roles: same door, frame and navigation, no row of the board.
"""

import resource
import statistics
import time

from django.conf import settings
from django.test import override_settings
from django.urls import reverse
from django.utils import timezone

from accounts.models import Organization
from accounts.tenancy import tenant
from jobs.models import Job
from tests import factories
from tests.bench.pages import PLAIN, TURNS, WARM, gather_statistics, timed
from tests.bench.roster import in_child
from tests.conftest import sign_in
from training.models import Answer, CompanyAnswer, JobAnswer, Need, RoundCompetency, TalentSource
from training.rules.demand import quarter_index
from training.rules.matrix import Ask, Hires, Requirement, write
from training.tasks import make_release

EMPLOYERS, JOBS, COMPETENCIES = 500, 8, 40
COUNTIES, SOURCES = 8, 3
NEEDS = 6
MOST_SECONDS, MOST = 300, 5.0


@override_settings(ALLOWED_HOSTS=["testserver"], STORAGES=settings.STORAGES | PLAIN)
def run():
    board = factories.BoardFactory(name="Releases", slug="releases")
    user = factories.MembershipFactory(board=board, role="director").user
    closed = write_round(board, user)
    gather_statistics()
    job = factories.JobFactory(
        board=board, asked_by=user, task=make_release.name, parameters={"round": closed.pk}
    )
    seconds, growth = in_child(lambda: measure(job.pk))
    done = Job.objects.get(pk=job.pk)
    if done.state != "done":
        raise SystemExit(f"release: the job ended as {done.state}: {done.reason}")
    rows = EMPLOYERS * JOBS
    print(
        f"release: {EMPLOYERS} employers x {JOBS} jobs x {COMPETENCIES} competencies, {rows:,} rows"
    )
    print(
        f"release: made in {seconds:.1f} s (must: under {MOST_SECONDS}), {len(done.steps)} steps, "
        f"the process grew by {growth} MB"
    )
    ratio = compare(sign_in(user), closed)
    print(f"release: its page takes {ratio:.1f} times an empty one (must: under {MOST:.0f})")


def measure(job):
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    begin = time.perf_counter()
    make_release(job)
    seconds = time.perf_counter() - begin
    return seconds, (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) // 1024


def compare(client, closed):
    pages = [
        reverse("accounts:roles", args=[closed.board.slug]),
        reverse("training:release", args=[closed.board.slug, closed.pk]),
    ]
    turns = [[timed(client, page) for page in pages] for _ in range(WARM + TURNS)][WARM:]
    floor, page = (statistics.median(times) for times in zip(*turns, strict=True))
    return page / floor


def write_round(board, user):
    """Write a closed round that all have answered, in everything it asks."""
    partnership = factories.PartnershipFactory(board=board)
    factories.AssignmentFactory(partnership=partnership, user=user)
    closed = factories.DemandRoundFactory(partnership=partnership, closed=True)
    asked = [factories.RoundJobFactory(round=closed, position=each) for each in range(JOBS)]
    skills = [factories.CompetencyFactory(board=board) for _ in range(COMPETENCIES)]
    firms = Organization.objects.bulk_create(
        Organization(name=f"Firm {number:03}", kinds=["employer"]) for number in range(EMPLOYERS)
    )
    for firm in firms:
        factories.MemberFactory(partnership=partnership, organization=firm)
    with tenant([board]):
        RoundCompetency.objects.bulk_create(
            RoundCompetency(board=board, round_job=row, competency=skill, position=position)
            for row in asked
            for position, skill in enumerate(skills)
        )
        sources = TalentSource.objects.bulk_create(
            TalentSource(
                board=board, partnership=partnership, job=row.job, name=f"Course {number}",
                year=2025, completers=40,
            )
            for row in asked
            for number in range(SOURCES)
        )  # fmt: skip
        answers = write_answers(closed, firms)
        write_companies(answers)
        write_jobs(answers, [row.job for row in asked], skills, sources)
        write_needs(answers, skills)
    return closed


def write_answers(closed, firms):
    now = timezone.now()
    return Answer.objects.bulk_create(
        Answer(
            board=closed.board, round=closed, organization=firm, state="sent", started_at=now,
            saved_at=now, sent_at=now,
        )
        for firm in firms
    )  # fmt: skip


def of(answer):
    """Return what each sent part of an answer has."""
    return {
        "board_id": answer.board_id, "answer": answer, "organization_id": answer.organization_id,
        "is_sent": True,
    }  # fmt: skip


def write_companies(answers):
    counties = [factories.CountyFactory(fips=f"420{number:02}") for number in range(COUNTIES)]
    CompanyAnswer.objects.bulk_create(
        CompanyAnswer(**of(answer), county=counties[number % COUNTIES], employees=number)
        for number, answer in enumerate(answers)
    )


def write_jobs(answers, jobs, skills, sources):
    by_job = {job: [source.pk for source in sources if source.job == job] for job in jobs}
    JobAnswer.objects.bulk_create(
        JobAnswer(
            **of(answer), job=job, **openings(number, place, answer.round.period_starts_on),
            competencies=requirements(number, skills), hires=hires(number, by_job[job]),
        )
        for number, answer in enumerate(answers)
        for place, job in enumerate(jobs)
    )  # fmt: skip


def write_needs(answers, skills):
    Need.objects.bulk_create(
        Need(
            **of(answer), competency=skills[(number + each) % COMPETENCIES], people=1 + number % 9,
            level_now=1, needed_by=answer.round.period_starts_on,
            level_target=2 + (number + each) % 3,
        )
        for number, answer in enumerate(answers)
        for each in range(NEEDS)
    )  # fmt: skip


def openings(number, place, starts_on):
    growth, retiring = (number + place) % 4, (number * 3 + place) % 5
    quarter = quarter_index(starts_on) + (number + place) % 8
    return {
        "employed": (number * 7 + place * 5) % 120, "growth": growth, "retiring": retiring,
        "leaving": number % 2, "promoted": 0, "by_training": (growth + retiring) // 2,
        "timing": {str(quarter): growth + retiring} if number % 5 else {},
    }  # fmt: skip


def hires(number, sources):
    named = ["school", "staffing", *(f"source:{source}" for source in sources)]
    return write({name: Hires((number + at) % 4) for at, name in enumerate(named)})


def requirements(number, skills):
    asks = list(Ask)
    return write(
        {
            skill.pk: Requirement(asks[(number + at) % 3], (number + at) % 5, people=at % 4)
            for at, skill in enumerate(skills)
        }
    )
