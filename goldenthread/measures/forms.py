"""Forms for measures: what they count, targets, figures, rebases, and how charts are reckoned."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import fields
from datetime import date
from decimal import Decimal
from typing import Any

from django import forms

from goldenthread.accounts.members import people_with
from goldenthread.accounts.models import Person
from goldenthread.core.forms import ChangeForm, DayField, GovukForm
from goldenthread.ledger.models import Authority
from goldenthread.ledger.moments import Moment
from goldenthread.measures.areas import areas_of
from goldenthread.measures.models import Definition, Polarity, ReadingStatus, TargetForm
from goldenthread.measures.periods import FREQUENCIES, Frequency, period_words
from goldenthread.measures.permissions import KEEPERS, OWNERS
from goldenthread.measures.read import Known
from goldenthread.measures.rules import Figure, MeasureInput
from goldenthread.measures.spc import FEWEST_FOR_ICONS, Screening, Settings
from goldenthread.measures.units import UNITS, plain, read_number

CHOOSE = ("", "Choose a post")
GONE = {"invalid_choice": "What you chose is no longer offered. Choose again."}


class NumberField(forms.CharField):
    """A number as it is typed: "19.5", "1,250"; Decimal or None."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(max_length=30, **kwargs)

    def prepare_value(self, value: Any) -> Any:
        return plain(value, 4) if isinstance(value, Decimal) else value

    def clean(self, value: Any) -> Decimal | None:
        try:
            return read_number(super().clean(value))
        except ValueError as problem:
            raise forms.ValidationError(f"{self.label}: {problem}") from None


def _line(label: str, length: int, **more: Any) -> forms.CharField:
    return forms.CharField(label=label, max_length=length, **more)


def _must(sentence: str) -> dict[str, Any]:
    return {"error_messages": GONE | {"required": sentence}}


class MeasureForm(ChangeForm):
    """What a measure counts, who owns it, and where it began."""

    reference = _line(
        "Reference", 20, **_must("Give the measure a reference."), help_text="For example M2.1."
    )
    name = _line("Name", 200, **_must("Enter the name of the measure."))
    unit = forms.ChoiceField(label="Figures are in", choices=list(UNITS.items()))
    numerator = _line("What is counted", 300, required=False, help_text="The numerator.")
    denominator = _line(
        "Out of what", 300, required=False, help_text="The denominator, where there is one."
    )
    polarity = forms.ChoiceField(
        label="Which way is better?",
        choices=Polarity.choices,
        widget=forms.RadioSelect,
        **_must("Choose which way is better."),
    )
    caution = _line(
        "What to beware of",
        200,
        required=False,
        help_text="For example: a very low figure can mean a high threshold.",
    )
    frequency = forms.ChoiceField(
        label="Figures are given",
        choices=list(FREQUENCIES.items()),
        widget=forms.RadioSelect,
        **_must("Choose how often figures are given."),
    )
    source = _line("Source", 200, required=False, help_text="The return or system they come from.")
    timescale = _line("Timescale that the law or guidance sets", 200, required=False)
    owner = forms.ChoiceField(
        label="Owner", required=False, help_text="Who enters its figures.", error_messages=GONE
    )
    baseline = NumberField(label="Baseline", required=False, help_text="Where it began.")
    baseline_on = DayField(label="Date of the baseline", required=False)
    practice_area = forms.ChoiceField(label="Practice area", required=False, error_messages=GONE)
    tolerance = NumberField(
        label="Tolerance",
        required=False,
        help_text="How far beside its target a figure may be and count as near it.",
    )

    def __init__(self, *args: Any, authority: Authority, stands: Any = None, **kw: Any) -> None:
        kept = getattr(stands, "owner_id", None)
        may = people_with(authority, *OWNERS, *KEEPERS, also=[kept])
        self.people = {str(person.pk): person for person in may}
        super().__init__(*args, **kw)
        now, stood = Moment.latest(), getattr(stands, "practice_area", "")
        areas = dict(areas_of(authority, now, offered=True))
        if stood and stood not in areas:
            areas[stood] = dict(areas_of(authority, now)).get(stood, stood)
        area: Any = self.fields["practice_area"]
        area.choices = [("", "Not chosen"), *areas.items()]
        owner: Any = self.fields["owner"]
        owner.choices = [CHOOSE, *((key, person.post) for key, person in self.people.items())]

    def measure(self) -> MeasureInput:
        said = {name: self.cleaned_data[name] for name in INPUTS}
        owner: Person | None = self.people.get(said.pop("owner"))
        return MeasureInput(**said, owner=owner)


