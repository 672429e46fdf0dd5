from django.db import migrations

SECTIONS = ("jobanswer", "need")
MARK = """
    UPDATE training_{section} SET is_sent = true
    FROM training_answer WHERE training_answer.id = answer_id AND training_answer.state <> 'draft'
"""
# Until now a round had one release, made of the answers that counted when it closed.
SOURCES = """
    INSERT INTO training_releasesource (board_id, release_id, answer_id, organization_id)
    SELECT r.board_id, r.id, a.id, a.organization_id
    FROM training_release r JOIN training_answer a ON a.round_id = r.round_id AND a.state = 'sent'
"""


class Migration(migrations.Migration):
    dependencies = [("training", "0004_answers_in_full")]

    operations = [
        *[
            migrations.RunSQL(MARK.format(section=section), migrations.RunSQL.noop)
            for section in SECTIONS
        ],
        migrations.RunSQL(SOURCES, "DELETE FROM training_releasesource"),
    ]
