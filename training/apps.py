from django.apps import AppConfig


class TrainingConfig(AppConfig):
    name = "training"

    def ready(self):
        from accounts import navigation
        from partnerships.reports.agenda import agenda_sources
        from partnerships.reports.digest import digest_sources
        from training import access
        from training.reports import table

        agenda_sources.append(table.on_the_agenda)
        digest_sources.append(table.training_news)
        navigation.sections += [access.demand_sections, access.class_sections]
