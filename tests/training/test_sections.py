"""A firm answers about itself, its requirements, its sources and its challenges."""

import pytest
from django.urls import reverse

from accounts.tenancy import tenant
from employers.models import Employer
from tests import demand, factories
from tests.training.conftest import answer_of, count_queries
from training.models import CompanyAnswer, JobAnswer, VoiceAnswer
from training.rules.matrix import read_hires, read_requirements

pytestmark = pytest.mark.django_db
COMPANY = {"naics": "332710", "employees": "120", "county": "", "respondent": "Ann Approver"}


def url(name, round, firm, *more):
    return reverse(f"training:{name}", args=[firm.pk, round.pk, *more])


def words(response):
    return response.content.decode()


def form_of(client, page):
    """What a browser sends of the page as it stands."""
    form = client.get(page).context["form"]
    values = {name: form[name].value() for name in form.fields}
    return {name: value for name, value in values.items() if value not in (None, False)}


def row_of(round, model):
    with tenant([round.board]):
        return model.objects.order_by("-pk").first()


@pytest.fixture
def draft(asked, firm):
    return answer_of(asked, firm, "draft", Machinists={"employed": 24, "growth": 4})


@pytest.fixture
def competencies(asked, job, board):
    """What the round asks about machinists."""
    round_job = asked_job(asked, job)
    rows = [
        demand.RoundCompetencyFactory(round_job=round_job, competency__name=name, position=at)
        for at, name in enumerate(["CNC setup", "Blueprints"])
    ]
    return [row.competency for row in rows]


@pytest.fixture
def credential(asked, job):
    row = demand.RoundCredentialFactory(round_job=asked_job(asked, job), credential__name="NIMS 1")
    return row.credential


def asked_job(round, job):
    with tenant([round.board]):
        return round.round_jobs.select_related("board", "round").get(job=job)


@pytest.fixture
def employer(board, firm):
    return factories.EmployerFactory(
        board=board, organization=firm, employees=88, naics="332710", county=None
    )


def test_company_is_filled_in_from_the_boards_record(asked, firm, employer, editor_client):
    page = url("answer_company", asked, firm)
    text = words(editor_client.get(page))
    assert 'value="88"' in text
    assert "Right as it stands at the board?" in text
    editor_client.post(page, {"still_true": "1"})
    row = row_of(asked, CompanyAnswer)
    assert (row.employees, row.naics, row.saved_by) == (88, "332710", "Ed Editor")
    assert "Right as it stands" not in words(editor_client.get(page))


def test_company_is_filled_in_from_the_last_answer_first(asked, firm, job, employer, editor_client):
    past = factories.DemandRoundFactory(partnership=asked.partnership, closed=True)
    demand.CompanyAnswerFactory(answer=answer_of(past, firm), employees=131)
    text = words(editor_client.get(url("answer_company", asked, firm)))
    assert 'value="131"' in text
    assert "Right as it stands since March 10?" in text


def test_company_leads_to_the_first_job(asked, firm, job, editor_client):
    response = editor_client.post(url("answer_company", asked, firm), COMPANY)
    assert response.url == url("answer_job", asked, firm, job.pk)
    assert row_of(asked, CompanyAnswer).employees == 120


def test_profile_changes_only_where_the_person_says_so(asked, firm, employer, editor_client):
    page = url("answer_company", asked, firm)
    for sent, employees in [(COMPANY, 88), (COMPANY | {"profile": "on"}, 120)]:
        editor_client.post(page, sent | {"seen": form_of(editor_client, page).get("seen", "")})
        with tenant([asked.board]):
            assert Employer.objects.get().employees == employees


@pytest.mark.parametrize(
    ("field", "typed", "sentence"),
    [
        ("naics", "999999", "999999 is not in NAICS"),
        ("employees", "-1", "Enter 0 or more."),
        ("employees", "many", "Enter a number, or nothing."),
        ("employees", "100000", "Enter 99,999 or less."),
        ("union", "Steelworkers", "Check that workers are represented"),
        ("respondent_email", "ann", "Enter a valid email address."),
    ],
)
def test_wrong_answer_about_the_company_is_told_at_its_field(
    asked, firm, field, typed, sentence, editor_client
):
    response = editor_client.post(url("answer_company", asked, firm), COMPANY | {field: typed})
    assert sentence in str(response.context["form"].errors[field])
    assert row_of(asked, CompanyAnswer) is None


