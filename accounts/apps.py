from django.apps import AppConfig
from django.contrib.admin import apps as admin


class AccountsConfig(AppConfig):
    name = "accounts"

    def ready(self):
        from accounts.access import section
        from accounts.navigation import sections

        sections.append(section)


class GuildhallAdminConfig(admin.AdminConfig):
    """Django's admin, with our site (its door and its wall) as the default one."""

    default = False
    default_site = "accounts.access.GuildhallAdminSite"
