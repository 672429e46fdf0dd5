from django.apps import AppConfig


class CareerPathsConfig(AppConfig):
    name = "careerpaths"

    def ready(self):
        from accounts import navigation
        from careerpaths import access

        navigation.sections.append(access.sections)
        navigation.public_sections.append(access.public_sections)
