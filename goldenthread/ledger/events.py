"""The register of events: their keys, and the sentence for each.

A sentence is a text or a function of the entry's rows, `{"plans.progress": {column: value}}`.
"""

import json
from collections.abc import Callable
from typing import Any

from goldenthread.ledger.models import Entry

type Rows = dict[str, dict[str, Any]]
type Sentence = str | Callable[[Rows], str]

_events: dict[str, Sentence] = {}


def event(key: str, sentence: Sentence) -> None:
    """Declare an event. `record` refuses keys that nobody declared."""
    if key in _events:
        raise ValueError(f"{key} is declared twice")
    _events[key] = sentence


def known(key: str) -> bool:
    return key in _events


def all_events() -> dict[str, Sentence]:
    return dict(_events)


def rows_of(entry: Entry) -> Rows:
    """The columns of the last row of each table that the entry inserted, as its body holds them."""
    return {name: columns for name, _pk, columns in json.loads(entry.body)["rows"]}


def sentence_of(entry: Entry) -> str:
    """What an entry says, for a page. Texts that are only committed to do not appear in it."""
    sentence = _events.get(entry.type, entry.type)
    return sentence if isinstance(sentence, str) else sentence(rows_of(entry))
