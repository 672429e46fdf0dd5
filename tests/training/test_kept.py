"""A session is lost while somebody types: after signing in all is there, and one press saves."""

from io import BytesIO
from urllib.parse import parse_qs, urlsplit

import pytest
from django.conf import settings
from django.core.cache import cache
from django.test import Client
from django.urls import reverse
from redis.exceptions import ConnectionError as RedisConnectionError

from accounts import kept
from accounts.tenancy import tenant
from tests import demand, factories
from tests.conftest import sign_in
from tests.training.conftest import answer_of, close, new_firm, person_of
from training.access.desks import SIGNED_OUT
from training.models import CompanyAnswer, JobAnswer, Need, VoiceAnswer
from training.rules.demand import quarters

pytestmark = pytest.mark.django_db
NUMBERS = {
    "employed": "24", "growth": "2", "retiring": "4", "leaving": "3", "promoted": "2",
    "by_training": "4", "certainty": "high",
}  # fmt: skip
TABLE = (
    "Job\tEmployed now\tNew jobs\tRetire\tLeave\tMove up\tBy training\n"
    "Machinists\t24\t2\t4\t3\t2\t4\n"
)


@pytest.fixture
def typed(asked, firm, job, board):
    """What is typed at each page: its address and fields, and the row that must say so."""
    answer_of(asked, firm, "draft", Machinists={"employed": 7, "growth": 1})
    with tenant([board]):
        round_job = asked.round_jobs.select_related("board", "round").get(job=job)
    skill = demand.RoundCompetencyFactory(round_job=round_job, competency__name="Setup").competency
    need = {
        "competency": skill.pk, "people": "6", "level_now": "1", "level_target": "3",
        "needed_by": quarters(asked.period_starts_on, 2)[1].isoformat(), "words": "On second shift",
    }  # fmt: skip
    return {
        "answer_job": ([job.pk], NUMBERS, JobAnswer, {"employed": 24, "promoted": 2}),
        "answer_requirements": ([job.pk], {f"c{skill.pk}": "required"}, JobAnswer,
                                {"competencies__has_key": str(skill.pk)}),
        "answer_sources": ([job.pk], {"hired0": "5"}, JobAnswer, {"hires__has_key": "provider"}),
        "answer_company": ([], {"employees": "131", "respondent": "Ann"}, CompanyAnswer,
                           {"employees": 131}),
        "answer_voice": ([], {"first": "A class on Saturdays"}, VoiceAnswer,
                         {"first": "A class on Saturdays"}),
        "add_need": ([], need, Need, {"people": 6, "words": "On second shift"}),
        "paste": ([], {"rows": TABLE, "check": "1"}, JobAnswer, {"employed": 24}),
    }  # fmt: skip


def address(round, firm, name, *more):
    return reverse(f"training:{name}", args=[firm.pk, round.pk, *more])


def lost(page, fields):
    """Type without a session; return the page to which signing in leads."""
    response = Client().post(page, fields)
    assert response.status_code == 302
    way = urlsplit(response["Location"])
    assert way.path == reverse("account_login")
    return parse_qs(way.query)["next"][0]


def said(round, model, **says):
    with tenant([round.board]):
        return model.objects.filter(**says).count()


def form_of(response):
    """Return what a browser sends of the page as it stands."""
    form = response.context["form"]
    values = {name: form[name].value() for name in form.fields}
    return {name: value for name, value in values.items() if value not in (None, False)}


PAGES = ["answer_job", "answer_requirements", "answer_sources", "answer_company", "answer_voice",
         "add_need"]  # fmt: skip


@pytest.mark.parametrize("name", [*PAGES, "paste"])
def test_typed_values_are_there_after_signing_in_and_one_press_saves(
    name, typed, asked, firm, editor_client
):
    more, fields, model, says = typed[name]
    assert said(asked, model, **says) == 0
    page = address(asked, firm, name, *more)
    response = editor_client.get(lost(page, fields))
    assert SIGNED_OUT in response.content.decode()
    assert said(asked, model, **says) == 0, "nothing is saved before she presses"
    shown = form_of(response)
    for field, value in fields.items():
        if field in shown:
            assert str(shown[field]).split() == str(value).split()
    again = {"rows": response.context["text"], "keep": "1"} if name == "paste" else shown
    assert editor_client.post(page, again).status_code == 302
    assert said(asked, model, **says) == 1


