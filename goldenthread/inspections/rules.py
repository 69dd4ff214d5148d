"""Rules about inspections: the statutory date, and what a recorded inspection must have."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from goldenthread.core.calendars import RULES, compare_stated
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

    `computed` counts from receipt, or from publication while receipt is not known
    (`no_later_than`); `stated` is the date that a letter gives; both are kept.
    """

    computed: date | None
    stated: date | None
    no_later_than: bool
    difference: str
    source: str

    @property
    def on(self) -> date | None:
        """The date to work to: the letter's where there is one."""
        return self.stated or self.computed


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
        source=rule.source,
    )


def check_dates(
    *, received: date | None, published: date | None, ended: date | None, today: date
) -> None:
    """A report is received after the inspection's end, and published on or after receipt."""
    if received and received > today:
        raise Refused("The date of receipt cannot be in the future.", field="received")
    if received and ended and received < ended:
        raise Refused(
            "The report cannot be received before the inspection ended.", field="received"
        )
    if received and published and published < received:
        raise Refused(
            "The report cannot be published before the council received it.", field="published"
        )


def check_finding_text(text: str) -> None:
    """A finding is the inspector's words: never empty, never a whole report."""
    if not text.strip():
        raise Refused("Enter the words of the finding, as the report has them.", field="text")
    if len(text) > 6000:
        raise Refused("A finding is at most 6,000 characters. Split it.", field="text")
