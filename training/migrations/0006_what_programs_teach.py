import django.db.models.deletion
from django.db import migrations, models

from accounts.wall import BehindWall


class Migration(migrations.Migration):
    dependencies = [
        ("accounts", "0001_initial"),
        ("careerpaths", "0002_official_data"),
        ("training", "0005_mark_what_was_sent"),
    ]

    operations = [
        migrations.CreateModel(
            name="ProgramCompetency",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "taught",
                    models.PositiveSmallIntegerField(
                        choices=[(1, "introduced"), (2, "reinforced"), (3, "mastered")],
                        verbose_name="how far",
                    ),
                ),
                (
                    "is_assessed",
                    models.BooleanField(default=False, verbose_name="assessed in the program"),
                ),
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
                    "competency",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="programs",
                        to="careerpaths.competency",
                    ),
                ),
                (
                    "program",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="competencies",
                        to="training.program",
                    ),
                ),
            ],
            options={
                "verbose_name_plural": "program competencies",
                "ordering": ["competency__name", "pk"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("board", "program", "competency"),
                        name="competency_once_a_program",
                        violation_error_message="The program teaches this competency already.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("taught__gte", 1), ("taught__lte", 3)),
                        name="program_taught_is_a_level",
                        violation_error_message="It is introduced, reinforced or mastered.",
                    ),
                ],
            },
        ),
        BehindWall("ProgramCompetency", readers="board"),
    ]
