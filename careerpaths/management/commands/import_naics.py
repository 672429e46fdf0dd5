"""`manage.py import_naics FILE`: the industries of the official NAICS workbook."""

from careerpaths.management.importing import ImportCommand
from careerpaths.models import DataRelease


class Command(ImportCommand):
    help = "Take the industries of the official NAICS workbook into a release."
    source = DataRelease.Source.NAICS
