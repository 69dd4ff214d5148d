"""May this be decided about a reporting period, or about who does an owner's work?"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from goldenthread.core.days import long_date
from goldenthread.core.errors import Refused
from goldenthread.core.templating import plural
from goldenthread.plans.models import Placement, Update
from goldenthread.plans.periods import Period
from goldenthread.plans.ratings import Progress as Rating


def check_not_locked(period: Period, locked: bool) -> None:
    """What was locked for the board stays as it was read there."""
    if locked:
        raise Refused(
            f"{period.label} is locked. The programme manager can open it again, with a reason."
        )


def check_is_period(period: Period, cadence: int, corrects: bool) -> None:
    """An update is of one of the plan's periods, or corrects one from before they changed."""
    own = Period.of(period.month, cadence)
    if own.month != period.month and not corrects:
        raise Refused(f"This plan reports on {own.label}, not on {period.label} alone.")


def check_can_lock(
    *, period: Period, today: date, locked: bool, missing: int, back: int, note: str
) -> None:
    """A period is locked once it is over; without some of its updates only for a reason.

    `missing`: how many were never given. `back`: how many were sent back and not answered.
    """
    if locked:
        raise Refused(f"{period.label} is locked already. Reload to see by whom.")
    if period.last_day >= today:
        raise Refused(f"{period.label} is not over, so it cannot be locked yet.")
    if (missing or back) and not note.strip():
        raise Refused(f"{lacking(missing, back)} Say why it is locked all the same.", field="note")


def lacking(missing: int, back: int) -> str:
    """What a period is locked without, as sentences; empty where nothing lacks."""
    said = []
    if missing:
        said.append(f"{plural(missing, 'update is', 'updates are')} missing.")
    if back:
        said.append(f"{plural(back, 'update was', 'updates were')} sent back and not answered.")
    return " ".join(said)


def check_can_reopen(*, period: Period, locked: bool, note: str) -> None:
    if not locked:
        raise Refused(f"{period.label} is open. Reload to see how it stands.")
    if not note.strip():
        raise Refused("Say why it is opened again. The reason stays in the record.", field="note")


def check_can_send_back(*, given: Update | None, is_back: bool, question: str) -> None:
    """An update is sent back once, with a question that its owner can answer."""
    if given is None:
        raise Refused("There is no update to send back: none was given for this period.")
    if is_back:
        raise Refused("This update is sent back already. The owner has still to answer.")
    if not question.strip():
        raise Refused("Ask what is unclear or missing.", field="asked")


def check_can_check(*, reference: str, given: Update | None, is_back: bool, checked: bool) -> None:
    """Only what stands can be checked, and each update once."""
    if given is None:
        raise Refused(f"{reference} has no update for this period, so there is nothing to check.")
    if is_back:
        raise Refused(f"The update of {reference} is sent back: its owner has still to answer.")
    if checked:
        raise Refused(f"The update of {reference} is checked already. Reload to see by whom.")


def check_no_change(last: Update | None, *, is_back: bool) -> None:
    """“No change” says last time's rating and next step again, so there must be a last time."""
    if is_back:
        raise Refused("You were asked a question about this update. Answer it in words.")
    if last is None:
        raise Refused("This is the first update, so there is nothing yet that did not change.")
    if last.rating == Rating.COMPLETE or not (last.next_step or "").strip():
        raise Refused("The last update names no next step, so write this one in words.")


def check_claim(claimed_by: int | None, by: int | None) -> None:
    """Nobody signs off what they entered, on behalf of the owner or in their absence."""
    if claimed_by is not None and claimed_by == by:
        raise Refused(
            "You entered the update that says it is complete, so you cannot sign it off. "
            "The owner can confirm it in an update of their own, or a body can sign it off."
        )


def check_highlight(text: str) -> None:
    if not text.strip():
        raise Refused("Write the highlight: what matters most of this period.", field="text")


def check_hand_over(
    *, placements: Sequence[Placement], owner: int, to: int, may_give: bool, on: date, why: str
) -> None:
    """Work goes to somebody who can do it, and whose completion somebody else can sign off."""
    if to == owner:
        raise Refused("They own these actions already. Choose another post.", field="to")
    if not may_give:
        raise Refused("This post has no role that can give updates. Choose another.", field="to")
    if not placements:
        raise Refused("Choose at least one action to hand over.", field="actions")
    if not why.strip():
        raise Refused("Say why the work is handed over.", field="why")
    for place in placements:
        _check_placement(place, owner, to, on)


def _check_placement(place: Placement, owner: int, to: int, on: date) -> None:
    reference = place.action.reference  # type: ignore[attr-defined]
    if place.owner_id != owner:
        raise Refused(f"{reference} has another owner by now. Reload to see whom.")
    if to == place.lead_id and place.deputy_id is None:
        raise Refused(
            f"The new owner leads {reference}, which names no deputy to sign it off. "
            "Name a deputy first, or leave that action out.",
            field="actions",
        )
    if to == place.deputy_id:
        raise Refused(
            f"The new owner is the deputy who signs off {reference}. "
            "Name another deputy first, or leave that action out.",
            field="actions",
        )
    if on < place.effective_on:
        since = long_date(place.effective_on)
        raise Refused(f"{reference} last changed hands on {since}. Give a later day.", field="on")


def check_cover(
    *, absent: int, cover: int, may_give: bool, begins_on: date, ends_on: date, today: date
) -> None:
    """Cover has an end, and is by somebody who can give updates."""
    if cover == absent:
        raise Refused("Choose somebody other than the owner who is absent.", field="cover")
    if not may_give:
        raise Refused("This post has no role that can give updates. Choose another.", field="cover")
    if ends_on < begins_on:
        raise Refused("The last day is before the first.", field="ends_on")
    if ends_on < today:
        raise Refused("The last day has passed already.", field="ends_on")
