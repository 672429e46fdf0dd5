"""The way into careers for everybody: first the board."""

from django.urls import path

from careerpaths.views import careers

urlpatterns = [path("careers/", careers.careers, name="careers")]
