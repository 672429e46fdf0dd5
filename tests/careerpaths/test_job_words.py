"""An occupation is found in plain words while a critical job is named; the words are learned."""

import pytest
from django.urls import reverse

from accounts.tenancy import tenant
from careerpaths.actions.learned import learn
from careerpaths.models import LearnedTitle
from tests import factories
from tests.careerpaths.titles import write_titles

pytestmark = pytest.mark.django_db


@pytest.fixture
def url(board):
    write_titles()
    partnership = factories.PartnershipFactory(board=board)
    return reverse("careerpaths:add_job", args=[board.slug, partnership.pk])


def learned(board):
    with tenant([board]):
        return set(board.learnedtitles.values_list("words", "soc", "times"))


def jobs(board):
    with tenant([board]):
        return [(job.title, job.soc) for job in board.criticaljobs.all()]


TYPED = {"title": "CNC crew", "definition": "Lathes only.", "position": "3", "soc": ""}


def test_finding_proposes_and_keeps_what_was_typed(board, convener_client, url):
    page = convener_client.post(url, {**TYPED, "words": "cnc guy", "find": ""})
    text = page.content.decode()
    assert 'value="51-9161"' in text
    assert "reported by workers" in text
    assert all(f'value="{kept}"' in text for kept in ("CNC crew", "Lathes only.", "3", "cnc guy"))
    assert "Enter the" not in text
    assert jobs(board) == []
    assert learned(board) == set()


def test_at_most_five_are_proposed_beside_the_code(convener_client, url):
    page = convener_client.post(url, {**TYPED, "words": "operator", "find": ""})
    choices = page.context["form"].fields["proposal"].choices
    assert 2 <= len(choices) <= 6
    assert choices[-1][0] == "code"


def test_without_words_the_title_is_sought(convener_client, url):
    page = convener_client.post(url, {**TYPED, "title": "Forklift", "find": ""})
    assert 'value="53-7051"' in page.content.decode()


def test_words_that_find_nothing_are_answered(convener_client, url):
    page = convener_client.post(url, {**TYPED, "words": "xyzzy", "find": ""})
    assert "No occupation found for these words." in page.content.decode()


def test_a_proposal_is_saved_and_its_words_are_learned(board, convener_client, url):
    chosen = {**TYPED, "words": "CNC guy", "proposal": "51-9161"}
    assert convener_client.post(url, chosen).status_code == 302
    assert jobs(board) == [("CNC crew", "51-9161")]
    assert learned(board) == {("cnc", "51-9161", 1)}


def test_the_code_is_taken_where_no_proposal_fits(board, convener_client, url):
    chosen = {**TYPED, "words": "cnc guy", "proposal": "code", "soc": "51-4041"}
    assert convener_client.post(url, chosen).status_code == 302
    assert jobs(board) == [("CNC crew", "51-4041")]
    assert learned(board) == {("cnc", "51-4041", 1)}


def test_a_job_saved_by_its_code_alone_teaches_nothing(board, convener_client, url):
    assert convener_client.post(url, {**TYPED, "soc": "51-4041"}).status_code == 302
    assert learned(board) == set()


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ({}, "Choose an occupation found for your words"),
        ({"words": "cnc guy"}, "Choose an occupation found for your words"),
        ({"words": "cnc guy", "proposal": "code"}, "Choose an occupation found"),
        ({"words": "forklift", "proposal": "51-9161"}, "The words have changed."),
        ({"words": "cnc guy", "proposal": "code", "soc": "51"}, "A SOC code looks like 51-4041."),
        ({"words": "x" * 101}, "at most 100"),
    ],
)
def test_what_cannot_be_an_occupation_is_refused(board, convener_client, url, typed, sentence):
    page = convener_client.post(url, {**TYPED, **typed})
    assert sentence in page.content.decode()
    assert "CNC crew" in page.content.decode()
    assert jobs(board) == []
    assert learned(board) == set()


def test_words_chosen_again_count(board):
    with tenant([board]):
        for words in ("CNC guy", "cnc guys", "CNC"):
            learn(board, words, "51-9161")
        learn(board, "cnc", "51-4041")
        learn(board, " - ", "51-4041")
    assert learned(board) == {("cnc", "51-9161", 3), ("cnc", "51-4041", 1)}


def test_two_who_choose_at_once_both_count(board, monkeypatch):
    with tenant([board]):
        learn(board, "cnc", "51-9161")
        counted = LearnedTitle.objects.all()._chain().__class__.update
        missed = iter([True])

        def late(rows, **values):
            # The other one's row is not there yet when this one looks.
            return 0 if next(missed, False) else counted(rows, **values)

        monkeypatch.setattr("django.db.models.query.QuerySet.update", late)
        learn(board, "cnc", "51-9161")
    assert learned(board) == {("cnc", "51-9161", 2)}
