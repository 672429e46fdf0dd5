from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("jobs", "0001_initial"),
    ]

    operations = [
        migrations.AddField(
            model_name="job",
            name="step_times",
            field=models.JSONField(default=list, help_text="When each step began, ISO 8601."),
        ),
    ]
