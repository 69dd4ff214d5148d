"""Asked before anything is saved: does this identify a child?

A form whose text, or whose file, seems to do so comes back with everything that was typed. Each
passage is quoted to its writer, at its field and nowhere else, and a box at the form's top lets
the form pass, with a reason. `Question.overruled` is what the record keeps of that: the kinds,
the fields and the reason, never the passage.

What stood in the field when its page was made is not asked about again.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Any

from django import forms
from django.conf import settings
from markupsafe import Markup

from goldenthread.core.identifiable import Passage, find

if TYPE_CHECKING:
    from goldenthread.core.forms import GovukForm

BOX, WHY, ASKED = "not_a_child", "not_a_child_why", "asked"
_QUOTED = 3  # of one field; what else is found in it is counted
_TAKE_OUT = "Take it out, or answer at the top of the form."
_AGAIN = "Nothing of the file was kept: choose it again."
_TICK = "Take out what identifies a child, or tick “This does not identify a child” and say why."
_MOST_REASON = 500
_TOO_LONG = f"Shorten the reason to {_MOST_REASON} characters."
_NO_REASON = "Say why this does not identify a child."
_IN_REASON = "Give the reason in other words: it quotes something that looks like data of a child."


@dataclass(frozen=True, slots=True)
class Found:
    """A passage in a field of a form."""

    form: GovukForm
    name: str
    passage: Passage

    @property
    def label(self) -> str:
        return str(self.form[self.name].label)


@dataclass(frozen=True, slots=True)
class Overruled:
    """A warning that its writer overruled. `kinds` are of `identifiable.Kind`; plain values."""

    kinds: list[str]
    fields: list[str]
    reason: str


def found_in(form: GovukForm) -> Iterator[Found]:
    """What the texts of a valid field say about a child, where they are new."""
    for name in form.cleaned_data:
        if _is_text(form.fields[name]) and _is_new(form, name):
            # As typed: some fields make a list of it, such as the names of partners.
            for passage in find(form[name].data or "", case_words=settings.CASE_WORDS):
                yield Found(form, name, passage)


def _is_new(form: GovukForm, name: str) -> bool:
    """Was this field changed? Asked of it alone: a choice that is gone cannot be compared."""
    bound = form[name]
    field, initial = form.fields[name], form.get_initial_for_field(form.fields[name], name)
    return bool(field.has_changed(initial, bound.data))


def _is_text(field: forms.Field) -> bool:
    unread = forms.PasswordInput | forms.HiddenInput
    return isinstance(field, forms.CharField) and not isinstance(field.widget, unread)


class Question:
    """What one form with its rows and files has to ask, and what was answered."""

    def __init__(self, form: GovukForm) -> None:
        self.form = form
        self.found: list[Found] = []
        self.overruled: Overruled | None = None

    def ask(self, found: Iterable[Found]) -> None:
        """Add errors where something found is not answered; `overruled` where all of it is."""
        added = list(found)
        if not added:
            return
        self.found += added
        self._offer()
        data, shown = self.form.data, self._shown()
        if new := [each for each in added if each.passage.digest not in shown]:
            self._untick()
        elif data.get(self._name(BOX)):
            self._accept(data.get(self._name(WHY), "").strip())
            return
        self.overruled = None
        _tell(new or added)
        if BOX not in self.form.errors:
            self.form.add_error(BOX, _TICK)

    @property
    def told(self) -> list[dict[str, Any]]:
        """What was overruled in this form, in plain values, which a draft can keep."""
        return [asdict(self.overruled)] if self.overruled else []

    def html(self) -> Markup:
        """The box and its reason, once there is something to ask."""
        if not self.found:
            return Markup("")
        digests = " ".join(sorted({each.passage.digest for each in self.found}))
        remembered = Markup('<input type="hidden" name="{}" value="{}">')
        group = Markup(
            '<div class="gt-warm gt-asked" role="group" aria-label="Does this identify a child?">'
            "{}{}{}</div>"
        )
        return group.format(
            remembered.format(self._name(ASKED), digests),
            self.form.field(BOX),
            self.form.field(WHY),
        )

    def _offer(self) -> None:
        """The two fields exist from here on: on no other page is there anything to tick."""
        self.form.fields.setdefault(
            BOX, forms.BooleanField(label="This does not identify a child", required=False)
        )
        self.form.fields.setdefault(
            WHY,
            forms.CharField(
                label="Why does it not?",
                required=False,
                max_length=_MOST_REASON,
                help_text="Your reason is recorded. The programme manager and the monitoring "
                "officer see it.",
            ),
        )

    def _accept(self, reason: str) -> None:
        problem = _problem_of(reason)
        if problem and WHY not in self.form.errors:
            self.form.add_error(WHY, problem)
        if not problem:
            self.overruled = Overruled(
                kinds=sorted({each.passage.kind.value for each in self.found}),
                fields=list(dict.fromkeys(each.label for each in self.found)),
                reason=reason,
            )

    def _shown(self) -> set[str]:
        """The passages that the page quoted which is answered now: a tick is about no others."""
        return set(self.form.data.get(self._name(ASKED), "").split())

    def _untick(self) -> None:
        if self.form.data.get(self._name(BOX)):
            data: Any = self.form.data
            self.form.data = data.copy()
            del self.form.data[self._name(BOX)]  # type: ignore[attr-defined]

    def _name(self, field: str) -> str:
        return self.form.add_prefix(field)


def _problem_of(reason: str) -> str:
    if not reason:
        return _NO_REASON
    if len(reason) > _MOST_REASON:
        return _TOO_LONG
    return _IN_REASON if find(reason, case_words=settings.CASE_WORDS) else ""


def _tell(found: Sequence[Found]) -> None:
    """One error for each field: the first passages in words, the others as a number."""
    fields: dict[tuple[int, str], list[Found]] = {}
    for each in found:
        fields.setdefault((id(each.form), each.name), []).append(each)
    for group in fields.values():
        sentences = list(dict.fromkeys(each.passage.sentence for each in group))
        words = sentences[:_QUOTED]
        if (more := len(sentences) - _QUOTED) > 0:
            words.append(f"There {'is' if more == 1 else 'are'} {more} more like these.")
        form, name = group[0].form, group[0].name
        words += [_TAKE_OUT, *([_AGAIN] if isinstance(form.fields[name], forms.FileField) else [])]
        form.add_error(name, " ".join(words))
