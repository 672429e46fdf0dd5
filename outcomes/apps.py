from django.apps import AppConfig


class OutcomesConfig(AppConfig):
    name = "outcomes"

    def ready(self):
        from accounts import navigation
        from outcomes import access

        navigation.sections.append(access.sections)
