"""`manage.py import_etpl FILE --board SLUG`: a state's eligible-training-provider list."""

import csv
from pathlib import Path

from django.core.management.base import BaseCommand, CommandError

from accounts.models import Board
from training.importers.etpl import NotAList, import_list
from ui.tables.files import harmless

HEADER = ["line", "reason", "column", "value"]


class Command(BaseCommand):
    help = "Take a state's eligible-training-provider list into a board's providers and programs."

    def add_arguments(self, parser):
        parser.add_argument("file", type=Path)
        parser.add_argument("--board", required=True, help="the board's short name in addresses")
        parser.add_argument(
            "--rejects", type=Path, default=Path("etpl-rejects.csv"),
            help="where lines and cells that were not taken are named (default: %(default)s)",
        )  # fmt: skip

    def handle(self, *args, file, board, rejects, **options):
        try:
            outcome = import_list(path=file, board=Board.objects.get(slug=board))
        except Board.DoesNotExist as error:
            raise CommandError(f"There is no board {board}.") from error
        except (OSError, NotAList) as error:
            raise CommandError(str(error)) from error
        write_rejects(rejects, outcome.rejects)
        self.stdout.write(
            f"{outcome.lines:,} lines read. "
            f"Providers: {outcome.new_providers:,} new, {outcome.changed_providers:,} changed. "
            f"Programs: {outcome.new_programs:,} new, {outcome.changed_programs:,} changed, "
            f"{outcome.unchanged_programs:,} as they were. "
            f"Lines rejected: {outcome.rejected_lines:,}. "
            f"Cells left out: {outcome.left_out_cells:,}. Each is named in {rejects}."
        )


def write_rejects(path, rejects):
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(HEADER)
        for each in rejects:
            writer.writerow([each.line, each.reason, each.column, harmless(each.value)])
