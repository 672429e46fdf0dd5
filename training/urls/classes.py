"""Addresses of classes, pledges, rosters and providers."""

urlpatterns = []
