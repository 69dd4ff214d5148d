"""What a decision brings about: the text of a plan that it approved, dates that it agreed."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django import forms

from goldenthread.governance.forms.fields import (
    GovernanceForm,
    Offered,
    boxes,
    choice,
    offer,
    offer_things,
)
from goldenthread.plans.models import VersionKind

TEXTS = (("then", "The text of the end of that day"), ("now", "The text of now"))


class EffectForm(GovernanceForm):
    """Which plan's text the body approved, and which dates asked for it agreed."""

    ASKS = False

    plan = forms.ChoiceField(label="Keep the text of a plan", required=False)
    kind = choice("It was", VersionKind.choices)
    text = choice("Which text?", TEXTS, hint="The text of now, where it was written down later.")
    requests = boxes("New dates that it agreed")

    def __init__(
        self, *args: Any, plans: Mapping[str, Any], requests: Offered, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.plans, self.dates = plans, requests
        offer(self, "plan", plans, {key: each.title for key, each in plans.items()})
        offer_things(self, "requests", requests)
        if not plans:
            del self.fields["kind"], self.fields["text"]

    def clean(self) -> dict[str, Any]:
        said: dict[str, Any] = super().clean() or self.cleaned_data
        if said.get("plan") and not (said.get("kind") and said.get("text")):
            self.add_error("kind", "Choose what was done with the text, and which text.")
        if not said.get("plan") and not said.get("requests"):
            self.add_error(None, "Choose a plan or a date, or go back.")
        return said

    def chosen_plan(self) -> Any:
        return self.plans.get(self.cleaned_data.get("plan", ""))

    def chosen_dates(self) -> list[Any]:
        return [self.dates[key][0] for key in self.cleaned_data.get("requests", ())]
