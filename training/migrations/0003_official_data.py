import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

from accounts.wall import BehindWall, ShowPublic


class Migration(migrations.Migration):
    dependencies = [
        ("accounts", "0001_initial"),
        ("training", "0002_widen_providers_and_programs"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="ProgramOccupation",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("soc", models.CharField(max_length=7, verbose_name="SOC code")),
                (
                    "source",
                    models.CharField(
                        choices=[
                            ("crosswalk", "the CIP to SOC crosswalk"),
                            ("list", "the state's list"),
                            ("staff", "staff of the board"),
                            ("employer", "an employer"),
                        ],
                        max_length=9,
                    ),
                ),
                ("leads", models.BooleanField(verbose_name="leads there")),
                ("decided_on", models.DateField()),
                (
                    "board",
                    models.ForeignKey(
                        editable=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="%(class)ss",
                        to="accounts.board",
                    ),
                ),
                (
                    "decided_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "program",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="program_occupations",
                        to="training.program",
                    ),
                ),
            ],
            options={
                "ordering": ["soc", "pk"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("board", "program", "soc"),
                        name="occupation_once_a_program",
                        violation_error_message="The program names this occupation already.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("soc__regex", "^\\d{2}-\\d{4}$")),
                        name="program_soc_is_a_code",
                        violation_error_message="A SOC code looks like 51-4041.",
                    ),
                ],
            },
        ),
        BehindWall("ProgramOccupation", readers="board", public="leads"),
        ShowPublic("Program", "is_active"),
        ShowPublic("Provider", "is_active"),
    ]
