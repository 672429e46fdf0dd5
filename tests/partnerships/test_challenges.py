"""Barriers and challenges: who names them, who shares them, what is done about them."""

import datetime as dt

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from accounts.rules import MoveRefused
from accounts.tenancy import tenant
from partnerships.actions.challenges import save_remedy
from partnerships.models import Challenge
from tests import factories
from tests import table as tables

pytestmark = pytest.mark.django_db

TYPED = {"category": "transport", "name": "No bus at 5 am", "text": "The shift begins before it.",
         "soc": "51-4041", "severity": "4"}  # fmt: skip
KEYED = ["edit_challenge", "add_remedy"]


@pytest.fixture
def challenge(table):
    return tables.ChallengeFactory(partnership=table, name="No bus at 5 am")


def staff_url(page, row, *keys):
    return reverse(f"partnerships:{page}", args=[row.board.slug, row.pk, *keys])


def own_url(page, seat, pk=None, door="own"):
    pk = pk or seat.partnership_id
    return reverse(f"partnerships:{door}_{page}", args=[seat.organization_id, pk])


def shared_by(challenge, count):
    for _ in range(count):
        tables.VoiceFactory(challenge=challenge)


def all_of(partnership):
    with tenant([partnership.board]):
        return list(partnership.challenges.prefetch_related("voices", "remedies"))


# Staff -----------------------------------------------------------------------------------------


def test_only_who_may_enters(table, challenge, firm, stranger_client, clerk_client):
    urls = {page: staff_url(page, challenge) for page in ["challenge", *KEYED]}
    urls |= {page: staff_url(page, table) for page in ("challenges", "add_challenge")}
    urls["move_challenge"] = staff_url("move_challenge", challenge, "taken_up")
    for page, url in urls.items():
        assert stranger_client.get(url).status_code == 404
        assert firm.client.get(url).status_code == 404
        wanted = 200 if page in ("challenge", "challenges") else 403
        assert clerk_client.get(url).status_code == wanted
    assert "Add a remedy" not in clerk_client.get(urls["challenge"]).content.decode()


def test_a_guest_reads_what_is_assigned_to_her(board, table, challenge, stranger, stranger_client):
    factories.MembershipFactory(board=board, user=stranger, is_guest=True, role="convener")
    url = staff_url("challenge", challenge)
    assert stranger_client.get(url).status_code == 404
    factories.AssignmentFactory(partnership=table, user=stranger)
    page = stranger_client.get(url)
    assert page.status_code == 200
    assert "Take it up" not in page.content.decode()
    assert stranger_client.get(staff_url("edit_challenge", challenge)).status_code == 404


def test_staff_writes_down_what_it_heard(table, firm, union, convener_client, day):
    url = staff_url("add_challenge", table)
    assert convener_client.get(url).status_code == 200
    for given in ({"member": firm.pk}, {"member": union.pk, "side": "employer"},
                  {"side": "worker"}):  # fmt: skip
        assert convener_client.post(url, {**TYPED, **given}).status_code == 302
    found = {row.side: row for row in all_of(table)}
    voices = {side: [voice.organization for voice in row.voices.all()]
              for side, row in found.items()}  # fmt: skip
    assert sorted(row.side for row in all_of(table)) == ["employer", "worker", "worker"]
    assert voices["employer"] == [firm.organization]
    assert (found["employer"].firms, found["worker"].firms) == (1, 0)
    with tenant([table.board]):
        assert table.board.employers.get().last_heard_on == day


@pytest.mark.parametrize(
    ("field", "value", "sentence"),
    [
        ("severity", "6", "Choose a number from 1 to 5."),
        ("severity", "", "Choose a number from 1 to 5."),
        ("soc", "51-404", "A SOC code is written 51-4041."),
        ("soc", "machinists", "A SOC code is written 51-4041."),
        ("name", "", "Say what it is, in a few words."),
        ("category", "weather", "Select a valid choice."),
        ("side", "", "Say who named it."),
    ],
)
def test_a_challenge_that_cannot_be_is_refused(table, convener_client, field, value, sentence):
    url = staff_url("add_challenge", table)
    page = convener_client.post(url, {**TYPED, "side": "worker", field: value})
    assert sentence in str(page.context["form"].errors[field])
    assert "The shift begins before it." in page.content.decode()
    assert all_of(table) == []


def test_a_member_of_another_table_is_no_choice(table, board, convener_client):
    other = factories.MemberFactory(partnership__board=board)
    page = convener_client.post(staff_url("add_challenge", table), {**TYPED, "member": other.pk})
    assert set(page.context["form"].errors) == {"member"}


def test_words_are_changed_and_the_count_stays(challenge, convener_client):
    shared_by(challenge, 2)
    url = staff_url("edit_challenge", challenge)
    assert convener_client.get(url).context["form"]["severity"].value() == 4
    assert convener_client.post(url, {**TYPED, "severity": "5"}).status_code == 302
    (saved,) = all_of(challenge.partnership)
    assert (saved.severity, saved.soc, saved.firms) == (5, "51-4041", 2)


