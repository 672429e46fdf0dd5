"""A firm answers for itself, and nobody else reads a draft."""

import datetime as dt

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse
from django.utils import timezone

from accounts.tenancy import tenant
from careerpaths.models import Competency
from tests import factories
from tests.conftest import sign_in
from tests.training.conftest import answer_of, close, count_queries, desk_of, new_firm, person_of
from training.actions.answers import save_section, send_answer
from training.models import Answer, JobAnswer, Need
from training.rules.demand import quarters

pytestmark = pytest.mark.django_db
NUMBERS = {
    "employed": "24", "growth": "2", "retiring": "4", "leaving": "3", "promoted": "2",
    "by_training": "4", "certainty": "high",
}  # fmt: skip
EDITING = ["answer_needs", "add_need", "check_answers"]


def url(name, round, firm, *more):
    return reverse(f"training:{name}", args=[firm.pk, round.pk, *more])


def words(response):
    return response.content.decode()


def saved(round):
    """The versions of all firms, the first first."""
    with tenant([round.board]):
        return list(Answer.objects.order_by("version", "pk"))


@pytest.fixture
def skill(board):
    return factories.CompetencyFactory(board=board, name="CNC setup")


@pytest.fixture
def need(asked, skill):
    return {
        "competency": skill.pk, "new_competency": "", "people": "4",
        "needed_by": quarters(asked.period_starts_on, 1)[0].isoformat(),
        "level_now": "1", "level_target": "3", "words": "",
    }  # fmt: skip


@pytest.fixture
def outsider_client(partnership):
    """An approver of another member firm of the same partnership."""
    return sign_in(person_of(new_firm(partnership, "Rival Works"), "approver"))


@pytest.mark.parametrize("name", ["answer", *EDITING])
def test_pages_work_and_another_firms_people_get_404(
    name, asked, firm, approver_client, outsider_client, convener_client
):
    assert approver_client.get(url(name, asked, firm)).status_code == 200
    assert outsider_client.get(url(name, asked, firm)).status_code == 404
    assert convener_client.get(url(name, asked, firm)).status_code == 404


def test_round_of_a_partnership_without_a_seat_is_404(asked, board):
    firm = factories.OrganizationFactory()
    factories.EmployerFactory(board=board, organization=firm)
    client = sign_in(person_of(firm, "approver"))
    assert client.get(url("answer", asked, firm)).status_code == 404
    assert client.post(url("check_answers", asked, firm)).status_code == 404


def test_round_being_prepared_is_404(asked, firm, approver_client):
    with tenant([asked.board]):
        asked.state = "draft"
        asked.save()
    assert approver_client.get(url("answer", asked, firm)).status_code == 404


def test_own_rounds_lists_open_and_past_ones(asked, firm, approver_client):
    factories.DemandRoundFactory(partnership=asked.partnership, name="Spring", closed=True)
    text = words(approver_client.get(reverse("training:own_rounds", args=[firm.pk])))
    assert text.index("Autumn") < text.index("Spring")
    assert "Not begun" in text


def test_own_rounds_promise_a_release_to_who_will_read_it(asked, firm, approver_client):
    past = factories.DemandRoundFactory(partnership=asked.partnership, name="Spring", closed=True)
    answer_of(past, firm)
    page = reverse("training:own_rounds", args=[firm.pk])
    assert "not yet available, due" in words(approver_client.get(page))
    with tenant([asked.board]):
        asked.partnership.members.filter(organization=firm).update(status="left")
    text = words(approver_client.get(page))
    assert "read by members alone" in text
    assert "not yet available" not in text


def test_own_rounds_ask_as_many_questions_for_many_rounds(asked, firm, approver_client):
    page = reverse("training:own_rounds", args=[firm.pk])
    factories.DemandRoundFactory(partnership=asked.partnership, closed=True)
    few = count_queries(approver_client, page)
    for _ in range(10):
        past = factories.DemandRoundFactory(partnership=asked.partnership, closed=True)
        answer_of(past, firm)
    assert count_queries(approver_client, page) == few


def test_looking_begins_nothing(asked, firm, job, approver_client):
    for page in [url("answer", asked, firm), url("answer_job", asked, firm, job.pk)]:
        approver_client.get(page)
    assert saved(asked) == []


