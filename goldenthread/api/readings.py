"""Readings that a program enters: the same rules and the same verb as on the pages."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from uuid import UUID

from django.conf import settings

from goldenthread.accounts.access import Member
from goldenthread.api.refusals import RowsRefused, SentAlready
from goldenthread.api.schemas import ReadingIn, Saved
from goldenthread.core.identifiable import find
from goldenthread.ledger.models import Entry
from goldenthread.ledger.recording import AlreadyDone, name_of, origin, resting_on
from goldenthread.measures import changes
from goldenthread.measures.entering import EnteredRow, Preview, preview
from goldenthread.measures.models import Definition
from goldenthread.measures.pasting import PastedFigure


@dataclass(frozen=True, slots=True)
class Sending:
    """One request that enters readings: `key` is its identity, `body` what it was."""

    key: UUID
    body: bytes
    request: str

    @property
    def digest(self) -> str:
        return hashlib.sha256(self.body).hexdigest()


def enter(
    member: Member, definition: Definition, readings: Sequence[ReadingIn], sending: Sending
) -> Saved:
    """Save all readings of a measure or none, once. Those that are as saved are not written again.

    Raises RowsRefused with every row that is wrong, and SentAlready where the key was used for
    something else.
    """
    before = Entry.objects.filter(authority=member.authority, form=sending.key).first()
    if before is not None:
        return _repeated(before, member, definition, readings, sending)
    found = preview(member, _rows(readings), of=definition)
    if wrong := [*_wrong(found, readings)]:
        raise RowsRefused(wrong)
    figures = [row.figure for row in found.new if row.figure]
    if not figures:
        return Saved(saved=0, unchanged=len(readings), entry=None, repeated=False)
    try:
        with (
            origin(via="api", request=sending.request, form=sending.key),
            resting_on(sending.digest),
        ):
            written = changes.enter_figures(by=member, measure=definition.measure, figures=figures)
    except AlreadyDone as done:
        return _repeated(done.entry, member, definition, readings, sending)
    unchanged = len(readings) - len(written)
    return Saved(saved=len(written), unchanged=unchanged, entry=written[0].entry, repeated=False)


def _rows(readings: Sequence[ReadingIn]) -> list[PastedFigure]:
    """As somebody would paste them, so that they are read and judged like those."""
    return [
        PastedFigure(
            line,
            period=each.period,
            value=_typed(each.value),
            numerator=_typed(each.numerator),
            denominator=_typed(each.denominator),
            status="missing" if each.missing.strip() else each.status,
            commentary=each.missing.strip() or each.commentary.strip(),
        )
        for line, each in enumerate(readings, start=1)
    ]


def _typed(number: object) -> str:
    return "" if number is None else str(number)


def _wrong(found: Preview, readings: Sequence[ReadingIn]) -> Iterator[tuple[int, str]]:
    for row, given in zip(found.rows, readings, strict=True):
        if given.missing.strip() and given.commentary.strip():
            yield row.row.line, "Say in “missing” alone why there is no figure."
        elif row.problem:
            yield row.row.line, row.problem
        elif sentence := _of_a_child(row):
            yield row.row.line, sentence


def _of_a_child(row: EnteredRow) -> str:
    """A page asks whoever writes so; a program can only be told where to say it."""
    passages = find(row.row.commentary, case_words=settings.CASE_WORDS) if row.is_new else []
    if not passages:
        return ""
    return (
        f"{passages[0].sentence} Take it out, or enter this figure on its page, where you can say "
        "why it identifies no child."
    )


def _repeated(
    entry: Entry,
    member: Member,
    definition: Definition,
    readings: Sequence[ReadingIn],
    sending: Sending,
) -> Saved:
    """What the first sending did, if this is the same one again."""
    body = json.loads(entry.body)
    about = (entry.by, entry.subject, entry.subject_pk)
    same = about == (member.person_id, name_of(definition.measure), definition.measure_id)
    if not same or sending.digest not in body["basis"]:
        raise SentAlready
    saved = len(body["rows"])
    return Saved(saved=saved, unchanged=len(readings) - saved, entry=entry.n, repeated=True)
