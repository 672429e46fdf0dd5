"""Rosters: bad input one by one, taken in part, whole or not, and people's pages."""

import datetime as dt
import re

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from accounts.models import Look
from accounts.tenancy import tenant
from jobs.models import Job
from tests import factories
from tests.conftest import sign_in
from training.models import Enrolment, RosterUpload
from training.rules import rosters as rules
from training.rules.rosters import COLUMNS
from training.tasks import check_roster, take_roster

pytestmark = pytest.mark.django_db

HEAD = ",".join(COLUMNS)
GOOD = "P-1,Keyline Hydraulics,incumbent,2026-01-12,21.50,,,,,"
DONE = "P-1,Keyline Hydraulics,incumbent,1/12/2026,,3/18/2026,completed,3/18/2026,$23.00,6/30/2026"


def words(response):
    return re.sub(r"\s+", " ", response.content.decode())


@pytest.fixture
def cohort(board, convener):
    made = factories.CohortFactory(
        partnership__board=board,
        state="running",
        decision_on=dt.date(2026, 1, 5),
        starts_on=dt.date(2026, 1, 12),
        ends_on=dt.date(2026, 3, 18),
    )
    factories.AssignmentFactory(partnership=made.partnership, user=convener)
    firm = factories.OrganizationFactory(name="Keyline Hydraulics")
    factories.MemberFactory(partnership=made.partnership, organization=firm)
    return made


@pytest.fixture
def firm(cohort):
    with tenant([cohort.board]):
        return cohort.firms().get()


def url(name, cohort):
    return reverse(f"training:{name}", args=[cohort.board.slug, cohort.pk])


def send(client, cohort, content, name="roster.csv"):
    if isinstance(content, str):
        content = content.encode()
    file = SimpleUploadedFile(name, content, content_type="text/csv")
    return client.post(url("upload_roster", cohort), {"file": file})


def checked(client, cohort, *rows, content=None):
    """Upload a roster and run the job that checks it."""
    response = send(client, cohort, content or "\n".join([HEAD, *rows]))
    assert response.status_code == 302, words(response)
    with tenant([cohort.board]):
        upload = RosterUpload.objects.latest("pk")
    check_roster(upload.job_id)
    return fresh(upload)


def fresh(upload):
    with tenant([upload.board]):
        return RosterUpload.objects.select_related("job", "cohort", "board").get(pk=upload.pk)


def take(client, upload):
    client.post(reverse("training:take_roster", args=[upload.board.slug, upload.pk]))
    upload = fresh(upload)
    take_roster(upload.job_id)
    return fresh(upload)


def problems(upload):
    with tenant([upload.board]):
        rows = upload.problems.values_list("row", "column", "value", "expected")
        return list(rows)


def people_of(cohort):
    with tenant([cohort.board]):
        return list(cohort.enrolments.order_by("person_code").select_related("organization"))


def test_good_rows_are_on_the_roster_only_when_taken(convener_client, cohort, firm):
    upload = checked(convener_client, cohort, GOOD, "P-2,,jobseeker,2026-01-12,,,,,,")
    assert (upload.state, upload.good_rows, upload.bad_rows) == ("checked", 2, 0)
    assert people_of(cohort) == []
    upload = take(convener_client, upload)
    assert (upload.state, upload.taken_rows) == ("taken", 2)
    first, second = people_of(cohort)
    assert (first.organization, first.kind, str(first.wage_before)) == (firm, "incumbent", "21.50")
    assert (second.organization, second.kind, second.state) == (None, "jobseeker", "enrolled")


def test_a_second_upload_completes_the_record(convener_client, cohort):
    take(convener_client, checked(convener_client, cohort, GOOD))
    take(convener_client, checked(convener_client, cohort, DONE))
    (person,) = people_of(cohort)
    assert (person.state, str(person.wage_after)) == ("completed", "23.00")
    assert person.credential_on == dt.date(2026, 3, 18)
    assert str(person.wage_before) == "21.50"  # blank in the second file: what is recorded stays


