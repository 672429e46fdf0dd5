"""Reports end to end: asked for, made by the job, read as page, PDF and CSV, opened to rows."""

import csv
import datetime as dt
import io
import re
import shutil
import subprocess
from dataclasses import replace

import pytest
from django.urls import reverse
from django.utils.html import strip_tags

from accounts.models import Look
from accounts.tenancy import tenant
from jobs.models import Job
from outcomes.actions import ask_for_report
from outcomes.models import ReportRun
from outcomes.reports.content import from_json, to_json
from outcomes.reports.files import csv_bytes, pdf_bytes, pdf_data
from outcomes.reports.quarterly import build
from outcomes.reports.rows import rows
from outcomes.rules.figures import WITH_ROWS
from outcomes.rules.quarters import Quarter
from outcomes.tasks import make_report
from tests import factories
from tests.conftest import sign_in
from tests.outcomes.conftest import AS_OF, enrol
from ui.tables import text

QUARTER = Quarter(2025, 3)


@pytest.fixture
def made(assigned, partnership, convener, group):
    """Return a function that has the report of the third quarter made by its job."""
    group(completed=14, withdrawn=11)

    def make(audience="funder", as_of=AS_OF):
        with tenant([partnership.board]):
            job = ask_for_report(
                partnership=partnership,
                quarter=QUARTER,
                audience=audience,
                as_of=as_of,
                by=convener,
            )
        make_report(job.pk)
        job.refresh_from_db()
        assert job.state == Job.State.DONE, job.reason
        with tenant([partnership.board]):
            return ReportRun.objects.get(pk=job.result["report"])

    return make


def address(run, name="report", **kwargs):
    return reverse(f"outcomes:{name}", kwargs={"board": "a", "pk": run.pk, **kwargs})


def figure(report, key):
    return report.measure(key).period


# Building -----------------------------------------------------------------------------------


def test_the_report_counts_the_quarter_and_to_date(board, partnership, cohort, group, behind_wall):
    group(completed=14, withdrawn=11)
    enrol(cohort, 2, 1, enrolled_on=dt.date(2025, 8, 4))
    report = build(board, partnership, QUARTER, AS_OF, "board")
    assert figure(report, "seats").value.amount == 2
    assert report.measure("seats").to_date.value.amount == 27
    assert figure(report, "completions").value.amount == 14
    assert figure(report, "completion_rate").of == "14 of 27 seats in classes that ended"
    assert text(figure(report, "wage_gain").value, "percent") == "5.0%"


def test_days_outside_the_quarter_do_not_count(board, partnership, cohort, behind_wall):
    for day in ("2025-06-30", "2025-07-01", "2025-09-30", "2025-10-01"):
        enrol(cohort, 1, 1, enrolled_on=dt.date.fromisoformat(day))
    report = build(board, partnership, QUARTER, AS_OF, "board")
    assert figure(report, "seats").value.amount == 2
    assert report.measure("seats").to_date.value.amount == 3


def test_a_quarter_that_runs_counts_to_the_as_of_date(board, partnership, cohort, behind_wall):
    enrol(cohort, 1, 1, enrolled_on=dt.date(2025, 7, 2))
    enrol(cohort, 1, 1, enrolled_on=dt.date(2025, 9, 2))
    report = build(board, partnership, QUARTER, dt.date(2025, 8, 1), "board")
    assert figure(report, "seats").value.amount == 1


def test_a_person_in_two_classes_is_one_trainee_in_two_seats(board, partnership, behind_wall):
    firm = factories.OrganizationFactory()
    for _ in range(2):
        factories.EnrolmentFactory(
            cohort=factories.CohortFactory(partnership=partnership),
            organization=firm,
            person_code="7",
            enrolled_on=dt.date(2025, 7, 2),
        )
    other = factories.OrganizationFactory()
    factories.EnrolmentFactory(
        cohort=factories.CohortFactory(partnership=partnership),
        organization=other,
        person_code="7",
        enrolled_on=dt.date(2025, 7, 2),
    )
    report = build(board, partnership, QUARTER, AS_OF, "board")
    assert figure(report, "trainees").value.amount == 2
    assert figure(report, "trainees").of == "in 3 seats"
    assert figure(report, "seats").of == "in 3 classes"


