from django.apps import AppConfig

from config.celery import app

__all__ = ["ConfigConfig", "app"]


class ConfigConfig(AppConfig):
    """The project itself; loading it makes the Celery application known to shared tasks."""

    name = "config"