def test_taking_twice_is_taking_once(convener_client, cohort):
    upload = take(convener_client, checked(convener_client, cohort, DONE))
    take_roster(upload.job_id)
    address = reverse("training:take_roster", args=[cohort.board.slug, upload.pk])
    assert "This roster was decided already." in words(convener_client.post(address, follow=True))
    take(convener_client, checked(convener_client, cohort, DONE))
    (person,) = people_of(cohort)
    with tenant([cohort.board]):
        assert [event.pgh_label for event in person.events.order_by("pgh_id")] == ["insert"]


def test_nothing_is_taken_when_a_person_says_so(convener_client, cohort):
    upload = checked(convener_client, cohort, GOOD)
    address = reverse("training:discard_roster", args=[cohort.board.slug, upload.pk])
    page = words(convener_client.post(address, follow=True))
    assert "Nothing of this roster was taken" in page
    assert fresh(upload).state == "discarded"
    assert "decided already" in words(convener_client.post(address, follow=True))
    assert people_of(cohort) == []


@pytest.mark.parametrize(
    ("row", "column", "value", "expected"),
    [
        (",Keyline Hydraulics,incumbent,2026-01-12,,,,,,", "person_code", "", "a code of 1 to 40"),
        ("123-45-6789,Keyline Hydraulics,incumbent,2026-01-12,,,,,,", "person_code",
         "a social security number, which is not kept", "never a social security number"),
        ("=1+1,Keyline Hydraulics,incumbent,2026-01-12,,,,,,", "person_code", "=1+1", "a code of"),
        ("P-1,Nobody Inc.,incumbent,2026-01-12,,,,,,", "employer", "Nobody Inc.",
         "an employer of the partnership or of this class"),
        ("P-1,,incumbent,2026-01-12,,,,,,", "employer", "", "only a jobseeker has none"),
        ("P-1,Keyline Hydraulics,boss,2026-01-12,,,,,,", "kind", "boss", "incumbent, new_hire or"),
        ("P-1,Keyline Hydraulics,incumbent,,,,,,,", "enrolled_on", "", "the day the person enro"),
        ("P-1,Keyline Hydraulics,incumbent,12.1.2026,,,,,,", "enrolled_on", "12.1.2026",
         "a day from 2025-01-11 to 2028-03-18, as 2026-01-12 or 1/12/2026"),
        ("P-1,Keyline Hydraulics,incumbent,2/30/2026,,,,,,", "enrolled_on", "2/30/2026", "a day f"),
        ("P-1,Keyline Hydraulics,incumbent,1926-01-12,,,,,,", "enrolled_on", "1926-01-12", "a day"),
        ("P-1,Keyline Hydraulics,incumbent,2026-01-12,lots,,,,,", "wage_before", "lots", "dollars"),
        ("P-1,Keyline Hydraulics,incumbent,2026-01-12,45000,,,,,", "wage_before", "45000",
         "dollars an hour, such as 21.50, up to 1000"),
        ("P-1,Keyline Hydraulics,incumbent,2026-01-12,NaN,,,,,", "wage_before", "NaN", "dollars"),
        ("P-1,Keyline Hydraulics,incumbent,2026-01-12,21.505,,,,,", "wage_before", "21.505",
         "dollars and whole cents"),
        ("P-1,Keyline Hydraulics,incumbent,2026-01-12,,,passed,,,", "result", "passed",
         "completed, withdrawn or nothing"),
        ("P-1,Keyline Hydraulics,incumbent,2026-01-12,,,completed,,,", "ended_on", "",
         "the day of the result completed"),
        ("P-1,Keyline Hydraulics,incumbent,2026-01-12,,2026-03-18,,,,", "result", "",
         "completed or withdrawn, as there is a day"),
        ("P-1,Keyline Hydraulics,incumbent,2026-01-12,,2026-01-10,completed,,,", "ended_on",
         "2026-01-10", "a day not before 2026-01-12"),
        ("P-1,Keyline Hydraulics,incumbent,2026-01-12,,2026-03-18,withdrawn,2026-03-18,,",
         "credential_on", "2026-03-18", "nothing, unless the result is completed"),
        ("P-1,Keyline Hydraulics,incumbent,2026-01-12,,2026-03-18,completed,2026-01-10,,",
         "credential_on", "2026-01-10", "a day not before 2026-01-12"),
        ("P-1,Keyline Hydraulics,incumbent,2026-01-12,,,,,23,", "wage_after_on", "",
         "the day the wage after was seen"),
        ("P-1,Keyline Hydraulics,incumbent,2026-01-12,,,,,,2026-06-30", "wage_after", "",
         "the wage seen on that day"),
        ("P-1,Keyline Hydraulics", "row", "2 cells", "10 cells, as in line 1"),
    ],
)  # fmt: skip
def test_what_is_wrong_with_a_row_is_told(row, column, value, expected, convener_client, cohort):
    upload = checked(convener_client, cohort, row, GOOD.replace("P-1", "P-9"))
    assert (upload.good_rows, upload.bad_rows) == (1, 1)
    ((line, *told),) = problems(upload)
    assert (line, told[0], told[1]) == (2, column, value)
    assert expected in told[2]
    page = words(convener_client.get(upload.get_absolute_url()))
    assert "Some rows have something wrong" in page
    assert "1 good row, 1 with something wrong." in page