@pytest.mark.parametrize(("firms", "words"), [(0, True), (1, True), (2, False), (3, False)])
def test_staff_reads_how_many_share_one_from_two(challenge, convener_client, firms, words):
    shared_by(challenge, firms)
    for url in (staff_url("challenges", challenge.partnership), staff_url("challenge", challenge)):
        page = convener_client.get(url).content.decode()
        assert ("Hidden: fewer than 2 employers" in page) is words


def test_a_challenge_moves_as_the_table_says(challenge, convener_client):
    page = convener_client.get(staff_url("challenge", challenge)).content.decode()
    assert "Take it up" in page
    assert "It is solved" not in page
    aside = staff_url("move_challenge", challenge, "set_aside")
    assert "Say why." in convener_client.post(aside, {"save": "x"}).content.decode()
    convener_client.post(aside, {"save": "x", "reason": "A bus comes in May."})
    (saved,) = all_of(challenge.partnership)
    assert (saved.state, saved.reason) == ("set_aside", "A bus comes in May.")
    solved = staff_url("move_challenge", challenge, "solved")
    assert convener_client.post(solved, {"save": "x"}).status_code == 302
    assert all_of(challenge.partnership)[0].state == "set_aside"


def test_the_list_shows_open_ones_and_narrows(table, challenge, convener_client):
    tables.ChallengeFactory(partnership=table, name="Old", state="solved", category="housing")
    url = staff_url("challenges", table)

    def names(query=""):
        return [row.challenge.name for row in convener_client.get(url + query).context["rows"]]

    assert names() == ["No bus at 5 am"]
    assert set(names("?work=all")) == {"No bus at 5 am", "Old"}
    assert names("?work=all&category=housing") == ["Old"]
    assert "No challenge fits" in convener_client.get(url + "?category=safety").content.decode()
    assert names("?category=weather") == ["No bus at 5 am"]


def test_empty_lists_say_what_comes(table, firm, convener_client, clerk_client):
    url = staff_url("challenges", table)
    assert "write down what you hear" in convener_client.get(url).content.decode()
    assert "once somebody at the table" in clerk_client.get(url).content.decode()
    assert "Name the first" in firm.client.get(own_url("challenges", firm)).content.decode()


# Remedies --------------------------------------------------------------------------------------


def test_a_remedy_has_somebody_who_does_it(challenge, firm, convener_client):
    url = staff_url("add_remedy", challenge)
    assert convener_client.get(url).status_code == 200
    typed = {"text": "A van", "person": "", "state": "planned"}
    page = convener_client.post(url, typed)
    assert page.context["form"].errors["person"] == ["Say who does it."]
    typed |= {"person": "Tess Moyer", "organization": firm.organization_id, "helped": "12"}
    assert convener_client.post(url, typed).url == staff_url("challenge", challenge)
    page = convener_client.get(staff_url("challenge", challenge)).content.decode()
    assert "Tess Moyer" in page
    assert "Keystone Gear" in page
    assert "A van" in firm.client.get(own_url("challenges", firm)).content.decode()


def test_an_organization_that_does_not_sit_there_does_nothing(challenge, board, convener_client):
    other = factories.MemberFactory(partnership__board=board).organization
    typed = {"text": "A van", "person": "Tess", "state": "planned", "organization": other.pk}
    page = convener_client.post(staff_url("add_remedy", challenge), typed)
    assert set(page.context["form"].errors) == {"organization"}


def test_a_remedy_is_done_and_stays_done(challenge, convener_client):
    remedy = tables.RemedyFactory(challenge=challenge)
    url = staff_url("edit_remedy", challenge, remedy.pk)
    typed = {"text": "A van", "person": "Dana", "state": "done", "helped": "9"}
    assert convener_client.post(url, typed).status_code == 302
    page = convener_client.post(url, {**typed, "state": "doing"})
    assert "state" in page.context["form"].errors
    with tenant([challenge.board]):
        remedy.state = "doing"
        with pytest.raises(MoveRefused):
            save_remedy(remedy)


def test_a_state_that_changed_meanwhile_is_said(challenge, convener_client, monkeypatch):
    def refuse(remedy):
        raise MoveRefused("Remedy: from done it cannot become doing any more.")

    monkeypatch.setattr("partnerships.actions.challenges.save_remedy", refuse)
    typed = {"text": "A van", "person": "Dana", "state": "doing"}
    page = convener_client.post(staff_url("add_remedy", challenge), typed)
    assert "cannot become doing" in str(page.context["form"].errors["state"])


def test_a_remedy_of_another_challenge_is_missing(challenge, convener_client):
    other = tables.RemedyFactory(challenge__partnership=challenge.partnership)
    url = staff_url("edit_remedy", challenge, other.pk)
    assert convener_client.get(url).status_code == 404


# At the table ----------------------------------------------------------------------------------