@pytest.mark.parametrize("name", ["answer_requirements", "answer_sources"])
def test_people_and_openings_come_first(asked, firm, job, name, editor_client):
    page = url(name, asked, firm, job.pk)
    assert editor_client.get(page).url == url("answer_job", asked, firm, job.pk)
    assert editor_client.post(page, {}).status_code == 302
    assert row_of(asked, JobAnswer) is None


def test_requirements_are_kept_with_level_and_gap(
    asked, firm, job, draft, competencies, credential, editor_client
):
    setup, prints = (f"c{each.pk}" for each in competencies)
    sent = {
        setup: "required", f"{setup}_level": "3", f"{setup}_where": "here",
        f"{setup}_applicants": "1", f"{setup}_people": "2", prints: "not",
        f"k{credential.pk}": "preferred", f"k{credential.pk}_gives": "pay",
        "education": "associate", "education_required": "on", "experience_months": "24",
        "license": "required", "would_drop": ["education"],
    }  # fmt: skip
    page = url("answer_requirements", asked, firm, job.pk)
    sent["seen"] = form_of(editor_client, page)["seen"]
    response = editor_client.post(page, sent)
    assert response.url == url("answer_sources", asked, firm, job.pk)
    row = row_of(asked, JobAnswer)
    said = read_requirements(row.competencies)
    kept = said[competencies[0].pk]
    assert (kept.ask, kept.level, kept.at_hire, kept.gap) == ("required", 3, False, 1)
    assert said[competencies[1].pk].ask == "not"
    assert row.credentials == {str(credential.pk): ["preferred", "pay"]}
    assert (row.others, row.education_required, row.employed) == ({"license": "required"}, True, 24)
    text = words(editor_client.get(page))
    assert f'name="{setup}" value="required"' in text
    assert text.count("<details open>") == 2


def test_requirements_left_out_are_not_said(asked, firm, job, draft, competencies, editor_client):
    page = url("answer_requirements", asked, firm, job.pk)
    editor_client.post(page, {"seen": form_of(editor_client, page)["seen"]})
    assert row_of(asked, JobAnswer).competencies == {}


def test_level_without_how_much_is_told_at_the_competency(
    asked, firm, job, draft, competencies, editor_client
):
    key = f"c{competencies[0].pk}"
    page = url("answer_requirements", asked, firm, job.pk)
    response = editor_client.post(page, {f"{key}_level": "3", "experience_months": "1000"})
    errors = response.context["form"].errors
    assert "Say how much you ask for it" in str(errors[key])
    assert "Enter 480 months or less." in str(errors["experience_months"])
    assert '<option value="3" selected>' in words(response)


def test_made_up_requirement_is_refused(asked, firm, job, draft, competencies, editor_client):
    key = f"c{competencies[0].pk}"
    page = url("answer_requirements", asked, firm, job.pk)
    response = editor_client.post(page, {key: "always", f"{key}_level": "9"})
    assert set(response.context["form"].errors) == {key, f"{key}_level"}


def test_requirements_of_the_last_answer_are_filled_in(
    asked, firm, job, draft, competencies, editor_client
):
    past = factories.DemandRoundFactory(partnership=asked.partnership, closed=True)
    factories.RoundJobFactory(round=past, job=job)
    said = {str(competencies[0].pk): ["required", 4, True, None, None]}
    answer_of(past, firm, Machinists={"competencies": said, "education": "bachelor"})
    text = words(editor_client.get(url("answer_requirements", asked, firm, job.pk)))
    assert f'name="c{competencies[0].pk}" value="required"' in text
    assert '<option value="bachelor" selected>' in text


def test_forty_competencies_stay_a_small_page(asked, firm, job, draft, editor_client):
    page = url("answer_requirements", asked, firm, job.pk)
    few = count_queries(editor_client, page)
    round_job = asked_job(asked, job)
    for _ in range(40):
        demand.RoundCompetencyFactory(round_job=round_job)
    assert count_queries(editor_client, page) == few
    assert len(editor_client.get(page).content) < 150_000


