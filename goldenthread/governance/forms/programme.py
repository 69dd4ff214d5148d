"""Forms of the work programme."""

from __future__ import annotations

from django import forms

from goldenthread.core.forms import DayField
from goldenthread.governance.changes import QuietInput
from goldenthread.governance.forms.fields import GovernanceForm, choice
from goldenthread.governance.models import QuietKind


class QuietForm(GovernanceForm):
    """A recess or a pre-election period."""

    ASKS = False

    kind = choice("What it is", QuietKind.choices, "Choose what it is.")
    begins_on = DayField(label="First day", error_messages={"required": "Give the first day."})
    ends_on = DayField(label="Last day", error_messages={"required": "Give the last day."})
    present = forms.BooleanField(
        label="It stands", required=False, help_text="Untick one set by mistake."
    )

    def quiet(self) -> QuietInput:
        return QuietInput(**self.values())
