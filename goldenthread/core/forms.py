"""Forms whose fields render themselves as GOV.UK components.

{{ form.field("narrative", rows=4) }}        in a template
{{ form.summary() }}                         errors, with links to their fields
{{ form.hidden() }}                          csrf, the form's identity, what the page had seen;
                                             and whether it identifies a child, where that is asked
"""

from __future__ import annotations

import re
import uuid
from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from django import forms
from django.http import HttpRequest
from django.middleware.csrf import get_token
from markupsafe import Markup

from goldenthread.core.asking import Question, found_in
from goldenthread.core.days import MONTHS, YEARS
from goldenthread.core.sentences import say
from goldenthread.core.templating import call
from goldenthread.core.typed import seen_of


class DayWidget(forms.MultiWidget):
    """Three boxes: day, month and year."""

    def __init__(self) -> None:
        boxes: dict[str, forms.Widget | type[forms.Widget]] = {
            part: forms.TextInput() for part in ("day", "month", "year")
        }
        super().__init__(boxes)

    def decompress(self, value: date | None) -> list[Any]:
        return [value.day, value.month, value.year] if value else ["", "", ""]


class DayField(forms.MultiValueField):
    """A day in three boxes. Month names are understood; refusals say what is missing."""

    widget = DayWidget

    def __init__(self, **kwargs: Any) -> None:
        parts = [forms.CharField(required=False, max_length=9) for _ in range(3)]
        super().__init__(parts, require_all_fields=False, **kwargs)

    def clean(self, value: Any) -> date | None:
        parts = [str(part or "").strip() for part in (value or ["", "", ""])]
        label = self.label or "Date"
        if not any(parts):
            if self.required:
                raise forms.ValidationError(self.error_messages["required"], code="required")
            return None
        names = ("day", "month", "year")
        missing = [name for name, part in zip(names, parts, strict=True) if not part]
        if missing:
            raise forms.ValidationError(f"{label} must include a {' and a '.join(missing)}.")
        if not re.fullmatch(r"[0-9]{4}", parts[2]):  # date() would take 26 for the year 26
            raise forms.ValidationError(f"{label} must include a year of four numbers.")
        if int(parts[2]) not in YEARS:
            raise forms.ValidationError(
                f"{label} must lie between {YEARS[0]} and {YEARS[-1]}; check the year {parts[2]}."
            )
        try:
            return date(int(parts[2]), month_number(parts[1]), int(parts[0]))
        except (ValueError, OverflowError):
            raise forms.ValidationError(
                f"{label} must be a real date, such as 27 3 2026."
            ) from None

    def compress(self, data_list: list[Any]) -> Any:
        return data_list


def month_number(text: str) -> int:
    """3 of "3", "03", "Mar" or "March". Raises ValueError."""
    named = [n for n, month in enumerate(MONTHS, 1) if month.lower().startswith(text.lower())]
    return named[0] if named and len(text) >= 3 else int(text)


