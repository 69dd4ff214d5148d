"""goldenthread spc: mean, limits, signals and icons of the series of a JSON file."""

from __future__ import annotations

import argparse
import json
from math import isfinite
from pathlib import Path
from typing import Any

from goldenthread.cli.common import Failed, Subparsers, command, complain, progress


def add(subparsers: Subparsers) -> None:
    added = command(
        subparsers, "spc", "Reckon process control (XmR) for the series of a JSON file.", run
    )
    added.add_argument("file", type=Path, metavar="FILE.json")
    added.add_argument(
        "--check",
        action="store_true",
        help="compare with the “expected” of each vector and print only where ours differs",
    )


def run(args: argparse.Namespace) -> int:
    """1 where a series could not be reckoned, or where --check finds a difference."""
    from goldenthread.measures.spc_vectors import answered, vectors_of

    document = _read(args.file)
    given = vectors_of(document)
    if not given:
        raise Failed(f"{args.file}: there is no series in it.")
    shown, answers = progress("Reckoned"), []
    for number, vector in enumerate(given, start=1):
        answers.append(answered(vector))
        if len(given) > 1:
            shown(number, len(given))
    if args.check:
        return _compare(given, answers)
    alone = not isinstance(document, list) and not _has_vectors(document)
    whole = answers[0] if alone else {"vectors": answers} if _has_vectors(document) else answers
    print(json.dumps(whole, ensure_ascii=False, allow_nan=False))
    return 1 if _complain(answers) else 0


def _has_vectors(document: object) -> bool:
    return isinstance(document, dict) and "vectors" in document


def _read(file: Path) -> Any:
    try:
        text = file.read_text("utf-8-sig")
        return json.loads(text, parse_constant=str, parse_float=_finite)
    except OSError as error:
        raise Failed(f"{file} cannot be read: {error.strerror}.") from error
    except (UnicodeDecodeError, RecursionError) as error:
        raise Failed(f"{file} is no JSON: it is not text in UTF-8, or nested too deep.") from error
    except json.JSONDecodeError as error:
        raise Failed(f"{file} is no JSON: {error.msg} in line {error.lineno}.") from error


def _finite(text: str) -> float | str:
    """What a float cannot hold stays text, and is then named as no number."""
    number = float(text)
    return number if isfinite(number) else text


def _complain(answers: list[dict[str, Any]]) -> int:
    """Say which series could not be reckoned, and why; how many."""
    bad = 0
    for number, answer in enumerate(answers, start=1):
        if sentence := answer["expected"].get("error"):
            bad += 1
            complain(f"{_name(answer, number)}: {sentence}")
    return bad


def _name(vector: object, number: int) -> str:
    named = vector.get("id") if isinstance(vector, dict) else None
    return str(named or f"series {number}")


def _compared(vector: dict[str, Any]) -> bool:
    return isinstance(vector.get("expected"), dict)


def _compare(given: Any, answers: list[dict[str, Any]]) -> int:
    """Print where our answers differ from those that came with the file, then how many agree."""
    from goldenthread.measures.spc_vectors import differences

    theirs = [each["expected"] for each in given if isinstance(each, dict) and _compared(each)]
    if len(theirs) < len(answers):
        raise Failed("Not every series of the file has “expected”: there is nothing to compare.")
    agreed = 0
    for number, (expected, answer) in enumerate(zip(theirs, answers, strict=True), start=1):
        if "error" in expected and "error" in answer["expected"]:
            found = []  # both refuse: each in its own words
        else:
            found = list(differences(answer["expected"], expected))
        agreed += not found
        for difference in found:
            print(f"{_name(answer, number)}: {difference}")
    print(f"{agreed:,} of {len(answers):,} agree.")
    return 0 if agreed == len(answers) else 1
