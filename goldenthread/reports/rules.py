"""May this happen to a paper now? Each refusal is a sentence fit for the page."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from goldenthread.accounts.access import NotAllowed
from goldenthread.core.calendars import CLEAR_DAYS
from goldenthread.core.errors import Refused
from goldenthread.documents.models import Legal
from goldenthread.governance.clear_days import ClearDays
from goldenthread.governance.models import MEETS_IN_PUBLIC
from goldenthread.governance.rows import clear_days_needed
from goldenthread.reports.clearance import Step
from goldenthread.reports.kinds import KINDS
from goldenthread.reports.models import PaperState, Publication
from goldenthread.reports.offers import Stale
from goldenthread.reports.wording import listing


def lacking(kind: str, missing: Mapping[str, str]) -> list[str]:
    """The headings, in quotation marks, without whose text a paper of the kind is not published."""
    return [f"“{missing[part]}”" for part in KINDS[kind].needs if part in missing]


@dataclass(frozen=True, slots=True)
class PublicationDay:
    """The last day to publish before a meeting; `missed` where that has passed. `days`: how many
    clear days are asked for; by the law, or where not `by_law` by the body itself."""

    on: date
    missed: bool
    days: int
    by_law: bool


def last_day(
    kind: str,
    meeting_on: date,
    body: tuple[int | None, str] | None,
    today: date,
    days_off: Collection[date],
) -> PublicationDay:
    """For a paper of a kind to a body: its own number of clear days and its kind, or None where
    there is no such body here. Then the kind of paper says whether a public meeting takes it.

    The law’s five: Local Government Act 1972, section 100B.
    """
    own, body_kind = body or (None, "")
    in_public = body_kind in MEETS_IN_PUBLIC if body else KINDS[kind].clear_days
    days = clear_days_needed(own, in_public) or 0
    on = ClearDays(days, CLEAR_DAYS.adding(days_off)).publish_by(meeting_on)
    return PublicationDay(on, on < today, days, by_law=own is None)


def check_terms(
    *,
    as_at: date,
    meeting_on: date,
    earlier_on: date | None,
    last_met_on: date | None,
    legal: str,
    paragraph: str,
    reason: str,
    today: date,
) -> None:
    """The position is known, comes before the meeting, and a closed paper says why."""
    if as_at > today:
        raise Refused("The position cannot be of a day to come: nobody knows it.", field="as_at")
    if as_at > meeting_on:
        raise Refused("The position must not be later than the meeting.", field="as_at")
    if (earlier_on is None) is not (last_met_on is None):
        field = "last_met_on" if last_met_on is None else "earlier_on"
        raise Refused("Give both days about the last paper, or neither.", field=field)
    if earlier_on and last_met_on and not earlier_on <= min(as_at, last_met_on):
        raise Refused("The earlier position must be the earlier one.", field="earlier_on")
    if last_met_on and last_met_on >= meeting_on:
        raise Refused("The last meeting was before this one.", field="last_met_on")
    _check_legal(legal, paragraph, reason)


def _check_legal(legal: str, paragraph: str, reason: str) -> None:
    """Schedule 12A, paragraph 10: exempt only while that outweighs the public’s interest."""
    if legal == Legal.EXEMPT and not paragraph:
        raise Refused(
            "Choose the paragraph of schedule 12A that makes it exempt.", field="exempt_paragraph"
        )
    if legal != Legal.EXEMPT and paragraph:
        raise Refused(
            "Only an exempt paper has a paragraph of schedule 12A.", field="exempt_paragraph"
        )
    if legal in (Legal.EXEMPT, Legal.CONFIDENTIAL) and not reason.strip():
        raise Refused("Say why the public may not read this paper.", field="legal_reason")


def check_can_have_part_two(legal: str, *, is_part_two: bool, has_one: bool) -> None:
    """One open paper has one part 2 at most, and a part 2 has none."""
    if is_part_two or legal != Legal.OPEN:
        raise Refused("Only an open paper has a part 2: this one is closed itself.")
    if has_one:
        raise Refused("This paper has a part 2 already. Write that one.")


def check_parts(legal: str, *, is_part_two: bool, has_one: bool) -> None:
    """Part 1 stays open, and part 2 closed."""
    if is_part_two and legal == Legal.OPEN:
        raise Refused(
            "Part 2 is what the public may not read. What may be read belongs in part 1.",
            field="legal",
        )
    if has_one and legal != Legal.OPEN:
        raise Refused(
            "This is part 1, which the public reads. What they may not read belongs in part 2.",
            field="legal",
        )


def check_can_write(state: PaperState) -> None:
    """What is published is frozen; a correction is a new edition."""
    if not state.preparing:
        raise Refused("This edition is published and cannot change. Begin a new edition.")


def check_is_given(person: int | None, writer: int | None) -> None:
    """Who does not own the paper writes only what is theirs."""
    if person is None or person != writer:
        raise NotAllowed("This section is not given to you. Ask the programme manager for it.")


def check_duty(person: int | None, due_on: date | None, meeting_on: date) -> None:
    """Somebody with a day before the meeting, or nobody."""
    if person is not None and due_on is None:
        raise Refused("Say by when the section is to be written.", field="due_on")
    if due_on is not None and due_on >= meeting_on:
        raise Refused("The section is due before the meeting, not after it.", field="due_on")


def check_said(text: str, field: str, sentence: str) -> None:
    if not text.strip():
        raise Refused(sentence, field=field)


def check_steps(steps: Sequence[Step], drafts_days: int) -> None:
    """Each step has a name of its own and somebody; none is due before all is written."""
    names = [each.name for each in steps]
    for n, step in enumerate(steps):
        if not step.name:
            raise Refused(f"Give step {n + 1} a name, such as Finance.", field=f"name_{n}")
        if names.index(step.name) < n:
            raise Refused(
                f"Two steps are called {step.name}. Give each its own name.", field=f"name_{n}"
            )
        if bool(step.role) is (step.person is not None):
            raise Refused(f"Say who clears {step.name}: a role or a person.", field=f"who_{n}")
        if step.days > drafts_days:
            raise Refused(
                f"{step.name} is due {step.days} days before publishing, when the sections are not "
                f"yet written: choose {drafts_days} or fewer.",
                field=f"days_{n}",
            )


def check_is_for(step: Step | None, person: int | None, roles: Collection[str]) -> Step:
    """The step, which is of one role or of one person."""
    if step is None:
        raise Refused(
            "This step is no longer one of the steps of clearance. Look at the paper again."
        )
    if person is None or (step.person != person and step.role not in roles):
        raise Refused(f"{step.name} is cleared by: {step.who}.")
    return step


def check_clears_no_own(person: int | None, authors: Collection[int], step: Step) -> None:
    """Who clears wrote none of it."""
    if person in authors:
        what = "that section" if step.section else "part of this paper"
        raise Refused(f"You wrote {what}, so somebody else clears it for {step.name}.")


def check_cleared(not_cleared: Collection[str], *, is_advisory: bool, uncleared: int) -> None:
    """Published only once cleared; where that is advice, once somebody says how many are not."""
    if not_cleared and not is_advisory:
        raise Refused(f"Not cleared yet: {listing(not_cleared)}. Have it cleared first.")
    if len(not_cleared) != uncleared:
        raise Refused(
            f"Not cleared: {listing(not_cleared) if not_cleared else 'nothing'}. Tick that it is "
            "published all the same, or have it cleared first.",
            field="uncleared",
        )


def check_figures(stale: Iterable[Stale], *, told: bool) -> None:
    """A text with other figures than the paper's own is published only where somebody says so."""
    said = [f"“{each.said}”, where the record says “{each.now}”" for each in stale]
    if said and not told:
        raise Refused(
            f"The paper’s texts say other figures than the record: {'; '.join(said)}. Have them "
            "corrected, or tick that they are published all the same.",
            field="stale",
        )


