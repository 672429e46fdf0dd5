"""`manage.py import_oews FILE`: wages and employment by occupation, area by area."""

from careerpaths.management.importing import ImportCommand
from careerpaths.models import DataRelease


class Command(ImportCommand):
    help = "Take the wages of OEWS into a release, in either layout."
    source = DataRelease.Source.OEWS
