"""Which skills a firm chooses from when it states a need: frameworks, and never too many."""

import pytest
from django.urls import reverse

from accounts.tenancy import tenant
from tests import factories
from tests.conftest import sign_in
from tests.reference import FrameworkFactory
from tests.training.conftest import person_of
from training.forms import skills

pytestmark = pytest.mark.django_db


@pytest.fixture
def client(firm):
    return sign_in(person_of(firm, "editor"))


def offered(client, asked, firm, page="add_need", *more):
    """Return names of skills, those of a framework under its name."""
    url = reverse(f"training:{page}", args=[firm.pk, asked.pk, *more])
    field = client.get(url).context["form"].fields["competency"]
    with tenant([asked.board]):
        choices = list(field.choices)[1:-1]
    return [
        (key, [name for _, name in skills]) if isinstance(skills, list) else str(skills)
        for key, skills in choices
    ]


def test_skills_of_a_framework_stand_under_its_name(board, asked, firm, client):
    other = factories.PartnershipFactory(board=board)
    for name, partnership in [("Metal", asked.partnership), ("All", None), ("Food", other)]:
        framework = FrameworkFactory(board=board, name=name, partnership=partnership)
        factories.CompetencyFactory(board=board, framework=framework, name=f"{name} 2")
        factories.CompetencyFactory(board=board, framework=framework, name=f"{name} 1")
    factories.CompetencyFactory(board=board, name="Drives")
    assert offered(client, asked, firm) == [
        "Drives", ("All", ["All 1", "All 2"]), ("Metal", ["Metal 1", "Metal 2"]),
    ]  # fmt: skip


def test_of_very_many_the_first_are_offered_and_the_chosen_one(
    board, asked, firm, client, monkeypatch
):
    monkeypatch.setattr(skills, "MOST_SKILLS", 2)
    named = [factories.CompetencyFactory(board=board, name=name) for name in "ABCD"]
    assert offered(client, asked, firm) == ["A", "B"]
    answer = factories.AnswerFactory(round=asked, organization=firm, state="draft")
    factories.NeedFactory(answer=answer, organization=firm, competency=named[3])
    assert offered(client, asked, firm, "edit_need", named[3].pk) == ["D", "A", "B"]