def test_sources_are_kept_by_kind_and_by_name(asked, firm, job, draft, editor_client):
    source = demand.TalentSourceFactory(job=job, name="Thaddeus Stevens, machining")
    page = url("answer_sources", asked, firm, job.pk)
    text = words(editor_client.get(page))
    assert "Thaddeus Stevens, machining" in text
    sent = {
        "hired0": "4", "stayed0": "3", "hired2": "2", "best_source": f"source:{source.pk}",
        "seen": form_of(editor_client, page)["seen"],
    }  # fmt: skip
    assert editor_client.post(page, sent).status_code == 302
    row = row_of(asked, JobAnswer)
    hires = read_hires(row.hires)
    assert (hires[f"source:{source.pk}"].hired, hires[f"source:{source.pk}"].stayed) == (4, 3)
    assert hires["school"].stayed is None
    assert row.best_source == f"source:{source.pk}"


def test_no_more_stay_than_were_hired(asked, firm, job, draft, editor_client):
    page = url("answer_sources", asked, firm, job.pk)
    response = editor_client.post(page, {"hired0": "4", "stayed0": "5", "hired1": "-1"})
    errors = response.context["form"].errors
    assert "Of 4 hired, no more than 4 can be here still." in str(errors["stayed0"])
    assert "Enter 0 or more." in str(errors["hired1"])


def test_last_page_of_a_job_leads_to_the_next_job(asked, firm, job, welders, draft, editor_client):
    page = url("answer_sources", asked, firm, job.pk)
    response = editor_client.post(page, {"seen": form_of(editor_client, page)["seen"]})
    assert response.url == url("answer_job", asked, firm, welders.pk)


def test_voice_is_kept(asked, firm, editor_client):
    page = url("answer_voice", asked, firm)
    sent = {
        "challenge1": "recruitment", "severity1": "4", "words1": "Nights", "challenge2": "safety",
        "severity2": "2", "barriers": ["transport"], "first": "A welding class",
        "champions": "on", "internship": "3",
    }  # fmt: skip
    assert editor_client.post(page, sent).url == url("check_answers", asked, firm)
    row = row_of(asked, VoiceAnswer)
    assert row.challenges == [["recruitment", 4, "Nights"], ["safety", 2, ""]]
    assert (row.offers, row.barriers, row.champions) == ({"internship": 3}, ["transport"], True)
    text = words(editor_client.get(page))
    assert '<option value="recruitment" selected>' in text
    assert 'value="Nights"' in text


@pytest.mark.parametrize(
    ("sent", "field", "sentence"),
    [
        ({"challenge1": "safety"}, "severity1", "Say how bad it is, from 1 to 5."),
        ({"words2": "Nights"}, "challenge2", "Choose what is hard."),
        ({"internship": "-1"}, "internship", "Enter 0 or more."),
        (
            {"challenge1": "safety", "severity1": "1", "challenge2": "safety", "severity2": "1"},
            "challenge2",
            "You named this above. Choose another one.",
        ),
    ],
)
def test_wrong_voice_is_told_at_its_field(asked, firm, sent, field, sentence, editor_client):
    response = editor_client.post(url("answer_voice", asked, firm), sent)
    assert sentence in str(response.context["form"].errors[field])
    assert row_of(asked, VoiceAnswer) is None


@pytest.mark.parametrize("name", ["answer_company", "answer_voice", "paste", "paste_template"])
def test_people_of_another_firm_get_404(name, asked, firm, stranger_client):
    assert stranger_client.get(url(name, asked, firm)).status_code == 404


@pytest.mark.parametrize("name", ["answer_requirements", "answer_sources"])
def test_job_that_is_not_asked_is_404(name, asked, firm, editor_client):
    other = factories.CriticalJobFactory(partnership=asked.partnership)
    assert editor_client.get(url(name, asked, firm, other.pk)).status_code == 404


def test_two_colleagues_both_read_what_the_other_said(
    asked, firm, job, draft, competencies, credential, editor_client, approver_client
):
    key = f"c{competencies[0].pk}"
    page = url("answer_requirements", asked, firm, job.pk)
    seen = form_of(editor_client, page)["seen"]
    approver_client.post(page, {key: "required", f"{key}_level": "2", "seen": seen})
    response = editor_client.post(page, {key: "preferred", "seen": seen})
    text = words(response)
    assert "Ann Approver" in text
    assert "CNC setup required, level 2" in text
    assert "CNC setup preferred" in text
    mine = {key: "preferred", "seen": response.context["form"]["seen"].value()}
    assert editor_client.post(page, mine).status_code == 302
    assert (
        read_requirements(row_of(asked, JobAnswer).competencies)[competencies[0].pk].level is None
    )


