"""Forms of a reporting period: its lock, its questions and highlights; who stands in for whom."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django import forms

from goldenthread.core.forms import ChangeForm, DayField
from goldenthread.plans.forms.editing import CHOOSE, area, offer, one_of, post_of
from goldenthread.plans.forms.months import PlainLabels


class LockForm(PlainLabels):
    """Lock a period; `lacks` where something is missing, so that a reason is needed."""

    note = area("Note for the record")

    def __init__(self, *args: Any, lacks: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["note"].required = False
        if lacks:
            self.fields["note"].label = "Why is it locked without them?"


class ReopenForm(ChangeForm):
    note = area("Why is it opened again?")


class SendBackForm(ChangeForm):
    asked = area(
        "What do you ask the owner?",
        help_text="The owner sees this with the update, which is due again. "
        "It changes no rating and signs nothing off.",
        error_messages={"required": "Ask what is unclear or missing."},
    )


class HighlightForm(ChangeForm):
    text = area(
        "What matters most of this period?",
        help_text="Two or three sentences for the board: what was achieved, what worries you, "
        "what you need. Do not name or describe a child.",
        error_messages={"required": "Write the highlight: what matters most of this period."},
    )


class CheckForm(ChangeForm):
    """Which updates were checked; offered are those that were given."""

    actions = forms.MultipleChoiceField(
        label="Updates that you have checked",
        widget=forms.CheckboxSelectMultiple,
        error_messages={
            "required": "Tick at least one update.",
            "invalid_choice": "One of the updates that you ticked has changed. Tick them again.",
        },
    )

    def __init__(self, *args: Any, choices: Iterable[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["actions"].choices = list(choices)  # type: ignore[attr-defined]


class HandOverForm(ChangeForm):
    """To whom, which actions, why, from which day."""

    to = one_of("New owner", missing="Choose who takes the work over.")
    actions = forms.MultipleChoiceField(
        label="Which actions?",
        widget=forms.CheckboxSelectMultiple,
        error_messages={
            "required": "Choose at least one action to hand over.",
            "invalid_choice": "One of these actions has another owner by now. Choose again.",
        },
    )
    why = area("Why is the work handed over?", error_messages={"required": "Say why."})
    on = DayField(label="From which day?")

    def __init__(
        self, *args: Any, people: dict[str, Any], choices: list[tuple[str, str]], **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        offer(self.fields["to"], people, post_of, CHOOSE)
        self.fields["actions"].choices = choices  # type: ignore[attr-defined]


class CoverForm(ChangeForm):
    """Who is absent, who covers, from when until when."""

    absent = one_of("Who is absent?", missing="Choose who is absent.")
    cover = one_of("Who gives their updates?", missing="Choose who gives the updates.")
    begins_on = DayField(label="First day")
    ends_on = DayField(label="Last day")

    def __init__(
        self, *args: Any, absent: dict[str, Any], people: dict[str, Any], **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        offer(self.fields["absent"], absent, post_of, CHOOSE)
        if len(absent) == 1:
            self.fields["absent"].widget = forms.HiddenInput()
        offer(self.fields["cover"], people, post_of, CHOOSE)
