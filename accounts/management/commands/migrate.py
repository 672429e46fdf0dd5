"""`migrate` works as the owner of the tables and then gives the web role its rights."""

from django.core.management.commands import migrate
from django.db import connections

RIGHTS = """
    GRANT USAGE ON SCHEMA public TO {web};
    GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA public TO {web};
    GRANT USAGE, SELECT ON ALL SEQUENCES IN SCHEMA public TO {web};
    REVOKE INSERT, UPDATE, DELETE ON django_migrations FROM {web};
"""
# Tables behind the wall that have no policy for changing rows: ledger and history.
APPEND_ONLY = """
    SELECT relname FROM pg_class
    WHERE relnamespace = 'public'::regnamespace AND relkind = 'r' AND relrowsecurity
      AND NOT EXISTS (SELECT FROM pg_policy WHERE polrelid = pg_class.oid AND polcmd IN ('w', '*'))
"""


class Command(migrate.Command):
    help = "Migrate as the owner role, then grant the web role what it may do."

    def add_arguments(self, parser):
        super().add_arguments(parser)
        parser.set_defaults(database="owner")

    def handle(self, *args, **options):
        super().handle(*args, **options)
        web = connections["default"].settings_dict["USER"]
        owner = connections["owner"]
        if web != owner.settings_dict["USER"] and not options["plan"]:
            grant_rights(owner, web)


def grant_rights(owner, web):
    """Give the web role rows to read and write; never DDL, TRUNCATE, or the past to change."""
    role = owner.ops.quote_name(web)
    with owner.cursor() as cursor:
        cursor.execute(RIGHTS.format(web=role))
        cursor.execute(APPEND_ONLY)
        for (table,) in cursor.fetchall():
            cursor.execute(f"REVOKE UPDATE, DELETE ON {owner.ops.quote_name(table)} FROM {role}")
