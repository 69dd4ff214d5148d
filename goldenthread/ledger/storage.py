"""Values that SQLite compares otherwise than Python reads them.

SQLite keeps what it is given: a date as "2026-1-5" is read as 5 January and sorted after
October; a boolean 2 is read as false and counted as true. PostgreSQL's types leave no such gap.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from django.db import connection, models

from goldenthread.ledger.problems import Problem, Wrong

DATE = "typeof({0}) = 'text' AND {0} IS date({0})"
INSTANT = (
    "typeof({0}) = 'text' AND substr({0}, 1, 19) IS strftime('%%Y-%%m-%%d %%H:%%M:%%S', {0}) "
    "AND (length({0}) = 19 OR substr({0}, 20) GLOB '.[0-9][0-9][0-9][0-9][0-9][0-9]')"
)
RIGHT = {
    "date": DATE,
    "datetime": INSTANT,
    "bool": "typeof({0}) = 'integer' AND {0} IN (0, 1)",
    "decimal": "typeof({0}) IN ('integer', 'real')",
    "integer": "typeof({0}) = 'integer'",
    "bigint": "typeof({0}) = 'integer'",
    "smallint": "typeof({0}) = 'integer'",
    "varchar": "typeof({0}) = 'text'",
    "char": "typeof({0}) = 'text'",
    "text": "typeof({0}) = 'text'",
}


def misstored(model: type[models.Model], limit: int = 20) -> Iterator[Problem]:
    """Values of the table that are not in the one form in which the product writes them."""
    if connection.vendor != "sqlite":
        return
    sql, columns = _asked(model)
    with connection.cursor() as cursor:
        cursor.execute(f"{sql} LIMIT {limit:d}", [])
        rows = cursor.fetchall()
    for pk, n, *right in rows:
        for column in (name for name, fits in zip(columns, right, strict=True) if not fits):
            place = (model._meta.label_lower, pk, column)
            yield Wrong.MISSTORED.at(n if isinstance(n, int) else None, place)


@cache
def _asked(model: type[models.Model]) -> tuple[str, list[str]]:
    """The query for rows with a value that is not right, and the columns that it tells of."""
    meta = model._meta
    entry = "n" if "n" in {column.name for column in meta.concrete_fields} else "entry"
    columns = {str(each.column): _right(each) for each in meta.concrete_fields}
    sql = (
        f'SELECT "{meta.pk.column}", "{entry}", {", ".join(columns.values())} '  # noqa: S608
        f'FROM "{meta.db_table}" WHERE NOT ({" AND ".join(columns.values())})'
    )
    return sql, list(columns)


def _right(column: models.Field[object, object]) -> str:
    kind = str(column.db_type(connection)).partition("(")[0].partition(" ")[0]
    name = f'"{column.column}"'
    return f"({name} IS NULL OR coalesce({RIGHT[kind].format(name)}, 0))"
