"""May this be recorded now? Each rule's refusal is a sentence fit for the page."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from goldenthread.core.days import long_date
from goldenthread.core.errors import Refused
from goldenthread.documents.models import Legal
from goldenthread.governance.models import (
    HANDS_ON,
    Carried,
    DecisionVerb,
    ItemState,
    MeetingStatus,
    MinutesState,
    PaperStage,
    UndertakingState,
)


def check_said(text: str, sentence: str, field: str) -> None:
    if not text.strip():
        raise Refused(sentence, field=field)


def check_one_of(person: object, post: str) -> None:
    """A seat, or a promise, is of somebody: with an account, or a post by its name."""
    if (person is None) == (not post.strip()):
        raise Refused("Choose a person, or write the post of somebody without an account.")


def check_term(what: str, begins_on: date, ends_on: date | None) -> None:
    if ends_on is not None and ends_on < begins_on:
        raise Refused(f"{what} ends on the day it begins or later.", field="ends_on")


def check_meeting(*, day: date, status: str, today: date, moved: bool, why: str) -> None:
    """A meeting of a day to come has not been held; one that is cancelled or moved says why."""
    if status == MeetingStatus.HELD and day > today:
        raise Refused(
            f"{long_date(day)} is still to come, so the meeting has not been held.", field="status"
        )
    if (moved or status == MeetingStatus.CANCELLED) and not why.strip():
        raise Refused("Say why the meeting is moved or cancelled.", field="why")


def check_takes_place(status: str) -> None:
    if status == MeetingStatus.CANCELLED:
        raise Refused("This meeting is cancelled. Choose another, or plan it again first.")


def check_has_met(day: date, today: date) -> None:
    """What a meeting decided, was promised or minuted comes when it has begun."""
    if day > today:
        raise Refused(f"This meeting is on {long_date(day)}. Record what it did when it has met.")


def check_minutes(before: str | None, after: str, *, confirmed: date | None, day: date) -> None:
    """Minutes are a draft, then confirmed by a later meeting of the same body."""
    if before == MinutesState.CONFIRMED:
        raise Refused("These minutes are confirmed. A later meeting corrects them by a decision.")
    if before == after:
        raise Refused("Nothing was changed, so there is nothing to save.")
    if confirmed is not None and confirmed <= day:
        raise Refused("Minutes are confirmed at a later meeting.", field="confirmed_at")


def check_item(*, state: str, why: str, legal: str, paragraph: str, reason: str) -> None:
    """Exempt by a paragraph of schedule 12A (LGA 1972), with the reason; deferred for one too."""
    if state != ItemState.ON_AGENDA and not why.strip():
        raise Refused("Say why the item is deferred or taken off.", field="why")
    check_legal(legal, paragraph, reason, of="item")


def check_legal(legal: str, paragraph: str, reason: str, *, of: str) -> None:
    """An item or a paper is exempt by a paragraph of schedule 12A; what is closed says why."""
    if legal == Legal.EXEMPT and not paragraph:
        raise Refused(f"Choose the paragraph by which the {of} is exempt.", field="paragraph")
    if legal != Legal.EXEMPT and paragraph:
        raise Refused(f"Only an exempt {of} has a paragraph of exemption.", field="paragraph")
    if of == "item" and legal == Legal.PRIVATE:
        raise Refused("An item is open, exempt or confidential.", field="legal")
    if legal in (Legal.EXEMPT, Legal.CONFIDENTIAL) and not reason.strip():
        raise Refused(f"Say why the {of} is not open to the public.", field="legal_reason")


PAPER_STEPS: dict[str, frozenset[str]] = {
    PaperStage.PUBLISHED: frozenset({PaperStage.HERE}),
    PaperStage.WITHDRAWN: frozenset({PaperStage.TO_FOLLOW, PaperStage.HERE, PaperStage.PUBLISHED}),
}
"""How far a paper is next, and from where."""


def check_paper_step(before: str, after: str) -> None:
    if before not in PAPER_STEPS[after]:
        stands = str(PaperStage(before).label).lower()
        todo = " Bring its file first." if before == PaperStage.TO_FOLLOW else ""
        raise Refused(f"This paper is {stands}, so it is not {PaperStage(after).value}.{todo}")


def check_considered(state: str) -> None:
    if state != ItemState.ON_AGENDA:
        raise Refused("This item was not considered: it was deferred or taken off the agenda.")


def check_decision(*, verb: str, to_body: object, to_post: str) -> None:
    """Recommending and referring name the next body; delegating names a post."""
    if (verb in HANDS_ON) != (to_body is not None):
        raise Refused(
            "Choose the body when a decision recommends or refers, and only then.", field="to_body"
        )
    if verb == DecisionVerb.DELEGATE and not to_post.strip():
        raise Refused("Say to which post it is delegated.", field="to_post")


def check_vote(carried: str, in_favour: Sequence[str], against: Sequence[str]) -> None:
    """A recorded vote has names, and more for than against; no other form of vote has names."""
    named = bool(in_favour or against)
    if carried == Carried.RECORDED:
        if not named:
            raise Refused("Write who voted for it and who against, a name a line.", field="carried")
        if len(in_favour) <= len(against):
            raise Refused(
                "More names stand against than for, so it was not carried. Where the votes were "
                "equal, choose the chair’s casting vote.",
                field="carried",
            )
    elif named and carried != Carried.CASTING:
        raise Refused("Names belong to a recorded vote: choose that.", field="carried")


def check_sent_to(*, verb: str, to_body: int | None, body: int, after: date, day: date) -> None:
    """A matter goes on to the body that the decision names, at the same day or later."""
    if verb not in HANDS_ON:
        raise Refused("Only a decision that recommends or refers goes on to another body.")
    if to_body != body:
        raise Refused("This is not a meeting of the body that the decision names.", field="to")
    if day < after:
        raise Refused("The next body meets after the one that sends the matter on.", field="to")


def check_due(due_on: date | None, due_meeting: date | None, given_on: date) -> None:
    """An undertaking is due on a day or at a meeting, not before it was given."""
    if due_on is not None and due_meeting is not None:
        raise Refused("Give a day or choose a meeting, not both.", field="due_on")
    if due_on is not None and due_on < given_on:
        raise Refused(f"It was given on {long_date(given_on)}. It is due later.", field="due_on")
    if due_meeting is not None and due_meeting <= given_on:
        raise Refused("Choose a meeting after the one at which it was given.", field="due_meeting")


STEPS: dict[str, frozenset[str]] = {
    UndertakingState.OPEN: frozenset(
        {
            UndertakingState.ANSWERED,
            UndertakingState.REPORTED_BACK,
            UndertakingState.WITHDRAWN,
        }
    ),
    UndertakingState.ANSWERED: frozenset({UndertakingState.REPORTED_BACK, UndertakingState.OPEN}),
    UndertakingState.REPORTED_BACK: frozenset({UndertakingState.OPEN}),
    UndertakingState.WITHDRAWN: frozenset({UndertakingState.OPEN}),
}
"""From how an undertaking stands to how it may stand next."""


def check_settled(before: str, after: str, *, why: str, meeting: date | None, today: date) -> None:
    if after not in STEPS[before]:
        raise Refused(
            f"An undertaking that is {_word(before)} cannot become {_word(after)}. Reload to see "
            "how it stands."
        )
    if not why.strip():
        raise Refused("Say how it was settled, or why it is opened again.", field="why")
    if after == UndertakingState.REPORTED_BACK:
        if meeting is None:
            raise Refused("Choose the meeting to which it was reported.", field="meeting")
        if meeting > today:
            raise Refused("This meeting is still to come.", field="meeting")
    elif meeting is not None:
        raise Refused("A meeting belongs to what was reported back.", field="meeting")


def _word(state: str) -> str:
    return str(UndertakingState(state).label).lower()
