"""Saving a draft import: each row through the form and the verb of an action's own page.

    bring(by=member, draft=draft)       all of it, in the transaction that is under way

A large one is saved in pieces, each a transaction of its own, so that nobody waits for it; what is
done is kept with the draft in the same transaction, so that a worker that is killed leaves pieces
which are whole, and the next goes on from there. Every entry rests on the file's checksum.
"""

from __future__ import annotations

import hashlib
import uuid
from collections import Counter
from collections.abc import Sequence
from typing import Any

from goldenthread.accounts.access import Member
from goldenthread.core.errors import Refused
from goldenthread.documents.check import CheckedFile
from goldenthread.documents.models import store
from goldenthread.imports.changes import (
    check_new,
    keep_import,
    learn_headings,
    record_import,
    withdraw_import,
)
from goldenthread.imports.forms import RowForm, day_parts
from goldenthread.imports.models import ImportDraft, PlanImport
from goldenthread.imports.opening import Opened, opened
from goldenthread.imports.reporting import report_of
from goldenthread.imports.restoring import restore
from goldenthread.imports.settling import Settled
from goldenthread.ledger.moments import head_of
from goldenthread.ledger.recording import origin, resting_on
from goldenthread.plans import changes
from goldenthread.plans.forms.choices import priorities_of
from goldenthread.plans.models import Action, Plan

AT_ONCE = 1000  # rows that are saved in one transaction
PIECE = 100
NO_LEAD = "Whom you chose under “The plan” as accountable lead can lead no longer. Choose another."


def bring(*, by: Member, draft: ImportDraft) -> PlanImport:
    """Save all of a draft. Refused, and nothing saved, where a row cannot be."""
    work = Bringing(by, opened(by, draft))
    with resting_on(draft.sha256):
        work.begin()
        work.save(work.rows)
        return work.finish()


def bring_in_pieces(by: Member, draft: ImportDraft) -> None:
    """Save a large draft, or go on where a killed worker left it."""
    work = Bringing(by, opened(by, draft))
    with resting_on(draft.sha256):
        if "plan" not in work.kept:
            with origin(via="worker"):
                work.begin()
                work.keep()
        left = [row for row in work.rows if str(row.n) not in work.kept["actions"]]
        for at in range(0, len(left), PIECE):
            with origin(via="worker"):
                work.save(left[at : at + PIECE])
                work.keep()
        with origin(via="worker"):
            work.finish()


class Bringing:
    """One draft on its way into a plan. `kept` is what of it is saved so far."""

    def __init__(self, by: Member, of: Opened) -> None:
        self.by, self.of, self.draft = by, of, of.draft
        self.every = of.rows()
        self.rows = [row for row in self.every if not row.is_out]
        self.kept: dict[str, Any] = dict(of.draft.choices.get("saved", {}))
        wrong = next((row for row in self.rows if row.problems), None)
        if wrong is not None:
            raise Refused(f"{wrong.place}: {wrong.problems[0]}")
        if not self.rows:
            raise Refused("Every row is left out, so there is nothing to save.")

    def begin(self) -> None:
        """The plan with its priorities; before anything else, so that its entry is the first."""
        check_new(self.by.authority, self.draft.sha256)
        said = self.of.settling.of("plan")
        leader = self.of.leads.get(str(said.get("lead")))
        if leader is None:
            raise Refused(NO_LEAD)
        answered = [
            self.of.inspections[key]
            for key in self.of.settling.of("findings").get("inspections", ())
            if key in self.of.inspections
        ]
        used = sorted({row.priority for row in self.rows})
        titles = self.of.settling.priorities
        plan = changes.draft_plan(
            by=self.by,
            plan=changes.PlanInput(said["title"], level_name=said["level_name"]),
            inspections=answered,
            priorities=[
                changes.DraftPriority(changes.PriorityInput(at + 1, titles[at], leader))
                for at in used
            ],
        )
        first = head_of(self.by.authority)
        self.kept = {"plan": plan.pk, "first": first, "actions": {}}

    def keep(self) -> None:
        """Remember with the draft what is saved."""
        choices = {**self.draft.choices, "saved": self.kept}
        keep_import(by=self.by, draft=self.draft, choices=choices, done=len(self.kept["actions"]))

    def save(self, rows: Sequence[Settled]) -> None:
        plan = self._plan()
        priorities = {row.number - 1: row for row in priorities_of(plan).values()}
        for row in priorities.values():
            row.plan = plan
        offered = self.of.action_choices({str(row.pk): row for row in priorities.values()})
        level = self.of.settling.of("plan")["level_name"]
        for row in rows:
            typed = typed_row(self.of, row, priorities[row.priority].pk)
            form = RowForm(typed, offered=offered, level_name=level)
            action = add_row(self.by, row, form)
            self.kept["actions"][str(row.n)] = action.pk

    def finish(self) -> PlanImport:
        places = {str(row.n): row.place for row in self.rows}
        actions = Action.objects.visible_to(self.by).in_bulk(list(self.kept["actions"].values()))
        report = self._report()
        self.draft.choices["comes"] = Counter(row.progress for row in self.rows if row.progress)
        batch = record_import(
            by=self.by,
            draft=self.draft,
            plan=self._plan(),
            made_plan=True,
            first_entry=self.kept["first"],
            actions=[(actions[pk], places[n]) for n, pk in self.kept["actions"].items()],
            left_out=len(self.every) - len(self.rows),
            report=report,
        )
        learn_headings(by=self.by, said=corrected(self.of))
        return batch

    def _plan(self) -> Plan:
        plan: Plan = Plan.objects.visible_to(self.by).get(pk=self.kept["plan"])
        return plan

    def _report(self) -> CheckedFile:
        data = report_of(self.draft.proposal, self.every, self.of.settling.posts)
        return kept_report(data)


