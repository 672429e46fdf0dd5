"""Requirements, credentials and challenges in a release: words, means and counts that stay."""

import json

import pytest

from accounts.tenancy import tenant
from tests import demand, factories
from tests.training.conftest import answer_of, new_firm
from tests.training.test_releases import again, release, staff_file, staff_page, text_of
from training.rules.matrix import Ask, CredentialAsk, Requirement, write

pytestmark = pytest.mark.django_db
NOT, PREFERRED, REQUIRED = Ask.NOT, Ask.PREFERRED, Ask.REQUIRED
GONE = ", so that another number cannot be worked out"


@pytest.fixture
def firms(partnership):
    return [new_firm(partnership, f"Firm {number}") for number in range(8)]


@pytest.fixture
def skill(asked):
    """A competency that the round asks about for machinists."""
    machinists = first_job(asked)
    found = factories.CompetencyFactory(board=asked.board, name="CNC setup")
    demand.RoundCompetencyFactory(round_job=machinists, competency=found)
    return found


@pytest.fixture
def credential(asked):
    found = factories.CredentialFactory(board=asked.board, name="NIMS Level 1")
    demand.RoundCredentialFactory(round_job=first_job(asked), credential=found)
    return found


def first_job(round):
    with tenant([round.board]):
        return round.round_jobs.select_related("job").get(job__title="Machinists")


def say(round, firms, asks, skill=None, credential=None, **version):
    """Let each firm ask for a skill at level 3, which its people have at level 1 or not at all."""
    for number, (firm, ask) in enumerate(zip(firms, asks, strict=False)):
        matrices = {}
        if skill:
            people = number % 2
            matrices["competencies"] = write({skill.pk: Requirement(ask, 3, people=people)})
        if credential:
            matrices["credentials"] = write({credential.pk: CredentialAsk(ask)})
        numbers = {"employed": 10, "growth": 2, **matrices}
        answer_of(round, firm, Machinists=numbers, **version)


def row_of(kept, table, name="CNC setup"):
    (row,) = [row for row in kept.content["more"][table] if row["name"] == name]
    cells = row["cells"]
    return {key: cell.get("amount", cell.get("reason")) for key, cell in cells.items()}


def test_requirements_are_words_from_five_employers(asked, firms, skill, convener_client):
    say(asked, firms, [REQUIRED] * 4 + [PREFERRED] * 2, skill)
    kept = release(asked)
    assert row_of(kept, "requirements") == {
        "employers": 6, "required": "most", "preferred": "few", "gap": {"decimal": "2.5"},
        "applicants": "fewer than 3 employers",
    }  # fmt: skip
    text = text_of(convener_client, staff_page(asked))
    assert "What employers ask for" in text
    file = text_of(convener_client, staff_file(asked, "requirements"))
    assert "CNC setup" in file
    assert "most" in file


@pytest.mark.parametrize("asks", [[REQUIRED] * 6, [NOT] * 6])
def test_all_and_none_are_not_said(asks, asked, firms, skill):
    say(asked, firms, asks, skill)
    word = row_of(release(asked), "requirements")["required"]
    assert word == ("most" if asks[0] is REQUIRED else "few")


def test_four_employers_have_no_words(asked, firms, skill):
    say(asked, firms, [REQUIRED] * 4, skill)
    row = row_of(release(asked), "requirements")
    assert {row[key] for key in ("employers", "required", "preferred")} == {
        "fewer than 5 employers"
    }
    assert row["gap"] == {"decimal": "2.5"}, "a mean stands from 3"


def test_companies_of_one_holding_are_one_employer(asked, firms, skill):
    for firm in firms[1:3]:
        factories.EmployerFactory(board=asked.board, organization=firm, holding=firms[0])
    say(asked, firms[:6], [REQUIRED] * 6, skill)
    assert row_of(release(asked), "requirements")["required"] == "fewer than 5 employers"


def test_credentials_are_words_too(asked, firms, credential, convener_client):
    say(asked, firms, [PREFERRED] * 3 + [REQUIRED] * 3, credential=credential)
    assert row_of(release(asked), "credentials", "NIMS Level 1") == {
        "employers": 6, "required": "about half", "preferred": "about half",
    }  # fmt: skip
    assert "Credentials employers ask for" in text_of(convener_client, staff_page(asked))


