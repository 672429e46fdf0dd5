"""`manage.py import_soc FILE`: the occupations of the official SOC workbooks."""

from careerpaths.management.importing import ImportCommand
from careerpaths.models import DataRelease


class Command(ImportCommand):
    help = "Take the occupations of the official SOC workbooks into a release."
    source = DataRelease.Source.SOC
