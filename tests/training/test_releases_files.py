"""The files of a release hide what its page hides."""

import csv
import datetime as dt
import io

import openpyxl
import pytest
from django.urls import reverse
from django.utils import timezone

from accounts.models import Board
from accounts.tenancy import tenant
from tests import factories
from tests.training.test_releases import (
    READERS,
    SECRETS,
    answered,
    firms,
    mask_of_json,
    release,
    seated,
    staff_page,
    text_of,
)
from tests.training.test_releases_reports import about, three_firms
from training.models import Release
from training.reports.content import to_json
from training.reports.demand import build_release
from training.reports.files import pdf_data, pdf_of, xlsx_of
from training.reports.releases import read_release
from training.rules.demand import MEASURES, JobFacts
from ui.tables import State, Value

__all__ = ["answered", "firms"]


def report():
    facts = three_firms("Machinists", 9, 1, 3, 0) + [JobFacts(0, "Welders", 7013, 5021, 3, 0)]
    content = build_release(about(("Machinists", "Welders")), facts, [])
    return read_release(Release(content=to_json(content), board=Board()))


def rows_of_book(content, sheet):
    rows = openpyxl.load_workbook(io.BytesIO(content))[sheet].iter_rows(values_only=True)
    header, *body = list(rows)[5:]
    return [dict(zip(header, row, strict=True)) for row in body]


@pytest.mark.django_db
def test_book_hides_what_the_page_hides(answered, convener_client):
    content = release(answered).content
    book = convener_client.get(reverse("training:release_xlsx", args=["a", answered.pk]))
    mask = {
        row["name"]: [row[f"{key} status"] for key in ("employers", *MEASURES)]
        for row in rows_of_book(book.content, "jobs")
    }
    assert mask == mask_of_json(content)
    assert all(row["growth"] is None for row in rows_of_book(book.content, "jobs")[1:])


@pytest.mark.django_db
def test_pdf_is_kept_with_the_release(answered, convener_client):
    kept = release(answered)
    page = reverse("training:release_pdf", args=["a", answered.pk])
    answer = convener_client.get(page)
    assert (answer["Content-Type"], answer.content) == ("application/pdf", bytes(kept.pdf))
    assert bytes(kept.pdf)[:5] == b"%PDF-"
    assert f"{page}?number=1" in text_of(convener_client, staff_page(answered))


@pytest.mark.django_db
def test_release_of_before_there_were_pdfs_has_none(answered, convener_client):
    assert (
        convener_client.get(reverse("training:release_pdf", args=["a", answered.pk])).status_code
        == 404
    )
    assert (
        convener_client.get(reverse("training:release_xlsx", args=["a", answered.pk])).status_code
        == 404
    )


@pytest.mark.django_db
@pytest.mark.parametrize(("name", "kind", "seat"), READERS)
def test_everybody_with_a_seat_has_the_same_files(
    name, kind, seat, answered, partnership, stranger_client
):
    reader, client = seated(partnership, kind, seat)
    release(answered)
    for ending in ("xlsx", "pdf"):
        page = reverse(f"training:{name}_{ending}", args=[reader.pk, answered.pk])
        assert client.get(page).status_code == 200
        assert stranger_client.get(page).status_code == 404
        assert f"{page}?number=1" in text_of(
            client, reverse(f"training:{name}", args=[reader.pk, answered.pk])
        )


def test_pdf_prints_the_words_of_the_table():
    printed = pdf_data(report())
    jobs = printed["tables"][0]
    words = [[cell["text"] for cell in row["cells"]] for row in jobs["rows"]]
    assert words[1] == ["Welders", "Hidden: fewer than 3 employers", "0"]
    assert not any(str(number) in str(printed) for number in SECRETS)


def test_equal_reports_give_equal_bytes():
    assert pdf_of(report()) == pdf_of(report())
    assert xlsx_of(report()) == xlsx_of(report())


def test_states_in_print_are_words():
    for state in set(State) - {State.SHOWN}:
        assert Value(None, state, "of a reason").words


@pytest.mark.django_db
def test_every_table_hides_the_same_in_book_csv_and_release(answered, board, convener_client):
    for count, (name, level) in enumerate([("Laser", 2), ("CNC", 3)], 2):
        skill = factories.CompetencyFactory(board=board, name=name)
        with tenant([board]):
            sent = list(answered.answers.sent())[:count]
        for answer in sent:
            factories.NeedFactory(
                answer=answer, competency=skill, people=6011, level_now=1, level_target=level,
                needed_by=timezone.localdate() + dt.timedelta(500),
            )  # fmt: skip
    content = release(answered).content
    assert [row["name"] for row in content["windows"]] == ["CNC", "All skills"]
    assert content["windows"][0]["cells"]["later|3-4"]["amount"] == 18033
    book = convener_client.get(reverse("training:release_xlsx", args=["a", answered.pk])).content
    for table in ("jobs", "needs", "windows"):
        rows = [*content[table], *([content["total"]] if table == "jobs" else [])]
        expected = {
            row["name"]: {key: cell["state"] for key, cell in row["cells"].items()} for row in rows
        }
        file = text_of(
            convener_client, reverse("training:release_csv", args=["a", answered.pk, table])
        )
        for lines in (rows_of_book(book, table), rows_of_csv(file)):
            seen = {
                row["name"]: {
                    key.removesuffix(" status"): state
                    for key, state in row.items()
                    if key.endswith(" status")
                }
                for row in lines
            }
            for name, states in expected.items():
                states.pop("earliest", None)  # words without a column of states
                assert seen[name] == states
    assert "12,022" not in text_of(convener_client, staff_page(answered)), "two need lasers"


def rows_of_csv(text):
    header, *body = list(csv.reader(io.StringIO(text)))[5:]
    return [dict(zip(header, row, strict=True)) for row in body]
