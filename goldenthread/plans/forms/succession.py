"""Forms about the plan that succeeds another."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from django import forms

from goldenthread.core.forms import ChangeForm
from goldenthread.plans.changes import CarryInput
from goldenthread.plans.forms.choices import Rows
from goldenthread.plans.forms.editing import GONE, offer, text
from goldenthread.plans.models import CarryOver, Fate


def _name_of(priority: Any) -> str:
    return f"{priority.number} {priority.title}"


class RefreshForm(ChangeForm):
    title = text("Title of the next plan", 200, missing="Enter the title of the next plan.")


@dataclass(frozen=True, slots=True)
class CarryRow:
    """One action of the former plan with the names of its fields in the form."""

    action: Any
    decided: CarryOver | None

    def name(self, part: str) -> str:
        return f"{part}_{self.action.pk}"


class CarryForm(ChangeForm):
    """What becomes of some actions of the former plan: four fields for each."""

    def __init__(
        self, *args: Any, rows: Sequence[CarryRow], priorities: Rows, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.rows, self.priorities = rows, priorities
        for row in rows:
            self._add(row)

    def _add(self, row: CarryRow) -> None:
        which, before = row.action.reference, row.decided
        place = forms.TypedChoiceField(label=f"Where {which} will stand", empty_value=None)
        place.error_messages |= GONE
        offer(place, self.priorities, _name_of, ("", "Choose where"))
        said: dict[str, tuple[forms.Field, str]] = {
            "fate": (
                forms.ChoiceField(label=f"What becomes of {which}", choices=Fate.choices),
                before.fate if before else Fate.CARRIED,
            ),
            "priority": (place, str(before.priority_id or "") if before else ""),
            "into": (
                forms.CharField(label=f"Into which actions {which} goes", max_length=120),
                before.into if before else "",
            ),
            "why": (
                forms.CharField(label=f"Why, for {which}", max_length=1000),
                (before.why or "") if before else "",
            ),
        }
        for part, (field, initial) in said.items():
            field.initial, field.required = initial, part == "fate"
            self.fields[row.name(part)] = field

    def decisions(self) -> Iterator[CarryInput]:
        for row in self.rows:
            said = {
                part: self.cleaned_data[row.name(part)]
                for part in ("fate", "priority", "into", "why")
            }
            yield CarryInput(row.action, **said)
