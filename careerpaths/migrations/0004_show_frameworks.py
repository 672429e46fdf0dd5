"""What a credential proves is public, so its framework is: its source and the names of levels."""

from django.db import migrations

from accounts.wall import ShowPublic


class Migration(migrations.Migration):
    dependencies = [("careerpaths", "0003_search_titles_by_their_words")]

    operations = [ShowPublic("Framework", "true")]
