import django.contrib.postgres.fields
import django.contrib.postgres.indexes
import django.db.models.deletion
import pgtrigger.compiler
import pgtrigger.migrations
from django.conf import settings
from django.contrib.postgres.operations import TrigramExtension
from django.db import migrations, models

import careerpaths.models.competencies
from accounts.together import together
from accounts.wall import BehindWall, KeepInBoard, ShowPublic

KINDS = {
    "certificate": "Certificate",
    "certification": "Certification",
    "license": "License",
    "degree": "Degree",
    "badge": "Badge",
}


def name_kinds_as_ctdl(apps, schema_editor):
    credentials = _rows(apps, schema_editor, "Credential")
    for before, after in KINDS.items():
        credentials.filter(kind=before).update(kind=after)


def give_occupations_their_release(apps, schema_editor):
    releases = _rows(apps, schema_editor, "DataRelease")
    occupations = _rows(apps, schema_editor, "Occupation")
    for name in set(occupations.values_list("release_name", flat=True)):
        release = releases.create(source="soc", name=name, order=name.zfill(6))
        occupations.filter(release_name=name).update(release=release)
    # Their keys are checked now: a table with checks still due cannot be altered.
    schema_editor.execute("SET CONSTRAINTS ALL IMMEDIATE")


def _rows(apps, schema_editor, model):
    """Return a table as the owner reads it, who stands before the wall."""
    manager = apps.get_model("careerpaths", model).objects
    return manager.using(schema_editor.connection.alias)


