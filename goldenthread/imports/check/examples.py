"""A small plan without a fault, from which each rule's examples are made by one change."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

from .rule import Example
from .shape import RECORDS, Action, Finding, Measure, Plan

ON = date(2026, 3, 2)

FIRST = Action(
    ref="1.1",
    text="Agree a monthly audit of ten pathway plans and report it to the board",
    priority="Care leavers",
    findings=("1",),
    leads=("Assistant Director",),
    owners=("Service Manager Care Leavers",),
    start=date(2025, 9, 1),
    due=date(2026, 6, 30),
    due_words="30 June 2026",
    due_form="day",
    original_due=date(2026, 6, 30),
    progress="on_track",
    evidence=1,
    impact="not_assessed",
    success=("9 of 10 audited plans are good by June 2026",),
    updates=("The first audit found that 6 of 10 plans were good.",),
    next_steps=("The second audit is in April.",),
)
SECOND = replace(
    FIRST,
    ref="1.2",
    text="Offer every care leaver over 18 a home of their own within eight weeks",
    owners=("Head of Housing",),
    due=date(2026, 5, 29),
    due_words="29 May 2026",
    original_due=date(2026, 5, 29),
    success=("No care leaver waits longer than eight weeks",),
    updates=("The housing panel met in February and placed 4 of 5 young people.",),
)
DONE = replace(
    FIRST,
    ref="2.1",
    text="Train all 24 managers in reflective supervision",
    priority="Leadership",
    findings=("2",),
    owners=("Principal Social Worker",),
    due=date(2026, 1, 30),
    due_words="30 January 2026",
    original_due=date(2026, 1, 30),
    progress="complete",
    is_signed_off=True,
    completed_on=date(2026, 1, 28),
    evidence=2,
    impact="early",
    reached="early",
    success=("Staff say that supervision helps them think",),
    updates=("All 24 managers were trained by 28 January.",),
    impact_updates=("20 of 24 staff say that supervision now helps them think.",),
    next_steps=(),
)
GOOD_PLAN = Plan(
    (FIRST, SECOND, DONE),
    (
        Finding("1", "The quality of pathway plans for care leavers", actions=2),
        Finding("2", "The quality of supervision", actions=1),
    ),
    ("Care leavers", "Leadership"),
    (
        Measure(
            "Care leavers in suitable homes", "", "high", "71% (50 of 70) in March 2025", True,
            "90% (63 of 70)", "England 88%", date(2025, 7, 1),
        ),
    ),
    records=RECORDS,
    on=ON,
    agreed_on=date(2025, 8, 1),
)  # fmt: skip


def good(words: str) -> Example:
    """The other side of a rule: the plan without a fault."""
    return Example(words, GOOD_PLAN)


def changed(words: str, **changes: Any) -> Example:
    """The plan with its first action changed."""
    return Example(words, replace(GOOD_PLAN, actions=(replace(FIRST, **changes), SECOND, DONE)))


def done(words: str, **changes: Any) -> Example:
    """The plan with its complete action changed."""
    return Example(words, replace(GOOD_PLAN, actions=(FIRST, SECOND, replace(DONE, **changes))))


def measure(words: str, **changes: Any) -> Example:
    """The plan with its measure changed."""
    return Example(words, replace(GOOD_PLAN, measures=(replace(GOOD_PLAN.measures[0], **changes),)))


def plan(words: str, **changes: Any) -> Example:
    return Example(words, replace(GOOD_PLAN, **changes))
