"""What a form says about a field that it cannot take: what to do, and how it stands now.

Django's own sentences ("Ensure this value has at most 200 characters…") are translations made
late; a sentence that a form or rule has written itself is plain text, and stays.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.functional import Promise

RELOAD = "This page was sent without a part that it came with. Reload it, and send again."


def say(error: ValidationError, field: forms.Field, label: str) -> None:
    """Put our sentence in the place of each of Django's, in the error as it stands."""
    for each in error.error_list:
        if isinstance(each.message, Promise):
            each.message = sentence(each, field, label)
            each.params = None  # the sentence may hold a % that somebody typed


def sentence(error: ValidationError, field: forms.Field, label: str) -> str:
    """Our sentence about a field, by the code of Django's error."""
    if field.widget.is_hidden:
        return RELOAD
    said = SENTENCES.get(error.code or "", _check)
    return said(field, f"“{label}”", label, error.params or {})


def _required(field: forms.Field, name: str, label: str, _: Mapping[str, Any]) -> str:
    if isinstance(field.widget, forms.CheckboxInput):
        return f"Tick {name}."
    chosen = hasattr(field, "choices") or isinstance(field, forms.FileField)
    verb = "Choose" if chosen else "Enter"
    if label.endswith("?"):
        return f"{verb} an answer to {name}"
    return f"{verb} {label if label[:2].isupper() else label[:1].lower() + label[1:]}."


def _too_long(_: forms.Field, name: str, _label: str, found: Mapping[str, Any]) -> str:
    now, most = found["show_value"], found["limit_value"]
    return f"Shorten {name}: it has {now:,} characters, and {most:,} is the most."


def _too_short(_: forms.Field, name: str, _label: str, found: Mapping[str, Any]) -> str:
    now, least = found["show_value"], found["limit_value"]
    return f"Write more in {name}: it has {now:,} characters, and {least:,} is the least."


def _number(field: forms.Field, name: str, _label: str, _found: Mapping[str, Any]) -> str:
    least, most = (getattr(field, limit, None) for limit in ("min_value", "max_value"))
    if least is not None and most is not None:
        return f"Enter a whole number from {least} to {most} for {name}."
    if least is not None:
        return f"Enter {least} or a greater whole number for {name}."
    if most is not None:
        return f"Enter {most} or a smaller whole number for {name}."
    return f"Enter a whole number for {name}."


def _gone(_: forms.Field, name: str, _label: str, _found: Mapping[str, Any]) -> str:
    return f"What you chose for {name} is not offered, or no longer. Choose again."


def _unreadable(_: forms.Field, name: str, _label: str, _found: Mapping[str, Any]) -> str:
    return f"{name} holds a sign that cannot be kept. Type the text again, without pasting it."


def _no_file(_: forms.Field, name: str, _label: str, _found: Mapping[str, Any]) -> str:
    return f"Nothing came with {name}, or an empty file. Choose the file again."


def _check(field: forms.Field, name: str, _label: str, _found: Mapping[str, Any]) -> str:
    if isinstance(field, forms.EmailField):
        return f"Enter {name} like name@example.org."
    if isinstance(field, forms.URLField):
        return f"Enter {name} as a link that begins with https://"
    if isinstance(field, forms.IntegerField):
        return _number(field, name, "", {})
    if isinstance(field, forms.FileField):
        return _no_file(field, name, "", {})
    return f"{name} cannot be read as it is. Enter it again."


type Sentence = Callable[[forms.Field, str, str, Mapping[str, Any]], str]

# Every other code, "invalid" first of all, is answered by the kind of the field.
SENTENCES: Mapping[str, Sentence] = {
    "required": _required,
    "max_length": _too_long,
    "min_length": _too_short,
    "min_value": _number,
    "max_value": _number,
    "invalid_choice": _gone,
    "invalid_list": _gone,
    "invalid_pk_value": _gone,
    "null_characters_not_allowed": _unreadable,
    "empty": _no_file,
}
