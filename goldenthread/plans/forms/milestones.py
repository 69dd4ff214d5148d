"""Forms for the milestones of an action, and for what it waits for."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from django import forms

from goldenthread.core.forms import ChangeForm, DayField
from goldenthread.plans.changes import MilestoneInput
from goldenthread.plans.forms.dates import DueField
from goldenthread.plans.forms.editing import area, offer, one_of, text
from goldenthread.plans.milestones import MilestoneRow


class MilestoneForm(ChangeForm):
    """What is reached, and by when; of one that there is, also why its date moves."""

    title = text(
        "What is reached?",
        200,
        missing="Say what is reached with this milestone.",
        help_text="Something that can be seen to be so, such as: the first ten staff are trained.",
    )
    due_on = DueField(
        label="By when?",
        error_messages={"required": "Enter the day by which it is reached."},
    )
    why = area(
        "Why does the date move?",
        required=False,
        help_text="Only where you change the date. The original date stays beside the new one.",
    )

    def __init__(self, *args: Any, added: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if added:
            del self.fields["why"]

    def terms(self) -> MilestoneInput:
        """What to hand to the verb."""
        return MilestoneInput(**self.values())


class ReachedForm(ChangeForm):
    on = DayField(
        label="On which day was it reached?",
        error_messages={"required": "Enter the day on which it was reached."},
    )
    why = area("What shows it? (optional)", required=False)


class ReasonForm(ChangeForm):
    """Why a milestone is withdrawn or taken up again, or an action no longer waits."""

    why = area(
        "Why?",
        error_messages={"required": "Say why."},
        help_text="Everybody who sees the action can see the reason.",
    )


class OrderForm(ChangeForm):
    """The place of each milestone: a number, of which lower ones come first."""

    ASKS = False

    def __init__(self, *args: Any, rows: Sequence[MilestoneRow], **kwargs: Any) -> None:
        self.rows = rows
        kwargs["initial"] = {f"place_{row.pk}": n for n, row in enumerate(rows, 1)}
        super().__init__(*args, **kwargs)
        for row in rows:
            self.fields[f"place_{row.pk}"] = forms.IntegerField(
                label=row.title,
                min_value=1,
                max_value=99,
                error_messages={"required": f"Enter a place for “{row.title}”."},
            )

    @property
    def names(self) -> list[str]:
        return [f"place_{row.pk}" for row in self.rows]

    def order(self) -> list[int]:
        """The milestones' keys in their new order; equal numbers stay as they stood."""
        places = [self.cleaned_data[name] for name in self.names]
        ranked = sorted(zip(places, range(len(places)), self.rows, strict=True))
        return [row.pk for _place, _stood, row in ranked]


class WaitForm(ChangeForm):
    """For which other action an action waits, and why."""

    needed = one_of(
        "Which action does it wait for?", missing="Choose the action that it waits for."
    )
    why = area(
        "Why does it wait for that one?",
        error_messages={"required": "Say why it waits for that one."},
        help_text="What the other action makes possible here.",
    )

    def __init__(self, *args: Any, actions: Mapping[str, Any], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer(self.fields["needed"], actions, lambda row: row.words, ("", "Choose an action"))
