import pytest

from accounts.tenancy import tenant
from partnerships.actions.members import add_member, change_member
from partnerships.actions.partnerships import assign, save_partnership
from partnerships.models import Partnership
from tests import factories

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("behind_wall")]


@pytest.fixture
def partnership(board):
    return factories.PartnershipFactory(board=board)


def test_a_new_firm_gets_a_seat_and_an_employer_row(partnership, convener):
    member = add_member(
        partnership=partnership, by=convener, seat="employer", name="Gears", status="invited"
    )
    assert (member.organization.name, member.status) == ("Gears", "invited")
    employer = partnership.board.employers.get()
    assert (employer.organization, employer.named_contact) == (member.organization, convener)


def test_a_firm_of_another_board_gets_its_row_here_as_a_guest(partnership, other_board, convener):
    theirs = factories.EmployerFactory(board=other_board)
    add_member(
        partnership=partnership, by=convener, seat="employer", organization=theirs.organization
    )
    assert partnership.board.employers.get().organization == theirs.organization
    with tenant([other_board]):
        assert other_board.employers.get() == theirs


def test_an_employer_of_the_board_keeps_its_row(partnership, convener):
    employer = factories.EmployerFactory(board=partnership.board)
    add_member(
        partnership=partnership, by=convener, seat="employer", organization=employer.organization
    )
    assert partnership.board.employers.get() == employer


@pytest.mark.parametrize(
    ("seat", "kinds"),
    [("provider", ["employer", "provider"]), ("labor", ["employer", "labor"]),
     ("school", ["employer", "school"]), ("support", ["employer"])],
)  # fmt: skip
def test_a_seat_opens_the_door_of_its_kind(partnership, convener, seat, kinds):
    organization = factories.OrganizationFactory()
    add_member(partnership=partnership, by=convener, seat=seat, organization=organization)
    organization.refresh_from_db()
    assert organization.kinds == kinds
    assert partnership.board.employers.count() == 0


def test_a_new_support_partner_is_a_community_organization(partnership, convener):
    member = add_member(partnership=partnership, by=convener, seat="support", name="Helping Hands")
    assert member.organization.kinds == ["community"]


def test_who_leaves_has_a_last_day_and_no_office(partnership, convener, day):
    member = factories.MemberFactory(partnership=partnership, role="chair")
    member.status = "left"
    change_member(member, by=convener, on=day)
    member.refresh_from_db()
    assert (member.left_on, member.role) == (day, "member")


def test_a_last_day_that_was_given_stays(partnership, convener, day, yesterday):
    member = factories.MemberFactory(partnership=partnership)
    member.status, member.left_on = "left", yesterday
    assert change_member(member, by=convener, on=day).left_on == yesterday


def test_who_comes_back_has_not_left(partnership, convener, day):
    member = factories.MemberFactory(partnership=partnership, status="left", left_on=day)
    member.status = "active"
    assert change_member(member, by=convener, on=day).left_on is None


def test_assignments_are_replaced_as_a_whole(partnership, director, convener, clerk, day):
    def assigned(users):
        counts = assign(partnership=partnership, users=users, by=director, on=day)
        return counts, {each.user for each in partnership.assignments.all()}

    assert assigned([convener, director]) == ((2, 0), {convener, director})
    assert assigned([convener, clerk]) == ((1, 1), {convener, clerk})
    assert assigned([convener, clerk]) == ((0, 0), {convener, clerk})
    first = partnership.assignments.first()
    assert (first.assigned_by, first.assigned_on) == (director, day)


def test_a_shared_partnership_is_regional(board, other_board):
    partnership = Partnership(board=board, name="Food", slug="food", cluster="Food")
    save_partnership(partnership, neighbours=[other_board, board])
    assert partnership.is_regional
    assert list(partnership.neighbours.all()) == [other_board]
    save_partnership(partnership, neighbours=[])
    assert not partnership.is_regional
    assert list(partnership.neighbours.all()) == []