def test_job_is_kept_and_the_next_one_asked(asked, firm, job, welders, editor_client):
    page = url("answer_job", asked, firm, job.pk)
    text = words(editor_client.get(page))
    assert "Machinists you employ" in text
    assert "New jobs, from growth" in text
    response = editor_client.post(page, NUMBERS | {"save": "1"})
    assert response.url == url("answer_job", asked, firm, welders.pk)
    (answer,) = saved(asked)
    assert (answer.state, answer.organization) == ("draft", firm)
    with tenant([asked.board]):
        row = answer.job_answers.get()
        assert (row.employed, row.openings, row.by_training, row.certainty) == (24, 11, 4, "high")
    text = words(editor_client.get(page))
    assert "The other 7 you would hire." in text
    assert "<output>11</output>" in text


def test_last_job_leads_to_needs_and_stop_leads_back(asked, firm, job, welders, editor_client):
    last = url("answer_job", asked, firm, welders.pk)
    assert editor_client.post(last, NUMBERS).url == url("answer_needs", asked, firm)
    assert editor_client.post(last, NUMBERS | {"stop": "1"}).url == url("answer", asked, firm)


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"by_training": "14"}, "cannot be more than 11, the openings you expect."),
        ({"employed": "-1"}, "Enter 0 or more."),
        ({"employed": "many"}, "Enter a number, 0 if there are none."),
        ({"growth": ""}, "Enter a number, 0 if there are none."),
        ({"growth": "1000000"}, "Enter 99,999 or less."),
    ],
)
def test_bad_number_is_told_at_its_field_and_kept(
    asked, firm, job, changes, sentence, editor_client
):
    page = url("answer_job", asked, firm, job.pk)
    response = editor_client.post(page, NUMBERS | changes)
    ((field, typed),) = changes.items()
    assert sentence in str(response.context["form"].errors[field])
    assert f'value="{typed}"' in words(response) or not typed
    assert not response.context["form"].non_field_errors()
    assert saved(asked) == []


def test_job_that_is_not_asked_is_404(asked, firm, editor_client):
    other = factories.CriticalJobFactory(partnership=asked.partnership)
    assert editor_client.get(url("answer_job", asked, firm, other.pk)).status_code == 404


@pytest.fixture
def earlier(asked, firm, job):
    past = factories.DemandRoundFactory(partnership=asked.partnership, closed=True)
    factories.RoundJobFactory(round=past, job=job)
    return answer_of(past, firm, Machinists={"employed": 31, "growth": 3})


def test_earlier_answer_is_filled_in_and_a_change_is_marked(
    asked, firm, job, earlier, editor_client
):
    page = url("answer_job", asked, firm, job.pk)
    text = words(editor_client.get(page))
    assert "Nothing changed since March 10?" in text
    assert 'value="31"' in text
    assert "Changed." not in text
    editor_client.post(page, NUMBERS)
    text = words(editor_client.get(page))
    assert "Changed. In March: 31" in text
    assert "Nothing changed since" not in text


def test_still_true_keeps_the_earlier_answer(asked, firm, job, earlier, editor_client):
    editor_client.post(url("answer_job", asked, firm, job.pk), {"still_true": "1"})
    with tenant([asked.board]):
        row = JobAnswer.objects.get(answer__round=asked)
        assert (row.employed, row.growth, row.answer.state) == (31, 3, "draft")


def test_who_sees_it_stands_before_the_first_field(
    asked, firm, job, assigned, convener, editor_client
):
    text = words(editor_client.get(url("answer_job", asked, firm, job.pk)))
    sentence = f"Seen by you and {convener}. Others see totals of at least 3 employers."
    assert text.index(sentence) < text.index("Machinists you employ")


def test_need_is_added_changed_and_removed(asked, firm, skill, need, editor_client):
    assert editor_client.post(url("add_need", asked, firm), need).status_code == 302
    page = url("edit_need", asked, firm, skill.pk)
    assert "CNC setup" in words(editor_client.get(page))
    editor_client.post(page, need | {"people": "9"})
    with tenant([asked.board]):
        assert Need.objects.get().people == 9
    remove = url("remove_need", asked, firm, skill.pk)
    assert "Remove CNC setup?" in words(editor_client.get(remove))
    with tenant([asked.board]):
        assert Need.objects.count() == 1
    editor_client.post(remove)
    with tenant([asked.board]):
        assert not Need.objects.exists()
    assert editor_client.get(remove).status_code == 404


