"""Minutes that were read in and confirmed by a person, whole, as one change."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from goldenthread.accounts.access import Member, check_may
from goldenthread.accounts.models import Person
from goldenthread.core import clock
from goldenthread.core.errors import Refused
from goldenthread.governance import rules
from goldenthread.governance.changes.decisions import DecisionInput, make_decision
from goldenthread.governance.changes.meetings import (
    ItemInput,
    MeetingInput,
    make_item,
    make_meeting,
)
from goldenthread.governance.changes.saying import check_runs, terms_of
from goldenthread.governance.changes.undertakings import UndertakingInput, make_undertaking
from goldenthread.governance.models import (
    Body,
    DecisionTerms,
    Item,
    ItemTerms,
    Meeting,
    MeetingStatus,
    MeetingTerms,
    MinutesDraft,
    UndertakingTerms,
)
from goldenthread.ledger.moments import Moment
from goldenthread.ledger.recording import change, record


@dataclass(frozen=True, slots=True)
class MinutedItem:
    """An item of the minutes with what was ticked of it."""

    item: ItemInput
    decisions: tuple[DecisionInput, ...] = ()
    undertakings: tuple[UndertakingInput, ...] = ()


@change
def confirm_minutes(
    *,
    by: Member,
    body: Body,
    meeting: MeetingInput,
    items: Sequence[MinutedItem],
    sha256: str,
) -> Meeting:
    """Save what a person ticked of the minutes of one meeting, which has met.

    A meeting of that day, an item of that number or title, a resolution or a promise in the same
    words that is there already is not made again.
    """
    check_may(by, "meeting.run", body)
    rules.check_has_met(meeting.day, clock.today())
    held = _meeting_there(body, meeting) or make_meeting(body, meeting)
    rules.check_takes_place(terms_of(held).status)
    made = [_take(by, held, each) for each in items]
    if not any(made):
        raise Refused("Tick at least one row that is not recorded yet.")
    record("minutes.confirmed", held, basis=[sha256])
    return held


def _meeting_there(body: Body, said: MeetingInput) -> Meeting | None:
    now = MeetingTerms.objects.filter(meeting__body=body).as_at(Moment.latest())
    for terms in now.filter(day=said.day).exclude(status=MeetingStatus.CANCELLED):
        found: Meeting = terms.meeting
        return found
    return None


def _take(by: Member, meeting: Meeting, minuted: MinutedItem) -> bool:
    """An item with its rows; whether anything of it is new."""
    there = _item_there(meeting, minuted.item)
    item = there or make_item(by, meeting, minuted.item)
    check_runs(by, item)
    decided = DecisionTerms.objects.filter(decision__item=item).as_at(Moment.latest())
    told = {(row.verb, row.text) for row in decided}
    decisions = [each for each in minuted.decisions if (each.verb, each.text) not in told]
    for decision in decisions:
        make_decision(by, item, decision)
    promised = UndertakingTerms.objects.filter(undertaking__item=item).as_at(Moment.latest())
    sentences = {row.sentence for row in promised}
    undertakings = [each for each in minuted.undertakings if each.sentence not in sentences]
    for undertaking in undertakings:
        make_undertaking(by, item, undertaking)
    return there is None or bool(decisions or undertakings)


def _item_there(meeting: Meeting, said: ItemInput) -> Item | None:
    now: Any = ItemTerms.objects.filter(item__meeting=meeting).as_at(Moment.latest())
    for terms in now.select_related("item"):
        same = terms.title.casefold() == said.title.casefold()
        number = said.minute_number and said.minute_number == terms.minute_number
        if same or number:
            found: Item = terms.item
            return found
    return None


def keep_minutes_draft(
    *, authority: Any, person: Person | None, name: str, sha256: str, content: Any
) -> MinutesDraft:
    """Keep what was read until a person has checked it. Operational, not recorded."""
    return MinutesDraft.objects.create(
        authority=authority, person=person, name=name[:200], sha256=sha256, content=content
    )


def throw_minutes_draft_away(draft: MinutesDraft) -> None:
    """Nothing of it was saved, or all that was wanted."""
    draft.delete()
