"""Two people, or two clicks, with one invitation: real commits on two connections."""

import threading

import pytest
from django.db import connection
from django.utils import timezone

from accounts import actions
from accounts.models import User
from tests import factories
from tests.accounts.test_invitations import NEW, invite


@pytest.mark.slow
def test_two_clicks_at_once_spend_it_once(committed):
    board = factories.BoardFactory()
    invitation, _ = invite(board)
    told, barrier = [], threading.Barrier(2)

    def click():
        barrier.wait()
        try:
            actions.accept_as_new(invitation, **NEW, now=timezone.now())
            told.append("in")
        except actions.InvitationClosed as refusal:
            told.append(str(refusal))
        finally:
            connection.close()

    threads = [threading.Thread(target=click) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert told.count("in") == 1
    assert User.objects.filter(email="dana@example.org").count() == 1
    assert board.memberships.count() == 1
