"""`createboard`: a new board and the invitation of its first director."""

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError
from django.core.validators import validate_email, validate_slug
from django.urls import reverse
from django.utils import timezone

from accounts import actions
from accounts.models import Board, County, Invitation


class Command(BaseCommand):
    help = "Make a board and print the link with which its first director signs in."

    def add_arguments(self, parser):
        parser.add_argument("name", help="Such as 'Lancaster County Workforce Development Board'.")
        parser.add_argument("--slug", required=True, help="Its short name in addresses.")
        parser.add_argument("--state", required=True, help="Two letters, such as PA.")
        parser.add_argument(
            "--county", action="append", default=[], help="A county it serves; may be repeated."
        )
        parser.add_argument("--director-name", required=True)
        parser.add_argument("--director-email", required=True)
        parser.add_argument("--address", default=None, help="Of the portal: https://host.")

    def handle(self, *, name, slug, state, county, director_name, director_email, **options):
        _check(slug, director_email)
        self._refuse_twice(name, slug)
        _, invitation, token = actions.create_board(
            name=name,
            slug=slug,
            counties=_counties(state.upper(), county),
            director_name=director_name,
            director_email=director_email,
            now=timezone.now(),
        )
        link = (options["address"] or _address()) + reverse("accounts:accept", args=[token])
        self.stdout.write(f"{name} is made. {director_name} accepts the invitation here:\n")
        self.stdout.write(f"\n    {link}\n\n")
        self.stdout.write(
            f"The link is shown this once, works once, for {Invitation.LIFETIME.days} days, "
            f"and belongs to {invitation.email}.\n"
        )

    def _refuse_twice(self, name, slug):
        if Board.objects.filter(slug=slug).exists():
            raise CommandError(f"There is a board with the short name {slug} already.")
        if Board.objects.filter(name=name).exists():
            raise CommandError(f"There is a board named {name} already.")


def _check(slug, email):
    try:
        validate_slug(slug)
    except ValidationError as error:
        raise CommandError("--slug takes letters, digits, hyphens and underscores.") from error
    try:
        validate_email(email)
    except ValidationError as error:
        raise CommandError(f"{email} is no e-mail address.") from error


def _counties(state, names):
    """Return the named counties of the state; all of its counties where none is named."""
    known = County.objects.filter(state=state)
    if not names:
        return known
    found = known.filter(name__in=names)
    missing = set(names) - {county.name for county in found}
    if missing:
        raise CommandError(f"No county of {state} is named {', '.join(sorted(missing))}.")
    return found


def _address():
    return f"{'https' if settings.HTTPS else 'http'}://{settings.ALLOWED_HOSTS[0]}"
