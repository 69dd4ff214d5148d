"""When: every action has a day, and a day that moved says so."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from datetime import date

from goldenthread.core.days import long_date

from ..examples import FIRST, changed, good, plan
from ..rule import Faults, Limits, Rules, Severity, at, counted
from ..shape import Plan

RULES = Rules("Dates")
_MUST, _SHOULD, _COULD = Severity.MUST, Severity.SHOULD, Severity.COULD
_LAW = (
    "Education and Inspections Act 2006, section 137(3): the statement says the period within "
    "which each action is to be taken"
)
_MOVED = "West Berkshire: “deadlines had been rescheduled” behind red ratings"
_WHOLE = good("By when: 30 June 2026.")


@RULES.add(
    "no-date",
    _MUST,
    "An action has no date",
    why="It can never be late, and is never done.",
    source=_LAW,
    mend="Say the day by which it is done.",
    bad=changed("The cell “By when” is empty.", due=None, due_words="", due_form=""),
    good=_WHOLE,
)
def no_date(plan: Plan, limits: Limits) -> Faults:
    if not plan.knows("due"):
        if plan.actions and plan.knows("whole") and not plan.knows("moves"):
            yield "The plan has no dates.", ""
        return
    for action in plan.actions:
        if action.due is None and action.due_form in ("", "none"):
            yield f"{action.name} has no date.", at(action)


@RULES.add(
    "date-ongoing",
    _MUST,
    "“Ongoing” stands for a date",
    why="Work that goes on for ever has no end that could be missed.",
    source="Bracknell: actions were “slipping under the ‘ongoing’ category”",
    mend="Say what will be in place by which day; what goes on after that is no action.",
    bad=changed("By when: Ongoing.", due=None, due_words="Ongoing", due_form="ongoing"),
    good=_WHOLE,
)
def date_ongoing(plan: Plan, limits: Limits) -> Faults:
    for action in plan.actions:
        if action.due is None and action.due_form == "ongoing":
            yield f"{action.name} is due “{action.due_words}”.", at(action)


@RULES.add(
    "date-in-words",
    _MUST,
    "Words stand for a date",
    why="Nobody can say whether it is late.",
    source=_LAW,
    mend="Say the day by which it is done.",
    bad=changed("By when: Immediate.", due=None, due_words="Immediate", due_form="now"),
    good=_WHOLE,
)
def date_in_words(plan: Plan, limits: Limits) -> Faults:
    for action in plan.actions:
        if action.due is None and action.due_form in ("now", "unknown", "start"):
            yield f"{action.name} is due “{action.due_words}”, which is no day.", at(action)


@RULES.add(
    "date-unclear",
    _SHOULD,
    "A date can be read in two ways",
    why="Its owner and its board mean different days, and both are right.",
    source="Published plans have “May 25”, “Q2” and days that do not exist",
    mend="Write the day, the month in words and the year.",
    bad=changed("By when: May 25.", due=None, due_words="May 25", due_form="unclear"),
    good=_WHOLE,
)
def date_unclear(plan: Plan, limits: Limits) -> Faults:
    for action in plan.actions:
        if action.due_form == "unclear":
            yield f"{action.name}: “{action.due_words}” can be read in several ways.", at(action)


@RULES.add(
    "date-not-a-day",
    _COULD,
    "A month or a quarter stands for a day",
    why="It becomes late at the end of it at the earliest, whatever was meant.",
    source="Published plans have “June/July 2012” and “across financial year 2012/13”",
    mend="Write the day.",
    bad=changed("By when: June 2026.", due_words="June 2026", due_form="month"),
    good=_WHOLE,
)
def date_not_a_day(plan: Plan, limits: Limits) -> Faults:
    for action in plan.actions:
        if action.due_form in ("month", "quarter", "year", "span"):
            yield f"{action.name} is due “{action.due_words}”, which is no single day.", at(action)


@RULES.add(
    "several-dates",
    _SHOULD,
    "Several dates stand for one action",
    why="Nobody sees which one counts, or that the first was missed.",
    source=_MOVED,
    mend="Keep the first date, and write the new one with its reason beside it.",
    bad=changed(
        "By when: 31/03/2026 now 30/06/2026.",
        due=None,
        due_words="31/03/2026 now 30/06/2026",
        due_form="several",
    ),
    good=_WHOLE,
)
def several_dates(plan: Plan, limits: Limits) -> Faults:
    for action in plan.actions:
        if action.due_form == "several" and len(action.milestones) < 2:
            yield f"{action.name} has several dates: “{action.due_words}”.", at(action)


@RULES.add(
    "due-before-start",
    _MUST,
    "An action is due before it starts",
    why="One of the two is wrong, and nobody knows which.",
    source="Published plans have slips such as “13/12/12” about the future",
    mend="Mend the date that is wrong.",
    bad=changed("Start: 1 September 2026; due: 30 June 2026.", start=date(2026, 9, 1)),
    good=good("Start: 1 September 2025; due: 30 June 2026."),
)
def due_before_start(plan: Plan, limits: Limits) -> Faults:
    for action in plan.actions:
        if action.start and action.due and action.due < action.start:
            yield (
                f"{action.name} is due on {long_date(action.due)}, before it starts on "
                f"{long_date(action.start)}.",
                at(action),
            )


@RULES.add(
    "milestone-after-due",
    _SHOULD,
    "A milestone is later than its action",
    why="The action cannot be done on its day.",
    source="Golden Thread’s own rule",
    mend="Move the action’s date with its reason, or the milestone’s.",
    bad=changed(
        "Due: 30 June 2026; phase 2: 31 December 2026.",
        milestones=(date(2026, 3, 31), date(2026, 12, 31)),
    ),
    good=good("Each phase ends by 30 June 2026."),
)
def milestone_after_due(plan: Plan, limits: Limits) -> Faults:
    for action in plan.actions:
        late = [day for day in action.milestones if action.due and day > action.due]
        if late and action.due:
            yield (
                f"{action.name} has a milestone on {long_date(max(late))}, after its date, "
                f"{long_date(action.due)}.",
                at(action),
            )


@RULES.add(
    "many-on-one-day",
    _SHOULD,
    "Many actions are due on one day",
    why="The day was not planned: everything is put off to the end of the year.",
    source="Golden Thread’s own rule; both numbers can be tuned",
    mend="Ask each owner which day is real.",
    bad=plan(
        "All eleven actions are due on 31 March 2026.",
        actions=tuple(
            replace(
                FIRST, ref=f"1.{n}", text=f"Open the drop-in for care leavers in district {n}",
                due=date(2026, 3, 31), original_due=date(2026, 3, 31), owners=(f"Manager {n}",),
                findings=("1",), priority=("Care leavers", "Leadership")[n % 2],
                updates=(f"A room in district {n} is rented.",),
            )
            for n in range(11)
        ),
    ),
    good=good("Three actions are due on three days."),
    least=10,
    percent=40,
)  # fmt: skip
def many_on_one_day(plan: Plan, limits: Limits) -> Faults:
    counts = Counter(action.due for action in plan.actions if action.due)
    for day, count in counts.items():
        if count >= limits["least"] and 100 * count >= limits["percent"] * len(plan.actions):
            yield (
                f"{count} of {counted(len(plan.actions), 'action')} are due on {long_date(day)}.",
                "",
            )


@RULES.add(
    "moved-often",
    _SHOULD,
    "A date has moved more than twice",
    why="The plan follows the work instead of leading it.",
    source=_MOVED,
    mend="Take it to the board: what stands in the way, and what would be a date to keep?",
    bad=changed("Moved three times, from 30 June 2025.", moves=3, original_due=date(2025, 6, 30)),
    good=good("Never moved."),
    most=2,
)
def moved_often(plan: Plan, limits: Limits) -> Faults:
    for action in plan.actions:
        if action.moves > limits["most"]:
            yield f"{action.name} has moved {action.moves} times.", at(action)


@RULES.add(
    "overdue",
    _SHOULD,
    "An open action is past its date",
    why="Either it is late and nobody says so, or its date is no longer meant.",
    source=_MOVED,
    mend="Say what happened, and agree a new date with its reason.",
    bad=changed(
        "Due on 30 January 2026, at risk, checked on 2 March 2026.",
        due=date(2026, 1, 30),
        original_due=date(2026, 1, 30),
        progress="at_risk",
    ),
    good=good("Due on 30 June 2026."),
)
def overdue(plan: Plan, limits: Limits) -> Faults:
    """What is rated on track all the same has a rule of its own."""
    for action in plan.actions:
        is_late = plan.on and action.due and action.due < plan.on
        if is_late and action.due and action.is_open and action.progress != "on_track":
            yield f"{action.name} was due on {long_date(action.due)} and is open.", at(action)
