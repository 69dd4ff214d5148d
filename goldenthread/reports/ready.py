"""Is a paper ready to be published? What is in the way, what only warns, what is done."""

from collections.abc import Collection
from dataclasses import dataclass
from enum import StrEnum

from goldenthread.core.days import day_words
from goldenthread.reports.clearance import Asked, Setting
from goldenthread.reports.rules import PublicationDay
from goldenthread.reports.wording import listing, number_of


class Weight(StrEnum):
    BLOCKS = "Blocks"
    WARNS = "Warns"
    DONE = "Done"


@dataclass(frozen=True, slots=True)
class Check:
    """`what` was looked at, how it stands in a sentence, and the page (its name) to mend it on."""

    what: str
    stands: str
    weight: Weight
    page: str = "paper"


@dataclass(frozen=True, slots=True)
class State:
    """What is known of a paper before its files are made. `missing` and `lacking`: headings
    without text, and those without which it is not published."""

    missing: Collection[str]
    lacking: Collection[str]
    setting: Setting
    asked: Collection[Asked]
    open_comments: int
    last_day: PublicationDay
    wrote_some: bool
    is_opened: bool


def checks(state: State) -> tuple[Check, ...]:
    return (
        _publisher(state),
        _texts(state),
        _clearance(state),
        _comments(state),
        _audience(state),
        _last_day(state.last_day),
    )


def _publisher(state: State) -> Check:
    what = "Who publishes it"
    if state.wrote_some:
        return Check(what, "You wrote part of it, so somebody else does.", Weight.BLOCKS)
    return Check(what, "You wrote none of it.", Weight.DONE)


def _texts(state: State) -> Check:
    if state.lacking:
        said = f"It is not published without {listing(state.lacking)}."
        return Check("Texts", said, Weight.BLOCKS)
    if state.missing:
        verb = "says" if len(state.missing) == 1 else "say"
        said = f"{number_of(len(state.missing), 'heading')} {verb} “To be completed”."
        return Check("Texts", said, Weight.WARNS)
    return Check("Texts", "Every heading has its text.", Weight.DONE)


def _clearance(state: State) -> Check:
    what, page = "Clearance", "paper-timetable"
    if not state.asked:
        return Check(what, "No step is set for papers of this kind.", Weight.DONE, page)
    wanting = [each.step.name for each in state.asked if not each.is_done]
    if not wanting:
        return Check(what, f"Cleared in {number_of(len(state.asked), 'step')}.", Weight.DONE, page)
    weight = Weight.WARNS if state.setting.is_advisory else Weight.BLOCKS
    return Check(what, f"Not cleared: {listing(wanting)}.", weight, page)


def _comments(state: State) -> Check:
    if not state.open_comments:
        return Check("Comments", "None is open.", Weight.DONE)
    verb = "is" if state.open_comments == 1 else "are"
    said = f"{number_of(state.open_comments, 'comment')} {verb} open; no file shows them."
    return Check("Comments", said, Weight.WARNS)


def _audience(state: State) -> Check:
    what = "Who may read it"
    if state.is_opened:
        said = "It is open, and papers of its kind are not for the public."
        return Check(what, said, Weight.WARNS)
    return Check(what, "As papers of its kind begin, or more closed.", Weight.DONE)


def _last_day(last: PublicationDay) -> Check:
    what, page = "Last day to publish", "paper-timetable"
    if last.missed:
        return Check(what, f"It was {day_words(last.on)}.", Weight.WARNS, page)
    return Check(what, f"By {day_words(last.on)}.", Weight.DONE, page)
