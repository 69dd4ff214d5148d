"""goldenthread worker"""

from __future__ import annotations

import argparse
import signal
import threading

from goldenthread.cli.common import Subparsers, command, start_django


def add(subparsers: Subparsers) -> None:
    added = command(
        subparsers, "worker", "Do what is due in the background, such as reminders.", run
    )
    added.add_argument("--once", action="store_true", help="do what is due now, then end")


def run(args: argparse.Namespace) -> int:
    start_django()
    from goldenthread.cli.state import check_database
    from goldenthread.jobs import worker

    check_database()
    if args.once:
        while worker.run_once():
            pass
        return 0
    stopped = threading.Event()
    for each in (signal.SIGTERM, signal.SIGINT):
        signal.signal(each, lambda *_: stopped.set())
    worker.run_forever(lambda: not stopped.is_set())
    return 0
