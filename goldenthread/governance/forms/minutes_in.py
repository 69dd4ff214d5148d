"""Forms for reading minutes in: the document, then each row that a person ticks."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from django import forms

from goldenthread.core.forms import DayField
from goldenthread.governance.changes import (
    DecisionInput,
    ItemInput,
    MeetingInput,
    MinutedItem,
    UndertakingInput,
)
from goldenthread.governance.forms.fields import (
    GovernanceForm,
    Offered,
    area,
    boxes,
    choice,
    line,
    offer,
)
from goldenthread.governance.forms.meetings import TimeOfDay
from goldenthread.governance.minutes_in import (
    ProposedDecision,
    ProposedItem,
    ProposedMeeting,
    ProposedUndertaking,
    named,
)
from goldenthread.governance.models import HANDS_ON, DecisionVerb, MeetingStatus

MOST_PASTED = 400_000


class MinutesInForm(GovernanceForm):
    """Minutes as a file, or pasted."""

    file = forms.FileField(
        label="Saved page, Word document or text",
        required=False,
        help_text="A page of modern.gov saved from the browser, a Word document, or plain text.",
    )
    text = area("Or paste them", "The text, or the source of the web page.", most=MOST_PASTED)

    def clean(self) -> dict[str, Any]:
        said: dict[str, Any] = super().clean() or self.cleaned_data
        if not said.get("file") and not said.get("text", "").strip():
            self.add_error("file", "Choose a file or paste the minutes.")
        return said


class CheckMinutesForm(GovernanceForm):
    """The rows of one meeting beside what the document says; what is ticked is saved."""

    body = forms.ChoiceField(label="Body", error_messages={"required": "Choose the body."})
    day = DayField(label="Day", error_messages={"required": "Give the day of the meeting."})
    starts_at = TimeOfDay(label="Time", required=False, max_length=10)
    place = line("Place")

    def __init__(
        self,
        *args: Any,
        proposed: ProposedMeeting,
        bodies: Offered,
        plans: Mapping[str, Any],
        inspections: Mapping[str, Any],
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.proposed, self.bodies = proposed, bodies
        self.subjects = {"plans": plans, "inspections": inspections}
        self.titles = {
            "plans": {key: each.title for key, each in plans.items()},
            "inspections": {key: each.name for key, each in inspections.items()},
        }
        self.names = {key: name for key, (_, name) in bodies.items()}
        body: Any = self.fields["body"]
        body.choices = [("", "Choose"), *self.names.items()]
        self.initial = dict(self.initial) | {
            "body": named(proposed.body, self.names),
            "day": proposed.day,
            "starts_at": proposed.starts_at,
            "place": proposed.place[:200],
        }
        for item in proposed.items:
            self._add_item(item)

    def _add_item(self, item: ProposedItem) -> None:
        self.fields[item.key] = _tick("Take the item")
        self.fields[f"{item.key}-title"] = line("Title", most=300)
        self.initial[f"{item.key}-title"] = item.title[:300]
        self._add_subjects(item)
        for decision in item.decisions:
            self.fields[decision.key] = _tick("Take this decision")
            self.fields[f"{decision.key}-verb"] = choice("What it does", DecisionVerb.choices)
            self.initial[f"{decision.key}-verb"] = decision.verb
            if decision.verb in (*HANDS_ON, ""):
                to = f"{decision.key}-to"
                self.fields[to] = forms.ChoiceField(label="To which body?", required=False)
                offer(self, to, self.names, self.names)
                self.initial[to] = named(decision.to, self.names)
        for promise in item.undertakings:
            self.fields[promise.key] = _tick("Take this undertaking")
            self.fields[f"{promise.key}-title"] = line("In a line")
            self.fields[f"{promise.key}-who"] = line("Given by", most=120)
            self.initial[f"{promise.key}-title"] = promise.title
            self.initial[f"{promise.key}-who"] = promise.who[:120]
            self.fields[f"{promise.key}-due"] = DayField(label="Due", required=False)
            self.initial[f"{promise.key}-due"] = promise.due_on

    def _add_subjects(self, item: ProposedItem) -> None:
        """What an item is about; one on “the improvement plan” means the only one that is live."""
        for kind, rows in self.subjects.items():
            self.fields[f"{item.key}-{kind}"] = boxes(f"{kind.capitalize()} that it is about")
            offer(self, f"{item.key}-{kind}", rows, self.titles[kind])
        plans = list(self.subjects["plans"])
        if len(plans) == 1 and "improvement plan" in item.title.casefold():
            self.initial[f"{item.key}-plans"] = plans

    def clean(self) -> dict[str, Any]:
        said: dict[str, Any] = super().clean() or self.cleaned_data
        for row in self._ticked("decisions"):
            verb, to = said.get(f"{row.key}-verb"), f"{row.key}-to"
            if not verb:
                self.add_error(f"{row.key}-verb", "Choose what the resolution does.")
            elif verb in HANDS_ON and not said.get(to):
                where = to if to in self.fields else f"{row.key}-verb"
                self.add_error(where, "Choose the body to which it goes; add that body first.")
        for item in self.proposed.items:
            rows: tuple[Any, ...] = (item, *item.decisions, *item.undertakings)
            if not said.get(f"{item.key}-title") and any(said.get(row.key) for row in rows):
                self.add_error(f"{item.key}-title", "Give the item its title.")
        for row in self._ticked("undertakings"):
            for name, missing in (("title", "Say in a line what"), ("who", "Write by which post")):
                if not said.get(f"{row.key}-{name}"):
                    self.add_error(f"{row.key}-{name}", f"{missing} it was promised.")
        return said

    def _ticked(self, kind: str) -> Iterator[Any]:
        said = self.cleaned_data
        rows = (row for item in self.proposed.items for row in getattr(item, kind))
        return (row for row in rows if said.get(row.key))

    def chosen_body(self) -> Any:
        return self.bodies[self.cleaned_data["body"]][0]

    def meeting(self) -> MeetingInput:
        names = ("day", "starts_at", "place")
        said = {name: self.cleaned_data[name] for name in names}
        return MeetingInput(**said, status=MeetingStatus.HELD)

    def items(self) -> tuple[MinutedItem, ...]:
        """The items that are ticked, or of which a row is."""
        found = (self._item(item) for item in self.proposed.items)
        return tuple(each for each in found if each is not None)

    def _item(self, item: ProposedItem) -> MinutedItem | None:
        said = self.cleaned_data
        decisions = tuple(self._decision(item, row) for row in item.decisions if said[row.key])
        promised = tuple(self._promise(row) for row in item.undertakings if said[row.key])
        if not (decisions or promised or said[item.key]):
            return None
        words = ItemInput(
            said[f"{item.key}-title"],
            item.purpose,
            agenda_number=item.agenda_number[:12],
            minute_number=item.minute_number[:12],
            plans=self._about(item, "plans"),
            inspections=self._about(item, "inspections"),
        )
        return MinutedItem(words, decisions, promised)

    def _about(self, item: ProposedItem, kind: str) -> tuple[Any, ...]:
        chosen = self.cleaned_data.get(f"{item.key}-{kind}", ())
        return tuple(self.subjects[kind][key] for key in chosen)

    def _decision(self, item: ProposedItem, row: ProposedDecision) -> DecisionInput:
        verb = self.cleaned_data[f"{row.key}-verb"]
        to = self.cleaned_data.get(f"{row.key}-to") if verb in HANDS_ON else ""
        in_favour, against, abstained = row.votes
        return DecisionInput(
            verb,
            row.text,
            row.carried,
            votes_for=in_favour,
            votes_against=against,
            abstained=abstained,
            mover=row.mover,
            seconder=row.seconder,
            reasons=item.reasons,
            options_rejected=item.options_rejected,
            to_body=self.bodies[to][0] if to else None,
            to_post=row.to[:120] if verb == DecisionVerb.DELEGATE else "",
        )

    def _promise(self, row: ProposedUndertaking) -> UndertakingInput:
        said = self.cleaned_data
        return UndertakingInput(
            said[f"{row.key}-title"],
            row.sentence,
            (self.chosen_body(),),
            post=said[f"{row.key}-who"],
            due_on=said[f"{row.key}-due"],
            recurring=row.recurring,
        )


def _tick(label: str) -> forms.BooleanField:
    return forms.BooleanField(label=label, required=False)
