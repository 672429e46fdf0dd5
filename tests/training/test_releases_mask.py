"""One mask: page, CSV, XLSX, PDF and print hide the same cells of every table of a release."""

import csv
import datetime as dt
import html
import io
import re
from decimal import Decimal

import openpyxl
import pytest
from django.urls import reverse
from django.utils import timezone

from accounts.tenancy import tenant
from tests import demand, factories
from tests.training.conftest import answer_of, new_firm
from tests.training.test_releases import release, staff_file, staff_page, text_of
from tests.training.test_releases_asked import credential, first_job, name_challenges, skill
from training.reports.files import pdf_data, pdf_of
from training.reports.released import MORE
from training.reports.releases import read_release
from training.rules.demand import quarter_index
from training.rules.matrix import Ask, CredentialAsk, Hires, Requirement, write
from ui.tables import Group
from ui.tables.model import as_value, text

__all__ = ["credential", "skill"]
pytestmark = pytest.mark.django_db
SECRET = 7013  # of two firms alone


@pytest.fixture
def rich(asked, skill, credential):
    """A round that fills every table: six firms say everything, but of welders only two."""
    firms = [new_firm(asked.partnership, f"Firm {number}") for number in range(6)]
    unasked = factories.CompetencyFactory(board=asked.board, name="Deburring")
    demand.RoundCompetencyFactory(round_job=first_job(asked), competency=unasked)
    old = timezone.localdate() - dt.timedelta(100)
    quarter = quarter_index(asked.period_starts_on)
    for number, firm in enumerate(firms):
        machinists = {
            "employed": 10, "growth": 2, "retiring": 2, "by_training": 1,
            "entry_wage": Decimal(20 + number), "wages_on": old,
            "timing": {str(quarter): 4},
            "competencies": write({skill.pk: Requirement(Ask.REQUIRED, 3, people=1)}),
            "credentials": write({credential.pk: CredentialAsk(Ask.PREFERRED)}),
            "education": "associate", "others": {"license": "required"},
            "hires": write({"school": Hires(2)}),
        }  # fmt: skip
        welders = {"Welders": {"employed": SECRET, "growth": SECRET}} if number < 2 else {}
        answer = answer_of(asked, firm, Machinists=machinists, **welders)
        demand.CompanyAnswerFactory(answer=answer, employees=20 if number < 3 else 400)
        if number < 4:
            factories.NeedFactory(answer=answer, competency=skill, people=3)
        if number < 2:
            factories.NeedFactory(answer=answer, competency=unasked, people=SECRET)
    name_challenges(asked, firms, "transport")
    return asked


def tables_of(kept):
    with tenant([kept.board]):
        return read_release(kept).tables


def words_of(table):
    """Return the words of each row, the totals last, as people read them."""
    rows = [table.cells(row) for row in table.data_rows()]
    return [[cell.text for cell in cells] for cells in rows]


def test_every_table_is_there(rich):
    tables = tables_of(release(rich))
    assert {"jobs", "needs", "places", "windows", *(one.KEY for one in MORE)} <= tables.keys()
    assert all(table.data_rows() for table in tables.values())


def test_page_prints_the_words_of_every_table(rich, convener_client):
    tables = tables_of(release(rich))
    page = text_of(convener_client, staff_page(rich))
    for table in tables.values():
        (found,) = [one for one in tables_on(page) if caption(one) == table.title]
        assert lines(found) == words_of(table)
    assert str(SECRET) not in page
    assert f"{SECRET:,}" not in page


def tables_on(page):
    return re.findall(r"<table.*?</table>", page, re.S)


def caption(table):
    return plain(re.search(r"<caption.*?>(.*?)</caption>", table, re.S).group(1))


def lines(table):
    """Return the words of each row of figures: group headings are rows of a class."""
    _, *rows = re.findall(r"<tr>(.*?)</tr>", table, re.S)
    cells = [re.findall(r"<t[hd].*?>(.*?)</t[hd]>", row, re.S) for row in rows]
    return [[plain(cell) for cell in row] for row in cells]


def plain(markup):
    return html.unescape(" ".join(re.sub(r"<.*?>", "", markup).split()))


def test_pdf_prints_the_words_of_every_table(rich):
    kept = release(rich)
    with tenant([rich.board]):
        printed = pdf_data(read_release(kept))["tables"]
    for table, one in zip(tables_of(kept).values(), printed, strict=True):
        rows = [row for row in one["rows"] if not row["group"]]
        assert [[cell["text"] for cell in row["cells"]] for row in rows] == words_of(table)
    assert str(SECRET) not in str(printed)


def test_pdf_that_is_kept_reads_as_the_page(rich):
    kept = release(rich)
    with tenant([rich.board]):
        assert bytes(kept.pdf) == pdf_of(read_release(kept))


def test_files_hold_the_cells_of_every_table(rich, convener_client):
    tables = tables_of(release(rich))
    book = convener_client.get(reverse("training:release_xlsx", args=["a", rich.pk])).content
    sheets = openpyxl.load_workbook(io.BytesIO(book))
    assert sheets.sheetnames == list(tables)
    for name, table in tables.items():
        file = list(csv.reader(io.StringIO(text_of(convener_client, staff_file(rich, name)))))
        sheet = [
            ["" if cell is None else str(cell) for cell in row]
            for row in sheets[name].iter_rows(values_only=True)
        ]
        for rows in (file, sheet):
            header, *body = rows[5:]
            found = [dict(zip(header, row, strict=True)) for row in body]
            for row, cells in zip(table.data_rows(), found, strict=True):
                check_cells(table, row, cells)
            assert str(SECRET) not in str(rows)


def check_cells(table, row, cells):
    for column in table.columns:
        value = as_value(row.get(column.key, ""))
        if not column.numeric:
            assert cells[column.key] == text(value)
            continue
        assert cells[f"{column.key} status"] == value.state.value
        if value.is_shown:
            assert Decimal(cells[column.key]) == Decimal(value.amount)
        else:
            assert cells[column.key] == ""


def test_groups_stand_over_their_rows_in_files(rich, convener_client):
    tables = tables_of(release(rich))
    grouped = [name for name, table in tables.items() if isinstance(table.rows[0], Group)]
    assert {"requirements", "credentials", "others"} <= set(grouped)
    for name in grouped:
        file = list(csv.reader(io.StringIO(text_of(convener_client, staff_file(rich, name)))))
        assert file[5][0] == "group"
        assert file[6][0] == tables[name].rows[0].label
