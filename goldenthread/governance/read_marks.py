"""Decisions on the time line of a measure's chart: about its actions, and that a plan is approved.

Of open items alone: a chart stands in papers that anybody reads.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from datetime import date
from typing import Any

from goldenthread.accounts.access import Member, decide
from goldenthread.accounts.members import given_member, member_to_come
from goldenthread.core.templating import url
from goldenthread.documents.models import Legal
from goldenthread.governance.models import (
    BodyTerms,
    Decision,
    DecisionOnAction,
    DecisionOnVersion,
    DecisionTerms,
    DecisionVerb,
    ItemTerms,
    MeetingTerms,
)
from goldenthread.ledger.lookups import LookUp
from goldenthread.ledger.moments import Moment
from goldenthread.ledger.prepared import given, moments_to_come
from goldenthread.ledger.together import Part, Row, together
from goldenthread.measures.charts import Mark
from goldenthread.plans.models import MeasureOnAction

TELLING = (DecisionVerb.APPROVE, DecisionVerb.ENDORSE, DecisionVerb.AGREE)
"""What a board did that could make a difference; to note or to receive a report does not."""


def decision_marks(
    member: Member, measures: Collection[int], moment: Moment
) -> Mapping[int, Iterable[Mark]]:
    """One query, however many measures."""
    if not (decide(member, "plan.view") and decide(member, "body.view")):
        return {}
    of_plans, of_actions = _told.read(
        member.roles, tuple(sorted(measures)), **given_member(member), **given([moment])
    )
    found: dict[int, dict[tuple[int, str], Mark]] = defaultdict(dict)
    for decision, day, body, verb in of_plans:
        for measure in measures:
            _add(found[measure], decision, day, f"{body}: {_word(verb)} the plan")
    for decision, day, body, verb, measure in of_actions:
        _add(found[measure], decision, day, f"{body}: {_word(verb)} what an action asked")
    return {measure: sorted(marks.values(), key=_day) for measure, marks in found.items()}


def _add(marks: dict[tuple[int, str], Mark], decision: int, day: date, words: str) -> None:
    """A decision about several actions of a measure is one mark."""
    marks[decision, words] = Mark(day, words, url("decision", decision))


def _day(mark: Mark) -> date:
    return mark.on


@together
def _told(roles: frozenset[str], measures: tuple[int, ...]) -> list[Part[list[Row]]]:
    """About plans, and about the actions that should move these measures."""
    member, (moment,) = member_to_come(roles), moments_to_come(1)
    links = MeasureOnAction.objects.filter(measure__in=measures).as_at(moment).filter(present=True)
    of_actions = _decided(DecisionOnAction, member, moment)
    of_actions = of_actions.filter(action__measure_links__in=links)
    columns = ("decision_id", "day", "body", "verb")
    return [
        Part(_decided(DecisionOnVersion, member, moment), columns, list),
        Part(of_actions, (*columns, "action__measure_links__measure_id"), list),
    ]


def _decided(links: Any, member: Member, moment: Moment) -> Any:
    """Of open items whose meetings were by the day, with what a mark says."""
    told = {
        "verb": LookUp(DecisionTerms, "verb", moment, "", "decision_id"),
        "legal": LookUp(ItemTerms, "legal", moment, "", "decision__item_id"),
        "day": LookUp(MeetingTerms, "day", moment, "", "decision__item__meeting_id"),
        "body": LookUp(BodyTerms, "name", moment, "", "decision__item__meeting__body_id"),
    }
    rows = links.objects.filter(decision__in=Decision.objects.visible_to(member))
    rows = rows.as_at(moment).filter(present=True).annotate(**told)
    return rows.filter(legal=Legal.OPEN, verb__in=TELLING, day__lte=moment.on)


def _word(verb: str) -> str:
    """Approves."""
    return f"{DecisionVerb(verb).label.lower()}s"
