"""Forms for how findings stand: a decision, a proposal, and a body's review of many."""

from __future__ import annotations

from typing import Any

from django import forms

from goldenthread.core.forms import ChangeForm, DayField
from goldenthread.plans.changes import StatusInput
from goldenthread.plans.finding_status import MEANINGS, WORDS, goes_back, may_follow


class StatusForm(ChangeForm):
    """How one finding stands, on what basis. `before`: its status now."""

    status = forms.ChoiceField(
        label="How does the finding stand?",
        choices=(),
        widget=forms.RadioSelect,
        error_messages={"required": "Choose how the finding stands."},
    )
    basis = forms.CharField(
        label="On what basis?",
        widget=forms.Textarea,
        max_length=4000,
        help_text="What was looked at, and what it showed. Do not name or describe a child.",
        error_messages={"required": "Say on what basis: what was looked at."},
    )
    reason = forms.CharField(
        label="Why does it go back?",
        widget=forms.Textarea,
        max_length=2000,
        required=False,
        help_text="Needed only where it is less than before.",
    )

    def __init__(self, *args: Any, before: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        can_be = may_follow(before)
        words = [(each.value, WORDS[each]) for each in can_be]
        self.fields["status"].choices = [  # type: ignore[attr-defined]
            (code, f"Still {word.lower()}" if code == before else word) for code, word in words
        ]
        if not any(goes_back(before, each) for each in can_be):
            del self.fields["reason"]

    def hints(self) -> dict[str, str]:
        return {code: MEANINGS[code] for code, _ in self.fields["status"].choices}  # type: ignore[attr-defined]

    def decided(self) -> StatusInput:
        """What to hand to the verbs."""
        data = self.cleaned_data
        return StatusInput(data["status"], data["basis"], data.get("reason", ""))


class DecisionForm(StatusForm):
    """A decision: by a body, with its name and day; or in person."""

    body = forms.CharField(
        label="Which body decided?",
        max_length=120,
        error_messages={"required": "Name the body that decided."},
    )
    on = DayField(label="The day it was decided")

    def __init__(self, *args: Any, in_person: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if in_person:
            del self.fields["body"]


class ReviewForm(ChangeForm):
    """One decision of a body about several findings."""

    findings = forms.MultipleChoiceField(
        label="About which findings did it decide, as proposed?",
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": "Tick at least one finding."},
    )
    body = forms.CharField(
        label="Which body decided?",
        max_length=120,
        error_messages={"required": "Name the body that decided."},
    )
    on = DayField(label="The day it decided")

    def __init__(self, *args: Any, choices: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["findings"].choices = choices  # type: ignore[attr-defined]
        self.initial.setdefault("findings", [value for value, _ in choices])
