"""What the reader made of a plan, for a person: each value with the words that it comes from."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from goldenthread.core.cutting import cut
from goldenthread.core.days import long_date

from .cells import one_line
from .model import Action, Dated, Measure, ProposedPlan, Said, Who

_WIDE = 88
_NAME = 11
LEVELS = {
    "complete": "complete",
    "on_track": "on track",
    "at_risk": "at risk",
    "off_track": "off track",
    "not_started": "not started",
}


def summary(plan: ProposedPlan) -> str:
    """ "12 actions in 3 priorities, 8 findings, 4 measures; 9 questions"."""
    parts = [
        f"{_count(len(plan.actions), 'action')} in {_count(len(plan.priorities), 'priority')}",
        _count(len(plan.findings), "finding"),
        _count(len(plan.measures), "measure"),
    ]
    return f"{', '.join(parts)}; {_count(len(plan.doubts), 'question')}"


def _count(number: int, name: str) -> str:
    many = f"{name[:-1]}ies" if name.endswith("y") else f"{name}s"
    return f"{number} {name if number == 1 else many}"


def explain(plan: ProposedPlan) -> str:
    """Everything that was read, what is asked, and what was left out, as lines of text."""
    lines = [summary(plan)]
    asked = [doubt for doubt in plan.doubts if doubt.action is None]
    by_action = plan.doubts_by_action()
    lines += [f"? {doubt.sentence}" for doubt in asked]
    for number, action in enumerate(plan.actions):
        lines += ["", *_action(plan, action)]
        lines += [f"  ? {doubt.sentence}" for doubt in by_action.get(number, ())]
    for measure in plan.measures:
        lines += ["", *_measure(measure)]
    alone = [finding for finding in plan.findings if not finding.actions]
    lines += ["", *(f"Finding without an action: {_cut(f.text.words)}" for f in alone)]
    if plan.left_out:
        lines += ["", "Left out:"]
        lines += [f"  {each.place}: {_cut(each.words)} ({each.why})" for each in plan.left_out]
    return "\n".join(lines).replace("\n\n\n", "\n\n").rstrip()


def _cut(words: str) -> str:
    return cut(one_line(words), _WIDE)


def _line(name: str, value: str) -> str:
    return f"  {name:<{_NAME}} {value}"


def _action(plan: ProposedPlan, action: Action) -> Iterator[str]:
    yield f"{action.ref or '–'}  {_cut(action.text.words)}  [{action.place}]"
    if action.priority is not None:
        yield _line("priority", _cut(plan.priorities[action.priority].title.words))
    for at in action.findings:
        yield _line("finding", _cut(f"{plan.findings[at].ref} {plan.findings[at].text.words}"))
    for name, who in (("lead", action.leads), ("owner", action.owners)):
        if who:
            yield _line(name, _who(who))
    for name, dated in (("start", action.start), ("due", action.due)):
        if dated:
            yield _line(name, _dated(dated))
    if action.original_due:
        yield _line("first due", _dated(action.original_due))
    yield from _ratings(action)
    for update in action.updates:
        period = f"({update.period.words}) " if update.period else ""
        yield _line(update.kind, f"{period}{_cut(update.words)}")
    for milestone in action.milestones:
        due = f", due {_dated(milestone.due)}" if milestone.due else ""
        yield _line("milestone", f"{_cut(milestone.words)}{due} {milestone.status}".rstrip())
    yield from _texts(action)


def _texts(action: Action) -> Iterator[str]:
    named: Sequence[tuple[str, tuple[Said, ...]]] = (
        ("steps", action.steps),
        ("success", action.success),
        ("outcome", action.outcomes),
        ("evidence", action.evidence),
        ("monitored", action.monitoring),
        ("next", action.next_steps),
        ("kept", action.others),
    )
    for name, said in named:
        for each in said:
            heading = f"{each.heading}: " if name == "kept" and each.heading else ""
            yield _line(name, _cut(heading + each.words))


def _who(who: Who) -> str:
    names = "; ".join(who.people.names) or "nobody"
    return names if names == who.people.words else f"{names}  “{_cut(who.people.words)}”"


def _dated(dated: Dated) -> str:
    day = dated.when.day
    understood = long_date(day) if day else "no day"
    return f"{understood}  “{_cut(dated.when.words)}”"


def _ratings(action: Action) -> Iterator[str]:
    for each in action.ratings:
        rating = each.rating
        level = LEVELS.get(rating.level, "")
        told = ": ".join(filter(None, (rating.shade, level))) or "not understood"
        period = f" ({each.period.words})" if each.period else ""
        said = f"  “{_cut(rating.words)}”" if rating.words else "  by its colour"
        yield _line(f"{each.kind or 'rating'}", f"{told}{period}{said}")


def _measure(measure: Measure) -> Iterator[str]:
    yield f"{measure.ref or '–'}  {_cut(measure.name.words)}  [{measure.place}]"
    if measure.polarity:
        yield _line("good is", measure.polarity)
    if measure.baseline:
        yield _line("baseline", measure.baseline.words)
    for name, readings in (("target", measure.targets), ("actual", measure.actuals)):
        for each in readings:
            period = f"({each.period.words}) " if each.period else ""
            yield _line(name, f"{period}{each.words}")
