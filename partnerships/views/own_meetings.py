"""Meetings for the people of the organizations at the table, through both of their doors."""

from django.shortcuts import get_object_or_404, render

from accounts.doors import employer_view, partner_view
from accounts.permissions import Permission
from partnerships.access import OWN, PARTNER, seat_of, seated_meeting
from partnerships.views.meetings import calendar_file, meeting_words
from partnerships.views.minutes import pdf_response
from ui.paging import paginate


@employer_view(Permission.ORGANIZATION_VIEW)
def own_meetings(request, organization, pk):
    return _meetings(request, organization, pk, OWN)


@partner_view(Permission.ORGANIZATION_VIEW)
def partner_meetings(request, organization, pk):
    return _meetings(request, organization, pk, PARTNER)


def _meetings(request, organization, pk, way):
    seat = seat_of(organization, pk)
    page = paginate(request, seat.partnership.meetings.for_list())
    return _page(request, "own_meetings", organization, way, seat=seat, page=page)


@employer_view(Permission.ORGANIZATION_VIEW)
def own_meeting(request, organization, pk):
    return _meeting(request, organization, pk, OWN)


@partner_view(Permission.ORGANIZATION_VIEW)
def partner_meeting(request, organization, pk):
    return _meeting(request, organization, pk, PARTNER)


def _meeting(request, organization, pk, way):
    meeting = seated_meeting(organization, pk)
    words = meeting_words(meeting) | {
        "sees_blocks": way is OWN,
        "is_sent": meeting.minutes_files.exists(),
        "may_write": False,
    }
    return _page(request, "own_meeting", organization, way, **words)


@employer_view(Permission.ORGANIZATION_VIEW)
def own_minutes(request, organization, pk):
    return _minutes(request, organization, pk, OWN)


@partner_view(Permission.ORGANIZATION_VIEW)
def partner_minutes(request, organization, pk):
    return _minutes(request, organization, pk, PARTNER)


def _minutes(request, organization, pk, way):
    meeting = seated_meeting(organization, pk)
    sent = get_object_or_404(meeting.minutes_files.without_file())
    return _page(
        request, "own_minutes", organization, way, meeting=meeting, minutes=sent.content, sent=sent
    )


@employer_view(Permission.ORGANIZATION_VIEW)
def own_minutes_pdf(request, organization, pk):
    return pdf_response(seated_meeting(organization, pk))


@partner_view(Permission.ORGANIZATION_VIEW)
def partner_minutes_pdf(request, organization, pk):
    return pdf_response(seated_meeting(organization, pk))


@employer_view(Permission.ORGANIZATION_VIEW)
def own_meeting_ics(request, organization, pk):
    return _ics(request, organization, pk, OWN)


@partner_view(Permission.ORGANIZATION_VIEW)
def partner_meeting_ics(request, organization, pk):
    return _ics(request, organization, pk, PARTNER)


def _ics(request, organization, pk, way):
    meeting = seated_meeting(organization, pk)
    return calendar_file(request, meeting, way.url("meeting", organization, meeting.pk))


def _page(request, name, organization, way, **context):
    context |= {"organization": organization, "names": way.names, "way": way}
    return render(request, f"partnerships/{name}.html", context)
