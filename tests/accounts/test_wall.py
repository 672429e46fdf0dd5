"""The catalogue: every table stands behind the wall, or on the list of those that need not."""

import datetime as dt

import pytest
from django.apps import apps
from django.db import DatabaseError, IntegrityError, connection, transaction

from accounts.models import Look
from accounts.tenancy import set_tenant, tenant
from accounts.wall import board_owned_key
from employers.models import Employer
from tests import factories
from training.models import SeatPledge

pytestmark = pytest.mark.django_db

# Tables without a policy, each because of what it holds.
NO_BOARD = {
    "accounts_county": "reference data",
    "accounts_board": "names of boards; pages of the public show them",
    "accounts_board_counties": "which counties a board serves is public",
    "accounts_organization": "global, nothing confidential",
    "accounts_engagement": "which boards deal with an organization; opens its door",
    "accounts_user": "global; a person is no board's",
    "accounts_membership": "read before a board is known",
    "accounts_invitation": "read before a board is known; holds a hash of the token",
    "account_emailaddress": "sign-in",
    "account_emailconfirmation": "sign-in",
    "mfa_authenticator": "sign-in",
    "careerpaths_area": "reference data",
    "careerpaths_areacounty": "reference data",
    "careerpaths_cipsoc": "reference data",
    "careerpaths_datarelease": "reference data",
    "careerpaths_element": "reference data",
    "careerpaths_instructionalprogram": "reference data",
    "careerpaths_jobzone": "reference data",
    "careerpaths_occupation": "reference data",
    "careerpaths_onetoccupation": "reference data",
    "careerpaths_preparation": "reference data",
    "careerpaths_preparationcategory": "reference data",
    "careerpaths_rating": "reference data",
    "careerpaths_relatedoccupation": "reference data",
    "careerpaths_seriesvalue": "reference data",
    "careerpaths_title": "reference data",
    "careerpaths_wage": "reference data",
    "employers_industry": "reference data",
    "jobs_job": "the sweeper works for all boards; ids and states only",
    "jobs_mail": "the sender works for all boards; no firm's number is mailed",
    "pghistory_context": "who did something at which address; no row's content",
    "django_session": "read before a board is known",
    "django_content_type": "Django's own",
    "django_admin_log": "who changed which row; no value",
    "django_migrations": "Django's own",
    "auth_group": "Django's own, unused",
    "auth_group_permissions": "Django's own, unused",
    "auth_permission": "Django's own, unused",
}


def fetch(sql, params=()):
    with connection.cursor() as cursor:
        cursor.execute(sql, params)
        return cursor.fetchall()


def test_every_table_is_behind_the_wall_or_listed():
    rows = fetch(
        "SELECT relname, relrowsecurity FROM pg_class "
        "WHERE relnamespace = 'public'::regnamespace AND relkind IN ('r', 'p')"
    )
    open_tables = {name for name, secured in rows if not secured}
    assert open_tables == set(NO_BOARD)


def test_no_view_and_no_definer_function_goes_around_the_wall():
    views = fetch("SELECT relname FROM pg_class WHERE relnamespace = 'public'::regnamespace "
                  "AND relkind IN ('v', 'm')")  # fmt: skip
    definers = fetch("SELECT proname FROM pg_proc WHERE pronamespace = 'public'::regnamespace "
                     "AND prosecdef")  # fmt: skip
    assert views == []
    assert definers == []


def test_web_role_owns_nothing_and_has_no_power():
    ((owned,),) = fetch("SELECT count(*) FROM pg_class WHERE relowner = current_user::regrole")
    ((powers,),) = fetch(
        "SELECT rolsuper OR rolbypassrls OR rolcreatedb OR rolcreaterole "
        "FROM pg_roles WHERE rolname = current_user"
    )
    assert owned == 0
    assert powers is False


@pytest.mark.parametrize("statement", ["CREATE TABLE mine (id int)", "TRUNCATE accounts_look"])
def test_web_role_may_not_define_or_empty_tables(statement):
    with pytest.raises(DatabaseError), transaction.atomic():
        fetch(statement)


def board_owned_models():
    return [
        model
        for model in apps.get_models()
        if any(field.name == "board" and not field.null for field in model._meta.fields)
        and model._meta.db_table not in NO_BOARD
    ]


@pytest.mark.parametrize("model", board_owned_models(), ids=lambda model: model._meta.label)
def test_nothing_is_seen_without_a_door(model):
    set_tenant()
    assert list(model._base_manager.all()[:1]) == []


@pytest.mark.parametrize("model", board_owned_models(), ids=lambda model: model._meta.label)
def test_unique_constraints_name_the_board(model):
    for constraint in model._meta.total_unique_constraints:
        assert "board" in constraint.fields


