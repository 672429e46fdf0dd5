"""Addresses of meetings, their agenda, who came, and their minutes."""

from django.urls import path

from partnerships.views import agenda, meetings, minutes, own_meetings

ALL = "b/<slug:board>/partnerships/<int:pk>/meetings/"
ONE = "b/<slug:board>/meetings/<int:pk>/"
ITEM = ONE + "items/<int:item>/"

staff = [
    path(ALL, meetings.meetings, name="meetings"),
    path(ALL + "add/", meetings.add_meeting, name="add_meeting"),
    path(ONE, meetings.meeting, name="meeting"),
    path(ONE + "edit/", meetings.edit_meeting, name="edit_meeting"),
    path(ONE + "move/<slug:target>/", meetings.move_meeting, name="move_meeting"),
    path(ONE + "meeting.ics", meetings.meeting_ics, name="meeting_ics"),
    path(ONE + "decisions/add/", meetings.add_decision, name="add_decision"),
    path(ONE + "agenda/build/", agenda.build_agenda, name="build_agenda"),
    path(ONE + "items/add/", agenda.add_item, name="add_item"),
    path(ITEM + "edit/", agenda.edit_item, name="edit_item"),
    path(ITEM + "remove/", agenda.remove_item, name="remove_item"),
    path(ONE + "attendance/", agenda.attendance, name="attendance"),
    path(ONE + "minutes/", minutes.minutes, name="minutes"),
    path(ONE + "minutes/send/", minutes.send_minutes, name="send_minutes"),
    path(ONE + "minutes.pdf", minutes.minutes_pdf, name="minutes_pdf"),
]


def _through(door, prefix):
    """Return the pages of people at the table behind one of their two doors."""
    party = f"{door}/<int:organization>/"
    one = party + "meetings/<int:pk>/"
    pages = {
        "meetings": party + "partnership/<int:pk>/meetings/",
        "meeting": one,
        "meeting_ics": one + "meeting.ics",
        "minutes": one + "minutes/",
        "minutes_pdf": one + "minutes.pdf",
    }
    names = {f"{prefix}_{page}": address for page, address in pages.items()}
    return [
        path(address, getattr(own_meetings, name), name=name) for name, address in names.items()
    ]


urlpatterns = [*staff, *_through("e", "own"), *_through("o", "partner")]
