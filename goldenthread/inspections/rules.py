"""Rules about inspections: the statutory date, and what a recorded inspection must have."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from goldenthread.core.calendars import (
    RULES,
    STATUTORY,
    Rule,
    compare_stated,
    working_days_between,
)
from goldenthread.core.errors import Refused
from goldenthread.inspections.models import Kind

# Which rule sets the date of the written statement of action, by kind; None: no statement.
STATEMENT_RULE: dict[str, str | None] = {
    Kind.ILACS_STANDARD: "action-plan",
    Kind.ILACS_SHORT: "action-plan",
    Kind.SIF: "action-plan",
    Kind.JTAI: "jtai-statement",
    Kind.FOCUSED_VISIT: "focused-visit-final",
    Kind.AREA_SEND: None,
    Kind.MONITORING_VISIT: None,
    Kind.OTHER: None,
}


@dataclass(frozen=True, slots=True)
class StatementDue:
    """When the written statement is due to Ofsted and the Secretary of State.

    `computed` counts by `rule` from receipt, or from publication while receipt is not known
    (`no_later_than`); `stated` is the date that a letter gives; both are kept. None where the
    day to count from is not known.
    """

    computed: date | None
    stated: date | None
    no_later_than: bool
    difference: str
    rule: Rule

    @property
    def on(self) -> date | None:
        """The date to work to: the letter's where there is one."""
        return self.stated or self.computed


def working_days_left(due: date, today: date, extra_days_off: tuple[date, ...] = ()) -> int:
    """Working days from tomorrow up to and with the due day; below 0 once it has passed."""
    return working_days_between(today, due, STATUTORY.adding(extra_days_off))


def statement_due(
    kind: str,
    *,
    received: date | None,
    published: date | None,
    stated: date | None,
    extra_days_off: tuple[date, ...] = (),
) -> StatementDue | None:
    """The statutory date: 70 working days after receipt, day 0 excluded (SI 2007/462, reg 3).

    None where the kind asks for no statement.
    """
    name = STATEMENT_RULE[kind]
    if name is None:
        return None
    rule = RULES[name]
    day0 = received or published
    computed = rule.due(day0, extra_days_off) if day0 else None
    differs = ""
    if computed and stated:
        compared = compare_stated(computed, stated, rule=rule)
        differs = "" if compared.agrees else compared.sentence
    return StatementDue(
        computed=computed,
        stated=stated,
        no_later_than=received is None and computed is not None,
        difference=differs,
        rule=rule,
    )


def check_dates(
    *,
    received: date | None,
    published: date | None,
    stated: date | None,
    ended: date | None,
    today: date,
) -> None:
    """The inspection ends, the council receives the report, it is published, the plan is due."""
    if received and received > today:
        raise Refused("The date of receipt cannot be in the future.", field="received")
    order = (
        ("received", received, ended, "The report cannot be received before the inspection ended."),
        ("published", published, ended, "It cannot be published before the inspection ended."),
        (
            "published",
            published,
            received,
            "The report cannot be published before the council received it.",
        ),
        (
            "statement_due",
            stated,
            received,
            "The action plan cannot be due before the council received the report.",
        ),
    )
    for field, day, earlier, sentence in order:
        if day and earlier and day < earlier:
            raise Refused(sentence, field=field)


def check_areas(areas: Sequence[str]) -> None:
    """Each area is judged once."""
    twice = next((area for area, times in Counter(areas).items() if times > 1), None)
    if twice:
        raise Refused(f"There are two judgements on “{twice}”. Each area is judged once.")


def check_finding_text(text: str) -> None:
    """A finding is the inspector's words: never empty, never a whole report."""
    if not text.strip():
        raise Refused("Enter the words of the finding, as the report has them.", field="text")
    if len(text) > 6000:
        raise Refused("A finding is at most 6,000 characters. Split it.", field="text")


def check_repeat(*, is_earlier: bool) -> None:
    """A finding repeats one of an earlier inspection; a strength repeats nothing."""
    if not is_earlier:
        raise Refused(
            "Only a finding of an earlier inspection can be one that this finding repeats.",
            field="earlier",
        )
