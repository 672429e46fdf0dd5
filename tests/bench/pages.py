"""Staff pages over 1,000 rows, each against an empty signed-in page of the same layout.

The floor is the page of roles: it passes the same door, draws the same frame and navigation, and
reads no row of the board. All pages take turns in one process; medians are compared.
"""

import datetime as dt
import statistics
import time
from decimal import Decimal

from django.conf import settings
from django.db import connections
from django.test import override_settings
from django.urls import reverse
from django.utils import timezone

from accounts.models import Organization
from accounts.tenancy import tenant
from careerpaths.models import CredentialOccupation, JobZone, RelatedOccupation, Title
from employers.models import Employer
from outcomes.actions import publish_report, write_files
from outcomes.models import ReportRun
from outcomes.reports.quarterly import build
from outcomes.rules.quarters import quarter_of
from partnerships.models import Member, Partnership
from tests import factories, reference
from tests.bench.table import write_table
from tests.conftest import sign_in
from training.models import (
    Answer,
    Cohort,
    DemandRound,
    Enrolment,
    Program,
    ProgramOccupation,
    Release,
)

ROWS = 1_000
WARM = 3
TURNS = 30
MOST = 6.0
SOC = "51-4041"
PLAIN = {"staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}}


@override_settings(ALLOWED_HOSTS=["testserver"], STORAGES=settings.STORAGES | PLAIN)
def run():
    today = timezone.localdate()
    board = factories.BoardFactory(name="Bench", slug="bench")
    user = factories.MembershipFactory(board=board, role="director").user
    report = write(board, user, today)
    gather_statistics()
    client = sign_in(user)
    pages = addresses(board, report)
    times = {name: [] for name in pages}
    for turn in range(WARM + TURNS):
        for name, url in pages.items():
            seconds = timed(client, url)
            if turn >= WARM:
                times[name].append(seconds)
    floor = statistics.median(times.pop("floor"))
    print(f"pages: an empty signed-in page takes {1000 * floor:.1f} ms")
    for name, taken in times.items():
        ratio = statistics.median(taken) / floor
        print(
            f"pages: {name} over {ROWS:,} rows, {ratio:.1f} times that (must: {MOST:.0f} or less)"
        )


def gather_statistics():
    """Let the planner know the tables, as it does minutes after rows came to a real portal."""
    with connections["owner"].cursor() as cursor:
        cursor.execute("ANALYZE")


def addresses(board, report):
    names = {
        "floor": "accounts:roles",
        "dashboard": "outcomes:dashboard",
        "employers": "employers:index",
        "partnerships": "partnerships:index",
        "classes": "training:cohorts",
        "rounds": "training:rounds",
        "reports": "outcomes:reports",
        "notes": "partnerships:notes",
        "help requests": "employers:help_requests",
    }
    pages = {name: reverse(address, args=[board.slug]) for name, address in names.items()}
    rows = reverse("outcomes:report_rows", args=[board.slug, report.pk, "seats"])
    tables = {
        f"{page} of a partnership": reverse(
            f"partnerships:{page}", args=[board.slug, report.partnership_id]
        )
        for page in ("detail", "members", "meetings", "priorities", "actions", "challenges")
    }
    occupation = reverse("training:occupation", args=[board.slug, SOC])
    return {
        **pages,
        **tables,
        "report": report.get_absolute_url(),
        "rows of a report": rows,
        "occupation": occupation,
    }


def timed(client, url):
    """Return the seconds an answer takes, or stop: a page that fails is fast."""
    start = time.perf_counter()
    answer = client.get(url)
    seconds = time.perf_counter() - start
    if answer.status_code != 200:
        raise SystemExit(f"{url} answers {answer.status_code}")
    return seconds


def write(board, user, today):
    """Write 1,000 of everything the pages list, and return the report of the largest class."""
    firms = Organization.objects.bulk_create(
        Organization(name=f"Firm {number:04}", kinds=["employer"]) for number in range(ROWS)
    )
    partnership = factories.PartnershipFactory(board=board, name="A large partnership")
    factories.AssignmentFactory(partnership=partnership, user=user)
    program = factories.ProgramFactory(provider__board=board)
    with tenant([board]):
        Employer.objects.bulk_create(
            Employer(board=board, organization=firm, employees=40) for firm in firms
        )
        write_members(board, partnership, firms, today)
        write_partnerships(board)
        cohorts = write_classes(board, partnership, program, today)
        write_people(board, cohorts[0], firms, today)
        write_table(partnership, user, ROWS, today)
        write_occupation(board, program.provider, user, today)
        return write_reports(board, partnership, user, today)


def write_members(board, partnership, firms, today):
    """Make every firm a member that answered the open round, and add closed rounds."""
    Member.objects.bulk_create(
        Member(
            board=board, partnership=partnership, organization=firm, seat="employer",
            status="active", joined_on=today,
        )
        for firm in firms
    )  # fmt: skip
    now = timezone.now()
    rounds = DemandRound.objects.bulk_create(
        DemandRound(
            board=board, partnership=partnership, name=f"Round {number:04}", opens_on=today,
            closes_on=today, period_starts_on=today, closed_at=now if number else None,
            state="closed" if number else "open",
        )
        for number in range(ROWS)
    )  # fmt: skip
    Release.objects.bulk_create(
        Release(board=board, round=closed, made_at=now, content={}) for closed in rounds[1:]
    )
    Answer.objects.bulk_create(
        Answer(
            board=board, round=rounds[0], organization=firm, state="sent", started_at=now,
            saved_at=now, sent_at=now,
        )
        for firm in firms
    )  # fmt: skip


def write_partnerships(board):
    Partnership.objects.bulk_create(
        Partnership(board=board, name=f"Partnership {number:04}", slug=f"p-{number}", cluster="C")
        for number in range(ROWS)
    )


def write_classes(board, partnership, program, today):
    return Cohort.objects.bulk_create(
        Cohort(
            board=board, partnership=partnership, program=program, name=f"Class {number:04}",
            min_seats=12, max_seats=16, fixed_cost=Decimal(9000), seat_cost=Decimal(400),
            decision_on=today + dt.timedelta(days=number), ends_on=today + dt.timedelta(days=2000),
            starts_on=today + dt.timedelta(days=number + 10),
        )
        for number in range(ROWS)
    )  # fmt: skip


def write_people(board, cohort, firms, today):
    Enrolment.objects.bulk_create(
        Enrolment(
            board=board, cohort=cohort, organization=firm, person_code="1", kind="incumbent",
            enrolled_on=today, wage_before=Decimal("20.00"), state="completed", ended_on=today,
            wage_after=Decimal("21.00"), wage_after_on=today,
        )
        for firm in firms
    )  # fmt: skip


def write_reports(board, partnership, user, today):
    """Make one report, and copy it to a list of 1,000."""
    audience, quarter = ReportRun.Audience.BOARD, quarter_of(today)
    job = factories.JobFactory(board=board, asked_by=user)
    report = build(board, partnership, quarter, today, audience)
    made = publish_report(
        job=job,
        partnership=partnership,
        quarter=quarter,
        audience=audience,
        report=report,
        files=write_files(report),
    )
    ReportRun.objects.bulk_create(
        ReportRun(
            board=board, partnership=partnership, audience=audience, as_of=today,
            period_starts_on=quarter.starts_on, period_ends_on=quarter.ends_on,
            content=made.content, made_by=user, made_at=made.made_at,
        )
        for _ in range(ROWS - 1)
    )  # fmt: skip
    return made


def write_occupation(board, provider, user, today):
    """Write an occupation with as much as its page shows, and programs that lead to it."""
    described = reference.OnetOccupationFactory(code=f"{SOC}.00")
    reference.OccupationFactory(soc=SOC)
    JobZone.objects.create(release=described.release, zone=3, name="Medium preparation")
    for number in range(35):
        for kind in ("2.A", "2.C"):
            element = reference.ElementFactory(
                release=described.release, element_id=f"{kind}.{number}", name=f"{kind} {number}"
            )
            reference.RatingFactory(occupation=described, element=element)
    for code in ("29540", "25420", "49620"):
        reference.BoardAreaFactory(board=board, area__code=code, area__name=f"Area {code}")
    for row in board.boardareas.select_related("area"):
        reference.WageFactory(area=row.area, soc=SOC)
    write_related(described)
    write_programs(board, provider, user, today)


def write_related(described):
    """Write what people call the occupation, and twenty others that O*NET calls related."""
    Title.objects.bulk_create(
        Title(occupation=described, title=f"Title {number}", kind="reported", words="title")
        for number in range(ROWS)
    )
    for number in range(20):
        code = f"51-90{number:02}.00"
        other = reference.OnetOccupationFactory(code=code, title=f"Occupation {number}")
        RelatedOccupation.objects.create(
            occupation=described, other=other, tier="Primary-Short", place=number
        )


def write_programs(board, provider, user, today):
    """Write programs that lead to the occupation, and credentials that count for it."""
    programs = Program.objects.bulk_create(
        Program(board=board, provider=provider, name=f"Program {number:04}", cip="48.0501")
        for number in range(ROWS)
    )
    ProgramOccupation.objects.bulk_create(
        ProgramOccupation(
            board=board, program=program, soc=SOC, source="staff", leads=True, decided_by=user,
            decided_on=today,
        )
        for program in programs
    )  # fmt: skip
    CredentialOccupation.objects.bulk_create(
        CredentialOccupation(
            board=board, credential=factories.CredentialFactory(board=board), soc=SOC
        )
        for _ in range(20)
    )
