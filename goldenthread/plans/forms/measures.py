"""The form that says which measures should show what a subject does."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import forms

from goldenthread.core.forms import ChangeForm
from goldenthread.measures.series import Series


class MeasuresForm(ChangeForm):
    """Tick the measures that should move."""

    ASKS = False

    measures = forms.TypedMultipleChoiceField(
        label="Measures that should show the difference",
        required=False,
        coerce=int,
        empty_value=[],
        widget=forms.CheckboxSelectMultiple,
        error_messages={"invalid_choice": "A measure that you ticked is no longer measured."},
    )

    def __init__(self, *args: Any, offered: Sequence[Series], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        shown: Any = self.fields["measures"]
        shown.choices = [(each.pk, f"{each.reference} {each.name}") for each in offered]
