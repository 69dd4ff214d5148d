"""A paper's dataset as JSON, both ways: what was published can be read again as it was. Pure.

One paper is one text: keys sorted, no spaces, UTF-8, dates as 2025-11-10. Rows are written as
objects of all their fields; where a row may be of several kinds, "is" says which. A field that a
later release adds takes its default in what was stored before; any other change of shape needs a
new VERSION, and here how the old one is read.
"""

from __future__ import annotations

import json
import types
from collections.abc import Callable, Mapping, Sequence
from dataclasses import MISSING, Field, fields, is_dataclass
from datetime import date
from decimal import Decimal
from enum import Enum
from functools import cache
from typing import Any, NamedTuple, TypeAliasType, Union, get_args, get_origin, get_type_hints

from goldenthread.ledger.canonical import canonical
from goldenthread.reports.dataset import CommitteePaper

FORMAT, VERSION = "goldenthread paper", 1


class Unreadable(ValueError):
    """What is stored is no dataset of a paper that this release can read."""


class Form(NamedTuple):
    """How values of one type are written as JSON knows them, and read again."""

    write: Callable[[Any], Any]
    read: Callable[[Any], Any]


def to_json(paper: CommitteePaper) -> bytes:
    """The one text of a paper."""
    written = _form(CommitteePaper).write(paper)
    return canonical({"format": FORMAT, "version": VERSION, "paper": written})


def from_json(data: bytes) -> CommitteePaper:
    """The paper that `to_json` wrote. Raises Unreadable."""
    try:
        whole = json.loads(data)
        if (whole["format"], whole["version"]) != (FORMAT, VERSION):
            raise Unreadable("The dataset is of another format or a later release.")
        paper: CommitteePaper = _form(CommitteePaper).read(whole["paper"])
    except (KeyError, TypeError, AttributeError, ValueError) as error:
        raise Unreadable(f"The dataset cannot be read: {error}") from error
    return paper


def _same(value: Any) -> Any:
    return value


_SIMPLE: Mapping[Any, Form] = {
    **dict.fromkeys((str, int, bool), Form(_same, _same)),
    float: Form(float, float),
    date: Form(date.isoformat, date.fromisoformat),
    Decimal: Form(lambda value: format(value, "f"), Decimal),
}


@cache
def _form(hint: Any) -> Form:
    """The form of a type as its annotation has it. Raises TypeError for one that has none."""
    if isinstance(hint, TypeAliasType):
        return _form(hint.__value__)
    if hint in _SIMPLE:
        return _SIMPLE[hint]
    if isinstance(hint, type) and issubclass(hint, Enum):
        return Form(lambda value: value.value, hint)
    if is_dataclass(hint):
        return _object(hint)
    made = _BY_ORIGIN.get(get_origin(hint))
    if made is None:
        raise TypeError(f"a dataset has no form for {hint}")
    return made(get_args(hint))


def _object(kind: Any) -> Form:
    """All fields of a dataclass by their names."""
    known: dict[str, Field[Any]] = {each.name: each for each in fields(kind)}
    forms: dict[str, Form] = {}

    def told() -> dict[str, Form]:
        """Looked up at the first use: a class may be named before it is complete."""
        if not forms:
            hints = get_type_hints(kind)
            forms.update({name: _form(hints[name]) for name in known})
        return forms

    def write(value: Any) -> dict[str, Any]:
        return {name: form.write(getattr(value, name)) for name, form in told().items()}

    def read(plain: Any) -> Any:
        if unknown := plain.keys() - known.keys():
            raise Unreadable(f"{kind.__name__} has no {', '.join(sorted(unknown))}")
        if missing := [name for name in known.keys() - plain.keys() if _is_needed(known[name])]:
            raise Unreadable(f"{kind.__name__} needs {', '.join(sorted(missing))}")
        return kind(**{name: told()[name].read(value) for name, value in plain.items()})

    return Form(write, read)


def _is_needed(each: Field[Any]) -> bool:
    return each.default is MISSING and each.default_factory is MISSING


def _union(args: tuple[Any, ...]) -> Form:
    kinds = [each for each in args if each is not type(None)]
    inner = _form(kinds[0]) if len(kinds) == 1 else _one_of(kinds)
    if len(kinds) == len(args):
        return inner
    return Form(
        lambda value: None if value is None else inner.write(value),
        lambda plain: None if plain is None else inner.read(plain),
    )


def _one_of(kinds: Sequence[Any]) -> Form:
    """One of several dataclasses, which says of which it is."""
    forms = {kind.__name__: _object(kind) for kind in kinds}

    def write(value: Any) -> dict[str, Any]:
        name = type(value).__name__
        return {"is": name, **forms[name].write(value)}

    def read(plain: Any) -> Any:
        rest = {name: value for name, value in plain.items() if name != "is"}
        return forms[plain["is"]].read(rest)

    return Form(write, read)


def _tuple(args: tuple[Any, ...]) -> Form:
    if args[1:] == (...,):
        each = _form(args[0])
        return Form(
            lambda value: [each.write(one) for one in value],
            lambda plain: tuple(each.read(one) for one in plain),
        )
    forms = [_form(each) for each in args]
    return Form(
        lambda value: [form.write(one) for form, one in zip(forms, value, strict=True)],
        lambda plain: tuple(form.read(one) for form, one in zip(forms, plain, strict=True)),
    )


def _set(args: tuple[Any, ...]) -> Form:
    each = _form(args[0])
    return Form(
        lambda value: sorted(each.write(one) for one in value),
        lambda plain: frozenset(each.read(one) for one in plain),
    )


def _mapping(args: tuple[Any, ...]) -> Form:
    """Keys are texts, dates or levels: what JSON has as a name."""
    key, value = _form(args[0]), _form(args[1])
    return Form(
        lambda them: {key.write(name): value.write(one) for name, one in them.items()},
        lambda plain: {key.read(name): value.read(one) for name, one in plain.items()},
    )


_BY_ORIGIN: Mapping[Any, Callable[[tuple[Any, ...]], Form]] = {
    Union: _union,
    types.UnionType: _union,
    tuple: _tuple,
    frozenset: _set,
    dict: _mapping,
    Mapping: _mapping,
}
