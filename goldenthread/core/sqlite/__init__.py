"""An SQLite that is new enough for WAL under load, where a wheel of one is installed.

Debian's and Python's own SQLite is often older than 3.51.3; see facts-and-ledger, section C.
Imported by the settings before Django's own backend, which then finds this library.
"""

import sys

WAL_SINCE = (3, 51, 3)


def prefer_new_sqlite() -> tuple[int, ...]:
    """Put `pysqlite3` in the place of `sqlite3` where it is installed. Returns the version."""
    try:
        import pysqlite3
        import pysqlite3.dbapi2
    except ImportError:
        import sqlite3

        return sqlite3.sqlite_version_info
    sys.modules["sqlite3"] = pysqlite3
    sys.modules["sqlite3.dbapi2"] = pysqlite3.dbapi2
    pysqlite3.dbapi2.SQLITE_LIMIT_VARIABLE_NUMBER = pysqlite3.SQLITE_LIMIT_VARIABLE_NUMBER = 9
    pysqlite3.dbapi2.SQLITE_LIMIT_COLUMN = pysqlite3.SQLITE_LIMIT_COLUMN = 2
    version: tuple[int, ...] = pysqlite3.sqlite_version_info
    return version