INPUTS = [each.name for each in fields(MeasureInput)]


def said_of(definition: Definition) -> dict[str, Any]:
    """What a form begins with to change a measure."""
    said = {name: getattr(definition, name) for name in INPUTS}
    return said | {"owner": definition.owner_id or "", "present": definition.present}


class ChangeMeasureForm(MeasureForm):
    present = forms.BooleanField(
        label="It is still measured",
        required=False,
        help_text="Without a tick it is in no list from today on; its figures stay.",
    )


class TargetBoxes(ChangeForm):
    """What to reach by when."""

    form = forms.ChoiceField(
        label="The figure is to be",
        choices=TargetForm.choices,
        widget=forms.RadioSelect,
        **_must("Choose what the figure is to be."),
    )
    value = NumberField(
        label="Value",
        required=False,
        help_text="Leave it empty where others’ figures are to be reached, or none.",
    )
    upto = NumberField(
        label="Second value", required=False, help_text="Only where it is to lie between two."
    )
    due = DayField(label="By", **_must("Enter the day by which it is to be reached."))
    source = _line(
        "Where it comes from",
        200,
        required=False,
        help_text="For example: Improvement Board, 14 May 2026; or neighbours’ median of 2025.",
    )


class TakeBackForm(ChangeForm):
    """Take back the target of a day."""

    ASKS = False

    due = forms.DateField(widget=forms.HiddenInput)


