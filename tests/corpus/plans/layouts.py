"""Plans in the layouts that councils use, each with its true answers. Words are invented."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from tests.corpus.plans.content import FILLS, REPORTS, Maker
from tests.corpus.plans.scoring import ASK
from tests.corpus.plans.writing import C, Doc, Heading, Para, Table

type Truth = list[Mapping[str, Any]]
type Made = tuple[Doc, Truth]

HEAD = "1F3864"  # what headings are often shaded with
BAND = "D9E2F3"


def only(truth: Mapping[str, Any], *names: str, **more: Any) -> dict[str, Any]:
    return {name: truth[name] for name in names} | more


def nine_columns(make: Maker) -> Made:
    """Nine columns, titles inside the table, the headings again half way, a note and a footer."""
    head = [C(words, HEAD) for words in (
        "No.", "Ofsted Para No", "Ofsted Area for Improvement", "Lead", "Action", "By When",
        "Progress", "R/A/G", "Monitoring and Evaluation",
    )]  # fmt: skip
    rows: list[Any] = [head]
    truth: Truth = []
    for number, title in enumerate(make.priorities(3), start=1):
        band = f"Priority {number}: {title}"
        rows.append([C(band, BAND, columns=9)])
        for n in range(1, 5):
            said, true = make.row(f"{number}.{n}")
            rows.append(
                [said["ref"], str(10 + n), said["finding"], said["lead"], said["text"], said["due"],
                 said["progress"], said["rating"], "Quality board, each quarter"]
            )  # fmt: skip
            names = ("ref", "text", "finding", "lead", "due", "rating", "progress")
            truth.append(
                only(true, *names, priority=band, monitoring="Quality board, each quarter")
            )
        if number == 2:
            rows.append(head)
    rows.append([C("Note: dates are reviewed by the board each month.", columns=9)])
    rows.append([C("Page 1 of 1", columns=9)])
    return Doc([Heading("Children's services improvement plan 2025"), Table(rows)]), truth


def questions(make: Maker) -> Made:
    """What? Who? How? When? with a priority in a heading over each table."""
    head = ["NOS", "What?", "Who?", "How?", "When?", "Success measures", "Current Status"]
    parts: list[Any] = [Heading("Our plan")]
    truth: Truth = []
    for number, title in enumerate(make.priorities(2), start=1):
        band = f"Objective {number} – {title}"
        parts.append(Heading(band, 2))
        rows: list[Any] = [head]
        for n in range(1, 4):
            said, true = make.row(f"{number}{'abc'[n - 1]}")
            how = f"Working group of {make.one(('three', 'four'))} teams"
            status = make.one(("On track", "Complete", "Not started", "Delayed"))
            rows.append(
                [said["ref"], said["text"], said["lead"], how, said["due"], said["success"], status]
            )
            truth.append(
                only(true, "ref", "text", "due", "success", owner=true["lead"], steps=how,
                     rating=LEVELS[status], priority=band)
            )  # fmt: skip
        parts.append(Table(rows, sheet=f"Objective {number}"))
    return Doc(parts), truth


LEVELS = {
    "On track": "on_track", "Complete": "complete", "Not started": "not_started",
    "Delayed": "off_track",
}  # fmt: skip


def in_phases(make: Maker) -> Made:
    """A row in phases, each with its own date and state by line."""
    head = ["Ref", "Action", "Lead officer", "Timescale", "Status", "Outcome - (report for Q1)"]
    rows: list[Any] = [head]
    truth: Truth = []
    for n in range(1, 4):
        said, true = make.row(f"{n}", lead="Assistant Director")
        first, second = ("30/06/2025", "2025-06-30"), ("31/12/2025", "2025-12-31")
        rows.append(
            [said["ref"], said["text"], said["lead"], f"Phase 1: {first[0]}\nPhase 2: {second[0]}",
             "Phase 1 completed\nPhase 2 in progress", "Fewer repeat visits"]
        )  # fmt: skip
        truth.append(
            only(true, "ref", "text", "lead", due=second[1], impact="Fewer repeat visits",
                 milestones=f"{first[1]}; {second[1]}", rating="")
        )  # fmt: skip
    return Doc([Table(rows)]), truth


def bullets(make: Maker) -> Made:
    """No table: an action as a heading, and labels under it."""
    parts: list[Any] = [Heading("SEND improvement plan")]
    truth: Truth = []
    for number, title in enumerate(make.priorities(2), start=1):
        band = f"Priority {number}: {title}"
        parts.append(Heading(band, 2))
        for n in range(1, 4):
            said, true = make.row(f"{number}.{n}", lead="Director of Children's Services")
            owner, owners = "Team Manager Assessment", "Team Manager Assessment"
            parts += [
                Heading(f"{number}.{n} {said['text']}", 3),
                Para(f"Due date: {said['due']}", True),
                Para(f"Responsible officer (action lead): {owner}", True),
                Para(f"Senior responsible officer (accountable): {said['lead']}", True),
                Para(f"Success criteria: {said['success']}", True),
                Para(f"November progress update from action lead: {said['progress']}", True),
            ]
            names = ("ref", "text", "due", "success", "progress", "lead")
            truth.append(only(true, *names, owner=owners, periods="November", priority=band))
    return Doc(parts), truth


def positional(make: Maker) -> Made:
    """A column without a heading, and columns that are about a period."""
    head = ["Actions Required", "Lead Officer(s)", "", "Progress October 2003",
            "Action from October 2003"]  # fmt: skip
    rows: list[Any] = [head]
    truth: Truth = []
    for _ in range(6):
        said, true = make.row("")
        after = "Report to the executive"
        rows.append([said["text"], said["lead"], said["due"], said["progress"], after])
        truth.append(
            only(true, "text", "lead", "due", "progress", periods="October 2003", next_steps=after)
        )
    return Doc([Table(rows)]), truth


def partnership(make: Maker) -> Made:
    """A safeguarding board's: whole questions as headings, objectives in bands."""
    head = ["How will the LSCB do this?", "What will it do?", "Responsible lead/ group", "By when",
            "What is desired outcome", "What will impact be and how measured"]  # fmt: skip
    rows: list[Any] = [[C("Objective 1: Neglect is known early", columns=6)], head]
    truth: Truth = []
    for _ in range(5):
        said, true = make.row("")
        rows.append([said["text"], "Gives partners one view", said["lead"], said["due"],
                     "Children are safer", said["success"]])  # fmt: skip
        truth.append(
            only(true, "text", "lead", "due", "success", steps="Gives partners one view",
                 outcomes="Children are safer", priority="Objective 1: Neglect is known early")
        )  # fmt: skip
    return Doc([Table(rows)]), truth


