"""`sample_region` writes the sample region once; `--sign-ins` says who can sign in to it."""

import datetime as dt

from django.core.management.base import BaseCommand
from django.utils import timezone

from accounts.models import Board
from accounts.tenancy import tenant
from config.sample import (
    around,
    credentials,
    history,
    life,
    official,
    parties,
    region,
    rounds,
    table,
)


class Command(BaseCommand):
    help = "Write the fictional sample region: two boards, twelve manufacturers, two years."

    def add_arguments(self, parser):
        parser.add_argument(
            "--day", type=dt.date.fromisoformat, help="The day the sample is today."
        )
        parser.add_argument("--sign-ins", action="store_true", help="Only print who is in it.")

    def handle(self, *args, day, sign_ins, **options):
        if sign_ins:
            self.print_sign_ins()
        elif Board.objects.filter(is_sample=True).exists():
            self.stdout.write("The sample region is there already.")
        else:
            write_sample(day or timezone.localdate())
            self.stdout.write("The sample region is written.")

    def print_sign_ins(self):
        people = [*parties.STAFF, *parties.FIRM_PEOPLE, *parties.PARTNER_PEOPLE]
        for person in people:
            party = (
                parties.BOARDS[person.party][0] if person.party in parties.BOARDS else person.party
            )
            self.stdout.write(f"  {person.name:16} {person.role:15} {party} ({person.email})")


def write_sample(day):
    """Write everything in one transaction: a half-written sample never shows."""
    with tenant([]):
        written = region.write_boards(day)
        with tenant(written.boards.values()):
            region.write_parties(written)
            region.write_partnerships(written)
            asked = rounds.write_rounds(written)
            history.write_classes(written, asked)
            history.write_looks(written, asked)
            life.write_lives(written)
            table.write_table(written)
            around.write_around(written)
            official.write_official(written)
            credentials.write_recognitions(written)
