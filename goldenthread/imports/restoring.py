"""Taking back what a file changed in a plan that was here: each change by the verb of its page.

Facts are never taken away, so each is said anew as it stood before the batch: what an action said
and who answered for it, how its work stood. What was added is withdrawn. A new date was only asked
for: whoever agrees dates answers that question, and no one answers their own.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from typing import Any

from goldenthread.accounts.access import Member
from goldenthread.accounts.models import Person
from goldenthread.core.errors import Refused
from goldenthread.imports.models import PlanImport
from goldenthread.inspections.models import Finding
from goldenthread.ledger.models import Entry
from goldenthread.ledger.moments import Moment
from goldenthread.plans import changes
from goldenthread.plans.forms.choices import ACTION_COLUMNS, linked, priorities_of
from goldenthread.plans.models import Action, DateRequest, Partner, StateKind, Update
from goldenthread.plans.periods import Period
from goldenthread.plans.ratings import Progress

ADDED, CHANGED, UPDATED = "action.added", "action.changed", "update.given"
LEFT = "action.state_changed"


def done_by(batch: PlanImport) -> dict[int, set[str]]:
    """By the key of each action that the batch touched, what it did, as names of events."""
    rows = Entry.objects.filter(
        authority=batch.authority_id,
        n__gte=batch.first_entry,
        n__lt=batch.entry,
        subject="plans.action",
        subject_pk__in=batch.actions.values("action"),
    )
    found: dict[int, set[str]] = defaultdict(set)
    for pk, event in rows.values_list("subject_pk", "type"):
        found[pk].add(event)
    return found


def undone(batch: PlanImport) -> dict[str, int]:
    """How many actions are withdrawn, said anew, rated anew, taken up again; of how many a date
    stays asked for."""
    found = done_by(batch).values()
    added = sum(ADDED in events for events in found)
    left = [events for events in found if ADDED not in events]
    count = {"said": CHANGED, "updated": UPDATED, "left": LEFT}
    return {
        "added": added,
        **{name: sum(event in events for events in left) for name, event in count.items()},
        "asked": _asked(batch),
    }


def _asked(batch: PlanImport) -> int:
    """Dates that the batch asked for, also with an update, and that nobody answered."""
    return DateRequest.objects.filter(
        authority=batch.authority_id,
        entry__gte=batch.first_entry,
        entry__lt=batch.entry,
        action__in=batch.actions.values("action"),
        answers=None,
    ).count()


def restore(by: Member, batch: PlanImport, why: str) -> None:
    """Every action of the batch as it stood before, in the transaction that is under way."""
    Restoring(by, batch, why).all()


class Restoring:
    def __init__(self, by: Member, batch: PlanImport, why: str) -> None:
        self.by, self.batch, self.why = by, batch, why
        before = Moment(on=Moment.latest().on, entry=batch.first_entry - 1, is_now=False)
        self.done = done_by(batch)
        rows = Action.objects.visible_to(by)
        self.before: Mapping[int, Any] = {
            row.pk: row
            for row in rows.as_at(before, *ACTION_COLUMNS, "progress").filter(pk__in=self.done)
        }
        self.moment, self.now = before, rows.in_bulk([*self.done])
        self.priorities = priorities_of(batch.plan)

    def all(self) -> None:
        for pk, events in self.done.items():
            try:
                self._one(self.now[pk], events)
            except Refused as refusal:
                reference = self.now[pk].texts.newest_first()[0].reference
                raise Refused(f"Action {reference}: {refusal}") from refusal

    def _one(self, action: Action, events: set[str]) -> None:
        if ADDED in events:
            post = str(self.by.person.post) if self.by.person else ""
            changes.set_state(
                by=self.by, action=action, state=StateKind.WITHDRAWN, note=self.why, decided_by=post
            )
            return
        if LEFT in events:
            changes.set_state(by=self.by, action=action, state=StateKind.OPEN, note=self.why)
        if UPDATED in events:
            self._update(action)
        if CHANGED in events:
            self._say(action)

    def _update(self, action: Action) -> None:
        """The update of that period as it was; where there was none, that it was taken back."""
        given: Update = action.updates.filter(entry__gte=self.batch.first_entry).newest_first()[0]
        earlier = action.updates.filter(entry__lt=self.batch.first_entry)
        same = earlier.filter(period=given.period).newest_first().first()
        if same is not None:
            said = changes.UpdateInput(
                same.rating, same.narrative, same.next_step, same.last_step_done
            )
        else:
            rating = self.before[action.pk].progress or Progress.NOT_STARTED
            last = earlier.newest_first().first()
            step = last.next_step if last is not None else ""
            told = f"The update that “{self.batch.file.name}” gave was taken back: {self.why}"
            said = changes.UpdateInput(rating, told, step or "An update of its owner.")
        period = Period.of(given.period, self.batch.plan.terms.newest_first()[0].cadence)
        changes.give_update(by=self.by, action=action, period=period, update=said)

    def _say(self, action: Action) -> None:
        was = self.before[action.pk]
        people = Person.objects.filter(authority=action.authority_id).in_bulk(
            [was.lead_id, was.owner_id, was.deputy_id or was.lead_id]
        )
        partners = Partner.objects.filter(authority=action.authority_id, action=action)
        named = partners.as_at(self.moment).filter(present=True)
        answered = linked(action.finding_links, "finding")
        kept = Finding.objects.filter(authority=action.authority_id, pk__in=answered)
        changes.change_action(
            by=self.by,
            action=action,
            priority=self.priorities[str(was.priority_id)],
            values=changes.ActionInput(
                reference=was.reference,
                title=was.title or "",
                lead=people[was.lead_id],
                owner=people[was.owner_id],
                starts_on=was.starts_on,
                due_on=was.due_on,
                why=was.why or "",
                difference=was.difference or "",
                deputy=people[was.deputy_id] if was.deputy_id else None,
                partners=[*named.order_by("name").values_list("name", flat=True)],
                findings=[*kept],
                practice_area=was.practice_area or "",
            ),
        )