def test_all_that_is_wrong_with_a_row_is_told(convener_client, cohort):
    upload = checked(convener_client, cohort, "P 1!,Nobody,boss,soon,x,x,x,x,x,x")
    assert [column for _, column, _, _ in problems(upload)] == list(COLUMNS)
    page = words(convener_client.get(upload.get_absolute_url()))
    assert "Every row has something wrong" in page
    assert "Take the good rows" not in page
    assert take(convener_client, upload).state == "checked"


def test_a_person_twice_in_a_file_is_told_with_the_first_line(convener_client, cohort):
    upload = checked(convener_client, cohort, GOOD, "", GOOD.replace("21.50", "25.00"))
    ((line, column, value, expected),) = problems(upload)
    assert (line, column, value) == (4, "person_code", "P-1")
    assert expected == "each person once; this one stands in line 2 too"
    take(convener_client, upload)
    assert [str(person.wage_before) for person in people_of(cohort)] == ["21.50"]


@pytest.mark.parametrize(
    ("row", "column"),
    [
        ("P-1,Keyline Hydraulics,incumbent,2026-04-01,,,,,,", "enrolled_on"),
        ("P-1,Keyline Hydraulics,incumbent,2026-01-12,,2026-03-20,withdrawn,,,", "result"),
    ],
)
def test_a_row_that_clashes_with_the_record_is_told(row, column, convener_client, cohort):
    take(convener_client, checked(convener_client, cohort, DONE))
    upload = checked(convener_client, cohort, row)
    assert upload.good_rows == 0
    assert column in {told[1] for told in problems(upload)}


def test_two_firms_of_one_name_are_not_guessed(convener_client, cohort):
    twin = factories.OrganizationFactory(name="KEYLINE  hydraulics")
    factories.MemberFactory(partnership=cohort.partnership, organization=twin)
    upload = checked(convener_client, cohort, GOOD)
    assert "two employers are called this" in problems(upload)[0][3]


def test_a_firm_that_pledged_counts_as_an_employer(convener_client, cohort):
    pledge = factories.SeatPledgeFactory(cohort=cohort, organization__name="Guest Works")
    upload = checked(convener_client, cohort, GOOD.replace("Keyline Hydraulics", "guest works"))
    take(convener_client, upload)
    assert people_of(cohort)[0].organization == pledge.organization


