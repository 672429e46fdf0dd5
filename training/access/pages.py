"""Who may open which round, class and record, and the entries of navigation."""

from django.shortcuts import get_object_or_404
from django.urls import reverse

from accounts.models import Organization
from accounts.navigation import Item
from accounts.permissions import Permission
from partnerships.access import assigned_partnership, partnership_of
from training.models import Cohort, DemandRound

Kind = Organization.Kind
DEMAND_PAGES = (  # the first is the entry, the others lie under it
    "training:rounds", "training:pools", "training:notes_of_experts", "training:flow",
)  # fmt: skip
UNDER_CLASSES = ("programs/", "providers/")


def demand_sections(membership):
    """Return the entries of rounds, needs and pools."""
    if membership.board:
        url, *covers = (reverse(name, args=[membership.board.slug]) for name in DEMAND_PAGES)
        return [Item("Needs", url, icon="clipboard-list", rank=40, covers=tuple(covers))]
    if membership.organization.Kind.EMPLOYER in membership.organization.kinds:
        url, apart = (
            reverse(f"training:{name}", args=[membership.organization.pk])
            for name in ("own_rounds", "kept_apart")
        )
        return [Item("Our needs", url, rank=20, covers=(apart,))]
    return []


def round_of(request, board, pk):
    """Return a round of a partnership that this member of staff may open, or 404."""
    round = get_object_or_404(board.demandrounds.select_related("partnership"), pk=pk)
    partnership_of(request, board, round.partnership_id)
    return round


def assigned_round(request, board, pk):
    """Return a round whose firms' answers this person may open: 404, or PermissionDenied."""
    round = round_of(request, board, pk)
    assigned_partnership(request, board, round.partnership_id)
    return round


def pool_of(request, board, pk):
    """Return a pool of a partnership assigned to this person: 404, or PermissionDenied."""
    pool = get_object_or_404(
        board.pools.with_sums().select_related("partnership", "competency"), pk=pk
    )
    assigned_partnership(request, board, pool.partnership_id)
    return pool


def asked_round(organization, pk):
    """Return a round that asks this firm, or that it answered; not one being prepared."""
    rounds = DemandRound.objects.of_firm(organization)
    return get_object_or_404(rounds.select_related("partnership", "board"), pk=pk)


def read_round(organization, pk):
    """Return a round whose release this organization may read: it has an active seat."""
    rounds = DemandRound.objects.read_by(organization)
    return get_object_or_404(rounds.select_related("partnership", "board"), pk=pk)


def may_read_answers(request, partnership):
    """Tell whether to offer the links to firms' answers; the pages ask again themselves."""
    may = request.membership.may(Permission.ANSWERS_VIEW)
    return may and partnership.assignments.filter(user=request.user).exists()


def pools_url(request, partnership=None):
    """Return where the person pools needs, of one partnership if given; "" if she may not."""
    board = request.membership.board
    mine = board.partnerships.assigned_to(request.user)
    if partnership is not None:
        mine = mine.filter(pk=partnership.pk)
    if not (request.membership.may(Permission.CLASSES_RUN) and mine.exists()):
        return ""
    url = reverse("training:pools", args=[board.slug])
    return f"{url}?partnership={partnership.pk}" if partnership else url


def class_sections(membership):
    """Return the entries of classes for each party; providers and partners start here."""
    if membership.board:
        url = reverse("training:cohorts", args=[membership.board.slug])
        covers = tuple(url.removesuffix("classes/") + page for page in UNDER_CLASSES)
        return [Item("Classes", url, icon="school", rank=50, covers=covers)]
    organization, kinds = membership.organization, set(membership.organization.kinds)
    items = []
    if Kind.EMPLOYER in kinds:
        items.append(Item("Classes", _own("training:own_classes", organization), rank=30))
    if Kind.PROVIDER in kinds:
        label = "Our programs" if Kind.EMPLOYER in kinds else "Home"
        items.append(Item(label, _own("training:provider_home", organization), rank=10))
    if kinds - {Kind.EMPLOYER, Kind.PROVIDER}:
        label = "Home" if len(kinds) == 1 else "Partner home"
        items.append(Item(label, _own("training:partner_home", organization), rank=10))
    return items


def _own(name, organization):
    return reverse(name, args=[organization.pk])


def cohort_of(request, board, pk):
    """Return a class of a partnership that this member of staff may open, or 404."""
    cohort = get_object_or_404(board.cohorts.for_page(), pk=pk)
    partnership_of(request, board, cohort.partnership_id)
    return cohort


def assigned_cohort(request, board, pk):
    """Return a class whose firms and people this person may open: 404, or PermissionDenied."""
    cohort = cohort_of(request, board, pk)
    assigned_partnership(request, board, cohort.partnership_id)
    return cohort


def assigned_upload(request, board, pk):
    """Return an uploaded roster of such a class."""
    uploads = board.rosteruploads.select_related("cohort__partnership", "job", "uploaded_by")
    upload = get_object_or_404(uploads, pk=pk)
    assigned_partnership(request, board, upload.cohort.partnership_id)
    return upload


def offered_class(organization, pk):
    """Return a class this firm may pledge in, or where it pledged, or 404."""
    return get_object_or_404(Cohort.objects.of_firm(organization).for_page(), pk=pk)


def taught_class(organization, pk):
    """Return a class this provider teaches, or 404."""
    return get_object_or_404(Cohort.objects.taught_by(organization).for_page(), pk=pk)
