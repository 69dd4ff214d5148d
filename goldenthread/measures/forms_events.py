"""Rare events as they are typed: a day a line, with how many there were."""

from __future__ import annotations

import re
from datetime import date
from typing import Any

from django import forms

from goldenthread.core.forms import ChangeForm, month_number

_LINE = re.compile(r"(\d{1,2})[ ./-]+(\w+)[ ./-]+(\d{4})(?:\s*[x×]\s*(\d{1,2}))?")
_ISO = re.compile(r"(\d{4})-(\d\d)-(\d\d)(?:\s*[x×]\s*(\d{1,2}))?")


class OccurrencesForm(ChangeForm):
    """Days on which something rare happened."""

    ASKS = False

    days = forms.CharField(
        label="Days on which it happened",
        max_length=20_000,
        widget=forms.Textarea,
        help_text="One a line, such as 14 3 2026. For two on one day write 14 3 2026 x2; for a "
        "day that was wrong, x0. Never who it was.",
        error_messages={"required": "Enter at least one day."},
    )

    def clean_days(self) -> dict[date, int]:
        lines = [line.strip() for line in self.cleaned_data["days"].splitlines() if line.strip()]
        found: dict[date, int] = {}
        for line in lines:
            day, count = _read(line)
            if day in found:
                raise forms.ValidationError(f"“{line}”: this day comes twice. Write x2 instead.")
            found[day] = count
        return found

    def chosen(self) -> Any:
        return self.cleaned_data["days"]


def _read(line: str) -> tuple[date, int]:
    iso, typed = _ISO.fullmatch(line), _LINE.fullmatch(line)
    try:
        if iso:
            year, month, day, count = iso.groups()
        elif typed:
            day, month, year, count = typed.groups()
        else:
            raise ValueError
        return date(int(year), month_number(month), int(day)), int(count or 1)
    except ValueError:
        raise forms.ValidationError(f"“{line}” is no day. Write it like 14 3 2026.") from None
