"""Addresses of pooled needs, for staff, and of whom a firm does not want to be pooled with."""

from django.urls import path

from training.views import apart, pools

POOLS = "b/<slug:board>/pools/"

urlpatterns = [
    path(POOLS, pools.pools, name="pools"),
    path(POOLS + "add/", pools.add_pool, name="add_pool"),
    path(POOLS + "<int:pk>/", pools.pool, name="pool"),
    path("e/<int:organization>/apart/", apart.kept_apart, name="kept_apart"),
]