def test_need_changes_its_skill(asked, firm, skill, need, board, editor_client):
    editor_client.post(url("add_need", asked, firm), need)
    other = factories.CompetencyFactory(board=board, name="Welding")
    editor_client.post(url("edit_need", asked, firm, skill.pk), need | {"competency": other.pk})
    with tenant([board]):
        assert [row.competency for row in Need.objects.all()] == [other]


@pytest.mark.parametrize(
    ("changes", "field", "sentence"),
    [
        ({"people": "0"}, "people", "1 or more"),
        ({"people": ""}, "people", "1 or more"),
        ({"level_target": "1"}, "level_target", "must be above the level now"),
        ({"needed_by": ""}, "needed_by", "Choose by when."),
        ({"needed_by": "1999-12-31"}, "needed_by", "valid choice"),
        ({"competency": ""}, "competency", "Choose a skill."),
        ({"competency": "other"}, "new_competency", "Name the skill."),
        ({"new_competency": "Other"}, "new_competency", "Clear this"),
        ({"level_now": ""}, "level_now", "Choose a level."),
        ({"level_target": "0"}, "level_target", "valid choice"),
    ],
)
def test_bad_need_is_told_at_its_field(asked, firm, need, changes, field, sentence, editor_client):
    response = editor_client.post(url("add_need", asked, firm), need | changes)
    assert sentence in str(response.context["form"].errors[field])
    assert not response.context["form"].non_field_errors()
    assert saved(asked) == []


def test_same_skill_twice_is_told_in_any_letters(asked, firm, need, editor_client):
    page = url("add_need", asked, firm)
    editor_client.post(page, need)
    twice = editor_client.post(page, need)
    assert "You named this skill already." in str(twice.context["form"].errors["competency"])
    named = need | {"competency": "other", "new_competency": " cnc  SETUP "}
    twice = editor_client.post(page, named)
    assert "You named this skill already." in str(twice.context["form"].errors["new_competency"])


def test_skill_in_words_is_found_in_any_letters_or_made_once(
    asked, firm, need, board, editor_client
):
    page = url("add_need", asked, firm)
    editor_client.post(page, need | {"competency": "other", "new_competency": "cnc setup"})
    editor_client.post(page, need | {"competency": "other", "new_competency": "Robot cells"})
    with tenant([board]):
        names = sorted(competency.name for competency in Competency.objects.all())
        assert names == ["CNC setup", "Robot cells"]
        assert Need.objects.count() == 2


def test_words_of_another_firm_are_not_offered(asked, firm, need, editor_client, outsider_client):
    named = need | {"competency": "other", "new_competency": "Secret robot"}
    editor_client.post(url("add_need", asked, firm), named)
    assert "Secret robot" in words(editor_client.get(url("add_need", asked, firm)))
    with tenant([asked.board]):
        rival = asked.partnership.members.get(organization__name="Rival Works").organization
    assert "Secret robot" not in words(outsider_client.get(url("add_need", asked, rival)))


def test_needs_of_the_earlier_round_are_kept_with_one_button(
    asked, firm, earlier, skill, editor_client
):
    old = factories.CompetencyFactory(board=asked.board, name="Past")
    factories.NeedFactory(answer=earlier, competency=skill, needed_by=dt.date(2099, 3, 31))
    factories.NeedFactory(answer=earlier, competency=old, needed_by=dt.date(2025, 3, 31))
    page = url("answer_needs", asked, firm)
    text = words(editor_client.get(page))
    assert "CNC setup (3 people)" in text
    assert "Past" not in text
    editor_client.post(page, {"still_true": "1"})
    editor_client.post(page, {"still_true": "1"})
    with tenant([asked.board]):
        assert [need.competency for need in Need.objects.filter(answer__round=asked)] == [skill]


