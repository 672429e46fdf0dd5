"""`manage.py import_cpi FILE`: the consumer price index."""

from careerpaths.management.importing import ImportCommand
from careerpaths.models import DataRelease


class Command(ImportCommand):
    help = "Take a flat file of the consumer price index into a release."
    source = DataRelease.Source.CPI
