"""What commands share: starting Django, saying what is wrong, dates, progress."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Callable
from datetime import date, datetime

type Subparsers = argparse._SubParsersAction[argparse.ArgumentParser]


class Failed(Exception):
    """Why a command could not do what was asked, as a sentence."""


def command(
    subparsers: Subparsers, name: str, summary: str, run: Callable[[argparse.Namespace], int]
) -> argparse.ArgumentParser:
    """Add a command; `summary` is its line in the list and the first of its help."""
    added = subparsers.add_parser(name, help=summary, description=summary)
    added.set_defaults(run=run)
    return added


def start_django() -> None:
    """Load settings and apps. What is missing from the settings is said in a sentence."""
    import django
    from django.core.exceptions import ImproperlyConfigured

    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "goldenthread.settings")
    try:
        django.setup()
    except ImproperlyConfigured as error:
        raise Failed(f"{error} See docs/SETTINGS.md.") from error
    from django.conf import settings

    if not settings.SECRET_KEY:
        raise Failed("SECRET_KEY is not set: a long random text, the same for all processes.")
    settings.DATA.mkdir(parents=True, exist_ok=True)


def day(text: str) -> date:
    """A date as people write it on a command line: 2023-05-09, 9 May 2023 or 9/5/2023."""
    for form in ("%Y-%m-%d", "%d %B %Y", "%d %b %Y", "%d/%m/%Y"):
        try:
            return datetime.strptime(text.strip(), form).date()  # noqa: DTZ007 - a day, no instant
        except ValueError:
            continue
    raise argparse.ArgumentTypeError(f"“{text}” is no date. Write 2023-05-09 or 9 May 2023.")


def port(text: str) -> int:
    return _within(text, 1, 65_535)


def count(text: str) -> int:
    """Of processes: one at least."""
    return _within(text, 1, 1_000)


def _within(text: str, least: int, most: int) -> int:
    if not (text.isdecimal() and least <= int(text) <= most):
        raise argparse.ArgumentTypeError(f"“{text}” is no whole number from {least} to {most:,}.")
    return int(text)


def in_words(on: date) -> str:
    return f"{on:%A} {on.day} {on:%B %Y}"


BAR = 30
CLEAR = "\r\x1b[K"


def progress(title: str) -> Callable[[int, int], None]:
    """A function of (done, all) that keeps a bar on a terminal, and is silent elsewhere."""

    def show(done: int, whole: int) -> None:
        if sys.stderr.isatty():
            full = BAR * done // max(whole, 1)
            bar = f"[{'#' * full}{'.' * (BAR - full)}] {title}: {done:,} of {whole:,}"
            end = "\n" if done >= whole else ""
            print(f"{CLEAR}{bar}", end=end, file=sys.stderr, flush=True)

    return show


def complain(sentence: str) -> None:
    """Say on standard error what went wrong with one of several things, over the bar if any."""
    clear = CLEAR if sys.stderr.isatty() else ""
    print(f"{clear}{sentence}", file=sys.stderr, flush=True)
