"""A plan that is being drafted, as one JSON value, and what a person does to it.

Pure: a draft goes in, a changed copy comes out. People are numbers, days are ISO text.

    title, starts_on, due_on     the plan's; days hold for actions that have none of their own
    inspections                  whose findings it answers
    priorities                   title, outcome, lead, owner (of actions that name no other)
    findings                     pk, and `also`: keys of other actions that answer it
    actions                      key, finding (the one it was made for), priority (its place in the
                                 list) and what `ACTION` names
    shape                        counts the times that rows moved, so that a page made before is
                                 recognised

What is blank in an action follows its priority or the plan; a blank reference is numbered.
"""

from __future__ import annotations

import copy
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from goldenthread.core.cutting import cut_at_word

type Draft = dict[str, Any]

ACTION = {
    **dict.fromkeys(("reference", "title", "why", "difference", "partners"), ""),
    **dict.fromkeys(("lead", "owner", "deputy"), None),
    **dict.fromkeys(("starts_on", "due_on"), ""),
}
PRIORITY = {"title": "", "outcome": "", "lead": None, "owner": None}
OTHER = "Further findings"
MOST_OF_A_TITLE = 300
_SAYS_WHAT_TO_DO = re.compile(
    r"\w+ing\b|(improve|ensure|strengthen|review|develop|embed|reduce|increase|make|take)\b", re.I
)


@dataclass(frozen=True, slots=True)
class Found:
    """A finding to be answered: `area` is its practice area in words, `source` where it stands."""

    pk: int
    text: str
    area: str
    source: str


def propose(
    title: str, inspections: Sequence[int], findings: Sequence[Found], starts_on: str
) -> Draft:
    """A priority for each practice area, and for each finding an action that begins with it.

    By when the work is to be done is for people to say: the day by which the plan itself is due
    was taken for it wherever it was proposed.
    """
    areas = list(dict.fromkeys(found.area for found in findings if found.area))
    if any(not found.area for found in findings) or not areas:
        areas.append("")
    draft: Draft = {
        "title": title,
        "starts_on": starts_on,
        "due_on": "",
        "inspections": [*inspections],
        "priorities": [PRIORITY | {"title": area or OTHER} for area in areas],
        "findings": [{"pk": found.pk, "also": []} for found in findings],
        "actions": [],
        "shape": 0,
    }
    for found in findings:
        draft["actions"].append(_begun(draft, found, areas.index(found.area)))
    return draft


def _begun(draft: Draft, found: Found, priority: int) -> dict[str, Any]:
    key = max((action["key"] for action in draft["actions"]), default=0) + 1
    proposed = {"title": wording(found.text), "why": found.source}
    return ACTION | {"key": key, "finding": found.pk, "priority": priority} | proposed


def wording(text: str) -> str:
    """What is to be done, begun from the finding: "The quality of …" → "Improve the quality of …".

    Words that say what to do already stay as they are. A finding of several lines gives its first
    one; the person drafting goes on from there.
    """
    first = next((line.strip(" .;:,") for line in text.splitlines() if line.strip()), "")
    if first and not _SAYS_WHAT_TO_DO.match(first):
        begins = first[:2] if first[:2].isupper() else first[:2].lower()
        first = f"Improve {begins}{first[2:]}"
    return cut_at_word(first, MOST_OF_A_TITLE)


def references(draft: Draft) -> dict[int, str]:
    """The reference of each action by its key: as typed, else the next number in its priority."""
    typed = {row["reference"] for row in draft["actions"] if row["reference"]}
    found: dict[int, str] = {}
    for row in draft["actions"]:
        found[row["key"]] = row["reference"] or _next_number(row["priority"], typed)
        typed.add(found[row["key"]])
    return found


def _next_number(priority: int, taken: set[str]) -> str:
    number = 1
    while f"{priority + 1}.{number}" in taken:
        number += 1
    return f"{priority + 1}.{number}"


def answering(draft: Draft, finding: int) -> list[int]:
    """The keys of the actions that answer a finding: made for it, or named beside it."""
    own = [row["key"] for row in draft["actions"] if row["finding"] == finding]
    row = next(each for each in draft["findings"] if each["pk"] == finding)
    return own + [key for key in row["also"] if key not in own]


def unanswered(draft: Draft) -> list[int]:
    """The findings that no action answers."""
    return [row["pk"] for row in draft["findings"] if not answering(draft, row["pk"])]


def effective(draft: Draft, row: dict[str, Any]) -> dict[str, Any]:
    """An action with what it takes from its priority and the plan filled in."""
    priority = draft["priorities"][row["priority"]]
    return row | {
        "lead": row["lead"] or priority["lead"],
        "owner": row["owner"] or priority["owner"],
        "starts_on": row["starts_on"] or draft["starts_on"],
        "due_on": row["due_on"] or draft["due_on"],
        "reference": references(draft)[row["key"]],
    }


