"""The two ratings, sign-off and evidence: is it done, and is it better for children?"""

from __future__ import annotations

from datetime import date

from goldenthread.core.days import long_date

from ..examples import changed, done, good, plan
from ..rule import Faults, Limits, Rules, Severity, at
from ..shape import Plan

RULES = Rules("Ratings and evidence")
_MUST, _SHOULD, _COULD = Severity.MUST, Severity.SHOULD, Severity.COULD
_TRAFFORD = (
    "Trafford: “while actions were on track, it was really important to measure that the work "
    "was making a difference to children’s lives”"
)
_STEPS = ("not_assessed", "worse", "no_evidence", "early", "clear", "sustained")


@RULES.add(
    "complete-without-sign-off",
    _MUST,
    "An action is complete, and nobody signed it off",
    why="Its owner alone says that it is done.",
    source="Havering: amber “was possibly awaiting sign off”",
    mend="Let the accountable lead sign it off, or put it back to awaiting sign-off.",
    bad=done("Complete; the cell “Signed off” is empty.", is_signed_off=False),
    good=good("Complete, signed off on 28 January 2026."),
)
def complete_without_sign_off(plan: Plan, limits: Limits) -> Faults:
    if plan.knows("sign-off"):
        for action in plan.actions:
            if action.is_complete and not action.is_signed_off:
                yield f"{action.name} is complete, and nobody signed it off.", at(action)


@RULES.add(
    "complete-without-evidence",
    _MUST,
    "An action is complete without evidence",
    why="When inspectors ask how you know, there is nothing to show.",
    source=_TRAFFORD,
    mend="Name the evidence, or put the action back to awaiting evidence.",
    bad=done("Complete; the cell “Evidence” is empty.", evidence=0),
    good=good("Complete; two items of evidence."),
)
def complete_without_evidence(plan: Plan, limits: Limits) -> Faults:
    if plan.knows("evidence"):
        for action in plan.actions:
            if action.is_complete and not action.evidence:
                yield f"{action.name} is complete without evidence.", at(action)


@RULES.add(
    "complete-without-impact",
    _SHOULD,
    "Complete for half a year, and nobody assessed the impact",
    why="The work is done, and nobody knows whether children are better off.",
    source=_TRAFFORD,
    mend="Assess the impact, or say when it will be.",
    bad=done(
        "Complete since 1 June 2025, impact not yet assessed.",
        completed_on=date(2025, 6, 1),
        impact="not_assessed",
        reached="",
    ),
    good=good("Complete since 28 January 2026, early evidence of impact."),
    days=183,
)
def complete_without_impact(plan: Plan, limits: Limits) -> Faults:
    if not plan.knows("impact") or plan.on is None:
        return
    for action in plan.actions:
        unread = action.is_complete and action.impact in ("", "not_assessed")
        if unread and action.completed_on:
            days = (plan.on - action.completed_on).days
            if days > limits["days"]:
                yield (
                    f"{action.name} has been complete for {days} days, and its impact is not yet "
                    "assessed.",
                    at(action),
                )


@RULES.add(
    "impact-without-words",
    _COULD,
    "An action is complete, and its impact is left empty",
    why="The plan asks what difference was made, and does not answer.",
    source=_TRAFFORD,
    mend="Say what is different for children, or that it is not yet known.",
    bad=done("Complete; the cell “Impact” is empty.", impact_updates=()),
    good=good("“20 of 24 staff say that supervision now helps them think.”"),
)
def impact_without_words(plan: Plan, limits: Limits) -> Faults:
    if plan.knows("impact update"):
        for action in plan.actions:
            if action.is_complete and not action.impact_updates:
                yield f"{action.name} is complete, and nothing is said of its impact.", at(action)


@RULES.add(
    "impact-above-evidence",
    _MUST,
    "Impact is rated above its evidence",
    why="The rating is a hope, and inspectors will ask what it rests on.",
    source="Golden Thread’s standard: early impact has one item of evidence, clear two kinds",
    mend="Add the evidence, rate lower, or mark it as the assessor’s judgement with a reason.",
    bad=done("Impact: clear evidence; one survey.", impact="clear", reached="early"),
    good=good("Impact: early evidence; one survey."),
)
def impact_above_evidence(plan: Plan, limits: Limits) -> Faults:
    for action in plan.actions:
        is_known = action.impact in _STEPS and action.reached in _STEPS
        if is_known and _STEPS.index(action.impact) > max(_STEPS.index(action.reached), 2):
            yield f"{action.name}: its impact is rated above its evidence.", at(action)


@RULES.add(
    "one-key-for-two-things",
    _SHOULD,
    "Progress and impact are rated in the same colours",
    why="Green for work that is done is taken for green for children who are better off.",
    source="Cheshire East 2024: it “had caused confusion as there were two separate keys for "
    "actions and impact”",
    mend="Rate impact in words or steps, and say at each rating which of the two it is.",
    bad=plan(
        "Two columns, “RAG progress” and “RAG impact”, both red, amber and green.",
        colours=frozenset({"red", "amber", "green"}),
        impact_colours=frozenset({"red", "green"}),
    ),
    good=good("Progress in colours, impact in four steps."),
)
def one_key_for_two_things(plan: Plan, limits: Limits) -> Faults:
    if both := sorted(plan.colours & plan.impact_colours):
        yield f"Progress and impact are both rated in colours ({', '.join(both)}).", ""


