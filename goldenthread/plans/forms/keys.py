"""Forms of the keys: new words and definitions, what becomes of ratings, and confirming one."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import forms

from goldenthread.core.forms import ChangeForm
from goldenthread.plans.changes import KeyInput
from goldenthread.plans.ratings import Key, Level
from goldenthread.plans.rules_keys import LONGEST_MEANING, LONGEST_WORD, LevelChange

KEEP, AGAIN = "keep", "again"


class KeyForm(ChangeForm):
    """The word and the definition of every level, why they change, and who decided so."""

    why = forms.CharField(
        label="Why does the key change?",
        widget=forms.Textarea,
        max_length=2000,
        help_text="Everybody who reads the plan can see it.",
        error_messages={"required": "Say why the key changes."},
    )
    body = forms.CharField(
        label="Which body decided it, if one did?", max_length=120, required=False
    )

    def __init__(self, *args: Any, key: Key, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.key = key
        for level in key.levels:
            self.fields[f"word_{level.code}"] = forms.CharField(
                label=f"Word for “{level.word}”",
                max_length=LONGEST_WORD,
                initial=level.word,
                error_messages={"required": "Write the word."},
            )
            self.fields[f"meaning_{level.code}"] = forms.CharField(
                label=f"Definition of “{level.word}”",
                max_length=LONGEST_MEANING,
                initial=level.meaning,
                widget=forms.Textarea,
                error_messages={"required": "Write the definition."},
            )

    def levels(self) -> tuple[Level, ...]:
        """The levels as typed."""
        data = self.cleaned_data
        return tuple(
            Level(
                level.code,
                " ".join(data[f"word_{level.code}"].split()),
                " ".join(data[f"meaning_{level.code}"].split()),
            )
            for level in self.key.levels
        )

    def ask(self, changed: Sequence[LevelChange]) -> None:
        """Ask what becomes of the ratings of each level that is defined anew."""
        for each in changed:
            self.fields[f"again_{each.before.code}"] = forms.ChoiceField(
                label=f"What becomes of the ratings “{each.before.word}” that stand now?",
                choices=[
                    (KEEP, "They hold under the new definition"),
                    (AGAIN, "They are to be looked at again, one by one"),
                ],
                widget=forms.RadioSelect,
                error_messages={"required": "Choose what becomes of these ratings."},
            )

    def to_hide(self) -> list[str]:
        """The fields that a preview carries along unseen."""
        return [name for name in self.fields if name.startswith(("word_", "meaning_"))] + [
            "why",
            "body",
        ]

    def asked(self) -> list[str]:
        return [name for name in self.fields if name.startswith("again_")]

    def key_input(self, kind: str) -> KeyInput:
        data = self.cleaned_data
        again = {
            name.removeprefix("again_"): data[name] == AGAIN
            for name in self.asked()
            if name in data
        }
        return KeyInput(kind, self.levels(), data["why"], again, data["body"])


class ConfirmForm(ChangeForm):
    """A rating given before holds under the key in force."""

    why = forms.CharField(
        label="Why does the rating hold under the new definition?",
        widget=forms.Textarea,
        max_length=2000,
        help_text="Do not name or describe a child.",
        error_messages={"required": "Say why the rating holds."},
    )
