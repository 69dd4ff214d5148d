"""Bringing a plan up to date from a newer file: what was accepted, by the verbs of its pages.

A due date of a live plan is asked for, as always; what an owner filled in becomes their update.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any

from goldenthread.accounts.access import Member
from goldenthread.core import clock
from goldenthread.core.errors import Refused
from goldenthread.imports.bringing import add_row, check_row, kept_report, typed_row
from goldenthread.imports.changes import check_new, learn_headings, record_import
from goldenthread.imports.comparing import PRIORITY, Changed, Comparing, Comparison, Now
from goldenthread.imports.forms import RowForm
from goldenthread.imports.models import ImportDraft, PlanImport
from goldenthread.imports.opening import Opened, opened
from goldenthread.imports.present import actions_now, plan_now
from goldenthread.imports.reporting import changes_of
from goldenthread.imports.settling import Settled, without_number
from goldenthread.ledger.moments import head_of
from goldenthread.ledger.recording import resting_on
from goldenthread.plans import changes
from goldenthread.plans.forms.choices import ActionChoices, linked, priorities_of
from goldenthread.plans.models import Action, Stage, StateKind
from goldenthread.plans.periods import Period
from goldenthread.plans.ratings import in_force

FIELDS, DUE, UPDATE, NEW, GONE = "fields", "due", "update", "new", "gone"


class Compared:
    """A draft import beside its plan. A change is accepted by its key: "17-update", "new-3"."""

    def __init__(self, by: Member, draft: ImportDraft) -> None:
        self.by, self.of = by, opened(by, draft)
        self.draft = draft
        self.plan = plan_now(by, draft.plan_id or 0)
        self.period = Period.to_report(clock.today(), self.plan.cadence)
        levels = {level.word.casefold(): level.code for level in in_force().progress.levels}
        self.priorities: dict[int, str] = {}
        titles: dict[str, list[int]] = defaultdict(list)
        for each in priorities_of(self.plan).values():
            self.priorities[each.pk] = each.title
            for title in {each.title.casefold(), _bare(each)}:
                titles[title].append(each.pk)
        self.comparing = Comparing(
            self.of.settling,
            actions_now(by, self.plan),
            levels,
            titles,
            draft.file_name,
            is_live=self.plan.stage == Stage.LIVE,
            today=clock.today(),
            reported=self.period.last_day,
            only_progress=bool(draft.choices.get("only_progress")),
        )
        self.result: Comparison = self.comparing.result()

    def keys(self) -> list[str]:
        """Of every change that can be accepted."""
        found = [key for each in self.result.changed for key in keys_of(each)]
        return found + [f"{NEW}-{row.n}" for row in self.result.new if not row.problems]

    def gone_keys(self) -> list[str]:
        """Of every action that is no longer in the file: withdrawn only where a person says so."""
        return [f"{GONE}-{now.pk}" for now in self.result.gone]


def keys_of(changed: Changed) -> list[str]:
    told = ((FIELDS, changed.fields), (DUE, changed.due_on), (UPDATE, changed.update))
    return [f"{changed.now.pk}-{name}" for name, value in told if value]


def bring_up_to_date(
    *, by: Member, of: Compared, accepted: set[str], why: str = "", decided_by: str = ""
) -> PlanImport:
    """Do what was accepted, in the transaction that is under way, and record the batch.

    `why` and `decided_by`: of the actions that are withdrawn, since the file no longer has them.
    """
    if not accepted:
        raise Refused("Nothing is ticked, so there is nothing to save.")
    check_new(by.authority, of.draft.sha256, of_progress=of.plan)
    first = head_of(by.authority) + 1
    with resting_on(of.draft.sha256):
        doing = _Doing(by, of, accepted)
        done = [*doing.done(), *doing.withdrawn(why, decided_by)]
        left = len(set(of.keys()) - accepted)
        report = kept_report(changes_of(of.result, accepted, of.of.settling.posts, of.priorities))
        batch = record_import(
            by=by,
            draft=of.draft,
            plan=of.plan,
            made_plan=False,
            first_entry=first,
            actions=done,
            left_out=left,
            report=report,
        )
    learn_headings(by=by, said=of.draft.choices.get("corrected", {}))
    return batch


class _Doing:
    def __init__(self, by: Member, of: Compared, accepted: set[str]) -> None:
        self.by, self.of, self.accepted = by, of, accepted
        self.priorities = priorities_of(of.plan)
        for row in self.priorities.values():
            row.plan = of.plan
        keys = [each.now.pk for each in of.result.changed] + [now.pk for now in of.result.gone]
        self.actions: dict[int, Action] = Action.objects.visible_to(by).in_bulk(keys)

    def done(self) -> list[tuple[Action, str]]:
        touched = []
        for each in self.of.result.changed:
            wanted = [key for key in keys_of(each) if key in self.accepted]
            if wanted:
                self._change(each, wanted)
                touched.append((self.actions[each.now.pk], each.row.place))
        for row in self.of.result.new:
            if f"{NEW}-{row.n}" in self.accepted:
                touched.append((self._add(row), row.place))
        return touched

    def withdrawn(self, why: str, decided_by: str) -> Iterator[tuple[Action, str]]:
        """The actions that the file no longer has, of those that were ticked."""
        for now in self.of.result.gone:
            if f"{GONE}-{now.pk}" not in self.accepted:
                continue
            action = self.actions[now.pk]
            try:
                changes.set_state(
                    by=self.by,
                    action=action,
                    state=StateKind.WITHDRAWN,
                    note=why,
                    decided_by=decided_by,
                )
            except Refused as refusal:
                raise Refused(f"Action {now.reference}: {refusal}") from refusal
            yield action, "no longer in the file"

    def _change(self, each: Changed, wanted: list[str]) -> None:
        action = self.actions[each.now.pk]
        try:
            if f"{each.now.pk}-{FIELDS}" in wanted:
                self._say(action, each)
            if f"{each.now.pk}-{DUE}" in wanted and each.due_on:
                why = f"The plan’s file “{self.of.draft.file_name}” has this date."
                changes.ask_new_date(by=self.by, action=action, due_on=each.due_on, why=why)
            if f"{each.now.pk}-{UPDATE}" in wanted and each.update:
                self._update(action, each)
        except Refused as refusal:
            raise Refused(f"Action {each.now.reference}: {refusal}") from refusal

    def _update(self, action: Action, each: Changed) -> None:
        given = each.update
        assert given is not None  # noqa: S101 - asked by the caller
        changes.give_update(
            by=self.by,
            action=action,
            period=self.of.period,
            update=changes.UpdateInput(
                given.rating,
                given.narrative,
                given.next_step,
                new_due_on=given.new_due_on,
                why=given.why,
            ),
        )

    def _say(self, action: Action, each: Changed) -> None:
        """What the action says and who answers for it, through the form of its page."""
        now, row = each.now, each.row
        said = {name: each.value(name) for name in each.fields}
        priority = self.priorities[str(said.pop(PRIORITY, now.priority))]
        linked_now = linked(action.finding_links, "finding")
        offered = self._offered(tuple(linked_now), None if "due_on" in said else now.due_on)
        typed = typed_row(self.of.of, _as_now(row, now, said), priority.pk)
        typed["practice_area"] = ""
        form = RowForm(typed, offered=offered, level_name=self.of.plan.level_name)
        check_row(row, form)
        values = replace(form.action(), practice_area=_area_of(action))
        changes.change_action(by=self.by, action=action, priority=priority, values=values)

    def _offered(self, kept: tuple[int, ...], due_on: Any) -> ActionChoices:
        of: Opened = self.of.of
        return replace(of.action_choices(self.priorities), findings={}, kept=kept, due_on=due_on)

    def _add(self, row: Settled) -> Action:
        title = self.of.of.settling.priorities[row.priority]
        priority = self._priority(title, row)
        offered = self.of.of.action_choices(self.priorities)
        typed = typed_row(self.of.of, row, priority.pk)
        form = RowForm(typed, offered=offered, level_name=self.of.plan.level_name)
        return add_row(self.by, row, form)

    def _priority(self, title: str, row: Settled) -> Any:
        """The priority of that title; a new one, with the next number, where there is none."""
        wanted, every = title.casefold(), self.priorities.values()
        same = (p for p in every if wanted in (p.title.casefold(), _bare(p)))
        if found := next(same, None):
            return found
        number = max((p.number for p in self.priorities.values()), default=0) + 1
        lead = self.of.of.leads.get(str(row.lead))
        if lead is None:
            raise Refused(f"{row.place}: nobody who can lead is named for the new “{title}”.")
        added = changes.add_priority(
            by=self.by,
            plan=self.of.plan,
            priority=changes.PriorityInput(number, title, lead),
        )
        self.priorities = priorities_of(self.of.plan)
        return self.priorities[str(added.pk)]


def _as_now(row: Settled, now: Now, said: Mapping[str, Any]) -> Settled:
    """The row with all that the plan says, but for what the file says otherwise."""
    names = ("reference", "title", "why", "difference", "lead", "owner", "deputy", "partners")
    stands = {name: getattr(now, name) for name in (*names, "starts_on", "due_on")}
    return replace(row, findings=(), **{**stands, **said})


def _area_of(action: Action) -> str:
    text = action.texts.newest_first()[0]
    return str(text.practice_area)


def _bare(priority: Any) -> str:
    return without_number(priority.title, priority.number).casefold()
