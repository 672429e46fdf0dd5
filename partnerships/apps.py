from django.apps import AppConfig


class PartnershipsConfig(AppConfig):
    name = "partnerships"

    def ready(self):
        from accounts import navigation
        from partnerships import access
        from partnerships.reports import openings
        from partnerships.reports.agenda import agenda_sources

        agenda_sources.extend(openings.SOURCES)
        navigation.sections.append(access.sections)
        navigation.public_sections.append(access.public_sections)