@pytest.mark.parametrize(
    "content",
    [
        "\ufeff" + "\r\n".join([HEAD, DONE]),
        "\r".join([HEAD, DONE]),
        "\n".join([HEAD, DONE]).replace(",", ";"),
        "\n".join([HEAD, DONE]).replace(",", "\t"),
        "\n".join([HEAD.upper().replace("_", " "), DONE]),
        "\n".join([HEAD, ",".join(f'"{cell}"' for cell in DONE.split(","))]),
        "\n".join([HEAD, DONE]).encode("utf-16"),
        b"\n".join([HEAD.encode(), DONE.encode()]) + b"\n\n",
    ],
    ids=["mark", "cr", "semicolons", "tabs", "capitals", "quoted", "utf-16", "empty lines"],
)
def test_what_spreadsheets_save_is_read(content, convener_client, cohort):
    upload = checked(convener_client, cohort, content=content)
    assert (upload.good_rows, upload.bad_rows) == (1, 0), problems(upload)


def test_windows_letters_are_read(convener_client, cohort):
    firm = factories.OrganizationFactory(name="Ren\u00e9e Tool")
    factories.MemberFactory(partnership=cohort.partnership, organization=firm)
    row = GOOD.replace("Keyline Hydraulics", "Ren\u00e9e Tool")
    upload = checked(convener_client, cohort, content=f"{HEAD}\n{row}".encode("cp1252"))
    assert upload.good_rows == 1


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (HEAD.replace("kind,", ""), "The file has no column kind."),
        (HEAD + ",shoe size", "The file has the unknown column shoe_size."),
        (HEAD.replace("kind", "sort"), "has no column kind and has the unknown column sort."),
        (HEAD + ",kind", "has twice the column kind"),
        ("\x00\x01\x02PNG", "The file has no column person_code"),
        ("", "The file is empty. Use the template."),
    ],
)
def test_wrong_columns_are_told_at_once_in_one_sentence(content, says, convener_client, cohort):
    response = send(convener_client, cohort, content)
    assert response.status_code == 200
    assert says in words(response)
    with tenant([cohort.board]):
        assert not cohort.uploads.exists()


def test_without_a_file_the_field_says_so(convener_client, cohort):
    assert "Choose a file." in words(convener_client.post(url("upload_roster", cohort)))


def test_a_quotation_mark_nobody_closed_stops_the_check_in_words(convener_client, cohort):
    long = "x" * 200_000
    upload = checked(convener_client, cohort, content=f'{HEAD}\n{GOOD}\n"{long}')
    assert upload.has_stopped
    page = words(convener_client.get(upload.get_absolute_url()))
    assert "The roster could not be checked" in page
    assert "From line 3 on the file cannot be read" in page
    assert people_of(cohort) == []


class Unread:
    """A request's body that must not be read."""

    def read(self, *_):
        raise AssertionError("the body was read")

    readline = read


def test_an_upload_too_large_is_refused_before_it_is_read(convener_client, cohort, settings):
    environ = {"CONTENT_LENGTH": str(settings.UPLOAD_LIMIT * 2), "wsgi.input": Unread()}
    response = convener_client.generic("POST", url("upload_roster", cohort), **environ)
    assert response.status_code == 413
    assert "The file is larger than 50 MB." in words(response)


def test_a_part_too_large_is_refused(convener_client, cohort, settings):
    settings.UPLOAD_LIMIT = 1_000
    response = send(convener_client, cohort, "\n".join([HEAD, *[GOOD] * 100]))
    assert "larger than 0 MB" in words(response)


def test_an_upload_needs_its_token(convener, cohort):
    client = sign_in(convener)
    client.handler.enforce_csrf_checks = True
    assert send(client, cohort, f"{HEAD}\n{GOOD}").status_code == 403


def test_a_class_that_recruits_takes_no_roster(board, convener, convener_client):
    cohort = factories.CohortFactory(partnership__board=board)
    factories.AssignmentFactory(partnership=cohort.partnership, user=convener)
    page = words(convener_client.get(url("upload_roster", cohort), follow=True))
    assert "A roster can be uploaded once the class is confirmed." in page


def test_the_template_is_a_roster_the_check_accepts(convener_client, cohort):
    response = convener_client.get(url("roster_template", cohort))
    assert response["Content-Disposition"] == 'attachment; filename="roster.csv"'
    upload = checked(convener_client, cohort, content=response.content)
    assert (upload.good_rows, upload.bad_rows) == (1, 0), problems(upload)