class RebaseForm(ChangeForm):
    """Where limits begin anew, and why."""

    period = forms.ChoiceField(
        label="Limits begin anew with", **_must("Choose where limits begin anew.")
    )
    reason = forms.CharField(
        label="What changed then?",
        max_length=2000,
        widget=forms.Textarea,
        **_must("Say what changed, so that limits begin anew."),
        help_text="What was done, and why it is to last. A better run alone is no reason.",
    )

    def __init__(self, *args: Any, periods: Sequence[tuple[date, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        shown: Any = self.fields["period"]
        shown.choices = [("", "Choose"), *((day.isoformat(), words) for day, words in periods)]


def _points(label: str, least: int, **more: Any) -> forms.IntegerField:
    return forms.IntegerField(label=label, min_value=least, max_value=60, **more)


class ChartForm(ChangeForm):
    """How a chart is reckoned."""

    ASKS = False

    shift = _points(
        "Points in a run", 3, required=False, help_text="Empty: runs are not looked for."
    )
    trend = _points(
        "Points in a trend", 3, required=False, help_text="Empty: trends are not looked for."
    )
    two_of_three = forms.BooleanField(label="Two of three points near a limit", required=False)
    screening = forms.ChoiceField(
        label="Large jumps from one figure to the next",
        choices=[
            (Screening.OFF.value, "Count towards the limits, as in NHS England’s tool"),
            (Screening.ON.value, "Are left out of the limits, as in NHSRplotthedots"),
        ],
        widget=forms.RadioSelect,
        **_must("Choose what becomes of large jumps."),
    )
    fix_after = _points(
        "Make limits from the first points only",
        12,
        required=False,
        help_text="How many, from 12. Empty: from all of them.",
    )
    icons_from = _points(
        "Figures before anything is said",
        7,
        help_text=f"{FEWEST_FOR_ICONS} in NHS England’s tool.",
        **_must("Enter how many figures are needed."),
    )

    def settings(self) -> Settings:
        said = self.values()
        return Settings(**said | {"screening": Screening(said["screening"])})


class FigureRow(GovukForm):
    """One period of the grid."""

    value = NumberField(label="Figure", required=False)
    numerator = NumberField(label="Count", required=False)
    denominator = NumberField(label="Out of", required=False)
    status = forms.ChoiceField(
        label="Figure is",
        required=False,
        choices=[
            (ReadingStatus.FINAL.value, "Final"),
            (ReadingStatus.PROVISIONAL.value, "Provisional"),
            (ReadingStatus.MISSING.value, "Missing"),
        ],
    )
    commentary = _line("Commentary", 500, required=False)

    def text_of(self, name: str) -> str:
        return str(self[name].value() or "") if self.is_bound else self._begun(name)

    def _begun(self, name: str) -> str:
        value = self.fields[name].prepare_value(self.initial.get(name))
        return "" if value is None else str(value)

    def error_of(self, name: str) -> str:
        return self._error(name)

    @property
    def is_filled(self) -> bool:
        """Whether anything stands in it that did not stand there before."""
        typed = ("value", "numerator", "denominator", "commentary")
        return any(self.text_of(name).strip() != self._begun(name) for name in typed) or (
            self.text_of("status") != self._begun("status")
        )

    def figure(self, period: date) -> Figure:
        said = self.cleaned_data
        shown, counts = said["value"], (said["numerator"], said["denominator"])
        changed = counts != (self.initial.get("numerator"), self.initial.get("denominator"))
        # A figure that the counts made before gives way to what new counts make.
        made = None if changed and shown == self.initial.get("value") else shown
        return Figure(period, made, *counts, said["status"], said["commentary"])


class FiguresForm(ChangeForm):
    """The grid of one measure: a row for each of its latest periods."""

    def __init__(
        self,
        *args: Any,
        periods: Sequence[date],
        frequency: str,
        known: Mapping[date, Known],
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        data = args[0] if args else None
        self.rows = [
            (
                period,
                period_words(period, Frequency(frequency)),
                FigureRow(data, prefix=f"p{period:%Y%m}", initial=_begin(known.get(period))),
            )
            for period in periods
        ]

    def filled(self) -> list[tuple[date, FigureRow]]:
        return [(period, row) for period, _, row in self.rows if row.is_filled]

    def is_whole(self) -> bool:
        """Whether it and every row in which something was written are valid."""
        whole = self.is_valid_with(row for _, row in self.filled())
        if not whole and not self.errors:
            self.add_error(None, "Some rows cannot be read. What is wrong stands beside them.")
        return whole

    def error_rows(self, shown: str | None = None) -> list[dict[str, str]]:
        rows = [
            error | {"text": f"{words}: {error['text']}"}
            for _, words, row in self.rows
            if row.is_filled
            for error in row.error_rows(shown)
        ]
        return [*super().error_rows(shown), *rows]

    def figures(self) -> list[Figure]:
        return [row.figure(period) for period, row in self.filled()]


def _begin(known: Known | None) -> dict[str, Any]:
    if known is None:
        return {"status": ReadingStatus.FINAL.value}
    now = known.now
    status = ReadingStatus.FINAL if now.status == ReadingStatus.REVISED else now.status
    said = {name: getattr(now, name) for name in ("value", "numerator", "denominator")}
    return said | {"status": str(status), "commentary": now.commentary}


class EnterForm(ChangeForm):
    """Rows copied from a spreadsheet, or a file of them."""

    rows = forms.CharField(
        label="Paste rows from Excel",
        required=False,
        max_length=400_000,
        widget=forms.Textarea,
        help_text="With the row of headings. Columns: measure, period, figure, numerator, "
        "denominator, status, commentary. Any order; leave out what you do not have.",
    )
    file = forms.FileField(
        label="Or choose a file", required=False, help_text="Excel (.xlsx) or CSV, first sheet."
    )
    period = _line(
        "Period of rows that name none",
        30,
        required=False,
        help_text="For example October 2026, if you paste a month without a column for it.",
    )

    def put_rows(self, text: str) -> None:
        """Let the rows of a file stand where pasted ones do."""
        data: Any = self.data
        self.data = data.copy()
        self.data["rows"] = self.cleaned_data["rows"] = text  # type: ignore[index]