class GovukForm(forms.Form):
    """A form that renders itself. `request` is needed for the hidden fields only."""

    def __init__(self, *args: Any, request: HttpRequest | None = None, **kwargs: Any) -> None:
        kwargs.setdefault("label_suffix", "")
        super().__init__(*args, **kwargs)
        self.request = request

    def _widget_data_value(self, widget: forms.Widget, html_name: str) -> Any:
        value = super()._widget_data_value(widget, html_name)  # type: ignore[misc]
        lines = isinstance(widget, forms.Textarea)
        if isinstance(value, list):  # the boxes of a day, what is ticked
            return [seen_of(part, lines=lines) if isinstance(part, str) else part for part in value]
        return seen_of(value, lines=lines) if isinstance(value, str) else value

    def add_error(self, field: str | None, error: Any) -> None:
        """An error in our words: no sentence of Django's own is ever shown."""
        if field is not None and isinstance(error, forms.ValidationError):
            say(error, self.fields[field], str(self[field].label))
        super().add_error(field, error)

    def field(self, name: str, **params: Any) -> Markup:
        """A field as its GOV.UK component.

        `params` go to the macro; besides: `item_html` and `hints` (by value) for radios and
        checkboxes, `legend` for its size, and `conditional` for what a box reveals (by value; not
        for radios: axe refuses the aria-expanded that GOV.UK's script sets on them).
        """
        bound = self[name]
        builder = _builder_of(bound.field)
        component, built = builder(self, name, params)
        base: dict[str, Any] = {"name": bound.html_name, "id": bound.auto_id}
        if bound.help_text:
            base["hint"] = {"text": bound.help_text}
        if error := self._error(name):
            base["errorMessage"] = {"text": error}
        return call(component, base | built | params)

    def _error(self, name: str) -> str:
        return " ".join(str(e) for e in self.errors.get(name, [])) if self.is_bound else ""

    def _value(self, name: str) -> Any:
        value = self[name].value()
        return "" if value is None else value

    def label_of(self, name: str, classes: str = "govuk-label--s") -> dict[str, Any]:
        label = str(self[name].label)
        if not self.fields[name].required and "(optional)" not in label and "?" not in label:
            label += " (optional)"
        return {"text": label, "classes": classes}

    def summary(self, shown: str | None = None) -> Markup:
        """The error summary; nothing where there is no error.

        `shown`: the form's HTML, where a page does not show all of its boxes.
        """
        rows = self.error_rows(shown)
        if not rows:
            return Markup("")
        return call("error-summary", {"titleText": "There is a problem", "errorList": rows})

    def error_rows(self, shown: str | None = None) -> list[dict[str, str]]:
        """Each error with the address of its field, for a summary; of several forms, together."""
        rows = []
        for name, errors in self.errors.items() if self.is_bound else ():
            for error in errors:
                row = {"text": str(error)}
                if name in self.fields and not self[name].is_hidden:
                    place = self._first_id(name)
                    if shown is None or f'id="{place}"' in shown:
                        row["href"] = f"#{place}"
                rows.append(row)
        return rows

    def _first_id(self, name: str) -> str:
        suffix = "-day" if isinstance(self.fields[name], DayField) else ""
        return f"{self[name].auto_id}{suffix}"

    def hidden(self) -> Markup:
        """The hidden fields, with the token against forged requests."""
        parts = []
        if self.request is not None:
            token = get_token(self.request)
            parts.append(
                Markup('<input type="hidden" name="csrfmiddlewaretoken" value="{}">').format(token)
            )
        parts += [
            Markup('<input type="hidden" name="{}" value="{}">').format(
                field.html_name, self._value(field.name)
            )
            for field in self.hidden_fields()
        ]
        return Markup("").join(parts)


