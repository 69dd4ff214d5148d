"""Forms about the versions of a plan."""

from __future__ import annotations

from typing import Any

from django import forms

from goldenthread.core.forms import ChangeForm, DayField
from goldenthread.plans.forms.editing import area, text
from goldenthread.plans.models import VersionKind

THEN, NOW = "then", "now"


class VersionForm(ChangeForm):
    kind = forms.ChoiceField(
        label="What was done with this text?",
        choices=VersionKind.choices,
        widget=forms.RadioSelect,
        error_messages={"required": "Choose what was done with this text."},
    )
    on = DayField(
        label="On which day?", error_messages={"required": "Enter the day of the decision."}
    )
    decided_by = text(
        "Who decided, or submitted it?",
        120,
        missing="Say who decided or submitted it: the body, or the post.",
        help_text="For example Children and Families Committee, or Director of Children’s "
        "Services under delegation.",
    )
    text = forms.ChoiceField(
        label="Which text was it?",
        choices=[
            (THEN, "The plan as it stood at the end of that day"),
            (NOW, "The plan as it is now"),
        ],
        widget=forms.RadioSelect,
        initial=THEN,
        error_messages={"required": "Choose which text it was."},
    )
    note = area("What should be known about it?", required=False)

    def values(self) -> dict[str, Any]:
        said = super().values()
        return said | {"text_of_now": said.pop("text") == NOW}