@pytest.mark.parametrize("model", board_owned_models(), ids=lambda model: model._meta.label)
def test_foreign_keys_stay_in_the_board(model):
    names = {name for (name,) in fetch("SELECT conname FROM pg_constraint WHERE contype = 'f'")}
    keys = [field for field in model._meta.get_fields() if board_owned_key(field)]
    assert {f"{model._meta.db_table}_{field.column}_same_board" for field in keys} <= names


def test_a_row_of_another_board_cannot_be_seen_or_written(board, other_board):
    mine = factories.EmployerFactory(board=board)
    theirs = factories.EmployerFactory(board=other_board)
    with tenant([board]):
        assert list(Employer.objects.all()) == [mine]
        assert Employer.objects.filter(pk=theirs.pk).update(note="seen") == 0
    with pytest.raises(DatabaseError), tenant([board]):
        Employer.objects.create(board=other_board, organization=theirs.organization)


def test_a_row_cannot_point_into_another_board(board, other_board):
    theirs = factories.EmployerFactory(board=other_board)
    site = factories.SiteFactory.build(employer=theirs, board=board)
    site.county.save()
    with tenant([board, other_board]):
        site.save()
    with pytest.raises(IntegrityError), transaction.atomic():
        connection.check_constraints()
    with tenant([board, other_board]):
        site.delete()


def test_a_firm_sees_its_own_confidential_rows_only(board):
    ours = factories.SeatPledgeFactory(cohort__partnership__board=board)
    factories.SeatPledgeFactory(cohort=ours.cohort)
    with tenant([board], organization=ours.organization):
        assert list(SeatPledge.objects.all()) == [ours]
    with tenant([board]):
        assert SeatPledge.objects.count() == 2


def test_staff_only_rows_are_hidden_from_organizations(board):
    contact = factories.ContactFactory(employer__board=board)
    with tenant([board], organization=contact.employer.organization):
        assert list(type(contact).objects.all()) == []


def test_a_firm_sees_its_own_sites_only(board):
    ours = factories.SiteFactory(employer__board=board)
    factories.SiteFactory(employer__board=board)
    with tenant([board], organization=ours.employer.organization):
        assert list(type(ours).objects.all()) == [ours]


def test_public_pages_see_rows_marked_public(board):
    listed = factories.PartnershipFactory(board=board, public_status="current")
    factories.PartnershipFactory(board=board)
    with tenant(public=True):
        assert list(type(listed).objects.all()) == [listed]


def test_the_ledger_can_be_added_to_and_not_changed(board):
    look = factories.LookFactory(board=board)
    with pytest.raises(DatabaseError), tenant([board]):
        Look.objects.filter(pk=look.pk).update(about="nothing")
    with pytest.raises(DatabaseError), tenant([board]):
        Look.objects.filter(pk=look.pk).delete()


def test_history_follows_each_change_and_cannot_be_changed(board):
    employer = factories.EmployerFactory(board=board, employees=10)
    with tenant([board]):
        employer.employees = 12
        employer.save()
        events = employer.events.order_by("pgh_id")
        assert [event.employees for event in events] == [10, 12]
    with pytest.raises(DatabaseError), tenant([board]):
        employer.events.all().delete()


def test_leaving_a_tenant_block_puts_the_wall_back(board, other_board):
    factories.EmployerFactory(board=board)
    with tenant([other_board]):
        with tenant([board]):
            assert Employer.objects.count() == 1
        assert Employer.objects.count() == 0


def test_seats_are_counted_by_the_database_under_the_firms_own_wall(board):
    cohort = factories.CohortFactory(partnership__board=board)
    pledge = factories.SeatPledgeFactory(cohort=cohort, seats=3)
    factories.SeatPledgeFactory(cohort=cohort, seats=4)
    with tenant([board], organization=pledge.organization):
        pledge.seats = 5
        pledge.save()
        cohort.refresh_from_db()
        assert (cohort.seats_pledged, cohort.firms_pledged) == (9, 2)
        pledge.state = "withdrawn"
        pledge.save()
        cohort.refresh_from_db()
        assert (cohort.seats_pledged, cohort.firms_pledged) == (4, 1)


def test_a_class_cannot_be_overfull(board):
    cohort = factories.CohortFactory(partnership__board=board, max_seats=16)
    factories.SeatPledgeFactory(cohort=cohort, seats=10)
    with pytest.raises(IntegrityError), transaction.atomic():
        factories.SeatPledgeFactory(cohort=cohort, seats=7)


def test_a_membership_is_current_between_its_days(board):
    membership = factories.MembershipFactory(
        board=board, starts_on=dt.date(2026, 1, 1), ends_on=dt.date(2026, 3, 31)
    )
    current = type(membership).objects.current
    assert current(dt.date(2026, 3, 30)).count() == 1
    assert current(dt.date(2026, 3, 31)).count() == 0
    assert current(dt.date(2025, 12, 31)).count() == 0