class ChangeForm(GovukForm):
    """A form that changes something: it knows itself, and what its page had seen.

    `form_id` makes a second sending find its first result; `seen` is the ledger's last entry
    when the page was made, so that nobody saves over another's change unseen. What seems to
    identify a child is asked about (see asking.py), unless the form's texts never could.
    """

    ASKS = True

    form_id = forms.UUIDField(widget=forms.HiddenInput, initial=uuid.uuid4, required=True)
    seen = forms.IntegerField(widget=forms.HiddenInput, min_value=0, required=True)

    conflict: Any = None

    def __init__(self, *args: Any, seen: int = 0, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.initial.setdefault("seen", seen)
        self.question = Question(self)

    def full_clean(self) -> None:
        super().full_clean()
        if self.is_bound and self.ASKS:
            self.question.ask(found_in(self))

    def is_valid_with(self, rows: Iterable[GovukForm]) -> bool:
        """Whether the form and all of its rows, which are forms of their own, are valid.

        What the rows say about a child is asked at this form's box.
        """
        rows = list(rows)
        valid = [each.is_valid() for each in (self, *rows)]
        self.question.ask(found for row in rows for found in found_in(row))
        return all(valid) and all(each.is_valid() for each in (self, *rows))

    def hidden(self) -> Markup:
        return super().hidden() + self.question.html()

    def values(self) -> dict[str, Any]:
        """What was typed, for a verb of `changes`: the cleaned fields that the form shows."""
        own = ("form_id", "seen")
        return {name: value for name, value in self.cleaned_data.items() if name not in own}

    def note_conflict(self, conflict: Any) -> None:
        """Somebody changed the same thing meanwhile: say so, keep what was typed.

        The next sending counts as having seen their change.
        """
        self.conflict = conflict.current
        data: Any = self.data
        self.data = data.copy()
        self.data[self.add_prefix("seen")] = str(conflict.current.entry)  # type: ignore[index]
        self.add_error(
            None,
            "Somebody else changed this while you were writing. Theirs is shown below, yours is "
            "kept in the form: compare them, and send again to put yours in its place.",
        )


def _text(form: GovukForm, name: str, _params: dict[str, Any]) -> tuple[str, dict[str, Any]]:
    field = form.fields[name]
    built: dict[str, Any] = {"value": str(form._value(name)), "label": form.label_of(name)}
    if isinstance(field, forms.EmailField):
        built |= {"type": "email", "autocomplete": "email", "spellcheck": False}
    if isinstance(field, forms.URLField):
        built |= {"type": "url", "spellcheck": False}
    if isinstance(field, forms.IntegerField):
        built |= {"inputmode": "numeric", "classes": "govuk-input--width-4"}
    if isinstance(field.widget, forms.PasswordInput):
        return "password-input", {"label": form.label_of(name)}
    return "input", built


def _area(form: GovukForm, name: str, _params: dict[str, Any]) -> tuple[str, dict[str, Any]]:
    return "textarea", {"value": str(form._value(name)), "label": form.label_of(name), "rows": 4}


def _file(form: GovukForm, name: str, _params: dict[str, Any]) -> tuple[str, dict[str, Any]]:
    return "file-upload", {"label": form.label_of(name)}


def _select(form: GovukForm, name: str, _params: dict[str, Any]) -> tuple[str, dict[str, Any]]:
    chosen = str(form._value(name))
    items = [
        {"value": str(value), "text": str(text), "selected": str(value) == chosen}
        for value, text in form.fields[name].choices  # type: ignore[attr-defined]
    ]
    return "select", {"items": items, "label": form.label_of(name)}


def _items(form: GovukForm, name: str, params: dict[str, Any]) -> list[dict[str, Any]]:
    value = form._value(name)
    chosen = {str(v) for v in value} if isinstance(value, list | tuple | set) else {str(value)}
    html: Mapping[str, Any] = params.pop("item_html", {})
    hints: Mapping[str, str] = params.pop("hints", {})
    reveals: Mapping[str, Any] = params.pop("conditional", {})
    items = []
    for number, (key, text) in enumerate(form.fields[name].choices):  # type: ignore[attr-defined]
        code = str(key)
        item: dict[str, Any] = {"value": code, "checked": code in chosen}
        item["id"] = form[name].auto_id if number == 0 else f"{form[name].auto_id}-{number + 1}"
        item |= {"html": html[code]} if code in html else {"text": str(text)}
        if code in hints:
            item["hint"] = {"text": hints[code]}
        if code in reveals:
            item["conditional"] = {"html": reveals[code]}
        items.append(item)
    return items


def _legend(form: GovukForm, name: str, params: dict[str, Any]) -> dict[str, Any]:
    size = params.pop("legend", "s")
    text = form.label_of(name)["text"]
    return {"legend": {"text": text, "classes": f"govuk-fieldset__legend--{size}"}}


def _radios(form: GovukForm, name: str, params: dict[str, Any]) -> tuple[str, dict[str, Any]]:
    return "radios", {
        "idPrefix": form[name].auto_id,
        "items": _items(form, name, params),
        "fieldset": _legend(form, name, params),
    }


def _boxes(form: GovukForm, name: str, params: dict[str, Any]) -> tuple[str, dict[str, Any]]:
    return "checkboxes", {
        "idPrefix": form[name].auto_id,
        "items": _items(form, name, params),
        "fieldset": _legend(form, name, params),
    }


def _yes(form: GovukForm, name: str, params: dict[str, Any]) -> tuple[str, dict[str, Any]]:
    bound = form[name]
    item: dict[str, Any] = {"value": "on", "text": str(bound.label), "id": bound.auto_id}
    item["checked"] = bool(bound.value())
    if revealed := params.pop("conditional", None):
        item["conditional"] = {"html": revealed}
    return "checkboxes", {"idPrefix": bound.auto_id, "items": [item]}


def _day(form: GovukForm, name: str, params: dict[str, Any]) -> tuple[str, dict[str, Any]]:
    bound = form[name]
    value = bound.value()
    widget: Any = form.fields[name].widget
    parts = value if isinstance(value, list | tuple) else widget.decompress(value)
    wrong = " govuk-input--error" if form._error(name) else ""
    items = [
        {
            "id": f"{bound.auto_id}-{part}",
            "name": f"{bound.html_name}_{part}",
            "label": part.capitalize(),
            "value": str(text if text is not None else ""),
            "classes": f"govuk-input--width-{4 if part == 'year' else 2}{wrong}",
        }
        for part, text in zip(("day", "month", "year"), parts, strict=True)
    ]
    return "date-input", {"items": items, "fieldset": _legend(form, name, params)}


def _builder_of(field: forms.Field) -> Any:
    """The builder for a field, by its widget and kind."""
    by_widget = [
        (forms.Textarea, _area),
        (forms.CheckboxSelectMultiple, _boxes),
        (forms.RadioSelect, _radios),
        (forms.CheckboxInput, _yes),
        (forms.FileInput, _file),
        (forms.Select, _select),
        (DayWidget, _day),
    ]
    return next((b for widget, b in by_widget if isinstance(field.widget, widget)), _text)
