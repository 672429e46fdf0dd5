"""A firm reads what it requires beside the others, in words, and nobody else does."""

import pytest
from django.urls import reverse

from tests import demand, factories
from tests.conftest import sign_in
from tests.training.conftest import answer_of, count_queries, new_firm, person_of
from tests.training.test_releases import release, text_of
from tests.training.test_releases_asked import (
    NOT,
    REQUIRED,
    credential,
    firms,
    first_job,
    say,
    skill,
)

__all__ = ["credential", "firms", "skill"]
pytestmark = pytest.mark.django_db


def page(firm, round):
    return reverse("training:own_check", args=[firm.pk, round.pk])


def client_of(firm):
    return sign_in(person_of(firm, "representative"))


def test_few_others_require_it(asked, firms, skill, credential):
    say(asked, firms[:6], [REQUIRED] + [NOT] * 5, skill, credential)
    release(asked)
    client = client_of(firms[0])
    text = text_of(client, page(firms[0], asked))
    assert "CNC setup: you require it. Few of the other employers do." in text
    assert "NIMS Level 1: you require it. Few of the other employers do." in text
    assert page(firms[0], asked) in text_of(
        client, reverse("training:own_release", args=[firms[0].pk, asked.pk])
    )
    other = text_of(client_of(firms[1]), page(firms[1], asked))
    assert "You require nothing of what the round asks about." in other


def test_few_others_ask_for_as_much_education(asked, firms):
    for number, firm in enumerate(firms[:6]):
        said = {"education": "high_school" if number else "bachelor", "education_required": True}
        answer_of(asked, firm, Machinists={"employed": 10, **said})
    release(asked)
    text = text_of(client_of(firms[0]), page(firms[0], asked))
    assert "A bachelor&#x27;s degree: you require it. Few of the other employers do." in text
    assert "High school or more: you require it. Most of the others do too." in text


def test_at_least_five_others_answer(asked, firms, skill):
    say(asked, firms[:5], [REQUIRED] * 5, skill)
    release(asked)
    text = text_of(client_of(firms[0]), page(firms[0], asked))
    assert "Shown when at least 5 others answer." in text
    assert "you require it" not in text


def test_who_did_not_answer_has_nothing_to_compare(asked, firms, skill):
    say(asked, firms[:6], [REQUIRED] * 6, skill)
    release(asked)
    assert "Nothing to compare" in text_of(client_of(firms[7]), page(firms[7], asked))


def test_what_a_release_says_nothing_of_is_required_all_the_same(asked, firms):
    for firm in firms[:6]:
        answer_of(asked, firm, Machinists={"employed": 10})
    release(asked)
    late = {"employed": 10, "education": "bachelor", "education_required": True}
    answer_of(asked, firms[6], Machinists=late)
    text = text_of(client_of(firms[6]), page(firms[6], asked))
    assert "Shown when at least 5 others answer." in text


def test_before_the_release_there_is_no_page(asked, firms, skill):
    say(asked, firms[:6], [REQUIRED] * 6, skill)
    assert client_of(firms[0]).get(page(firms[0], asked)).status_code == 404


def test_nobody_else_reads_it(asked, firms, skill, stranger_client, convener_client):
    say(asked, firms[:6], [REQUIRED] + [NOT] * 5, skill)
    release(asked)
    for client in (stranger_client, convener_client, client_of(firms[1])):
        assert client.get(page(firms[0], asked)).status_code in (403, 404)
    elsewhere = new_firm(factories.PartnershipFactory(board=asked.board), "Elsewhere")
    assert client_of(elsewhere).get(page(elsewhere, asked)).status_code == 404


def test_many_requirements_need_no_more_queries(asked, firms, skill):
    say(asked, firms[:6], [REQUIRED] * 6, skill)
    release(asked)
    client = client_of(firms[0])
    few = count_queries(client, page(firms[0], asked))
    for number in range(9):
        more = factories.CompetencyFactory(board=asked.board, name=f"Skill {number}")
        demand.RoundCompetencyFactory(round_job=first_job(asked), competency=more)
    assert count_queries(client, page(firms[0], asked)) == few
