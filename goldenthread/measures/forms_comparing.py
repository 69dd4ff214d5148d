"""The form that says whose published figures stand beside an authority's own."""

from __future__ import annotations

from typing import Any

from django import forms

from goldenthread.core.forms import ChangeForm
from goldenthread.measures.comparators import MODELS, area_of, areas
from goldenthread.measures.comparators.layout import AUTHORITY, REGION

NOBODY = ("", "Nobody: no published figures are shown")


def offered() -> list[tuple[str, Any]]:
    """The authorities that are published, and the regions for who is none of them."""
    every = sorted(areas().values(), key=lambda area: area.name)
    of_level = {
        level: [(area.code, area.name) for area in every if area.level == level]
        for level in (AUTHORITY, REGION)
    }
    return [NOBODY, ("Authorities", of_level[AUTHORITY]), ("Regions", of_level[REGION])]


class ComparedForm(ChangeForm):
    """Whom an authority is compared as."""

    ASKS = False

    area = forms.ChoiceField(
        label="Compare with the figures of",
        required=False,
        help_text="An authority brings England, its region and its statistical neighbours; a "
        "region brings England and itself.",
    )
    is_own = forms.ChoiceField(
        label="Is that you?",
        required=False,
        choices=[
            ("yes", "Yes: its published figures are our own"),
            ("no", "No: we are compared as it would be, since nothing is published of us"),
        ],
        widget=forms.RadioSelect,
    )
    model = forms.ChoiceField(
        label="Statistical neighbours",
        required=False,
        choices=[
            ("", "By the model that was in force in each year"),
            *((str(model), f"By the model of {model} throughout") for model in MODELS),
        ],
        widget=forms.RadioSelect,
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        chosen: Any = self.fields["area"]
        chosen.choices = offered()

    def clean(self) -> dict[str, Any]:
        said = super().clean() or {}
        area = areas().get(said.get("area", ""))
        if area and area.level == AUTHORITY and not said.get("is_own"):
            self.add_error("is_own", f"Say whether {area.name} is you.")
        return said

    def chosen(self) -> dict[str, Any]:
        said = self.values()
        model = said["model"]
        return {
            "area": area_of(said["area"]) if said["area"] else None,
            "is_own": said["is_own"] == "yes",
            "model": int(model) if model else None,
        }
