"""A firm reads its own answer beside what all say, and nobody else does."""

import pytest
from django.urls import reverse

from accounts.tenancy import tenant
from tests import factories
from tests.conftest import sign_in
from tests.training.conftest import answer_of, new_firm, person_of
from tests.training.test_releases import release

pytestmark = pytest.mark.django_db
OWN = "1,301"  # Keyline's alone
HEADING = "Your answer beside all employers"


@pytest.fixture
def firms(asked):
    """Three firms have machinists and need a skill; a fourth has a seat and did not answer."""
    firms = [new_firm(asked.partnership, name) for name in ("Keyline", "Marsh", "Orchard", "Idle")]
    skill = factories.CompetencyFactory(board=asked.board, name="CNC setup")
    for firm, employed in zip(firms, (1301, 20, 30), strict=False):
        numbers = {"employed": employed, "growth": 4, "retiring": 3}
        answer = answer_of(asked, firm, Machinists=numbers)
        factories.NeedFactory(answer=answer, competency=skill, people=employed + 402)
    return firms


def read(firm, round):
    client = sign_in(person_of(firm, "representative"))
    response = client.get(reverse("training:own_release", args=[firm.pk, round.pk]))
    assert response.status_code == 200
    return response.content.decode()


def test_a_firm_reads_its_own_figures_beside_all(asked, firms):
    release(asked)
    text = read(firms[0], asked)
    assert HEADING in text
    assert OWN in text
    assert "1,351" in text  # all employers
    assert "1,703" in text  # its own people who need the skill


def test_nobody_else_reads_them_and_no_file_has_them(asked, firms, convener_client):
    release(asked)
    pages = [read(firm, asked) for firm in firms[1:]]
    pages.append(
        convener_client.get(reverse("training:release", args=["a", asked.pk])).content.decode()
    )
    client = sign_in(person_of(firms[0], "approver"))
    for table in ("jobs", "needs"):
        file = reverse("training:own_release_csv", args=[firms[0].pk, asked.pk, table])
        pages.append(client.get(file).content.decode())
    for page in pages:
        assert OWN not in page
        assert "1301" not in page
        assert "1703" not in page


def test_a_firm_without_an_answer_reads_the_release_alone(asked, firms):
    release(asked)
    text = read(firms[3], asked)
    assert "What employers need" in text
    assert HEADING not in text


def test_the_version_is_the_one_the_release_counts(asked, firms):
    release(asked)
    with tenant([asked.board]):
        asked.answers.filter(organization=firms[0]).update(state="replaced")
    answer_of(asked, firms[0], version=2, Machinists={"employed": 7777})
    text = read(firms[0], asked)
    assert OWN in text
    assert "7,777" not in text


def test_a_job_renamed_since_still_has_the_firms_figures(asked, firms, job):
    release(asked)
    with tenant([asked.board]):
        job.title = "Machine operators"
        job.save()
    assert OWN in read(firms[0], asked)
