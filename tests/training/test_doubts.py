"""A figure that looks too large is asked about once, then kept and flagged."""

from decimal import Decimal

import pytest
from django.urls import reverse

from accounts.tenancy import tenant
from tests import demand, factories
from tests.training.conftest import answer_of
from training.models import CompanyAnswer, JobAnswer
from training.rules.demand import quarters
from training.rules.doubts import doubt, wage_doubt

NUMBERS = {
    "employed": "400", "growth": "2", "retiring": "4", "leaving": "3", "promoted": "2",
    "by_training": "4", "certainty": "high", "save": "1",
}  # fmt: skip


@pytest.mark.parametrize(
    ("count", "people", "before", "asks"),
    [
        (360, 120, None, False), (361, 120, None, True), (20, 1, 0, False), (21, None, 2, True),
        (20_000, None, None, False), (120, None, 12, False), (121, None, 12, True),
    ],
)  # fmt: skip
def test_much_more_than_the_firm_has_or_said_is_asked_about(count, people, before, asks):
    assert bool(doubt(count, people=people, before=before)) is asks


@pytest.mark.parametrize(
    ("wage", "words"),
    [
        ("5", ""),
        ("150", ""),
        ("4.99", "Really $4.99 an hour?"),
        ("1500", "Really $1,500.00 an hour?"),
    ],
)
def test_wages_outside_what_people_earn_are_asked_about(wage, words):
    assert wage_doubt(Decimal(wage)) == words


@pytest.mark.django_db
def test_really_is_asked_once_then_the_figure_is_kept_and_flagged(
    asked, firm, job, board, editor_client
):
    factories.EmployerFactory(board=board, organization=firm, employees=120)
    page = reverse("training:answer_job", args=[firm.pk, asked.pk, job.pk])
    text = editor_client.post(page, NUMBERS).content.decode()
    assert "Really 400? Your company has 120 people." in text
    assert "Yes, 400 is right" in text
    assert 'value="400"' in text
    assert editor_client.post(page, NUMBERS | {"sure_employed": "on"}).status_code == 302
    assert editor_client.post(page, NUMBERS).status_code == 302
    with tenant([asked.board]):
        row = JobAnswer.objects.get()
        assert (row.employed, row.flags) == (400, ["employed"])
    editor_client.post(page, NUMBERS | {"employed": "40"})
    with tenant([asked.board]):
        assert JobAnswer.objects.get().flags == []


@pytest.mark.django_db
def test_many_hires_are_asked_about_once_then_kept_and_flagged(
    asked, firm, job, board, editor_client
):
    factories.EmployerFactory(board=board, organization=firm, employees=12)
    row = {"employed": 1, "flags": ["employed"]}
    answer_of(asked, firm, "draft", Machinists=row)
    page = reverse("training:answer_sources", args=[firm.pk, asked.pk, job.pk])
    typed = {"hired0": "40", "hired1": "2"}
    assert (
        "Really 40? Your company has 12 people." in editor_client.post(page, typed).content.decode()
    )
    assert editor_client.post(page, typed | {"sure_hired0": "on"}).status_code == 302
    assert editor_client.post(page, typed).status_code == 302
    with tenant([asked.board]):
        assert JobAnswer.objects.get().flags == ["employed", "hires"]
    editor_client.post(page, {"hired0": "4"})
    with tenant([asked.board]):
        assert JobAnswer.objects.get().flags == ["employed"]


@pytest.mark.django_db
def test_many_people_in_a_need_and_in_the_company_are_asked_about_once(
    asked, firm, board, editor_client
):
    factories.EmployerFactory(board=board, organization=firm, employees=12, county=None)
    skill = factories.CompetencyFactory(board=board)
    need = {
        "competency": skill.pk, "people": "40", "level_now": "1", "level_target": "3",
        "needed_by": quarters(asked.period_starts_on, 1)[0].isoformat(),
    }  # fmt: skip
    for page, typed, sentence, sure in [
        ("add_need", need, "Really 40? Your company has 12 people.", "sure_people"),
        ("answer_voice", {"visit": "40"}, "Really 40? Your company has 12 people.", "sure_visit"),
        ("answer_company", {"employees": "1200"}, "Really 1,200? Before it was 12.",
         "sure_employees"),
    ]:  # fmt: skip
        url = reverse(f"training:{page}", args=[firm.pk, asked.pk])
        assert sentence in editor_client.post(url, typed).content.decode()
        assert editor_client.post(url, typed | {sure: "on"}).status_code == 302
    checked = editor_client.get(reverse("training:check_answers", args=[firm.pk, asked.pk]))
    assert "Looked unusual, you kept it: how many people." in checked.content.decode()
    assert "1,200, looked unusual and was kept" in checked.content.decode()
    assert ": 40, looked unusual and was kept" in checked.content.decode()
    page = reverse("training:edit_need", args=[firm.pk, asked.pk, skill.pk])
    assert editor_client.post(page, need).status_code == 302


@pytest.mark.django_db
@pytest.mark.parametrize("typed", [{"employees": "1200"}, {"still_true": "1"}])
def test_people_kept_stay_flagged_when_the_page_is_saved_again(asked, firm, typed, editor_client):
    past = factories.DemandRoundFactory(partnership=asked.partnership, closed=True)
    said = {"employees": 1200, "flags": ["employees"]}
    demand.CompanyAnswerFactory(answer=answer_of(past, firm), **said)
    page = reverse("training:answer_company", args=[firm.pk, asked.pk])
    for fields in (typed, {"employees": "1200", "respondent": "Ann"}):
        assert editor_client.post(page, fields).status_code == 302
        with tenant([asked.board]):
            assert CompanyAnswer.objects.get(answer__round=asked).flags == ["employees"]
    editor_client.post(page, {"employees": "1190"})
    with tenant([asked.board]):
        assert CompanyAnswer.objects.get(answer__round=asked).flags == []
