"""goldenthread deadline: the date that the law sets."""

from __future__ import annotations

import argparse
import json
from datetime import date

from goldenthread.cli.common import Subparsers, command, day, in_words


def add(subparsers: Subparsers) -> None:
    added = command(
        subparsers, "deadline", "Count working days to the date that the law or practice sets.", run
    )
    added.add_argument(
        "--received", type=day, required=True, metavar="DATE", help="day 0, which is not counted"
    )
    added.add_argument("--rule", type=rule_name, default="action-plan", metavar="RULE")
    added.add_argument(
        "--day-off", type=day, action="append", default=[], metavar="DATE", help="one more holiday"
    )
    added.add_argument("--json", action="store_true")


def rule_name(text: str) -> str:
    from goldenthread.core.calendars import RULES  # loads years of holidays: only when asked

    if text not in RULES:
        known = ", ".join(sorted(RULES))
        raise argparse.ArgumentTypeError(f"there is no rule “{text}”; the rules: {known}")
    return text


def run(args: argparse.Namespace) -> int:
    answer = due(args.received, args.rule, args.day_off)
    if args.json:
        print(json.dumps(answer, ensure_ascii=False))
    else:
        print(answer["due"])
        print(answer["sentence"])
    return 0


def due(received: date, name: str, added: list[date]) -> dict[str, object]:
    from goldenthread.core.calendars import RULES

    rule = RULES[name]
    on = rule.due(received, added)
    return {
        "rule": name,
        "received": received.isoformat(),
        "working_days": rule.days,
        "due": on.isoformat(),
        "source": rule.source,
        "is_setting": rule.is_setting,
        "sentence": f"{rule.title}: {in_words(on)}, the {rule.days}th working day after "
        f"{in_words(received)}. {rule.source}.",
    }
