"""Addresses of the loop: stating and pooling needs (demand), and running classes."""

from training.urls import classes, demand

app_name = "training"
urlpatterns = [*demand.urlpatterns, *classes.urlpatterns]
