"""Django's SQLite backend on the preferred library (see the package's docstring)."""

import sqlite3
from typing import Any

from django.db.backends.sqlite3 import base

# The compiled-in limits of SQLite, which pysqlite3's connection cannot tell.
LIMITS = {2: 2000, 9: 32766}


class Connection(sqlite3.Connection):
    """A connection that answers the one question which pysqlite3's does not."""

    def getlimit(self, category: int) -> int:
        return LIMITS[category]


class DatabaseWrapper(base.DatabaseWrapper):
    def get_connection_params(self) -> dict[str, Any]:
        params: dict[str, Any] = super().get_connection_params()
        if not hasattr(sqlite3.Connection, "getlimit"):
            params["factory"] = Connection
        return params
