"""The reference of the rules, made of the rules themselves: docs/PLAN-CHECK.md."""

from __future__ import annotations

from collections.abc import Iterator

from .rule import Rule, Rules
from .rules import ALL, SUBJECTS

_HEAD = """# Plan check

Made by `.venv/bin/python -m tools.plan_check` from `goldenthread/imports/check/rules/`; do not
change it here.

    goldenthread check-plan FILE                         in Word, Excel, PDF, CSV, HTML, text
    goldenthread check-plan FILE --format json           or html
    goldenthread check-plan --plan 2 --on 2026-10-31     one kept here, as it stood
    goldenthread check-plan FILE --fail-on should        ends with 1 from this severity on
    goldenthread check-plan FILE --settings rules.toml   rules off, or with other limits

{count} rules. Each is a small function of a plan without Django or a database. A rule fires on
what a plan says, and on what it leaves out only where the plan records such things elsewhere:
silence is no praise. “Must” breaks the thread from finding to difference made, “should” weakens
it, “could” would be better. It ends with 0 where no “must” was found.

Rules are switched off and tuned by a file, each with a reason, which stands in every result:

    [several-leads]
    off = true
    reason = "Joint leads of council and health are agreed by the board."

    [too-many-for-one]
    most = 20
    reason = "Heads of service own the steps of their teams, too."

In the product each plan has its check as a page, by priority and over time, and the programme
manager or the director switches and tunes rules there. `--plan` follows these settings, and a file
of settings stands over them.
"""


def document() -> str:
    parts = [_HEAD.format(count=len(ALL))]
    for subject in SUBJECTS:
        parts.append("\n".join(_subject(subject)))
    return "\n".join(parts)


def _subject(subject: Rules) -> Iterator[str]:
    yield f"## {subject.title}\n"
    for rule in subject.rules:
        yield from _rule(rule)


def _rule(rule: Rule) -> Iterator[str]:
    yield f"### {rule.title}\n"
    limits = ", ".join(f"{name} = {value}" for name, value in rule.limits.items())
    tuned = f" Limits: {limits}." if limits else ""
    yield f"`{rule.code}`, {rule.severity.value}.{tuned}\n"
    yield f"{rule.why} *{rule.source}.*\n"
    yield f"* Fault: {rule.bad.words}"
    yield f"* Mended: {rule.good.words}"
    yield f"* To mend it: {rule.mend}\n"
