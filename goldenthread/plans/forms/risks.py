"""Forms for risks: what each says, its scores, what it touches, and its end."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django import forms

from goldenthread.accounts.models import Person
from goldenthread.core.forms import ChangeForm, DayField
from goldenthread.plans.changes import RiskInput
from goldenthread.plans.risks import KINDS, LIKELIHOOD, SEVERITY, Kind

AXES = {"likelihood": LIKELIHOOD, "severity": SEVERITY}


def _text(label: str, hint: str, missing: str) -> forms.CharField:
    return forms.CharField(
        label=label,
        widget=forms.Textarea,
        max_length=2000,
        help_text=hint,
        error_messages={"required": missing},
    )


class RiskForm(ChangeForm):
    """What a risk says of itself, and who owns it."""

    title = forms.CharField(
        label="Risk",
        max_length=200,
        help_text="What may happen, in a few words: “Agency workers leave before staff are found”.",
        error_messages={"required": "Say in a few words what may happen."},
    )
    cause = _text("Cause", "What would it come from?", "Say what it would come from.")
    consequence = _text(
        "Consequence",
        "What would it mean for children, and for the plan? Do not name or describe a child.",
        "Say what it would mean for children and for the plan.",
    )
    response = _text(
        "Response",
        "What is done so that it does not happen, or does less harm? If it is accepted, say why.",
        "Say what is done about it, or that it is accepted and why.",
    )
    owner = forms.ChoiceField(
        label="Owner", error_messages={"required": "Choose who owns the risk."}
    )

    def __init__(self, *args: Any, people: Mapping[str, Person], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.people = people
        owner: Any = self.fields["owner"]
        posts = [(pk, person.post) for pk, person in people.items()]
        owner.choices = [("", "Choose an owner"), *posts]

    def risk(self) -> RiskInput:
        """What to hand to the verb."""
        said = {name: self.cleaned_data[name] for name in RiskForm.base_fields if name in _WORDS}
        return RiskInput(owner=self.people[self.cleaned_data["owner"]], **said)


_WORDS = {"title", "cause", "consequence", "response"}


def _steps(axis: str) -> list[tuple[str, str]]:
    return [(str(step.number), f"{step.number} {step.word}") for step in AXES[axis]]


class RaiseForm(RiskForm):
    """A new risk: its words and all three scores, with one reason."""

    why = _text(
        "Why these scores?",
        "What do you know that makes it so likely and so severe?",
        "Say why it is scored so.",
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for kind, (name, _) in KINDS.items():
            for axis in AXES:
                missing = f"Choose how {axis} stands: {name.lower()}."
                self.fields[f"{kind}_{axis}"] = forms.ChoiceField(
                    label=axis.capitalize(),
                    choices=[("", "Choose"), *_steps(axis)],
                    error_messages={"required": missing},
                )

    def scores(self) -> dict[str, tuple[int, int]]:
        said = self.cleaned_data
        return {
            kind: (int(said[f"{kind}_likelihood"]), int(said[f"{kind}_severity"])) for kind in KINDS
        }


class ScoreForm(ChangeForm):
    """One scoring."""

    kind = forms.ChoiceField(
        label="Which score?",
        widget=forms.RadioSelect,
        choices=[(code, f"{name}: {words}") for code, (name, words) in KINDS.items()],
        error_messages={"required": "Choose which score it is."},
    )
    likelihood = forms.ChoiceField(
        label="Likelihood: how likely is it?",
        widget=forms.RadioSelect,
        choices=_steps("likelihood"),
        error_messages={"required": "Choose how likely it is."},
    )
    severity = forms.ChoiceField(
        label="Severity: how bad would it be?",
        widget=forms.RadioSelect,
        choices=_steps("severity"),
        error_messages={"required": "Choose how severe it would be."},
    )
    why = _text("Why?", "What has changed, or what shows that nothing has?", "Say why.")
    on = DayField(label="The day from which it is so")

    @property
    def hints(self) -> dict[str, dict[str, str]]:
        return {
            axis: {str(step.number): step.meaning for step in steps} for axis, steps in AXES.items()
        }

    def scored(self) -> dict[str, Any]:
        """What to hand to the verb."""
        said = self.values()
        numbers = {axis: int(said.pop(axis)) for axis in AXES}
        return {**said, **numbers, "kind": Kind(said["kind"])}


class LinksForm(ChangeForm):
    """Which actions and priorities a risk touches. `by_priority`: each with its actions."""

    ASKS = False

    touches = forms.MultipleChoiceField(
        label="It touches", widget=forms.CheckboxSelectMultiple, required=False
    )

    def __init__(self, *args: Any, possible: Mapping[str, Any], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        touches: Any = self.fields["touches"]
        touches.choices = [(key, key) for key in possible]
        self.possible = possible

    @property
    def ticked(self) -> set[str]:
        return set(self["touches"].value() or ())

    def touched(self) -> list[Any]:
        return [self.possible[key] for key in self.cleaned_data["touches"]]


class WhyForm(ChangeForm):
    """The reason for which a risk is closed or opened again."""

    why = _text("Why?", "The reason stays in the record.", "Say why.")