def colours_only(make: Maker) -> Made:
    """The rating is a colour without a word; the headings stand in another order."""
    head = ["RAG", "Timescale", "Owner", "What we will do", "Ref", "Latest update"]
    rows: list[Any] = [[C(words, HEAD) for words in head]]
    truth: Truth = []
    for n in range(1, 9):
        said, true = make.row(f"A{n}")
        fill, shade = make.fill()
        rows.append([C("", fill), said["due"], said["lead"], said["text"], said["ref"],
                     said["progress"]])  # fmt: skip
        truth.append(only(true, "ref", "text", "due", "progress", owner=true["lead"], rating=shade))
    return Doc([Table(rows)]), truth


def coloured_update(make: Maker) -> Made:
    """No column for a rating at all: the cell of the update is shaded."""
    head = ["Action", "Responsible", "Deadline", "Update"]
    rows: list[Any] = [head]
    truth: Truth = []
    for at in range(8):
        said, true = make.row("")
        shade = ("red", "amber", "green")[at % 3]
        fill = make.one(FILLS[shade])
        rows.append([said["text"], said["lead"], said["due"], C(said["progress"], fill)])
        truth.append(only(true, "text", "due", "progress", owner=true["lead"], rating=shade))
    return Doc([Table(rows)]), truth


CONFLICTS = (
    ("Green", ASK, "FF0000"),
    ("Red", ASK, "00B050"),
    ("Amber", "amber", "FFC000"),
    ("Complete", ASK, "FF0000"),
)


