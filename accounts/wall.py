"""Migration operations that put a table behind the wall: row-level security and same-board keys.

Each board-owned model's migration names it once: `BehindWall("Employer")`. The catalogue test
(tests/accounts/test_wall.py) fails for a table that is neither here nor on its list of
tables that hold nothing of a board.
"""

from typing import Any

from django.db.migrations.operations.base import Operation
from django.db.models import ForeignKey

BOARDS = "(SELECT string_to_array(current_setting('app.boards', true), ',')::bigint[])::bigint[]"
MINE = "(SELECT nullif(current_setting('app.organization', true), '')::bigint)"
READERS = {
    "staff": f" AND {MINE} IS NULL",
    "organization": f" AND ({MINE} IS NULL OR organization_id = {MINE})",
    "board": "",
}
PUBLIC = "(SELECT current_setting('app.public', true)) = 'on'"


class BehindWall(Operation):
    """Show a table's rows only to their board, and there to these readers.

    readers: "staff" of the board only; "organization": staff, and the people of the organization
    the row names in `organization_id`; "board": also everybody who passed the door of an
    organization that deals with the board.
    append_only: rows are read and added, never changed or removed (ledger, history); whoever
    works in the board adds them, since triggers write history for everybody.
    public: SQL condition of rows that public pages may read.
    """

    reversible = True

    def __init__(
        self, name: str, readers: str = "staff", append_only: bool = False, public: str = ""
    ) -> None:
        self.name, self.readers = name, readers
        self.append_only, self.public = append_only, public

    def state_forwards(self, app_label: str, state: Any) -> None:
        """Policies are the database's own; models know nothing of them."""

    def database_forwards(
        self, app_label: str, schema_editor: Any, from_state: Any, to_state: Any
    ) -> None:
        model = to_state.apps.get_model(app_label, self.name)
        table = model._meta.db_table
        for statement in [*self._policies(table), *_same_board_keys(model)]:
            schema_editor.execute(statement)

    def database_backwards(
        self, app_label: str, schema_editor: Any, from_state: Any, to_state: Any
    ) -> None:
        """Nothing to do: dropping the table drops its policies and keys."""

    def describe(self) -> str:
        return f"Put {self.name} behind the wall"

    def _policies(self, table: str) -> list[str]:
        boards = f"board_id = ANY ({BOARDS})"
        rule = boards + READERS[self.readers]
        statements = [f"ALTER TABLE {table} ENABLE ROW LEVEL SECURITY"]
        if self.append_only:
            statements += [
                f"CREATE POLICY board_reads ON {table} FOR SELECT USING ({rule})",
                f"CREATE POLICY board_adds ON {table} FOR INSERT WITH CHECK ({boards})",
            ]
        else:
            statements.append(f"CREATE POLICY board ON {table} USING ({rule})")
        if self.public:
            statements.append(
                f"CREATE POLICY public ON {table} FOR SELECT USING ({PUBLIC} AND ({self.public}))"
            )
        return statements


class ReadBy(BehindWall):
    """Say anew who reads and writes a table that stands behind the wall already.

    rule: SQL that is added to the board's own condition, such as READERS["organization"]; `was` is
    the rule before, for the way back.
    """

    def __init__(self, name: str, rule: str, was: str = READERS["staff"]) -> None:
        super().__init__(name)
        self.rule, self.was = rule, was

    def database_forwards(
        self, app_label: str, schema_editor: Any, from_state: Any, to_state: Any
    ) -> None:
        self._replace(app_label, schema_editor, to_state, self.rule)

    def database_backwards(
        self, app_label: str, schema_editor: Any, from_state: Any, to_state: Any
    ) -> None:
        self._replace(app_label, schema_editor, to_state, self.was)

    def describe(self) -> str:
        return f"Say who reads {self.name}"

    def _replace(self, app_label: str, schema_editor: Any, state: Any, rule: str) -> None:
        table = state.apps.get_model(app_label, self.name)._meta.db_table
        schema_editor.execute(f"DROP POLICY board ON {table}")
        schema_editor.execute(
            f"CREATE POLICY board ON {table} USING (board_id = ANY ({BOARDS}){rule})"
        )


class ShowPublic(BehindWall):
    """Let public pages read the rows of a table behind the wall that meet an SQL condition."""

    def __init__(self, name: str, public: str) -> None:
        super().__init__(name, public=public)

    def database_forwards(
        self, app_label: str, schema_editor: Any, from_state: Any, to_state: Any
    ) -> None:
        table = to_state.apps.get_model(app_label, self.name)._meta.db_table
        schema_editor.execute(
            f"CREATE POLICY public ON {table} FOR SELECT USING ({PUBLIC} AND ({self.public}))"
        )

    def database_backwards(
        self, app_label: str, schema_editor: Any, from_state: Any, to_state: Any
    ) -> None:
        table = from_state.apps.get_model(app_label, self.name)._meta.db_table
        schema_editor.execute(f"DROP POLICY public ON {table}")

    def describe(self) -> str:
        return f"Show public rows of {self.name}"


class KeepInBoard(BehindWall):
    """Hold a new key of a table behind the wall to its board, once the other table stands there."""

    def __init__(self, name: str, key: str) -> None:
        super().__init__(name)
        self.key = key

    def database_forwards(
        self, app_label: str, schema_editor: Any, from_state: Any, to_state: Any
    ) -> None:
        model = to_state.apps.get_model(app_label, self.name)
        schema_editor.execute(_same_board_key(model, model._meta.get_field(self.key)))

    def describe(self) -> str:
        return f"Keep {self.key} of {self.name} in its board"


def _same_board_keys(model: Any) -> list[str]:
    """Return the composite keys that keep a row from pointing into another board."""
    table = model._meta.db_table
    statements = []
    if not model._meta.label.endswith("Event"):
        statements.append(
            f"ALTER TABLE {table} ADD CONSTRAINT {table}_in_board UNIQUE (id, board_id)"
        )
    keys = filter(board_owned_key, model._meta.get_fields())
    return statements + [_same_board_key(model, field) for field in keys]


def _same_board_key(model: Any, field: Any) -> str:
    table, parent = model._meta.db_table, field.related_model._meta.db_table
    return (
        f"ALTER TABLE {table} ADD CONSTRAINT {table}_{field.column}_same_board "
        f"FOREIGN KEY ({field.column}, board_id) REFERENCES {parent} (id, board_id) "
        "DEFERRABLE INITIALLY DEFERRED"
    )


def board_owned_key(field: Any) -> bool:
    """Tell whether a field is a real foreign key to a model that has a board."""
    if not (isinstance(field, ForeignKey) and field.db_constraint):
        return False
    return any(other.name == "board" for other in field.related_model._meta.get_fields())
