from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("training", "0006_what_programs_teach")]

    operations = [
        migrations.AlterModelOptions(
            name="cohort",
            options={
                "ordering": ["-starts_on", "pk"],
                "verbose_name": "class",
                "verbose_name_plural": "classes",
            },
        ),
    ]
