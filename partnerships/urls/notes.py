"""Addresses where the public writes to a partnership, and where staff reads it."""

from django.urls import path

from partnerships.views import notes, public

BOARD = "b/<slug:board>/"
PUBLIC = "partnerships/<slug:board>/<slug:slug>/"

urlpatterns = [
    path(PUBLIC + "join/", public.join, name="join"),
    path(PUBLIC + "say/", public.say, name="say"),
    path(PUBLIC + "say/<slug:code>/", public.say_challenge, name="say_challenge"),
    path(BOARD + "notes/", notes.notes, name="notes"),
    path(BOARD + "notes/<int:pk>/", notes.note, name="note"),
    path(BOARD + "notes/<int:pk>/refuse/", notes.refuse_note, name="refuse_note"),
    path(BOARD + "partnerships/<int:pk>/poster/", notes.poster, name="poster"),
]
