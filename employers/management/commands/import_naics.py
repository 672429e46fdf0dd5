"""`manage.py import_naics FILE`: the industries of the official NAICS workbook."""

from pathlib import Path

from django.core.management.base import BaseCommand, CommandError

from employers.importers import import_naics
from employers.rules.naics import RELEASE
from ui.sheets import NotThisFile


class Command(BaseCommand):
    help = "Take the official NAICS workbook (2022_NAICS_Structure.xlsx) into the industries."

    def add_arguments(self, parser):
        parser.add_argument("file", type=Path)

    def handle(self, *args, file, **options):
        try:
            outcome = import_naics(path=file, release=RELEASE)
        except (OSError, NotThisFile) as error:
            raise CommandError(str(error)) from error
        self.stdout.write(
            f"NAICS {RELEASE}: {outcome.new:,} new, {outcome.changed:,} changed, "
            f"{outcome.unchanged:,} as they were."
        )
