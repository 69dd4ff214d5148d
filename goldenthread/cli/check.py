"""goldenthread check: Django's own checks of the settings."""

from __future__ import annotations

import argparse

from goldenthread.cli.common import Failed, Subparsers, command, start_django


def add(subparsers: Subparsers) -> None:
    command(subparsers, "check", "Check the settings as for production; warnings fail.", run)


def run(args: argparse.Namespace) -> int:
    start_django()
    from django.core.management import call_command
    from django.core.management.base import SystemCheckError

    try:
        call_command("check", "--deploy", "--fail-level", "WARNING")
    except SystemCheckError as error:
        raise Failed(str(error)) from error
    return 0
