"""The wall outside of a request: jobs, commands and streams open their own transaction."""

from accounts.models import Look
from accounts.tenancy import tenant
from tests import factories


def test_block_opens_a_board_and_closes_it_again(committed):
    board = factories.BoardFactory()
    factories.LookFactory(board=board)
    with tenant([board]):
        assert Look.objects.count() == 1
    assert Look.objects.count() == 0


def test_block_that_fails_keeps_nothing(committed):
    board = factories.BoardFactory()
    try:
        with tenant([board]):
            factories.LookFactory(board=board)
            raise RuntimeError
    except RuntimeError:
        pass
    with tenant([board]):
        assert Look.objects.count() == 0
