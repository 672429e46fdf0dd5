"""What a program teaches, as the board's staff say it."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from accounts.tenancy import tenant
from careerpaths.rules.frameworks import OWN_WORDS
from tests import factories
from tests.reference import FrameworkFactory
from training.forms import providers, skills
from training.models import ProgramCompetency

pytestmark = pytest.mark.django_db

TWICE = "The program teaches this competency already."


@pytest.fixture
def program(board):
    return factories.ProgramFactory(provider__board=board, board=board, name="Machining I")


@pytest.fixture
def skill(board):
    framework = FrameworkFactory(board=board, name="Metal")
    return factories.CompetencyFactory(board=board, name="Sets offsets", framework=framework)


def page_of(program):
    return f"/b/a/programs/{program.pk}/"


def add_url(program):
    return f"{page_of(program)}competencies/add/"


def typed(skill, **fields):
    return {"competency": skill.pk, "taught": 2} | fields


def rows(program):
    with tenant([program.board]):
        return list(ProgramCompetency.objects.order_by("pk"))


def text(answer):
    return " ".join(answer.content.decode().split())


def test_staff_say_what_a_program_teaches(program, skill, convener_client):
    assert "Nobody has said which" in text(convener_client.get(page_of(program)))
    answer = convener_client.post(add_url(program), typed(skill, is_assessed="on"), follow=True)
    assert answer.redirect_chain == [(page_of(program), 302)]
    words = text(answer)
    assert "Machining I teaches Sets offsets." in words
    assert '<td data-l="How far">reinforced</td> <td data-l="Assessed">yes</td>' in words
    assert "Metal" in words


def test_what_it_does_not_teach_is_taken_off(program, skill, convener_client):
    convener_client.post(add_url(program), typed(skill))
    (row,) = rows(program)
    url = f"{page_of(program)}competencies/{row.pk}/remove/"
    assert convener_client.get(url).status_code == 405
    answer = convener_client.post(url, follow=True)
    assert "Machining I does not teach Sets offsets." in text(answer)
    assert rows(program) == []
    assert convener_client.post(url).status_code == 404


def test_a_row_of_another_program_is_missing(board, program, skill, convener_client):
    convener_client.post(add_url(program), typed(skill))
    (row,) = rows(program)
    other = factories.ProgramFactory(provider__board=board, board=board)
    url = f"{page_of(other)}competencies/{row.pk}/remove/"
    assert convener_client.post(url).status_code == 404
    assert rows(program) == [row]


def test_the_same_twice_is_refused_and_what_was_typed_stays(program, skill, convener_client):
    convener_client.post(add_url(program), typed(skill))
    answer = convener_client.post(add_url(program), typed(skill, taught=3))
    assert TWICE in text(answer)
    assert '<option value="3" selected>' in text(answer)
    assert len(rows(program)) == 1


@pytest.mark.parametrize(
    ("fields", "sentence"),
    [
        ({"competency": ""}, "Choose the competency."),
        ({"taught": ""}, "Say how far."),
        ({"taught": 4}, "Select a valid choice."),
    ],
)
def test_what_is_missing_is_named(program, skill, convener_client, fields, sentence):
    answer = convener_client.post(add_url(program), typed(skill, **fields))
    assert sentence in text(answer)
    assert rows(program) == []


def test_a_competency_of_another_board_is_refused(program, other_board, convener_client):
    other = factories.CompetencyFactory(board=other_board, name="Not ours")
    assert "Not ours" not in text(convener_client.get(add_url(program)))
    answer = convener_client.post(add_url(program), typed(other))
    assert "Select a valid choice." in text(answer)
    assert rows(program) == []


def test_an_employers_own_words_are_not_offered(board, program, convener_client):
    own = factories.CompetencyFactory(board=board, name="Secret robot", category=OWN_WORDS)
    assert "Secret robot" not in text(convener_client.get(add_url(program)))
    convener_client.post(add_url(program), typed(own))
    assert rows(program) == []


def test_competencies_stand_under_their_framework(board, program, skill, convener_client):
    factories.CompetencyFactory(board=board, name="Shop math")
    words = text(convener_client.get(add_url(program)))
    assert f'<optgroup label="Metal"> <option value="{skill.pk}">Sets offsets' in words
    assert words.index("Shop math") < words.index("Sets offsets")
    assert "very many" not in words


def test_of_very_many_the_first_are_offered_and_words_find_others(
    board, program, convener_client, monkeypatch
):
    monkeypatch.setattr(skills, "MOST_SKILLS", 2)
    monkeypatch.setattr(providers, "MOST_SKILLS", 2)
    names = ("Aligns", "Bends", "Caulks")
    aligns, _, caulks = [factories.CompetencyFactory(board=board, name=name) for name in names]
    words = text(convener_client.get(add_url(program)))
    assert "very many" in words
    assert "Bends" in words
    assert "Caulks" not in words
    found = f"{add_url(program)}?q=caul"
    words = text(convener_client.get(found))
    assert "Caulks" in words
    assert "Aligns" not in words
    assert convener_client.post(found, typed(caulks)).status_code == 302
    assert convener_client.post(add_url(program), typed(aligns)).status_code == 302


def test_a_stranger_finds_nothing(program, skill, convener_client, stranger_client):
    convener_client.post(add_url(program), typed(skill))
    (row,) = rows(program)
    remove = f"{page_of(program)}competencies/{row.pk}/remove/"
    for client, path in ((stranger_client, "/b/a/"), (stranger_client, "/b/b/")):
        assert client.post(add_url(program).replace("/b/a/", path)).status_code == 404
        assert client.post(remove.replace("/b/a/", path)).status_code == 404
    assert rows(program) == [row]


def test_a_role_without_the_right_reads_only(program, skill, convener_client, clerk_client):
    convener_client.post(add_url(program), typed(skill))
    (row,) = rows(program)
    words = text(clerk_client.get(page_of(program)))
    assert "Sets offsets" in words
    assert "Add a competency" not in words
    for url in (add_url(program), f"{page_of(program)}competencies/{row.pk}/remove/"):
        assert clerk_client.post(url, typed(skill)).status_code == 403
    assert rows(program) == [row]


def test_rows_cost_no_queries(board, program, convener_client):
    def count(page):
        with CaptureQueriesContext(connection) as made:
            assert convener_client.get(page).status_code == 200
        return len(made)

    def teach(number):
        for _ in range(number):
            framework = FrameworkFactory(board=board)
            each = factories.CompetencyFactory(board=board, framework=framework)
            factories.ProgramCompetencyFactory(program=program, competency=each)

    pages = [page_of(program), add_url(program)]
    teach(2)
    few = [[count(page) for _ in range(2)][1] for page in pages]
    teach(10)
    assert [count(page) for page in pages] == few


def test_a_framework_of_which_a_program_teaches_something_stays(program, skill, convener_client):
    convener_client.post(add_url(program), typed(skill))
    url = f"/b/a/competencies/frameworks/{skill.framework_id}/remove/"
    answer = convener_client.post(url, follow=True)
    assert "Metal stays. It is used by 1 program competency." in text(answer)
    (row,) = rows(program)
    convener_client.post(f"{page_of(program)}competencies/{row.pk}/remove/")
    assert "Metal is removed" in text(convener_client.post(url, follow=True))
