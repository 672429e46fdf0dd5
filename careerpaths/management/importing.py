"""The command that loads a source: `manage.py import_x FILE [--release NAME]`."""

from pathlib import Path

from django.core.management.base import BaseCommand, CommandError

from careerpaths.importers.kinds import LOADERS
from ui.sheets import NotThisFile, sources


class ImportCommand(BaseCommand):
    """Loads the files of `source` and says what happened, or refuses them in a sentence."""

    source = ""

    @property
    def loader(self):
        return LOADERS[self.source]

    def add_arguments(self, parser):
        release = self.loader.default
        parser.add_argument(
            "files", type=Path, nargs="+", metavar="FILE",
            help=f"{self.loader.accepts} A zip or a folder of them will do.",
        )  # fmt: skip
        parser.add_argument(
            "--release", default="",
            help=f"as its publisher calls it, such as {self.loader.example}"
            + (f" (default: {release})" if release else ""),
        )  # fmt: skip

    def handle(self, *args, files, release, **options):
        try:
            found = [each for file in files for each in sources(file)]
            loaded, outcome = self.loader.load(found, release=release)
        except (OSError, NotThisFile) as error:
            raise CommandError(str(error)) from error
        self.stdout.write(f"{loaded}: {outcome.words}")
        for note in outcome.notes:
            self.stdout.write(note)
