"""The addresses of careerpaths, a module a subject."""

from careerpaths.urls import competencies, jobs

app_name = "careerpaths"
urlpatterns = [*jobs.urlpatterns, *competencies.urlpatterns]
