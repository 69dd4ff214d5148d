"""Forms of states, re-opening and reviews; and a due date that must be a date."""

from __future__ import annotations

from datetime import date
from typing import Any

from django import forms

from goldenthread.core.forms import ChangeForm, DayField
from goldenthread.plans.drawings import progress_tag
from goldenthread.plans.models import Confidence
from goldenthread.plans.ratings import in_force
from goldenthread.plans.reviews import no_date, not_a_date
from goldenthread.plans.rules_states import REOPENED_AS
from goldenthread.plans.states import Step


class DueField(DayField):
    """A due date. "Ongoing" is none: review dates are offered instead."""

    def clean(self, value: Any) -> date | None:
        typed = " ".join(str(part).strip() for part in (value or []) if str(part or "").strip())
        if no_date(typed):
            raise forms.ValidationError(not_a_date(typed))
        return super().clean(value)


def area(label: str, missing: str, **more: Any) -> forms.CharField:
    said = {"required": missing}
    return forms.CharField(
        label=label, max_length=2000, widget=forms.Textarea, error_messages=said, **more
    )


def confidence_field() -> forms.ChoiceField:
    return forms.ChoiceField(
        label="How sure are you that the current due date will be met?",
        choices=[
            (Confidence.HIGH.value, "High: I expect to meet it"),
            (Confidence.MEDIUM.value, "Medium: it could go either way"),
            (Confidence.LOW.value, "Low: I doubt it"),
        ],
        widget=forms.RadioSelect,
        required=False,
    )


class StateForm(ChangeForm):
    """One change of state: the reason, what it needs, and a tick where it lasts."""

    note = area("Why?", "Say why.", help_text="Everybody who reads the plan can see the reason.")
    review_on = DayField(
        label="When is the pause looked at again?",
        error_messages={"required": "Enter the day on which the pause is looked at again."},
    )
    decided_by = forms.CharField(
        label="Who decided?",
        max_length=120,
        help_text="The body or the post, such as Improvement Board.",
        error_messages={"required": "Say who decided: the body, or the post."},
    )
    moved_to = forms.CharField(
        label="Where does the work go?",
        max_length=120,
        help_text="The plan, team or organisation that does it from now on.",
        error_messages={"required": "Say where the work goes: the plan, team or organisation."},
    )
    sure = forms.BooleanField(error_messages={"required": "Tick that you know what follows."})

    def __init__(self, *args: Any, step: Step, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in ("review_on", "decided_by", "moved_to"):
            if name not in step.needs:
                del self.fields[name]
        if step.lasting:
            self["sure"].label = self.fields["sure"].label = f"I know: {step.lasting}"
        else:
            del self.fields["sure"]

    def values(self) -> dict[str, Any]:
        return {name: value for name, value in super().values().items() if name != "sure"}


class ReopenForm(ChangeForm):
    rating = forms.ChoiceField(
        label="Progress: how does the work stand now?",
        widget=forms.RadioSelect,
        error_messages={"required": "Choose how the work stands now."},
    )
    why = area(
        "Why was it not complete after all?",
        "Say why it is re-opened.",
        help_text="Everybody who reads the plan can see it. The sign-off stays in the record.",
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        words = in_force().progress
        choices = [(level.value, words.word(level)) for level in REOPENED_AS]
        self.fields["rating"].choices = choices  # type: ignore[attr-defined]

    def tags(self) -> dict[str, Any]:
        return {level.value: progress_tag(level) for level in REOPENED_AS}


class ReviewsForm(ChangeForm):
    """When the action is next reviewed, and how often after that; both empty ends reviews."""

    next_on = DayField(
        label="Next review on",
        required=False,
        help_text="Leave it empty to end the reviews.",
    )
    every_months = forms.IntegerField(
        label="Then every so many months",
        min_value=1,
        max_value=24,
        required=False,
        help_text="From 1 to 24. Leave it empty for one review only.",
    )

    def clean(self) -> dict[str, Any]:
        data: dict[str, Any] = super().clean() or self.cleaned_data
        if data.get("every_months") and not data.get("next_on") and "next_on" not in self.errors:
            self.add_error("next_on", "Enter the day of the next review.")
        return data

    def values(self) -> dict[str, Any]:
        typed = super().values()
        return typed | {"every_months": typed["every_months"] or 0}


class HoldReviewForm(ChangeForm):
    found = area(
        "What did the review find?",
        "Say what the review found.",
        help_text="What was looked at, what has changed for children, what happens next.",
    )