def test_those_at_the_table_name_challenges(table, firm, union):
    for seat, door, side in ((firm, "own", "employer"), (union, "partner", "worker")):
        url = own_url("add_challenge", seat, door=door)
        assert "without your name" in seat.client.get(url).content.decode()
        answer = seat.client.post(url, {**TYPED, "name": side}, follow=True)
        assert "The challenge is on the list." in answer.content.decode()
    found = {row.name: row for row in all_of(table)}
    assert {row.side for row in found.values()} == {"employer", "worker"}
    (voice,) = found["employer"].voices.all()
    assert (voice.organization, voice.is_first, voice.said_by) == (
        firm.organization, True, firm.person,
    )  # fmt: skip
    assert found["worker"].firms == 0


def test_nobody_reads_who_named_it(table, firm, union):
    firm.client.post(own_url("add_challenge", firm), TYPED)
    page = union.client.get(own_url("challenges", union, door="partner")).content.decode()
    assert "No bus at 5 am" in page
    assert "Keystone" not in page
    assert "You said you have this too." not in page


def test_bad_input_stays_in_the_form(firm):
    page = firm.client.post(own_url("add_challenge", firm), {**TYPED, "soc": "x"})
    assert "A SOC code is written 51-4041." in page.content.decode()
    assert "The shift begins before it." in page.content.decode()


def test_who_does_not_sit_there_gets_404(challenge, firm, union, board):
    other = factories.PartnershipFactory(board=board)
    theirs = tables.ChallengeFactory(partnership=other)
    for seat, door in ((firm, "own"), (union, "partner")):
        for page in ("challenges", "add_challenge"):
            assert seat.client.get(own_url(page, seat, other.pk, door)).status_code == 404
        assert seat.client.post(own_url("voice", seat, theirs.pk, door)).status_code == 404
    assert firm.client.get(own_url("challenges", union, door="partner")).status_code == 404
    assert firm.client.get(own_url("voice", firm, challenge.pk)).status_code == 405


def test_a_firm_says_it_has_it_too_and_takes_it_back(challenge, firm):
    url = own_url("voice", firm, challenge.pk)
    for given, firms in (("1", 1), ("1", 1), ("0", 0), ("0", 0)):
        firm.client.post(url, {"has": given})
        assert all_of(challenge.partnership)[0].firms == firms
    firm.client.post(url, {"has": "1"})
    assert "Take that back" in firm.client.get(own_url("challenges", firm)).content.decode()


def test_a_union_counts_as_no_firm(challenge, union):
    union.client.post(own_url("voice", union, challenge.pk, "partner"), {"has": "1"})
    (saved,) = all_of(challenge.partnership)
    assert (saved.firms, len(saved.voices.all())) == (0, 1)


def test_nobody_joins_what_is_solved(challenge, firm):
    with tenant([challenge.board]):
        challenge.state = "solved"
        challenge.save(update_fields=["state"])
    answer = firm.client.post(own_url("voice", firm, challenge.pk), {"has": "1"}, follow=True)
    assert "Nobody works on this challenge any more." in answer.content.decode()
    page = firm.client.get(own_url("challenges", firm) + "?work=all").content.decode()
    assert "We have this too" not in page


@pytest.mark.parametrize(
    ("firms", "floor", "is_hidden"), [(2, 3, True), (3, 3, False), (4, 5, True)]
)
def test_the_table_reads_how_many_share_one_from_the_floor(
    challenge, firm, union, board, firms, floor, is_hidden
):
    board.min_firms = floor
    board.save()
    shared_by(challenge, firms)
    for seat, door in ((firm, "own"), (union, "partner")):
        page = seat.client.get(own_url("challenges", seat, door=door)).content.decode()
        assert (f"Hidden: fewer than {floor} employers" in page) is is_hidden


def test_the_order_of_the_list_tells_nothing_of_who_shares(table, firm):
    rows = [tables.ChallengeFactory(partnership=table, named_on=dt.date(2025, month, 1))
            for month in (1, 2, 3)]  # fmt: skip
    shared_by(rows[0], 2)
    page = firm.client.get(own_url("challenges", firm))
    assert [row.challenge for row in page.context["rows"]] == rows[::-1]


@pytest.mark.parametrize("who", ["staff", "firm", "one"])
def test_rows_cost_no_queries(table, challenge, firm, convener_client, who):
    client = firm.client if who == "firm" else convener_client
    urls = {"staff": staff_url("challenges", table), "firm": own_url("challenges", firm),
            "one": staff_url("challenge", challenge)}  # fmt: skip

    def queries():
        with CaptureQueriesContext(connection) as captured:
            assert client.get(urls[who]).status_code == 200
        return len(captured)

    grow(challenge, firm, 2)
    few = queries()
    grow(challenge, firm, 10)
    assert queries() == few


def grow(challenge, firm, count):
    for _ in range(count):
        other = tables.ChallengeFactory(partnership=challenge.partnership)
        for each in (challenge, other):
            tables.RemedyFactory(challenge=each, organization=firm.organization)
        tables.VoiceFactory(challenge=other, organization=firm.organization)


def test_a_challenge_stays_in_its_board(challenge, other_board):
    with tenant([other_board]):
        assert not Challenge.objects.exists()
