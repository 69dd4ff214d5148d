"""What keeps the product from running here, each in a sentence that says what to do."""

from __future__ import annotations

from django.conf import settings
from django.db import DatabaseError, connection


def database_problem() -> str | None:
    try:
        connection.ensure_connection()
    except DatabaseError as error:
        return f"The database does not answer: {str(error).strip()}"
    return None


def migrations_problem() -> str | None:
    from goldenthread.core.health import pending_migrations

    if pending := pending_migrations():
        return (
            f"The database is not of this version: {pending} of its migrations are to come. "
            "Run “goldenthread migrate”."
        )
    return None


def triggers_problem() -> str | None:
    from goldenthread.ledger import triggers

    found = triggers.check()
    return " ".join(found) or None


def assets_problem() -> str | None:
    if (settings.STATIC_ROOT / "staticfiles.json").exists():
        return None
    return "Styles and scripts are not in place. Run “goldenthread migrate”."


def check_ready() -> None:
    """Raise the first thing that keeps the product from serving."""
    from goldenthread.cli.common import Failed

    for problem in (database_problem, migrations_problem, triggers_problem, assets_problem):
        if sentence := problem():
            raise Failed(sentence)
