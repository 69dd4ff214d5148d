"""Forms for triggers and contingencies: what is watched, the response, and its end."""

from __future__ import annotations

from typing import Any

from django import forms

from goldenthread.core.forms import ChangeForm, DayField
from goldenthread.plans.contingencies import MOST_DAYS, MOST_PERIODS, OF_A_DAY, Setting, Trigger


class TriggerForm(ChangeForm):
    """What a plan watches of one trigger."""

    watched = forms.ChoiceField(
        label="Is it watched?",
        choices=[("yes", "Yes"), ("no", "No")],
        widget=forms.RadioSelect,
        error_messages={"required": "Choose whether it is watched."},
    )
    periods = forms.IntegerField(
        label="After how many reporting periods running?",
        min_value=1,
        max_value=MOST_PERIODS,
        required=False,
    )
    by_on = DayField(
        label="The day by which funding is to be approved",
        required=False,
        help_text="It fires the day after, and for money that is first asked for later at once.",
    )
    answer_days = forms.IntegerField(
        label="How many working days has the lead to answer?", min_value=1, max_value=MOST_DAYS
    )
    why = forms.CharField(
        label="Why?",
        widget=forms.Textarea,
        max_length=2000,
        help_text="The reason stays in the record.",
        error_messages={"required": "Say why."},
    )

    def __init__(self, *args: Any, kind: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.kind = kind
        del self.fields["periods" if kind in OF_A_DAY else "by_on"]
        if kind == Trigger.MEASURE:
            self.fields["periods"].label = "After how many readings running that are worse?"

    def setting(self) -> Setting:
        """What to hand to the verb; what is not watched keeps no threshold."""
        said = self.values()
        is_watched = said.pop("watched") == "yes"
        if not is_watched:
            said |= {name: None for name in ("periods", "by_on") if name in said}
        return Setting(self.kind, is_watched, **said)


class ResponseForm(ChangeForm):
    """What the lead answers."""

    needed = forms.ChoiceField(
        label="Is a contingency needed?",
        choices=[("yes", "Yes: something will be done"), ("no", "No contingency is needed")],
        widget=forms.RadioSelect,
        error_messages={"required": "Choose whether a contingency is needed."},
    )
    response = forms.CharField(
        label="What will be done, or why is nothing needed?",
        widget=forms.Textarea,
        max_length=4000,
        help_text="Who does what that was not planned? Do not name or describe a child.",
        error_messages={"required": "Say what will be done, or why nothing is needed."},
    )
    done_by = DayField(
        label="The day by which it will be done",
        required=False,
        help_text="Leave it empty where nothing is needed.",
    )

    def answered(self) -> dict[str, Any]:
        """What to hand to the verb."""
        said = self.values()
        return {**said, "needed": said["needed"] == "yes"}


class CloseContingencyForm(ChangeForm):
    """Whether the response is done. `none`: the lead says that none is needed."""

    done = forms.ChoiceField(
        label="Is the response done?",
        widget=forms.RadioSelect,
        error_messages={"required": "Choose whether to close it."},
    )
    why = forms.CharField(
        label="What was done, or what is missing?",
        widget=forms.Textarea,
        max_length=2000,
        error_messages={"required": "Say what was done, or what is missing."},
    )

    def __init__(self, *args: Any, none: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        done: Any = self.fields["done"]
        done.choices = [
            ("yes", "Yes: close the contingency"),
            ("no", "No: ask the lead for another response"),
        ]
        if none:
            done.label = "Do you agree that no contingency is needed?"
            self.fields["why"].label = "Why?"
