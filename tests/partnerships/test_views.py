"""The board's own pages of partnerships and their members."""

import datetime as dt

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from accounts.models import Organization
from accounts.tenancy import tenant
from employers.models import Employer
from partnerships.models import Member, Partnership
from partnerships.reports.checks import governance
from tests import factories, table

pytestmark = pytest.mark.django_db

READ = ["index", "detail", "members"]
CHANGE = ["add", "edit", "add_member", "edit_member"]


@pytest.fixture
def partnership(board):
    return factories.PartnershipFactory(board=board, name="Manufacturing", slug="manufacturing")


@pytest.fixture
def member(partnership):
    firm = factories.EmployerFactory(
        board=partnership.board, organization__name="Keystone Gear", employees=44
    )
    return factories.MemberFactory(partnership=partnership, organization=firm.organization)


def url_of(page, member):
    keys = {
        "index": [],
        "add": [],
        "edit_member": [member.partnership_id, member.pk],
    }
    arguments = keys.get(page, [member.partnership_id])
    return reverse(f"partnerships:{page}", args=[member.board.slug, *arguments])


def partnerships_of(board):
    with tenant([board]):
        return list(board.partnerships.all())


def members_of(partnership):
    with tenant([partnership.board]):
        return list(partnership.members.for_list())


def names(page):
    return [row.organization.name for row in page.context["page"]]


def test_a_stranger_gets_404_everywhere(member, stranger_client):
    for page in [*READ, *CHANGE, "assign"]:
        assert stranger_client.get(url_of(page, member)).status_code == 404


def test_a_partnership_of_another_board_is_missing(board, other_board, director_client):
    theirs = factories.MemberFactory(partnership__board=other_board)
    for page in ["detail", "members", "edit", "add_member", "assign"]:
        url = reverse(f"partnerships:{page}", args=[board.slug, theirs.partnership_id])
        assert director_client.get(url).status_code == 404


def test_a_member_of_another_partnership_is_missing(board, member, convener_client):
    other = factories.PartnershipFactory(board=board)
    url = reverse("partnerships:edit_member", args=[board.slug, other.pk, member.pk])
    assert convener_client.get(url).status_code == 404


def test_a_clerk_reads_and_does_not_change(member, clerk_client):
    assert {clerk_client.get(url_of(page, member)).status_code for page in READ} == {200}
    assert {clerk_client.get(url_of(page, member)).status_code for page in CHANGE} == {403}
    assert "Add a member" not in clerk_client.get(url_of("members", member)).content.decode()


def test_only_a_director_assigns(member, convener_client, director_client):
    assert convener_client.get(url_of("assign", member)).status_code == 403
    assert director_client.get(url_of("assign", member)).status_code == 200


@pytest.mark.parametrize("page", READ)
def test_rows_cost_no_queries(member, convener_client, page):
    def queries():
        with CaptureQueriesContext(connection) as captured:
            assert convener_client.get(url_of(page, member)).status_code == 200
        return len(captured)

    grow(member.partnership, 2)
    few = queries()
    grow(member.partnership, 10)
    assert queries() == few


def grow(partnership, count):
    for _ in range(count):
        firm = factories.EmployerFactory(board=partnership.board)
        factories.MemberFactory(partnership=partnership, organization=firm.organization)
        factories.AssignmentFactory(partnership=partnership)
        factories.PartnershipFactory(board=partnership.board, convener=factories.UserFactory())


@pytest.mark.slow
@pytest.mark.parametrize("page", READ)
def test_two_hundred_partnerships_and_a_thousand_members_cost_no_more(
    member, convener_client, page
):
    def queries():
        with CaptureQueriesContext(connection) as captured:
            assert convener_client.get(url_of(page, member)).status_code == 200
        return len(captured)

    fill(member.partnership, partnerships=1, members=10)
    few = queries()
    fill(member.partnership, partnerships=200, members=1000)
    assert queries() == few


def fill(partnership, *, partnerships, members):
    """Add rows by the hundred; names carry their number so that they come once."""
    board = partnership.board
    start = Organization.objects.count()
    organizations = Organization.objects.bulk_create(
        Organization(name=f"Firm {start + number}", kinds=["employer"]) for number in range(members)
    )
    with tenant([board]):
        Partnership.objects.bulk_create(
            Partnership(board=board, name=f"P {start}-{number}", slug=f"p-{start}-{number}")
            for number in range(partnerships)
        )
        Employer.objects.bulk_create(
            Employer(board=board, organization=each, employees=40, naics="332710")
            for each in organizations
        )
        Member.objects.bulk_create(
            Member(
                board=board, partnership=partnership, organization=each, seat="employer",
                status="active", joined_on=factories.START,
            )
            for each in organizations
        )  # fmt: skip


# Reading ---------------------------------------------------------------------------------------


def test_the_list_counts_active_employers(board, member, convener_client):
    factories.MemberFactory(partnership=member.partnership, seat="labor")
    factories.MemberFactory(partnership=member.partnership, status="invited", joined_on=None)
    page = convener_client.get(url_of("index", member))
    assert [row.employer_count for row in page.context["page"]] == [1]
    assert "Explore" in page.content.decode()


