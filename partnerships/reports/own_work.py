"""What an organization sees of the work at its tables."""

from django.db.models import QuerySet

from accounts.models import Organization
from partnerships.models import ActionItem, Member, Partnership

# Which actions a page shows, with the words of its tab.
SHOWN = {
    "ours": "Ours",
    "free": "Free to take",
    "questions": "Questions to staff",
    "finished": "Finished",
}


def actions_at_the_table(organization: Organization) -> QuerySet[ActionItem]:
    """Return all actions of the partnerships in which the organization sits."""
    seats = organization.members.seated()
    rows = ActionItem.objects.filter(partnership__in=seats.values("partnership"))
    return rows.for_list().select_related("board")


def shown(organization: Organization, which: str) -> QuerySet[ActionItem]:
    """Return one of the four lists. Other firms' actions are on none of them."""
    actions = actions_at_the_table(organization)
    if which == "questions":
        return actions.filter(kind=ActionItem.Kind.RESEARCH).order_by("-due_on", "-pk")
    if which == "free":
        plain = actions.filter(kind=ActionItem.Kind.ACTION, organization=None)
        return plain.filter(state__in=ActionItem.UNFINISHED)
    own = actions.filter(organization=organization)
    if which == "finished":
        return own.exclude(state__in=ActionItem.UNFINISHED).order_by("-due_on", "-pk")
    return own.filter(state__in=ActionItem.UNFINISHED)


def askable(organization: Organization) -> QuerySet[Partnership]:
    """Return the partnerships whose staff the employer may ask: those where it sits as one."""
    seats = organization.members.seated().filter(seat=Member.Seat.EMPLOYER)
    return Partnership.objects.filter(pk__in=seats.values("partnership")).order_by("name", "pk")
