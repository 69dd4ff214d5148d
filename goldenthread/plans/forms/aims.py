"""Forms for the council's aims, and for which of them a priority serves."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django import forms

from goldenthread.core.forms import ChangeForm, DayField
from goldenthread.plans.aims import KINDS, AimRow
from goldenthread.plans.changes import AimInput
from goldenthread.plans.forms.editing import area, one_of, some_of, text


class AimForm(ChangeForm):
    """What the council has set itself, and where that is written."""

    kind = one_of(
        "What is it?",
        missing="Choose what it is: an aim, a strategy or a pledge.",
        choices=list(KINDS.items()),
        widget=forms.RadioSelect,
    )
    title = text("The aim, strategy or pledge", 200, missing="Enter the aim, strategy or pledge.")
    words = area(
        "What does it say?",
        required=False,
        help_text="In the document’s own words, where the title is not all of it.",
    )
    source = text(
        "Which document says it?",
        200,
        missing="Name the document that says it.",
        help_text="For example Council plan 2025 to 2029, page 12.",
    )
    url = forms.URLField(
        label="Link to the document",
        required=False,
        assume_scheme="https",
        max_length=500,
        error_messages={"invalid": "Enter a link that begins with https://"},
    )
    starts_on = DayField(
        label="In force from", error_messages={"required": "Enter the day from which it counts."}
    )
    ends_on = DayField(
        label="In force until",
        required=False,
        help_text="Its last day. Leave it empty while none is set.",
    )

    def aim(self) -> AimInput:
        """What to hand to the verb."""
        return AimInput(**self.values())


class ServedForm(ChangeForm):
    """Which aims a priority serves."""

    aims = some_of("Which of the council’s aims does it serve?")

    def __init__(self, *args: Any, offered: Iterable[AimRow], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        rows = list(offered)
        field: Any = self.fields["aims"]
        field.choices = [(str(aim.pk), f"{aim.kind_words}: {aim.title}") for aim in rows]
        field.coerce = int
        self.hints = {str(aim.pk): aim.source for aim in rows}
