"""The command that takes a board's own list: `manage.py import_x FILE --board SLUG`."""

from pathlib import Path

from django.core.management.base import BaseCommand, CommandError

from accounts.models import Board
from accounts.tenancy import tenant
from ui.sheets import NotThisFile, sources


class ListCommand(BaseCommand):
    """Takes rows by `action` and says what happened, or refuses the file in a sentence."""

    columns = ""

    def action(self, **given):
        raise NotImplementedError

    def add_arguments(self, parser):
        parser.add_argument("file", type=Path, help=f"CSV or .xlsx with {self.columns}.")
        parser.add_argument("--board", required=True, metavar="SLUG")
        parser.add_argument(
            "--replace", action="store_true",
            help="where the list has another value, take the one of the file",
        )  # fmt: skip

    def handle(self, *args, file, board, replace, **options):
        own = Board.objects.filter(slug=board).first()
        if own is None:
            raise CommandError(f"There is no board with the slug {board}.")
        try:
            with tenant([own]):
                outcome = self.action(board=own, sources=sources(file), replace=replace)
        except (OSError, NotThisFile) as error:
            raise CommandError(str(error)) from error
        self.stdout.write(f"{own}: {outcome}")
        for sentence in outcome.said:
            self.stdout.write(sentence)
