"""Addresses of the loop: stating and pooling needs (demand), classes, occupations."""

from training.urls import classes, demand, occupations

app_name = "training"
urlpatterns = [*demand.urlpatterns, *classes.urlpatterns, *occupations.urlpatterns]
