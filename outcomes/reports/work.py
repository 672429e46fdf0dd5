"""Reads what may need the board's staff: open rounds, classes, uploads, invitations, mail."""

import datetime as dt
from collections.abc import Mapping

from django.db.models import Count, Exists, OuterRef, Q
from django.urls import reverse
from django.utils import timezone

from accounts.models import Invitation
from accounts.permissions import Permission
from jobs.actions import mails_for_a_person
from outcomes.reports.table import read_table
from outcomes.rules.today import (
    SOON,
    EndedClass,
    Facts,
    MissingRelease,
    OpenClass,
    OpenInvitation,
    OpenRound,
    WaitingUpload,
    WrittenDown,
)
from partnerships.models import Member
from training.models import Answer, Cohort, DemandRound, Enrolment, Release, RosterUpload
from training.reports.turnout import Turnout

MOST = 20  # rows of each kind: nobody works off a longer list, and the page stays bounded
FORGET = dt.timedelta(days=14)  # an invitation this long expired is no work any more
IN_THE_MAKING = dt.timedelta(minutes=10)  # a release takes less


def seen_by(membership, field: str = "partnership") -> Q:
    """Return the condition for rows of partnerships this member of staff sees.

    Only a guest's rows are compared one by one; the others see all rows of their board.
    """
    if not membership.is_guest:
        return Q(board=membership.board)
    mine = membership.board.partnerships.visible_to(membership)
    return Q(**{f"{field}__in": mine.values("pk")})


def open_rounds(membership):
    """Return the open rounds a member of staff sees, the next to close first."""
    found = DemandRound.objects.open().filter(seen_by(membership))
    return found.select_related("partnership", "board").order_by("closes_on", "pk")[:MOST]


def recruiting(membership):
    """Return classes still looking for seats, the next to be decided first."""
    found = Cohort.objects.recruiting().filter(seen_by(membership))
    return found.select_related("board").order_by("decision_on", "pk")[:MOST]


def read_facts(membership, rounds, turnouts: Mapping[int, Turnout], classes, now) -> Facts:
    """Return what a member of staff's list of work is made from.

    rounds, classes: as `open_rounds` and `recruiting` give them. Invitations and mail are for
    people who may invite, and not for guests of the board.
    """
    board, day = membership.board, timezone.localdate(now)
    may_name = membership.may(Permission.ANSWERS_VIEW)
    may_invite = membership.may(Permission.INVITE) and not membership.is_guest
    return Facts(
        rounds=[_open_round(one, turnouts[one.pk], may_name) for one in rounds],
        written_down=_written_down(membership, rounds, turnouts) if may_name else [],
        missing_releases=_missing_releases(seen_by(membership), now),
        open_classes=[open_class(one) for one in classes],
        ended_classes=_ended_classes(seen_by(membership), day),
        uploads=_uploads(board, seen_by(membership, "cohort__partnership")),
        invitations=_invitations(board, day) if may_invite else [],
        doubtful_mails=mails_for_a_person(board).count() if may_invite else 0,
        mails_url=reverse("jobs:index", args=[board.slug]),
        table=read_table(membership, now),
    )


def _open_round(one, turnout: Turnout, may_name: bool) -> OpenRound:
    return OpenRound(
        name=one.name,
        partnership=one.partnership.name,
        url=one.get_absolute_url(),
        closes_on=one.closes_on,
        asked=len(turnout.asked),
        waiting=len(turnout.waiting),
        who=turnout.waiting if may_name else [],
    )


def _written_down(membership, rounds, turnouts: Mapping[int, Turnout]) -> list[WrittenDown]:
    """Return what staff wrote down and no firm confirmed yet, for who is assigned to open it.

    A firm that left is asked nothing more.
    """
    if not any(turnouts[one.pk].written_down for one in rounds):
        return []
    mine = membership.board.partnerships.assigned_to(membership.user)
    drafts = Answer.objects.drafts().exclude(source=Answer.Source.FIRM)
    seats = (
        Member.objects.active()
        .employers()
        .filter(partnership=OuterRef("round__partnership"), organization=OuterRef("organization"))
    )
    found = drafts.filter(Exists(seats), round__in=rounds, round__partnership__in=mine.values("pk"))
    found = found.select_related("organization", "round").order_by("round__closes_on", "pk")
    return [
        WrittenDown(
            one.organization.name,
            one.round.name,
            reverse(
                "training:staff_check_answers",
                args=[membership.board.slug, one.round_id, one.organization_id],
            ),
            one.get_source_display(),
            timezone.localdate(one.saved_at),
            one.round.closes_on,
        )
        for one in found[:MOST]
    ]


def open_class(one: Cohort) -> OpenClass:
    return OpenClass(
        one.name, one.get_absolute_url(), one.decision_on, one.seats_pledged, one.min_seats
    )


def _missing_releases(seen: Q, now) -> list[MissingRelease]:
    # One made while the round was open, or before it was opened again, is not that of its close.
    made = Release.objects.filter(round=OuterRef("pk"), made_at__gte=OuterRef("closed_at"))
    rounds = (
        DemandRound.objects.closed()
        .filter(seen, ~Exists(made), closed_at__lt=now - IN_THE_MAKING)
        .select_related("partnership", "board")
        .only("name", "closed_at", "partnership__name", "board__slug")
        .order_by("closed_at", "pk")
    )
    return [
        MissingRelease(
            one.name,
            one.partnership.name,
            one.get_absolute_url(),
            timezone.localdate(one.closed_at),
        )
        for one in rounds[:MOST]
    ]


def _ended_classes(seen: Q, day) -> list[EndedClass]:
    """Return classes behind their last day with people without a result, or with nobody at all."""
    unknown = Count("enrolments", filter=Q(enrolments__state=Enrolment.State.ENROLLED))
    states = [Cohort.State.CONFIRMED, Cohort.State.RUNNING, Cohort.State.FINISHED]
    classes = (
        Cohort.objects.filter(seen, ends_on__lt=day, state__in=states)
        .annotate(people=Count("enrolments"), unknown=unknown)
        .filter(Q(unknown__gt=0) | Q(people=0))
        .select_related("board")
        .only("name", "ends_on", "board__slug")
        .order_by("ends_on", "pk")
    )
    return [
        EndedClass(one.name, one.get_absolute_url(), one.ends_on, one.people, one.unknown)
        for one in classes[:MOST]
    ]


def _uploads(board, seen: Q) -> list[WaitingUpload]:
    uploads = (
        board.rosteruploads.filter(seen, state=RosterUpload.State.CHECKED)
        .select_related("cohort")
        .only("uploaded_at", "good_rows", "bad_rows", "cohort__name")
        .order_by("uploaded_at", "pk")
    )
    return [
        WaitingUpload(
            one.cohort.name,
            reverse("training:roster", args=[board.slug, one.pk]),
            timezone.localdate(one.uploaded_at),
            one.good_rows,
            one.bad_rows,
        )
        for one in uploads[:MOST]
    ]


def _invitations(board, day) -> list[OpenInvitation]:
    """Return invitations to the board and to organizations it deals with that run out."""
    theirs = Q(board=board) | Q(organization__in=board.engagements.values("organization"))
    invitations = Invitation.objects.filter(
        theirs,
        accepted_at=None,
        expires_at__date__gte=day - FORGET,
        expires_at__date__lte=day + SOON,
    ).select_related("board", "organization")
    url = reverse("accounts:people", args=[board.slug])
    return [
        OpenInvitation(
            one.name,
            str(one.board or one.organization),
            url,
            timezone.localdate(one.expires_at),
        )
        for one in invitations.order_by("expires_at", "pk")[:MOST]
    ]
