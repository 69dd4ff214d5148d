"""The tables of an empty database, made as the models are today.

Migrations play every change that was ever made, and Django thinks each one through over all
models: that takes longer with each version, and ends in the same tables. So an empty database
gets them at once, with every migration noted as done; `tests/operations/test_migrating.py`
compares the two.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from django.apps import apps
from django.conf import settings
from django.core.management import call_command
from django.db import connection, transaction
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.recorder import MigrationRecorder


def make_tables_if_empty() -> None:
    """All tables and their guards in one transaction, where the database has no table yet."""
    # SQLite makes tables only while it checks no keys, and that cannot change in a transaction.
    with connection.constraint_checks_disabled(), transaction.atomic():
        if not connection.introspection.table_names():
            with _no_migrations():
                call_command("migrate", interactive=False, verbosity=0, run_syncdb=True)
            _note_migrations()


@contextmanager
def _no_migrations() -> Iterator[None]:
    """As Django does it for tests that ask for no migrations."""
    kept = settings.MIGRATION_MODULES
    settings.MIGRATION_MODULES = {app.label: None for app in apps.get_app_configs()}
    try:
        yield
    finally:
        settings.MIGRATION_MODULES = kept


def _note_migrations() -> None:
    recorder = MigrationRecorder(connection)
    recorder.ensure_schema()
    for app, name in sorted(MigrationLoader(connection).graph.nodes):
        recorder.record_applied(app, name)
