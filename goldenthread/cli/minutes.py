"""goldenthread minutes: what councils' minutes say, as data or as text for a person."""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from goldenthread.cli.common import Failed, Subparsers, command, complain

KINDS = (".html", ".htm", ".xml", ".docx", ".txt")


def add(subparsers: Subparsers) -> None:
    added = command(
        subparsers,
        "minutes",
        "Read minutes (saved pages or XML of modern.gov, Word, text): decisions and promises.",
        run,
    )
    added.add_argument(
        "files", nargs="+", metavar="PATH", type=Path, help="files, or folders with such files"
    )
    added.add_argument("--json", action="store_true", help="one line of JSON for each file")
    added.add_argument(
        "--explain", action="store_true", help="print what each stage of the reader saw"
    )


def run(args: argparse.Namespace) -> int:
    """1 where a file could not be read; the others are read all the same."""
    files = list(named(args.files))
    if not files:
        raise Failed("There are no saved pages, Word files or texts in what was named.")
    unread = 0
    for file in files:
        sentence = show(file, args)
        if sentence:
            unread += 1
            complain(f"{file}: {sentence}")
    return 1 if unread else 0


def named(paths: list[Path]) -> Iterator[Path]:
    """The files named, and those of our kinds in the folders named and below them."""
    for path in paths:
        if not path.is_dir():
            yield path
            continue
        for file in sorted(path.rglob("*")):
            if file.suffix.lower() in KINDS and file.is_file():
                yield file


def show(file: Path, args: argparse.Namespace) -> str:
    """Print one file as it was asked for; the sentence that says why it could not be read."""
    from goldenthread.governance.minutes import CannotRead, explain, read_file_json

    try:
        if args.explain:
            for stage, text in explain(file.read_bytes()):
                print(f"== {stage}\n{text}")
            return ""
        found = read_file_json(file)
    except CannotRead as reason:
        return reason.sentence
    except OSError as error:
        return f"This file cannot be opened: {error.strerror}."
    print(json.dumps(found, ensure_ascii=False) if args.json else "\n".join(summary(found)))
    return ""


def summary(found: dict[str, Any]) -> Iterator[str]:
    """What was read, for a person."""
    kind = found["kind"].replace("_", " ")
    yield f"{found['file']}: {kind}, {found['title'] or 'no title'}"
    for body in found["committees"]:
        members = f", {len(body['members'])} members" if body["members"] else ""
        yield f"  body: {body['name']}{members}"
    for meeting in found["meetings"]:
        yield f"  {_heading(meeting)}"
        for item in meeting["items"]:
            yield from _item(item)
    for doubt in found["doubts"]:
        where = f"{doubt['place']}: " if doubt["place"] else ""
        yield f"  doubt: {where}{doubt['sentence']}"


def _heading(meeting: dict[str, Any]) -> str:
    body = meeting["body"] or "body not said"
    parts = [body, meeting["on"] or "date not said", meeting["at"], meeting["status"]]
    return ", ".join(part for part in parts if part)


def _item(item: dict[str, Any]) -> Iterator[str]:
    yield f"    {item['number'] or '-'} {item['title'] or 'no title'}"
    for row in item["resolutions"]:
        verbs = " and ".join(act["verb"].replace("_", " ") for act in row["acts"]) or "?"
        form = (row["carried"]["form"] or "not said how").replace("_", " ")
        yield f"      resolved ({form}; {verbs}): {row['text']}"
    for row in item["proposals"]:
        yield f"      proposed, not decided: {row['text']}"
    for row in item["undertakings"]:
        yield f"      promised by {row['who'] or 'whom is not said'}: {row['sentence']}"
    for row in item["referrals"]:
        way = "to" if row["direction"] == "to" else "from"
        yield f"      passed on {way} {row['body']}"
