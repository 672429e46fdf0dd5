"""The addresses of careerpaths, a module a subject."""

from careerpaths.urls import board, careers, competencies, credentials, find, jobs, reference

app_name = "careerpaths"
urlpatterns = [
    *board.urlpatterns,
    *careers.urlpatterns,
    *competencies.urlpatterns,
    *credentials.urlpatterns,
    *find.urlpatterns,
    *jobs.urlpatterns,
    *reference.urlpatterns,
]