def conflicts(make: Maker) -> Made:
    """Colours that contradict their words."""
    head = ["No", "Action", "Lead", "By when", "RAG rating"]
    rows: list[Any] = [head]
    truth: Truth = []
    for n in range(1, 5):
        said, true = make.row(str(n))
        words, shade, fill = make.one(CONFLICTS)
        rows.append([said["ref"], said["text"], said["lead"], said["due"], C(words, fill)])
        truth.append(only(true, "ref", "text", "lead", "due", rating=shade))
    return Doc([Table(rows)]), truth


def merged_findings(make: Maker) -> Made:
    """A finding and its number are merged over the actions that answer it."""
    head = ["Rec no", "Recommendation", "Action required", "Person responsible", "Target date"]
    rows: list[Any] = [head]
    truth: Truth = []
    for number in range(1, 4):
        finding = f"Finding {number}: {make.row('')[0]['finding']}"
        for n in range(3):
            said, true = make.row("")
            rest = [said["text"], said["lead"], said["due"]]
            first = [C(str(number), rows=3), C(finding, rows=3)] if not n else []
            rows.append([*first, *rest])
            truth.append(only(true, "text", "due", owner=true["lead"], finding=finding))
    return Doc([Table(rows)]), truth


def blank_findings(make: Maker) -> Made:
    """The same, but the cells below the first are left empty; priorities in a column."""
    head = ["Theme", "Area for improvement", "Key actions", "Accountable lead", "Completion date",
            "How will we know?"]  # fmt: skip
    rows: list[Any] = [head]
    truth: Truth = []
    for title in make.priorities(2):
        for number in range(2):
            finding = make.row("")[0]["finding"] + f" ({title})"
            for n in range(2):
                said, true = make.row("")
                rows.append([title if not number and not n else "", finding if not n else "",
                             said["text"], said["lead"], said["due"], said["success"]])  # fmt: skip
                truth.append(
                    only(true, "text", "lead", "due", "success", priority=title, finding=finding)
                )
    return Doc([Table(rows)]), truth


def two_row_heading(make: Maker) -> Made:
    """A heading over others: progress in each quarter, progress and impact rated apart."""
    top = [C("Ref", rows=2), C("Action", rows=2), C("Lead", rows=2), C("Due date", rows=2),
           C("Progress update", columns=2), C("RAG", columns=2)]  # fmt: skip
    below = ["Q1 2025/26", "Q2 2025/26", "Progress", "Impact"]
    rows: list[Any] = [top, below]
    truth: Truth = []
    for n in range(1, 6):
        said, true = make.row(f"{n}.0")
        other = make.one(REPORTS)
        fill, shade = make.fill()
        rows.append([said["ref"], said["text"], said["lead"], said["due"], said["progress"], other,
                     C("", fill), C("", make.fill()[0])])  # fmt: skip
        truth.append(
            only(true, "ref", "text", "lead", "due", progress=f"{said['progress']}; {other}",
                 periods="Q1 2025/26; Q2 2025/26", rating=shade)
        )  # fmt: skip
    return Doc([Table(rows)]), truth


def wrapped_heading(make: Maker) -> Made:
    """Headings that run over two rows without being merged."""
    rows: list[Any] = [
        ["Action", "What will", "Responsible", "Target", "Progress", "RAG"],
        ["no.", "be done", "officer", "date", "update", "status"],
    ]
    truth: Truth = []
    for n in range(1, 6):
        said, true = make.row(f"{n}")
        rows.append([said[k] for k in ("ref", "text", "lead", "due", "progress", "rating")])
        truth.append(only(true, "ref", "text", "due", "progress", "rating", owner=true["lead"]))
    return Doc([Table(rows)]), truth