def test_a_class_that_changed_after_the_check_takes_nothing(convener_client, cohort):
    upload = checked(convener_client, cohort, GOOD)
    with tenant([cohort.board]):
        cohort.partnership.members.update(status="dormant")
    upload = take(convener_client, upload)
    assert upload.has_stopped
    assert upload.waits_for_decision
    page = words(convener_client.get(upload.get_absolute_url()))
    assert "The class has changed since the file was checked" in page
    assert people_of(cohort) == []


def test_a_killed_job_is_done_again_from_the_start(convener_client, cohort):
    upload = checked(convener_client, cohort, GOOD)
    convener_client.post(reverse("training:take_roster", args=["a", upload.pk]))
    job = fresh(upload).job
    Job.objects.filter(pk=job.pk).update(
        state="running", attempt=1, lease_until=dt.datetime(2026, 1, 1, tzinfo=dt.UTC)
    )
    take_roster(job.pk)  # somebody seems to hold it still
    assert people_of(cohort) == []
    Job.objects.filter(pk=job.pk).update(state="queued", lease_until=None)  # as the sweeper does
    take_roster(job.pk)
    assert fresh(upload).state == "taken"
    assert len(people_of(cohort)) == 1


def test_while_the_job_works_the_page_refreshes_until_told_not_to(convener_client, cohort):
    send(convener_client, cohort, f"{HEAD}\n{GOOD}")
    with tenant([cohort.board]):
        upload = RosterUpload.objects.get()
    response = convener_client.get(upload.get_absolute_url())
    assert response["Refresh"] == "5"
    assert "The roster is being checked" in words(response)
    response = convener_client.get(upload.get_absolute_url(), {"refresh": "off"})
    assert "Refresh" not in response


def test_problems_are_paged_with_as_many_queries(convener_client, cohort):
    def queries(upload):
        with CaptureQueriesContext(connection) as made:
            convener_client.get(upload.get_absolute_url())
        return len(made)

    few = checked(convener_client, cohort, "x")
    many = checked(convener_client, cohort, *["x"] * 120)
    queries(few)
    assert queries(few) == queries(many)
    assert "120" in words(convener_client.get(many.get_absolute_url()))


@pytest.mark.parametrize("name", ["roster", "take_roster", "discard_roster"])
def test_rosters_are_for_assigned_conveners(
    name, convener_client, director_client, clerk_client, stranger_client, cohort
):
    upload = checked(convener_client, cohort, GOOD)
    address = reverse(f"training:{name}", args=[cohort.board.slug, upload.pk])
    for client, status in [(director_client, 403), (clerk_client, 403), (stranger_client, 404)]:
        assert client.post(address).status_code == status
    if name != "roster":
        assert convener_client.get(address).status_code == 405


def test_people_are_for_assigned_conveners_and_each_look_is_written(
    convener_client, director_client, cohort, firm
):
    factories.EnrolmentFactory(cohort=cohort, organization=firm, person_code="P-7")
    factories.EnrolmentFactory(cohort=cohort, organization=None, kind="jobseeker")
    page = words(convener_client.get(url("people", cohort)))
    assert "P-7" in page
    with tenant([cohort.board]):
        looks = Look.objects.filter(kind="people", about=f"People of {cohort}")
        assert {look.organization for look in looks} == {firm, None}
    assert director_client.get(url("people", cohort)).status_code == 403


def test_people_take_as_many_queries_with_many_rows(convener_client, cohort, firm):
    def queries():
        with CaptureQueriesContext(connection) as made:
            convener_client.get(url("people", cohort))
        return len(made)

    factories.EnrolmentFactory(cohort=cohort)
    queries()
    few = queries()
    factories.EnrolmentFactory.create_batch(12, cohort=cohort)
    assert queries() == few


RECORD = {
    "person_code": "P-7", "kind": "incumbent", "enrolled_on": "2026-01-12", "state": "completed",
    "ended_on": "2026-03-18", "credential_on": "2026-03-18", "wage_before": "21.50",
    "wage_after": "23.00", "wage_after_on": "2026-06-30",
}  # fmt: skip


