"""What stands out in a plan, each with a sentence that says why. Pure."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType

from goldenthread.core.days import day_words, number_of_days
from goldenthread.plans.filters import WAITS_LONG, disagrees
from goldenthread.plans.funding import Need
from goldenthread.plans.position import ActionRow, FindingRow, Position, Rated
from goldenthread.plans.ratings import Impact, Progress, in_force
from goldenthread.plans.voices import ANSWER_WITHIN

# What each is called; see `Keys.say`.
KINDS: Mapping[str, str] = {
    "no-action": "No action answers the finding",
    "off-track": "Progress: {off_track}",
    "overdue": "Overdue on the current date",
    "doubt": "The owner doubts the date",
    "milestones-late": "A milestone is overdue",
    "waits-late": "Waits for an action that is late",
    "waits-beyond": "Waits for an action that is due after it",
    "waits-left": "Waits for an action that left the plan",
    "should-have-started": "Progress: {not_started}, should have started",
    "complete-no-impact": "{Complete}, impact {not_assessed}",
    "impact-back": "Impact gone back, or {worse}",
    "look-again": "Impact: the day to look again has passed",
    "judgement": "Impact is the assessor’s judgement",
    "disagreement": "Progress and impact disagree",
    "figures": "Impact and figures disagree",
    "date-asked": "A new date is asked for",
    "awaiting-sign-off": "Awaiting sign-off for more than 14 days",
    "contingency": "A contingency is open",
    "question-overdue": "A question is overdue for an answer",
    "voice-long": f"Said to us, and not answered for more than {ANSWER_WITHIN} days",
    "evidence-expired": "Evidence is out of date",
    "unfunded": "Unfunded: needs money, and none is approved",
}


@dataclass(frozen=True, slots=True)
class AskedDate:
    """A request for a new due date that nobody has answered."""

    asked_on: date
    due_on: date
    level: str


@dataclass(frozen=True, slots=True)
class Unanswered:
    """An open question about an action, a priority, a finding or a measure (`kind`), by its key;
    one about a measure stands out for a priority."""

    kind: str
    subject: int
    asked_on: date
    due_on: date


@dataclass(frozen=True, slots=True)
class ExceptionRow:
    """One finding, priority or action that stands out. `reasons` are (kind's code, sentence)."""

    row: Rated
    reasons: tuple[tuple[str, str], ...]

    @property
    def codes(self) -> frozenset[str]:
        return frozenset(code for code, _ in self.reasons)


type Noted = Mapping[tuple[str, int], Sequence[tuple[str, str]]]
"""By ("action" or "priority", key): further reasons, each as (kind's code, sentence)."""


def exceptions(
    position: Position,
    asked: Mapping[int, AskedDate],
    unanswered: Iterable[Unanswered] = (),
    unfunded: Iterable[Need] = (),
    waits: Mapping[int, Sequence[tuple[str, str]]] = MappingProxyType({}),
    *,
    noted: Noted = MappingProxyType({}),
) -> list[ExceptionRow]:
    """Findings first, then priorities and actions, each once with all its reasons.

    `asked`: the open requests for new dates, by action. `unanswered`: the open questions,
    where those that are overdue are to be among the reasons. `unfunded`: the needs for which no
    money is approved, where they are to be. `waits`: what is to be known of the actions that an
    action waits for (`dependencies.reasons`). Overdue milestones are among the reasons where the
    position was read with them. `noted`: what else is known, of evidence, voices,
    contingencies and figures.
    """
    unread = {action.pk for action in position.complete_without_impact}
    beside = _beside(unanswered, noted, position.as_at)
    needs = {need.action: need for need in unfunded}
    made = [
        *(
            ExceptionRow(row, (*_of_finding(row), *beside["finding", row.pk]))
            for row in position.findings
        ),
        *(
            ExceptionRow(row, (*_of_impact(row), *beside["priority", row.pk]))
            for row in position.priorities
        ),
        *(
            ExceptionRow(
                row,
                (
                    *_of_progress(row, position.as_at),
                    *_of_milestones(row, position.as_at),
                    *waits.get(row.pk, ()),
                    *_of_both(row, row.pk in unread, position.as_at),
                    *_of_impact(row),
                    *_of_looking_again(row, position.as_at),
                    *_of_waiting(row, position.as_at, asked.get(row.pk)),
                    *beside["action", row.pk],
                    *_of_money(needs.get(row.pk)),
                ),
            )
            for row in position.counted
        ),
    ]
    return [row for row in made if row.reasons]


type Reasons = Iterator[tuple[str, str]]


def _beside(
    unanswered: Iterable[Unanswered], noted: Noted, on: date
) -> Mapping[tuple[str, int], list[tuple[str, str]]]:
    """By what they are about: questions that nobody answered in time, and what is noted."""
    found: dict[tuple[str, int], list[tuple[str, str]]] = defaultdict(list)
    for row in unanswered:
        if (days := (on - row.due_on).days) > 0:
            late = number_of_days(days)
            sentence = f"A question of {day_words(row.asked_on)} is {late} overdue for an answer."
            found[row.kind, row.subject].append(("question-overdue", sentence))
    for about, reasons in noted.items():
        found[about] += reasons
    return found


def _of_money(need: Need | None) -> Reasons:
    if need is not None:
        yield "unfunded", need.sentence


def _of_finding(row: FindingRow) -> Reasons:
    if not row.actions:
        yield "no-action", "No action answers this finding."
    yield from _of_impact(row)


def _of_progress(row: ActionRow, on: date) -> Reasons:
    if row.progress is Progress.OFF_TRACK:
        yield "off-track", in_force().say("Progress: {off_track}.")
    if days := row.days_overdue(on):
        yield (
            "overdue",
            f"{number_of_days(days)} overdue: it was due on {day_words(row.due)}.{_moved(row)}",
        )
    if row.confidence == "low":
        expected = f": they expect {day_words(row.expected_on)}" if row.expected_on else ""
        yield "doubt", f"The owner doubts that {day_words(row.due)} will be met{expected}."
    if row.should_have_started:
        started = day_words(row.starts_on)
        said = in_force().say("Progress: {not_started}.")
        yield "should-have-started", f"{said} It should have started on {started}."


def _of_milestones(row: ActionRow, on: date) -> Reasons:
    late = row.late_milestones(on)
    if late:
        first, more = late[0], len(late) - 1
        others = f" So {'is' if more == 1 else 'are'} {more} more." if more else ""
        days = number_of_days(first.days_overdue(on))
        yield "milestones-late", f"The milestone “{first.title}” is {days} overdue.{others}"


def _moved(row: ActionRow) -> str:
    if not row.moves:
        return ""
    times = "once" if row.moves == 1 else f"{row.moves} times"
    return f" Its date has moved {times}, from {day_words(row.original_due)}."


def _of_both(row: ActionRow, unread: bool, on: date) -> Reasons:
    if unread and row.signed_off_on:
        days = number_of_days((on - row.signed_off_on).days)
        yield (
            "complete-no-impact",
            f"{in_force().progress.word(row.progress)} for {days}, and nobody has yet assessed "
            "whether children are better off.",
        )
    if disagrees(row):
        progress = in_force().progress.word(row.progress).lower()
        impact = in_force().impact.word(row.impact).lower()
        yield "disagreement", f"Progress is {progress}, but impact is {impact}."


def _of_looking_again(row: ActionRow, on: date) -> Reasons:
    if row.look_again_on and row.look_again_on < on:
        days = number_of_days((on - row.look_again_on).days)
        yield (
            "look-again",
            f"Impact was to be looked at again on {day_words(row.look_again_on)}, {days} ago.",
        )


def _of_impact(row: Rated) -> Reasons:
    if row.impact is None:
        return
    word = in_force().impact.word(row.impact).lower()
    if row.impact_was is not None:
        was = in_force().impact.word(row.impact_was).lower()
        yield "impact-back", f"Impact has gone back from {was} to {word}."
    elif row.impact is Impact.WORSE:
        yield "impact-back", in_force().say("Impact: {worse}.")
    if row.below_standard:
        yield (
            "judgement",
            f"Impact: {word} is the assessor’s judgement, below the standard of evidence: "
            f"{row.judgement_reason}",
        )


def _of_waiting(row: ActionRow, on: date, asked: AskedDate | None) -> Reasons:
    if asked is not None:
        yield (
            "date-asked",
            f"On {day_words(asked.asked_on)} a new due date was asked for: "
            f"{day_words(asked.due_on)} instead of {day_words(row.due)}. "
            f"It is for {asked.level} to answer.",
        )
    waits = row.state_code == "awaiting_sign_off" and row.state_on
    if waits and on - waits > WAITS_LONG:
        days = number_of_days((on - waits).days)
        yield "awaiting-sign-off", f"The owner said {days} ago that it is complete. Sign-off waits."
