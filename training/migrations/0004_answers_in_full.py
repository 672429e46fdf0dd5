import django.contrib.postgres.fields
import django.core.validators
import django.db.models.deletion
import pgtrigger.compiler
import pgtrigger.migrations
from django.conf import settings
from django.db import migrations, models

from accounts.together import together
from accounts.wall import BehindWall, KeepInBoard


class Migration(migrations.Migration):
    dependencies = [
        ("accounts", "0001_initial"),
        ("careerpaths", "0002_official_data"),
        ("partnerships", "0002_table_work"),
        ("pghistory", "0007_auto_20250421_0444"),
        ("training", "0003_official_data"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = together([
        migrations.CreateModel(
            name="AnswerLink",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("name", models.CharField(max_length=150)),
                ("email", models.EmailField(max_length=254, verbose_name="e-mail")),
                ("section", models.CharField(blank=True, max_length=20)),
                ("may_send", models.BooleanField(default=False)),
                ("sent_at", models.DateTimeField()),
                ("opened_at", models.DateTimeField(blank=True, null=True)),
                ("browser_hash", models.CharField(blank=True, max_length=64)),
                ("ended_at", models.DateTimeField(blank=True, null=True)),
            ],
            options={
                "ordering": ["-sent_at", "-pk"],
            },
        ),
        migrations.CreateModel(
            name="CompanyAnswer",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("revision", models.PositiveIntegerField(default=1)),
                ("saved_at", models.DateTimeField(blank=True, null=True)),
                ("saved_by", models.CharField(blank=True, max_length=150)),
                ("is_sent", models.BooleanField(default=False)),
                ("naics", models.CharField(blank=True, max_length=6, verbose_name="NAICS code")),
                (
                    "employees",
                    models.PositiveIntegerField(
                        blank=True, null=True, verbose_name="people employed"
                    ),
                ),
                (
                    "has_union",
                    models.BooleanField(
                        default=False, verbose_name="workers are represented by a union"
                    ),
                ),
                ("union", models.CharField(blank=True, max_length=100, verbose_name="which")),
                (
                    "respondent",
                    models.CharField(blank=True, max_length=150, verbose_name="who answers"),
                ),
                (
                    "respondent_title",
                    models.CharField(blank=True, max_length=100, verbose_name="title"),
                ),
                (
                    "respondent_email",
                    models.EmailField(blank=True, max_length=254, verbose_name="e-mail"),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="CompanyAnswerEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                ("revision", models.PositiveIntegerField(default=1)),
                ("saved_at", models.DateTimeField(blank=True, null=True)),
                ("saved_by", models.CharField(blank=True, max_length=150)),
                ("is_sent", models.BooleanField(default=False)),
                ("naics", models.CharField(blank=True, max_length=6, verbose_name="NAICS code")),
                (
                    "employees",
                    models.PositiveIntegerField(
                        blank=True, null=True, verbose_name="people employed"
                    ),
                ),
                (
                    "has_union",
                    models.BooleanField(
                        default=False, verbose_name="workers are represented by a union"
                    ),
                ),
                ("union", models.CharField(blank=True, max_length=100, verbose_name="which")),
                (
                    "respondent",
                    models.CharField(blank=True, max_length=150, verbose_name="who answers"),
                ),
                (
                    "respondent_title",
                    models.CharField(blank=True, max_length=100, verbose_name="title"),
                ),
                (
                    "respondent_email",
                    models.EmailField(blank=True, max_length=254, verbose_name="e-mail"),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="ExpertNote",
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
                            ("expert", "an expert"),
                            ("association", "an association"),
                            ("study", "a study"),
                        ],
                        max_length=11,
                    ),
                ),
                ("who", models.CharField(max_length=150, verbose_name="who says it")),
                ("said_on", models.DateField(verbose_name="on")),
                ("text", models.CharField(max_length=500, verbose_name="what they say")),
                (
                    "within_months",
                    models.PositiveSmallIntegerField(
                        blank=True, null=True, verbose_name="within how many months"
                    ),
                ),
            ],
            options={
                "ordering": ["-said_on", "-pk"],
            },
        ),
        migrations.CreateModel(
            name="KeptApart",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
            ],
            options={
                "verbose_name_plural": "kept apart",
            },
        ),
        migrations.CreateModel(
            name="ReleaseSource",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="RoundCompetency",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("position", models.PositiveSmallIntegerField()),
            ],
            options={
                "verbose_name_plural": "round competencies",
                "ordering": ["position", "pk"],
            },
        ),
        migrations.CreateModel(
            name="RoundCredential",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("position", models.PositiveSmallIntegerField()),
            ],
            options={
                "ordering": ["position", "pk"],
            },
        ),
        migrations.CreateModel(
            name="RoundMove",
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
                            ("opened", "Opened"),
                            ("extended", "Extended"),
                            ("closed", "Closed"),
                            ("reopened", "opened again"),
                            ("withdrawn", "Withdrawn"),
                        ],
                        max_length=9,
                    ),
                ),
                ("reason", models.CharField(blank=True, max_length=300)),
                ("closes_on", models.DateField(help_text="The last day to answer, from then on.")),
                ("moved_at", models.DateTimeField()),
            ],
            options={
                "ordering": ["moved_at", "pk"],
            },
        ),
        migrations.CreateModel(
            name="TalentSource",
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
                            ("provider", "training provider"),
                            ("school", "School"),
                            ("staffing", "staffing agency"),
                            ("referral", "somebody who works here"),
                            ("competitor", "another employer"),
                            ("internal", "our own people"),
                            ("other", "elsewhere"),
                        ],
                        default="provider",
                        max_length=10,
                    ),
                ),
                (
                    "name",
                    models.CharField(
                        help_text="Such as the program, with its place.", max_length=150
                    ),
                ),
                (
                    "tier",
                    models.PositiveSmallIntegerField(
                        choices=[(1, "tier 1"), (2, "tier 2")], default=1
                    ),
                ),
                ("year", models.PositiveSmallIntegerField(verbose_name="program year")),
                ("completers", models.PositiveIntegerField(verbose_name="people who finished")),
                (
                    "capacity",
                    models.PositiveIntegerField(
                        blank=True, null=True, verbose_name="people it could take"
                    ),
                ),
                (
                    "stated_by",
                    models.CharField(blank=True, max_length=150, verbose_name="where this is from"),
                ),
            ],
            options={
                "ordering": ["job", "tier", "name", "pk"],
            },
        ),
        migrations.CreateModel(
            name="VoiceAnswer",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("revision", models.PositiveIntegerField(default=1)),
                ("saved_at", models.DateTimeField(blank=True, null=True)),
                ("saved_by", models.CharField(blank=True, max_length=150)),
                ("is_sent", models.BooleanField(default=False)),
                ("challenges", models.JSONField(blank=True, default=list)),
                (
                    "barriers",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(max_length=20),
                        blank=True,
                        default=list,
                        size=None,
                    ),
                ),
                (
                    "first",
                    models.CharField(
                        blank=True,
                        max_length=300,
                        verbose_name="what the partnership should do first",
                    ),
                ),
                (
                    "champions",
                    models.BooleanField(default=False, verbose_name="we would champion it"),
                ),
                (
                    "offers",
                    models.JSONField(
                        blank=True, default=dict, verbose_name="work-based learning next year"
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="VoiceAnswerEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                ("revision", models.PositiveIntegerField(default=1)),
                ("saved_at", models.DateTimeField(blank=True, null=True)),
                ("saved_by", models.CharField(blank=True, max_length=150)),
                ("is_sent", models.BooleanField(default=False)),
                ("challenges", models.JSONField(blank=True, default=list)),
                (
                    "barriers",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(max_length=20),
                        blank=True,
                        default=list,
                        size=None,
                    ),
                ),
                (
                    "first",
                    models.CharField(
                        blank=True,
                        max_length=300,
                        verbose_name="what the partnership should do first",
                    ),
                ),
                (
                    "champions",
                    models.BooleanField(default=False, verbose_name="we would champion it"),
                ),
                (
                    "offers",
                    models.JSONField(
                        blank=True, default=dict, verbose_name="work-based learning next year"
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name="answer",
            name="insert_insert",
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name="answer",
            name="update_update",
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name="answer",
            name="delete_delete",
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name="jobanswer",
            name="insert_insert",
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name="jobanswer",
            name="update_update",
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name="jobanswer",
            name="delete_delete",
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name="need",
            name="insert_insert",
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name="need",
            name="update_update",
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name="need",
            name="delete_delete",
        ),
        migrations.RemoveConstraint(
            model_name="answer",
            name="answer_sent_has_a_time",
        ),
        migrations.RemoveConstraint(
            model_name="demandround",
            name="round_closed_has_a_time",
        ),
        migrations.AddField(
            model_name="answer",
            name="entered_by",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AddField(
            model_name="answer",
            name="sent_as",
            field=models.CharField(blank=True, max_length=150),
        ),
        migrations.AddField(
            model_name="answer",
            name="source",
            field=models.CharField(
                choices=[("firm", "the firm itself"), ("call", "a call"), ("visit", "a visit")],
                default="firm",
                max_length=5,
            ),
        ),
        migrations.AddField(
            model_name="answer",
            name="withdrawn_at",
            field=models.DateTimeField(blank=True, null=True),
        ),
        migrations.AddField(
            model_name="answerevent",
            name="entered_by",
            field=models.ForeignKey(
                blank=True,
                db_constraint=False,
                null=True,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                related_query_name="+",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AddField(
            model_name="answerevent",
            name="sent_as",
            field=models.CharField(blank=True, max_length=150),
        ),
        migrations.AddField(
            model_name="answerevent",
            name="source",
            field=models.CharField(
                choices=[("firm", "the firm itself"), ("call", "a call"), ("visit", "a visit")],
                default="firm",
                max_length=5,
            ),
        ),
        migrations.AddField(
            model_name="answerevent",
            name="withdrawn_at",
            field=models.DateTimeField(blank=True, null=True),
        ),
        migrations.AddField(
            model_name="demandround",
            name="ballot",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                related_name="rounds",
                to="partnerships.ballot",
                verbose_name="ballot that chose the jobs",
            ),
        ),
        migrations.AddField(
            model_name="demandround",
            name="chosen_how",
            field=models.CharField(
                blank=True,
                help_text="Such as: by show of hands on March 3.",
                max_length=200,
                verbose_name="how members chose the jobs",
            ),
        ),
        migrations.AddField(
            model_name="demandround",
            name="max_share",
            field=models.PositiveSmallIntegerField(
                default=25,
                help_text="In percent, 25 or less.",
                verbose_name="largest share of one firm in a wage",
            ),
        ),
        migrations.AddField(
            model_name="demandround",
            name="min_wage_firms",
            field=models.PositiveSmallIntegerField(
                default=5, verbose_name="fewest firms behind a wage"
            ),
        ),
        migrations.AddField(
            model_name="demandround",
            name="remind_first_on",
            field=models.DateField(blank=True, null=True, verbose_name="first reminder"),
        ),
        migrations.AddField(
            model_name="demandround",
            name="remind_last_on",
            field=models.DateField(blank=True, null=True, verbose_name="last reminder"),
        ),
        migrations.AddField(
            model_name="jobanswer",
            name="best_source",
            field=models.CharField(blank=True, max_length=20),
        ),
        migrations.AddField(
            model_name="jobanswer",
            name="competencies",
            field=models.JSONField(blank=True, default=dict),
        ),
        migrations.AddField(
            model_name="jobanswer",
            name="credentials",
            field=models.JSONField(blank=True, default=dict),
        ),
        migrations.AddField(
            model_name="jobanswer",
            name="criticality",
            field=models.PositiveSmallIntegerField(
                blank=True,
                null=True,
                validators=[
                    django.core.validators.MinValueValidator(1),
                    django.core.validators.MaxValueValidator(5),
                ],
                verbose_name="how much it matters, 1 to 5",
            ),
        ),
        migrations.AddField(
            model_name="jobanswer",
            name="education",
            field=models.CharField(
                blank=True,
                choices=[
                    ("none", "none"),
                    ("high_school", "high school"),
                    ("certificate", "Certificate"),
                    ("associate", "associate degree"),
                    ("bachelor", "bachelor's degree"),
                ],
                max_length=11,
            ),
        ),
        migrations.AddField(
            model_name="jobanswer",
            name="education_required",
            field=models.BooleanField(default=False, verbose_name="required"),
        ),
        migrations.AddField(
            model_name="jobanswer",
            name="entry_wage",
            field=models.DecimalField(
                blank=True,
                decimal_places=2,
                max_digits=6,
                null=True,
                validators=[django.core.validators.MinValueValidator(0)],
                verbose_name="hourly wage at the start",
            ),
        ),
        migrations.AddField(
            model_name="jobanswer",
            name="experience_months",
            field=models.PositiveSmallIntegerField(
                blank=True, help_text="In months.", null=True, verbose_name="experience"
            ),
        ),
        migrations.AddField(
            model_name="jobanswer",
            name="flags",
            field=django.contrib.postgres.fields.ArrayField(
                base_field=models.CharField(max_length=20), blank=True, default=list, size=None
            ),
        ),
        migrations.AddField(
            model_name="jobanswer",
            name="hardest",
            field=django.contrib.postgres.fields.ArrayField(
                base_field=models.CharField(
                    choices=[
                        ("few", "too few people apply"),
                        ("unqualified", "they are not qualified"),
                        ("decline", "they decline our offer"),
                        ("leave", "they leave early"),
                    ],
                    max_length=20,
                ),
                blank=True,
                default=list,
                size=None,
                verbose_name="what is hardest",
            ),
        ),
        migrations.AddField(
            model_name="jobanswer",
            name="hires",
            field=models.JSONField(blank=True, default=dict),
        ),
        migrations.AddField(
            model_name="jobanswer",
            name="is_sent",
            field=models.BooleanField(default=False),
        ),
        migrations.AddField(
            model_name="jobanswer",
            name="later_wage",
            field=models.DecimalField(
                blank=True,
                decimal_places=2,
                max_digits=6,
                null=True,
                validators=[django.core.validators.MinValueValidator(0)],
                verbose_name="hourly wage after 12 months",
            ),
        ),
        migrations.AddField(
            model_name="jobanswer",
            name="oldest_days",
            field=models.PositiveSmallIntegerField(
                blank=True, null=True, verbose_name="days the oldest has been open"
            ),
        ),
        migrations.AddField(
            model_name="jobanswer",
            name="open_now",
            field=models.PositiveIntegerField(blank=True, null=True, verbose_name="openings today"),
        ),
        migrations.AddField(
            model_name="jobanswer",
            name="others",
            field=models.JSONField(blank=True, default=dict, verbose_name="other requirements"),
        ),
        migrations.AddField(
            model_name="jobanswer",
            name="own_title",
            field=models.CharField(
                blank=True, max_length=100, verbose_name="your name for this job"
            ),
        ),
        migrations.AddField(
            model_name="jobanswer",
            name="revision",
            field=models.PositiveIntegerField(default=1),
        ),
        migrations.AddField(
            model_name="jobanswer",
            name="saved_at",
            field=models.DateTimeField(blank=True, null=True),
        ),
        migrations.AddField(
            model_name="jobanswer",
            name="saved_by",
            field=models.CharField(blank=True, max_length=150),
        ),
        migrations.AddField(
            model_name="jobanswer",
            name="shifts",
            field=django.contrib.postgres.fields.ArrayField(
                base_field=models.CharField(
                    choices=[
                        ("full_time", "full time"),
                        ("part_time", "part time"),
                        ("days", "Days"),
                        ("evenings", "Evenings"),
                        ("nights", "Nights"),
                        ("weekends", "Weekends"),
                        ("rotating", "Rotating"),
                    ],
                    max_length=20,
                ),
                blank=True,
                default=list,
                size=None,
            ),
        ),
        migrations.AddField(
            model_name="jobanswer",
            name="timing",
            field=models.JSONField(blank=True, default=dict),
        ),
        migrations.AddField(
            model_name="jobanswer",
            name="training_replaces",
            field=models.BooleanField(default=False, verbose_name="training would replace it"),
        ),
        migrations.AddField(
            model_name="jobanswer",
            name="wages_kept",
            field=models.BooleanField(default=False),
        ),
        migrations.AddField(
            model_name="jobanswer",
            name="wages_on",
            field=models.DateField(blank=True, null=True),
        ),
        migrations.AddField(
            model_name="jobanswer",
            name="why",
            field=django.contrib.postgres.fields.ArrayField(
                base_field=models.CharField(
                    choices=[
                        ("competitiveness", "we stay competitive"),
                        ("innovation", "new products or machines"),
                        ("safety", "Safety"),
                        ("compliance", "law or customers require it"),
                        ("retirement", "people retire"),
                    ],
                    max_length=20,
                ),
                blank=True,
                default=list,
                size=None,
                verbose_name="why it matters",
            ),
        ),
        migrations.AddField(
            model_name="jobanswer",
            name="would_drop",
            field=django.contrib.postgres.fields.ArrayField(
                base_field=models.CharField(
                    choices=[
                        ("education", "Education"),
                        ("experience", "Experience"),
                        ("credential", "Credential"),
                        ("other", "another requirement"),
                    ],
                    max_length=20,
                ),
                blank=True,
                default=list,
                size=None,
                verbose_name="dropped for graduates of an agreed program",
            ),
        ),
        migrations.AddField(
            model_name="jobanswerevent",
            name="best_source",
            field=models.CharField(blank=True, max_length=20),
        ),
        migrations.AddField(
            model_name="jobanswerevent",
            name="competencies",
            field=models.JSONField(blank=True, default=dict),
        ),
        migrations.AddField(
            model_name="jobanswerevent",
            name="credentials",
            field=models.JSONField(blank=True, default=dict),
        ),
        migrations.AddField(
            model_name="jobanswerevent",
            name="criticality",
            field=models.PositiveSmallIntegerField(
                blank=True,
                null=True,
                validators=[
                    django.core.validators.MinValueValidator(1),
                    django.core.validators.MaxValueValidator(5),
                ],
                verbose_name="how much it matters, 1 to 5",
            ),
        ),
        migrations.AddField(
            model_name="jobanswerevent",
            name="education",
            field=models.CharField(
                blank=True,
                choices=[
                    ("none", "none"),
                    ("high_school", "high school"),
                    ("certificate", "Certificate"),
                    ("associate", "associate degree"),
                    ("bachelor", "bachelor's degree"),
                ],
                max_length=11,
            ),
        ),
        migrations.AddField(
            model_name="jobanswerevent",
            name="education_required",
            field=models.BooleanField(default=False, verbose_name="required"),
        ),
        migrations.AddField(
            model_name="jobanswerevent",
            name="entry_wage",
            field=models.DecimalField(
                blank=True,
                decimal_places=2,
                max_digits=6,
                null=True,
                validators=[django.core.validators.MinValueValidator(0)],
                verbose_name="hourly wage at the start",
            ),
        ),
        migrations.AddField(
            model_name="jobanswerevent",
            name="experience_months",
            field=models.PositiveSmallIntegerField(
                blank=True, help_text="In months.", null=True, verbose_name="experience"
            ),
        ),
        migrations.AddField(
            model_name="jobanswerevent",
            name="flags",
            field=django.contrib.postgres.fields.ArrayField(
                base_field=models.CharField(max_length=20), blank=True, default=list, size=None
            ),
        ),
        migrations.AddField(
            model_name="jobanswerevent",
            name="hardest",
            field=django.contrib.postgres.fields.ArrayField(
                base_field=models.CharField(
                    choices=[
                        ("few", "too few people apply"),
                        ("unqualified", "they are not qualified"),
                        ("decline", "they decline our offer"),
                        ("leave", "they leave early"),
                    ],
                    max_length=20,
                ),
                blank=True,
                default=list,
                size=None,
                verbose_name="what is hardest",
            ),
        ),
        migrations.AddField(
            model_name="jobanswerevent",
            name="hires",
            field=models.JSONField(blank=True, default=dict),
        ),
        migrations.AddField(
            model_name="jobanswerevent",
            name="is_sent",
            field=models.BooleanField(default=False),
        ),
        migrations.AddField(
            model_name="jobanswerevent",
            name="later_wage",
            field=models.DecimalField(
                blank=True,
                decimal_places=2,
                max_digits=6,
                null=True,
                validators=[django.core.validators.MinValueValidator(0)],
                verbose_name="hourly wage after 12 months",
            ),
        ),
        migrations.AddField(
            model_name="jobanswerevent",
            name="oldest_days",
            field=models.PositiveSmallIntegerField(
                blank=True, null=True, verbose_name="days the oldest has been open"
            ),
        ),
        migrations.AddField(
            model_name="jobanswerevent",
            name="open_now",
            field=models.PositiveIntegerField(blank=True, null=True, verbose_name="openings today"),
        ),
        migrations.AddField(
            model_name="jobanswerevent",
            name="others",
            field=models.JSONField(blank=True, default=dict, verbose_name="other requirements"),
        ),
        migrations.AddField(
            model_name="jobanswerevent",
            name="own_title",
            field=models.CharField(
                blank=True, max_length=100, verbose_name="your name for this job"
            ),
        ),
        migrations.AddField(
            model_name="jobanswerevent",
            name="revision",
            field=models.PositiveIntegerField(default=1),
        ),
        migrations.AddField(
            model_name="jobanswerevent",
            name="saved_at",
            field=models.DateTimeField(blank=True, null=True),
        ),
        migrations.AddField(
            model_name="jobanswerevent",
            name="saved_by",
            field=models.CharField(blank=True, max_length=150),
        ),
        migrations.AddField(
            model_name="jobanswerevent",
            name="shifts",
            field=django.contrib.postgres.fields.ArrayField(
                base_field=models.CharField(
                    choices=[
                        ("full_time", "full time"),
                        ("part_time", "part time"),
                        ("days", "Days"),
                        ("evenings", "Evenings"),
                        ("nights", "Nights"),
                        ("weekends", "Weekends"),
                        ("rotating", "Rotating"),
                    ],
                    max_length=20,
                ),
                blank=True,
                default=list,
                size=None,
            ),
        ),
        migrations.AddField(
            model_name="jobanswerevent",
            name="timing",
            field=models.JSONField(blank=True, default=dict),
        ),
        migrations.AddField(
            model_name="jobanswerevent",
            name="training_replaces",
            field=models.BooleanField(default=False, verbose_name="training would replace it"),
        ),
        migrations.AddField(
            model_name="jobanswerevent",
            name="wages_kept",
            field=models.BooleanField(default=False),
        ),
        migrations.AddField(
            model_name="jobanswerevent",
            name="wages_on",
            field=models.DateField(blank=True, null=True),
        ),
        migrations.AddField(
            model_name="jobanswerevent",
            name="why",
            field=django.contrib.postgres.fields.ArrayField(
                base_field=models.CharField(
                    choices=[
                        ("competitiveness", "we stay competitive"),
                        ("innovation", "new products or machines"),
                        ("safety", "Safety"),
                        ("compliance", "law or customers require it"),
                        ("retirement", "people retire"),
                    ],
                    max_length=20,
                ),
                blank=True,
                default=list,
                size=None,
                verbose_name="why it matters",
            ),
        ),
        migrations.AddField(
            model_name="jobanswerevent",
            name="would_drop",
            field=django.contrib.postgres.fields.ArrayField(
                base_field=models.CharField(
                    choices=[
                        ("education", "Education"),
                        ("experience", "Experience"),
                        ("credential", "Credential"),
                        ("other", "another requirement"),
                    ],
                    max_length=20,
                ),
                blank=True,
                default=list,
                size=None,
                verbose_name="dropped for graduates of an agreed program",
            ),
        ),
        migrations.AddField(
            model_name="need",
            name="budget",
            field=models.DecimalField(
                blank=True,
                decimal_places=2,
                max_digits=8,
                null=True,
                validators=[django.core.validators.MinValueValidator(0)],
                verbose_name="what you would pay for each person",
            ),
        ),
        migrations.AddField(
            model_name="need",
            name="budget_kept",
            field=models.BooleanField(default=False),
        ),
        migrations.AddField(
            model_name="need",
            name="effects",
            field=django.contrib.postgres.fields.ArrayField(
                base_field=models.CharField(
                    choices=[
                        ("retain", "people stay"),
                        ("promote", "people move up"),
                        ("wage", "people earn more"),
                        ("quality", "Quality"),
                        ("output", "Output"),
                        ("safety", "Safety"),
                        ("technology", "new technology"),
                    ],
                    max_length=20,
                ),
                blank=True,
                default=list,
                size=None,
                verbose_name="what should come of it",
            ),
        ),
        migrations.AddField(
            model_name="need",
            name="hosts",
            field=django.contrib.postgres.fields.ArrayField(
                base_field=models.CharField(
                    choices=[
                        ("room", "Room"),
                        ("equipment", "Equipment"),
                        ("instructor", "Instructor"),
                    ],
                    max_length=20,
                ),
                blank=True,
                default=list,
                size=None,
                verbose_name="what you could lend",
            ),
        ),
        migrations.AddField(
            model_name="need",
            name="is_sent",
            field=models.BooleanField(default=False),
        ),
        migrations.AddField(
            model_name="need",
            name="joins",
            field=models.CharField(
                choices=[
                    ("yes", "Yes"),
                    ("not_competitors", "Yes, but not with direct competitors"),
                    ("own", "Only in a class of our own"),
                ],
                default="yes",
                max_length=15,
            ),
        ),
        migrations.AddField(
            model_name="need",
            name="places",
            field=django.contrib.postgres.fields.ArrayField(
                base_field=models.CharField(
                    choices=[
                        ("on_site", "at our site"),
                        ("provider", "at the provider's"),
                        ("online", "Online"),
                        ("hybrid", "partly online"),
                    ],
                    max_length=20,
                ),
                blank=True,
                default=list,
                size=None,
                verbose_name="where it can be",
            ),
        ),
        migrations.AddField(
            model_name="need",
            name="revision",
            field=models.PositiveIntegerField(default=1),
        ),
        migrations.AddField(
            model_name="need",
            name="saved_at",
            field=models.DateTimeField(blank=True, null=True),
        ),
        migrations.AddField(
            model_name="need",
            name="saved_by",
            field=models.CharField(blank=True, max_length=150),
        ),
        migrations.AddField(
            model_name="need",
            name="times",
            field=django.contrib.postgres.fields.ArrayField(
                base_field=models.CharField(
                    choices=[
                        ("days", "weekdays"),
                        ("evenings", "Evenings"),
                        ("nights", "after the night shift"),
                        ("weekends", "Weekends"),
                    ],
                    max_length=20,
                ),
                blank=True,
                default=list,
                size=None,
                verbose_name="when people can come",
            ),
        ),
        migrations.AddField(
            model_name="need",
            name="travel_minutes",
            field=models.PositiveSmallIntegerField(
                blank=True,
                help_text="In minutes, one way.",
                null=True,
                verbose_name="how far people travel at most",
            ),
        ),
        migrations.AddField(
            model_name="need",
            name="why",
            field=django.contrib.postgres.fields.ArrayField(
                base_field=models.CharField(
                    choices=[
                        ("competitiveness", "we stay competitive"),
                        ("innovation", "new products or machines"),
                        ("safety", "Safety"),
                        ("compliance", "law or customers require it"),
                        ("retirement", "people retire"),
                    ],
                    max_length=20,
                ),
                blank=True,
                default=list,
                size=None,
                verbose_name="why it matters",
            ),
        ),
        migrations.AddField(
            model_name="needevent",
            name="budget",
            field=models.DecimalField(
                blank=True,
                decimal_places=2,
                max_digits=8,
                null=True,
                validators=[django.core.validators.MinValueValidator(0)],
                verbose_name="what you would pay for each person",
            ),
        ),
        migrations.AddField(
            model_name="needevent",
            name="budget_kept",
            field=models.BooleanField(default=False),
        ),
        migrations.AddField(
            model_name="needevent",
            name="effects",
            field=django.contrib.postgres.fields.ArrayField(
                base_field=models.CharField(
                    choices=[
                        ("retain", "people stay"),
                        ("promote", "people move up"),
                        ("wage", "people earn more"),
                        ("quality", "Quality"),
                        ("output", "Output"),
                        ("safety", "Safety"),
                        ("technology", "new technology"),
                    ],
                    max_length=20,
                ),
                blank=True,
                default=list,
                size=None,
                verbose_name="what should come of it",
            ),
        ),
        migrations.AddField(
            model_name="needevent",
            name="hosts",
            field=django.contrib.postgres.fields.ArrayField(
                base_field=models.CharField(
                    choices=[
                        ("room", "Room"),
                        ("equipment", "Equipment"),
                        ("instructor", "Instructor"),
                    ],
                    max_length=20,
                ),
                blank=True,
                default=list,
                size=None,
                verbose_name="what you could lend",
            ),
        ),
        migrations.AddField(
            model_name="needevent",
            name="is_sent",
            field=models.BooleanField(default=False),
        ),
        migrations.AddField(
            model_name="needevent",
            name="joins",
            field=models.CharField(
                choices=[
                    ("yes", "Yes"),
                    ("not_competitors", "Yes, but not with direct competitors"),
                    ("own", "Only in a class of our own"),
                ],
                default="yes",
                max_length=15,
            ),
        ),
        migrations.AddField(
            model_name="needevent",
            name="places",
            field=django.contrib.postgres.fields.ArrayField(
                base_field=models.CharField(
                    choices=[
                        ("on_site", "at our site"),
                        ("provider", "at the provider's"),
                        ("online", "Online"),
                        ("hybrid", "partly online"),
                    ],
                    max_length=20,
                ),
                blank=True,
                default=list,
                size=None,
                verbose_name="where it can be",
            ),
        ),
        migrations.AddField(
            model_name="needevent",
            name="revision",
            field=models.PositiveIntegerField(default=1),
        ),
        migrations.AddField(
            model_name="needevent",
            name="saved_at",
            field=models.DateTimeField(blank=True, null=True),
        ),
        migrations.AddField(
            model_name="needevent",
            name="saved_by",
            field=models.CharField(blank=True, max_length=150),
        ),
        migrations.AddField(
            model_name="needevent",
            name="times",
            field=django.contrib.postgres.fields.ArrayField(
                base_field=models.CharField(
                    choices=[
                        ("days", "weekdays"),
                        ("evenings", "Evenings"),
                        ("nights", "after the night shift"),
                        ("weekends", "Weekends"),
                    ],
                    max_length=20,
                ),
                blank=True,
                default=list,
                size=None,
                verbose_name="when people can come",
            ),
        ),
        migrations.AddField(
            model_name="needevent",
            name="travel_minutes",
            field=models.PositiveSmallIntegerField(
                blank=True,
                help_text="In minutes, one way.",
                null=True,
                verbose_name="how far people travel at most",
            ),
        ),
        migrations.AddField(
            model_name="needevent",
            name="why",
            field=django.contrib.postgres.fields.ArrayField(
                base_field=models.CharField(
                    choices=[
                        ("competitiveness", "we stay competitive"),
                        ("innovation", "new products or machines"),
                        ("safety", "Safety"),
                        ("compliance", "law or customers require it"),
                        ("retirement", "people retire"),
                    ],
                    max_length=20,
                ),
                blank=True,
                default=list,
                size=None,
                verbose_name="why it matters",
            ),
        ),
        migrations.AddField(
            model_name="release",
            name="kind",
            field=models.CharField(
                choices=[
                    ("interim", "while the round is open"),
                    ("closing", "at its close"),
                    ("wages", "with wages, 90 days later"),
                ],
                default="closing",
                max_length=7,
            ),
        ),
        migrations.AddField(
            model_name="release",
            name="pdf",
            field=models.BinaryField(null=True),
        ),
        migrations.AlterField(
            model_name="answer",
            name="state",
            field=models.CharField(
                choices=[
                    ("draft", "Draft"),
                    ("sent", "Sent"),
                    ("replaced", "replaced by a later version"),
                    ("withdrawn", "withdrawn by the firm"),
                ],
                default="draft",
                max_length=9,
            ),
        ),
        migrations.AlterField(
            model_name="answerevent",
            name="state",
            field=models.CharField(
                choices=[
                    ("draft", "Draft"),
                    ("sent", "Sent"),
                    ("replaced", "replaced by a later version"),
                    ("withdrawn", "withdrawn by the firm"),
                ],
                default="draft",
                max_length=9,
            ),
        ),
        migrations.AlterField(
            model_name="demandround",
            name="state",
            field=models.CharField(
                choices=[
                    ("draft", "being prepared"),
                    ("open", "Open"),
                    ("closed", "Closed"),
                    ("withdrawn", "Withdrawn"),
                ],
                default="draft",
                max_length=9,
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="answer",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "training_answerevent" ("board_id", "entered_by_id", "id", "organization_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "round_id", "saved_at", "sent_as", "sent_at", "sent_by_id", "source", "started_at", "state", "version", "withdrawn_at") VALUES (NEW."board_id", NEW."entered_by_id", NEW."id", NEW."organization_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."round_id", NEW."saved_at", NEW."sent_as", NEW."sent_at", NEW."sent_by_id", NEW."source", NEW."started_at", NEW."state", NEW."version", NEW."withdrawn_at"); RETURN NULL;',
                    hash="5c1cbbcd5399646a969239170436c0741cb25630",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_514b1",
                    table="training_answer",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="answer",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition='WHEN (OLD."organization_id" IS DISTINCT FROM (NEW."organization_id") OR OLD."sent_as" IS DISTINCT FROM (NEW."sent_as") OR OLD."sent_at" IS DISTINCT FROM (NEW."sent_at") OR OLD."sent_by_id" IS DISTINCT FROM (NEW."sent_by_id") OR OLD."source" IS DISTINCT FROM (NEW."source") OR OLD."state" IS DISTINCT FROM (NEW."state"))',
                    func='INSERT INTO "training_answerevent" ("board_id", "entered_by_id", "id", "organization_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "round_id", "saved_at", "sent_as", "sent_at", "sent_by_id", "source", "started_at", "state", "version", "withdrawn_at") VALUES (NEW."board_id", NEW."entered_by_id", NEW."id", NEW."organization_id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."round_id", NEW."saved_at", NEW."sent_as", NEW."sent_at", NEW."sent_by_id", NEW."source", NEW."started_at", NEW."state", NEW."version", NEW."withdrawn_at"); RETURN NULL;',
                    hash="f8422f3ebc1e00bf89a0a885ec30e32de4fb94d3",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_a3545",
                    table="training_answer",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="answer",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "training_answerevent" ("board_id", "entered_by_id", "id", "organization_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "round_id", "saved_at", "sent_as", "sent_at", "sent_by_id", "source", "started_at", "state", "version", "withdrawn_at") VALUES (OLD."board_id", OLD."entered_by_id", OLD."id", OLD."organization_id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."round_id", OLD."saved_at", OLD."sent_as", OLD."sent_at", OLD."sent_by_id", OLD."source", OLD."started_at", OLD."state", OLD."version", OLD."withdrawn_at"); RETURN NULL;',
                    hash="ddb1a307d41587cdf3305e77dfa7edbb898c6ff4",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_10cfd",
                    table="training_answer",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="jobanswer",
            trigger=pgtrigger.compiler.Trigger(
                name="sent_stays",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition='WHEN (OLD."is_sent")',
                    func="\n    IF to_jsonb(NEW) - 'organization_id' IS DISTINCT FROM to_jsonb(OLD) - 'organization_id' THEN\n        RAISE EXCEPTION 'What was sent stays as it was sent.';\n    END IF;\n    RETURN NEW;\n",
                    hash="d42155a337817eed9a94988e530973adc9a3362d",
                    operation="UPDATE",
                    pgid="pgtrigger_sent_stays_a14a4",
                    table="training_jobanswer",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="jobanswer",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition='WHEN (NEW."is_sent")',
                    func='INSERT INTO "training_jobanswerevent" ("answer_id", "best_source", "board_id", "by_training", "certainty", "competencies", "credentials", "criticality", "education", "education_required", "employed", "entry_wage", "experience_months", "flags", "growth", "hardest", "hires", "id", "is_sent", "job_id", "later_wage", "leaving", "oldest_days", "open_now", "organization_id", "others", "own_title", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "promoted", "retiring", "revision", "saved_at", "saved_by", "shifts", "timing", "training_replaces", "wages_kept", "wages_on", "why", "would_drop") VALUES (NEW."answer_id", NEW."best_source", NEW."board_id", NEW."by_training", NEW."certainty", NEW."competencies", NEW."credentials", NEW."criticality", NEW."education", NEW."education_required", NEW."employed", NEW."entry_wage", NEW."experience_months", NEW."flags", NEW."growth", NEW."hardest", NEW."hires", NEW."id", NEW."is_sent", NEW."job_id", NEW."later_wage", NEW."leaving", NEW."oldest_days", NEW."open_now", NEW."organization_id", NEW."others", NEW."own_title", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."promoted", NEW."retiring", NEW."revision", NEW."saved_at", NEW."saved_by", NEW."shifts", NEW."timing", NEW."training_replaces", NEW."wages_kept", NEW."wages_on", NEW."why", NEW."would_drop"); RETURN NULL;',
                    hash="0c3860651ba8c339b3897e6a4f8eec417cc08c4f",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_37c8b",
                    table="training_jobanswer",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="jobanswer",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition='WHEN (NEW."is_sent")',
                    func='INSERT INTO "training_jobanswerevent" ("answer_id", "best_source", "board_id", "by_training", "certainty", "competencies", "credentials", "criticality", "education", "education_required", "employed", "entry_wage", "experience_months", "flags", "growth", "hardest", "hires", "id", "is_sent", "job_id", "later_wage", "leaving", "oldest_days", "open_now", "organization_id", "others", "own_title", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "promoted", "retiring", "revision", "saved_at", "saved_by", "shifts", "timing", "training_replaces", "wages_kept", "wages_on", "why", "would_drop") VALUES (NEW."answer_id", NEW."best_source", NEW."board_id", NEW."by_training", NEW."certainty", NEW."competencies", NEW."credentials", NEW."criticality", NEW."education", NEW."education_required", NEW."employed", NEW."entry_wage", NEW."experience_months", NEW."flags", NEW."growth", NEW."hardest", NEW."hires", NEW."id", NEW."is_sent", NEW."job_id", NEW."later_wage", NEW."leaving", NEW."oldest_days", NEW."open_now", NEW."organization_id", NEW."others", NEW."own_title", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."promoted", NEW."retiring", NEW."revision", NEW."saved_at", NEW."saved_by", NEW."shifts", NEW."timing", NEW."training_replaces", NEW."wages_kept", NEW."wages_on", NEW."why", NEW."would_drop"); RETURN NULL;',
                    hash="07bb7b398d0cd3a05c4d2d3f8eaaa74e281d7cfa",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_ad647",
                    table="training_jobanswer",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="jobanswer",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition='WHEN (OLD."is_sent")',
                    func='INSERT INTO "training_jobanswerevent" ("answer_id", "best_source", "board_id", "by_training", "certainty", "competencies", "credentials", "criticality", "education", "education_required", "employed", "entry_wage", "experience_months", "flags", "growth", "hardest", "hires", "id", "is_sent", "job_id", "later_wage", "leaving", "oldest_days", "open_now", "organization_id", "others", "own_title", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "promoted", "retiring", "revision", "saved_at", "saved_by", "shifts", "timing", "training_replaces", "wages_kept", "wages_on", "why", "would_drop") VALUES (OLD."answer_id", OLD."best_source", OLD."board_id", OLD."by_training", OLD."certainty", OLD."competencies", OLD."credentials", OLD."criticality", OLD."education", OLD."education_required", OLD."employed", OLD."entry_wage", OLD."experience_months", OLD."flags", OLD."growth", OLD."hardest", OLD."hires", OLD."id", OLD."is_sent", OLD."job_id", OLD."later_wage", OLD."leaving", OLD."oldest_days", OLD."open_now", OLD."organization_id", OLD."others", OLD."own_title", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."promoted", OLD."retiring", OLD."revision", OLD."saved_at", OLD."saved_by", OLD."shifts", OLD."timing", OLD."training_replaces", OLD."wages_kept", OLD."wages_on", OLD."why", OLD."would_drop"); RETURN NULL;',
                    hash="3f0821a9f1188b8dd69dbf8384f115a50dbbd231",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_b911d",
                    table="training_jobanswer",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="need",
            trigger=pgtrigger.compiler.Trigger(
                name="sent_stays",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition='WHEN (OLD."is_sent")',
                    func="\n    IF to_jsonb(NEW) - 'organization_id' IS DISTINCT FROM to_jsonb(OLD) - 'organization_id' THEN\n        RAISE EXCEPTION 'What was sent stays as it was sent.';\n    END IF;\n    RETURN NEW;\n",
                    hash="048641a0e952ffb1d04bcaf1d12b32f9b7160fa7",
                    operation="UPDATE",
                    pgid="pgtrigger_sent_stays_e595f",
                    table="training_need",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="need",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition='WHEN (NEW."is_sent")',
                    func='INSERT INTO "training_needevent" ("answer_id", "board_id", "budget", "budget_kept", "competency_id", "effects", "hosts", "id", "is_sent", "joins", "level_now", "level_target", "needed_by", "organization_id", "people", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "places", "revision", "saved_at", "saved_by", "times", "travel_minutes", "why", "words") VALUES (NEW."answer_id", NEW."board_id", NEW."budget", NEW."budget_kept", NEW."competency_id", NEW."effects", NEW."hosts", NEW."id", NEW."is_sent", NEW."joins", NEW."level_now", NEW."level_target", NEW."needed_by", NEW."organization_id", NEW."people", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."places", NEW."revision", NEW."saved_at", NEW."saved_by", NEW."times", NEW."travel_minutes", NEW."why", NEW."words"); RETURN NULL;',
                    hash="421fca6fdd9cdde6d0b17f24469d3cba788c7bf0",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_13c82",
                    table="training_need",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="need",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition='WHEN (NEW."is_sent")',
                    func='INSERT INTO "training_needevent" ("answer_id", "board_id", "budget", "budget_kept", "competency_id", "effects", "hosts", "id", "is_sent", "joins", "level_now", "level_target", "needed_by", "organization_id", "people", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "places", "revision", "saved_at", "saved_by", "times", "travel_minutes", "why", "words") VALUES (NEW."answer_id", NEW."board_id", NEW."budget", NEW."budget_kept", NEW."competency_id", NEW."effects", NEW."hosts", NEW."id", NEW."is_sent", NEW."joins", NEW."level_now", NEW."level_target", NEW."needed_by", NEW."organization_id", NEW."people", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."places", NEW."revision", NEW."saved_at", NEW."saved_by", NEW."times", NEW."travel_minutes", NEW."why", NEW."words"); RETURN NULL;',
                    hash="a0372ed76f9f3f9cc7137fe0cfa1bf7f90d90ae2",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_2542e",
                    table="training_need",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="need",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition='WHEN (OLD."is_sent")',
                    func='INSERT INTO "training_needevent" ("answer_id", "board_id", "budget", "budget_kept", "competency_id", "effects", "hosts", "id", "is_sent", "joins", "level_now", "level_target", "needed_by", "organization_id", "people", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "places", "revision", "saved_at", "saved_by", "times", "travel_minutes", "why", "words") VALUES (OLD."answer_id", OLD."board_id", OLD."budget", OLD."budget_kept", OLD."competency_id", OLD."effects", OLD."hosts", OLD."id", OLD."is_sent", OLD."joins", OLD."level_now", OLD."level_target", OLD."needed_by", OLD."organization_id", OLD."people", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."places", OLD."revision", OLD."saved_at", OLD."saved_by", OLD."times", OLD."travel_minutes", OLD."why", OLD."words"); RETURN NULL;',
                    hash="80e68540e0390476155be83a66b5d86fbc151a5b",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_37c23",
                    table="training_need",
                    when="AFTER",
                ),
            ),
        ),
        migrations.AddConstraint(
            model_name="answer",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("sent_at", None), ("state", "draft")),
                    models.Q(
                        ("sent_at__isnull", False), ("state__in", ["sent", "replaced", "withdrawn"])
                    ),
                    _connector="OR",
                ),
                name="answer_sent_has_a_time",
            ),
        ),
        migrations.AddConstraint(
            model_name="answer",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("state", "withdrawn"), ("withdrawn_at__isnull", False)),
                    models.Q(
                        models.Q(("state", "withdrawn"), _negated=True), ("withdrawn_at", None)
                    ),
                    _connector="OR",
                ),
                name="answer_withdrawn_has_a_time",
            ),
        ),
        migrations.AddConstraint(
            model_name="demandround",
            constraint=models.CheckConstraint(
                condition=models.Q(("max_share__range", (1, 25)), ("min_wage_firms__gte", 5)),
                name="round_wages_at_least_as_strict",
                violation_error_message="At least 5 firms must stand behind a wage, none with more than 25 percent.",
            ),
        ),
        migrations.AddConstraint(
            model_name="demandround",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("closed_at__isnull", False), ("state", "closed")),
                    models.Q(("closed_at", None), ("state__in", ["draft", "open"])),
                    ("state", "withdrawn"),
                    _connector="OR",
                ),
                name="round_closed_has_a_time",
            ),
        ),
        migrations.AddConstraint(
            model_name="jobanswer",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("entry_wage", None), ("later_wage", None)),
                    ("wages_on__isnull", False),
                    _connector="OR",
                ),
                name="job_answer_wages_have_a_day",
            ),
        ),
        migrations.AddField(
            model_name="answerlink",
            name="board",
            field=models.ForeignKey(
                editable=False,
                on_delete=django.db.models.deletion.CASCADE,
                related_name="%(class)ss",
                to="accounts.board",
            ),
        ),
        migrations.AddField(
            model_name="answerlink",
            name="organization",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="answer_links",
                to="accounts.organization",
            ),
        ),
        migrations.AddField(
            model_name="answerlink",
            name="round",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE,
                related_name="links",
                to="training.demandround",
            ),
        ),
        migrations.AddField(
            model_name="answerlink",
            name="sent_by",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AddField(
            model_name="companyanswer",
            name="answer",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE,
                related_name="company_answers",
                to="training.answer",
            ),
        ),
        migrations.AddField(
            model_name="companyanswer",
            name="board",
            field=models.ForeignKey(
                editable=False,
                on_delete=django.db.models.deletion.CASCADE,
                related_name="%(class)ss",
                to="accounts.board",
            ),
        ),
        migrations.AddField(
            model_name="companyanswer",
            name="county",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="accounts.county",
            ),
        ),
        migrations.AddField(
            model_name="companyanswer",
            name="organization",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="accounts.organization",
            ),
        ),
        migrations.AddField(
            model_name="companyanswerevent",
            name="answer",
            field=models.ForeignKey(
                db_constraint=False,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                related_query_name="+",
                to="training.answer",
            ),
        ),
        migrations.AddField(
            model_name="companyanswerevent",
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
            model_name="companyanswerevent",
            name="county",
            field=models.ForeignKey(
                blank=True,
                db_constraint=False,
                null=True,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                related_query_name="+",
                to="accounts.county",
            ),
        ),
        migrations.AddField(
            model_name="companyanswerevent",
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
            model_name="companyanswerevent",
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
            model_name="companyanswerevent",
            name="pgh_obj",
            field=models.ForeignKey(
                db_constraint=False,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="events",
                to="training.companyanswer",
            ),
        ),
        migrations.AddField(
            model_name="expertnote",
            name="board",
            field=models.ForeignKey(
                editable=False,
                on_delete=django.db.models.deletion.CASCADE,
                related_name="%(class)ss",
                to="accounts.board",
            ),
        ),
        migrations.AddField(
            model_name="expertnote",
            name="competency",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                related_name="expert_notes",
                to="careerpaths.competency",
                verbose_name="skill it is about",
            ),
        ),
        migrations.AddField(
            model_name="expertnote",
            name="entered_by",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AddField(
            model_name="expertnote",
            name="job",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                related_name="expert_notes",
                to="careerpaths.criticaljob",
                verbose_name="job it is about",
            ),
        ),
        migrations.AddField(
            model_name="expertnote",
            name="partnership",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE,
                related_name="expert_notes",
                to="partnerships.partnership",
            ),
        ),
        migrations.AddField(
            model_name="keptapart",
            name="board",
            field=models.ForeignKey(
                editable=False,
                on_delete=django.db.models.deletion.CASCADE,
                related_name="%(class)ss",
                to="accounts.board",
            ),
        ),
        migrations.AddField(
            model_name="keptapart",
            name="organization",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE,
                related_name="kept_apart",
                to="accounts.organization",
            ),
        ),
        migrations.AddField(
            model_name="keptapart",
            name="other",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE,
                related_name="+",
                to="accounts.organization",
            ),
        ),
        migrations.AddField(
            model_name="releasesource",
            name="answer",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="release_sources",
                to="training.answer",
            ),
        ),
        migrations.AddField(
            model_name="releasesource",
            name="board",
            field=models.ForeignKey(
                editable=False,
                on_delete=django.db.models.deletion.CASCADE,
                related_name="%(class)ss",
                to="accounts.board",
            ),
        ),
        migrations.AddField(
            model_name="releasesource",
            name="organization",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="accounts.organization",
            ),
        ),
        migrations.AddField(
            model_name="releasesource",
            name="release",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE,
                related_name="sources",
                to="training.release",
            ),
        ),
        migrations.AddField(
            model_name="roundcompetency",
            name="board",
            field=models.ForeignKey(
                editable=False,
                on_delete=django.db.models.deletion.CASCADE,
                related_name="%(class)ss",
                to="accounts.board",
            ),
        ),
        migrations.AddField(
            model_name="roundcompetency",
            name="competency",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="careerpaths.competency",
            ),
        ),
        migrations.AddField(
            model_name="roundcompetency",
            name="round_job",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE,
                related_name="asked_competencies",
                to="training.roundjob",
            ),
        ),
        migrations.AddField(
            model_name="roundcredential",
            name="board",
            field=models.ForeignKey(
                editable=False,
                on_delete=django.db.models.deletion.CASCADE,
                related_name="%(class)ss",
                to="accounts.board",
            ),
        ),
        migrations.AddField(
            model_name="roundcredential",
            name="credential",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="careerpaths.credential",
            ),
        ),
        migrations.AddField(
            model_name="roundcredential",
            name="round_job",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE,
                related_name="asked_credentials",
                to="training.roundjob",
            ),
        ),
        migrations.AddField(
            model_name="roundmove",
            name="board",
            field=models.ForeignKey(
                editable=False,
                on_delete=django.db.models.deletion.CASCADE,
                related_name="%(class)ss",
                to="accounts.board",
            ),
        ),
        migrations.AddField(
            model_name="roundmove",
            name="moved_by",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AddField(
            model_name="roundmove",
            name="round",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE,
                related_name="moves",
                to="training.demandround",
            ),
        ),
        migrations.AddField(
            model_name="talentsource",
            name="board",
            field=models.ForeignKey(
                editable=False,
                on_delete=django.db.models.deletion.CASCADE,
                related_name="%(class)ss",
                to="accounts.board",
            ),
        ),
        migrations.AddField(
            model_name="talentsource",
            name="feeds",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                related_name="fed_by",
                to="training.talentsource",
                verbose_name="gives people to",
            ),
        ),
        migrations.AddField(
            model_name="talentsource",
            name="job",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE,
                related_name="talent_sources",
                to="careerpaths.criticaljob",
            ),
        ),
        migrations.AddField(
            model_name="talentsource",
            name="partnership",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE,
                related_name="talent_sources",
                to="partnerships.partnership",
            ),
        ),
        migrations.AddField(
            model_name="talentsource",
            name="provider",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                related_name="talent_sources",
                to="training.provider",
            ),
        ),
        migrations.AddField(
            model_name="voiceanswer",
            name="answer",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE,
                related_name="voice_answers",
                to="training.answer",
            ),
        ),
        migrations.AddField(
            model_name="voiceanswer",
            name="board",
            field=models.ForeignKey(
                editable=False,
                on_delete=django.db.models.deletion.CASCADE,
                related_name="%(class)ss",
                to="accounts.board",
            ),
        ),
        migrations.AddField(
            model_name="voiceanswer",
            name="organization",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="accounts.organization",
            ),
        ),
        migrations.AddField(
            model_name="voiceanswerevent",
            name="answer",
            field=models.ForeignKey(
                db_constraint=False,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                related_query_name="+",
                to="training.answer",
            ),
        ),
        migrations.AddField(
            model_name="voiceanswerevent",
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
            model_name="voiceanswerevent",
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
            model_name="voiceanswerevent",
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
            model_name="voiceanswerevent",
            name="pgh_obj",
            field=models.ForeignKey(
                db_constraint=False,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="events",
                to="training.voiceanswer",
            ),
        ),
        migrations.AddConstraint(
            model_name="answerlink",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("browser_hash", ""), ("opened_at", None)),
                    models.Q(
                        ("opened_at__isnull", False), models.Q(("browser_hash", ""), _negated=True)
                    ),
                    _connector="OR",
                ),
                name="answer_link_opened_in_a_browser",
            ),
        ),
        migrations.AddConstraint(
            model_name="answerlink",
            constraint=models.CheckConstraint(
                condition=models.Q(("section", ""), ("may_send", False), _connector="OR"),
                name="answer_link_sends_all_or_nothing",
            ),
        ),
        migrations.AddConstraint(
            model_name="companyanswer",
            constraint=models.UniqueConstraint(
                fields=("board", "answer"), name="company_answer_once"
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="companyanswer",
            trigger=pgtrigger.compiler.Trigger(
                name="sent_stays",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition='WHEN (OLD."is_sent")',
                    func="\n    IF to_jsonb(NEW) - 'organization_id' IS DISTINCT FROM to_jsonb(OLD) - 'organization_id' THEN\n        RAISE EXCEPTION 'What was sent stays as it was sent.';\n    END IF;\n    RETURN NEW;\n",
                    hash="62544babbe6c14f08dd5962de95c70db89f381cf",
                    operation="UPDATE",
                    pgid="pgtrigger_sent_stays_8cd18",
                    table="training_companyanswer",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="companyanswer",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition='WHEN (NEW."is_sent")',
                    func='INSERT INTO "training_companyanswerevent" ("answer_id", "board_id", "county_id", "employees", "has_union", "id", "is_sent", "naics", "organization_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "respondent", "respondent_email", "respondent_title", "revision", "saved_at", "saved_by", "union") VALUES (NEW."answer_id", NEW."board_id", NEW."county_id", NEW."employees", NEW."has_union", NEW."id", NEW."is_sent", NEW."naics", NEW."organization_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."respondent", NEW."respondent_email", NEW."respondent_title", NEW."revision", NEW."saved_at", NEW."saved_by", NEW."union"); RETURN NULL;',
                    hash="c5639bec7910799451e2e847b45ac0acc57b42a4",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_2ef18",
                    table="training_companyanswer",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="companyanswer",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition='WHEN (NEW."is_sent")',
                    func='INSERT INTO "training_companyanswerevent" ("answer_id", "board_id", "county_id", "employees", "has_union", "id", "is_sent", "naics", "organization_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "respondent", "respondent_email", "respondent_title", "revision", "saved_at", "saved_by", "union") VALUES (NEW."answer_id", NEW."board_id", NEW."county_id", NEW."employees", NEW."has_union", NEW."id", NEW."is_sent", NEW."naics", NEW."organization_id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."respondent", NEW."respondent_email", NEW."respondent_title", NEW."revision", NEW."saved_at", NEW."saved_by", NEW."union"); RETURN NULL;',
                    hash="bbb0b648e6b2f87d0d5b31af4f7c2aa3e96d46c3",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_1d446",
                    table="training_companyanswer",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="companyanswer",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition='WHEN (OLD."is_sent")',
                    func='INSERT INTO "training_companyanswerevent" ("answer_id", "board_id", "county_id", "employees", "has_union", "id", "is_sent", "naics", "organization_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "respondent", "respondent_email", "respondent_title", "revision", "saved_at", "saved_by", "union") VALUES (OLD."answer_id", OLD."board_id", OLD."county_id", OLD."employees", OLD."has_union", OLD."id", OLD."is_sent", OLD."naics", OLD."organization_id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."respondent", OLD."respondent_email", OLD."respondent_title", OLD."revision", OLD."saved_at", OLD."saved_by", OLD."union"); RETURN NULL;',
                    hash="ed7980c92c695aa728ef1f6a380b3a7a8f5f32e8",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_0afe0",
                    table="training_companyanswer",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="companyanswerevent",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="03127b2cf118e2cd7d21953f38150084d06a82c6",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_e8906",
                    table="training_companyanswerevent",
                    when="BEFORE",
                ),
            ),
        ),
        migrations.AddConstraint(
            model_name="keptapart",
            constraint=models.UniqueConstraint(
                fields=("board", "organization", "other"), name="kept_apart_once"
            ),
        ),
        migrations.AddConstraint(
            model_name="keptapart",
            constraint=models.CheckConstraint(
                condition=models.Q(("organization", models.F("other")), _negated=True),
                name="kept_apart_from_another",
            ),
        ),
        migrations.AddConstraint(
            model_name="releasesource",
            constraint=models.UniqueConstraint(
                fields=("board", "release", "answer"), name="release_source_once"
            ),
        ),
        migrations.AddConstraint(
            model_name="roundcompetency",
            constraint=models.UniqueConstraint(
                fields=("board", "round_job", "competency"), name="round_competency_once"
            ),
        ),
        migrations.AddConstraint(
            model_name="roundcredential",
            constraint=models.UniqueConstraint(
                fields=("board", "round_job", "credential"), name="round_credential_once"
            ),
        ),
        migrations.AddConstraint(
            model_name="talentsource",
            constraint=models.UniqueConstraint(
                fields=("board", "job", "name", "year"),
                name="talent_source_once_a_year",
                violation_error_message="This source is on the list for the year already.",
            ),
        ),
        migrations.AddConstraint(
            model_name="talentsource",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("tier", 2), models.Q(("feeds", None), ("tier", 1)), _connector="OR"
                ),
                name="talent_source_feeds_from_tier_2",
                violation_error_message="Only a source of tier 2 gives people to another source.",
            ),
        ),
        migrations.AddConstraint(
            model_name="talentsource",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("feeds", None),
                    models.Q(("feeds", models.F("pk")), _negated=True),
                    _connector="OR",
                ),
                name="talent_source_not_its_own",
            ),
        ),
        migrations.AddConstraint(
            model_name="voiceanswer",
            constraint=models.UniqueConstraint(
                fields=("board", "answer"), name="voice_answer_once"
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="voiceanswer",
            trigger=pgtrigger.compiler.Trigger(
                name="sent_stays",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition='WHEN (OLD."is_sent")',
                    func="\n    IF to_jsonb(NEW) - 'organization_id' IS DISTINCT FROM to_jsonb(OLD) - 'organization_id' THEN\n        RAISE EXCEPTION 'What was sent stays as it was sent.';\n    END IF;\n    RETURN NEW;\n",
                    hash="a143a9525ce370f2eb8b742d7746507fc304dceb",
                    operation="UPDATE",
                    pgid="pgtrigger_sent_stays_77eac",
                    table="training_voiceanswer",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="voiceanswer",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition='WHEN (NEW."is_sent")',
                    func='INSERT INTO "training_voiceanswerevent" ("answer_id", "barriers", "board_id", "challenges", "champions", "first", "id", "is_sent", "offers", "organization_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "revision", "saved_at", "saved_by") VALUES (NEW."answer_id", NEW."barriers", NEW."board_id", NEW."challenges", NEW."champions", NEW."first", NEW."id", NEW."is_sent", NEW."offers", NEW."organization_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."revision", NEW."saved_at", NEW."saved_by"); RETURN NULL;',
                    hash="7bb0dc086aa1aa0b553257496baea109e42e8f99",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_93e6d",
                    table="training_voiceanswer",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="voiceanswer",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition='WHEN (NEW."is_sent")',
                    func='INSERT INTO "training_voiceanswerevent" ("answer_id", "barriers", "board_id", "challenges", "champions", "first", "id", "is_sent", "offers", "organization_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "revision", "saved_at", "saved_by") VALUES (NEW."answer_id", NEW."barriers", NEW."board_id", NEW."challenges", NEW."champions", NEW."first", NEW."id", NEW."is_sent", NEW."offers", NEW."organization_id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."revision", NEW."saved_at", NEW."saved_by"); RETURN NULL;',
                    hash="b6c3f28b4c2a2561e7889259793cb17b0807bf81",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_7454a",
                    table="training_voiceanswer",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="voiceanswer",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition='WHEN (OLD."is_sent")',
                    func='INSERT INTO "training_voiceanswerevent" ("answer_id", "barriers", "board_id", "challenges", "champions", "first", "id", "is_sent", "offers", "organization_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "revision", "saved_at", "saved_by") VALUES (OLD."answer_id", OLD."barriers", OLD."board_id", OLD."challenges", OLD."champions", OLD."first", OLD."id", OLD."is_sent", OLD."offers", OLD."organization_id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."revision", OLD."saved_at", OLD."saved_by"); RETURN NULL;',
                    hash="5bf97c785db8deaf9a60ade687e9968a13d7215f",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_1870c",
                    table="training_voiceanswer",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="voiceanswerevent",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="f970b1e7fee016dfcd60b593d0c8284d3b999d2a",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_1195d",
                    table="training_voiceanswerevent",
                    when="BEFORE",
                ),
            ),
        ),
        KeepInBoard("DemandRound", "ballot"),
        BehindWall("RoundMove", readers="board"),
        BehindWall("RoundCompetency", readers="board"),
        BehindWall("RoundCredential", readers="board"),
        BehindWall("CompanyAnswer", readers="organization"),
        BehindWall("CompanyAnswerEvent", readers="organization", append_only=True),
        BehindWall("VoiceAnswer", readers="organization"),
        BehindWall("VoiceAnswerEvent", readers="organization", append_only=True),
        BehindWall("AnswerLink", readers="organization"),
        BehindWall("ReleaseSource", readers="organization"),
        BehindWall("KeptApart", readers="organization"),
        BehindWall("ExpertNote", readers="board"),
        BehindWall("TalentSource", readers="board"),
    ])  # fmt: skip
