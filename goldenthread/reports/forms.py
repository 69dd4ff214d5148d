"""Forms about committee papers."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, fields
from typing import Any

from django import forms

from goldenthread.core.forms import ChangeForm, DayField
from goldenthread.documents.models import ExemptParagraph, Legal, Marking
from goldenthread.reports.changes import LayoutInput
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
    text = forms.CharField(label="Text", widget=forms.Textarea, required=False, max_length=MAX_TEXT)


class PublishForm(ChangeForm):
    confirmed = forms.BooleanField(
        label="I have read the paper, wrote none of it, and want to publish it as it stands",
        error_messages={"required": "Tick that you have read the paper and wrote none of it."},
    )
    incomplete = forms.BooleanField(required=False)

    def __init__(self, *args: Any, missing: int, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        headings = "1 heading says" if missing == 1 else f"{missing} headings say"
        self.fields["incomplete"].label = f"Publish it although {headings} “To be completed”"


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
    """Which item of a meeting to come a paper goes on."""

    item = forms.ChoiceField(
        label="Item",
        help_text="Of the meetings to come.",
        error_messages={"required": "Choose the item."},
    )

    def __init__(self, *args: Any, items: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field: Any = self.fields["item"]
        field.choices = [("", "Choose"), *items]
