"""Forms about committee papers."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict, fields
from typing import Any

from django import forms

from goldenthread.accounts.models import Person
from goldenthread.core.forms import ChangeForm, DayField
from goldenthread.documents.models import ExemptParagraph, Legal, Marking
from goldenthread.plans.forms.editing import offer, post_of
from goldenthread.reports.changes import LayoutInput
from goldenthread.reports.clearance import Setting, Step
from goldenthread.reports.kinds import House
from goldenthread.reports.layouts import LONGEST_HEADING, PlacedPart

MAX_TEXT = 20_000


class TermsForm(ChangeForm):
    """What a paper is, which meeting it goes to, and which position it reports."""

    title = forms.CharField(label="Title", max_length=200)
    body = forms.CharField(label="Committee or other body", max_length=120)
    meeting_on = DayField(label="Day of the meeting")
    item = forms.CharField(label="Agenda item", max_length=20, required=False)
    reference = forms.CharField(label="Reference", max_length=40, required=False)
    report_of = forms.CharField(
        label="Report of", max_length=120, required=False, help_text="A post, not a name."
    )
    contact = forms.CharField(
        label="Contact", max_length=120, required=False, help_text="A post, not a name."
    )
    wards = forms.CharField(label="Wards affected", max_length=120)
    local_members = forms.CharField(
        label="Local members",
        max_length=200,
        required=False,
        help_text="Councillors for these wards, such as: All members.",
    )
    as_at = DayField(
        label="Position at the end of",
        help_text="Every figure is as it stood on this day, whenever the paper is published.",
    )
    include_later = forms.BooleanField(
        label="Include what was recorded later about that day", required=False
    )
    earlier_on = DayField(
        label="Position that the body’s last paper reported",
        required=False,
        help_text="The paper then says what has changed since. Leave empty for a first paper.",
    )
    last_met_on = DayField(label="Day of the meeting that had that paper", required=False)
    legal = forms.ChoiceField(
        label="May the public read it?", choices=Legal, widget=forms.RadioSelect
    )
    exempt_paragraph = forms.ChoiceField(
        label="Paragraph of schedule 12A",
        choices=[("", "Choose a paragraph"), *ExemptParagraph.choices],
        required=False,
    )
    legal_reason = forms.CharField(
        label="Why the public may not read it",
        widget=forms.Textarea,
        required=False,
        help_text="For an exempt or confidential paper only.",
    )
    marking = forms.ChoiceField(
        label="Government marking", choices=Marking, widget=forms.RadioSelect
    )

    def clean(self) -> dict[str, Any]:
        """What belongs to another answer, and stands hidden in the page, is not taken."""
        values: dict[str, Any] = super().clean() or self.cleaned_data
        if values.get("legal") != Legal.EXEMPT:
            values["exempt_paragraph"] = ""
        if values.get("legal") == Legal.OPEN:
            values["legal_reason"] = ""
        return values


class PartTwoForm(ChangeForm):
    """Why the public may not read a part of a paper."""

    exempt_paragraph = forms.ChoiceField(
        label="Paragraph of schedule 12A",
        choices=[("", "Choose a paragraph"), *ExemptParagraph.choices],
        error_messages={"required": "Choose the paragraph of schedule 12A that makes it exempt."},
    )
    legal_reason = forms.CharField(
        label="Why the public may not read it",
        widget=forms.Textarea,
        help_text="The public reads this reason in part 1: give nothing away in it.",
        error_messages={"required": "Say why the public may not read it."},
    )


class BringCopyForm(ChangeForm):
    file = forms.FileField(
        label="The PDF or Word file that was published",
        error_messages={"required": "Choose the PDF or Word file that was published."},
    )


class SectionForm(ChangeForm):
    """The text of a section."""

    text = forms.CharField(label="Text", widget=forms.Textarea, required=False, max_length=MAX_TEXT)

    def show_with(self, sentence: str) -> None:
        """Keep what was typed, with a sentence as its last paragraph."""
        data: Any = self.data
        self.data = data.copy()
        typed = data.get("text", "").rstrip()
        self.data["text"] = f"{typed}\n\n{sentence}" if typed else sentence  # type: ignore[index]


class PublishForm(ChangeForm):
    confirmed = forms.BooleanField(
        label="I have read the paper, wrote none of it, and want to publish it as it stands",
        error_messages={"required": "Tick that you have read the paper and wrote none of it."},
    )
    incomplete = forms.BooleanField(required=False)
    uncleared = forms.BooleanField(required=False)
    stale = forms.BooleanField(
        required=False, label="Publish it although its texts say figures that the record does not"
    )

    opened = forms.BooleanField(
        required=False,
        label="Publish it for everybody although papers of its kind are not for the public",
    )

    def __init__(self, *args: Any, missing: int, uncleared: int, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        steps = "1 step" if uncleared == 1 else f"{uncleared} steps"
        self.fields["uncleared"].label = f"Publish it although {steps} of clearance are missing"
        headings = "1 heading says" if missing == 1 else f"{missing} headings say"
        self.fields["incomplete"].label = f"Publish it although {headings} “To be completed”"


class StatusForm(ChangeForm):
    """As what papers of a kind begin."""

    legal = forms.ChoiceField(
        label="Who may read papers of this kind, once they are published?",
        choices=[
            (Legal.OPEN, "Everybody: they are on the public page"),
            (Legal.PRIVATE, "Here only: who sits on the body, and who works on plans"),
        ],
        widget=forms.RadioSelect,
    )
    marking = forms.ChoiceField(
        label="Government marking", choices=Marking, widget=forms.RadioSelect
    )
    why = forms.CharField(
        label="Why does this change?",
        widget=forms.Textarea,
        max_length=2000,
        error_messages={"required": "Say why this changes."},
    )


class ReasonForm(ChangeForm):
    reason = forms.CharField(label="Reason", widget=forms.Textarea, max_length=2000)


class TemplateForm(ChangeForm):
    """A council's own Word file for a kind of paper."""

    file = forms.FileField(
        label="Your Word template",
        help_text="A .docx with the fields below, at most 25 MB.",
        error_messages={"required": "Choose the Word file."},
    )


