"""`manage.py import_living_wages FILE --board SLUG`: what households need to earn."""

from careerpaths.actions.lists import take_living_wages
from careerpaths.management.taking import ListCommand


class Command(ListCommand):
    help = "Take a board's living wages; rows that are there already change nothing."
    columns = "the columns county_fips (or area), year, household, hourly and source"
    action = staticmethod(take_living_wages)
