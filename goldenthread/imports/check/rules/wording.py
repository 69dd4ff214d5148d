"""Words: could anybody check it, and could everybody read it?"""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import replace

from goldenthread.core.cutting import cut_at_word
from goldenthread.core.identifiable import find

from ..examples import DONE, FIRST, GOOD_PLAN, SECOND, changed, good, plan
from ..reading_age import reading_age
from ..rule import Faults, Limits, Rules, Severity, at
from ..shape import Action, Plan

RULES = Rules("Words")
_MUST, _SHOULD, _COULD = Severity.MUST, Severity.SHOULD, Severity.COULD
_WOOLLY = "Kent, members on a plan: “so woolly”; Birmingham: “vague in specific content”"
_CLEAR = good("“Agree a monthly audit of ten pathway plans and report it to the board.”")

_VAGUE = re.compile(
    r"(?:to )?(?:continue|consider|explore|look (?:at|into)|seek|aim|endeavour|be aware|promote"
    r"|raise awareness|encourage|maintain|keep under review|further (?:develop|embed)|work towards"
    r"|support the|think about|where possible)\b",
    re.IGNORECASE,
)


@RULES.add(
    "nobody-could-check",
    _SHOULD,
    "Nobody could say when an action is done",
    why="“Continue to” and “consider” are never finished, and never missed.",
    source=_WOOLLY,
    mend="Say what will be there at the end that is not there now.",
    bad=changed(
        "“Continue to promote good pathway plans in all teams.”",
        text="Continue to promote good pathway plans in all teams",
    ),
    good=_CLEAR,
)
def nobody_could_check(plan: Plan, limits: Limits) -> Faults:
    for action in plan.actions:
        found = _VAGUE.match(action.text.strip())
        if found:
            yield f"{action.name} begins with “{found[0]}”: when would it be done?", at(action)


@RULES.add(
    "too-few-words",
    _SHOULD,
    "An action is a heading, not an action",
    why="Nobody knows what will be done.",
    source=_WOOLLY,
    mend="Say who will do what with it.",
    bad=changed("“Pathway plans.”", text="Pathway plans"),
    good=_CLEAR,
    least=3,
)
def too_few_words(plan: Plan, limits: Limits) -> Faults:
    for action in plan.actions:
        words = action.text.split()
        if words and len(words) < limits["least"]:
            yield f"{action.name} says only “{' '.join(words)}”.", at(action)


@RULES.add(
    "too-many-words",
    _COULD,
    "An action is a page, not an action",
    why="What is to be done is lost in why and how.",
    source="Birmingham, scrutiny of a plan: “immensely detailed but lacking in strategic overview”",
    mend="Keep what will be done, and move the rest to its steps.",
    bad=changed("An action of 90 words.", text=" ".join(["Agree the audit with each team."] * 15)),
    good=_CLEAR,
    most=80,
)
def too_many_words(plan: Plan, limits: Limits) -> Faults:
    for action in plan.actions:
        count = len(action.text.split())
        if count > limits["most"] and not action.holds_several:
            yield f"{action.name} has {count} words.", at(action)


@RULES.add(
    "several-in-one",
    _SHOULD,
    "Several actions stand in one row",
    why="Some are done and some are not, and the row has one rating.",
    source="Published plans match owners and dates to actions by line in one cell",
    mend="Give each its own row, owner and date.",
    bad=changed("One cell with three actions, another with two dates.", holds_several=True),
    good=good("One action in each row."),
)
def several_in_one(plan: Plan, limits: Limits) -> Faults:
    for action in plan.actions:
        if action.holds_several:
            yield f"{action.name} seems to hold several actions.", at(action)


_ACRONYM = re.compile(r"(?<![\w/&-])[A-Z][A-Z&]{1,5}[A-Z]s?(?![\w&-])")
# Known to everybody in the field and to councillors.
_KNOWN = frozenset(
    re.findall(
        r"\w+",
        "RAG BRAG NHS GP UK DfE HR IT ICT KPI TBC TBA PDF OFSTED AND THE NOT ALL FOR NEW ONE RED "
        "AMBER GREEN BLUE",
    )
)