class Migration(migrations.Migration):
    dependencies = [
        ("accounts", "0001_initial"),
        ("careerpaths", "0001_initial"),
        ("partnerships", "0002_table_work"),
        ("pghistory", "0007_auto_20250421_0444"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = together([
        TrigramExtension(),
        migrations.CreateModel(
            name="Area",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("nation", "the United States"),
                            ("state", "State"),
                            ("metro", "metropolitan area"),
                            ("nonmetro", "nonmetropolitan area"),
                            ("county", "County"),
                            ("workforce", "workforce area"),
                        ],
                        max_length=9,
                    ),
                ),
                ("code", models.CharField(max_length=60)),
                ("name", models.CharField(max_length=150)),
            ],
            options={
                "ordering": ["kind", "name"],
            },
        ),
        migrations.CreateModel(
            name="AreaCounty",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
            ],
            options={
                "verbose_name_plural": "area counties",
                "ordering": ["area", "county"],
            },
        ),
        migrations.CreateModel(
            name="BoardArea",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("position", models.PositiveSmallIntegerField(default=0)),
            ],
            options={
                "ordering": ["position", "pk"],
            },
        ),
        migrations.CreateModel(
            name="CipSoc",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("cip", models.CharField(max_length=7, verbose_name="CIP code")),
                ("soc", models.CharField(max_length=7, verbose_name="SOC code")),
            ],
            options={
                "verbose_name": "CIP to SOC match",
                "verbose_name_plural": "CIP to SOC matches",
                "ordering": ["cip", "soc"],
            },
        ),
        migrations.CreateModel(
            name="CredentialCompetency",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("level", models.PositiveSmallIntegerField(blank=True, null=True)),
            ],
            options={
                "verbose_name_plural": "credential competencies",
                "ordering": ["competency__name", "pk"],
            },
        ),
        migrations.CreateModel(
            name="CredentialOccupation",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("soc", models.CharField(max_length=7, verbose_name="SOC code")),
            ],
            options={
                "ordering": ["soc", "pk"],
            },
        ),
        migrations.CreateModel(
            name="CredentialStep",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
            ],
            options={
                "ordering": ["next__name", "pk"],
            },
        ),
        migrations.CreateModel(
            name="DataRelease",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "source",
                    models.CharField(
                        choices=[
                            ("naics", "NAICS industries"),
                            ("soc", "SOC occupations"),
                            ("cip", "CIP programs of study"),
                            ("crosswalk", "CIP to SOC crosswalk"),
                            ("onet", "O*NET database"),
                            ("oews", "OEWS wages and employment"),
                            ("areas", "Counties and areas"),
                            ("qcew", "QCEW wages and establishments"),
                            ("cpi", "Consumer price index"),
                            ("series", "Other series"),
                        ],
                        max_length=10,
                    ),
                ),
                (
                    "name",
                    models.CharField(
                        help_text="As its publisher calls it: 29.3, May 2025.", max_length=40
                    ),
                ),
                ("order", models.CharField(editable=False, max_length=60)),
                ("loaded_at", models.DateTimeField(auto_now_add=True)),
            ],
            options={
                "ordering": ["source", "-order"],
            },
        ),
        migrations.CreateModel(
            name="Element",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("element_id", models.CharField(max_length=20, verbose_name="element")),
                ("name", models.CharField(max_length=150)),
                ("description", models.TextField(blank=True)),
            ],
            options={
                "ordering": ["element_id"],
            },
        ),
        migrations.CreateModel(
            name="Framework",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("name", models.CharField(max_length=150)),
                (
                    "source",
                    models.CharField(
                        blank=True,
                        help_text="Who wrote it: O*NET 29.3, an association, members.",
                        max_length=250,
                    ),
                ),
                (
                    "levels",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(max_length=60),
                        default=careerpaths.models.competencies.usual_levels,
                        size=None,
                    ),
                ),
            ],
            options={
                "ordering": ["name", "pk"],
            },
        ),
        migrations.CreateModel(
            name="InstructionalProgram",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("cip", models.CharField(max_length=7, verbose_name="CIP code")),
                (
                    "level",
                    models.CharField(
                        choices=[("family", "Family"), ("group", "Group"), ("program", "Program")],
                        max_length=7,
                    ),
                ),
                ("title", models.CharField(max_length=250)),
                ("definition", models.TextField(blank=True)),
                ("is_active", models.BooleanField(default=True)),
            ],
            options={
                "ordering": ["cip"],
            },
        ),
        migrations.CreateModel(
            name="JobZone",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("zone", models.PositiveSmallIntegerField()),
                ("name", models.CharField(max_length=100)),
                ("experience", models.TextField(blank=True)),
                ("education", models.TextField(blank=True)),
                ("training", models.TextField(blank=True)),
            ],
            options={
                "ordering": ["zone"],
            },
        ),
        migrations.CreateModel(
            name="LearnedTitle",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("words", models.CharField(max_length=100)),
                ("soc", models.CharField(max_length=7, verbose_name="SOC code")),
                ("times", models.PositiveIntegerField(default=1)),
            ],
            options={
                "ordering": ["words", "-times"],
            },
        ),
        migrations.CreateModel(
            name="LivingWage",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("year", models.PositiveSmallIntegerField()),
                (
                    "household",
                    models.CharField(help_text="Such as: 1 adult, 1 child.", max_length=80),
                ),
                (
                    "hourly",
                    models.DecimalField(
                        decimal_places=2, max_digits=6, verbose_name="dollars an hour"
                    ),
                ),
                ("source", models.CharField(max_length=250)),
            ],
            options={
                "ordering": ["-year", "county", "household"],
            },
        ),
        migrations.CreateModel(
            name="OnetOccupation",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("code", models.CharField(max_length=10, verbose_name="O*NET-SOC code")),
                ("soc", models.CharField(max_length=7, verbose_name="SOC code")),
                ("title", models.CharField(max_length=200)),
                ("description", models.TextField(blank=True)),
                ("job_zone", models.PositiveSmallIntegerField(blank=True, null=True)),
            ],
            options={
                "verbose_name": "O*NET occupation",
                "ordering": ["code"],
            },
        ),
        migrations.CreateModel(
            name="Preparation",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("scale", models.CharField(max_length=2)),
                ("category", models.PositiveSmallIntegerField()),
                ("percent", models.DecimalField(decimal_places=2, max_digits=5)),
                ("suppress", models.BooleanField(default=False)),
            ],
            options={
                "ordering": ["occupation", "scale", "category"],
            },
        ),
        migrations.CreateModel(
            name="PreparationCategory",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("scale", models.CharField(max_length=2)),
                ("category", models.PositiveSmallIntegerField()),
                ("description", models.CharField(max_length=400)),
            ],
            options={
                "verbose_name_plural": "preparation categories",
                "ordering": ["scale", "category"],
            },
        ),
        migrations.CreateModel(
            name="PriorityOccupation",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("program_year", models.PositiveSmallIntegerField()),
                ("soc", models.CharField(max_length=7, verbose_name="SOC code")),
                ("source", models.CharField(max_length=250)),
                ("note", models.CharField(blank=True, max_length=250)),
            ],
            options={
                "ordering": ["-program_year", "soc"],
            },
        ),
        migrations.CreateModel(
            name="Rating",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("importance", models.DecimalField(decimal_places=2, max_digits=5, null=True)),
                ("level", models.DecimalField(decimal_places=2, max_digits=5, null=True)),
                ("suppress_importance", models.BooleanField(default=False)),
                ("suppress_level", models.BooleanField(default=False)),
                ("not_relevant", models.BooleanField(default=False)),
            ],
            options={
                "ordering": ["occupation", "element"],
            },
        ),
        migrations.CreateModel(
            name="Recognition",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "strength",
                    models.CharField(
                        choices=[
                            ("aware", "knows it"),
                            ("prefers", "prefers people who hold it"),
                            ("requires", "requires it"),
                        ],
                        max_length=8,
                    ),
                ),
                (
                    "interviews",
                    models.BooleanField(default=False, verbose_name="guarantees an interview"),
                ),
                ("pays_more", models.BooleanField(default=False, verbose_name="pays more for it")),
                (
                    "hourly_more",
                    models.DecimalField(
                        blank=True,
                        decimal_places=2,
                        max_digits=6,
                        null=True,
                        verbose_name="how much more an hour",
                    ),
                ),
                ("since", models.DateField()),
                ("until", models.DateField(blank=True, null=True)),
                (
                    "may_count",
                    models.BooleanField(default=False, verbose_name="may be counted publicly"),
                ),
            ],
            options={
                "ordering": ["credential__name", "-since", "pk"],
            },
        ),
        migrations.CreateModel(
            name="RecognitionEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                (
                    "strength",
                    models.CharField(
                        choices=[
                            ("aware", "knows it"),
                            ("prefers", "prefers people who hold it"),
                            ("requires", "requires it"),
                        ],
                        max_length=8,
                    ),
                ),
                (
                    "interviews",
                    models.BooleanField(default=False, verbose_name="guarantees an interview"),
                ),
                ("pays_more", models.BooleanField(default=False, verbose_name="pays more for it")),
                (
                    "hourly_more",
                    models.DecimalField(
                        blank=True,
                        decimal_places=2,
                        max_digits=6,
                        null=True,
                        verbose_name="how much more an hour",
                    ),
                ),
                ("since", models.DateField()),
                ("until", models.DateField(blank=True, null=True)),
                (
                    "may_count",
                    models.BooleanField(default=False, verbose_name="may be counted publicly"),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="RelatedOccupation",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("tier", models.CharField(max_length=20)),
                ("place", models.PositiveSmallIntegerField()),
            ],
            options={
                "ordering": ["occupation", "place"],
            },
        ),
        migrations.CreateModel(
            name="ReleaseInUse",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "source",
                    models.CharField(
                        choices=[
                            ("naics", "NAICS industries"),
                            ("soc", "SOC occupations"),
                            ("cip", "CIP programs of study"),
                            ("crosswalk", "CIP to SOC crosswalk"),
                            ("onet", "O*NET database"),
                            ("oews", "OEWS wages and employment"),
                            ("areas", "Counties and areas"),
                            ("qcew", "QCEW wages and establishments"),
                            ("cpi", "Consumer price index"),
                            ("series", "Other series"),
                        ],
                        max_length=10,
                    ),
                ),
            ],
            options={
                "verbose_name_plural": "releases in use",
            },
        ),
        migrations.CreateModel(
            name="SeriesValue",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("kind", models.CharField(max_length=40)),
                ("naics", models.CharField(blank=True, max_length=6, verbose_name="NAICS code")),
                ("soc", models.CharField(blank=True, max_length=7, verbose_name="SOC code")),
                ("period", models.CharField(max_length=7)),
                ("value", models.DecimalField(decimal_places=4, max_digits=18, null=True)),
                ("flag", models.CharField(blank=True, max_length=20)),
                ("source", models.CharField(max_length=200)),
            ],
            options={
                "ordering": ["kind", "area", "naics", "soc", "period"],
            },
        ),
        migrations.CreateModel(
            name="Standing",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("firms", models.PositiveIntegerField()),
                ("members", models.PositiveIntegerField()),
                ("counted_on", models.DateField()),
            ],
            options={
                "ordering": ["-firms", "credential__name"],
            },
        ),
        migrations.CreateModel(
            name="Title",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("title", models.CharField(max_length=250)),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("official", "official title"),
                            ("alternate", "alternate title"),
                            ("short", "short title"),
                            ("reported", "reported by workers"),
                        ],
                        max_length=9,
                    ),
                ),
                ("words", models.CharField(max_length=250)),
            ],
            options={
                "ordering": ["title", "pk"],
            },
        ),
        migrations.CreateModel(
            name="Wage",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("soc", models.CharField(max_length=7, verbose_name="SOC code")),
                ("title", models.CharField(max_length=200)),
                ("level", models.CharField(blank=True, max_length=10)),
                ("employment", models.PositiveIntegerField(null=True)),
                ("employment_rse", models.DecimalField(decimal_places=1, max_digits=5, null=True)),
                ("jobs_1000", models.DecimalField(decimal_places=3, max_digits=9, null=True)),
                (
                    "location_quotient",
                    models.DecimalField(decimal_places=2, max_digits=7, null=True),
                ),
                ("wage_rse", models.DecimalField(decimal_places=1, max_digits=5, null=True)),
                ("hourly_mean", models.DecimalField(decimal_places=2, max_digits=10, null=True)),
                ("hourly_p10", models.DecimalField(decimal_places=2, max_digits=10, null=True)),
                ("hourly_p25", models.DecimalField(decimal_places=2, max_digits=10, null=True)),
                ("hourly_median", models.DecimalField(decimal_places=2, max_digits=10, null=True)),
                ("hourly_p75", models.DecimalField(decimal_places=2, max_digits=10, null=True)),
                ("hourly_p90", models.DecimalField(decimal_places=2, max_digits=10, null=True)),
                ("annual_mean", models.DecimalField(decimal_places=2, max_digits=10, null=True)),
                ("annual_p10", models.DecimalField(decimal_places=2, max_digits=10, null=True)),
                ("annual_p25", models.DecimalField(decimal_places=2, max_digits=10, null=True)),
                ("annual_median", models.DecimalField(decimal_places=2, max_digits=10, null=True)),
                ("annual_p75", models.DecimalField(decimal_places=2, max_digits=10, null=True)),
                ("annual_p90", models.DecimalField(decimal_places=2, max_digits=10, null=True)),
                ("flags", models.JSONField(default=dict)),
            ],
            options={
                "ordering": ["area", "soc"],
            },
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name="credential",
            name="insert_insert",
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name="credential",
            name="update_update",
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name="credential",
            name="delete_delete",
        ),
        migrations.RemoveConstraint(
            model_name="competency",
            name="competency_name_once_a_board",
        ),
        migrations.AddField(
            model_name="competency",
            name="code",
            field=models.CharField(blank=True, max_length=40),
        ),
        migrations.AddField(
            model_name="competency",
            name="element_id",
            field=models.CharField(blank=True, max_length=20, verbose_name="O*NET element"),
        ),
        migrations.AddField(
            model_name="competency",
            name="text",
            field=models.TextField(blank=True, help_text="What somebody who has it can do."),
        ),
        migrations.AddField(
            model_name="credential",
            name="cost",
            field=models.DecimalField(
                blank=True,
                decimal_places=2,
                help_text="Fees of examination and issue, in dollars, without the course.",
                max_digits=9,
                null=True,
            ),
        ),
        migrations.AddField(
            model_name="credential",
            name="registry_id",
            field=models.CharField(
                blank=True,
                help_text="Its number in the Credential Registry.",
                max_length=39,
                verbose_name="CTID",
            ),
        ),
        migrations.AddField(
            model_name="credential",
            name="description",
            field=models.TextField(blank=True),
        ),
        migrations.AddField(
            model_name="credential",
            name="is_active",
            field=models.BooleanField(default=True, verbose_name="still earned"),
        ),
        migrations.AddField(
            model_name="credential",
            name="renewal",
            field=models.CharField(blank=True, max_length=250, verbose_name="how it is renewed"),
        ),
        migrations.AddField(
            model_name="credential",
            name="renewal_months",
            field=models.PositiveSmallIntegerField(
                blank=True,
                help_text="In months. Empty: it does not expire.",
                null=True,
                verbose_name="renewed every",
            ),
        ),
        migrations.AddField(
            model_name="credential",
            name="url",
            field=models.CharField(blank=True, max_length=500, verbose_name="web page"),
        ),
        migrations.AddField(
            model_name="credentialevent",
            name="cost",
            field=models.DecimalField(
                blank=True,
                decimal_places=2,
                help_text="Fees of examination and issue, in dollars, without the course.",
                max_digits=9,
                null=True,
            ),
        ),
        migrations.AddField(
            model_name="credentialevent",
            name="registry_id",
            field=models.CharField(
                blank=True,
                help_text="Its number in the Credential Registry.",
                max_length=39,
                verbose_name="CTID",
            ),
        ),
        migrations.AddField(
            model_name="credentialevent",
            name="description",
            field=models.TextField(blank=True),
        ),
        migrations.AddField(
            model_name="credentialevent",
            name="is_active",
            field=models.BooleanField(default=True, verbose_name="still earned"),
        ),
        migrations.AddField(
            model_name="credentialevent",
            name="renewal",
            field=models.CharField(blank=True, max_length=250, verbose_name="how it is renewed"),
        ),
        migrations.AddField(
            model_name="credentialevent",
            name="renewal_months",
            field=models.PositiveSmallIntegerField(
                blank=True,
                help_text="In months. Empty: it does not expire.",
                null=True,
                verbose_name="renewed every",
            ),
        ),
        migrations.AddField(
            model_name="credentialevent",
            name="url",
            field=models.CharField(blank=True, max_length=500, verbose_name="web page"),
        ),
        migrations.AddField(
            model_name="occupation",
            name="level",
            field=models.CharField(
                choices=[
                    ("major", "major group"),
                    ("minor", "minor group"),
                    ("broad", "broad group"),
                    ("detailed", "detailed occupation"),
                ],
                default="detailed",
                max_length=8,
            ),
        ),
        migrations.AlterField(
            model_name="credential",
            name="kind",
            field=models.CharField(
                choices=[
                    ("Certificate", "certificate"),
                    ("Certification", "certification"),
                    ("License", "license"),
                    ("MicroCredential", "microcredential"),
                    ("Badge", "badge"),
                    ("DigitalBadge", "digital badge"),
                    ("OpenBadge", "open badge"),
                    ("ApprenticeshipCertificate", "apprenticeship certificate"),
                    ("PreApprenticeshipCertificate", "pre-apprenticeship certificate"),
                    ("JourneymanCertificate", "journeyman certificate"),
                    ("WorkBasedLearningCertificate", "work-based learning certificate"),
                    ("SecondarySchoolDiploma", "high school diploma"),
                    ("GeneralEducationDevelopment", "high school equivalency"),
                    ("AssociateDegree", "associate degree"),
                    ("BachelorDegree", "bachelor's degree"),
                    ("MasterDegree", "master's degree"),
                    ("Degree", "degree"),
                ],
                max_length=40,
            ),
        ),
        migrations.RunPython(name_kinds_as_ctdl, migrations.RunPython.noop),
        migrations.AlterField(
            model_name="credentialevent",
            name="kind",
            field=models.CharField(
                choices=[
                    ("Certificate", "certificate"),
                    ("Certification", "certification"),
                    ("License", "license"),
                    ("MicroCredential", "microcredential"),
                    ("Badge", "badge"),
                    ("DigitalBadge", "digital badge"),
                    ("OpenBadge", "open badge"),
                    ("ApprenticeshipCertificate", "apprenticeship certificate"),
                    ("PreApprenticeshipCertificate", "pre-apprenticeship certificate"),
                    ("JourneymanCertificate", "journeyman certificate"),
                    ("WorkBasedLearningCertificate", "work-based learning certificate"),
                    ("SecondarySchoolDiploma", "high school diploma"),
                    ("GeneralEducationDevelopment", "high school equivalency"),
                    ("AssociateDegree", "associate degree"),
                    ("BachelorDegree", "bachelor's degree"),
                    ("MasterDegree", "master's degree"),
                    ("Degree", "degree"),
                ],
                max_length=40,
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="credential",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "careerpaths_credentialevent" ("board_id", "cost", "description", "id", "is_active", "issuer_id", "kind", "name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "registry_id", "renewal", "renewal_months", "url") VALUES (NEW."board_id", NEW."cost", NEW."description", NEW."id", NEW."is_active", NEW."issuer_id", NEW."kind", NEW."name", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."registry_id", NEW."renewal", NEW."renewal_months", NEW."url"); RETURN NULL;',
                    hash="7026058a5856ef705373e7e3cacfa3255a3f3841",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_fc83c",
                    table="careerpaths_credential",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="credential",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "careerpaths_credentialevent" ("board_id", "cost", "description", "id", "is_active", "issuer_id", "kind", "name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "registry_id", "renewal", "renewal_months", "url") VALUES (NEW."board_id", NEW."cost", NEW."description", NEW."id", NEW."is_active", NEW."issuer_id", NEW."kind", NEW."name", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."registry_id", NEW."renewal", NEW."renewal_months", NEW."url"); RETURN NULL;',
                    hash="6dc526d372f461e9b9f400ce9b69ea589471d479",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_29d43",
                    table="careerpaths_credential",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="credential",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "careerpaths_credentialevent" ("board_id", "cost", "description", "id", "is_active", "issuer_id", "kind", "name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "registry_id", "renewal", "renewal_months", "url") VALUES (OLD."board_id", OLD."cost", OLD."description", OLD."id", OLD."is_active", OLD."issuer_id", OLD."kind", OLD."name", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."registry_id", OLD."renewal", OLD."renewal_months", OLD."url"); RETURN NULL;',
                    hash="709fa1b83e028ec7c0d9613fe78071d0900df41a",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_82827",
                    table="careerpaths_credential",
                    when="AFTER",
                ),
            ),
        ),
        migrations.AddConstraint(
            model_name="credential",
            constraint=models.UniqueConstraint(
                condition=models.Q(("registry_id", ""), _negated=True),
                fields=("board", "registry_id"),
                name="credential_ctid_once_a_board",
                violation_error_message="The board has a credential with this CTID already.",
            ),
        ),
        migrations.AddConstraint(
            model_name="credential",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("registry_id", ""),
                    (
                        "registry_id__regex",
                        "^ce-[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$",
                    ),
                    _connector="OR",
                ),
                name="credential_ctid_is_one",
                violation_error_message="A CTID is ce- and 36 letters, digits and hyphens.",
            ),
        ),
        migrations.AddConstraint(
            model_name="credential",
            constraint=models.CheckConstraint(
                condition=models.Q(("cost", None), ("cost__gte", 0), _connector="OR"),
                name="credential_cost_not_negative",
                violation_error_message="A cost is $0 or more.",
            ),
        ),
        migrations.AddConstraint(
            model_name="area",
            constraint=models.UniqueConstraint(fields=("kind", "code"), name="area_code_once"),
        ),
        migrations.AddField(
            model_name="areacounty",
            name="area",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="counties",
                to="careerpaths.area",
            ),
        ),
        migrations.AddField(
            model_name="areacounty",
            name="county",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="areas",
                to="accounts.county",
            ),
        ),
        migrations.AddField(
            model_name="boardarea",
            name="area",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="careerpaths.area"
            ),
        ),
        migrations.AddField(
            model_name="boardarea",
            name="board",
            field=models.ForeignKey(
                editable=False,
                on_delete=django.db.models.deletion.CASCADE,
                related_name="%(class)ss",
                to="accounts.board",
            ),
        ),
        migrations.AddField(
            model_name="credentialcompetency",
            name="board",
            field=models.ForeignKey(
                editable=False,
                on_delete=django.db.models.deletion.CASCADE,
                related_name="%(class)ss",
                to="accounts.board",
            ),
        ),
        migrations.AddField(
            model_name="credentialcompetency",
            name="competency",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE,
                related_name="credentials",
                to="careerpaths.competency",
            ),
        ),
        migrations.AddField(
            model_name="credentialcompetency",
            name="credential",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE,
                related_name="competencies",
                to="careerpaths.credential",
            ),
        ),
        migrations.AddField(
            model_name="credentialoccupation",
            name="board",
            field=models.ForeignKey(
                editable=False,
                on_delete=django.db.models.deletion.CASCADE,
                related_name="%(class)ss",
                to="accounts.board",
            ),
        ),
        migrations.AddField(
            model_name="credentialoccupation",
            name="credential",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE,
                related_name="occupations",
                to="careerpaths.credential",
            ),
        ),
        migrations.AddField(
            model_name="credentialstep",
            name="board",
            field=models.ForeignKey(
                editable=False,
                on_delete=django.db.models.deletion.CASCADE,
                related_name="%(class)ss",
                to="accounts.board",
            ),
        ),
        migrations.AddField(
            model_name="credentialstep",
            name="credential",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE,
                related_name="next_steps",
                to="careerpaths.credential",
            ),
        ),
        migrations.AddField(
            model_name="credentialstep",
            name="next",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE,
                related_name="earlier_steps",
                to="careerpaths.credential",
            ),
        ),
        migrations.AddField(
            model_name="datarelease",
            name="loaded_by",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AddField(
            model_name="cipsoc",
            name="release",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="cip_socs",
                to="careerpaths.datarelease",
            ),
        ),
        migrations.RemoveConstraint(model_name="occupation", name="occupation_once_a_release"),
        migrations.RenameField("occupation", "release", "release_name"),
        migrations.AddField(
            model_name="occupation",
            name="release",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="occupations",
                to="careerpaths.datarelease",
            ),
        ),
        migrations.RunPython(give_occupations_their_release, migrations.RunPython.noop),
        migrations.AlterField(
            model_name="occupation",
            name="release",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="occupations",
                to="careerpaths.datarelease",
            ),
        ),
        migrations.RemoveField("occupation", "release_name"),
        migrations.AddConstraint(
            model_name="occupation",
            constraint=models.UniqueConstraint(
                fields=["soc", "release"], name="occupation_once_a_release"
            ),
        ),
        migrations.AddField(
            model_name="element",
            name="release",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="elements",
                to="careerpaths.datarelease",
            ),
        ),
        migrations.AddField(
            model_name="framework",
            name="board",
            field=models.ForeignKey(
                editable=False,
                on_delete=django.db.models.deletion.CASCADE,
                related_name="%(class)ss",
                to="accounts.board",
            ),
        ),
        migrations.AddField(
            model_name="framework",
            name="partnership",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.CASCADE,
                related_name="frameworks",
                to="partnerships.partnership",
            ),
        ),
        migrations.AddField(
            model_name="competency",
            name="framework",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.CASCADE,
                related_name="competencies",
                to="careerpaths.framework",
            ),
        ),
        migrations.AddConstraint(
            model_name="competency",
            constraint=models.UniqueConstraint(
                fields=("board", "framework", "name"),
                name="competency_name_once_a_framework",
                nulls_distinct=False,
                violation_error_message="The list has a competency of this name already.",
            ),
        ),
        migrations.AddField(
            model_name="instructionalprogram",
            name="release",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="instructional_programs",
                to="careerpaths.datarelease",
            ),
        ),
        migrations.AddField(
            model_name="jobzone",
            name="release",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="job_zones",
                to="careerpaths.datarelease",
            ),
        ),
        migrations.AddField(
            model_name="learnedtitle",
            name="board",
            field=models.ForeignKey(
                editable=False,
                on_delete=django.db.models.deletion.CASCADE,
                related_name="%(class)ss",
                to="accounts.board",
            ),
        ),
        migrations.AddField(
            model_name="livingwage",
            name="board",
            field=models.ForeignKey(
                editable=False,
                on_delete=django.db.models.deletion.CASCADE,
                related_name="%(class)ss",
                to="accounts.board",
            ),
        ),
        migrations.AddField(
            model_name="livingwage",
            name="county",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="accounts.county"
            ),
        ),
        migrations.AddField(
            model_name="onetoccupation",
            name="release",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="onet_occupations",
                to="careerpaths.datarelease",
            ),
        ),
        migrations.AddField(
            model_name="preparation",
            name="occupation",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="preparations",
                to="careerpaths.onetoccupation",
            ),
        ),
        migrations.AddField(
            model_name="preparationcategory",
            name="release",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="preparation_categories",
                to="careerpaths.datarelease",
            ),
        ),
        migrations.AddField(
            model_name="priorityoccupation",
            name="board",
            field=models.ForeignKey(
                editable=False,
                on_delete=django.db.models.deletion.CASCADE,
                related_name="%(class)ss",
                to="accounts.board",
            ),
        ),
        migrations.AddField(
            model_name="rating",
            name="element",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="ratings",
                to="careerpaths.element",
            ),
        ),
        migrations.AddField(
            model_name="rating",
            name="occupation",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="ratings",
                to="careerpaths.onetoccupation",
            ),
        ),
        migrations.AddField(
            model_name="recognition",
            name="board",
            field=models.ForeignKey(
                editable=False,
                on_delete=django.db.models.deletion.CASCADE,
                related_name="%(class)ss",
                to="accounts.board",
            ),
        ),
        migrations.AddField(
            model_name="recognition",
            name="credential",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE,
                related_name="recognitions",
                to="careerpaths.credential",
            ),
        ),
        migrations.AddField(
            model_name="recognition",
            name="organization",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="recognitions",
                to="accounts.organization",
            ),
        ),
        migrations.AddField(
            model_name="recognition",
            name="signed_by",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AddField(
            model_name="recognitionevent",
            name="board",
            field=models.ForeignKey(
                db_constraint=False,
                editable=False,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                related_query_name="+",
                to="accounts.board",
            ),
        ),
        migrations.AddField(
            model_name="recognitionevent",
            name="credential",
            field=models.ForeignKey(
                db_constraint=False,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                related_query_name="+",
                to="careerpaths.credential",
            ),
        ),
        migrations.AddField(
            model_name="recognitionevent",
            name="organization",
            field=models.ForeignKey(
                db_constraint=False,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                related_query_name="+",
                to="accounts.organization",
            ),
        ),
        migrations.AddField(
            model_name="recognitionevent",
            name="pgh_context",
            field=models.ForeignKey(
                db_constraint=False,
                null=True,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                to="pghistory.context",
            ),
        ),
        migrations.AddField(
            model_name="recognitionevent",
            name="pgh_obj",
            field=models.ForeignKey(
                db_constraint=False,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="events",
                to="careerpaths.recognition",
            ),
        ),
        migrations.AddField(
            model_name="recognitionevent",
            name="signed_by",
            field=models.ForeignKey(
                db_constraint=False,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                related_query_name="+",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AddField(
            model_name="relatedoccupation",
            name="occupation",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="related",
                to="careerpaths.onetoccupation",
            ),
        ),
        migrations.AddField(
            model_name="relatedoccupation",
            name="other",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="careerpaths.onetoccupation",
            ),
        ),
        migrations.AddField(
            model_name="releaseinuse",
            name="board",
            field=models.ForeignKey(
                editable=False,
                on_delete=django.db.models.deletion.CASCADE,
                related_name="%(class)ss",
                to="accounts.board",
            ),
        ),
        migrations.AddField(
            model_name="releaseinuse",
            name="release",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="releaseinuses",
                to="careerpaths.datarelease",
            ),
        ),
        migrations.AddField(
            model_name="seriesvalue",
            name="area",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="series_values",
                to="careerpaths.area",
            ),
        ),
        migrations.AddField(
            model_name="seriesvalue",
            name="release",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="series_values",
                to="careerpaths.datarelease",
            ),
        ),
        migrations.AddField(
            model_name="standing",
            name="board",
            field=models.ForeignKey(
                editable=False,
                on_delete=django.db.models.deletion.CASCADE,
                related_name="%(class)ss",
                to="accounts.board",
            ),
        ),
        migrations.AddField(
            model_name="standing",
            name="credential",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE,
                related_name="standings",
                to="careerpaths.credential",
            ),
        ),
        migrations.AddField(
            model_name="standing",
            name="partnership",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE,
                related_name="standings",
                to="partnerships.partnership",
            ),
        ),
        migrations.AddField(
            model_name="title",
            name="occupation",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="titles",
                to="careerpaths.onetoccupation",
            ),
        ),
        migrations.AddField(
            model_name="wage",
            name="area",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="wages",
                to="careerpaths.area",
            ),
        ),
        migrations.AddField(
            model_name="wage",
            name="release",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="wages",
                to="careerpaths.datarelease",
            ),
        ),
        migrations.AddConstraint(
            model_name="areacounty",
            constraint=models.UniqueConstraint(
                fields=("area", "county"), name="county_once_an_area"
            ),
        ),
        migrations.AddConstraint(
            model_name="boardarea",
            constraint=models.UniqueConstraint(
                fields=("board", "area"),
                name="area_once_a_board",
                violation_error_message="The board has this area already.",
            ),
        ),
        migrations.AddConstraint(
            model_name="credentialcompetency",
            constraint=models.UniqueConstraint(
                fields=("board", "credential", "competency"),
                name="competency_once_a_credential",
                violation_error_message="The credential lists this competency already.",
            ),
        ),
        migrations.AddConstraint(
            model_name="credentialoccupation",
            constraint=models.UniqueConstraint(
                fields=("board", "credential", "soc"),
                name="occupation_once_a_credential",
                violation_error_message="The credential lists this occupation already.",
            ),
        ),
        migrations.AddConstraint(
            model_name="credentialoccupation",
            constraint=models.CheckConstraint(
                condition=models.Q(("soc__regex", "^\\d{2}-\\d{4}$")),
                name="credential_soc_is_a_code",
                violation_error_message="A SOC code looks like 51-4041.",
            ),
        ),
        migrations.AddConstraint(
            model_name="credentialstep",
            constraint=models.UniqueConstraint(
                fields=("board", "credential", "next"),
                name="step_once_a_credential",
                violation_error_message="The credential leads there already.",
            ),
        ),
        migrations.AddConstraint(
            model_name="credentialstep",
            constraint=models.CheckConstraint(
                condition=models.Q(("credential", models.F("next")), _negated=True),
                name="step_leads_elsewhere",
                violation_error_message="A credential does not lead to itself.",
            ),
        ),
        migrations.AddConstraint(
            model_name="datarelease",
            constraint=models.UniqueConstraint(
                fields=("source", "name"), name="release_once_a_source"
            ),
        ),
        migrations.AddIndex(
            model_name="cipsoc",
            index=models.Index(fields=["release", "soc"], name="crosswalk_by_soc"),
        ),
        migrations.AddConstraint(
            model_name="cipsoc",
            constraint=models.UniqueConstraint(
                fields=("release", "cip", "soc"), name="match_once_a_release"
            ),
        ),
        migrations.AddConstraint(
            model_name="cipsoc",
            constraint=models.CheckConstraint(
                condition=models.Q(("soc__regex", "^\\d{2}-\\d{4}$")), name="match_soc_is_a_code"
            ),
        ),
        migrations.AddConstraint(
            model_name="element",
            constraint=models.UniqueConstraint(
                fields=("release", "element_id"), name="element_once_a_release"
            ),
        ),
        migrations.AddConstraint(
            model_name="framework",
            constraint=models.UniqueConstraint(
                fields=("board", "name"),
                name="framework_name_once_a_board",
                violation_error_message="The board has a framework of this name already.",
            ),
        ),
        migrations.AddConstraint(
            model_name="instructionalprogram",
            constraint=models.UniqueConstraint(
                fields=("release", "cip"), name="cip_once_a_release"
            ),
        ),
        migrations.AddConstraint(
            model_name="instructionalprogram",
            constraint=models.CheckConstraint(
                condition=models.Q(("cip__regex", "^\\d{2}(\\.\\d{2}(\\d{2})?)?$")),
                name="cip_is_a_code",
            ),
        ),
        migrations.AddConstraint(
            model_name="jobzone",
            constraint=models.UniqueConstraint(
                fields=("release", "zone"), name="job_zone_once_a_release"
            ),
        ),
        migrations.AddConstraint(
            model_name="learnedtitle",
            constraint=models.UniqueConstraint(
                fields=("board", "words", "soc"), name="learned_title_once_a_board"
            ),
        ),
        migrations.AddConstraint(
            model_name="learnedtitle",
            constraint=models.CheckConstraint(
                condition=models.Q(("soc__regex", "^\\d{2}-\\d{4}$")), name="learned_soc_is_a_code"
            ),
        ),
        migrations.AddConstraint(
            model_name="livingwage",
            constraint=models.UniqueConstraint(
                fields=("board", "county", "year", "household"),
                name="living_wage_once_a_year",
                violation_error_message="The board has a living wage of this household already.",
            ),
        ),
        migrations.AddConstraint(
            model_name="livingwage",
            constraint=models.CheckConstraint(
                condition=models.Q(("hourly__gt", 0)),
                name="living_wage_above_zero",
                violation_error_message="A living wage is more than $0.",
            ),
        ),
        migrations.AddIndex(
            model_name="onetoccupation",
            index=models.Index(fields=["release", "soc"], name="onet_occupation_by_soc"),
        ),
        migrations.AddConstraint(
            model_name="onetoccupation",
            constraint=models.UniqueConstraint(
                fields=("release", "code"), name="onet_code_once_a_release"
            ),
        ),
        migrations.AddConstraint(
            model_name="onetoccupation",
            constraint=models.CheckConstraint(
                condition=models.Q(("code__regex", "^\\d{2}-\\d{4}\\.\\d{2}$")),
                name="onet_code_is_a_code",
            ),
        ),
        migrations.AddConstraint(
            model_name="onetoccupation",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("job_zone", None), ("job_zone__range", (1, 5)), _connector="OR"
                ),
                name="job_zone_is_1_to_5",
            ),
        ),
        migrations.AddConstraint(
            model_name="preparation",
            constraint=models.UniqueConstraint(
                fields=("occupation", "scale", "category"), name="preparation_once_an_occupation"
            ),
        ),
        migrations.AddConstraint(
            model_name="preparationcategory",
            constraint=models.UniqueConstraint(
                fields=("release", "scale", "category"), name="preparation_category_once"
            ),
        ),
        migrations.AddConstraint(
            model_name="priorityoccupation",
            constraint=models.UniqueConstraint(
                fields=("board", "program_year", "soc"),
                name="priority_occupation_once_a_year",
                violation_error_message="The occupation is on the list of this year already.",
            ),
        ),
        migrations.AddConstraint(
            model_name="priorityoccupation",
            constraint=models.CheckConstraint(
                condition=models.Q(("soc__regex", "^\\d{2}-\\d{4}$")),
                name="priority_soc_is_a_code",
                violation_error_message="A SOC code looks like 51-4041.",
            ),
        ),
        migrations.AddConstraint(
            model_name="priorityoccupation",
            constraint=models.CheckConstraint(
                condition=models.Q(("program_year__range", (2000, 2100))),
                name="priority_year_is_a_year",
                violation_error_message="A program year looks like 2026.",
            ),
        ),
        migrations.AddConstraint(
            model_name="rating",
            constraint=models.UniqueConstraint(
                fields=("occupation", "element"), name="rating_once_an_occupation"
            ),
        ),
        migrations.AddConstraint(
            model_name="rating",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("importance", None), ("importance__range", (1, 5)), _connector="OR"
                ),
                name="importance_is_1_to_5",
            ),
        ),
        migrations.AddConstraint(
            model_name="rating",
            constraint=models.CheckConstraint(
                condition=models.Q(("level", None), ("level__range", (0, 7)), _connector="OR"),
                name="level_is_0_to_7",
            ),
        ),
        migrations.AddConstraint(
            model_name="recognition",
            constraint=models.UniqueConstraint(
                condition=models.Q(("until", None)),
                fields=("board", "credential", "organization"),
                name="recognition_once_a_firm",
                violation_error_message="Your organization has signed this credential already.",
            ),
        ),
        migrations.AddConstraint(
            model_name="recognition",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("until", None), ("until__gte", models.F("since")), _connector="OR"
                ),
                name="recognition_ends_after_it_begins",
                violation_error_message="It cannot end before it begins.",
            ),
        ),
        migrations.AddConstraint(
            model_name="recognition",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("hourly_more", None),
                    models.Q(("hourly_more__gt", 0), ("pays_more", True)),
                    _connector="OR",
                ),
                name="recognition_amount_is_more",
                violation_error_message="An amount is more than $0, and only for who pays more.",
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="recognition",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "careerpaths_recognitionevent" ("board_id", "credential_id", "hourly_more", "id", "interviews", "may_count", "organization_id", "pays_more", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "signed_by_id", "since", "strength", "until") VALUES (NEW."board_id", NEW."credential_id", NEW."hourly_more", NEW."id", NEW."interviews", NEW."may_count", NEW."organization_id", NEW."pays_more", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."signed_by_id", NEW."since", NEW."strength", NEW."until"); RETURN NULL;',
                    hash="bc23c9460d03527ac5d4cf30e361adb6c8112dd9",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_e7d13",
                    table="careerpaths_recognition",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="recognition",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "careerpaths_recognitionevent" ("board_id", "credential_id", "hourly_more", "id", "interviews", "may_count", "organization_id", "pays_more", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "signed_by_id", "since", "strength", "until") VALUES (NEW."board_id", NEW."credential_id", NEW."hourly_more", NEW."id", NEW."interviews", NEW."may_count", NEW."organization_id", NEW."pays_more", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."signed_by_id", NEW."since", NEW."strength", NEW."until"); RETURN NULL;',
                    hash="d811538bcad458704ae327f837a8367af8b221ce",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_1d493",
                    table="careerpaths_recognition",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="recognition",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "careerpaths_recognitionevent" ("board_id", "credential_id", "hourly_more", "id", "interviews", "may_count", "organization_id", "pays_more", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "signed_by_id", "since", "strength", "until") VALUES (OLD."board_id", OLD."credential_id", OLD."hourly_more", OLD."id", OLD."interviews", OLD."may_count", OLD."organization_id", OLD."pays_more", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."signed_by_id", OLD."since", OLD."strength", OLD."until"); RETURN NULL;',
                    hash="7c84f6f635dd34f21c4e4f50f102987636612b1e",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_e9be4",
                    table="careerpaths_recognition",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="recognitionevent",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="de652d600f349339fe252dde1e20c0b30732164a",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_4766e",
                    table="careerpaths_recognitionevent",
                    when="BEFORE",
                ),
            ),
        ),
        migrations.AddConstraint(
            model_name="relatedoccupation",
            constraint=models.UniqueConstraint(
                fields=("occupation", "other"), name="related_once_an_occupation"
            ),
        ),
        migrations.AddConstraint(
            model_name="releaseinuse",
            constraint=models.UniqueConstraint(
                fields=("board", "source"), name="release_in_use_once_a_source"
            ),
        ),
        migrations.AddIndex(
            model_name="seriesvalue",
            index=models.Index(fields=["kind", "area", "naics", "soc"], name="series_by_kind"),
        ),
        migrations.AddConstraint(
            model_name="seriesvalue",
            constraint=models.UniqueConstraint(
                fields=("release", "kind", "area", "naics", "soc", "period"),
                name="series_value_once_a_release",
            ),
        ),
        migrations.AddConstraint(
            model_name="seriesvalue",
            constraint=models.CheckConstraint(
                condition=models.Q(("period__regex", "^\\d{4}(-Q[1-4]|-(0[1-9]|1[0-2]))?$")),
                name="series_period_is_one",
            ),
        ),
        migrations.AddConstraint(
            model_name="seriesvalue",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("value__isnull", False), models.Q(("flag", ""), _negated=True), _connector="OR"
                ),
                name="series_value_or_reason",
            ),
        ),
        migrations.AddConstraint(
            model_name="standing",
            constraint=models.UniqueConstraint(
                fields=("board", "partnership", "credential"), name="standing_once"
            ),
        ),
        migrations.AddConstraint(
            model_name="standing",
            constraint=models.CheckConstraint(
                condition=models.Q(("firms__gte", 3), ("firms__lte", models.F("members"))),
                name="standing_from_three_firms",
            ),
        ),
        migrations.AddIndex(
            model_name="title",
            index=django.contrib.postgres.indexes.GinIndex(
                fields=["words"], name="title_words", opclasses=["gin_trgm_ops"]
            ),
        ),
        migrations.AddConstraint(
            model_name="title",
            constraint=models.UniqueConstraint(
                fields=("occupation", "title"), name="title_once_an_occupation"
            ),
        ),
        migrations.AddIndex(
            model_name="wage",
            index=models.Index(fields=["release", "soc"], name="wage_by_soc"),
        ),
        migrations.AddConstraint(
            model_name="wage",
            constraint=models.UniqueConstraint(
                fields=("release", "area", "soc"), name="wage_once_a_release"
            ),
        ),
        migrations.AddConstraint(
            model_name="wage",
            constraint=models.CheckConstraint(
                condition=models.Q(("soc__regex", "^\\d{2}-\\d{4}$")), name="wage_soc_is_a_code"
            ),
        ),
        BehindWall("ReleaseInUse", readers="board", public="true"),
        BehindWall("BoardArea", readers="board", public="true"),
        BehindWall("Framework", readers="board"),
        BehindWall("CredentialCompetency", readers="board", public="true"),
        BehindWall("CredentialOccupation", readers="board", public="true"),
        BehindWall("CredentialStep", readers="board", public="true"),
        BehindWall("Recognition", readers="organization"),
        BehindWall("RecognitionEvent", append_only=True),
        BehindWall("Standing", readers="board", public="true"),
        BehindWall("PriorityOccupation", readers="board", public="true"),
        BehindWall("LivingWage", readers="board", public="true"),
        BehindWall("LearnedTitle", readers="board"),
        KeepInBoard("Competency", "framework"),
        ShowPublic("Credential", "is_active"),
        ShowPublic("Competency", "framework_id IS NOT NULL"),
    ])  # fmt: skip
