"""Forms about inspections."""

from __future__ import annotations

from typing import Any

from django import forms

from goldenthread.accounts.members import people_of
from goldenthread.accounts.models import Person
from goldenthread.core.forms import ChangeForm, DayField, GovukForm
from goldenthread.inspections.models import DateKind, FindingKind, Kind, PracticeArea

GRADES = [
    ("", "Not judged, or not read"),
    ("outstanding", "Outstanding"),
    ("good", "Good"),
    ("requires_improvement", "Requires improvement to be good"),
    ("inadequate", "Inadequate"),
]
GRADE_WORDS = dict(GRADES)
PRACTICE_AREAS = [("", "No practice area"), *PracticeArea.choices]
KINDS_OF_FINDING = [*FindingKind.choices, ("", "Not a finding")]


class UploadForm(ChangeForm):
    file = forms.FileField(
        label="The inspector’s report, as PDF",
        help_text="As Ofsted sent it, at most 25 MB. It is read on this machine only.",
        error_messages={"required": "Choose the report’s PDF file."},
    )


class HeadForm(GovukForm):
    """What stands at the head of a report, and the two dates that it does not print."""

    kind = forms.ChoiceField(label="What kind of inspection was it?", choices=Kind)
    inspection_start = DayField(label="First day of the inspection", required=False)
    inspection_end = DayField(label="Last day of the inspection", required=False)
    lead_inspector = forms.CharField(label="Lead inspector", required=False, max_length=120)
    received = DayField(
        label="Day the council received the report",
        required=False,
        help_text="The 70 working days count from this day. Councils get the report before "
        "it is published.",
    )
    published = DayField(
        label="Day it was, or will be, published",
        required=False,
        help_text="Until then only you and the readers whom you name can see this inspection.",
    )
    statement_due = DayField(
        label="Day the action plan is due, if a letter states one", required=False
    )

    def dates(self) -> dict[str, Any]:
        """The dates that were given, by `DateKind`."""
        names = {
            DateKind.RECEIVED: "received",
            DateKind.PUBLISHED: "published",
            DateKind.STATEMENT_DUE: "statement_due",
        }
        values = {kind.value: self.cleaned_data[name] for kind, name in names.items()}
        return {kind: on for kind, on in values.items() if on}


class JudgementForm(GovukForm):
    area = forms.CharField(label="Judgement", max_length=200, required=False)
    grade = forms.ChoiceField(label="Grade", choices=GRADES, required=False)


class FindingRowForm(GovukForm):
    text = forms.CharField(label="Words", widget=forms.Textarea, required=False)
    kind = forms.ChoiceField(label="Kind", choices=KINDS_OF_FINDING, required=False)
    practice_area = forms.ChoiceField(label="Practice area", choices=PRACTICE_AREAS, required=False)
    confirmed = forms.BooleanField(label="Checked beside the page", required=False)


class CheckForm(ChangeForm):
    """The submission itself; its rows are forms of their own."""


class DateForm(ChangeForm):
    """One date of an inspection."""

    on = DayField(label="Day", required=False, help_text="Leave empty to take the date back.")
    source = forms.CharField(
        label="Where the date comes from",
        required=False,
        max_length=300,
        help_text="For example: the inspector’s letter of 6 January.",
    )


class ReaderForm(ChangeForm):
    person = forms.ModelChoiceField(label="Person", queryset=Person.objects.none())

    def __init__(self, *args: Any, authority: int, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["person"].queryset = people_of(authority)  # type: ignore[attr-defined]


class FindingForm(ChangeForm):
    kind = forms.ChoiceField(label="Kind", choices=FindingKind)
    text = forms.CharField(label="Words, as the report has them", widget=forms.Textarea)
    practice_area = forms.ChoiceField(label="Practice area", choices=PRACTICE_AREAS, required=False)
    confirmed = forms.BooleanField(label="Checked beside the page", required=False)
