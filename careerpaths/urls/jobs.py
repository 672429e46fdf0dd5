"""Addresses of the jobs a partnership plans for, and of what they ask for."""

from django.urls import path

from careerpaths.views import jobs

urlpatterns = [
    path("b/<slug:board>/partnerships/<int:pk>/jobs/", jobs.jobs, name="jobs"),
    path("b/<slug:board>/partnerships/<int:pk>/jobs/add/", jobs.add_job, name="add_job"),
    path(
        "b/<slug:board>/partnerships/<int:pk>/jobs/<int:job>/edit/", jobs.edit_job, name="edit_job"
    ),
]
