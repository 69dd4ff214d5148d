"""Forms for funding: a line, its months, its decision, and what an action needs."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from django import forms

from goldenthread.core.forms import ChangeForm, DayField
from goldenthread.plans.changes import FundingInput
from goldenthread.plans.forms.editing import area, text
from goldenthread.plans.funding import RECURRENCE, MonthRow, amount_of, months_of, typed

KINDS = {"forecast": "Forecast", "spent": "Spent"}


class MoneyField(forms.CharField):
    """Pounds as they are typed: "1,250", "£1250.50"; Decimal or None."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(max_length=30, required=False, **kwargs)

    def prepare_value(self, value: Any) -> Any:
        return typed(value) if isinstance(value, Decimal) else value

    def clean(self, value: Any) -> Decimal | None:
        try:
            return amount_of(super().clean(value))
        except ValueError as problem:
            raise forms.ValidationError(f"{self.label} {problem}") from None


class LineForm(ChangeForm):
    """What a line pays for, and from where."""

    title = text("What does the money pay for?", 200, missing="Say what the money pays for.")
    source = text(
        "Where does the money come from?",
        120,
        missing="Say where the money comes from.",
    )
    recurrence = forms.ChoiceField(
        label="Is it one-off or recurrent?",
        choices=list(RECURRENCE.items()),
        widget=forms.RadioSelect,
        error_messages={"required": "Choose whether it is one-off or recurrent."},
    )
    note = area("Note", required=False, help_text="Conditions of the grant, what it depends on.")

    def __init__(self, *args: Any, sources: Iterable[str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        known = "; ".join(sorted(set(sources), key=str.casefold))
        hint = "For example DfE improvement grant, or transformation reserve."
        self.fields["source"].help_text = f"In this plan so far: {known}." if known else hint

    def funding(self) -> FundingInput:
        """What to hand to the verb."""
        return FundingInput(**self.values())


class MonthsForm(ChangeForm):
    """The twelve months of a financial year, each with its forecast and what was spent."""

    ASKS = False

    def __init__(
        self, *args: Any, year: int, stands: Mapping[date, MonthRow], **kwargs: Any
    ) -> None:
        self.months = months_of(year)
        rows = [stands.get(month, MonthRow(month)) for month in self.months]
        kwargs["initial"] = {
            f"{kind}_{row.month.month}": getattr(row, kind) for row in rows for kind in KINDS
        }
        super().__init__(*args, **kwargs)
        for month in self.months:
            for kind, words in KINDS.items():
                label = f"{words} for {month:%B %Y}"
                self.fields[f"{kind}_{month.month}"] = MoneyField(label=label)

    def given(self) -> list[MonthRow]:
        """Every month as it was sent."""
        said = self.cleaned_data
        return [
            MonthRow(month, *(said[f"{kind}_{month.month}"] for kind in KINDS))
            for month in self.months
        ]

    def value(self, name: str) -> str:
        return str(self._value(name))

    def error(self, name: str) -> str:
        return self._error(name)


class ApproveForm(ChangeForm):
    """Who approved the money, and when."""

    body = text(
        "Who approved it?",
        120,
        missing="Name the post or body that approved it.",
        help_text="The Section 151 Officer, or the committee or board that decided.",
    )
    on = DayField(
        label="On which day?", error_messages={"required": "Enter the day of the decision."}
    )
    note = area("Note", required=False, help_text="Conditions, or where the decision is recorded.")


class WithdrawForm(ChangeForm):
    """Why money is withdrawn, and who decided that."""

    note = area("Why is it withdrawn?", error_messages={"required": "Say why it is withdrawn."})
    body = text("Who decided that?", 120, required=False)
    on = DayField(
        label="On which day?", error_messages={"required": "Enter the day of the decision."}
    )


class NeedForm(ChangeForm):
    """Whether an action needs money."""

    needed = forms.ChoiceField(
        label="Does this action need money?",
        choices=[("yes", "Yes"), ("no", "No: it is done within what there is")],
        widget=forms.RadioSelect,
        error_messages={"required": "Choose whether this action needs money."},
    )
    estimate = MoneyField(label="About how much in all")
    by_priority = forms.BooleanField(
        label="A funding line of its priority pays for it too", required=False
    )
    note = area("Note", required=False)

    def values(self) -> dict[str, Any]:
        said = super().values()
        return said | {"needed": said["needed"] == "yes"}
