"""A plan's file that is being looked at, and one that was brought in."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from typing import Any

from goldenthread.documents.check import CheckedFile
from goldenthread.documents.models import store
from goldenthread.imports.asking import STEPS
from goldenthread.imports.bringing import bring
from goldenthread.imports.changes import keep_import, start_import
from goldenthread.imports.models import ImportDraft, PlanImport
from goldenthread.imports.opening import opened
from goldenthread.imports.present import plan_now
from goldenthread.imports.proposal import read_proposal
from goldenthread.imports.views.beginning import usual
from goldenthread.plans.models import Plan
from tests.people import World

TABLE = """Ref,Theme,Action,Lead,By when,RAG,Progress,Next steps
A1,Care leavers,Visit each young person,"Head of Service, Care Leavers",31/03/2027,Green,Begun,Go on
A2,Care leavers,Write the offer,"Head of Service, Care Leavers",30/06/2027,Amber,Late,Ask again
A3,Front door,Answer calls within the hour,"Head of Service, Front Door",30/06/2027,Red,Worse,Hire
"""

NEWER = """Ref,Action,Due date
1.1,Care leavers: another piece of work,31/03/2027
9.9,A new one,31/03/2027
"""

OWN: dict[str, Any] = {
    "title": "Plan from a file", "level_name": "theme", "owner": "", "deputy": "",
    "starts_on": "2026-09-01", "due_on": "",
}  # fmt: skip


@dataclass
class Imports:
    draft: ImportDraft
    newer: ImportDraft
    batch: PlanImport


def file_of(text: str, name: str = "plan.csv") -> CheckedFile:
    """A file that came through the door, its bytes kept."""
    data = text.encode()
    store().put(data)
    return CheckedFile(name, "csv", hashlib.sha256(data).hexdigest(), len(data))


def draft_import(world: World, text: str = TABLE, plan: Plan | None = None) -> ImportDraft:
    """It is read, and every question is answered as proposed."""
    by = world.member("manager")
    choices = usual(plan_now(by, plan.pk)) if plan else {"plan": {**OWN}}
    choices["plan"]["lead"] = world.person("lead").pk
    draft = start_import(by=by, file=file_of(text), overruled=[], plan=plan, choices=choices)
    draft.proposal = read_proposal(text.encode(), "plan.csv")
    for step in STEPS:
        said = {
            each.key: each.value or ("nobody" if each.waits_empty else "")
            for each in opened(by, draft).questions(step)
        }
        choices[step] = said | choices.get(step, {})
    keep_import(by=by, draft=draft, proposal=draft.proposal, choices=choices)
    draft.refresh_from_db()
    return draft


def brought_in(world: World, text: str = TABLE) -> PlanImport:
    return bring(by=world.member("manager"), draft=draft_import(world, text))


def make_imports(world: World) -> Imports:
    other = TABLE.replace("A3", "A4")
    newer = draft_import(world, NEWER, world.plan)
    return Imports(draft_import(world, other), newer, brought_in(world))