def test_still_true_and_stop_are_not_pressed_again(asked, firm, job, editor_client):
    past = factories.DemandRoundFactory(partnership=asked.partnership, closed=True)
    factories.RoundJobFactory(round=past, job=job)
    answer_of(past, firm, Machinists={"employed": 9})
    page = address(asked, firm, "answer_job", job.pk)
    for button in ("still_true", "stop"):
        response = editor_client.get(lost(page, NUMBERS | {button: "1"}))
        assert response.status_code == 200
        assert response.context["form"]["employed"].value() == "24"
    with tenant([asked.board]):
        assert not asked.answers.exists()


def test_wrong_values_are_told_at_their_fields(asked, firm, job, editor_client):
    page = address(asked, firm, "answer_job", job.pk)
    response = editor_client.get(lost(page, NUMBERS | {"employed": "many"}))
    assert response.context["form"].errors["employed"]
    assert 'value="many"' in response.content.decode()


def test_what_was_kept_is_shown_once(asked, firm, job, editor_client):
    page = lost(address(asked, firm, "answer_job", job.pk), NUMBERS)
    assert SIGNED_OUT in editor_client.get(page).content.decode()
    again = editor_client.get(page)
    assert SIGNED_OUT not in again.content.decode()
    assert 'value="24"' not in again.content.decode()


def test_key_opens_nothing_at_another_firms_page(asked, firm, job, editor_client):
    rival = new_firm(asked.partnership, "Rival")
    key = parse_qs(urlsplit(lost(address(asked, firm, "answer_job", job.pk), NUMBERS)).query)
    query = f"?kept={key['kept'][0]}"
    reader = sign_in(person_of(rival, "approver"))
    page = reader.get(address(asked, rival, "answer_job", job.pk) + query)
    assert SIGNED_OUT not in page.content.decode()
    assert reader.get(address(asked, firm, "answer_job", job.pk) + query).status_code == 404
    page = editor_client.get(address(asked, firm, "answer_job", job.pk) + query)
    assert SIGNED_OUT in page.content.decode(), "whoever may not open the page takes nothing"


def test_odd_keys_are_none(asked, firm, job, editor_client):
    page = address(asked, firm, "answer_job", job.pk)
    for odd in ("", "nothing", "%00", "x" * 5000):
        assert editor_client.get(f"{page}?kept={odd}").status_code == 200


def test_too_much_is_not_kept(asked, firm, editor_client):
    page = address(asked, firm, "paste")
    assert lost(page, {"rows": "x" * (kept.LARGEST + 1)}) == page


def test_file_is_not_kept_nor_promised(asked, firm):
    page = address(asked, firm, "paste")
    assert lost(page, {"rows": "", "file": BytesIO(TABLE.encode()), "check": "1"}) == page


def test_too_often_is_not_kept(asked, firm, job, settings):
    settings.ACCOUNT_RATE_LIMITS = {"kept_typed": "1/h/ip"}
    page = address(asked, firm, "answer_job", job.pk)
    assert "?kept=" in lost(page, NUMBERS)
    assert lost(page, NUMBERS) == page


def test_round_closed_meanwhile_says_that_alone(asked, firm, job, editor_client):
    page = lost(address(asked, firm, "answer_job", job.pk), NUMBERS)
    close(asked)
    text = editor_client.get(page, follow=True).content.decode()
    assert "Answers can no longer be changed." in text
    assert SIGNED_OUT not in text


def test_other_pages_keep_nothing(asked, firm):
    page = address(asked, firm, "hand_over")
    assert lost(page, {"name": "Mo", "email": "mo@example.org"}) == page


def test_send_and_keep_all_lead_back_to_a_page(asked, firm, approver_client):
    for name, arrives in [("keep_all", 302), ("check_answers", 200)]:
        assert approver_client.get(lost(address(asked, firm, name), {})).status_code == arrives