def check_can_publish(
    state: PaperState, kind: str, missing: Mapping[str, str], *, incomplete: int
) -> None:
    """Headings “to be completed” are published only where somebody says how many (`incomplete`).

    `missing`: headings by part. Never without what its kind needs: members would have nothing to
    read or to decide.
    """
    if KINDS[kind].internal:
        raise Refused(f"A {KINDS[kind].name.lower()} is never published: it is for who presents.")
    if not state.preparing:
        raise Refused("This edition is published already. Begin a new edition to correct it.")
    if without := lacking(kind, missing):
        raise Refused(
            f"The paper cannot be published without {listing(without)}. "
            "Ask its author to write what is missing."
        )
    if len(missing) != incomplete:
        raise Refused(
            f"Still to be written: {', '.join(missing.values()) or 'nothing'}. Tick that it is "
            "published all the same, or have it written first.",
            field="incomplete",
        )


def check_opened(kind: str, begins: str, legal: str, *, opened: bool) -> None:
    """What is not for the public by the setting of its kind is opened once somebody says so."""
    if is_opened(begins, legal) and not opened:
        raise Refused(
            f"A {KINDS[kind].name.lower()} is not for the public, by your council’s setting. Tick "
            "that it is published for everybody all the same, or have its status changed first.",
            field="opened",
        )


def is_opened(begins: str, legal: str) -> bool:
    """The paper is open, and its kind `begins` as not for the public."""
    return legal == Legal.OPEN and begins != Legal.OPEN


def check_is_no_author(person: int | None, authors: Collection[int]) -> None:
    """Who publishes a paper wrote none of it (trust.md, Access)."""
    if person is None or person in authors:
        raise Refused(
            "You wrote part of this paper, so somebody else publishes it: democratic services, "
            "or another programme manager."
        )


def check_can_withdraw(state: PaperState, reason: str) -> None:
    if state.state != Publication.PUBLISHED:
        raise Refused("This paper is not published, so there is nothing to withdraw.")
    if not reason.strip():
        raise Refused("Say why the paper is withdrawn.", field="reason")


def check_can_begin_edition(state: PaperState, reason: str) -> None:
    if state.preparing:
        raise Refused("An edition is being written already.")
    if not reason.strip():
        raise Refused("Say why a new edition is needed.", field="reason")
