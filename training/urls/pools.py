"""Addresses of pooled needs, for staff."""

from django.urls import path

from training.views import pools

POOLS = "b/<slug:board>/pools/"

urlpatterns = [
    path(POOLS, pools.pools, name="pools"),
    path(POOLS + "add/", pools.add_pool, name="add_pool"),
    path(POOLS + "<int:pk>/", pools.pool, name="pool"),
]
