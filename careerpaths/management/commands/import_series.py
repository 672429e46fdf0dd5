"""`manage.py import_series FILE`: series of anybody, as a plain table."""

from careerpaths.management.importing import ImportCommand
from careerpaths.models import DataRelease


class Command(ImportCommand):
    help = "Take a plain table of series into a release."
    source = DataRelease.Source.SERIES
