"""The SQL that takes staged rows into a table. Names come from the model, values never do."""

from collections.abc import Sequence
from typing import Any

from django.db import connection, models

from careerpaths.models import DataRelease

STAGED, GROUPED = "official_row", "official_rows_grouped"
FIRST = 3  # differing rows that are shown


class Statements:
    """The statements of one load: `s` is the staged row, `t` the one that is kept."""

    drop = f"DROP TABLE IF EXISTS pg_temp.{STAGED}, pg_temp.{GROUPED}"
    analyze = f"ANALYZE {STAGED}"
    count_staged = f"SELECT count(*) FROM {STAGED}"

    def __init__(
        self,
        model: type[models.Model],
        columns: Sequence[str],
        key: Sequence[str],
        fill: Sequence[str],
        release: DataRelease | None,
    ) -> None:
        self.model, self.columns, self.key, self.fill = model, columns, key, fill
        self.table = _quoted(model._meta.db_table)
        self.others = [name for name in columns if name not in key]
        self.scope = [release.pk] if release else []
        self._kept_key = ["release_id", *key] if release else [*key]
        self._fields = {each.attname: each for each in model._meta.concrete_fields}
        self._given = self._defaults() | ({"release_id": release.pk} if release else {})
        self.constants = list(self._given.values())

    def field(self, name: str) -> models.Field:
        return self._fields[name]

    @property
    def create(self) -> str:
        types = ", ".join(f"{_quoted(name)} {self._type(name)}" for name in self.columns)
        return f"CREATE TEMPORARY TABLE {STAGED} ({types}) ON COMMIT DROP"

    @property
    def copy(self) -> str:
        return f"COPY {STAGED} ({_listed(self.columns)}) FROM STDIN"

    @property
    def group(self) -> str:
        """Put the parts of a row together; the table takes the place of the staged one."""
        values = ", ".join(f"{self._there(name)} AS {_quoted(name)}" for name in self.others)
        return f"""
            CREATE TEMPORARY TABLE {GROUPED} ON COMMIT DROP AS
                SELECT {_listed(self.key)}, {values} FROM {STAGED} GROUP BY {_listed(self.key)};
            DROP TABLE {STAGED};
            ALTER TABLE {GROUPED} RENAME TO {STAGED}"""

    @property
    def limited(self) -> list[str]:
        return [name for name in self.columns if self.field(name).max_length]

    @property
    def find_long(self) -> str:
        """Find a text that is longer than its column: its key, the column and the limit."""
        each = [
            f"""(SELECT {_listed(self.key)}, '{name}', {self.field(name).max_length}
                FROM {STAGED} WHERE char_length({_quoted(name)}) > {self.field(name).max_length}
                LIMIT 1)"""
            for name in self.limited
        ]
        return " UNION ALL ".join(each)

    @property
    def insert(self) -> str:
        names = _listed([*self._given, *self.columns])
        values = ", ".join([*["%s"] * len(self._given), *map(_quoted, self.columns)])
        return f"""
            INSERT INTO {self.table} ({names}) SELECT {values} FROM {STAGED}
            ON CONFLICT ({_listed(self._kept_key)}) DO NOTHING"""

    @property
    def fill_empty(self) -> str:
        """Fill empty values, and count the rows that are now as the file has them."""
        sets = ", ".join(
            f"{_quoted(name)} = CASE WHEN {self._empty('t', name)} "
            f"THEN s.{_quoted(name)} ELSE t.{_quoted(name)} END"
            for name in self.fill
        )
        wanted = " OR ".join(
            f"({self._empty('t', name)} AND NOT {self._empty('s', name)})" for name in self.fill
        )
        return f"""
            WITH done AS (
                UPDATE {self.table} AS t SET {sets} FROM {STAGED} AS s
                WHERE {self._same} AND ({wanted}) RETURNING {self._differs} AS differs
            )
            SELECT count(*) FILTER (WHERE NOT differs) FROM done"""

    @property
    def count_differing(self) -> str:
        return f"SELECT count(*) FROM {self._pairs} AND ({self._differs})"

    @property
    def show_differing(self) -> str:
        keys = ", ".join(f"s.{_quoted(name)}" for name in self.key)
        both = ", ".join(f"{side}.{_quoted(name)}" for side in "st" for name in self.others)
        return f"""SELECT {keys}, {both} FROM {self._pairs} AND ({self._differs})
                   ORDER BY {keys} LIMIT {FIRST}"""

    @property
    def _pairs(self) -> str:
        return f"{STAGED} AS s JOIN {self.table} AS t ON true WHERE {self._same}"

    @property
    def _same(self) -> str:
        release = ["t.release_id = %s"] if self.scope else []
        keys = [f"t.{_quoted(name)} = s.{_quoted(name)}" for name in self.key]
        return " AND ".join([*release, *keys])

    @property
    def _differs(self) -> str:
        each = [f"s.{_quoted(n)} IS DISTINCT FROM t.{_quoted(n)}{self._said(n)}"
                for n in self.others]  # fmt: skip
        return " OR ".join(each) or "false"

    def _said(self, name: str) -> str:
        """A file that leaves a fillable column empty says nothing of it."""
        return f" AND NOT {self._empty('s', name)}" if name in self.fill else ""

    def _empty(self, side: str, name: str) -> str:
        column = f"{side}.{_quoted(name)}"
        is_text = isinstance(self.field(name), models.CharField | models.TextField)
        return f"(coalesce({column}, '') = '')" if is_text else f"({column} IS NULL)"

    def _there(self, name: str) -> str:
        aggregate = "bool_or" if isinstance(self.field(name), models.BooleanField) else "max"
        return f"{aggregate}({_quoted(name)})"

    def _type(self, name: str) -> str:
        # Lengths are checked apart, to name the row that is too long.
        is_limited = self.field(name).max_length
        return "text" if is_limited else str(self.field(name).db_type(connection))

    def _defaults(self) -> dict[str, Any]:
        """Return what columns hold that the rows do not give."""
        return {
            name: each.get_db_prep_save(each.get_default(), connection)
            for name, each in self._fields.items()
            if name not in self.columns and name != "release_id" and not each.primary_key
        }


def _quoted(name: str) -> str:
    return connection.ops.quote_name(name)


def _listed(names: Sequence[str]) -> str:
    return ", ".join(map(_quoted, names))
