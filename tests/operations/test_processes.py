"""Several processes on one database, and processes that die: on SQLite and PostgreSQL alike."""

import json
import os
import random
import signal
import subprocess
import sys
import time
import uuid
from collections import Counter
from contextlib import closing, contextmanager
from itertools import pairwise

import pytest

ON_POSTGRES = os.environ.get("GOLDENTHREAD_TEST_DATABASE") == "postgres"
KILLS = 40 if ON_POSTGRES else 300
EDITS = 1000


class Writers:
    """The process of writer.py, by its lines."""

    def __init__(self, url):
        places = {"DATABASE_URL": url, "PYTHONPATH": os.pathsep.join(sys.path)}
        self.process = subprocess.Popen(
            [sys.executable, "-m", "tests.unit.ledger.writer"],
            env=os.environ | places,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            bufsize=1,
        )
        assert self.read() == "ready"

    def read(self):
        return self.process.stdout.readline().rstrip("\n")

    def begin(self, line):
        self.process.stdin.write(f"{line}\n")

    def rest(self):
        """The lines up to the end of all children, without those that give their numbers."""
        lines = []
        while (line := self.read()) != "ended":
            assert line or self.process.poll() is None, "the writers' parent died"
            if not line.startswith("pid "):
                lines.append(line)
        return lines

    def ask(self, line):
        self.begin(line)
        return self.rest()

    def kill_one(self, after):
        """Kill a child so many seconds after its first write; give what it acknowledged."""
        self.begin("write")
        child = int(self.read().removeprefix("pid "))
        first = self.read()
        time.sleep(after)
        os.kill(child, signal.SIGKILL)
        return [first, *self.rest()]

    def check(self):
        [line] = self.ask("check")
        return json.loads(line)

    def close(self):
        self.process.stdin.close()
        self.process.wait(30)
        self.process.stdout.close()


@contextmanager
def database(folder):
    """The address of an empty database of the kind that this run tests."""
    if not ON_POSTGRES:
        yield f"sqlite:///{folder / 'writers.sqlite3'}"
        return
    import psycopg

    server = os.environ["DATABASE_URL"]
    name = f"writers_{uuid.uuid4().hex[:12]}"
    with psycopg.connect(server, autocommit=True) as connection:
        connection.execute(f'CREATE DATABASE "{name}"')
        try:
            yield server.rpartition("/")[0] + f"/{name}"
        finally:
            connection.execute(f'DROP DATABASE "{name}" WITH (FORCE)')


@pytest.fixture(scope="module")
def writers(tmp_path_factory):
    folder = tmp_path_factory.mktemp("writers")
    with database(folder) as url, closing(Writers(url)) as writers:
        yield writers


def test_what_was_acknowledged_survives_kill_9(writers):
    when = random.Random(20260322)  # noqa: S311 - moments, no secrets
    acknowledged = {}
    for _ in range(KILLS):
        for line in writers.kill_one(after=when.uniform(0, 0.1)):
            n, leaf = line.split()
            acknowledged[n] = leaf
    found = writers.check()
    assert found["problems"] == []
    assert acknowledged.items() <= found["leaves"].items()
    assert len(acknowledged) >= KILLS


def test_a_form_that_many_processes_send_at_once_is_done_once(writers):
    before = len(writers.check()["leaves"])
    answers = Counter(line.split()[1] for line in writers.ask("race 4 250"))
    assert answers == {"done": 250, "again": 750}
    found = writers.check()
    assert found["problems"] == []
    assert len(found["leaves"]) == before + 250


def test_of_two_people_who_edit_one_action_none_overwrites_the_other(writers):
    before = len(writers.check()["leaves"])
    answers = writers.ask(f"edit 2 {EDITS // 2}")
    assert len(answers) == EDITS
    done = sorted(tuple(map(int, line.split())) for line in answers if line != "conflict")
    assert len(done) < EDITS, "the two never met"
    for (first, _), (second, seen) in pairwise(done):
        assert first <= seen, f"entry {second} overwrote {first}, which its writer had not seen"
    found = writers.check()
    assert found["problems"] == []
    assert len(found["leaves"]) == before + len(done)
