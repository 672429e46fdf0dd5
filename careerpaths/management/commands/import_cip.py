"""`manage.py import_cip FILE`: the programs of the official CIP file."""

from careerpaths.management.importing import ImportCommand
from careerpaths.models import DataRelease


class Command(ImportCommand):
    help = "Take the programs of the official CIP file into a release."
    source = DataRelease.Source.CIP
