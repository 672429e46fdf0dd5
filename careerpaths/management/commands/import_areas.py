"""`manage.py import_areas FILE`: counties, workforce areas and metropolitan areas."""

from careerpaths.management.importing import ImportCommand
from careerpaths.models import DataRelease


class Command(ImportCommand):
    help = "Take counties and the areas they lie in."
    source = DataRelease.Source.AREAS
