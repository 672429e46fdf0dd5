import django.db.models.deletion
import pgtrigger.compiler
import pgtrigger.migrations
from django.db import migrations, models

from accounts.together import together


class Migration(migrations.Migration):
    dependencies = [
        ("accounts", "0001_initial"),
        ("employers", "0002_table_work"),
    ]

    operations = together([
        pgtrigger.migrations.RemoveTrigger(
            model_name="employer",
            name="insert_insert",
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name="employer",
            name="update_update",
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name="employer",
            name="delete_delete",
        ),
        migrations.AddField(
            model_name="employer",
            name="holding",
            field=models.ForeignKey(
                blank=True,
                help_text="Firms of one company count as one where figures are put together.",
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="accounts.organization",
                verbose_name="company it belongs to",
            ),
        ),
        migrations.AddField(
            model_name="employerevent",
            name="holding",
            field=models.ForeignKey(
                blank=True,
                db_constraint=False,
                help_text="Firms of one company count as one where figures are put together.",
                null=True,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                related_query_name="+",
                to="accounts.organization",
                verbose_name="company it belongs to",
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="employer",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "employers_employerevent" ("board_id", "county_id", "employees", "has_union", "holding_id", "id", "is_active", "last_heard_on", "naics", "named_contact_id", "note", "organization_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") VALUES (NEW."board_id", NEW."county_id", NEW."employees", NEW."has_union", NEW."holding_id", NEW."id", NEW."is_active", NEW."last_heard_on", NEW."naics", NEW."named_contact_id", NEW."note", NEW."organization_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id"); RETURN NULL;',
                    hash="86a5e3459022c1340091235d4a0371c65bc8ad27",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_27d23",
                    table="employers_employer",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="employer",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "employers_employerevent" ("board_id", "county_id", "employees", "has_union", "holding_id", "id", "is_active", "last_heard_on", "naics", "named_contact_id", "note", "organization_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") VALUES (NEW."board_id", NEW."county_id", NEW."employees", NEW."has_union", NEW."holding_id", NEW."id", NEW."is_active", NEW."last_heard_on", NEW."naics", NEW."named_contact_id", NEW."note", NEW."organization_id", _pgh_attach_context(), NOW(), \'update\', NEW."id"); RETURN NULL;',
                    hash="1761f8f87424a0b99d8ae66b60ab8cf7484fda6d",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_b6c1a",
                    table="employers_employer",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="employer",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "employers_employerevent" ("board_id", "county_id", "employees", "has_union", "holding_id", "id", "is_active", "last_heard_on", "naics", "named_contact_id", "note", "organization_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") VALUES (OLD."board_id", OLD."county_id", OLD."employees", OLD."has_union", OLD."holding_id", OLD."id", OLD."is_active", OLD."last_heard_on", OLD."naics", OLD."named_contact_id", OLD."note", OLD."organization_id", _pgh_attach_context(), NOW(), \'delete\', OLD."id"); RETURN NULL;',
                    hash="be57343def8ea2d6f3db08ddf1adf3de712509c5",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_44e51",
                    table="employers_employer",
                    when="AFTER",
                ),
            ),
        ),
    ])  # fmt: skip
