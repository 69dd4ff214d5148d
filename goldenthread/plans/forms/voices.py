"""Forms for what was heard, what was told back, and consultations."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from django import forms

from goldenthread.core.forms import ChangeForm, DayField
from goldenthread.plans.changes import AnswerInput, ConsultationInput, VoiceInput
from goldenthread.plans.forms.choices import Rows
from goldenthread.plans.forms.editing import GONE, area, offer, one_of, some_of, text
from goldenthread.plans.voices import FEW, OUTCOMES, SOURCES, SPEAKERS

type Choices = Sequence[tuple[str, str]]


class VoiceForm(ChangeForm):
    """What was said, by whom, where and when. `subjects`: what it can be about, for a new one."""

    subject = forms.ChoiceField(
        label="What is it about?",
        error_messages=GONE | {"required": "Choose what it is about."},
        help_text="It can be used for other actions and priorities later.",
    )
    who = one_of(
        "Who said it?",
        missing="Choose who said it.",
        choices=list(SPEAKERS.items()),
        widget=forms.RadioSelect,
    )
    source = one_of(
        "Where does it come from?",
        missing="Choose where it comes from.",
        choices=list(SOURCES.items()),
        widget=forms.RadioSelect,
    )
    place = text(
        "Which survey, forum, visit or consultation?",
        120,
        required=False,
        help_text="For example Care leavers’ forum. Never a home or a school where few children "
        "live or learn.",
    )
    on = DayField(
        label="When was it said?",
        error_messages={"required": "Enter the day on which it was said."},
        help_text="Of a survey or a consultation, its last day.",
    )
    people = forms.IntegerField(
        label="How many people said it?",
        min_value=1,
        max_value=100_000,
        required=False,
        help_text=f"As far as it is known. Where they are fewer than {FEW}, everybody reads "
        f"“fewer than {FEW} people”.",
    )
    title = text(
        "In a few words, what is it about?", 200, missing="Say in a few words what it is about."
    )
    said = area(
        "What did they say?",
        error_messages={"required": "Write what was said."},
        help_text="As near to their words as can be without anybody being known by them. Of fewer "
        f"than {FEW} people, say it in your own words. Do not name or describe a child.",
    )
    consultation = forms.ChoiceField(
        label="Was it said in one of these consultations?", required=False, error_messages=GONE
    )
    practice_area = forms.ChoiceField(label="Practice area", required=False, error_messages=GONE)
    file = forms.FileField(
        label="Notes or results",
        required=False,
        help_text="PDF, Word, Excel, CSV, HTML, PNG, JPEG or plain text, at most 25 MB.",
    )

    def __init__(
        self,
        *args: Any,
        subjects: Choices | None,
        areas: Choices,
        consultations: Mapping[str, Any],
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        fields: Any = self.fields
        self.consultations = consultations
        named = [(key, each.title) for key, each in consultations.items()]
        fields["consultation"].choices = [("", "In none of them"), *named]
        fields["practice_area"].choices = areas
        if subjects is None:
            del fields["subject"], fields["file"]
        else:
            fields["subject"].choices = [("", "Choose one"), *subjects]

    def voice(self, **more: Any) -> VoiceInput:
        """What to hand to the verb."""
        own = ("subject", "file", "consultation")
        values = {name: value for name, value in self.values().items() if name not in own}
        consultation = self.consultations.get(self.cleaned_data["consultation"])
        return VoiceInput(**values, consultation=consultation, **more)


class AnswerVoiceForm(ChangeForm):
    """What became of what was said, and how those who said it were told."""

    outcome = one_of(
        "What became of it?",
        missing="Choose what became of it.",
        choices=list(OUTCOMES.items()),
        widget=forms.RadioSelect,
    )
    did = area(
        "What were they told?",
        error_messages={"required": "Write what they were told."},
        help_text="In the words in which they were told, short enough to be read aloud.",
    )
    on = DayField(
        label="When were they told?",
        error_messages={"required": "Enter the day on which they were told."},
    )
    told_by = text(
        "Who told them?", 120, missing="Say who told them.", help_text="A post or a body."
    )
    told_how = text(
        "How were they told?",
        200,
        missing="Say how they were told.",
        help_text="For example at the forum, by letter, in a short film.",
    )

    def answer(self) -> AnswerInput:
        """What to hand to the verb."""
        values = self.values()
        return AnswerInput(told_on=values.pop("on"), **values)


class ConsultationForm(ChangeForm):
    """Who was consulted, when and how; how many answered; what changed because of it."""

    title = text("Name of the consultation", 200, missing="Give the consultation a name.")
    who = text("Who was consulted?", 200, missing="Say who was consulted.")
    method = text(
        "How were they consulted?",
        200,
        missing="Say how they were consulted.",
        help_text="For example an online survey, and four meetings in family hubs.",
    )
    begins_on = DayField(
        label="First day", error_messages={"required": "Enter the day on which it began."}
    )
    ends_on = DayField(
        label="Last day", error_messages={"required": "Enter the day on which it ended, or ends."}
    )
    wording = area("What were they asked?", required=False)
    asked = forms.IntegerField(label="How many were asked?", min_value=0, required=False)
    answered = forms.IntegerField(
        label="How many answered?",
        min_value=0,
        required=False,
        help_text=f"Where they are fewer than {FEW}, everybody reads “fewer than {FEW} people”.",
    )
    changed = area(
        "What changed because of it?",
        required=False,
        help_text="Leave it empty until something is decided. If nothing changes, say why.",
    )
    priorities = some_of("What was it about?")

    def __init__(self, *args: Any, priorities: Rows, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer(self.fields["priorities"], priorities, lambda row: f"{row.number} {row.title}")

    def terms(self) -> ConsultationInput:
        """What to hand to the verb."""
        values = self.values()
        return ConsultationInput(question=values.pop("wording"), **values)
