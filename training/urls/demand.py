"""Addresses of rounds, answers, releases and pools."""

urlpatterns = []
