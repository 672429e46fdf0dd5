"""A firm pastes or uploads all jobs at once, reads what was understood, then keeps it."""

from io import BytesIO

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from openpyxl import Workbook

from accounts.tenancy import tenant
from tests import factories
from tests.training.conftest import answer_of, close
from training.forms.paste import LARGEST
from training.models import Answer, JobAnswer

pytestmark = pytest.mark.django_db
TABLE = (
    "Job\tEmployed now\tNew jobs\tRetire\tLeave\tMove up\tBy training\n"
    "Machinists\t24\t2\t4\t3\t2\t4\n"
    "Welders\t9\t0\t1\t0\t0\t0"
)


@pytest.fixture
def page(asked, firm):
    return reverse("training:paste", args=[firm.pk, asked.pk])


def words(response):
    return response.content.decode()


def kept(round):
    with tenant([round.board]):
        rows = JobAnswer.objects.order_by("job__position").select_related("job")
        return [(row.job.title, row.employed, row.openings, row.by_training) for row in rows]


BOTH = [("Machinists", 24, 11, 4), ("Welders", 9, 1, 0)]


def test_rows_are_shown_first_and_kept_on_the_second_press(asked, page, editor_client):
    response = editor_client.post(page, {"rows": TABLE, "check": "1"})
    assert "2 rows read. Nothing is kept yet." in words(response)
    assert kept(asked) == []
    again = {"rows": response.context["text"], "keep": "1"}
    assert editor_client.post(page, again).status_code == 302
    assert kept(asked) == BOTH


def test_kept_rows_change_what_was_there_and_nothing_else(asked, firm, page, editor_client):
    title = {"employed": 1, "own_title": "Setters", "timing": {"8104": 2}, "growth": 2}
    answer_of(asked, firm, "draft", Machinists=title)
    editor_client.post(page, {"rows": TABLE, "keep": "1"})
    assert kept(asked) == BOTH
    with tenant([asked.board]):
        row = JobAnswer.objects.get(job__title="Machinists")
    assert row.own_title == "Setters"
    assert row.timing == {}  # it no longer makes all openings


def test_large_figures_are_asked_about_once_then_kept_and_flagged(
    asked, firm, page, board, editor_client
):
    factories.EmployerFactory(board=board, organization=firm, employees=5)
    row = {"employed": 1, "flags": ["entry_wage"], "entry_wage": 200, "wages_on": asked.opens_on}
    answer_of(asked, firm, "draft", Machinists=row)
    text = words(editor_client.post(page, {"rows": TABLE}))
    assert "Row 2, Machinists, Employed now: Really 24? Your company has 5 people." in text
    assert "Error:" not in text
    text = words(editor_client.post(page, {"rows": TABLE, "keep": "1"}))
    assert "Error: Check this to keep them" in text
    assert kept(asked) == [("Machinists", 1, 0, 0)]
    sure = {"rows": TABLE, "keep": "1", "sure": "1"}
    assert editor_client.post(page, sure).status_code == 302
    assert kept(asked) == BOTH
    with tenant([asked.board]):
        flags = {row.job.title: row.flags for row in JobAnswer.objects.select_related("job")}
    assert flags == {"Machinists": ["employed", "entry_wage"], "Welders": []}
    assert "Are these figures right?" not in words(editor_client.post(page, {"rows": TABLE}))


def test_figure_kept_last_time_is_flagged_without_asking(
    asked, firm, page, board, job, editor_client
):
    factories.EmployerFactory(board=board, organization=firm, employees=5)
    past = factories.DemandRoundFactory(partnership=asked.partnership, closed=True)
    factories.RoundJobFactory(round=past, job=job)
    answer_of(past, firm, Machinists={"employed": 24, "flags": ["employed"]})
    text = words(editor_client.post(page, {"rows": TABLE}))
    assert "Are these figures right?" not in text
    editor_client.post(page, {"rows": TABLE, "keep": "1"})
    with tenant([asked.board]):
        row = JobAnswer.objects.get(answer__round=asked, job=job)
    assert row.flags == ["employed"]


def test_preview_asks_as_many_questions_for_many_rows(asked, firm, page, editor_client):
    def queries():
        with CaptureQueriesContext(connection) as made:
            editor_client.post(page, {"rows": table})
        return len(made)

    table = "\n".join(TABLE.splitlines()[:2])
    editor_client.post(page, {"rows": table})
    few = queries()
    table = TABLE
    assert queries() == few


def test_workbook_and_file_of_texts_are_read(page, editor_client):
    book, file = Workbook(), BytesIO()
    for row in TABLE.splitlines():
        book.active.append(row.split("\t"))
    book.save(file)
    csv = TABLE.replace("\t", ";").encode("utf-8-sig")
    for name, content in [("a.xlsx", file.getvalue()), ("a.csv", csv)]:
        response = editor_client.post(page, {"file": SimpleUploadedFile(name, content)})
        assert "2 rows read." in words(response)


def test_each_error_is_named_with_row_and_column(asked, page, editor_client):
    table = TABLE.replace("24", "many").replace("Welders", "<b>Pilots</b>")
    response = editor_client.post(page, {"rows": table, "keep": "1"})
    text = words(response)
    assert "Row 2, Employed now: &#x27;many&#x27; is not a whole number." in text
    assert "Row 3, Job: &#x27;&lt;b&gt;Pilots&lt;/b&gt;&#x27; is not a job of this round." in text
    assert "Keep these rows" not in text
    assert "many" in response.context["form"]["rows"].value()
    assert kept(asked) == []


@pytest.mark.parametrize(
    ("sent", "sentence"),
    [
        ({}, "Paste the rows, or choose a file."),
        ({"rows": "  \n"}, "Paste the rows, or choose a file."),
        ({"rows": "x" * 20_001}, "20000 characters"),
        ({"file": SimpleUploadedFile("a.pdf", b"%PDF-1.7 x")}, "the file is a PDF"),
        ({"file": SimpleUploadedFile("a.xlsx", b"PK\x03\x04 x")}, "cut off or damaged"),
        ({"file": SimpleUploadedFile("a.csv", b"")}, "The file is empty. Use the template."),
        ({"file": SimpleUploadedFile("a.csv", b"x" * (LARGEST + 1))}, "larger than 1 MB"),
    ],
)
def test_what_cannot_be_read_is_told(sent, sentence, page, editor_client):
    for file in sent.values():
        if hasattr(file, "seek"):
            file.seek(0)
    assert sentence in words(editor_client.post(page, sent))


def test_closed_round_keeps_nothing(asked, page, editor_client):
    close(asked)
    assert editor_client.post(page, {"rows": TABLE, "keep": "1"}).status_code == 302
    with tenant([asked.board]):
        assert not Answer.objects.exists()


def test_template_has_the_jobs_of_the_round(asked, firm, page, editor_client):
    file = editor_client.get(reverse("training:paste_template", args=[firm.pk, asked.pk]))
    assert file["Content-Disposition"] == 'attachment; filename="openings.csv"'
    lines = file.content.decode("utf-8-sig").splitlines()
    assert lines[0].startswith("Job,Employed now,New jobs")
    assert [line.partition(",")[0] for line in lines[1:]] == ["Machinists", "Welders"]
    filled = "\n".join([lines[0], "Machinists,24,2,4,3,2,11,4,7,low"])
    assert "1 row read." in words(editor_client.post(page, {"rows": filled}))
