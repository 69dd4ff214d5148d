"""Who answers for each action."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

from ..examples import GOOD_PLAN, SECOND, changed, good, plan
from ..rule import Faults, Limits, Rules, Severity, at, counted
from ..shape import Plan

RULES = Rules("Who answers for it")
_MUST, _SHOULD, _COULD = Severity.MUST, Severity.SHOULD, Severity.COULD
_SURREY = "Surrey, internal audit of a plan: work was “neglected or duplicated”"


@RULES.add(
    "nobody-named",
    _MUST,
    "Nobody is named for an action",
    why="Nobody does it, and nobody can be asked.",
    source=_SURREY,
    mend="Name the post that answers for it.",
    bad=changed("The cells “Lead” and “Owner” are empty.", leads=(), owners=()),
    good=good("Lead: Assistant Director."),
)
def nobody_named(plan: Plan, limits: Limits) -> Faults:
    if not plan.knows("lead") and not plan.knows("owner"):
        if plan.actions and plan.knows("whole"):
            yield "The plan names nobody for any of its actions.", ""
        return
    for action in plan.actions:
        if not action.people and not action.is_nobody:
            yield f"{action.name} names nobody who answers for it.", at(action)


@RULES.add(
    "no-accountable-lead",
    _SHOULD,
    "An action has an owner, but no accountable lead",
    why="Who does the work would also say that it is done.",
    source="Golden Thread’s own rule: who does the work does not sign it off",
    mend="Name the lead who signs the action off, someone other than its owner.",
    bad=changed("Owner: Service Manager; the cell “Lead” is empty.", leads=()),
    good=good("Lead: Assistant Director; owner: Service Manager Care Leavers."),
)
def no_accountable_lead(plan: Plan, limits: Limits) -> Faults:
    if plan.knows("lead"):
        for action in plan.actions:
            if action.owners and not action.leads:
                yield f"{action.name} has an owner, but no accountable lead.", at(action)


@RULES.add(
    "everybody",
    _MUST,
    "An action belongs to everybody",
    why="What is everybody’s is nobody’s: no one can be asked how it stands.",
    source="A published plan of a safeguarding board has “All staff to action”",
    mend="Name one post; say in the action whom it is about.",
    bad=changed(
        "Lead: All staff to action.", leads=("All staff to action",), owners=(), is_everybody=True
    ),
    good=good("Lead: Assistant Director."),
)
def everybody(plan: Plan, limits: Limits) -> Faults:
    for action in plan.actions:
        if action.is_everybody:
            yield f"{action.name} belongs to “{', '.join(action.people)}”.", at(action)


@RULES.add(
    "nobody-yet",
    _MUST,
    "Who answers for an action is to be confirmed",
    why="The work cannot begin, and the date does not move.",
    source=_SURREY,
    mend="Name the post now; a person can follow.",
    bad=changed("Lead: TBC.", leads=(), owners=(), is_nobody=True),
    good=good("Lead: Assistant Director."),
)
def nobody_yet(plan: Plan, limits: Limits) -> Faults:
    for action in plan.actions:
        if action.is_nobody:
            yield f"{action.name}: who answers for it is still to be confirmed.", at(action)


@RULES.add(
    "several-leads",
    _SHOULD,
    "Several people are accountable for one action",
    why="Each can think that another will do it.",
    source="Published plans run leads together: “Head of Service MASH/ SA Head of Service SASF”",
    mend="Keep one accountable lead; the others are owners or partners.",
    bad=changed(
        "Lead: Assistant Director/ Head of Housing/ Head of Law.",
        leads=("Assistant Director", "Head of Housing", "Head of Law"),
    ),
    good=good("Lead: Assistant Director."),
    most=1,
)
def several_leads(plan: Plan, limits: Limits) -> Faults:
    for action in plan.actions:
        if len(action.leads) > limits["most"]:
            yield f"{action.name} has {len(action.leads)} accountable leads.", at(action)


@RULES.add(
    "a-body-as-lead",
    _SHOULD,
    "A board or a team is accountable",
    why="A body meets and decides; it does not do the work, and cannot be asked between meetings.",
    source=_SURREY,
    mend="Name the member of the body who answers for it.",
    bad=changed(
        "Lead: Safeguarding Partnership.", leads=("Safeguarding Partnership",), is_group=True
    ),
    good=good("Lead: Assistant Director."),
)
def a_body_as_lead(plan: Plan, limits: Limits) -> Faults:
    for action in plan.actions:
        if action.is_group and not action.is_everybody:
            yield f"{action.name} is led by {', '.join(action.people)}, not by a post.", at(action)


@RULES.add(
    "too-many-for-one",
    _SHOULD,
    "One person owns more open actions than anybody can do",
    why="All of them slip, and nobody says which comes first.",
    source="Golden Thread’s own rule; the number can be tuned",
    mend="Share them out, or set dates one after the other.",
    bad=plan(
        "Head of Housing owns 15 open actions.",
        actions=(
            *GOOD_PLAN.actions,
            *(
                replace(
                    SECOND, ref=f"3.{n}", text=f"Find homes for the young people of district {n}",
                    updates=(f"District {n} has been asked.",), due=None, due_words="",
                    due_form="", original_due=None,
                )
                for n in range(14)
            ),
        ),
        records=GOOD_PLAN.records - {"due"},
    ),
    good=good("Head of Housing owns one."),
    most=12,
)  # fmt: skip
def too_many_for_one(plan: Plan, limits: Limits) -> Faults:
    counts = Counter(
        name for action in plan.actions if action.is_open for name in action.owners or action.leads
    )
    for name, count in counts.items():
        if count > limits["most"]:
            yield f"{name} owns {counted(count, 'open action')}.", ""


@RULES.add(
    "signs-off-own-work",
    _COULD,
    "The owner of an action is also its accountable lead",
    why="Who did the work says that it is done.",
    source="Golden Thread’s own rule: who does the work does not sign it off",
    mend="Name another post as lead, or a body that signs off.",
    bad=changed(
        "Lead and owner: Assistant Director.",
        leads=("Assistant Director",),
        owners=("Assistant Director",),
    ),
    good=good("Lead: Assistant Director; owner: Service Manager Care Leavers."),
)
def signs_off_own_work(plan: Plan, limits: Limits) -> Faults:
    for action in plan.actions:
        is_one = bool(action.leads) and set(action.leads) == set(action.owners)
        if is_one and not action.has_deputy:
            yield f"{action.name}: {action.leads[0]} is both its owner and its lead.", at(action)
