"""goldenthread serve: the web server and the worker, as two children of one process."""

from __future__ import annotations

import argparse
import os
import signal
import socket
import subprocess
import sys
import time
from types import FrameType

from goldenthread.cli.common import Failed, Subparsers, command, count, port, start_django

STOP_SECONDS = 20
PAUSE = 0.2


def add(subparsers: Subparsers) -> None:
    added = command(subparsers, "serve", "Serve the pages, and do what is due.", run)
    add_address(added)
    added.add_argument("--no-worker", action="store_true", help="the worker runs elsewhere")


def add_address(added: argparse.ArgumentParser) -> None:
    added.add_argument("--host", default="127.0.0.1", help="the address to listen on")
    added.add_argument("--port", type=port, default=8000)
    added.add_argument("--workers", type=count, default=os.cpu_count() or 1, help="web processes")


def run(args: argparse.Namespace) -> int:
    start_django()
    from goldenthread.cli.state import check_ready

    check_ready()
    return serve(args.host, args.port, args.workers, with_worker=not args.no_worker)


def serve(host: str, port: int, workers: int, *, with_worker: bool = True) -> int:
    """Run both children until told to stop (SIGTERM, Ctrl-C) or until the web server ends."""
    check_port(host, port)
    from django.db import connection

    connection.close()
    children = Children(with_worker)
    children.start(host, port, workers)
    print(f"Golden Thread is at http://{host}:{port}/ (Ctrl-C stops it)", flush=True)
    return children.watch()


def check_port(host: str, port: int) -> None:
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.socket(family) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError as error:
            raise Failed(
                f"Port {port} on {host} cannot be used: {error.strerror}. "
                f"Choose another: --port {port + 1}"
            ) from error


class Children:
    """The web server, whose end is the end of all, and the worker, which is started again."""

    def __init__(self, with_worker: bool) -> None:
        self.with_worker = with_worker
        self.stopping = False
        self.web: subprocess.Popen[bytes] | None = None
        self.worker: subprocess.Popen[bytes] | None = None

    def start(self, host: str, port: int, workers: int) -> None:
        for each in (signal.SIGTERM, signal.SIGINT):
            signal.signal(each, self._stop)
        self.web = _start(
            *("granian", "--interface", "wsgi", "--host", host, "--port", str(port)),
            *("--workers", str(workers), "--respawn-failed-workers", "--log-level", "warning"),
            # Each thread holds a database connection; requests beyond them wait their turn.
            *("--blocking-threads", "4", "--backpressure", "128"),
            "goldenthread.wsgi:application",
        )
        self._start_worker()

    def _start_worker(self) -> None:
        if self.with_worker:
            self.worker = _start("goldenthread.cli.main", "worker")

    def _stop(self, _signal: int, _frame: FrameType | None) -> None:
        self.stopping = True

    def watch(self) -> int:
        """Wait; return the web server's exit code where it ended by itself, else 0."""
        while not self.stopping:
            time.sleep(PAUSE)
            if self.web and self.web.poll() is not None:
                self.end()
                return self.web.returncode or 1
            if self.worker and self.worker.poll() is not None and not self.stopping:
                print("The worker ended and is started again.", file=sys.stderr, flush=True)
                time.sleep(1)
                self._start_worker()
        self.end()
        return 0

    def end(self) -> None:
        """Let both finish what they are at; end them by force after 20 seconds."""
        running = [each for each in (self.web, self.worker) if each and each.poll() is None]
        for each in running:
            each.terminate()
        deadline = time.monotonic() + STOP_SECONDS
        for each in running:
            try:
                each.wait(max(0.1, deadline - time.monotonic()))
            except subprocess.TimeoutExpired:
                each.kill()
                each.wait()


def _start(module: str, *words: str) -> subprocess.Popen[bytes]:
    # A session of their own: Ctrl-C reaches the parent alone, which ends them in order.
    return subprocess.Popen([sys.executable, "-m", module, *words], start_new_session=True)  # noqa: S603