def test_editor_sees_who_sends_and_cannot(asked, firm, job, approver, editor_client):
    page = url("check_answers", asked, firm)
    editor_client.post(url("answer_job", asked, firm, job.pk), NUMBERS)
    assert "Ann Approver can send it." in words(editor_client.get(page))
    assert editor_client.post(page, {"without": "on"}).status_code == 403
    assert [answer.state for answer in saved(asked)] == ["draft"]


def test_nothing_is_not_sent(asked, firm, approver_client):
    page = url("check_answers", asked, firm)
    assert "nothing to send yet" in words(approver_client.get(page))
    response = approver_client.post(page, {"without": "on"})
    assert "There is nothing to send yet." in str(response.context["form"].errors)


def test_a_version_keeps_what_was_known_of_a_firm_that_left_its_company_out(
    asked, firm, job, board, approver
):
    york, record = factories.CountyFactory(name="York"), {"board": board, "organization": firm}
    employer = factories.EmployerFactory(county=york, employees=85, **record)
    answer_of(asked, firm, state="draft", Machinists={"employed": 24})
    with tenant([board], firm):
        sent = send_answer(desk_of(asked, firm, approver), now=timezone.now())
        employer.county, employer.employees = factories.CountyFactory(name="Berks"), 120
        employer.save()
        company = sent.company_answers.get()
    assert (company.county, company.employees, company.is_sent) == (york, 85, True)
    receipt = sign_in(approver).get(url("receipt", asked, firm))
    assert "what was known when it was sent" in words(receipt)


def test_left_out_job_is_asked_about_then_answer_is_sent(
    asked, firm, job, approver, approver_client
):
    approver_client.post(url("answer_job", asked, firm, job.pk), NUMBERS)
    page = url("check_answers", asked, firm)
    text = words(approver_client.get(page))
    assert "You left this out. It counts as not answered." in text
    assert "Send without Welders" in text
    assert "say that you send without it" in words(approver_client.post(page, {"send": "1"}))
    response = approver_client.post(page, {"without": "on"}, follow=True)
    (answer,) = saved(asked)
    assert (answer.state, answer.sent_by) == ("sent", approver)
    text = words(response)
    assert answer.reference in text
    assert "not answered" in text
    assert "24" in text


def test_change_after_sending_is_a_new_version_that_replaces(
    asked, firm, job, welders, skill, approver_client
):
    first = answer_of(asked, firm, Machinists={"employed": 10}, Welders={"employed": 5})
    factories.NeedFactory(answer=first, competency=skill)
    approver_client.post(url("answer_job", asked, firm, job.pk), NUMBERS)
    old, draft = saved(asked)
    assert (old.state, draft.state, draft.version) == ("sent", "draft", 2)
    assert "Until you send it again" in words(approver_client.get(url("answer", asked, firm)))
    with tenant([asked.board]):
        assert draft.needs.get().competency == skill
        assert sorted(row.employed for row in draft.job_answers.all()) == [5, 24]
        assert old.job_answers.get(job=job).employed == 10
    approver_client.post(url("check_answers", asked, firm), {"send": "1"})
    assert [answer.state for answer in saved(asked)] == ["replaced", "sent"]


def test_saving_the_same_job_twice_keeps_the_last(asked, firm, job, approver_client, editor_client):
    page = url("answer_job", asked, firm, job.pk)
    approver_client.post(page, NUMBERS)
    editor_client.post(page, NUMBERS | {"employed": "25"})
    with tenant([asked.board]):
        assert JobAnswer.objects.get().employed == 25


def test_representative_without_the_right_gets_403(asked, firm, job):
    client = sign_in(person_of(firm, "representative"))
    assert client.get(url("answer", asked, firm)).status_code == 200
    page = url("answer_job", asked, firm, job.pk)
    assert client.post(page, NUMBERS).status_code == 403


def test_closed_round_is_read_only_and_says_why(asked, firm, job, skill, need, approver_client):
    answer_of(asked, firm, Machinists={"employed": 10})
    close(asked)
    for page, data in [
        (url("answer_job", asked, firm, job.pk), NUMBERS),
        (url("add_need", asked, firm), need),
        (url("answer_needs", asked, firm), {"still_true": "1"}),
        (url("edit_need", asked, firm, skill.pk), need),
        (url("remove_need", asked, firm, skill.pk), {}),
        (url("check_answers", asked, firm), {"without": "on"}),
    ]:
        response = approver_client.post(page, data, follow=True)
        assert response.redirect_chain[-1][0] == url("answer", asked, firm)
        assert "The round is closed. Answers can no longer be changed." in words(response)
    assert [answer.state for answer in saved(asked)] == ["sent"]
    assert "Machinists" in words(approver_client.get(url("receipt", asked, firm)))


