"""Forms of a plan that is being drafted. Nothing is asked for before it is saved: see drafts.py."""

from __future__ import annotations

from typing import Any

from django import forms

from goldenthread.core.forms import ChangeForm, DayField, GovukForm
from goldenthread.plans.forms.choices import Rows
from goldenthread.plans.forms.dates import DueField


def area(label: str, length: int = 4000, **more: Any) -> forms.CharField:
    return forms.CharField(
        label=label, max_length=length, widget=forms.Textarea, required=False, **more
    )


def number_of(label: str, **more: Any) -> forms.TypedChoiceField:
    """A choice of a row by its number; None where none is chosen."""
    return forms.TypedChoiceField(label=label, coerce=int, empty_value=None, required=False, **more)


def offer(form: GovukForm, people: Rows, **blank: str) -> None:
    """Let the named fields be one of the people, or what their blank choice says."""
    posts = [(key, person.post) for key, person in people.items()]
    for name, words in blank.items():
        form.fields[name].choices = [("", words), *posts]  # type: ignore[attr-defined]


class BeginForm(ChangeForm):
    inspections = forms.MultipleChoiceField(
        label="Which inspections does the plan answer?",
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": "Tick the inspections whose findings the plan answers."},
    )
    title = forms.CharField(label="Title of the plan", max_length=200)

    def __init__(self, *args: Any, inspections: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["inspections"].choices = inspections  # type: ignore[attr-defined]


class StepForm(ChangeForm):
    """The submission of a step. `shape` is the draft's when its page was made."""

    shape = forms.IntegerField(widget=forms.HiddenInput, min_value=0)


class HeadForm(StepForm):
    title = forms.CharField(label="Title of the plan", max_length=200, required=False)
    starts_on = DayField(label="Actions start, unless said otherwise", required=False)
    due_on = DueField(label="Actions are due, unless said otherwise", required=False)


class PriorityRowForm(GovukForm):
    title = forms.CharField(label="Priority", max_length=200, required=False)
    outcome = area("What better looks like for children")
    lead = number_of("Accountable lead")
    owner = number_of("Owner of its actions, unless said otherwise")

    def __init__(self, *args: Any, people: Rows, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer(self, people, lead="Choose a post", owner="No one yet")


class FindingRowForm(GovukForm):
    """`also` is typed as references, and read as the keys of those actions."""

    also = forms.CharField(label="Also answered by actions", required=False, max_length=200)

    def __init__(self, *args: Any, keys: dict[str, int], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.keys = keys

    def clean_also(self) -> list[int]:
        typed = self.cleaned_data["also"].replace(",", " ").replace(";", " ").split()
        unknown = [reference for reference in typed if reference not in self.keys]
        if unknown:
            raise forms.ValidationError(f"There is no action {unknown[0]} in this draft.")
        return [self.keys[reference] for reference in dict.fromkeys(typed)]


class ActionRowForm(GovukForm):
    title = area("What is to be done?", 300)
    difference = area("What difference should it make for children?")
    why = area("Why")
    priority = forms.TypedChoiceField(label="Priority", coerce=int)
    reference = forms.CharField(label="Reference", required=False, max_length=20)
    lead = number_of("Accountable lead")
    owner = number_of("Owner")
    deputy = number_of(
        "Deputy, who signs off where lead and owner are one",
    )
    partners = forms.CharField(
        label="Partners",
        required=False,
        max_length=1000,
        help_text="Organisations that work on it too, with commas between them.",
    )
    starts_on = DayField(label="Starts", required=False)
    due_on = DueField(label="Due", required=False)

    def __init__(
        self, *args: Any, people: Rows, priorities: list[dict[str, Any]], **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        as_priority = "As its priority says"
        offer(self, people, lead=as_priority, owner=as_priority, deputy="None")
        self.fields["priority"].choices = [  # type: ignore[attr-defined]
            (n, f"{n + 1}. {row['title']}") for n, row in enumerate(priorities)
        ]
