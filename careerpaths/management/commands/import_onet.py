"""`manage.py import_onet PATH [--release 29.3]`: tables of a release of O*NET."""

from careerpaths.management.importing import ImportCommand
from careerpaths.models import DataRelease


class Command(ImportCommand):
    help = "Take the O*NET database, or some of its tables, into a release."
    source = DataRelease.Source.ONET
