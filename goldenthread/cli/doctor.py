"""goldenthread doctor: what is configured, and what is missing."""

from __future__ import annotations

import argparse
import os
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from goldenthread.cli.common import Subparsers, command, start_django

OK, NOTE, WRONG = "ok", "note", "WRONG"


@dataclass(frozen=True)
class Finding:
    verdict: str
    subject: str
    sentence: str

    def __str__(self) -> str:
        return f"{self.verdict:<6} {self.subject}: {self.sentence}"


def add(subparsers: Subparsers) -> None:
    command(subparsers, "doctor", "Say what is configured and what is missing.", run)


def run(args: argparse.Namespace) -> int:
    """1 where something keeps the product from working."""
    start_django()
    findings = list(examine())
    for finding in findings:
        print(finding)
    return 1 if any(finding.verdict == WRONG for finding in findings) else 0


def examine() -> Iterator[Finding]:
    yield from mode()
    database = list(database_findings())
    yield from database
    yield from folders()
    yield mail()
    if all(finding.verdict != WRONG for finding in database):
        yield from jobs()


def mode() -> Iterator[Finding]:
    from django.conf import settings

    if settings.DEMO:
        yield Finding(NOTE, "mode", "this is the demo: anyone can sign in as any of its cast.")
    elif not settings.PRODUCTION:
        yield Finding(NOTE, "mode", "GOLDENTHREAD_INSECURE=1: without HTTPS. Never in production.")
    else:
        yield Finding(OK, "mode", "production: HTTPS only.")
    hosts = ", ".join(settings.ALLOWED_HOSTS)
    if hosts:
        yield Finding(OK, "host names", hosts)
    else:
        yield Finding(WRONG, "host names", "ALLOWED_HOSTS is not set, so no page is answered.")
    shortest = 50
    if settings.PRODUCTION and len(settings.SECRET_KEY) < shortest:
        yield Finding(WRONG, "SECRET_KEY", f"is shorter than {shortest} characters.")


def database_findings() -> Iterator[Finding]:
    from goldenthread.cli import state

    if sentence := state.database_problem():
        yield Finding(WRONG, "database", sentence)
        return
    yield database_version()
    if sentence := state.migrations_problem():
        yield Finding(WRONG, "migrations", sentence)
        return
    yield Finding(OK, "migrations", "all applied.")
    if sentence := state.triggers_problem():
        yield Finding(WRONG, "guards", sentence)
    else:
        yield Finding(OK, "guards", "the database refuses to rewrite the record.")


def database_version() -> Finding:
    from django.db import connection

    if connection.vendor != "sqlite":
        with connection.cursor() as cursor:
            cursor.execute("SHOW server_version")
            return Finding(OK, "database", f"PostgreSQL {cursor.fetchone()[0]}")
    from django.conf import settings

    with connection.cursor() as cursor:
        cursor.execute("PRAGMA journal_mode")
        journal = cursor.fetchone()[0].upper()
    version = ".".join(map(str, settings.SQLITE_VERSION))
    if journal == "WAL":
        return Finding(OK, "database", f"SQLite {version}, journal {journal}")
    return Finding(
        NOTE,
        "database",
        f"SQLite {version}, journal {journal}: under load people wait for each other. Install "
        "pysqlite3, or use PostgreSQL.",
    )


def folders() -> Iterator[Finding]:
    from django.conf import settings

    from goldenthread.cli import state

    for name, folder in (("data", settings.DATA), ("files", settings.FILES)):
        if not folder.is_dir():
            yield Finding(WRONG, name, f"{folder} is not there. Run “goldenthread migrate”.")
        elif not os.access(folder, os.W_OK):
            yield Finding(WRONG, name, f"{folder} cannot be written to by this user.")
        else:
            free = shutil.disk_usage(folder).free / 1e9
            yield Finding(OK if free > 1 else WRONG, name, f"{folder}, {free:.1f} GB free.")
    if sentence := state.assets_problem():
        yield Finding(WRONG, "assets", sentence)


def mail() -> Finding:
    from django.conf import settings

    mailers: dict[str, dict[str, Any]] = settings.MAILERS
    options = mailers["default"].get("OPTIONS", {})
    if "host" in options:
        return Finding(OK, "mail", f"by {options['host']}, port {options['port']}.")
    return Finding(NOTE, "mail", f"no EMAIL_HOST: messages are files in {settings.DATA / 'mail'}.")


def jobs() -> Iterator[Finding]:
    from goldenthread.core import clock
    from goldenthread.jobs.models import Job

    given_up = Job.objects.given_up(clock.now()).count()
    late = Job.objects.claimable(clock.now()).count()
    if given_up:
        yield Finding(WRONG, "background", f"{given_up} jobs failed five times; see the log.")
    else:
        yield Finding(OK, "background", f"{late} jobs are due.")
