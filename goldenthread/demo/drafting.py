"""Papers of other kinds in the living example, left as drafts: nothing is rendered for them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from functools import partial

from goldenthread.demo.content.paper_kinds import DRAFTS, Draft
from goldenthread.demo.content.plan import PLAN
from goldenthread.demo.stage import Stage
from goldenthread.reports.changes import PaperInput, draft_paper
from goldenthread.reports.kinds import KINDS

type Deeds = Iterator[tuple[date, Callable[[], object]]]


def deeds(stage: Stage) -> Deeds:
    """Each is begun on the day of its position."""
    for draft in DRAFTS:
        yield draft.as_at, partial(_begin, stage, draft)


def _begin(stage: Stage, draft: Draft) -> None:
    terms = PaperInput(
        title=draft.title,
        body=draft.body,
        meeting_on=draft.meeting_on,
        as_at=draft.as_at,
        earlier_on=draft.earlier_on,
        last_met_on=draft.last_met_on,
        legal=KINDS[draft.kind].legal,
        marking=KINDS[draft.kind].marking,
    )
    draft_paper(
        by=stage.member("programme_manager"),
        plan=stage.plans[PLAN.key],
        kind=draft.kind,
        terms=terms,
        texts=dict(draft.texts),
    )
