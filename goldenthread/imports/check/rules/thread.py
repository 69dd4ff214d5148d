"""The golden thread: each finding is answered, each action answers something."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

from ..examples import DONE, FIRST, GOOD_PLAN, SECOND, changed, good, plan
from ..rule import Faults, Limits, Rules, Severity, at, counted
from ..shape import Finding, Plan

RULES = Rules("The golden thread")
_MUST, _SHOULD, _COULD = Severity.MUST, Severity.SHOULD, Severity.COULD
_LAW = (
    "Education and Inspections Act 2006, section 137(3): a written statement of the action that "
    "the authority proposes to take"
)


@RULES.add(
    "finding-without-action",
    _MUST,
    "A finding has no action",
    why="What the inspectors found stays as it is, and the next inspection finds it again.",
    source=_LAW,
    mend="Add an action that answers the finding, or name the action that does.",
    bad=plan(
        "“The voice of children” is among the findings; no action names it.",
        findings=(*GOOD_PLAN.findings, Finding("3", "The voice of children in their plans")),
    ),
    good=good("Each finding is named by an action."),
)
def finding_without_action(plan: Plan, limits: Limits) -> Faults:
    for finding in plan.findings:
        if not finding.actions:
            yield f"{finding.name} has no action.", at(finding)


@RULES.add(
    "action-without-finding",
    _SHOULD,
    "An action answers no finding",
    why="Nobody can say why it is in the plan, or what would be lost without it.",
    source="Surrey, internal audit of a plan: work was “neglected or duplicated”",
    mend="Name the finding that it answers, or move it to the service’s own plan.",
    bad=changed("The cell “Area for improvement” is empty.", findings=()),
    good=good("The action names finding 1."),
)
def action_without_finding(plan: Plan, limits: Limits) -> Faults:
    """Silent where most actions name none: such a plan is not built on findings."""
    without = [action for action in plan.actions if not action.findings]
    if plan.knows("finding") and 2 * len(without) < len(plan.actions):
        for action in without:
            yield f"{action.name} answers no finding.", at(action)


@RULES.add(
    "action-without-priority",
    _COULD,
    "An action stands under no priority",
    why="It is in nobody’s part of the plan, and in no count of a priority.",
    source="Birmingham, scrutiny of a plan: “immensely detailed but lacking in strategic overview”",
    mend="Put it under a priority.",
    bad=changed("The action stands under no priority.", priority=""),
    good=good("The action stands under “Care leavers”."),
)
def action_without_priority(plan: Plan, limits: Limits) -> Faults:
    without = [action for action in plan.actions if not action.priority]
    if plan.knows("priority") and 2 * len(without) < len(plan.actions):
        for action in without:
            yield f"{action.name} stands under no priority.", at(action)


@RULES.add(
    "priority-without-action",
    _SHOULD,
    "A priority has no action",
    why="It is said to matter, and nothing is done.",
    source="Kent, members on a plan: “so woolly”",
    mend="Add an action, or take the priority out.",
    bad=plan("Nothing stands under “Workforce”.", priorities=(*GOOD_PLAN.priorities, "Workforce")),
    good=good("Each priority has actions."),
)
def priority_without_action(plan: Plan, limits: Limits) -> Faults:
    used = {action.priority for action in plan.actions}
    for priority in plan.priorities:
        if priority not in used:
            yield f"The priority “{priority}” has no action.", priority


@RULES.add(
    "reference-twice",
    _MUST,
    "Two actions have one reference",
    why="An update, a decision or a question about “1.2” can mean either.",
    source="Lancashire: members held an old version of the plan",
    mend="Give each action a reference of its own, and keep it when the plan changes.",
    bad=changed("Two actions are numbered 1.2.", ref="1.2"),
    good=good("Each reference stands once."),
)
def reference_twice(plan: Plan, limits: Limits) -> Faults:
    """The same number under two priorities is a number of its priority, and no fault."""
    counts = Counter((action.priority, action.ref) for action in plan.actions if action.ref)
    for (_, ref), count in counts.items():
        if count > 1:
            yield f"The reference {ref} stands at {counted(count, 'action')}.", ref


@RULES.add(
    "no-reference",
    _SHOULD,
    "An action has no reference",
    why="Nobody can point to it in a meeting, and it is lost between two versions.",
    source="Surrey, internal audit of a plan: work was “neglected or duplicated”",
    mend="Number it like the others.",
    bad=changed("The cell “Ref” is empty.", ref=""),
    good=good("The action is 1.1."),
)
def no_reference(plan: Plan, limits: Limits) -> Faults:
    if plan.knows("ref"):
        for action in plan.actions:
            if not action.ref:
                yield f"{action.name} has no reference, and others have.", at(action)


@RULES.add(
    "action-twice",
    _SHOULD,
    "The same action stands twice",
    why="Two people do it, or each thinks that the other does; every count has it twice.",
    source="Surrey, internal audit of a plan: work was “neglected or duplicated”",
    mend="Keep one, and name both findings there.",
    bad=plan(
        "1.2 and 1.3 say the same.",
        actions=(FIRST, SECOND, replace(SECOND, ref="1.3"), DONE),
    ),
    good=good("Each action stands once."),
)
def action_twice(plan: Plan, limits: Limits) -> Faults:
    seen: dict[str, str] = {}
    for action in plan.actions:
        words = " ".join(action.text.lower().split()).rstrip(".")
        if words in seen and len(words) > 20:
            yield f"{action.name} says the same as {seen[words]}.", at(action)
        seen.setdefault(words, action.name)


@RULES.add(
    "too-many-actions",
    _COULD,
    "The plan has more actions than a board can follow",
    why="What matters most is lost among what matters least.",
    source="Birmingham, scrutiny of a plan: “immensely detailed but lacking in strategic overview”",
    mend="Make steps of small actions, and keep them out of the board’s plan.",
    bad=plan(
        "The plan has 203 actions.",
        actions=(
            *GOOD_PLAN.actions,
            *(
                replace(SECOND, ref=f"3.{n}", text=f"Visit children’s home {n} in its first month",
                        owners=(f"Manager {n // 8}",), due=None, due_words="", due_form="",
                        original_due=None, updates=(f"Home {n} was seen.",))
                for n in range(200)
            ),
        ),
        records=GOOD_PLAN.records - {"due"},
    ),
    good=good("The plan has three actions."),
    most=150,
)  # fmt: skip
def too_many_actions(plan: Plan, limits: Limits) -> Faults:
    if len(plan.actions) > limits["most"]:
        yield f"The plan has {len(plan.actions)} actions; at most {limits['most']} can be read.", ""
