"""Print what official data say of a move between two occupations."""

import json

from django.core.management.base import BaseCommand, CommandError

from careerpaths.reports.moves import NotLoaded, area_of, career_move
from careerpaths.rules.codes import NotACode
from careerpaths.rules.telling import CAUTION, told


class Command(BaseCommand):
    help = "Print what official data say of a move between two occupations: facts, no verdict."

    def add_arguments(self, parser):
        parser.add_argument("origin", metavar="FROM", help="SOC or O*NET-SOC code")
        parser.add_argument("destination", metavar="TO", help="SOC or O*NET-SOC code")
        parser.add_argument("--area", required=True, metavar="CODE", help="US, 42 or 29540")
        parser.add_argument("--json", action="store_true", help="as JSON, unrounded")

    def handle(self, *, origin, destination, area, **options):
        try:
            facts = career_move(origin, destination, area=area)
            place = area_of(area)
        except (NotACode, NotLoaded) as problem:
            raise CommandError(str(problem)) from None
        if options["json"]:
            self.stdout.write(json.dumps(facts.as_dict(), indent=2, allow_nan=False))
            return
        self.stdout.write(f"{_named(facts.origin)} to {_named(facts.destination)}, {place}")
        for sentence in [*told(facts), CAUTION]:
            self.stdout.write(sentence)


def _named(side):
    return f"{side.profile.title} ({side.profile.code})"