def test_cost_match_and_answers_are_counted_by_their_days(board, partnership, group, behind_wall):
    group(completed=10, withdrawn=10)
    grant = factories.GrantFactory(partnership=partnership)
    for day in ("2025-06-30", "2025-07-01", "2026-01-01"):
        factories.MatchFactory(grant=grant, given_on=dt.date.fromisoformat(day))
    round = factories.DemandRoundFactory(partnership=partnership, name="Spring")
    factories.DemandRoundFactory(
        partnership=partnership,
        name="Next",
        state="draft",
        opens_on=dt.date(2025, 8, 1),
        closes_on=dt.date(2025, 8, 30),
    )
    members = [factories.MemberFactory(partnership=partnership) for _ in range(4)]
    factories.MemberFactory(partnership=partnership, joined_on=dt.date(2026, 1, 1))
    for member in members[:3]:
        factories.AnswerFactory(round=round, organization=member.organization, sent=True)
    factories.AnswerFactory(round=round, organization=members[3].organization)
    report = build(board, partnership, QUARTER, AS_OF, "board")
    assert text(figure(report, "match").value, "money") == "$5,000.00"
    assert report.measure("match").to_date.of == "of $25,000.00 required, 40.0%"
    assert figure(report, "answered").value.amount == 3
    assert figure(report, "answered").of == "of 4 asked in Spring"
    # $13,200 and 20 seats of $420 each, for 10 completions.
    assert text(figure(report, "cost_per_completer").value, "money") == "$2,160.00"


def test_cancelled_classes_lower_no_rate(board, partnership, group, behind_wall):
    group(completed=10, withdrawn=10)
    cancelled = factories.CohortFactory(partnership=partnership, state="cancelled")
    enrol(cancelled, 5, 1)
    report = build(board, partnership, QUARTER, AS_OF, "board")
    assert figure(report, "completion_rate").of == "10 of 20 seats in classes that ended"


def test_another_partnership_counts_nothing(board, partnership, group, behind_wall):
    group()
    other = factories.PartnershipFactory(board=board)
    report = build(board, other, QUARTER, AS_OF, "board")
    assert figure(report, "completions").value.amount == 0


@pytest.mark.parametrize(
    ("completed", "withdrawn", "is_shown"),
    [(9, 20, False), (10, 10, True), (20, 9, False), (20, 0, False)],
)
def test_a_funder_sees_results_from_10_people_on_both_sides(
    board, partnership, group, behind_wall, completed, withdrawn, is_shown
):
    group(completed=completed, withdrawn=withdrawn)
    report = build(board, partnership, QUARTER, AS_OF, "funder")
    assert figure(report, "completions").value.is_shown is is_shown
    assert figure(report, "completion_rate").value.is_shown is is_shown


@pytest.mark.parametrize(("firms", "is_shown"), [(4, False), (5, True)])
def test_a_funder_sees_wages_from_5_employers(
    board, partnership, group, behind_wall, firms, is_shown
):
    group(completed=20, firms=firms)
    report = build(board, partnership, QUARTER, AS_OF, "funder")
    assert figure(report, "wage_gain").value.is_shown is is_shown


def test_a_hidden_number_is_nowhere_in_the_report(board, partnership, group, behind_wall):
    group(completed=7, withdrawn=23, wage_after="23.46")
    open_content = str(to_json(build(board, partnership, QUARTER, AS_OF, "board")))
    report = build(board, partnership, QUARTER, AS_OF, "funder")
    written = [str(to_json(report)), csv_bytes(report).decode(), str(pdf_data(report))]
    for secret in ("17.3", "7 of 30", "23.3"):
        assert secret in open_content
        assert not any(secret in words for words in written)
    assert "Hidden: fewer than 10 people in a group" in written[2]


def test_the_report_reads_back_as_it_was_written(board, partnership, group, behind_wall):
    group()
    for audience in ReportRun.Audience:
        report = build(board, partnership, QUARTER, AS_OF, audience)
        assert from_json(to_json(report)) == report