@RULES.add(
    "acronym-not-explained",
    _COULD,
    "A short form is not explained",
    why="Councillors and families cannot read the plan.",
    source="Cumbria: a committee resolved to get a “glossary of acronyms”",
    mend="Write it out where it first stands, or add a glossary.",
    bad=changed(
        "“Agree the MACE protocol with the board of partners.”",
        text="Agree the MACE protocol with the board of partners",
    ),
    good=_CLEAR,
)
def acronym_not_explained(plan: Plan, limits: Limits) -> Faults:
    """One fault for each short form, where it first stands in an action."""
    whole = " ".join(words for action in plan.actions for words in action.words)
    known = _KNOWN | plan.glossary
    seen: set[str] = set()
    for action in plan.actions:
        for found in _ACRONYM.finditer(action.text):
            name = found[0].removesuffix("s")
            if name in known or name in seen or found[0] in known or f"({name}" in whole:
                continue
            seen.add(name)
            yield f"“{name}” is not explained; it first stands in {action.name}.", at(action)


@RULES.add(
    "hard-to-read",
    _COULD,
    "The plan is hard to read",
    why="Owners, councillors and young people should be able to read it.",
    source="Wokingham: reports “too small and not readable”; Cumbria: “brief narrative overview”",
    mend="Shorter sentences and shorter words; say who does what.",
    bad=plan(
        "Sentences of 25 long words.",
        actions=tuple(
            replace(action, text="Operationalise multidisciplinary accountability arrangements "
                    "facilitating comprehensive organisational transformation opportunities "
                    "incorporating collaborative intelligence methodologies alongside "
                    f"participatory evaluation infrastructure {n}")
            for n, action in enumerate((FIRST, SECOND, DONE))
        ),
    ),
    good=good("The plan reads like a newspaper."),
    age=22,
)  # fmt: skip
def hard_to_read(plan: Plan, limits: Limits) -> Faults:
    """Of the plan as a whole: one action is too short to measure."""
    texts = [action.text.strip().rstrip(".") for action in plan.actions]
    age = reading_age(". ".join(texts))
    if sum(len(text.split()) for text in texts) >= 40 and age > limits["age"]:
        yield f"The actions of the plan are written for readers of {age} years and more.", ""


@RULES.add(
    "identifies-a-child",
    _MUST,
    "Words seem to identify a child",
    why="A plan is published, and no child may be found in it.",
    source="UK GDPR, article 5(1)(c), and Local Government Act 1972, schedule 12A",
    mend="Take the name, number or date out, and tell the data protection officer if it was sent.",
    bad=changed(
        "A child’s first name beside an age.",
        updates=("We learned from the case of Jaden, aged 7.",),
    ),
    good=good("No name, number or date of birth of a child."),
)
def identifies_a_child(plan: Plan, limits: Limits) -> Faults:
    """The words themselves are not said again."""
    for action in plan.actions:
        kinds = {each.kind for words in action.words for each in find(words)}
        for kind in sorted(kinds):
            yield f"{action.name} has what looks like {kind.words}.", at(action)


@RULES.add(
    "same-update",
    _COULD,
    "One update stands at many actions",
    why="It was copied: nobody looked at each action.",
    source="Golden Thread’s own rule; the number can be tuned",
    mend="Say of each action what happened, or that nothing did.",
    bad=plan(
        "“Work continues as planned this quarter.” three times.",
        actions=tuple(
            replace(action, updates=("Work continues as planned this quarter.",))
            for action in GOOD_PLAN.actions
        ),
    ),
    good=good("Each action has an update of its own."),
    most=2,
)
def same_update(plan: Plan, limits: Limits) -> Faults:
    """Short ones ("Complete") may well be the same."""
    said: dict[str, list[Action]] = defaultdict(list)
    for action in plan.actions:
        for words in set(action.updates):
            if len(words.split()) >= 5:
                said[" ".join(words.split())].append(action)
    for words, those in said.items():
        if len(those) > limits["most"]:
            yield (
                f"The update “{cut_at_word(words, 60)}” stands at {len(those)} actions; "
                f"the first is {those[0].name}.",
                at(those[0]),
            )
