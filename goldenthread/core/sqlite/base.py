"""Django's SQLite backend on the preferred library (see the package's docstring)."""

import sqlite3
from datetime import date
from functools import lru_cache
from typing import Any

from django.db.backends.sqlite3 import base, operations
from django.db.models.expressions import Col

# The compiled-in limits of SQLite, which pysqlite3's connection cannot tell.
LIMITS = {2: 2000, 9: 32766}


@lru_cache(maxsize=20_000)
def day_of(raw: bytes) -> date:
    """The day that a date column holds. A plan's days are few, and read by the thousand."""
    return date.fromisoformat(raw.decode())


sqlite3.register_converter("date", day_of)


class Connection(sqlite3.Connection):
    """A connection that answers the one question which pysqlite3's does not."""

    def getlimit(self, category: int) -> int:
        return LIMITS[category]


class DatabaseOperations(operations.DatabaseOperations):
    def get_db_converters(self, expression: Any) -> list[Any]:
        """A date column's values are days already; only what is computed is converted."""
        found: list[Any] = super().get_db_converters(expression)
        return (
            [each for each in found if each != self.convert_datefield_value]
            if isinstance(expression, Col)
            else found
        )


class DatabaseWrapper(base.DatabaseWrapper):
    ops_class = DatabaseOperations

    def get_connection_params(self) -> dict[str, Any]:
        params: dict[str, Any] = super().get_connection_params()
        if not hasattr(sqlite3.Connection, "getlimit"):
            params["factory"] = Connection
        return params
