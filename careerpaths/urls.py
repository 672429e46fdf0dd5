from django.urls import path

from careerpaths import views

app_name = "careerpaths"
urlpatterns = [
    path("b/<slug:board>/partnerships/<int:pk>/jobs/", views.jobs, name="jobs"),
    path("b/<slug:board>/partnerships/<int:pk>/jobs/add/", views.add_job, name="add_job"),
    path(
        "b/<slug:board>/partnerships/<int:pk>/jobs/<int:job>/edit/", views.edit_job, name="edit_job"
    ),
    path("b/<slug:board>/competencies/", views.competencies, name="competencies"),
    path("b/<slug:board>/competencies/add/", views.add_competency, name="add_competency"),
]