@pytest.mark.parametrize("measure", WITH_ROWS)
def test_a_count_is_the_number_of_its_rows(board, partnership, cohort, group, behind_wall, measure):
    group(completed=13, withdrawn=12, credential_on=dt.date(2025, 7, 20))
    enrol(cohort, 11, 4, enrolled_on=dt.date(2025, 7, 3), kind="new_hire")
    enrol(cohort, 3, 1, enrolled_on=dt.date(2025, 7, 3))
    report = build(board, partnership, QUARTER, AS_OF, "board")
    run = factories.ReportRunFactory(
        partnership=partnership,
        period_starts_on=QUARTER.starts_on,
        period_ends_on=QUARTER.ends_on,
        as_of=AS_OF,
    )
    found = rows(partnership, measure, run.span)
    counted = {
        "trainees": 14, "seats": 14, "new_hires": 11, "completions": 13, "credentials": 13,
        "completion_rate": 39, "wage_gain": 13, "cost_per_completer": 13,
    }  # fmt: skip
    assert found.count() == len(found) == counted[measure]
    if report.measure(measure).kind.style == "number":
        assert figure(report, measure).value.amount == counted[measure]


# Files --------------------------------------------------------------------------------------


def test_equal_reports_give_equal_bytes(board, partnership, group, behind_wall):
    group()
    first, second = (build(board, partnership, QUARTER, AS_OF, "funder") for _ in range(2))
    assert pdf_bytes(first) == pdf_bytes(second)
    assert csv_bytes(first) == csv_bytes(second)


def test_the_pdf_is_tagged_titled_and_in_english(board, partnership, group, behind_wall):
    group()
    pdf = pdf_bytes(build(board, partnership, QUARTER, AS_OF, "funder"))
    assert b"/MarkInfo<</Marked true" in pdf
    assert b"/StructTreeRoot" in pdf
    assert b"/Lang(en-US)" in pdf
    assert b"<pdfuaid:part>1</pdfuaid:part>" in pdf
    assert b"Quarterly report: Manufacturing, July to September 2025</rdf:li>" in pdf
    assert b"/CreationDate(D:20251231" in pdf


def test_the_notice_of_the_board_stands_in_the_report(board, partnership, behind_wall):
    board.antitrust_notice = "Members do not exchange prices."
    report = build(board, partnership, QUARTER, AS_OF, "funder")
    assert from_json(to_json(report)).notice == pdf_data(report)["notice"] == board.antitrust_notice
    assert pdf_bytes(report) != pdf_bytes(replace(report, notice=""))


def test_names_are_data_to_the_pdf_not_markup(board, behind_wall):
    partnership = factories.PartnershipFactory(board=board, name='#panic("x") *a* $b$ _c_ \\ "')
    assert pdf_bytes(build(board, partnership, QUARTER, AS_OF, "board")).startswith(b"%PDF")


@pytest.mark.skipif(not shutil.which("pdftotext"), reason="pdftotext reads the PDF back")
@pytest.mark.parametrize("audience", ReportRun.Audience)
def test_page_csv_and_pdf_show_the_same_numbers(made, convener_client, audience):
    run = made(audience)
    page = shown_on_page(convener_client.get(address(run)).content.decode())
    read = run_pdftotext(convener_client.get(address(run, "report_pdf")).content)
    sheet = convener_client.get(address(run, "report_csv")).content.decode("utf-8-sig")
    lines = list(csv.DictReader(io.StringIO(sheet.split("\r\n\r\n")[1])))
    report = from_json(run.content)
    measures = [measure for group in report.groups for measure in group.measures]
    assert len(lines) == len(page) == len(measures)
    for line, cells, measure in zip(lines, page, measures, strict=True):
        words = text(measure.period.value, measure.kind.style)
        assert words in cells
        assert words.replace(" ", "") in read
        assert line["quarter status"] == measure.period.value.state
        if measure.period.value.is_shown:
            assert line["quarter"] == str(measure.period.value.amount)
        else:
            assert line["quarter"] == line["of"] == ""


def shown_on_page(html):
    """Return the text of each measure's row."""
    body = html.partition("<tbody>")[2].rpartition("</tbody>")[0]
    found = re.findall(r"<tr>(.*?)</tr>", body, re.DOTALL)
    return [" ".join(strip_tags(row).split()) for row in found]


def run_pdftotext(pdf):
    """Return the text of a PDF without white space: lines break where the page is narrow."""
    read = subprocess.run(["pdftotext", "-", "-"], input=pdf, capture_output=True, check=True)
    return "".join(read.stdout.decode().split())


# The job ------------------------------------------------------------------------------------


def test_the_job_publishes_the_report_and_links_to_it(made, partnership, convener):
    run = made()
    assert run.job.result["url"] == f"/b/a/reports/{run.pk}/"
    assert (run.made_by, run.partnership_id, run.as_of) == (convener, partnership.pk, AS_OF)
    assert bytes(run.pdf).startswith(b"%PDF")
    assert bytes(run.csv).startswith(b"\xef\xbb\xbfTitle,")


