"""Forms that change a plan: its settings, stage, priorities, actions and what it answers."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

from django import forms

from goldenthread.core.forms import ChangeForm, DayField
from goldenthread.core.templating import long_date
from goldenthread.inspections.models import Finding
from goldenthread.plans.changes import ActionInput, PlanInput, PriorityInput
from goldenthread.plans.forms.choices import ActionChoices, Rows
from goldenthread.plans.forms.dates import DueField
from goldenthread.plans.models import AgreedBy, ImpactLevel, Stage
from goldenthread.plans.periods import CADENCES

GONE = {"invalid_choice": "What you chose is no longer offered. Choose again."}


def text(label: str, length: int, *, missing: str = "", **more: Any) -> forms.CharField:
    """A line of text; `missing` says what to do where it is empty and its label does not."""
    return forms.CharField(label=label, max_length=length, **_asks(missing), **more)


def _asks(missing: str) -> dict[str, Any]:
    return {"error_messages": {"required": missing}} if missing else {}


def area(label: str, **more: Any) -> forms.CharField:
    return forms.CharField(label=label, max_length=4000, widget=forms.Textarea, **more)


def capitals(choices: Iterable[tuple[Any, Any]]) -> list[tuple[Any, str]]:
    """Choices that sentences hold in the middle, as they begin a line."""
    return [(value, f"{str(words)[:1].upper()}{str(words)[1:]}") for value, words in choices]


def offer(field: forms.Field, rows: Rows, words: Any, *first: tuple[str, str]) -> None:
    """Let a typed choice be one of the rows, or several."""
    field.choices = [*first, *((key, words(row)) for key, row in rows.items())]  # type: ignore[attr-defined]
    field.coerce = rows.__getitem__  # type: ignore[attr-defined]


def one_of(label: str, *, missing: str, **more: Any) -> forms.TypedChoiceField:
    said = GONE | {"required": missing}
    return forms.TypedChoiceField(label=label, empty_value=None, error_messages=said, **more)


def some_of(label: str, **more: Any) -> forms.TypedMultipleChoiceField:
    return forms.TypedMultipleChoiceField(
        label=label,
        required=False,
        empty_value=[],
        widget=forms.CheckboxSelectMultiple,
        error_messages=GONE,
        **more,
    )


def post_of(person: Any) -> str:
    return str(person.post)


CHOOSE = ("", "Choose a post")
NO_LEAD = "Choose the accountable lead."


class PlanForm(ChangeForm):
    title = text("Title of the plan", 200, missing="Enter the title of the plan.")
    level_name = text(
        "What does this plan call its priorities?",
        40,
        missing="Enter what this plan calls its priorities.",
        help_text="For example theme, objective or ambition. Write it in the singular.",
    )
    impact_level = forms.ChoiceField(
        label="Impact is assessed for",
        choices=capitals(ImpactLevel.choices),
        widget=forms.RadioSelect,
        **_asks("Choose for what impact is assessed."),
        help_text="Where this plan requires an impact rating. The others can have one too.",
    )
    dates_agreed_by = forms.ChoiceField(
        label="New due dates are agreed by",
        choices=capitals(AgreedBy.choices),
        widget=forms.RadioSelect,
        **_asks("Choose who agrees new due dates."),
        help_text="Requests that wait for an answer stay with whom they were asked of.",
    )
    board = text("Name of the board", 120, missing="Enter the name of the board.")
    committee = text("Name of the committee", 120, missing="Enter the name of the committee.")
    updates_due_day = forms.IntegerField(
        label="Working day by which updates are due",
        min_value=1,
        max_value=20,
        help_text="Of the month after: 10 is its tenth working day. From 1 to 20.",
    )
    cadence = forms.TypedChoiceField(
        label="Updates are given",
        choices=CADENCES.items(),
        coerce=int,
        widget=forms.RadioSelect,
        **_asks("Choose how often updates are given."),
        help_text="Periods of two or three months are those of the financial year.",
    )
    assess_within = forms.IntegerField(
        label="Months after completion by which impact is assessed first",
        min_value=1,
        max_value=12,
        help_text="Until then it is not yet due, afterwards overdue. From 1 to 12.",
    )

    def terms(self) -> PlanInput:
        return PlanInput(**self.values())


class StageForm(ChangeForm):
    """Make a plan live, or close it. `stage` is hidden: a page that is stale does what it said."""

    stage = forms.ChoiceField(
        choices=[(each.value, each.label) for each in (Stage.LIVE, Stage.CLOSED)],
        widget=forms.HiddenInput,
    )
    decided_by = text(
        "Who decided?",
        120,
        missing="Say who decided: the body, or the post.",
        help_text="The body or the post, such as Cabinet.",
    )
    on = DayField(label="Date of the decision", **_asks("Enter the date of the decision."))
    note = area("Note", required=False, help_text="For example the number of the minute.")

    def values(self) -> dict[str, Any]:
        return {name: value for name, value in super().values().items() if name != "confirm"}


class LiveForm(StageForm):
    confirm = forms.BooleanField(label="Yes, make this plan live")


class CloseForm(StageForm):
    confirm = forms.BooleanField(label="Yes, close this plan")


class PriorityForm(ChangeForm):
    number = forms.IntegerField(label="Number", min_value=1, max_value=99)
    title = text("Title", 200, missing="Enter the title.")
    outcome = area(
        "What will be better for children?",
        required=False,
        help_text="What children and families will notice when this has worked.",
    )
    lead = one_of("Accountable lead", missing=NO_LEAD)

    def __init__(self, *args: Any, people: Rows, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer(self.fields["lead"], people, post_of, CHOOSE)

    def terms(self) -> PriorityInput:
        return PriorityInput(**self.values())


class ActionForm(ChangeForm):
    reference = text(
        "Reference",
        20,
        missing="Enter the action’s reference, such as 1.4.",
        help_text="Never used twice in a plan.",
    )
    title = text("What is to be done?", 300, missing="Say what is to be done.")
    why = area("Why?", required=False, help_text="What inspectors found, or what is not working.")
    difference = area("What difference should it make for children?", required=False)
    priority = one_of("Priority", missing="Choose where the action stands.")
    lead = one_of(
        "Accountable lead",
        missing=NO_LEAD,
        help_text="Signs off completion and agrees new dates.",
    )
    owner = one_of(
        "Owner",
        missing="Choose the owner.",
        help_text="Answers for the work and gives the monthly update.",
    )
    deputy = one_of(
        "Deputy",
        missing="",
        required=False,
        help_text="Needed where the lead is also the owner: then the deputy signs off completion.",
    )
    practice_area = forms.ChoiceField(
        label="Practice area",
        required=False,
        error_messages=GONE,
        help_text="Where in the work with children and families it lies.",
    )
    partners = area("Partners", required=False, help_text="Organisations, one on each line.")
    starts_on = DayField(label="Start date", **_asks("Enter the start date."))
    due_on = DueField(label="Due date", **_asks("Enter the due date."))
    findings = some_of("Which findings does it answer?")

    def __init__(self, *args: Any, offered: ActionChoices, level_name: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.offered = offered
        fields = self.fields
        self["priority"].label = level_name.capitalize()
        offer(fields["priority"], offered.priorities, lambda row: f"{row.number} {row.title}")
        offer(fields["lead"], offered.people, post_of, CHOOSE)
        offer(fields["owner"], offered.owners, post_of, CHOOSE)
        offer(fields["deputy"], offered.people, post_of, ("", "No deputy"))
        fields["practice_area"].choices = offered.areas  # type: ignore[attr-defined]
        offer(fields["findings"], offered.findings, lambda row: f"{row.number}. {row.text}")
        if offered.due_on is not None:
            del fields["due_on"]

    def finding_groups(self) -> dict[str, list[dict[str, Any]]]:
        """The findings as checkboxes, by the name of their inspection."""
        chosen = {str(value) for value in self["findings"].value() or ()}
        groups: dict[str, list[dict[str, Any]]] = {}
        for number, (key, row) in enumerate(self.offered.findings.items()):
            item = {"value": key, "text": f"{row.number}. {row.text}", "checked": key in chosen}
            item["id"] = f"{self['findings'].auto_id}{f'-{number + 1}' if number else ''}"
            groups.setdefault(self.offered.inspections[row.inspection_id], []).append(item)
        return groups

    def clean_partners(self) -> list[str]:
        names = [line.strip() for line in self.cleaned_data["partners"].splitlines()]
        if any(len(name) > 120 for name in names):
            raise forms.ValidationError("Keep each partner’s name to 120 characters.")
        return [name for name in names if name]

    def clean_starts_on(self) -> date:
        starts_on: date = self.cleaned_data["starts_on"]
        due_on = self.offered.due_on
        if due_on is not None and starts_on > due_on:
            raise forms.ValidationError(
                f"The action is due on {long_date(due_on)}. Enter that day or an earlier one."
            )
        return starts_on

    def clean(self) -> dict[str, Any]:
        data: dict[str, Any] = super().clean() or self.cleaned_data
        lead, owner, deputy = (data.get(name) for name in ("lead", "owner", "deputy"))
        if lead and lead == owner and not deputy and "deputy" not in self.errors:
            self.add_error(
                "deputy",
                "The lead is also the owner, who never signs off. Choose a deputy, who will.",
            )
        return data

    def action(self) -> ActionInput:
        """The action as typed, with what the form may not change as it stands."""
        values = {name: value for name, value in self.values().items() if name != "priority"}
        values.setdefault("due_on", self.offered.due_on)
        kept = Finding.objects.filter(pk__in=self.offered.kept)
        values["findings"] = [*values["findings"], *kept]
        return ActionInput(**values)


class InspectionsForm(ChangeForm):
    inspections = some_of(
        "Which inspections does this plan answer?",
        help_text="Their findings can then be linked to its actions. Where you take one off, its "
        "findings are no longer counted here; links to them stay in the record.",
    )

    def __init__(self, *args: Any, inspections: Rows, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer(self.fields["inspections"], inspections, lambda row: row.name)


type Difference = tuple[str, list[str]]


def differences(form: ChangeForm, present: dict[str, Any]) -> list[Difference]:
    """The fields that say something else than what stands there now: label and present words."""
    found = []
    for name, field in form.fields.items():
        if name not in present:
            continue
        theirs = words_of(field, present[name])
        if theirs != words_of(field, form.cleaned_data.get(name)):
            found.append((str(form[name].label), theirs))
    return found


def words_of(field: forms.Field, value: Any) -> list[str]:
    """A field's value as a reader would say it, cleaned or initial."""
    if isinstance(value, list):
        return [word for each in value for word in words_of(field, each)]
    if isinstance(value, date):
        return [long_date(value)]
    if value in (None, ""):
        return []
    choices = {str(key): str(words) for key, words in getattr(field, "choices", ())}
    if choices:
        return [choices.get(str(getattr(value, "pk", value)), str(value))]
    return str(value).splitlines()