@pytest.mark.parametrize("page", ["answer_sources", "answer_voice"])
def test_a_second_save_of_something_else_is_shown(
    asked, firm, job, draft, page, editor_client, approver_client
):
    page = url(page, asked, firm, *([job.pk] if page == "answer_sources" else []))
    seen = form_of(editor_client, page)["seen"]
    theirs = {
        "hired1": "4", "best_source": "school", "challenge1": "safety", "severity1": "4",
        "barriers": ["housing"], "visit": "2", "seen": seen,
    }  # fmt: skip
    approver_client.post(page, theirs)
    text = words(editor_client.post(page, {"first": "Mine", "hired1": "5", "seen": seen}))
    assert "Ann Approver" in text
    assert ("School: 4" in text and "School: 5" in text) or "Visits to your site: 2" in text


def test_job_page_leads_to_what_the_round_asks_about(
    asked, firm, job, draft, competencies, editor_client
):
    page = url("answer_job", asked, firm, job.pk)
    assert url("answer_requirements", asked, firm, job.pk) in words(editor_client.get(page))
    numbers = dict.fromkeys(("employed", "growth", "retiring", "leaving", "promoted"), "1")
    response = editor_client.post(page, numbers | {"by_training": "0", "certainty": "high"})
    assert response.url == url("answer_requirements", asked, firm, job.pk)


def test_what_was_said_is_shown_before_it_is_sent(
    asked, firm, job, draft, competencies, editor_client
):
    with tenant([asked.board]):
        row = draft.job_answers.get()
        row.competencies = {str(competencies[0].pk): ["required", 3, True, 1, 2]}
        row.hires, row.best_source = {"school": [4, 3]}, "school"
        row.save()
    demand.CompanyAnswerFactory(answer=draft, employees=131, has_union=True, union="Steelworkers")
    demand.VoiceAnswerFactory(answer=draft, challenges=[["safety", 2, ""]], offers={"visit": 2})
    text = words(editor_client.get(url("check_answers", asked, firm)))
    for said in [
        "131", "yes, Steelworkers", "CNC setup required, level 3", "School: 4, 3 still here",
        "Safety, 2 of 5", "Visits to your site: 2",
    ]:  # fmt: skip
        assert said in text
    tasks = words(editor_client.get(url("answer", asked, firm)))
    assert tasks.count("Completed") >= 3
    assert "Requirements not yet" not in tasks


def test_openings_without_requirements_are_told_in_the_task_list(asked, firm, draft, editor_client):
    tasks = words(editor_client.get(url("answer", asked, firm)))
    assert tasks.count("Openings done. Requirements not yet.") == 1


def test_what_may_be_left_out_and_was_is_told_before_it_is_sent(asked, firm, job, editor_client):
    draft = answer_of(asked, firm, "draft", Machinists={"employed": 24})
    check = url("check_answers", asked, firm)
    text = words(editor_client.get(check)).split("Left out</h2>")[1]
    for page in [
        url("answer_company", asked, firm), url("answer_requirements", asked, firm, job.pk),
        url("answer_voice", asked, firm),
    ]:  # fmt: skip
        assert page in text
    assert words(editor_client.get(url("answer", asked, firm))).count("Not stated") == 1
    demand.CompanyAnswerFactory(answer=draft)
    demand.VoiceAnswerFactory(answer=draft)
    with tenant([asked.board]):
        draft.job_answers.update(education="bachelor")
    assert "Left out</h2>" not in words(editor_client.get(check))
    assert "Not stated" not in words(editor_client.get(url("answer", asked, firm)))


def test_another_provider_is_asked_about_beside_those_on_the_list(
    asked, firm, job, draft, editor_client
):
    page = url("answer_sources", asked, firm, job.pk)
    assert "Another training provider" not in words(editor_client.get(page))
    demand.TalentSourceFactory(job=job)
    assert "Another training provider" in words(editor_client.get(page))
