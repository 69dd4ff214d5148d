"""A plan that was read from a file, in the shape of the check: only what the file says for sure.

A level that is only proposed for a colour (green may mean done or going well) is not known.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from datetime import date

from goldenthread.imports.reader.model import Action as Read
from goldenthread.imports.reader.model import Measure as ReadMeasure
from goldenthread.imports.reader.model import ProposedPlan, Rated, Said

from .shape import Action, Finding, Measure, Plan

_SHORT_FORM = re.compile(
    r"\b([A-Z][A-Z&]{1,5}[A-Z])s?\b\s*(?:[=:–—-]|\bis\b|\bmeans\b)|\(([A-Z]{2,7})\)"
)


def of_proposed(plan: ProposedPlan, on: date | None = None) -> Plan:
    """`on`: the day of the check; without it, nothing is overdue."""
    doubts = plan.doubts_by_action()
    actions = tuple(
        _action(plan, read, {each.code: each.sentence for each in doubts.get(number, ())})
        for number, read in enumerate(plan.actions)
    )
    ratings = [rated for action in plan.actions for rated in action.ratings]
    return Plan(
        actions=actions,
        findings=tuple(
            Finding(each.ref, each.text.words, each.text.place, len(each.actions))
            for each in plan.findings
        ),
        priorities=tuple(each.title.words for each in plan.priorities),
        measures=tuple(map(_measure, plan.measures)),
        records=frozenset(_records(plan, actions)),
        on=on,
        has_key=bool(plan.key),
        colours=_shades(each for each in ratings if each.kind != "impact"),
        impact_colours=_shades(each for each in ratings if each.kind == "impact"),
        hidden=tuple(doubt.sentence for doubt in plan.doubts if doubt.code == "hidden"),
        glossary=frozenset(_glossary(plan)),
    )


def _records(plan: ProposedPlan, actions: Iterable[Action]) -> Iterator[str]:
    """What the plan records: whatever at least one of its actions or measures has."""
    yield "whole"
    for action in actions:
        told = {
            "ref": action.ref,
            "priority": action.priority,
            "finding": action.findings,
            "lead": action.leads,
            "owner": action.owners,
            "start": action.start,
            "due": action.due_words,
            "progress": action.progress or action.rating_words,
            "evidence": action.evidence,
            "success": action.success,
            "update": action.updates,
            "impact update": action.impact_updates,
            "next step": action.next_steps,
        }
        yield from (name for name, value in told.items() if value)
    for measure in plan.measures:
        yield "measure"
        yield from ("comparator",) if measure.comparators else ()
        yield from ("baseline",) if measure.baseline else ()


def _action(plan: ProposedPlan, read: Read, codes: Mapping[str, str]) -> Action:
    """`codes`: the questions about it, by their codes."""
    when = read.due.when if read.due else None
    people = [who.people for who in (read.leads, read.owners) if who]
    original = read.original_due.when.day if read.original_due else None
    due = when.day if when else None
    rating = read.rating
    return Action(
        ref=read.ref,
        text=read.text.words,
        place=read.place,
        priority=(plan.priorities[read.priority].title.words if read.priority is not None else ""),
        findings=tuple(_name(plan, at) for at in read.findings),
        leads=read.leads.people.names if read.leads else (),
        owners=read.owners.people.names if read.owners else (),
        is_everybody=any(each.is_everybody for each in people),
        is_nobody=any(not each.names for each in people),
        is_group=bool(people) and all(each.are_groups for each in people),
        start=read.start.when.first if read.start else None,
        due=due,
        due_words=when.words if when else "",
        due_form=when.form.value if when else "",
        original_due=original,
        moves=int(bool(original and due and original != due)),
        milestones=tuple(_milestones(read)),
        progress=_level(rating),
        rating_words=(rating.rating.words or rating.rating.shade) if rating else "",
        completed_on=read.completed.when.day if read.completed else None,
        evidence=len(read.evidence),
        success=_words(read.success),
        updates=tuple(each.words for each in read.updates if each.kind == "progress"),
        impact_updates=tuple(each.words for each in read.updates if each.kind == "impact"),
        next_steps=_words(read.next_steps),
        texts=_words((*read.steps, *read.outcomes, *read.monitoring, *read.risks, *read.others)),
        states_conflict=codes.get("rating-conflict", ""),
        holds_several="several-actions" in codes,
    )


def _words(said: Iterable[Said]) -> tuple[str, ...]:
    return tuple(each.words for each in said)


def _name(plan: ProposedPlan, at: int) -> str:
    finding = plan.findings[at]
    return finding.ref or finding.text.words


def _milestones(read: Read) -> Iterator[date]:
    for each in read.milestones:
        if each.due and each.due.when.day:
            yield each.due.when.day


def _level(rated: Rated | None) -> str:
    """The level that the file itself says, in words or by its key."""
    if rated is None or rated.rating.asks or not rated.rating.is_own:
        return ""
    return rated.rating.level


def _shades(ratings: Iterable[Rated]) -> frozenset[str]:
    return frozenset(
        each.rating.shade for each in ratings if each.rating.shade and not each.rating.is_own
    )


def _measure(read: ReadMeasure) -> Measure:
    baseline = read.baseline
    is_dated = baseline is not None and (
        baseline.period is not None or bool(re.search(r"(?:19|20)\d\d|\d/\d", baseline.words))
    )
    return Measure(
        read.name.words,
        read.place,
        read.polarity,
        baseline.words if baseline else "",
        is_dated,
        "; ".join(each.words for each in read.targets),
        "; ".join(each.words for each in read.comparators),
    )


def _glossary(plan: ProposedPlan) -> Iterator[str]:
    """Short forms that the file writes out somewhere: in a footnote, a title, another cell."""
    texts = [each.words for each in plan.left_out]
    texts += [each.text.words for each in plan.findings]
    texts += [each.title.words for each in plan.priorities]
    for text in texts:
        for found in _SHORT_FORM.finditer(text):
            yield found[1] or found[2]
