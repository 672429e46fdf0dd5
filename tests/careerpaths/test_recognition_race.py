"""Firms that sign at once are all counted, and no firm signs twice: real transactions."""

import datetime as dt
from concurrent.futures import ThreadPoolExecutor

import pytest
from django.core.exceptions import ValidationError
from django.db import connection

from accounts.tenancy import tenant
from careerpaths.actions.recognition import sign
from careerpaths.models import Recognition
from tests import factories

DAY = dt.date(2026, 11, 22)


@pytest.mark.slow
def test_firms_that_sign_at_once_are_all_counted(committed):
    table = factories.PartnershipFactory()
    credential = factories.CredentialFactory(board=table.board)
    firms = [
        member.organization for member in factories.MemberFactory.create_batch(6, partnership=table)
    ]
    user = factories.UserFactory()

    def speak(firm):
        try:
            with tenant([table.board], firm):
                sign(
                    credential=credential, organization=firm, by=user, on=DAY, known=None,
                    strength="prefers", since=DAY, may_count=True,
                )  # fmt: skip
        except ValidationError as refusal:
            return refusal.message
        finally:
            connection.close()
        return ""

    with ThreadPoolExecutor(8) as pool:
        refused = [words for words in pool.map(speak, [*firms, *firms]) if words]
    with tenant([table.board]):
        standing = table.standings.get()
        assert (standing.firms, Recognition.objects.count()) == (6, 6)
    assert len(refused) == 6
    assert all("has signed this credential already" in words for words in refused)
