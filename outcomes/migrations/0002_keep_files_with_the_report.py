from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("outcomes", "0001_initial")]

    operations = [
        migrations.AlterModelOptions(
            name="reportrun",
            options={"ordering": ["-made_at", "-pk"]},
        ),
        migrations.AddField(
            model_name="reportrun",
            name="csv",
            field=models.BinaryField(default=b""),
        ),
        migrations.AddField(
            model_name="reportrun",
            name="pdf",
            field=models.BinaryField(default=b""),
        ),
    ]