def test_an_empty_list_says_what_to_do(board, convener_client, clerk_client):
    url = reverse("partnerships:index", args=[board.slug])
    assert "A partnership begins with an industry" in convener_client.get(url).content.decode()
    assert "once a convener starts one" in clerk_client.get(url).content.decode()


def test_the_overview_says_who_sits_there_and_who_is_missing(member, convener_client):
    factories.MemberFactory(
        partnership=member.partnership, seat="labor", organization__name="Machinists Lodge 1088"
    )
    page = convener_client.get(url_of("detail", member)).content.decode()
    assert "1 employer with 44 people employed; no chair yet." in page
    assert "1 active, 1 of them with fewer than 50 people" in page
    assert "Machinists Lodge 1088" in page
    assert "Six things are missing" in page
    assert "WIOA sec. 3(26)(A)(iii)" in page
    assert "?seat=provider" in page
    assert "Name a chair" in page
    assert "Nobody is assigned" in page


def test_the_overview_names_the_chair_and_the_counties(member, convener_client):
    partnership = member.partnership
    factories.CountyFactory()
    with tenant([partnership.board]):
        partnership.county_fips = ["42071"]
        partnership.started_on = factories.START
        partnership.public_status = "current"
        partnership.works_on = "machinists"
        partnership.save()
        member.role = "chair"
        member.save()
    factories.MemberFactory(partnership=partnership)
    page = convener_client.get(url_of("detail", member)).content.decode()
    assert (
        "Lancaster County. 2 employers, 1 of them with 44 people employed; "
        "chair Keystone Gear. Since January 2025." in page
    )
    assert "Public page" in page
    assert "Machinists" in page


def test_the_overview_shows_the_next_meeting_and_the_priorities(member, convener_client):
    partnership = member.partnership
    assert "None is planned." in convener_client.get(url_of("detail", member)).content.decode()
    starts = timezone.now() + dt.timedelta(days=3)
    table.MeetingFactory(partnership=partnership, name="Spring", starts_at=starts, place="Hall 4")
    table.PriorityFactory(partnership=partnership, name="Setup people", champion=member)
    page = convener_client.get(url_of("detail", member)).content.decode()
    assert "Hall 4" in page
    assert "Open the agenda" in page
    assert "Setup people" in page


def test_the_overview_of_a_new_partnership_is_calm(board, partnership, convener_client):
    url = reverse("partnerships:detail", args=[board.slug, partnership.pk])
    page = convener_client.get(url).content.decode()
    assert "0 employers; no chair yet." in page
    assert "No active employers yet" in page


def test_the_overview_says_who_is_assigned(member, convener, convener_client):
    factories.AssignmentFactory(partnership=member.partnership, user=convener)
    page = convener_client.get(url_of("detail", member)).content.decode()
    assert "You are not assigned" not in page
    assert "since Jan 1, 2025" in page


def test_a_full_table_misses_nothing(member, convener, convener_client):
    partnership = member.partnership
    other = factories.EmployerFactory(board=partnership.board, naics="332710")
    factories.MemberFactory(partnership=partnership, organization=other.organization, role="chair")
    for seat in ("provider", "labor"):
        factories.MemberFactory(partnership=partnership, seat=seat)
    with tenant([partnership.board]):
        partnership.naics_prefixes, partnership.county_fips = ["332"], ["42071"]
        partnership.convener = convener
        partnership.save()
    page = convener_client.get(url_of("detail", member)).content.decode()
    assert "Nothing is missing" in page
    assert "NAICS 332: 2 employers" in page
    assert "Fill the seat" not in page


def test_the_check_knows_who_cast_ballots_and_to_whom_the_convener_belongs(member, convener):
    partnership = member.partnership
    union = factories.MemberFactory(partnership=partnership, seat="labor")
    ballot = table.BallotFactory(partnership=partnership, closed=True)
    for each in (member, union):
        table.VoteFactory(ballot=ballot, organization=each.organization)
    factories.MembershipFactory(
        of_organization=True, organization=union.organization, user=convener
    )
    with tenant([partnership.board]):
        partnership.convener = convener
        partnership.save()
        _, led, _, _, convened, *_ = governance(partnership)
    assert led.who == "1 of 2 ballots by employers"
    assert convened.who == f"Convener, who belongs to {union.organization}"
    assert not convened.met


def test_the_check_names_firms_of_another_industry(member):
    partnership = member.partnership
    other = factories.EmployerFactory(
        board=partnership.board, organization__name="Farm", naics="111998"
    )
    factories.MemberFactory(partnership=partnership, organization=other.organization)
    with tenant([partnership.board]):
        partnership.naics_prefixes = ["332"]
        partnership.save()
        industry = governance(partnership)[2]
    assert (industry.who, industry.met) == ("Farm outside NAICS 332", False)


