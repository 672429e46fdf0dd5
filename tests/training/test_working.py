"""The working view: totals that move, for assigned people, who are written down."""

import datetime as dt

import pytest
from django.urls import reverse
from django.utils import timezone

from accounts.models import Look
from accounts.tenancy import tenant
from tests import demand, factories
from tests.training.conftest import answer_of, close, count_queries, new_firm
from training.rules.working import Moving, Said, moving_totals, reasons_named

pytestmark = pytest.mark.django_db


@pytest.fixture
def page(asked, assigned):
    return reverse("training:working", args=[asked.board.slug, asked.pk])


def answered(round, names, **numbers):
    return [answer_of(round, new_firm(round.partnership, name), **numbers) for name in names]


def read(client, page):
    response = client.get(page)
    assert response.status_code == 200
    return response.content.decode()


def test_totals_need_two_firms_and_no_firm_counts_twice():
    one, other = Said(1, "Machinists", (3, 4)), Said(2, "Machinists", (5, 6))
    assert moving_totals([one, other]) == {"Machinists": Moving(2, (8, 10))}
    assert moving_totals([one, Said(1, "Machinists", (5, 6))]) == {}
    assert moving_totals([one, Said(2, "Machinists", (0, 0)), Said(2, "Welders", (9, 9))]) == {}


def test_reasons_are_named_by_two_firms_the_most_first():
    said = [
        (1, "Machinists", ["safety", "retirement"]), (2, "Machinists", ["safety", "retirement"]),
        (3, "Machinists", ["safety", "innovation"]), (3, "Welders", ["safety"]),
        (3, "Welders", ["safety"]),
    ]  # fmt: skip
    assert reasons_named(said) == {"Machinists": {"safety": 3, "retirement": 2}}
    assert list(reasons_named(said)["Machinists"]) == ["safety", "retirement"]


def test_why_a_job_and_a_skill_matter_stands_beside_their_totals(asked, page, convener_client):
    said = {"employed": 10, "why": ["safety", "retirement"]}
    answers = answered(asked, ["Keyline", "Marsh"], Machinists=said)
    skill = factories.CompetencyFactory(board=asked.board)
    for answer in answers:
        factories.NeedFactory(answer=answer, competency=skill, why=["compliance"])
    text = read(convener_client, page)
    assert "people retire (2), safety (2)" in text
    assert "law or customers require it (2)" in text


def test_totals_move_with_each_answer_and_drafts_never_count(asked, page, convener_client):
    answered(asked, ["Keyline", "Marsh"], Machinists={"employed": 1021, "growth": 7})
    draft = new_firm(asked.partnership, "Drafted")
    answer_of(asked, draft, "draft", Machinists={"employed": 90001})
    text = read(convener_client, page)
    assert "2,042" in text
    assert "Drafted" not in text
    answered(asked, ["Orchard"], Machinists={"employed": 1})
    assert "2,043" in read(convener_client, page)


def test_one_firm_is_no_total(asked, page, convener_client):
    answered(asked, ["Keyline"], Machinists={"employed": 1021})
    text = read(convener_client, page)
    assert "1,021" not in text
    assert "Hidden: fewer than 2 employers" in text
    assert "What 1 employer says so far" in text


def test_each_firm_listed_reads_who_looked(asked, page, board, convener, convener_client):
    answered(asked, ["Keyline", "Marsh"])
    read(convener_client, page)
    with tenant([board]):
        looks = list(Look.objects.order_by("organization__name"))
        assert [look.organization.name for look in looks] == ["Keyline", "Marsh"]
        assert {(look.user, look.kind) for look in looks} == {(convener, "answers")}


def test_skills_later_than_twelve_months_are_emerging(asked, page, convener_client):
    board, today = asked.board, timezone.localdate()
    soon, later = today + dt.timedelta(days=90), today + dt.timedelta(days=500)
    skills = [factories.CompetencyFactory(board=board, name=name) for name in ("CNC", "Robots")]
    alone = factories.CompetencyFactory(board=board, name="Own words of Keyline")
    answers = answered(asked, ["Keyline", "Marsh"])
    for answer in answers:
        for skill, day in zip(skills, (soon, later), strict=True):
            factories.NeedFactory(answer=answer, competency=skill, people=4, needed_by=day)
    factories.NeedFactory(answer=answers[0], competency=alone, needed_by=soon)
    text = read(convener_client, page)
    order = [text.index(words) for words in ("Within 12 months", "CNC", "emerging", "Robots")]
    assert order == sorted(order)
    assert "Own words of Keyline" not in text


def test_marks_flags_champions_and_who_wrote_it_down(asked, page, convener, convener_client):
    answer = factories.AnswerFactory(
        sent=True, round=asked, organization=new_firm(asked.partnership, "Keyline"), version=3,
        entered_by=convener,
    )  # fmt: skip
    with tenant([asked.board]):
        jobs = [row.job for row in asked.round_jobs.select_related("job")]
    for job in jobs:
        factories.JobAnswerFactory(answer=answer, job=job)
    factories.NeedFactory(answer=answer, flags=["people"])
    demand.VoiceAnswerFactory(answer=answer, champions=True)
    text = read(convener_client, page)
    assert "Unusual numbers kept" in text
    assert "Would champion" in text
    assert f"first written down by {convener}" in text


def test_what_staff_wrote_down_waits_for_the_firm(asked, page, convener_client):
    firm = new_firm(asked.partnership, "Marsh")
    factories.AnswerFactory(round=asked, organization=firm, source="call")
    assert "not counted: Marsh." in read(convener_client, page)


def test_closed_round_keeps_its_totals(asked, page, convener_client):
    answered(asked, ["Keyline", "Marsh"], Machinists={"employed": 1021})
    close(asked)
    assert "2,042" in read(convener_client, page)


def test_strangers_guests_of_no_right_and_unassigned_people(
    page, asked, stranger_client, reviewer_client, director_client, approver_client
):
    assert stranger_client.get(page).status_code == 404
    assert approver_client.get(page).status_code == 404
    assert reviewer_client.get(page).status_code == 403
    assert director_client.get(page).status_code == 403


def test_round_in_preparation_has_no_answers(assigned, partnership, convener_client):
    round = factories.DemandRoundFactory(partnership=partnership, state="draft")
    page = reverse("training:working", args=[round.board.slug, round.pk])
    assert convener_client.get(page).status_code == 404


def test_queries_do_not_grow_with_firms(asked, page, convener_client):
    answered(asked, ["A", "B"], Machinists={"employed": 3})
    before = count_queries(convener_client, page)
    answered(asked, [f"Firm {n}" for n in range(10)], Machinists={"employed": 3})
    assert count_queries(convener_client, page) == before
