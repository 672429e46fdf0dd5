from django.apps import AppConfig


class PartnershipsConfig(AppConfig):
    name = "partnerships"

    def ready(self):
        from accounts import navigation
        from partnerships import access

        navigation.sections.append(access.sections)
        navigation.public_sections.append(access.public_sections)
