"""Forms about tokens."""

from django import forms

from goldenthread.api.rules import DAYS, DAYS_MOST
from goldenthread.core.forms import ChangeForm, DayField


class TokenForm(ChangeForm):
    name = forms.CharField(
        label="What the token is for",
        max_length=80,
        help_text="Such as: the monthly figures from the case system.",
    )
    ends_on = DayField(
        label="Last day",
        required=False,
        help_text=f"{DAYS} days from today unless you say; {DAYS_MOST} at most.",
    )
