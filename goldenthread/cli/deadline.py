"""goldenthread deadline: the date that the law sets."""

from __future__ import annotations

import argparse
import json
from datetime import date

from goldenthread.cli.common import Subparsers, command, day, in_words


def add(subparsers: Subparsers) -> None:
    added = command(
        subparsers,
        "deadline",
        "Count working days to the date that the law or practice sets, or back from a meeting.",
        run,
    )
    counted = added.add_mutually_exclusive_group(required=True)
    counted.add_argument("--received", type=day, metavar="DATE", help="day 0, which is not counted")
    counted.add_argument(
        "--meeting", type=day, metavar="DATE", help="the last day to publish papers for it"
    )
    added.add_argument("--rule", type=rule_name, default="action-plan", metavar="RULE")
    added.add_argument(
        "--clear-days", type=int, default=5, metavar="N", help="before a meeting; 5 by law"
    )
    added.add_argument(
        "--published", type=day, metavar="DATE", help="whether that was in time for the meeting"
    )
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
    if args.meeting:
        answer = publish_by(args.meeting, args.clear_days, args.published, args.day_off)
    else:
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


def publish_by(
    meeting: date, days: int, published: date | None, added: list[date]
) -> dict[str, object]:
    """The last lawful day to publish for a meeting, with the days that were counted."""
    from goldenthread.core.calendars import CLEAR_DAYS
    from goldenthread.governance.clear_days import ClearDays

    clear = ClearDays(days, CLEAR_DAYS.adding(added))
    by = clear.publish_by(meeting)
    answer: dict[str, object] = {
        "meeting": meeting.isoformat(),
        "clear_days": days,
        "due": by.isoformat(),
        "counted": [each.isoformat() for each in clear.counted(meeting)],
        "not_counted": {each.isoformat(): why for each, why in clear.not_counted(meeting)},
        "source": clear.calendar.source,
        "sentence": f"Publish by {in_words(by)}: {days} clear days before the meeting on "
        f"{in_words(meeting)}. {clear.calendar.source}.",
    }
    if published:
        standing = clear.standing(meeting, published, published)
        answer |= {
            "published": published.isoformat(),
            "in_time": standing.in_time,
            "sentence": standing.sentence,
        }
    return answer