def test_firm_that_left_reads_what_it_sent_and_changes_nothing(asked, firm, job, approver_client):
    answer_of(asked, firm, Machinists={"employed": 10})
    with tenant([asked.board]):
        asked.partnership.members.filter(organization=firm).update(status="left")
    response = approver_client.post(url("answer_job", asked, firm, job.pk), NUMBERS, follow=True)
    assert "no longer sits in this partnership" in words(response)
    assert "Machinists" in words(response)
    assert [answer.state for answer in saved(asked)] == ["sent"]


def test_draft_left_at_closing_is_told_not_counted(asked, firm, approver_client):
    answer_of(asked, firm, "draft", Machinists={"employed": 10})
    close(asked)
    text = words(approver_client.get(url("answer", asked, firm)))
    assert "You did not send an answer" in text
    receipt = approver_client.get(url("receipt", asked, firm))
    assert receipt.url == url("answer", asked, firm)


def test_no_address_shows_another_firms_draft_or_answer(asked, firm, job, skill, outsider_client):
    draft = answer_of(asked, firm, "draft", Machinists={"employed": 7711})
    factories.NeedFactory(answer=draft, competency=skill, people=8822, words="secret words")
    with tenant([asked.board]):
        rival = asked.partnership.members.get(organization__name="Rival Works").organization
    for name, more in [
        ("answer", ()), ("answer_job", (job.pk,)), ("answer_needs", ()), ("add_need", ()),
        ("check_answers", ()), ("edit_need", (skill.pk,)), ("receipt", ()),
    ]:  # fmt: skip
        assert outsider_client.get(url(name, asked, firm, *more)).status_code == 404
        text = words(outsider_client.get(url(name, asked, rival, *more)))
        marks = ("7711", "7,711", "8822", "8,822", "secret words")
        assert not any(mark in text for mark in marks)


def test_database_shows_a_firm_its_own_answers_only(asked, firm):
    rival = new_firm(asked.partnership, "Rival")
    mine, theirs = answer_of(asked, firm), answer_of(asked, rival)
    with tenant([asked.board], firm):
        assert list(Answer.objects.all()) == [mine]
    with tenant([asked.board], rival):
        assert list(Answer.objects.all()) == [theirs]


def test_actions_refuse_a_closed_round_whoever_asks(asked, firm, job, approver):
    close(asked)
    desk = desk_of(asked, firm, approver)
    with tenant([asked.board], firm):
        with pytest.raises(ValidationError, match="The round is closed."):
            save_section(desk, JobAnswer, values={}, seen=None, now=asked.closed_at, job=job)
        with pytest.raises(ValidationError, match="The round is closed."):
            send_answer(desk, now=asked.closed_at)


def test_records_name_themselves(asked, firm, skill):
    answer = answer_of(asked, firm, Machinists={"employed": 1})
    need = factories.NeedFactory(answer=answer, competency=skill)
    release = factories.ReleaseFactory(round=asked)
    with tenant([asked.board]):
        assert str(answer) == "Keyline Hydraulics, Autumn round, version 1"
        assert str(answer.job_answers.get()) == f"Machinists of {answer}"
        assert str(asked.round_jobs.first()) == "Machinists"
        assert str(need) == "CNC setup, 3 people"
        assert str(release) == "Release 1 of Autumn round"


def test_nothing_distracts_from_a_round(asked, firm, approver_client, job):
    for page in [url("answer", asked, firm), url("answer_job", asked, firm, job.pk)]:
        tabs = words(approver_client.get(page)).split('aria-label="Main"')[1].split("</nav>")[0]
        assert [
            name for name in ("Home", "Our needs", "Classes", "Who looked") if name in tabs
        ] == [
            "Home",
            "Our needs",
        ]
