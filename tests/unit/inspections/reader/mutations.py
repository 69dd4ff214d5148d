"""Broken copies of made reports: python -m tests.unit.inspections.reader.mutations [MINUTES] [SEED]

Whatever a file holds, the reader gives a report or its own CannotRead, within seconds.
"""

from __future__ import annotations

import random
import re
import sys
import time
import zlib
from collections.abc import Callable, Iterator
from functools import cache

from goldenthread.inspections.reader import CannotRead, read_report
from tests.unit.inspections.reader import made

MOST_SECONDS = 5.0
_STREAM = re.compile(rb"stream\r?\n(.*?)endstream", re.DOTALL)
_NUMBER = re.compile(rb"-?\d+(?:\.\d+)?")
_NUMBERS = [
    b"0",
    b"-1",
    b"1e9",
    b"-32768",
    b"2147483648",
    b"0.0001",
    b"99999999999999999999",
    b"nan",
]


@cache
def seeds() -> tuple[bytes, ...]:
    """A report, a letter, a table and a page of drawings; with streams that can be written in."""
    table = "#table(columns: (90pt, 1fr), [*Responsible body*], [*Areas for priority action*], "
    rows = ", ".join(["[A council]", f"[{made.PARAGRAPH}]"] * 6)
    sources = [
        "Area SEND inspection of Wyremouth Local Area Partnership\n\n== Areas for priority action\n"
        f"{table}{rows})",
        "2 May 2025\n\n*Joint targeted area inspection of Wyremouth*\n\n== Areas for improvement\n"
        f"- Plans.\n#rect[*Case study*\n\n{made.PARAGRAPH}]\n- Visits.\n",
        "Inspection of services for children in need of help and protection\n\n== Recommendations\n"
        f"+ {made.PARAGRAPH}\n+ {made.PARAGRAPH}\n",
    ]
    return tuple(map(_opened, (made.report_pdf(), *map(made.typst_pdf, sources))))


def _opened(pdf: bytes) -> bytes:
    """With its streams unpacked, so that a changed byte changes the page and not only its packing.

    PDFium mends the lengths and the places of objects that are now wrong.
    """

    def unpacked(match: re.Match[bytes]) -> bytes:
        try:
            return b"stream\n" + zlib.decompress(match[1]) + b"\nendstream"
        except zlib.error:
            return match[0]

    return _STREAM.sub(unpacked, pdf).replace(b"/Filter /FlateDecode", b"")


type _Mutation = Callable[[random.Random, bytearray], None]


def _bytes(chance: random.Random, data: bytearray) -> None:
    for _ in range(chance.choice([1, 10, 100, 1000])):
        data[chance.randrange(len(data))] = chance.randrange(256)


def _cut(chance: random.Random, data: bytearray) -> None:
    del data[chance.randrange(len(data)) :]


def _hole(chance: random.Random, data: bytearray) -> None:
    start = chance.randrange(len(data))
    del data[start : start + chance.randrange(2000)]


def _again(chance: random.Random, data: bytearray) -> None:
    start = chance.randrange(len(data))
    part = bytes(data[start : start + chance.randrange(5000)])
    data[start:start] = part * chance.choice([1, 3, 50])


def _numbers(chance: random.Random, data: bytearray) -> None:
    """Wild numbers in place of a page's sizes, places and counts."""
    found = list(_NUMBER.finditer(bytes(data)))
    for match in sorted(chance.sample(found, min(len(found), 30)), key=lambda m: -m.start()):
        data[match.start() : match.end()] = chance.choice(_NUMBERS)


def _crossed(chance: random.Random, data: bytearray) -> None:
    """A part of another file."""
    other = chance.choice(seeds())
    start = chance.randrange(len(other))
    at = chance.randrange(len(data))
    data[at:at] = other[start : start + chance.randrange(20_000)]


MUTATIONS: tuple[_Mutation, ...] = (_bytes, _cut, _hole, _again, _numbers, _crossed)


def mutated(seed: int) -> bytes:
    chance = random.Random(seed)  # noqa: S311 - the same mutations each time
    data = bytearray(chance.choice(seeds()))
    for _ in range(chance.choice([1, 1, 2, 4])):
        if data:
            chance.choice(MUTATIONS)(chance, data)
    return bytes(data)


def read(seed: int) -> str:
    """What came of it: the kind that was read, or the sentence. Raises on any other error."""
    began = time.process_time()
    try:
        outcome = read_report(mutated(seed)).as_truth()["kind"]
    except CannotRead as reason:
        outcome = reason.sentence
    seconds = time.process_time() - began
    if seconds > MOST_SECONDS:
        raise AssertionError(f"seed {seed} took {seconds:.1f} seconds")
    return outcome


def _seeds_for(minutes: float, first: int) -> Iterator[int]:
    until = time.monotonic() + 60 * minutes
    seed = first
    while time.monotonic() < until:
        yield seed
        seed += 1


def main(minutes: float = 1.0, first: int = 0) -> None:
    outcomes: dict[str, int] = {}
    for seed in _seeds_for(minutes, first):
        try:
            outcome = read(seed)
        except Exception:
            print(f"seed {seed} failed", file=sys.stderr)
            raise
        outcomes[outcome] = outcomes.get(outcome, 0) + 1
    for outcome, count in sorted(outcomes.items(), key=lambda pair: -pair[1]):
        print(f"{count:7} {outcome}")


if __name__ == "__main__":
    main(*map(float, sys.argv[1:2]), *map(int, sys.argv[2:3]))