def test_equal_inputs_return_the_finished_report(made):
    assert made().pk == made().pk


@pytest.mark.parametrize("change", ["enrolment", "as_of", "audience", "name"])
def test_changed_inputs_make_another_report(made, board, partnership, cohort, change):
    first = made()
    if change == "enrolment":
        factories.EnrolmentFactory(cohort=cohort)
    if change == "name":
        partnership.name = "Renamed"
        with tenant([board]):
            partnership.save()
    as_of = AS_OF + dt.timedelta(days=1) if change == "as_of" else AS_OF
    assert made("board" if change == "audience" else "funder", as_of).pk != first.pk


def test_a_finished_job_run_again_makes_no_second_report(made, board):
    run = made()
    make_report(run.job_id)
    with tenant([board]):
        assert ReportRun.objects.count() == 1


def test_a_removed_partnership_stops_the_job_with_words(board, assigned, partnership, convener):
    with tenant([board]):
        job = ask_for_report(
            partnership=partnership, quarter=QUARTER, audience="funder", as_of=AS_OF, by=convener
        )
        partnership.delete()
    make_report(job.pk)
    job.refresh_from_db()
    assert (job.state, job.reason) == (
        Job.State.FAILED,
        "The partnership was removed before its report was made.",
    )


# Pages --------------------------------------------------------------------------------------

MAKE = "/b/a/reports/make/"


def test_a_convener_asks_for_a_report(convener_client, assigned, partnership):
    assert convener_client.get(f"{MAKE}?partnership={partnership.pk}").status_code == 200
    page = convener_client.get(MAKE)
    quarter = page.context["form"].fields["quarter"].choices[0][0]
    asked = {"partnership": partnership.pk, "quarter": quarter, "audience": "board"}
    answer = convener_client.post(MAKE, asked)
    job = Job.objects.get()
    assert answer.headers["Location"] == job.get_absolute_url()
    assert job.task == "outcomes.tasks.make_report"
    assert job.parameters == {**asked, "partnership": partnership.pk}


@pytest.mark.parametrize(
    "wrong", [{"quarter": "1999Q1"}, {"audience": "public"}, {"partnership": 0}, {"quarter": ""}]
)
def test_a_wrong_choice_is_said_at_its_field(convener_client, assigned, partnership, wrong):
    asked = {"partnership": partnership.pk, "quarter": "2026Q4", "audience": "funder"}
    page = convener_client.post(MAKE, asked | wrong)
    assert page.status_code == 200
    assert list(page.context["form"].errors) == list(wrong)
    assert "There is a problem" in page.content.decode()
    assert not Job.objects.exists()


def test_a_partnership_of_others_cannot_be_chosen(director_client, partnership):
    page = director_client.get(MAKE)
    assert "No partnership is assigned to you" in page.content.decode()
    asked = {"partnership": partnership.pk, "quarter": "2026Q4", "audience": "funder"}
    assert director_client.post(MAKE, asked).status_code == 200
    assert not Job.objects.exists()


@pytest.mark.django_db
@pytest.mark.parametrize("who", ["clerk", "reviewer"])
def test_only_who_may_make_reports_opens_the_form(request, who):
    assert request.getfixturevalue(f"{who}_client").get(MAKE).status_code == 403


def test_a_report_shows_its_finding_and_its_measures(made, convener_client):
    page = convener_client.get(address(made("board"))).content.decode()
    assert "Quarterly report: Manufacturing" in page
    assert "14 of 25 seats in classes that ended were completed (56.0%)" in page
    assert "each count of the quarter opens the rows behind it" in page
    assert "Nothing is hidden" in page


def test_hidden_figures_carry_words_and_no_link(made, convener_client, cohort):
    enrol(cohort, 3, 3, enrolled_on=dt.date(2025, 8, 1))
    run = made()
    page = convener_client.get(address(run)).content.decode()
    assert "Hidden: fewer than 10 people or 3 employers" in page
    assert address(run, "report_rows", measure="seats") not in page
    assert address(run, "report_rows", measure="completions") in page


PAGES = ["report", "report_pdf", "report_csv", "report_rows"]


def opened(client, run, name):
    kwargs = {"measure": "seats"} if name == "report_rows" else {}
    return client.get(address(run, name, **kwargs))


