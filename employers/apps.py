from django.apps import AppConfig


class EmployersConfig(AppConfig):
    name = "employers"

    def ready(self):
        from accounts import navigation
        from employers import access

        navigation.sections.append(access.sections)
