"""The grid of updates: a form for each row, checked and recorded by itself; and the paste."""

from __future__ import annotations

from django import forms

from goldenthread.core.forms import ChangeForm, GovukForm
from goldenthread.plans.changes import UpdateInput
from goldenthread.plans.forms.months import GIVEN
from goldenthread.plans.ratings import in_force

NO_CHANGE = "No change."
TYPED = ("rating", "narrative", "next_step")


class RowForm(ChangeForm):
    """One action's update. A row in which nothing was written is left out."""

    unchanged = forms.BooleanField(label="No change", required=False)
    narrative = forms.CharField(
        label="What happened?", widget=forms.Textarea, max_length=4000, required=False
    )
    rating = forms.ChoiceField(
        label="Progress",
        required=False,
        choices=lambda: [
            ("", "Choose"),
            *((level.value, in_force().progress.word(level)) for level in GIVEN),
        ],
    )
    next_step = forms.CharField(
        label="Next step", widget=forms.Textarea, max_length=2000, required=False
    )

    @property
    def is_filled(self) -> bool:
        """Was anything done to this row? What stood in it before does not count."""
        typed = {name: self.data.get(self.add_prefix(name), "") for name in TYPED}
        changed = any(_same(typed[name]) != _same(self.was(name)) for name in TYPED)
        return changed or bool(self.data.get(self.add_prefix("unchanged")))

    def was(self, name: str) -> str:
        """What stood in a field when the page was made. Of a row that was pasted, nothing."""
        if self.is_bound:
            return str(self.data.get(self.add_prefix(f"was_{name}"), ""))
        return str(self.initial.get(f"was_{name}", self.initial.get(name, "")))

    def update(self) -> UpdateInput:
        """What to hand to `give_update`."""
        said = self.cleaned_data
        narrative = said["narrative"] or (NO_CHANGE if said["unchanged"] else "")
        return UpdateInput(said["rating"], narrative, said["next_step"])

    def value(self, name: str) -> str:
        """What stands in a field of the row."""
        return str(self._value(name))

    def error(self, name: str) -> str:
        return self._error(name)

    @property
    def other_errors(self) -> str:
        """What is wrong with the row as a whole."""
        return " ".join(str(error) for error in self.errors.get("__all__", []))


def _same(text: str) -> str:
    """A browser sends line ends of two characters."""
    return text.replace("\r\n", "\n").strip()


class PasteForm(GovukForm):
    rows = forms.CharField(
        label="Rows from your spreadsheet",
        widget=forms.Textarea,
        strip=False,
        max_length=400_000,
        help_text="Copy them in Excel with these columns: reference, progress, what happened, "
        "next step. A row with these names may come first; then the order does not matter.",
        error_messages={"required": "Paste the rows first."},
    )

    def value(self, name: str) -> str:
        return str(self._value(name))
