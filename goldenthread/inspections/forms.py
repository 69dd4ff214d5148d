"""Forms about inspections."""

from __future__ import annotations

from typing import Any

from django import forms

from goldenthread.accounts.members import people_of
from goldenthread.accounts.models import Person
from goldenthread.core.forms import ChangeForm, DayField, GovukForm
from goldenthread.inspections.models import (
    FindingKind,
    Grade,
    Kind,
    Outcome,
    Verdict,
)
from goldenthread.inspections.passages import Passage
from goldenthread.ledger.models import Authority

GRADES = [("", "No grade, or not read"), *Grade.choices]
type Choices = list[tuple[str, str]]
OUTCOMES = [("", "Not told"), *Outcome.choices]
KINDS_OF_FINDING = [*FindingKind.choices, ("", "Not a finding")]
MOST_WORDS = 6000


class UploadForm(ChangeForm):
    file = forms.FileField(
        label="The inspector’s report, as PDF",
        help_text="As Ofsted sent it, at most 25 MB. It is read on this machine and goes nowhere "
        "else.",
        error_messages={
            "required": "Choose the report’s PDF file.",
            "empty": "The file is empty. Choose the report’s PDF file.",
        },
    )
    again = forms.BooleanField(
        label="Take the same file once more, as another inspection", required=False
    )


class ByHandForm(UploadForm):
    file = forms.FileField(
        label="The report as PDF, to keep with the inspection",
        required=False,
        error_messages={"empty": "The file is empty. Choose another, or none."},
    )


class HeadForm(GovukForm):
    """What stands at the head of a report, and the dates that it does not print."""

    kind = forms.ChoiceField(
        label="What kind of inspection was it?",
        choices=[("", "Choose the kind"), *Kind.choices],
        required=False,
    )
    inspection_start = DayField(label="First day of the inspection", required=False)
    inspection_end = DayField(label="Last day of the inspection", required=False)
    lead_inspector = forms.CharField(label="Lead inspector", required=False, max_length=120)
    outcome_code = forms.ChoiceField(label="Outcome", choices=OUTCOMES, required=False)
    received = DayField(
        label="Day the council received the report",
        required=False,
        help_text="The 70 working days count from this day. Councils get the report before it is "
        "published, so the report does not say it.",
    )
    published = DayField(
        label="Day it was, or will be, published",
        required=False,
        help_text="Until then only you and the readers named below can see this inspection.",
    )
    statement_due = DayField(
        label="Day the action plan is due, if a letter states one", required=False
    )
    readers = forms.ModelMultipleChoiceField(
        label="Who else may read it until it is published?",
        queryset=Person.objects.none(),
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )

    def __init__(self, *args: Any, authority: Authority, reader: Person | None, **kw: Any) -> None:
        super().__init__(*args, **kw)
        others = people_of(authority.pk)
        if reader is not None:
            others = others.exclude(pk=reader.pk)
        self.fields["readers"].queryset = others  # type: ignore[attr-defined]


class JudgementForm(GovukForm):
    area = forms.CharField(label="What was judged", max_length=200, required=False)
    grade = forms.ChoiceField(label="Grade", choices=GRADES, required=False)


class FindingRowForm(GovukForm):
    text = forms.CharField(
        label="Words", widget=forms.Textarea, required=False, max_length=MOST_WORDS
    )
    kind = forms.ChoiceField(label="Kind", choices=KINDS_OF_FINDING, required=False)
    practice_area = forms.ChoiceField(label="Practice area", required=False)
    heading = forms.CharField(label="Heading above it", required=False, max_length=400)
    bodies = forms.CharField(
        label="Who is responsible, as the report says", required=False, max_length=MOST_WORDS
    )
    of_board = forms.BooleanField(
        label="It is on the safeguarding children board (LSCB), not on the council", required=False
    )
    confirmed = forms.BooleanField(required=False)

    def __init__(self, *args: Any, number: int, areas: Choices, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["practice_area"].choices = areas  # type: ignore[attr-defined]
        self["confirmed"].label = f"Finding {number} is right, checked beside the page"
        self["text"].label = f"Words of finding {number}"


class CheckForm(ChangeForm):
    """The submission itself; its rows are forms of their own.

    `shape` is the draft's, so that rows which moved meanwhile are not mixed up.
    """

    shape = forms.IntegerField(widget=forms.HiddenInput, min_value=0)
    another = forms.BooleanField(label="The report is about another authority", required=False)


class PassagesForm(ChangeForm):
    """Words of one page of a report, to be ticked; the button says what they are."""

    ticked = forms.MultipleChoiceField(
        label="Words of this page, sentence by sentence",
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": "Tick the words that make the finding."},
    )
    kind = forms.ChoiceField(choices=FindingKind)

    def __init__(self, *args: Any, passages: dict[str, Passage], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choices = [(at, passage.text) for at, passage in passages.items()]
        self.fields["ticked"].choices = choices  # type: ignore[attr-defined]


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
    """Name a person, or (`remove`) take one back; one of the two."""

    person = forms.ModelChoiceField(
        label="Who else may read it?",
        queryset=Person.objects.none(),
        empty_label="Choose a post",
        error_messages={"required": "Choose who may read it."},
    )

    def __init__(self, *args: Any, authority: Authority, named: list[Person], **kw: Any) -> None:
        super().__init__(*args, **kw)
        people = people_of(authority.pk)
        self.fields["person"].queryset = people  # type: ignore[attr-defined]
        self.fields["person"].choices = [  # type: ignore[attr-defined]
            ("", "Choose a post"),
            *((person.pk, person.post) for person in people if person not in named),
        ]


class WithArea(ChangeForm):
    """A form about a finding; `areas` are the choices of its practice area."""

    practice_area = forms.ChoiceField(label="Practice area", required=False)

    def __init__(self, *args: Any, areas: Choices, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["practice_area"].choices = areas  # type: ignore[attr-defined]


class FindingForm(WithArea):
    """A finding that was missed when the report was read."""

    kind = forms.ChoiceField(label="Kind", choices=FindingKind)
    text = forms.CharField(
        label="Words, as the report has them", widget=forms.Textarea, max_length=MOST_WORDS
    )


class CorrectionForm(WithArea):
    """A finding's words, compared with the page."""

    text = forms.CharField(
        label="Words, as the report has them", widget=forms.Textarea, max_length=MOST_WORDS
    )
    confirmed = forms.BooleanField(label="Checked beside the page", required=False)


class RepeatForm(ChangeForm):
    """Whether a finding repeats an earlier one. The button says what; "" takes it back."""

    earlier = forms.ChoiceField(label="Another earlier finding that says the same")
    verdict = forms.ChoiceField(choices=[*Verdict.choices, ("", "")], required=False)

    def __init__(self, *args: Any, earlier: list[tuple[int, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choices = [("", "Choose a finding"), *earlier]
        self.fields["earlier"].choices = choices  # type: ignore[attr-defined]


class AreaRowForm(GovukForm):
    """One practice area of the list: its word, and whether it is still offered."""

    word = forms.CharField(
        label="Practice area", max_length=60, error_messages={"required": "Enter a word for it."}
    )
    offered = forms.BooleanField(label="Offered", required=False)


class AreasForm(ChangeForm):
    """The list of practice areas; its rows are forms of their own."""

    added = forms.CharField(
        label="New practice areas",
        widget=forms.Textarea,
        required=False,
        max_length=1000,
        help_text="One on each line. They are added at the end.",
    )
