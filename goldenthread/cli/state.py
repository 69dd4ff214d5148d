"""What keeps the product from running here, each in a sentence that says what to do."""

from __future__ import annotations

from collections.abc import Callable

from django.conf import settings
from django.db import DatabaseError, connection

from goldenthread.cli.common import Failed


def database_problem() -> str | None:
    try:
        connection.ensure_connection()
    except DatabaseError as error:
        return f"The database does not answer: {str(error).strip()}"
    return None


def migrations_problem() -> str | None:
    from goldenthread.core.health import pending_migrations

    if not (pending := pending_migrations()):
        return None
    command = "demo --no-serve" if settings.DEMO else "migrate"
    return (
        f"The database is not of this version: {pending} of its migrations are to come. "
        f"Run “goldenthread {command}”."
    )


def triggers_problem() -> str | None:
    from goldenthread.ledger import triggers

    found = triggers.check()
    return " ".join(found) or None


def assets_problem() -> str | None:
    if (settings.STATIC_ROOT / "staticfiles.json").exists():
        return None
    return "Styles and scripts are not in place. Run “goldenthread migrate”."


def check_database() -> None:
    """Raise what keeps commands from the database."""
    _check(database_problem, migrations_problem)


def check_ready() -> None:
    """Raise the first thing that keeps the product from serving."""
    _check(database_problem, migrations_problem, triggers_problem, assets_problem)


def _check(*problems: Callable[[], str | None]) -> None:
    for problem in problems:
        if sentence := problem():
            raise Failed(sentence)
