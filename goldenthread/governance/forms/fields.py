"""What the forms of governance are made of."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from django import forms

from goldenthread.accounts.models import Person
from goldenthread.core.forms import ChangeForm


class GovernanceForm(ChangeForm):
    """A form that names its fields in their order, so that one page can show them all.

    `theirs` is what somebody else saved meanwhile, by the labels of the fields.
    """

    @property
    def shown(self) -> list[str]:
        return [field.name for field in self.visible_fields()]

    @property
    def theirs(self) -> list[tuple[str, str]]:
        if self.conflict is None:
            return []
        said = [(name, getattr(self.conflict, name, None)) for name in self.shown]
        return [(str(self.fields[name].label), str(value)) for name, value in said if value]


class PressForm(GovernanceForm):
    """Nothing to fill in: the page says what its button does."""

    ASKS = False


def line(label: str, hint: str = "", missing: str = "", most: int = 200) -> forms.CharField:
    """One line of text; needed where `missing` says what to do without it."""
    errors = {"required": missing} if missing else {}
    return forms.CharField(
        label=label,
        max_length=most,
        help_text=hint,
        required=bool(missing),
        error_messages=errors,
    )


def area(label: str, hint: str = "", missing: str = "", most: int = 4000) -> forms.CharField:
    """Several lines of text."""
    field = line(label, hint, missing, most)
    field.widget = forms.Textarea()
    return field


def choice(
    label: str, choices: Sequence[tuple[str, Any]], missing: str = "", hint: str = ""
) -> forms.ChoiceField:
    """One of some; without `missing`, none may be chosen."""
    errors = {"required": missing} if missing else {}
    return forms.ChoiceField(
        label=label,
        choices=[("", "Choose" if missing else "None"), *choices],
        required=bool(missing),
        help_text=hint,
        error_messages=errors,
    )


def boxes(label: str, hint: str = "") -> forms.MultipleChoiceField:
    return forms.MultipleChoiceField(
        label=label, widget=forms.CheckboxSelectMultiple, required=False, help_text=hint
    )


def offer(form: forms.Form, name: str, rows: Mapping[str, Any], words: Mapping[str, str]) -> None:
    """Let a field choose among rows by their keys; without any, the field goes."""
    if not rows:
        del form.fields[name]
        return
    field: Any = form.fields[name]
    none = [("", "None")] if isinstance(field, forms.ChoiceField) and not is_many(field) else []
    field.choices = [*none, *((key, words[key]) for key in rows)]


type Offered = Mapping[str, tuple[Any, str]]
"""By the value of a choice: what it stands for, and its words."""


def offer_things(form: forms.Form, name: str, offered: Offered) -> None:
    """Let a field choose among things by their words."""
    offer(form, name, offered, {key: words for key, (_, words) in offered.items()})


def references(label: str) -> forms.CharField:
    """The field `actions` of `OfActions`."""
    return line(label, "References, with commas: 1.2, 4.1. The actions of live plans.")


class OfActions(GovernanceForm):
    """A form whose field `actions` names actions by their references."""

    def __init__(self, *args: Any, actions: Mapping[str, Any], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.by_reference = actions

    def clean_actions(self) -> tuple[Any, ...]:
        said = [part.strip() for part in self.cleaned_data["actions"].split(",") if part.strip()]
        unknown = [each for each in said if each not in self.by_reference]
        if unknown:
            raise forms.ValidationError(f"No action of a live plan is called {unknown[0]}.")
        return tuple(self.by_reference[each] for each in said)


class OfSomebody(GovernanceForm):
    """A form whose field `person` names somebody with an account; others are named by post."""

    def __init__(self, *args: Any, people: Mapping[str, Person], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.people = people
        offer(self, "person", people, {key: each.post for key, each in people.items()})


def is_many(field: forms.Field) -> bool:
    return isinstance(field, forms.MultipleChoiceField)
