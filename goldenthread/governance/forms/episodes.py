"""The form of an episode of intervention."""

from __future__ import annotations

from typing import Any

from django import forms

from goldenthread.core.forms import DayField
from goldenthread.governance.changes import EpisodeInput
from goldenthread.governance.forms.fields import (
    GovernanceForm,
    Offered,
    area,
    choice,
    line,
    offer_things,
)
from goldenthread.governance.models import EpisodeKind


class EpisodeForm(GovernanceForm):
    """What it was, from when to when, by whom, and what it came from."""

    kind = choice("What it is", EpisodeKind.choices, "Choose what it is.")
    begins_on = DayField(label="From", error_messages={"required": "Give the first day."})
    ends_on = DayField(
        label="Until", required=False, help_text="Empty while it goes on, or for a single day."
    )
    by_whom = line("By whom", "A post or a body, not a name.", most=120)
    follows = forms.ChoiceField(
        label="It follows",
        required=False,
        help_text="What it steps up or down from, or what it reviews.",
    )
    note = area("What it says", "What it asks for, in a few sentences.")
    document = line(
        "Where its document is published",
        "The address of a notice, a letter or a report.",
        most=500,
    )
    present = forms.BooleanField(
        label="It stands", required=False, help_text="Untick one put here by mistake."
    )

    def __init__(self, *args: Any, others: Offered, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.others = others
        offer_things(self, "follows", others)

    def episode(self) -> EpisodeInput:
        said = self.values()
        follows = self.others.get(said.pop("follows", ""), (None, ""))[0]
        return EpisodeInput(**said, follows=follows)
