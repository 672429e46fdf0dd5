from django.apps import AppConfig


class PartnershipsConfig(AppConfig):
    name = "partnerships"

    def ready(self):
        from accounts import navigation
        from partnerships import access
        from partnerships.reports import news, openings
        from partnerships.reports.agenda import agenda_sources
        from partnerships.reports.digest import digest_sources

        agenda_sources.extend(openings.SOURCES)
        digest_sources.append(news.table_news)
        navigation.sections.append(access.sections)
        navigation.public_sections.append(access.public_sections)
