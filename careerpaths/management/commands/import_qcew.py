"""`manage.py import_qcew FILE`: establishments, jobs and weekly wages by industry."""

from careerpaths.management.importing import ImportCommand
from careerpaths.models import DataRelease


class Command(ImportCommand):
    help = "Take quarterly files of the QCEW into a release."
    source = DataRelease.Source.QCEW