def test_round_that_asks_nothing_has_no_such_table(asked, firms, convener_client):
    say(asked, firms, [REQUIRED] * 6)
    kept = release(asked)
    assert (kept.content["more"]["requirements"], kept.content["more"]["credentials"]) == ([], [])
    assert "ask for" not in text_of(convener_client, staff_page(asked))
    assert convener_client.get(staff_file(asked, "credentials")).status_code == 404


def test_education_is_what_they_ask_for_at_least(asked, firms, convener_client):
    for number, firm in enumerate(firms[:6]):
        education = {"education": "associate", "education_required": True} if number < 4 else {}
        said = education or {"education": "none", "others": {"license": "required"}}
        answer_of(asked, firm, Machinists={"employed": 10, **said})
    answer_of(asked, firms[6], Machinists={"employed": 10})
    kept = release(asked)
    words = {"employers": 6, "required": "most", "preferred": "few"}
    assert row_of(kept, "others", "High school or more") == words
    assert row_of(kept, "others", "An associate degree or more") == words
    assert row_of(kept, "others", "A bachelor's degree")["required"] == "few"
    assert row_of(kept, "others", "Driver's license")["required"] == "few", "open: not asked for"
    assert "Education and the rest" in text_of(convener_client, staff_page(asked))


def second(round, skill):
    """Return another round for the same period that asks the same of machinists."""
    with tenant([round.board]):
        found = again(round, "Winter")
    demand.RoundCompetencyFactory(round_job=first_job(found), competency=skill)
    return found


@pytest.mark.parametrize(("changes", "word"), [(1, "most"), (4, "most"), (5, "few")])
def test_words_stay_until_five_companies_changed(changes, word, asked, firms, skill):
    say(asked, firms, [REQUIRED] * 5 + [NOT] * 3, skill)
    winter = second(asked, skill)
    assert row_of(release(asked), "requirements")["required"] == "most"
    say(winter, firms, [NOT] * changes + [REQUIRED] * (5 - changes) + [NOT] * 3, skill)
    assert row_of(release(winter), "requirements")["required"] == word


def test_who_joined_is_not_counted_beside_the_last(asked, firms, skill):
    say(asked, firms[:6], [REQUIRED] * 6, skill)
    winter = second(asked, skill)
    release(asked)
    say(winter, firms, [REQUIRED] * 8, skill)
    assert row_of(release(winter), "requirements")["employers"] == 6


def test_who_answers_no_more_is_not_repeated(asked, firms, skill):
    say(asked, firms[:7], [REQUIRED] * 7, skill)
    winter = second(asked, skill)
    release(asked)
    say(winter, firms[1:7], [REQUIRED] * 6, skill)
    row = row_of(release(winter), "requirements")
    assert {row[key] for key in ("employers", "required", "preferred")} == {GONE}


def name_challenges(round, firms, category):
    with tenant([round.board]):
        answers = {answer.organization_id: answer for answer in round.answers.sent()}
    for firm in firms:
        demand.VoiceAnswerFactory(
            answer=answers[firm.pk],
            challenges=[[category, 5, "Nobody drives"], [category, 1, "again"]],
        )


def test_challenges_count_employers_and_leave_out_few(asked, firms, convener_client):
    say(asked, firms, [NOT] * 8)
    name_challenges(asked, firms[:3], "transport")
    name_challenges(asked, firms[3:5], "housing")
    kept = release(asked)
    assert row_of(kept, "challenges", "Getting to work") == {"employers": 3}
    assert len(kept.content["more"]["challenges"]) == 1
    assert "Nobody drives" not in json.dumps(kept.content)
    text = text_of(convener_client, staff_page(asked))
    assert "What employers find hard" in text
    assert "Housing" not in text


def test_challenge_that_one_more_names_keeps_its_count(asked, firms):
    say(asked, firms, [NOT] * 8)
    with tenant([asked.board]):
        winter = again(asked, "Winter")
    name_challenges(asked, firms[:3], "transport")
    release(asked)
    say(winter, firms, [NOT] * 8)
    name_challenges(winter, firms[:4], "transport")
    assert row_of(release(winter), "challenges", "Getting to work") == {"employers": 3}


def test_challenges_of_who_answers_no_more_are_hidden(asked, firms):
    say(asked, firms, [NOT] * 8)
    with tenant([asked.board]):
        winter = again(asked, "Winter")
    name_challenges(asked, firms[:3], "transport")
    release(asked)
    say(winter, firms[1:], [NOT] * 7)
    name_challenges(winter, firms[1:3], "transport")
    assert row_of(release(winter), "challenges", "Getting to work") == {"employers": GONE}