def typed_row(of: Opened, row: Settled, priority: int) -> dict[str, Any]:
    """A row as the page of an action would send it."""
    areas = [of.findings[pk].practice_area for pk in row.findings]
    return {
        "form_id": str(uuid.uuid4()),
        "seen": "0",
        "reference": row.reference,
        "title": row.title,
        "why": row.why,
        "difference": row.difference,
        "priority": str(priority),
        "lead": str(row.lead),
        "owner": str(row.owner),
        "deputy": str(row.deputy or ""),
        "practice_area": areas[0] if len(set(areas)) == 1 else "",
        "partners": "\n".join(row.partners),
        "findings": [str(pk) for pk in row.findings],
        **day_parts("starts_on", row.starts_on),
        **day_parts("due_on", row.due_on),
    }


def add_row(by: Member, row: Settled, form: RowForm) -> Action:
    """An action with its milestones, as its page would add it. Refused with the row's place."""
    check_row(row, form)
    action = changes.add_action(by=by, priority=form.cleaned_data["priority"], action=form.action())
    for title, due_on in row.milestones:
        terms = changes.MilestoneInput(title, due_on)
        changes.add_milestone(by=by, action=action, milestone=terms)
    return action


def check_row(row: Settled, form: RowForm) -> None:
    if not form.is_valid():
        error = form.error_rows()[0]["text"]
        raise Refused(f"{row.place}, action {row.reference}: {error}")


def kept_report(data: bytes) -> CheckedFile:
    """Our own workbook, its bytes in the store; its row comes with the batch."""
    store().put(data)
    return CheckedFile(
        "Import, row by row.xlsx", "xlsx", hashlib.sha256(data).hexdigest(), len(data)
    )


def corrected(of: Opened) -> dict[str, str]:
    """The headings for which a person chose another meaning than was read."""
    read = {each["heading"] for each in of.settling.proposal["columns"]}
    said = of.draft.choices.get("corrected", {})
    return {heading: field for heading, field in said.items() if heading in read}


def take_back(*, by: Member, batch: PlanImport, why: str) -> None:
    """Withdraw a batch: the plan that it made is closed by its own verb, what it changed in one
    that was here is said anew as it was."""
    withdraw_import(by=by, batch=batch, why=why)
    if not batch.made_plan:
        restore(by, batch, why.strip())
        return
    changes.set_stage(
        by=by,
        plan=batch.plan,
        stage="closed",
        decided_by=str(by.person.post) if by.person else "",
        note=f"The import was taken back: {why}",
    )
