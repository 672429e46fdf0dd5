"""Addresses of the loop: stating and pooling needs, running classes, occupations."""

from training.urls import (
    answers,
    classes,
    flow,
    links,
    occupations,
    pools,
    releases,
    rounds,
    working,
)

app_name = "training"
urlpatterns = [
    *rounds.urlpatterns,
    *answers.urlpatterns,
    *links.urlpatterns,
    *releases.urlpatterns,
    *working.urlpatterns,
    *flow.urlpatterns,
    *pools.urlpatterns,
    *classes.urlpatterns,
    *occupations.urlpatterns,
]
