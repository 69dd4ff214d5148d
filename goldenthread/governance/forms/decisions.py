"""Forms for decisions, where they go, undertakings and their answers."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django import forms

from goldenthread.accounts.models import Person
from goldenthread.core.forms import DayField
from goldenthread.governance.changes import DecisionInput, UndertakingInput
from goldenthread.governance.forms.fields import (
    GovernanceForm,
    OfActions,
    Offered,
    area,
    boxes,
    choice,
    line,
    offer,
    offer_things,
    references,
)
from goldenthread.governance.models import (
    Carried,
    DecisionVerb,
    ResponseState,
    UndertakingState,
)


def _chosen(offered: Offered, keys: Any) -> tuple[Any, ...]:
    return tuple(offered[key][0] for key in keys or ())


class DecisionForm(OfActions):
    """One resolution: what it does, its words, how it was carried."""

    verb = choice(
        "What it does",
        DecisionVerb.choices,
        "Choose what the resolution does.",
        "A resolution of several parts is several decisions.",
    )
    text = area("Resolution", "In the words of the minutes.", "Write what was resolved.")
    to_body = forms.ChoiceField(
        label="To which body?", required=False, help_text="Where it recommends or refers."
    )
    to_post = line("Delegated to", "The post, where it delegates.", most=120)
    carried = choice("How it was carried", Carried.choices, "Choose how it was carried.")
    votes_for = area("Voted for", "Only in a recorded vote: a name a line.")
    votes_against = area("Voted against", "Only in a recorded vote: a name a line.")
    abstained = area("Abstained", "Only in a recorded vote: a name a line.")
    mover = line("Moved by")
    seconder = line("Seconded by")
    reasons = area("Reasons")
    options_rejected = area("Options that were rejected")
    versions = boxes("Versions of plans that it is about")
    actions = references("Actions that it is about")
    findings = boxes("Findings that it is about")

    def __init__(
        self,
        *args: Any,
        bodies: Offered,
        versions: Offered,
        findings: Offered,
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.offered = {"versions": versions, "findings": findings}
        self.bodies = bodies
        offer_things(self, "to_body", bodies)
        for name, rows in self.offered.items():
            offer_things(self, name, rows)

    def decision(self) -> DecisionInput:
        said = self.values()
        linked: dict[str, Any] = {
            name: _chosen(rows, said.pop(name, ())) for name, rows in self.offered.items()
        }
        body = self.bodies.get(said.pop("to_body", ""), (None, ""))[0]
        return DecisionInput(**said, **linked, to_body=body)


class SendForm(GovernanceForm):
    """Where a decision goes on: an item that is there, or a meeting for which one is made."""

    ASKS = False

    to = forms.ChoiceField(
        label="Where does it go?",
        error_messages={"required": "Choose the item or the meeting."},
        help_text="An item that was published subject to the decision is confirmed; at a meeting "
        "a new one is made.",
    )
    agenda_number = line("Agenda number of a new item", most=12)

    def __init__(self, *args: Any, places: Offered, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.places = places
        to: Any = self.fields["to"]
        to.choices = [("", "Choose"), *((key, words) for key, (_, words) in places.items())]

    def place(self) -> Any:
        return self.places[self.cleaned_data["to"]][0]


class UndertakingForm(GovernanceForm):
    """What was promised, by whom, to whom, and till when."""

    title = line("Undertaking", "In a line: who will do what.", "Say in a line what was promised.")
    sentence = area(
        "The sentence of the minutes",
        "Word for word, so that nobody doubts what was said.",
        "Copy the sentence in which it was promised.",
    )
    person = forms.ChoiceField(label="Who gave it, with an account", required=False)
    post = line("Or the post of somebody without one", most=120)
    asker = forms.ChoiceField(
        label="Who asked, with an account",
        required=False,
        help_text="They are told when it is answered.",
    )
    asked_by = line("Or who asked without one", "As the minutes say.", most=120)
    to = boxes("Promised to")
    due_on = DayField(label="Due on", required=False)
    due_meeting = forms.ChoiceField(label="Or due at", required=False)
    recurring = forms.BooleanField(label="At each meeting, until it is withdrawn", required=False)

    def __init__(
        self,
        *args: Any,
        people: Mapping[str, Person],
        bodies: Offered,
        meetings: Offered,
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.people, self.bodies, self.meetings = people, bodies, meetings
        for name in ("person", "asker"):
            offer(self, name, people, {key: each.post for key, each in people.items()})
        offer_things(self, "to", bodies)
        offer_things(self, "due_meeting", meetings)

    def undertaking(self) -> UndertakingInput:
        said = self.values()
        person, asker = (self.people.get(said.pop(name, "")) for name in ("person", "asker"))
        meeting = self.meetings.get(said.pop("due_meeting", ""), (None, ""))[0]
        to = _chosen(self.bodies, said.pop("to", ()))
        return UndertakingInput(**said, person=person, asker=asker, due_meeting=meeting, to=to)


class AnswerForm(GovernanceForm):
    """A written answer."""

    text = area(
        "Answer",
        "Somebody else publishes it. Do not name or describe a child.",
        "Write the answer.",
        10_000,
    )


class PublishForm(GovernanceForm):
    """What becomes of a response."""

    ASKS = False

    state = choice(
        "The response is",
        [each for each in ResponseState.choices if each[0] != ResponseState.DRAFT],
        "Publish the response or withdraw it.",
    )


class SettleForm(GovernanceForm):
    """How an undertaking was settled, or that it is open again."""

    state = choice("It is", UndertakingState.choices, "Choose how it stands.")
    meeting = forms.ChoiceField(
        label="Reported back to", required=False, help_text="Only where it was reported back."
    )
    why = area("How, or why?", missing="Say how it was settled, or why it is opened again.")

    def __init__(self, *args: Any, meetings: Offered, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.meetings = meetings
        offer_things(self, "meeting", meetings)

    def settled(self) -> dict[str, Any]:
        """What to hand to the verb."""
        said = self.values()
        meeting = self.meetings.get(said.pop("meeting", ""), (None, ""))[0]
        return {**said, "meeting": meeting}
