"""Forms for bodies, seats, meetings, minutes and items."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from django import forms

from goldenthread.core.forms import DayField
from goldenthread.documents.models import ExemptParagraph, Legal
from goldenthread.governance.changes import BodyInput, ItemInput, MeetingInput, SeatInput
from goldenthread.governance.clear_days import MOST_DAYS
from goldenthread.governance.forms.fields import (
    GovernanceForm,
    OfSomebody,
    area,
    boxes,
    choice,
    line,
    offer,
)
from goldenthread.governance.models import (
    BodyKind,
    ItemState,
    MeetingStatus,
    MinutesState,
    SeatRole,
)

OF_ITEMS = [each for each in Legal.choices if each[0] != Legal.PRIVATE]


class TimeOfDay(forms.CharField):
    """A time as people write it: 14:00, 2pm, 2.30 pm."""

    def clean(self, value: Any) -> Any:
        said = super().clean(value).lower().replace(" ", "")
        if not said:
            return ""
        found = re.fullmatch(r"(\d{1,2})(?:[:.](\d\d))?(am|pm)?", said)
        hour, minute = (int(found[1]), int(found[2] or 0)) if found else (99, 0)
        if found and found[3] and 1 <= hour <= 12:
            hour = hour % 12 + (12 if found[3] == "pm" else 0)
        if hour > 23 or minute > 59:
            raise forms.ValidationError("Write the time like 14:00 or 2pm.")
        return f"{hour:02}:{minute:02}"


class BodyForm(GovernanceForm):
    """What a body is."""

    name = line("Name", missing="Give the body its name.", most=120)
    kind = choice("Kind", BodyKind.choices, "Choose what kind of body it is.")
    cadence = line("How often it meets", "Such as: every second month, on a Monday.", most=120)
    meets_every_weeks = forms.IntegerField(
        label="It meets at least every so many weeks",
        required=False,
        min_value=1,
        max_value=60,
        help_text="The work programme then says when the next meeting is to be planned.",
    )
    sees = line(
        "What of the plan it is shown", "Such as: the whole plan; exceptions and risks.", most=400
    )
    clear_days = forms.IntegerField(
        label="Clear days before its meetings",
        required=False,
        min_value=0,
        max_value=MOST_DAYS,
        help_text="Empty: five where it meets in public, as the law asks; none otherwise.",
    )
    standing = forms.BooleanField(label="It still meets", required=False)

    def body(self) -> BodyInput:
        return BodyInput(**self.values())


class SeatForm(GovernanceForm):
    """As what somebody sits on a body, and until when."""

    role = choice("Seat", SeatRole.choices, "Choose as what they sit there.")
    independent = forms.BooleanField(label="Independent of those who are overseen", required=False)
    begins_on = DayField(label="From", error_messages={"required": "Give the first day."})
    ends_on = DayField(label="Until", required=False, help_text="Empty while it goes on.")

    def seat(self) -> SeatInput:
        said = self.values()
        return SeatInput(**{name: said[name] for name in SeatForm.base_fields if name in SEAT})


SEAT = {"role", "independent", "begins_on", "ends_on"}


class NewSeatForm(SeatForm, OfSomebody):
    """A seat and whose it is."""

    person = forms.ChoiceField(label="Person with an account", required=False)
    post = line("Or the post of somebody without one", most=120)

    field_order = ("person", "post")

    def who(self) -> dict[str, Any]:
        """Whose seat it is, for the verb."""
        said = self.cleaned_data
        return {"person": self.people.get(said.get("person", "")), "post": said["post"]}


class MeetingForm(GovernanceForm):
    """When and where a body meets."""

    day = DayField(label="Day", error_messages={"required": "Give the day of the meeting."})
    starts_at = TimeOfDay(label="Time", required=False, max_length=10, help_text="Such as 14:00.")
    place = line("Place")
    status = choice("How it stands", MeetingStatus.choices, "Choose how the meeting stands.")
    why = area("Why is it moved or cancelled?", "Only where it is.", most=1000)

    def meeting(self) -> MeetingInput:
        return MeetingInput(**self.values())


class MinutesForm(GovernanceForm):
    """How the minutes of a meeting stand."""

    ASKS = False

    state = choice("The minutes are", MinutesState.choices, "Choose how the minutes stand.")
    confirmed_at = forms.ChoiceField(label="Confirmed at", required=False)

    def __init__(self, *args: Any, meetings: Mapping[str, str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer(self, "confirmed_at", meetings, meetings)


class ItemForm(GovernanceForm):
    """What an item is, whether it is open, and what it is about."""

    title = line("Title", missing="Give the item its title.", most=300)
    purpose = area("Purpose", "As the agenda says it: “To consider…”")
    agenda_number = line("Agenda number", most=12)
    minute_number = line(
        "Minute number", "Where minutes run on through the year, another one.", most=12
    )
    state = choice("How it stands", ItemState.choices, "Choose how the item stands.")
    why = area("Why is it deferred or taken off?", "Only where it is.", most=1000)
    legal = choice("Legal status", OF_ITEMS, "Choose whether the item is open.")
    paragraph = choice(
        "Exempt by paragraph", ExemptParagraph.choices, hint="Schedule 12A; only if exempt."
    )
    legal_reason = area(
        "Why is it not open?", "With the test of the public interest. Only where it is not."
    )
    plans = boxes("Plans that it is about")
    inspections = boxes("Inspections that it is about")

    def __init__(
        self,
        *args: Any,
        plans: Mapping[str, Any],
        inspections: Mapping[str, Any],
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.rows = {"plans": plans, "inspections": inspections}
        offer(self, "plans", plans, {key: each.title for key, each in plans.items()})
        names = {key: each.name for key, each in inspections.items()}
        offer(self, "inspections", inspections, names)

    def item(self) -> ItemInput:
        said = self.values()
        linked: dict[str, Any] = {
            name: tuple(rows[key] for key in said.pop(name, ())) for name, rows in self.rows.items()
        }
        return ItemInput(**said, **linked)