def test_members_are_narrowed_by_seat_and_status(member, convener_client):
    url = url_of("members", member)
    factories.MemberFactory(
        partnership=member.partnership, seat="labor", organization__name="Lodge", status="invited",
        joined_on=None,
    )  # fmt: skip
    assert names(convener_client.get(url)) == ["Keystone Gear", "Lodge"]
    assert names(convener_client.get(url + "?seat=labor")) == ["Lodge"]
    assert names(convener_client.get(url + "?status=active")) == ["Keystone Gear"]
    assert "No member fits" in convener_client.get(url + "?seat=school").content.decode()
    assert len(names(convener_client.get(url + "?seat=throne"))) == 2


def test_an_empty_table_says_how_to_begin(board, partnership, convener_client, clerk_client):
    url = reverse("partnerships:members", args=[board.slug, partnership.pk])
    assert "as prospects" in convener_client.get(url).content.decode()
    assert "once the convener enters" in clerk_client.get(url).content.decode()


# Starting and changing -------------------------------------------------------------------------

TYPED = {
    "name": "Food Processing",
    "cluster": "Food",
    "stage": "explore",
    "public_status": "unlisted",
    "naics_prefixes": "311, 312",
}


def test_a_partnership_is_started(board, convener_client):
    url = reverse("partnerships:add", args=[board.slug])
    assert convener_client.get(url).status_code == 200
    answer = convener_client.post(url, TYPED)
    (partnership,) = partnerships_of(board)
    assert answer.url == partnership.get_absolute_url()
    assert partnership.slug == "food-processing"
    assert partnership.naics_prefixes == ["311", "312"]
    with tenant([board]):
        assert partnership.life_moves.get().target == "explore"


@pytest.mark.parametrize(
    ("field", "value", "sentence"),
    [
        ("name", "", "Enter the name."),
        ("name", "\u682a\u5f0f", "Enter a short name in letters and digits."),
        ("naics_prefixes", "31A", "31A is no NAICS code: two to six digits."),
        ("naics_prefixes", "332, 999999", "999999 is not in NAICS 2022."),
        ("slug", "two words", "Enter a valid"),
        ("stage", "bliss", "Select a valid choice."),
        ("started_on", "soon", "Enter a valid date."),
        ("county_fips", "99999", "Select a valid choice."),
    ],
)
def test_a_partnership_that_cannot_be_is_refused(board, convener_client, field, value, sentence):
    url = reverse("partnerships:add", args=[board.slug])
    page = convener_client.post(url, {**TYPED, field: value})
    assert sentence in str(page.context["form"].errors)
    assert "Food" in page.content.decode()
    assert partnerships_of(board) == []


def test_names_are_unique_in_a_board(board, other_board, partnership, convener_client):
    factories.PartnershipFactory(board=other_board, name="Food Processing")
    url = reverse("partnerships:add", args=[board.slug])
    page = convener_client.post(url, {**TYPED, "name": "Manufacturing"}).content.decode()
    assert "The board has a partnership of this name already." in page
    assert convener_client.post(url, TYPED).status_code == 302


def test_a_partnership_is_edited_and_shared(board, other_board, member, convener_client):
    lancaster = factories.CountyFactory()
    berks = factories.CountyFactory(fips="42011", name="Berks")
    board.counties.add(lancaster)
    other_board.counties.add(berks)
    url = url_of("edit", member)
    typed = {**TYPED, "slug": "food", "county_fips": "42071", "neighbours": other_board.pk}
    assert convener_client.post(url, typed).status_code == 302
    (partnership,) = partnerships_of(board)
    assert (partnership.slug, partnership.county_fips) == ("food", ["42071"])
    assert partnership.is_regional
    form = convener_client.get(url).context["form"]
    assert {key for key, _ in form.fields["county_fips"].choices} == {"42011", "42071"}
    assert form.initial["neighbours"] == [other_board]
    assert form["naics_prefixes"].value() == "311, 312"


# Assigning -------------------------------------------------------------------------------------


def test_a_director_assigns_conveners_and_guests(
    board, member, director, convener, clerk, stranger, director_client
):
    guest = factories.MembershipFactory(board=board, is_guest=True, role="reviewer").user
    url = url_of("assign", member)
    offered = director_client.get(url).context["form"].fields["users"].queryset
    assert set(offered) == {director, convener, guest}
    answer = director_client.post(url, {"users": [convener.pk, guest.pk]}, follow=True)
    assert "2 assigned, 0 removed." in answer.content.decode()
    assert convener.name in answer.content.decode()
    answer = director_client.post(url, {"save": "Save assignments"}, follow=True)
    assert "0 assigned, 2 removed." in answer.content.decode()


@pytest.mark.parametrize("who", ["clerk", "stranger"])
def test_nobody_else_can_be_assigned(request, member, director_client, who):
    person = request.getfixturevalue(who)
    page = director_client.post(url_of("assign", member), {"users": [person.pk]})
    assert page.context["form"].errors["users"]
    with tenant([member.board]):
        assert member.partnership.assignments.count() == 0
