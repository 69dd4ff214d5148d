"""Is this process alive; can it serve? For a proxy or a service manager, with nothing private."""

from __future__ import annotations

import os
from collections.abc import Callable

from django.conf import settings
from django.db import DatabaseError, connection
from django.db.migrations.executor import MigrationExecutor
from django.http import HttpRequest, HttpResponse, JsonResponse


def alive(request: HttpRequest) -> HttpResponse:
    """/healthz: this process answers. A restart helps where it does not."""
    return HttpResponse("ok", content_type="text/plain")


def ready(request: HttpRequest) -> HttpResponse:
    """/readyz: it can do its work: database, its version, the files' folder. 503 where not."""
    checks: dict[str, Callable[[], bool]] = {
        "database": _database_answers,
        "migrations": lambda: not pending_migrations(),
        "files": _files_can_be_written,
    }
    found = {name: _holds(check) for name, check in checks.items()}
    return JsonResponse(found, status=200 if all(found.values()) else 503)


def pending_migrations() -> int:
    """How many migrations of this version the database has not had."""
    executor = MigrationExecutor(connection)
    return len(executor.migration_plan(executor.loader.graph.leaf_nodes()))


def _holds(check: Callable[[], bool]) -> bool:
    try:
        return check()
    except (DatabaseError, OSError):
        return False


def _database_answers() -> bool:
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1")
        return bool(cursor.fetchone())


def _files_can_be_written() -> bool:
    """The folder itself, or the one that it will be made in."""
    folder = settings.FILES if settings.FILES.exists() else settings.DATA
    return os.access(folder, os.W_OK)
