from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("accounts", "0001_initial"),
    ]

    operations = [
        migrations.AlterField(
            model_name="look",
            name="kind",
            field=models.CharField(
                choices=[
                    ("answers", "answers to a round"),
                    ("pledges", "seats pledged"),
                    ("credential", "recognition of credentials"),
                    ("people", "records of people"),
                    ("file", "a file with firm-level numbers"),
                ],
                max_length=10,
            ),
        ),
    ]
