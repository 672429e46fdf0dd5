from django.apps import AppConfig


class TrainingConfig(AppConfig):
    name = "training"

    def ready(self):
        from accounts import navigation
        from training import access

        navigation.sections += [access.demand_sections, access.class_sections]