class LayoutForm(ChangeForm):
    """Each part's place, heading and whether it is shown; the house style; and why."""

    asks = forms.CharField(
        label="Words between the body and its recommendations",
        max_length=60,
        help_text="The Children and Families Committee … to: note progress.",
    )
    numbered = forms.BooleanField(label="Number the sections", required=False)
    organisation = forms.CharField(
        label="Name at the head of each page",
        max_length=80,
        required=False,
        help_text="Leave empty for the council’s name.",
    )
    strapline = forms.CharField(label="Line above the title", max_length=120, required=False)
    accent = forms.CharField(
        label="Colour of the lines", max_length=7, help_text="Six digits after #, such as #a06c00."
    )
    why = forms.CharField(
        label="Why does the layout change?",
        widget=forms.Textarea,
        max_length=2000,
        error_messages={"required": "Say why the layout changes."},
    )

    def __init__(self, *args: Any, rows: Sequence[PlacedPart], house: House, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.rows = rows
        for name, value in asdict(house).items():
            self.fields[name].initial = value
        for n, row in enumerate(rows, 1):
            self.fields[f"place_{row.code}"] = forms.IntegerField(
                label=f"Place of “{row.heading}”", min_value=1, max_value=99, initial=n
            )
            self.fields[f"heading_{row.code}"] = forms.CharField(
                label=f"Heading of part {n}", max_length=LONGEST_HEADING, initial=row.heading
            )
            self.fields[f"shown_{row.code}"] = forms.BooleanField(
                label=f"Show “{row.heading}”", required=False, initial=row.shown
            )

    def layout_input(self, kind: str) -> LayoutInput:
        """The parts in the order of their places; of the same place, as they were."""
        data = self.cleaned_data
        rows = sorted(self.rows, key=lambda row: data[f"place_{row.code}"])
        parts = [
            PlacedPart(row.code, data[f"heading_{row.code}"], data[f"shown_{row.code}"])
            for row in rows
        ]
        style = House(**{each.name: data[each.name] for each in fields(House)})
        return LayoutInput(kind, parts, style, data["why"])


class WhyForm(ChangeForm):
    why = forms.CharField(label="Reason", widget=forms.Textarea, max_length=2000)


class AgendaForm(ChangeForm):
    """Which item of a meeting a paper goes on, or in whose place there."""

    item = forms.ChoiceField(
        label="Item",
        help_text="Where an earlier edition stands, what is to follow, and the items of the "
        "meetings to come.",
        error_messages={"required": "Choose the item."},
    )

    def __init__(self, *args: Any, items: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field: Any = self.fields["item"]
        field.choices = [("", "Choose"), *items]


class GiveForm(ChangeForm):
    """Who writes a section, and by when; nobody where none is chosen."""

    person = forms.TypedChoiceField(label="Who writes it?", required=False, empty_value=None)
    due_on = DayField(label="By when?", required=False)

    def __init__(self, *args: Any, people: Mapping[str, Person], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer(self.fields["person"], people, post_of, ("", "Nobody: the programme manager"))


class CommentForm(ChangeForm):
    text = forms.CharField(
        label="Your comment",
        widget=forms.Textarea,
        max_length=2000,
        help_text="It stands in no finished file.",
        error_messages={"required": "Write your comment."},
    )


class ResolveForm(ChangeForm):
    note = forms.CharField(
        label="What was done", widget=forms.Textarea, required=False, max_length=2000
    )


CLEAR, RETURN = "clear", "return"


class ClearForm(ChangeForm):
    """Clear a step, or return it with words."""

    answer = forms.ChoiceField(
        label="Is it cleared?",
        choices=[
            (CLEAR, "Cleared, as it stands"),
            (RETURN, "Returned: something is to be done first"),
        ],
        widget=forms.RadioSelect,
        error_messages={"required": "Say whether it is cleared."},
    )
    words = forms.CharField(
        label="What is to be changed, or what do you ask?",
        widget=forms.Textarea,
        required=False,
        max_length=2000,
    )

    def values(self) -> dict[str, Any]:
        data = self.cleaned_data
        return {"is_cleared": data["answer"] == CLEAR, "words": data["words"]}


MOST_STEPS = 6


class StepsForm(ChangeForm):
    """The steps of clearance in their order, and when each is due; an empty row is none."""

    drafts_days = forms.IntegerField(
        label="All sections are written: working days before the last day to publish",
        min_value=0,
        max_value=60,
        error_messages={"required": "Say how many working days."},
    )
    is_advisory = forms.BooleanField(
        label="Clearance is advice: a paper can be published without it, once somebody says so",
        required=False,
    )

    def __init__(
        self, *args: Any, who: Mapping[str, str], sections: Mapping[str, str], **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.who = who
        for n in range(MOST_STEPS):
            self.fields[f"name_{n}"] = forms.CharField(
                label="What the step is called", max_length=60, required=False
            )
            self.fields[f"who_{n}"] = forms.ChoiceField(
                label="Who clears it", choices=[("", "Nobody"), *who.items()], required=False
            )
            self.fields[f"section_{n}"] = forms.ChoiceField(
                label="What they clear",
                choices=[("", "The whole paper"), *sections.items()],
                required=False,
            )
            self.fields[f"days_{n}"] = forms.IntegerField(
                label="Working days before the last day to publish",
                min_value=0,
                max_value=60,
                required=False,
            )

    def setting(self) -> Setting:
        """As typed."""
        rows = (self._step(n) for n in range(MOST_STEPS))
        steps = tuple(step for step in rows if step.name or step.who)
        return Setting(steps, self.cleaned_data["drafts_days"], self.cleaned_data["is_advisory"])

    def _step(self, n: int) -> Step:
        data = self.cleaned_data
        whose, _, key = data[f"who_{n}"].partition(":")
        return Step(
            name=data[f"name_{n}"].strip(),
            who=self.who.get(data[f"who_{n}"], ""),
            days=data[f"days_{n}"] or 0,
            role=key if whose == "role" else "",
            person=int(key) if whose == "person" else None,
            section=data[f"section_{n}"],
        )
