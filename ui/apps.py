from django.apps import AppConfig


class UiConfig(AppConfig):
    """The look of the portal: tags, pictures, tables and files. Knows no model."""

    name = "ui"
    verbose_name = "look"
