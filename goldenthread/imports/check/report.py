"""The result of a check for people (text, a page) and for programs (JSON)."""

from __future__ import annotations

from collections.abc import Iterator
from html import escape
from typing import Any

from . import Result
from .rule import Fault, Rule, Severity, counted
from .rules import ALL, BY_CODE

_STYLE = """
body { font: 1.1rem/1.5 Arial, sans-serif; max-width: 46rem; margin: 2rem auto; padding: 0 1rem;
  color: #0b0c0c; } h2 { border-top: 2px solid #0b0c0c; padding-top: .5rem; }
code { color: #484949; } .place { color: #484949; } li { margin: .25rem 0; }
"""


def summary(name: str, result: Result) -> str:
    """ "plan.xlsx: 12 faults: 5 must be mended, …"."""
    if not result.faults:
        return f"{name}: no fault was found by {len(ALL) - len(result.off)} rules."
    parts = [
        f"{len(found)} {each.words.lower()}" for each in Severity if (found := result.of(each))
    ]
    return f"{name}: {counted(len(result.faults), 'fault')}: {', '.join(parts)}."


def _by_rule(result: Result, severity: Severity) -> Iterator[tuple[Rule, list[Fault]]]:
    found = result.of(severity)
    for code in dict.fromkeys(fault.code for fault in found):
        yield BY_CODE[code], [fault for fault in found if fault.code == code]


def as_text(name: str, result: Result) -> str:
    lines = [summary(name, result)]
    for severity in Severity:
        if result.of(severity):
            lines += ["", severity.words.upper()]
        for rule, faults in _by_rule(result, severity):
            lines += ["", f"{rule.title}  [{rule.code}]"]
            lines += [f"  {each.sentence}{_place(each.place)}" for each in faults]
            lines += [f"  Why: {rule.why} ({rule.source})", f"  Mend: {rule.mend}"]
    lines += ["", *_off(result)] if result.off else []
    return "\n".join(lines)


def _place(place: str) -> str:
    return f"  [{place}]" if place else ""


def _off(result: Result) -> Iterator[str]:
    for code, reason in result.off:
        yield f"Switched off: {code}. {reason}"


def as_json(name: str, result: Result) -> dict[str, Any]:
    return {
        "file": name,
        "rules": len(ALL) - len(result.off),
        "faults": [_fault(each) for each in result.faults],
        "off": [{"code": code, "reason": reason} for code, reason in result.off],
    }


def _fault(fault: Fault) -> dict[str, str]:
    rule = BY_CODE[fault.code]
    return {
        "code": fault.code,
        "severity": fault.severity.value,
        "title": rule.title,
        "sentence": fault.sentence,
        "place": fault.place,
        "why": rule.why,
        "source": rule.source,
        "mend": rule.mend,
    }


def as_html(name: str, result: Result) -> str:
    """A page that stands alone."""
    title = escape(f"Plan check: {name}")
    return (
        f'<!doctype html><html lang="en-GB"><head><meta charset="utf-8"><title>{title}</title>'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        f"<style>{_STYLE}</style></head><body><main><h1>{title}</h1>"
        f"<p>{escape(summary(name, result))}</p>{''.join(_sections(result))}"
        f"{''.join(f'<p>{escape(line)}</p>' for line in _off(result))}</main></body></html>\n"
    )


def _sections(result: Result) -> Iterator[str]:
    for severity in Severity:
        if result.of(severity):
            yield f"<h2>{severity.words}</h2>"
        for rule, faults in _by_rule(result, severity):
            yield f"<h3>{escape(rule.title)} <code>{rule.code}</code></h3><ul>"
            for each in faults:
                place = f' <span class="place">{escape(each.place)}</span>' if each.place else ""
                yield f"<li>{escape(each.sentence)}{place}</li>"
            yield f"</ul><p>{escape(rule.why)} ({escape(rule.source)})</p>"
            yield f"<p><strong>To mend it:</strong> {escape(rule.mend)}</p>"
