"""Forms about people, and how allauth's own forms look."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django import forms
from django.forms import BoundField
from markupsafe import Markup

from goldenthread.accounts.models import Person, Role
from goldenthread.core.forms import ChangeForm, DayField
from goldenthread.core.templating import call

LABELS = {
    "login": "E-mail address",
    "email": "E-mail address",
    "password": "Password",
    "oldpassword": "Your password now",
    "password1": "New password",
    "password2": "New password again",
}


class PersonForm(ChangeForm):
    ASKS = False  # posts and addresses of staff, of which no entry tells

    post = forms.CharField(label="Post", max_length=120, help_text="Posts, not names, are shown.")
    email = forms.EmailField(label="E-mail address")
    roles = forms.MultipleChoiceField(
        label="Roles", choices=Role, widget=forms.CheckboxSelectMultiple, required=False
    )
    organisation = forms.CharField(
        label="Organisation of a partner",
        max_length=120,
        required=False,
        help_text="As plans name it among an action’s partners.",
    )
    until = DayField(
        label="Last day of a guest reader",
        required=False,
        help_text="28 days from today unless you say; 90 at most.",
    )
    is_active = forms.BooleanField(label="This person can sign in", required=False, initial=True)

    def __init__(
        self,
        *args: Any,
        person: Person | None = None,
        organisations: Iterable[str] = (),
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.person = person
        if known := "; ".join(organisations):
            hint = f"As plans name it among an action’s partners. Known so far: {known}."
            self.fields["organisation"].help_text = hint

    def clean_email(self) -> str:
        email: str = self.cleaned_data["email"]
        others = Person.objects.filter(email__iexact=email)
        if self.person is not None:
            others = others.exclude(pk=self.person.pk)
        if others.exists():
            raise forms.ValidationError("This address has an account already. Use another.")
        return email


def account_field(bound: BoundField) -> Markup:
    """A field of one of allauth's forms as a GOV.UK component."""
    params: dict[str, Any] = {
        "id": bound.auto_id,
        "name": bound.html_name,
        "label": {"text": LABELS.get(bound.name, bound.label)},
    }
    if bound.errors:
        params["errorMessage"] = {"text": " ".join(str(error) for error in bound.errors)}
    if bound.name == "remember":
        words = "Keep me signed in on this device"
        item = {"value": "on", "text": words, "id": bound.auto_id, "checked": bool(bound.value())}
        return call("checkboxes", {"name": bound.html_name, "items": [item]})
    if "password" in bound.name:
        new = bound.name in {"password1", "password2"}
        complete = "new-password" if new else "current-password"
        return call("password-input", params | {"autocomplete": complete})
    given = {"type": "email", "autocomplete": "username", "spellcheck": False}
    return call("input", params | given | {"value": str(bound.value() or "")})