@pytest.mark.parametrize("name", PAGES)
def test_a_stranger_gets_404(made, stranger_client, name):
    assert opened(stranger_client, made(), name).status_code == 404


@pytest.mark.parametrize("name", PAGES)
def test_a_report_for_staff_opens_to_assigned_people_only(made, director_client, name):
    assert opened(director_client, made("board"), name).status_code == 403


@pytest.mark.parametrize("who", ["director", "clerk", "reviewer"])
def test_other_staff_read_a_funders_report_but_no_rows(request, made, who):
    client, run = request.getfixturevalue(f"{who}_client"), made()
    for name in ("report", "report_pdf", "report_csv"):
        assert opened(client, run, name).status_code == 200
    assert "opens the rows" not in opened(client, run, "report").content.decode()
    assert opened(client, run, "report_rows").status_code == 403


def test_a_guest_reads_reports_of_her_partnerships_only(made, board, partnership):
    guest = factories.MembershipFactory(board=board, role="convener", is_guest=True).user
    client, run = sign_in(guest), made()
    assert opened(client, run, "report").status_code == 404
    assert client.get("/b/a/reports/").context["page"].total == 0
    factories.AssignmentFactory(partnership=partnership, user=guest)
    assert opened(client, run, "report").status_code == 200
    assert client.get("/b/a/reports/").context["page"].total == 1


def test_rows_are_those_the_report_counted(made, convener_client, board, convener):
    run = made("board")
    page = convener_client.get(address(run, "report_rows", measure="completions"))
    assert page.context["page"].total == 14
    with tenant([board]):
        looks = Look.objects.filter(kind=Look.Kind.PEOPLE, user=convener)
        firms = {row.organization_id for row in page.context["page"]}
        assert {look.organization_id for look in looks} == firms
        assert looks.count() == len(firms) == 6


def test_a_measure_without_rows_is_404(made, convener_client):
    for measure in ("match", "anything"):
        page = convener_client.get(address(made(), "report_rows", measure=measure))
        assert page.status_code == 404


def test_rows_of_nobody_say_so(made, convener_client):
    page = convener_client.get(address(made(), "report_rows", measure="new_hires"))
    assert "No rows" in page.content.decode()


@pytest.mark.parametrize("ending", ["pdf", "csv"])
@pytest.mark.parametrize(("audience", "looks"), [("board", 1), ("funder", 0)])
def test_a_file_for_staff_is_written_down(made, convener_client, board, ending, audience, looks):
    answer = convener_client.get(address(made(audience), f"report_{ending}"))
    assert answer.headers["Content-Disposition"] == (
        f'attachment; filename="manufacturing-2025Q3-{audience}.{ending}"'
    )
    with tenant([board]):
        assert Look.objects.filter(kind=Look.Kind.FILE).count() == looks


def test_the_list_narrows_to_a_partnership(convener_client, made, board):
    made()
    other = factories.PartnershipFactory(board=board)
    for partnership, count in [(made().partnership_id, 1), (other.pk, 0), ("x", 1), ("9" * 30, 1)]:
        page = convener_client.get(f"/b/a/reports/?partnership={partnership}")
        assert page.context["page"].total == count, partnership


def test_an_empty_list_says_what_will_be_here(convener_client, reviewer_client, board):
    assert "Make the first report" in convener_client.get("/b/a/reports/").content.decode()
    assert "once a convener" in reviewer_client.get("/b/a/reports/").content.decode()


def test_reports_of_another_board_are_not_listed(made, stranger_client):
    made()
    assert stranger_client.get("/b/b/reports/").context["page"].total == 0


@pytest.mark.parametrize("name", ["reports", "rows"])
def test_long_lists_take_no_more_queries(
    convener_client, made, partnership, cohort, django_assert_max_num_queries, name
):
    run = made()
    enrol(cohort, 1, 1, enrolled_on=dt.date(2025, 7, 3))
    url = "/b/a/reports/" if name == "reports" else address(run, "report_rows", measure="seats")
    convener_client.get(url)

    def queries():
        with django_assert_max_num_queries(100) as counted:
            assert convener_client.get(url).status_code == 200
        return len(counted)

    before = queries()
    for _ in range(12):
        factories.ReportRunFactory(partnership=partnership, audience="funder")
    enrol(cohort, 12, 12, enrolled_on=dt.date(2025, 7, 3))
    assert queries() == before
