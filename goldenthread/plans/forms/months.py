"""Forms of the month: the update, the new date, the sign-off."""

from __future__ import annotations

from datetime import date
from typing import Any

from django import forms

from goldenthread.core.forms import ChangeForm, DayField
from goldenthread.plans.changes import UpdateInput
from goldenthread.plans.drawings import progress_tag
from goldenthread.plans.forms.dates import DueField, confidence_field
from goldenthread.plans.ratings import Progress, in_force

GIVEN = (
    Progress.COMPLETE,
    Progress.ON_TRACK,
    Progress.AT_RISK,
    Progress.OFF_TRACK,
    Progress.NOT_STARTED,
)


class PlainLabels(ChangeForm):
    """What may stay empty is not called optional: it depends on what was chosen beside it."""

    def label_of(self, name: str, classes: str = "govuk-label--s") -> dict[str, Any]:
        label = super().label_of(name, classes)
        return label | {"text": label["text"].removesuffix(" (optional)")}


class UpdateForm(PlainLabels):
    """What happened, progress, the next step, and perhaps a new date."""

    narrative = forms.CharField(
        label="What happened?",
        widget=forms.Textarea,
        max_length=4000,
        help_text="Say what changed, with figures. Two or three sentences will do. "
        "Do not name or describe a child.",
        error_messages={"required": "Say what happened. “Nothing changed” is an answer."},
    )
    rating = forms.ChoiceField(
        label="Progress: is the work done, and on time?",
        choices=lambda: [(level.value, in_force().progress.word(level)) for level in GIVEN],
        widget=forms.RadioSelect,
        help_text="This is about the work. You do not rate impact: the quality assurer does.",
        error_messages={"required": "Choose how the work stands."},
    )
    next_step = forms.CharField(
        label="What is the next step?", widget=forms.Textarea, max_length=2000, required=False
    )
    last_step_done = forms.BooleanField(label="The last step was done", required=False)
    confidence = confidence_field()
    expected_on = DayField(label="If not, when do you expect to finish?", required=False)
    asks = forms.BooleanField(label="Ask for a new due date", required=False)
    new_due_on = DueField(label="New due date", required=False)
    why = forms.CharField(
        label="Why, and what is done for children until then?",
        widget=forms.Textarea,
        max_length=2000,
        required=False,
    )

    def tags(self) -> dict[str, Any]:
        return {level.value: progress_tag(level) for level in GIVEN}

    def meanings(self) -> dict[str, str]:
        words = {level.code: level.meaning for level in in_force().progress.levels}
        asked = "All the work is done. Your accountable lead will be asked to sign it off."
        begun = "No work has begun."
        return words | {Progress.COMPLETE: asked, Progress.NOT_STARTED: begun}

    def clean(self) -> dict[str, Any]:
        data: dict[str, Any] = super().clean() or self.cleaned_data
        asks = data.get("asks")
        if asks and not data.get("new_due_on") and "new_due_on" not in self.errors:
            self.add_error("new_due_on", "Enter the new due date, or untick that you ask for one.")
        if not asks:
            data["new_due_on"], data["why"] = None, ""
        return data

    def update(self) -> UpdateInput:
        """What to hand to `give_update`."""
        names = (
            *("rating", "narrative", "next_step", "last_step_done", "new_due_on", "why"),
            *("confidence", "expected_on"),
        )
        return UpdateInput(**{name: self.cleaned_data[name] for name in names})


class NewDateForm(ChangeForm):
    new_due_on = DueField(label="New due date")
    why = forms.CharField(
        label="Why, and what is done for children until then?",
        widget=forms.Textarea,
        max_length=2000,
    )


AGREE, REFUSE = "agree", "refuse"


class AnswerForm(PlainLabels):
    """Agree or refuse a new date; for a body, with its name and the day it met."""

    answer = forms.ChoiceField(
        label="What is the answer?",
        choices=[(AGREE, "Agree the new date"), (REFUSE, "Refuse it: the current date holds")],
        widget=forms.RadioSelect,
        error_messages={"required": "Choose whether the new date is agreed."},
    )
    note = forms.CharField(
        label="Why",
        widget=forms.Textarea,
        max_length=2000,
        required=False,
        help_text="Needed where you refuse. Everybody who reads the plan can see it.",
    )
    body = forms.CharField(label="Which body decided?", max_length=120, required=False)
    on = DayField(label="The day it decided", required=False)

    def __init__(self, *args: Any, by_body: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not by_body:
            del self.fields["body"], self.fields["on"]

    def decided(self) -> dict[str, Any]:
        """The body and the day; nothing where the lead answers in person."""
        on: date | None = self.cleaned_data.get("on")
        return {"body": self.cleaned_data.get("body", ""), "on": on}


SIGN, BACK = "sign", "back"


class SignOffForm(PlainLabels):
    decision = forms.ChoiceField(
        label="Is the work complete?",
        choices=[
            (SIGN, "Yes, I sign it off"),
            (BACK, "Not yet, I send it back to the owner"),
        ],
        widget=forms.RadioSelect,
        error_messages={"required": "Choose whether you sign it off or send it back."},
    )
    note = forms.CharField(
        label="What you saw, or what is missing",
        widget=forms.Textarea,
        max_length=2000,
        required=False,
        help_text="Needed where you send it back.",
    )


class BodySignOffForm(ChangeForm):
    """A body signed off one action or several, in one decision."""

    actions = forms.MultipleChoiceField(
        label="Which actions did it sign off?",
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": "Tick at least one action."},
    )
    body = forms.CharField(label="Which body decided?", max_length=120)
    on = DayField(label="The day it decided")
    note = forms.CharField(
        label="The decision, in its words", widget=forms.Textarea, max_length=2000, required=False
    )

    def __init__(self, *args: Any, choices: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["actions"].choices = choices  # type: ignore[attr-defined]