def test_staff_who_write_down_a_call_find_it_too(asked, firm, job, assigned, convener_client):
    answer = factories.AnswerFactory(round=asked, organization=firm, source="call")
    page = reverse("training:staff_answer_job", args=[asked.board.slug, asked.pk, firm.pk, job.pk])
    response = convener_client.get(lost(page, NUMBERS))
    assert SIGNED_OUT in response.content.decode()
    with tenant([asked.board]):
        assert not answer.job_answers.exists()


def test_entries_tell_no_key_and_no_firm(asked, firm, job):
    way = lost(address(asked, firm, "answer_job", job.pk), NUMBERS)
    key = parse_qs(urlsplit(way).query)["kept"][0]
    (name,) = [each for each in cache._cache if ":typed:" in each]
    assert key not in name
    assert f"/e/{firm.pk}/" not in name


def test_without_redis_the_page_says_so(asked, firm, job, monkeypatch):
    def fail(*_, **__):
        raise RedisConnectionError

    monkeypatch.setattr(kept, "keep", fail)
    response = Client().post(address(asked, firm, "answer_job", job.pk), NUMBERS)
    assert response.status_code == 503


ORIGIN = {"Origin": "http://testserver"}


def test_form_of_an_earlier_session_is_shown_again(asked, firm, job, editor):
    """Somebody signed in anew in another tab, which makes the token of this page stale."""
    client = Client(enforce_csrf_checks=True)
    client.cookies = sign_in(editor).cookies
    page = address(asked, firm, "answer_job", job.pk)
    stale = NUMBERS | {"csrfmiddlewaretoken": "x" * 64}
    response = client.post(page, stale, headers=ORIGIN)
    assert response["Location"].startswith(f"{page}?kept=")
    assert SIGNED_OUT in client.get(response["Location"]).content.decode()
    with tenant([asked.board]):
        assert not asked.answers.exists()


def test_form_too_large_to_keep_is_refused_so_that_it_stays_in_the_browser(asked, firm, editor):
    client = Client(enforce_csrf_checks=True)
    client.cookies = sign_in(editor).cookies
    fields = {"rows": "x" * (kept.LARGEST + 1)}
    response = client.post(address(asked, firm, "paste"), fields, headers=ORIGIN)
    assert response.status_code == 403
    assert "This page was open too long" in response.content.decode()


def test_without_any_cookie_it_is_kept_until_signing_in(asked, firm, job, editor_client):
    client = Client(enforce_csrf_checks=True)
    page = address(asked, firm, "answer_job", job.pk)
    way = client.post(page, NUMBERS, headers=ORIGIN)["Location"]
    next_page = parse_qs(urlsplit(client.get(way)["Location"]).query)["next"][0]
    assert next_page == way
    assert SIGNED_OUT in editor_client.get(next_page).content.decode()


@pytest.mark.parametrize("origin", [{}, {"Origin": "https://elsewhere.example"}])
def test_what_another_site_sends_is_not_kept(asked, firm, job, editor, origin):
    client = Client(enforce_csrf_checks=True)
    client.cookies = sign_in(editor).cookies
    page = address(asked, firm, "answer_job", job.pk)
    response = client.post(page, NUMBERS, headers=origin)
    assert response.status_code == 403
    assert "This page was open too long" in response.content.decode()


def test_other_forms_are_refused_as_ever(asked, firm, editor):
    client = Client(enforce_csrf_checks=True)
    client.cookies = sign_in(editor).cookies
    page = address(asked, firm, "hand_over")
    assert client.post(page, {"name": "Mo"}, headers=ORIGIN).status_code == 403


def test_signing_in_leads_to_the_page(asked, firm, job, client, editor):
    editor.set_password("correct horse battery")
    editor.save()
    way = lost(address(asked, firm, "answer_job", job.pk), NUMBERS)
    fields = {"login": editor.email, "password": "correct horse battery", "next": way}
    page = client.post(reverse("account_login"), fields, follow=True)
    assert SIGNED_OUT in page.content.decode()
    assert settings.SESSION_COOKIE_NAME in client.cookies
