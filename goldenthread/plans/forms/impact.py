"""Forms of evidence and impact."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property
from typing import Any

from django import forms
from markupsafe import Markup

from goldenthread.core import clock
from goldenthread.core.days import long_date
from goldenthread.core.forms import ChangeForm, DayField
from goldenthread.core.templating import call
from goldenthread.plans.changes import ImpactInput, evidence_of, item_of, standing_of
from goldenthread.plans.changes.impact import Subject
from goldenthread.plans.models import EvidenceKind, EvidenceMarking
from goldenthread.plans.models.choices import IMPACT
from goldenthread.plans.ratings import in_force
from goldenthread.plans.standard import Case, reached

NO_CHILD = "Do not name or describe a child."


class ImpactForm(ChangeForm):
    """An assessment: the evidence ticked, the rating, why, the day, when to look again."""

    evidence = forms.MultipleChoiceField(required=False, widget=forms.CheckboxSelectMultiple)
    rating = forms.ChoiceField(
        label="2. Impact: what does it show?",
        choices=lambda: [(code, in_force().impact.word(code)) for code, _ in IMPACT],
        widget=forms.RadioSelect,
        error_messages={"required": "Choose an impact rating."},
    )
    below_standard = forms.CharField(
        label="Why do you judge it so, above what this evidence shows?",
        required=False,
        max_length=2000,
        widget=forms.Textarea,
        help_text="Your reason is shown with the rating, which is labelled “assessor’s judgement” "
        f"wherever it appears. {NO_CHILD}",
    )
    rationale = forms.CharField(
        label="3. Why? Say what you saw and what you could not see",
        max_length=5000,
        widget=forms.Textarea,
        help_text=f"The board will read this. {NO_CHILD}",
        error_messages={"required": "Say what you saw, and what you could not see."},
    )
    on = DayField(
        label="4. Day assessed",
        help_text="Today, or the earlier day on which you looked. Only evidence up to then counts.",
        error_messages={"required": "Enter the day on which you assessed impact."},
    )
    look_again_on = DayField(label="5. When should impact be looked at again?", required=False)

    def __init__(self, *args: Any, subject: Subject, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.standing = standing_of(subject)
        self.rows = {str(row.pk): row for row in evidence_of(subject)}
        self.all = self.standing.case(list(self.rows.values()), clock.today())
        self.fields["evidence"].choices = [(pk, row.title) for pk, row in self.rows.items()]  # type: ignore[attr-defined]
        counting = [pk for pk, row in self.rows.items() if self.all.counts(item_of(row))]
        self.initial.update({"on": clock.today(), "evidence": counting})

    @property
    def ticked(self) -> list[Any]:
        """The evidence that is ticked, on the page as it stands."""
        return [self.rows[pk] for pk in self["evidence"].value() or [] if pk in self.rows]

    @cached_property
    def case(self) -> Case:
        """What the assessment rests on as ticked; ask for it once the form has been cleaned."""
        typed = self.cleaned_data.get("on") if self.is_bound else None
        return self.standing.case(self.ticked, typed or clock.today())

    def impact(self) -> ImpactInput:
        values = self.cleaned_data
        return ImpactInput(
            rating=values["rating"],
            rationale=values["rationale"],
            evidence=self.ticked,
            below_standard=values["below_standard"],
            look_again_on=values["look_again_on"],
        )

    @property
    def asks_reason(self) -> bool:
        """The rating is below the standard, or was when the page was last sent."""
        return self.is_bound and bool(
            self.errors.get("below_standard") or self["below_standard"].value()
        )

    def summary(self, shown: str | None = None) -> Markup:
        """Below the standard the error offers three ways on, each with its link."""
        if not self.is_bound or "below_standard" not in self.errors:
            return super().summary(shown)
        return call(
            "error-summary",
            {
                "titleText": f"You cannot record {self._word} yet without a reason",
                "descriptionText": self._error("below_standard"),
                "errorList": self._ways(),
            },
        )

    @property
    def _word(self) -> str:
        return in_force().impact.word(self.cleaned_data["rating"]).lower()

    def _ways(self) -> list[dict[str, str]]:
        best = reached(self.case)
        other = (
            f"Record {in_force().impact.word(best).lower()}, which has what it needs"
            if best
            else ""
        )
        return [
            {"text": "Tick or add the evidence that is missing", "href": "#id_evidence"},
            {"text": other or "Choose another rating", "href": "#id_rating"},
            {"text": "Write why you judge it so all the same", "href": "#id_below_standard"},
        ]


def _file() -> forms.FileField:
    return forms.FileField(
        label="File",
        required=False,
        help_text="PDF, Word, Excel, CSV, HTML, PNG, JPEG or plain text, at most 25 MB. "
        "The two highest impact ratings need a copy held here.",
    )


def _link() -> forms.URLField:
    return forms.URLField(
        label="Or a link",
        required=False,
        assume_scheme="https",
        max_length=500,
        error_messages={"invalid": "Enter a link that begins with https://"},
    )


def _review_by() -> DayField:
    return DayField(
        label="Until when is it in date?",
        required=False,
        help_text="After that day it counts for no assessment until it is reviewed or replaced.",
    )


class FileOrLink(ChangeForm):
    """A form with a file or a link: one of the two."""

    def clean(self) -> dict[str, Any]:
        values = super().clean() or self.cleaned_data
        if "file" in values and "url" in values and bool(values["file"]) == bool(values["url"]):
            self.add_error("file", "Choose a file or give a link: one of the two.")
        return values


class ChangeEvidenceForm(ChangeForm):
    """What a piece of evidence says of itself, until when it is in date, who may see it."""

    kind = forms.ChoiceField(
        label="What kind of evidence is it?", choices=EvidenceKind, widget=forms.RadioSelect
    )
    title = forms.CharField(label="What is it?", max_length=200)
    dated_on = DayField(
        label="What day is it from?",
        help_text="The day that it tells of, not the day on which it is added.",
    )
    note = forms.CharField(
        label="Note",
        required=False,
        max_length=2000,
        widget=forms.Textarea,
        help_text=f"What it shows, and how many children it is about. {NO_CHILD}",
    )
    practice_area = forms.ChoiceField(label="Practice area", required=False)
    review_by = _review_by()
    marking = forms.ChoiceField(
        label="Who may see it?",
        choices=EvidenceMarking,
        widget=forms.RadioSelect,
        initial=EvidenceMarking.INTERNAL,
    )
    marking_why = forms.CharField(
        label="Why is it exempt?",
        required=False,
        max_length=500,
        help_text="Needed where it is exempt.",
    )

    def __init__(self, *args: Any, areas: Sequence[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["practice_area"].choices = areas  # type: ignore[attr-defined]


class EvidenceForm(ChangeEvidenceForm, FileOrLink):
    """One piece of evidence: what it is, and a file or a link."""

    file = _file()
    url = _link()


class RenewForm(FileOrLink):
    """A newer file or link of evidence that is here."""

    why = forms.CharField(
        label="What is different in it?",
        max_length=500,
        error_messages={"required": "Say what is different in it."},
    )
    dated_on = DayField(
        label="What day is it from?", error_messages={"required": "Enter the day that it is from."}
    )
    review_by = _review_by()
    file = _file()
    url = _link()


class UseAgainForm(ChangeForm):
    """Evidence that is here already, to be used for one action more."""

    evidence = forms.TypedMultipleChoiceField(
        label="Which of it shows something about this action?",
        coerce=int,
        widget=forms.CheckboxSelectMultiple,
        error_messages={
            "required": "Tick at least one piece of evidence.",
            "invalid_choice": "What you chose is no longer offered. Choose again.",
        },
    )

    def __init__(self, *args: Any, rows: Sequence[Any], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["evidence"].choices = [(str(row.pk), row.title) for row in rows]  # type: ignore[attr-defined]
        self.hints = {
            str(row.pk): f"{row.kind_words}, {long_date(row.dated_on)}. "
            f"Used for {', '.join(use.label for use in row.uses) or 'nothing now'}"
            for row in rows
        }


class UseForm(ChangeForm):
    """For what else a piece of evidence is used."""

    subject = forms.ChoiceField(label="Use it for", choices=())

    def __init__(self, *args: Any, targets: Sequence[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["subject"].choices = [("", "Choose one"), *targets]  # type: ignore[attr-defined]
