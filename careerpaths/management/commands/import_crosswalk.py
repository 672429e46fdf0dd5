"""`manage.py import_crosswalk FILE`: the matches of programs and occupations."""

from careerpaths.management.importing import ImportCommand
from careerpaths.models import DataRelease


class Command(ImportCommand):
    help = "Take the matches of programs and occupations into a release."
    source = DataRelease.Source.CROSSWALK
