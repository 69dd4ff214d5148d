"""Making a past edition's dataset again from the record, and comparing it with what was kept."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

from goldenthread.documents.models import store
from goldenthread.reports.build import rebuild_paper
from goldenthread.reports.dataset_json import from_json, to_json
from goldenthread.reports.models import PaperEdition


@dataclass(frozen=True, slots=True)
class Unlike:
    """A value of the dataset that the record no longer gives: its place, as it was kept, and now.

    Where a text was erased since, `now` is what stands for it.
    """

    place: str
    kept: str
    now: str


def unlike(edition: PaperEdition) -> list[Unlike]:
    """What of an edition the record gives otherwise now; nothing where it gives it exactly.

    The council's name, the address of this installation and how small a number is hidden are
    settings and no facts: they are taken as they were. Raises LookupError where no dataset is kept.
    """
    if edition.dataset is None:
        raise LookupError("Published before datasets were kept.")
    kept = store().read(edition.dataset.sha256)
    was, made = from_json(kept), rebuild_paper(edition)
    made = replace(made, authority=was.authority, small_numbers=was.small_numbers, rows=was.rows)
    if was.record and made.record:
        made = replace(made, record=replace(made.record, verify=was.record.verify))
    told, again = (json.loads(each)["paper"] for each in (kept, to_json(made)))
    return list(_compared("", told, again))


def _compared(place: str, kept: Any, now: Any) -> Iterator[Unlike]:
    if isinstance(kept, dict) and isinstance(now, dict):
        # What a later release reads for papers was never part of what was published.
        for name in sorted(kept):
            yield from _compared(f"{place}.{name}".strip("."), kept[name], now.get(name))
    elif isinstance(kept, list) and isinstance(now, list) and len(kept) == len(now):
        for n, (one, other) in enumerate(zip(kept, now, strict=True)):
            yield from _compared(f"{place}[{n}]", one, other)
    elif kept != now:
        yield Unlike(place, json.dumps(kept), json.dumps(now))
