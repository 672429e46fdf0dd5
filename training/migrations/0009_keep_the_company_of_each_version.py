from django.db import migrations

# What sorts the totals stays with each version; until now the board's record was read instead.
KEEP = """
    INSERT INTO training_companyanswer (
        board_id, answer_id, organization_id, naics, county_id, employees, has_union, "union",
        respondent, respondent_title, respondent_email, revision, saved_by, is_sent, flags
    )
    SELECT a.board_id, a.id, a.organization_id, e.naics, e.county_id, e.employees, e.has_union, '',
        '', '', '', 1, '', true, '{}'
    FROM training_answer a
    JOIN employers_employer e ON e.board_id = a.board_id AND e.organization_id = a.organization_id
    WHERE a.state <> 'draft'
      AND NOT EXISTS (SELECT FROM training_companyanswer c WHERE c.answer_id = a.id)
"""


class Migration(migrations.Migration):
    dependencies = [
        ("training", "0008_flag_all_sections"),
        ("employers", "0003_name_the_company"),
    ]

    operations = [migrations.RunSQL(KEEP, migrations.RunSQL.noop)]