@pytest.fixture
def person(cohort, firm):
    return factories.EnrolmentFactory(cohort=cohort, organization=firm, person_code="P-7")


def test_results_are_recorded_by_hand(convener_client, person):
    response = convener_client.post(url("edit_enrolment", person), RECORD)
    assert response.status_code == 302
    with tenant([person.board]):
        after = Enrolment.objects.get(pk=person.pk)
    assert (after.state, str(after.wage_after)) == ("completed", "23.00")


@pytest.mark.parametrize(
    ("change", "says"),
    [
        ({"ended_on": ""}, "Say on which day the person finished or left."),
        ({"ended_on": "2026-01-01"}, "A person cannot finish before enrolling."),
        ({"state": "withdrawn"}, "Only a person who finished can earn the credential."),
        ({"wage_before": "-1"}, "An hourly wage is more than $0."),
        ({"wage_after_on": ""}, "A wage after needs the day it was seen."),
        ({"person_code": "123-45-6789"}, "never a social security number"),
        ({"person_code": "P-8"}, "This person is on the roster of the class already."),
    ],
)
def test_a_record_that_cannot_be_is_refused_in_words(change, says, convener_client, person):
    factories.EnrolmentFactory(
        cohort=person.cohort, organization=person.organization, person_code="P-8"
    )
    response = convener_client.post(url("edit_enrolment", person), RECORD | change)
    assert says in words(response)


def test_a_record_is_for_assigned_conveners(
    convener_client, director_client, clerk_client, stranger_client, person
):
    address = url("edit_enrolment", person)
    assert convener_client.get(address).status_code == 200
    for client, status in [(director_client, 403), (clerk_client, 403), (stranger_client, 404)]:
        assert client.get(address).status_code == status


def test_records_of_a_closed_class_stay(convener_client, cohort, person):
    with tenant([cohort.board]):
        type(cohort).objects.filter(pk=cohort.pk).update(state="reported")
    page = words(convener_client.post(url("edit_enrolment", person), RECORD, follow=True))
    assert "Records of this class are closed." in page


@pytest.mark.parametrize(("row", "written"), [(GOOD, 0), ("P-1,Nobody,incumbent,soon,,,,,,", 1)])
def test_a_roster_is_looked_at_where_it_shows_records(convener_client, cohort, row, written):
    """A page that asks for itself again while a job is at work fills no ledger."""
    upload = checked(convener_client, cohort, row)
    convener_client.get(upload.get_absolute_url())
    with tenant([cohort.board]):
        assert Look.objects.filter(about=str(upload)).count() == written


def run_again(task, upload):
    """Run a job once more whose worker broke off after it had published."""
    Job.objects.filter(pk=upload.job_id).update(state="queued", finished_at=None)
    task(upload.job_id)
    assert Job.objects.get(pk=upload.job_id).state == "done"
    return fresh(upload)


def test_a_check_that_runs_twice_publishes_once(convener_client, cohort):
    upload = checked(convener_client, cohort, "P-1,Nobody,incumbent,soon,,,,,,", GOOD)
    found = problems(upload)
    assert run_again(check_roster, upload).state == "checked"
    assert problems(upload) == found


def test_a_roster_taken_twice_is_taken_once(convener_client, cohort):
    upload = take(convener_client, checked(convener_client, cohort, GOOD))
    with tenant([cohort.board]):
        cohort.enrolments.update(wage_before="30.00")
    assert run_again(take_roster, upload).state == "taken"
    assert str(people_of(cohort)[0].wage_before) == "30.00"


def test_memory_of_cells_stays_small(monkeypatch):
    """A column of 100,000 different cells is read without keeping them all."""
    monkeypatch.setattr(rules, "MOST_REMEMBERED", 2)
    memory = rules.Memory(str.upper)
    assert [memory[cell] for cell in ("a", " b", "c", "a")] == ["A", "B", "C", "A"]
    assert len(memory) <= 2
