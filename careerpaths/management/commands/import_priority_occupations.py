"""`manage.py import_priority_occupations FILE --board SLUG`: a program year's priorities."""

from careerpaths.actions.lists import take_priorities
from careerpaths.management.taking import ListCommand


class Command(ListCommand):
    help = "Take a board's priority occupations; rows that are there already change nothing."
    columns = "the columns program_year, soc and source, and note where it has one"
    action = staticmethod(take_priorities)
