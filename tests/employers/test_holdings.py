"""Firms of one company are one contributor, whatever happens to their records."""

import pytest

from accounts.tenancy import tenant
from employers.models import Merge
from employers.reports.holdings import contributors
from employers.rules.holdings import company_of
from tests import factories


@pytest.mark.parametrize(
    ("above", "company"),
    [({}, 1), ({1: 2}, 2), ({1: 2, 2: 3}, 3), ({1: 2, 2: 1}, 1), ({1: 3, 3: 2, 2: 3}, 2)],
)
def test_company_is_at_the_top(above, company):
    assert company_of(above, 1) == company


@pytest.mark.django_db
def test_merged_record_counts_as_the_company_of_the_kept_one(board):
    company = factories.OrganizationFactory()
    kept = factories.EmployerFactory(board=board, holding=company)
    gone = factories.EmployerFactory(board=board)
    alone = factories.EmployerFactory(board=board)
    with tenant([board]):
        Merge.objects.create(board=board, kept=kept, gone=gone, merged_on="2025-01-01")
        assert contributors(board) == {
            kept.organization_id: company.pk,
            gone.organization_id: company.pk,
        }
    assert alone.organization_id not in contributors(board)