@RULES.add(
    "colours-without-key",
    _SHOULD,
    "Colours are not explained",
    why="Readers guess whether green means done or going well.",
    source="Cheshire East 2022: members asked that ratings say how closely targets are met",
    mend="Put the key with its words into the plan.",
    bad=plan(
        "The column “RAG” has R, A and G, and no key.",
        colours=frozenset({"red", "amber", "green"}),
        has_key=False,
    ),
    good=good("A key says what each colour means."),
)
def colours_without_key(plan: Plan, limits: Limits) -> Faults:
    if plan.colours and not plan.has_key:
        names = ", ".join(sorted(plan.colours))
        yield f"The plan rates in colours ({names}) and does not explain them.", ""


@RULES.add(
    "rating-contradicts-words",
    _MUST,
    "A rating contradicts the words beside it",
    why="One of the two is wrong, and readers believe the one that they see first.",
    source="Published plans rate by colour, by letter and in words, which can disagree",
    mend="Ask the owner which holds.",
    bad=changed(
        "The cell says “Green” and is red.",
        states_conflict="The cell says “Green”, but it is red.",
    ),
    good=good("The cell says “Green” and is green."),
)
def rating_contradicts_words(plan: Plan, limits: Limits) -> Faults:
    for action in plan.actions:
        if action.states_conflict:
            yield f"{action.name}: {action.states_conflict}", at(action)


@RULES.add(
    "on-track-but-late",
    _MUST,
    "An action is on track, and past its date",
    why="The rating says that all is well when it is not.",
    source="West Berkshire: “deadlines had been rescheduled” behind red ratings",
    mend="Rate it off track, or agree a new date with its reason.",
    bad=changed(
        "On track; due on 30 January 2026; checked on 2 March 2026.",
        due=date(2026, 1, 30),
        original_due=date(2026, 1, 30),
    ),
    good=good("On track; due on 30 June 2026."),
)
def on_track_but_late(plan: Plan, limits: Limits) -> Faults:
    for action in plan.actions:
        is_late = plan.on and action.due and action.due < plan.on
        if is_late and action.due and action.progress == "on_track":
            yield (
                f"{action.name} is rated on track, and was due on {long_date(action.due)}.",
                at(action),
            )


@RULES.add(
    "should-have-started",
    _SHOULD,
    "An action has not started, and its start has passed",
    why="It will be late, and there is still time to say so.",
    source="Golden Thread’s own rule",
    mend="Start it, or agree another start.",
    bad=changed("Start: 1 September 2025; not started.", progress="not_started"),
    good=good("Start: 1 September 2025; on track."),
)
def should_have_started(plan: Plan, limits: Limits) -> Faults:
    for action in () if plan.is_draft else plan.actions:
        if plan.on and action.start and action.start < plan.on and action.progress == "not_started":
            yield (
                f"{action.name} has not started; it was to start on {long_date(action.start)}.",
                at(action),
            )


@RULES.add(
    "no-rating",
    _SHOULD,
    "An action has no rating, and others have",
    why="It is in no count, and nobody misses it.",
    source="Golden Thread’s own rule: what is not rated is in no count",
    mend="Rate it, also where it has not started.",
    bad=changed("The cell “RAG” is empty.", progress="", rating_words=""),
    good=good("On track."),
)
def no_rating(plan: Plan, limits: Limits) -> Faults:
    without = [a for a in plan.actions if not a.progress and not a.rating_words]
    if plan.knows("progress") and 2 * len(without) < len(plan.actions):
        for action in without:
            if not action.states_conflict:
                yield f"{action.name} has no rating, and others have.", at(action)


@RULES.add(
    "no-update",
    _SHOULD,
    "An action has no update, and others have",
    why="Its rating stands without a word that explains it.",
    source="Cumbria: members asked for a “brief narrative overview”",
    mend="Say in a sentence what happened.",
    bad=changed("The cell “Progress” is empty.", updates=()),
    good=good("“The first audit found that 6 of 10 plans were good.”"),
)
def no_update(plan: Plan, limits: Limits) -> Faults:
    """What has not started needs none."""
    active = [a for a in plan.actions if a.progress != "not_started"]
    without = [a for a in active if not a.updates]
    if plan.knows("update") and 2 * len(without) < len(active):
        for action in without:
            yield f"{action.name} has no update, and others have.", at(action)


@RULES.add(
    "off-track-without-next",
    _SHOULD,
    "An action is off track, and nothing says what happens next",
    why="The board can note it and do nothing.",
    source="Bracknell: actions were “slipping under the ‘ongoing’ category”",
    mend="Say what brings it back, who does it and by when.",
    bad=changed("Off track; the cell “Next steps” is empty.", progress="off_track", next_steps=()),
    good=good("“The second audit is in April.”"),
)
def off_track_without_next(plan: Plan, limits: Limits) -> Faults:
    if plan.knows("next step"):
        for action in plan.actions:
            if action.progress == "off_track" and not action.next_steps:
                yield f"{action.name} is off track, and no next step is said.", at(action)


@RULES.add(
    "completed-in-the-future",
    _MUST,
    "An action was completed on a day to come",
    why="The date is a slip, or the action is not complete.",
    source="Golden Thread’s own rule",
    mend="Mend the date.",
    bad=done("Completed on 1 May 2026; checked on 2 March.", completed_on=date(2026, 5, 1)),
    good=good("Completed on 28 January 2026."),
)
def completed_in_the_future(plan: Plan, limits: Limits) -> Faults:
    for action in plan.actions:
        if plan.on and action.completed_on and action.completed_on > plan.on:
            yield (
                f"{action.name} was completed on {long_date(action.completed_on)}, a day to come.",
                at(action),
            )
