"""Forms of a plan that is brought in: its file, the questions of each step, its rows."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from typing import Any, ClassVar

from django import forms

from goldenthread.core.forms import ChangeForm, DayField
from goldenthread.imports.asking import Question
from goldenthread.plans.forms.editing import GONE, ActionForm

PICTURES = (".png", ".jpg", ".jpeg")  # kinds that we keep, in which nothing can be read
NO_PICTURE = (
    "A picture cannot be read as a plan. Choose the Word, Excel, CSV or PDF file that it was made "
    "from."
)
MOST_PASTED = 400_000
type Choices = Sequence[tuple[str, str]]


class BeginForm(ChangeForm):
    file = forms.FileField(
        label="The plan’s file",
        required=False,
        help_text="Word (.docx), Excel (.xlsx, .xls), OpenDocument (.ods), CSV, PDF with text, or "
        "a saved web page; at most 25 MB. It is read on this machine and goes nowhere else.",
        error_messages={"empty": "The file is empty. Choose the plan’s file."},
    )
    pasted = forms.CharField(
        label="Or paste the table here",
        required=False,
        max_length=MOST_PASTED,
        widget=forms.Textarea,
        strip=False,
        help_text="From Word, Excel, an e-mail or a web page, with its headings.",
    )
    sheet = forms.CharField(
        label="Only one sheet",
        required=False,
        max_length=100,
        help_text="Leave it empty, unless the file holds two plans: then the name of the sheet, or "
        "the heading over the table, of the one to read.",
        error_messages={"max_length": "Enter the sheet’s name in at most 100 characters."},
    )
    plan = forms.ChoiceField(
        label="What is it?",
        required=False,
        widget=forms.RadioSelect,
        error_messages=GONE,
    )

    def __init__(self, *args: Any, plans: Choices, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.sheets = plans
        newer = [(key, f"A newer version of “{title}”, or its export") for key, title in plans]
        self.fields["plan"].choices = [("", "A plan that is not here yet"), *newer]  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        data: dict[str, Any] = super().clean() or self.cleaned_data
        file, pasted = data.get("file"), (data.get("pasted") or "").strip()
        if file and file.name.lower().endswith(PICTURES):
            self.add_error("file", NO_PICTURE)
        if not self.errors and bool(file) == bool(pasted):
            self.add_error("file", "Choose the plan’s file, or paste its table: one of the two.")
        return data


class StepForm(ChangeForm):
    """The questions of one step, as fields q0, q1… in their order."""

    def __init__(self, *args: Any, questions: Sequence[Question], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.questions = questions
        for number, question in enumerate(questions):
            self.fields[f"q{number}"] = _FIELDS[question.kind](question)

    def answers(self) -> dict[str, Any]:
        """By the key of each question, its answer as plain values."""
        said = self.cleaned_data
        return {each.key: _plain(said[f"q{n}"]) for n, each in enumerate(self.questions)}


def _plain(value: Any) -> Any:
    return value.isoformat() if isinstance(value, date) else "" if value is None else value


def _choice(question: Question) -> forms.Field:
    return forms.ChoiceField(
        label=question.label,
        choices=question.options,
        required=question.needed,
        initial=str(question.value),
        help_text=question.told,
        error_messages={"required": f"Choose an answer: {question.label}", **GONE},
    )


def _choices(question: Question) -> forms.Field:
    return forms.MultipleChoiceField(
        label=question.label,
        choices=question.options,
        required=question.needed,
        initial=question.value,
        widget=forms.CheckboxSelectMultiple,
        help_text=question.told,
        error_messages=GONE,
    )


def _day(question: Question) -> forms.Field:
    return DayField(
        label=question.label,
        required=question.needed,
        initial=date.fromisoformat(question.value) if question.value else None,
        help_text=question.told,
        error_messages={"required": f"Enter the day: {question.label}."},
    )


def _text(question: Question) -> forms.Field:
    most = 40 if question.key == "level_name" else 200
    return forms.CharField(
        label=question.label,
        max_length=most,
        required=question.needed,
        initial=question.value,
        help_text=question.told,
        error_messages={"required": f"Enter an answer: {question.label}"},
    )


def _tick(question: Question) -> forms.Field:
    return forms.BooleanField(
        label=question.label,
        required=question.needed,
        initial=bool(question.value),
        error_messages={"required": "Look at this, and tick that you have."},
    )


_FIELDS: dict[str, Callable[[Question], forms.Field]] = {
    "choice": _choice,
    "choices": _choices,
    "day": _day,
    "text": _text,
    "tick": _tick,
}


class RowsForm(ChangeForm):
    """Which of the rows on a page are left out."""

    out = forms.TypedMultipleChoiceField(
        label="Leave out",
        required=False,
        coerce=int,
        error_messages={"invalid_choice": "This row is not on the page. Reload it."},
    )

    def __init__(self, *args: Any, rows: Sequence[int], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["out"].choices = [(n, str(n)) for n in rows]  # type: ignore[attr-defined]


class SaveForm(ChangeForm):
    confirm = forms.BooleanField(
        label="I have looked at what the file became",
        error_messages={"required": "Look at the rows, and tick that you have."},
    )


def _ticks(label: str) -> forms.MultipleChoiceField:
    gone = {"invalid_choice": "The plan has changed meanwhile. Look again."}
    return forms.MultipleChoiceField(label=label, required=False, error_messages=gone)


class TicksForm(ChangeForm):
    """What is ticked of what a page offers, by their keys, in the field named `TICKED`."""

    TICKED: ClassVar[str]

    def __init__(self, *args: Any, keys: Sequence[str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields[self.TICKED].choices = [(key, key) for key in keys]  # type: ignore[attr-defined]


class CompareForm(TicksForm):
    """Which of the changes of a newer file are accepted."""

    TICKED = "accept"
    accept = _ticks("Accept")
    why = forms.CharField(
        label="Why are they withdrawn?", required=False, max_length=1000, widget=forms.Textarea
    )
    decided_by = forms.CharField(
        label="Who decided it?",
        required=False,
        max_length=200,
        help_text="A person’s post, or a board or committee.",
    )

    def clean(self) -> dict[str, Any]:
        data: dict[str, Any] = super().clean() or self.cleaned_data
        if any(key.startswith("gone-") for key in data.get("accept", ())):
            if not (data.get("why") or "").strip():
                self.add_error("why", "Say why the actions are withdrawn.")
            if not (data.get("decided_by") or "").strip():
                self.add_error("decided_by", "Say who decided to withdraw them.")
        return data


class MeetForm(TicksForm):
    """Which actions answer which findings."""

    TICKED = "link"
    link = _ticks("Answers")


class WithdrawForm(ChangeForm):
    why = forms.CharField(
        label="Why is it taken back?",
        max_length=1000,
        widget=forms.Textarea,
        error_messages={"required": "Say why it is taken back."},
    )


class RuleForm(ChangeForm):
    """How a rule of the plan check is used; its limits are fields by their names."""

    use = forms.ChoiceField(
        label="Is the rule used?",
        choices=[("on", "It is used"), ("off", "It is switched off")],
        widget=forms.RadioSelect,
        error_messages={"required": "Choose whether the rule is used."},
    )
    reason = forms.CharField(
        label="Why?",
        max_length=1000,
        widget=forms.Textarea,
        help_text="It stands wherever the rule is listed.",
        error_messages={"required": "Say why: it stands wherever the rule is listed."},
    )

    def __init__(self, *args: Any, limits: Mapping[str, int], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.limits = limits
        for name, usual in limits.items():
            self.fields[name] = forms.IntegerField(
                label=f"{name.replace('_', ' ').capitalize()}: {usual} as it comes",
                min_value=0,
                max_value=10_000,
            )

    def said(self) -> dict[str, Any]:
        """What was typed, for the verb."""
        data = self.cleaned_data
        limits = {name: data[name] for name in self.limits}
        return {"is_off": data["use"] == "off", "limits": limits, "reason": data["reason"]}


class RowForm(ActionForm):
    """The form of an action's page, for one row of a file; what may identify a child was asked of
    the file as a whole."""

    ASKS = False


def day_parts(name: str, day: date | None) -> dict[str, Any]:
    """A day as the three boxes of a form send it."""
    said = (day.day, day.month, day.year) if day else ("", "", "")
    return {
        f"{name}_{part}": str(v) for part, v in zip(("day", "month", "year"), said, strict=True)
    }
