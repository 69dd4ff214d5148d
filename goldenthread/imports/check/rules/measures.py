"""Measures and numbers: could anybody tell that it got better?"""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date

from goldenthread.core.days import long_date

from ..examples import GOOD_PLAN, changed, good, measure, plan
from ..rule import Faults, Limits, Rules, Severity, at
from ..shape import Plan

RULES = Rules("Measures and numbers")
_MUST, _SHOULD, _COULD = Severity.MUST, Severity.SHOULD, Severity.COULD
_BARE = GOOD_PLAN.records - {"success", "measure"}


@RULES.add(
    "no-measures",
    _MUST,
    "The plan has no measure of success",
    why="Nobody will be able to show that anything got better.",
    source="Trafford: “while actions were on track, it was really important to measure that the "
    "work was making a difference to children’s lives”",
    mend="Say for each priority what would be different, counted how, from where to where.",
    bad=plan(
        "No column of success measures, no table of indicators.",
        actions=tuple(replace(action, success=()) for action in GOOD_PLAN.actions),
        measures=(),
        records=_BARE,
    ),
    good=good("Each action has a success measure."),
)
def no_measures(plan: Plan, limits: Limits) -> Faults:
    has_some = plan.measures or plan.knows("success")
    if plan.actions and plan.knows("whole") and not has_some:
        yield "The plan has no measure of success and no indicator.", ""


@RULES.add(
    "no-success-measure",
    _SHOULD,
    "An action has no success measure",
    why="It can be done without making a difference, and nobody would know.",
    source="Trafford: “while actions were on track, it was really important to measure that the "
    "work was making a difference to children’s lives”",
    mend="Say what will be different for children, and how that is seen.",
    bad=changed("The cell “Success measures” is empty.", success=()),
    good=good("“9 of 10 audited plans are good by June 2026.”"),
)
def no_success_measure(plan: Plan, limits: Limits) -> Faults:
    without = [action for action in plan.actions if not action.success]
    if plan.knows("success") and 2 * len(without) < len(plan.actions):
        for action in without:
            yield f"{action.name} has no success measure, and others have.", at(action)


@RULES.add(
    "measure-without-polarity",
    _SHOULD,
    "A measure does not say what is good",
    why="Readers take a rise for an improvement.",
    source="Wokingham: members were unsure whether “‘better than’ or ‘greater than’ meant a good "
    "result”",
    mend="Say whether high or low is good.",
    bad=measure("The cell “Good is” is empty.", polarity=""),
    good=good("Good is: high."),
)
def measure_without_polarity(plan: Plan, limits: Limits) -> Faults:
    if plan.knows("measure"):
        for each in plan.measures:
            if not each.polarity:
                yield f"“{each.name}” does not say whether high or low is good.", at(each)


@RULES.add(
    "measure-without-baseline",
    _SHOULD,
    "A measure has no baseline",
    why="Nobody can say from where it moved.",
    source="Published plans: a target is common, a baseline rare",
    mend="Add the figure from before the plan, with its day.",
    bad=measure("Target: 90%; the cell “Baseline” is empty.", baseline="", baseline_on=False),
    good=good("Baseline: 71% (50 of 70) in March 2025."),
)
def measure_without_baseline(plan: Plan, limits: Limits) -> Faults:
    if plan.knows("measure"):
        for each in plan.measures:
            if not each.baseline:
                yield f"“{each.name}” has no baseline.", at(each)


@RULES.add(
    "baseline-without-date",
    _COULD,
    "A baseline has no date",
    why="A figure of an unknown day cannot be compared with one of today.",
    source="Golden Thread’s own rule",
    mend="Write the day or the period beside the baseline.",
    bad=measure("Baseline: 71% (50 of 70).", baseline="71% (50 of 70)", baseline_on=False),
    good=good("Baseline: 71% (50 of 70) in March 2025."),
)
def baseline_without_date(plan: Plan, limits: Limits) -> Faults:
    if plan.knows("baseline"):
        for each in plan.measures:
            if each.baseline and not each.baseline_on:
                yield f"The baseline of “{each.name}” has no date.", at(each)


@RULES.add(
    "measure-without-target",
    _SHOULD,
    "A measure has no target",
    why="Nobody can say when it is good enough.",
    source="Published plans have “No target” and “Measure for information”",
    mend="Set a figure and the day by which it is reached, or take the measure out of the plan.",
    bad=measure("Target: Measure for information.", target="Measure for information"),
    good=good("Target: 90% (63 of 70)."),
)
def measure_without_target(plan: Plan, limits: Limits) -> Faults:
    if plan.knows("measure"):
        for each in plan.measures:
            if not re.search(r"\d", each.target) and not _COMPARED.search(each.target):
                yield f"“{each.name}” has no target that could be reached.", at(each)


_COMPARED = re.compile(r"neighbour|england|national|average|median|zero|none|all\b|every", re.I)


@RULES.add(
    "measure-without-comparator",
    _COULD,
    "A measure has nothing to be compared with",
    why="72% may be the best in England or the worst.",
    source="Wiltshire: measures “lacked comparative data”",
    mend="Add England and the statistical neighbours where they publish it.",
    bad=measure("The cell “England” is empty.", comparator=""),
    good=good("England 88%."),
)
def measure_without_comparator(plan: Plan, limits: Limits) -> Faults:
    if plan.knows("measure", "comparator"):
        for each in plan.measures:
            if not each.comparator:
                yield f"“{each.name}” has nothing to be compared with.", at(each)


@RULES.add(
    "measure-after-plan",
    _SHOULD,
    "A measure was agreed long after the plan",
    why="What is counted was chosen when it was known how it came out.",
    source="Published plans: indicators agreed after the plan itself",
    mend="Agree measures with the plan; say when and why one came later.",
    bad=measure("Agreed on 1 February 2026; the plan on 1 August 2025.",
                agreed_on=date(2026, 2, 1)),
    good=good("Agreed before the plan."),
    days=90,
)  # fmt: skip
def measure_after_plan(plan: Plan, limits: Limits) -> Faults:
    for each in plan.measures:
        days = (each.agreed_on - plan.agreed_on).days if plan.agreed_on and each.agreed_on else 0
        if each.agreed_on and days > limits["days"]:
            yield (
                f"“{each.name}” was agreed on {long_date(each.agreed_on)}, after the plan.",
                at(each),
            )


_PERCENT = re.compile(r"(?<![\d.])\d{1,3}(?:\.\d+)?\s?%")
_WHOLE = re.compile(r"\d+\s*(?:of|out of|/)\s*(?:the\s+)?[\d,]+|[nN]\s*=\s*\d+|\(\d[\d,]*\)")


@RULES.add(
    "percentage-without-whole",
    _SHOULD,
    "A percentage stands without its count and whole",
    why="53% of 4 children and 53% of 400 are different news.",
    source="A published report had 53% and 48% side by side without their counts",
    mend="Write 53% (16 of 30).",
    bad=changed("“53% of plans were good.”", updates=("53% of plans were good.",)),
    good=good("“The first audit found that 6 of 10 plans were good.”"),
)
def percentage_without_whole(plan: Plan, limits: Limits) -> Faults:
    """In what is reported; a target is often set as a percentage."""
    for action in plan.actions:
        for said in (*action.updates, *action.impact_updates):
            found = _PERCENT.search(said)
            if found and not _WHOLE.search(said):
                yield f"{action.name} reports {found[0]} without saying of how many.", at(action)
                break
