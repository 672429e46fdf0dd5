from django.apps import AppConfig


class CareerPathsConfig(AppConfig):
    name = "careerpaths"
