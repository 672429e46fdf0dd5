"""The command that writes the sample region: on any day, and whom it names."""

import datetime as dt

import pytest
from django.core.management import call_command

from accounts.models import Board
from accounts.tenancy import tenant
from config.management.commands.sample_region import write_sample
from training.models import DemandRound

pytestmark = pytest.mark.django_db


def test_sign_ins_are_printed_without_passwords(capsys):
    call_command("sample_region", "--sign-ins")
    printed = capsys.readouterr().out
    assert "dana.whitlock@lancaster.example" in printed
    assert "password" not in printed


@pytest.mark.slow
@pytest.mark.parametrize("day", [dt.date(2027, 1, 5), dt.date(2027, 7, 1), dt.date(2028, 2, 29)])
def test_the_sample_can_be_written_on_any_day(day):
    write_sample(day)
    boards = list(Board.objects.filter(is_sample=True))
    with tenant(boards):
        rounds = DemandRound.objects.held().order_by("opens_on")
        names = list(rounds.values_list("name", flat=True))
    assert len(set(names)) == 5
