from django.apps import AppConfig


class JobsConfig(AppConfig):
    name = "jobs"

    def ready(self):
        from accounts import navigation
        from jobs import access

        navigation.sections.append(access.sections)
