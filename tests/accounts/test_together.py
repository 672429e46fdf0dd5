import pytest
from django.db import connection, models
from django.db.migrations import operations as steps
from django.db.migrations.state import ProjectState

from accounts.together import Together, together

FIRM = steps.CreateModel("Firm", [("id", models.BigAutoField(primary_key=True))])
JOB = steps.CreateModel(
    "Job",
    [
        ("id", models.BigAutoField(primary_key=True)),
        ("firm", models.ForeignKey("shop.Firm", models.PROTECT)),
    ],
)
NAME = steps.AddField("Firm", "name", models.CharField(max_length=20, default=""))
BEST = steps.AddField("Firm", "best", models.ForeignKey("shop.Job", models.PROTECT, null=True))
NAMED = steps.AddConstraint(
    "Firm", models.CheckConstraint(condition=~models.Q(name=""), name="firm_has_a_name")
)
RENAMED = steps.RenameField("Firm", "name", "title")


def both_ways(operations):
    """Return the SQL that operations run forwards and backwards."""
    states, sql = [ProjectState()], []
    for operation in operations:
        states.append(states[-1].clone())
        assert states[-1].apps
        operation.state_forwards("shop", states[-1])
    for number, operation in enumerate(operations):
        with connection.schema_editor(collect_sql=True) as editor:
            operation.database_forwards("shop", editor, *states[number : number + 2])
        sql += editor.collected_sql
    for number in reversed(range(len(operations))):
        with connection.schema_editor(collect_sql=True) as editor:
            operations[number].database_backwards(
                "shop", editor, states[number + 1], states[number]
            )
        sql += editor.collected_sql
    return sorted(sql)


def test_only_steps_of_one_kind_that_follow_each_other_are_taken_together():
    found = together([FIRM, JOB, NAME, RENAMED, BEST])
    assert [type(each) for each in found] == [Together, Together, steps.RenameField, Together]
    assert [len(each.parts) for each in found if isinstance(each, Together)] == [2, 1, 1]


@pytest.mark.django_db
def test_steps_together_run_the_sql_of_each_alone_forwards_and_backwards():
    alone = [FIRM, JOB, NAME, BEST, NAMED]
    assert both_ways(together(alone)) == both_ways(alone) != []


def test_models_are_the_same_after_steps_together():
    alone, at_once = ProjectState(), ProjectState()
    for operation in (FIRM, JOB, NAME, BEST, NAMED):
        operation.state_forwards("shop", alone)
    for operation in together([FIRM, JOB, NAME, BEST, NAMED]):
        assert at_once.apps
        operation.state_forwards("shop", at_once)
    assert alone == at_once
    assert at_once.apps.get_model("shop", "Firm")._meta.get_field("best").related_model is (
        at_once.apps.get_model("shop", "Job")
    )