def _moved(draft: Draft) -> Draft:
    """A copy whose rows may move."""
    changed = copy.deepcopy(draft)
    changed["shape"] += 1
    return changed


def add_priority(draft: Draft) -> Draft:
    changed = _moved(draft)
    changed["priorities"].append({**PRIORITY})
    return changed


def remove_priority(draft: Draft, index: int) -> Draft:
    """Take a priority away; its actions go to the first that stays. The last one stays."""
    changed = _moved(draft)
    if len(changed["priorities"]) == 1:
        return changed
    del changed["priorities"][index]
    for row in changed["actions"]:
        if row["priority"] == index:
            row["priority"] = 0
        elif row["priority"] > index:
            row["priority"] -= 1
    return changed


def add_action(draft: Draft, found: Found) -> Draft:
    """One more action for a finding, in the priority of its others."""
    changed = _moved(draft)
    rows = changed["actions"]
    own = [n for n, row in enumerate(rows) if row["finding"] == found.pk]
    action = _begun(changed, found, rows[own[-1]]["priority"] if own else 0)
    rows.insert(own[-1] + 1 if own else len(rows), action | ({"title": ""} if own else {}))
    return changed


def remove_action(draft: Draft, key: int) -> Draft:
    changed = _moved(draft)
    changed["actions"] = [row for row in changed["actions"] if row["key"] != key]
    for finding in changed["findings"]:
        finding["also"] = [each for each in finding["also"] if each != key]
    return changed


def without_hidden(draft: Draft, seen: Iterable[int]) -> Draft:
    """The draft without findings that its person may no longer see."""
    kept, changed = set(seen), copy.deepcopy(draft)
    gone = [row["key"] for row in changed["actions"] if row["finding"] not in kept]
    changed["findings"] = [row for row in changed["findings"] if row["pk"] in kept]
    for key in gone:
        changed = remove_action(changed, key)
    return changed


def people_in(draft: Draft) -> set[int | None]:
    """Everybody who is named in the draft."""
    rows = (*draft["priorities"], *draft["actions"])
    return {row.get(name) for row in rows for name in ("lead", "owner", "deputy")}


def partners_of(text: str) -> list[str]:
    """Organisations, typed with commas or line ends between them."""
    return [name for part in re.split(r"[,;\n]", text) if (name := part.strip())]


def problems_of_days(draft: Draft) -> dict[str, str]:
    """What is wrong with the days that hold for actions without their own."""
    wanted = {
        "starts_on": "Enter the day on which actions start that have no day of their own.",
        "due_on": "Enter the day by which actions are due that have no day of their own.",
    }
    found = {field: sentence for field, sentence in wanted.items() if not draft[field]}
    if not found and draft["due_on"] < draft["starts_on"]:
        found["due_on"] = "Actions would be due before they start. Enter a later day."
    return found


def lacks_in_step_1(draft: Draft) -> bool:
    """Whether title, days or priorities are not as a plan needs them."""
    rows = enumerate(draft["priorities"], start=1)
    wrong = any(problems_of_priority(row, number) for number, row in rows)
    return not draft["title"] or wrong or bool(problems_of_days(draft))


def problems_of_priority(row: dict[str, Any], number: int) -> dict[str, str]:
    """What is missing before the plan can be saved: a sentence for each field."""
    wanted = {
        "title": f"Enter what priority {number} is called, or remove it.",
        "lead": f"Choose the accountable lead of priority {number}.",
    }
    return {field: sentence for field, sentence in wanted.items() if not row[field]}


def problems_of_action(draft: Draft, row: dict[str, Any]) -> dict[str, str]:
    """What is missing or wrong in an action before the plan can be saved, by its fields."""
    whole = effective(draft, row)
    name = whole["reference"]
    wanted = {
        "title": f"Say what is to be done in action {name}, or remove the action.",
        "lead": f"Choose the accountable lead of action {name}.",
        "owner": f"Choose the owner of action {name}.",
        "starts_on": f"Enter the day on which action {name} starts.",
        "due_on": f"Enter the day by which action {name} is due.",
    }
    found = {field: sentence for field, sentence in wanted.items() if not whole[field]}
    if not found and whole["due_on"] < whole["starts_on"]:
        found["due_on"] = f"Action {name} is due before it starts."
    if whole["owner"] and whole["deputy"] == whole["owner"]:
        found["deputy"] = f"The owner of action {name} cannot be its deputy, who signs off."
    elif whole["owner"] and whole["owner"] == whole["lead"] and not whole["deputy"]:
        found["deputy"] = (
            f"The lead of action {name} is also its owner. Choose a deputy, who signs off, "
            "or another owner."
        )
    if list(references(draft).values()).count(name) > 1:
        found["reference"] = f"Two actions have the reference {name}."
    return found
