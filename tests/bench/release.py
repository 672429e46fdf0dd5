"""A release of 500 employers x 8 jobs x 40 competencies by its job, and its page.

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
from training.models import Answer, JobAnswer, Need, RoundCompetency
from training.rules.matrix import Ask, Requirement, write
from training.tasks import make_release

EMPLOYERS, JOBS, COMPETENCIES = 500, 8, 40
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
        write_answers(closed, firms, [row.job for row in asked], skills)
    return closed


def write_answers(closed, firms, jobs, skills):
    now, board = timezone.now(), closed.board
    answers = Answer.objects.bulk_create(
        Answer(
            board=board, round=closed, organization=firm, state="sent", started_at=now,
            saved_at=now, sent_at=now,
        )
        for firm in firms
    )  # fmt: skip
    JobAnswer.objects.bulk_create(
        JobAnswer(
            board=board, answer=answer, organization_id=answer.organization_id, job=job,
            is_sent=True, **openings(number, place), competencies=requirements(number, skills),
        )
        for number, answer in enumerate(answers)
        for place, job in enumerate(jobs)
    )  # fmt: skip
    Need.objects.bulk_create(
        Need(
            board=board, answer=answer, organization_id=answer.organization_id, is_sent=True,
            competency=skills[(number + each) % COMPETENCIES], people=1 + number % 9, level_now=1,
            needed_by=closed.period_starts_on, level_target=2 + (number + each) % 3,
        )
        for number, answer in enumerate(answers)
        for each in range(NEEDS)
    )  # fmt: skip


def openings(number, place):
    growth, retiring = (number + place) % 4, (number * 3 + place) % 5
    return {
        "employed": (number * 7 + place * 5) % 120, "growth": growth, "retiring": retiring,
        "leaving": number % 2, "promoted": 0, "by_training": (growth + retiring) // 2,
    }  # fmt: skip


def requirements(number, skills):
    asks = list(Ask)
    return write(
        {
            skill.pk: Requirement(asks[(number + at) % 3], (number + at) % 5, people=at % 4)
            for at, skill in enumerate(skills)
        }
    )
