"""Plans in layouts that few councils use, and that a reader easily gets wrong in silence."""

from __future__ import annotations

from typing import Any

from tests.corpus.plans.content import POSTS, REPORTS, Maker
from tests.corpus.plans.layouts import BAND, Made, Truth, only
from tests.corpus.plans.scoring import ASK
from tests.corpus.plans.writing import C, Doc, Heading, Para, Table


def in_rows_of_phases(make: Maker) -> Made:
    """An action is merged over the rows of its phases, each with a date and a state of its own."""
    rows: list[Any] = [["Nos", "What?", "Who?", "Phase", "When?", "Success measures", "Status"]]
    truth: Truth = []
    for n in range(1, 4):
        said, true = make.row(f"{n}", lead="Assistant Director")
        days = ("30/06/2025", "30/09/2025", "31/03/2026")[: 2 + n % 2]
        states = ("Complete", "In progress", "Not started")
        for at, day in enumerate(days):
            rest = [f"Phase {at + 1} - {('design', 'pilot', 'launch')[at]}", day, "Agreed",
                    states[at]]  # fmt: skip
            merged = [C(said[k], rows=len(days)) for k in ("ref", "text", "lead")]
            rows.append([*merged, *rest] if not at else rest)
        truth.append(
            only(true, "ref", "text", due=iso(days[-1]), owner="Assistant Director", rating=ASK,
                 milestones="; ".join(map(iso, days)),
                 success="; ".join("Agreed" for _ in days))
        )  # fmt: skip
    return Doc([Table(rows)]), truth


def iso(day: str) -> str:
    return "-".join(reversed(day.split("/")))


def an_action_in_each_column(make: Maker) -> Made:
    """The headings stand in the first column."""
    made = [make.row("") for _ in range(4)]
    rows = [["", *(f"Action {n}" for n in range(1, 5))]]
    names = {"What": "text", "Lead": "lead", "By when": "due", "RAG": "rating",
             "Progress": "progress"}  # fmt: skip
    rows += [[head, *(said[name] for said, _ in made)] for head, name in names.items()]
    return Doc([Table(rows)]), [only(true, *names.values()) for _, true in made]


def a_column_for_each_colour(make: Maker) -> Made:
    """R, A and G are columns with a mark in one of them; a mark in two is asked about."""
    rows: list[Any] = [["No", "Action", "Lead Officer", "Target Date", "R", "A", "G", "Comments"]]
    truth: Truth = []
    for n in range(1, 7):
        said, true = make.row(str(n))
        shade = make.one(("red", "amber", "green"))
        marks = [make.one(("x", "X", "✓")) if shade == each else "" for each in
                 ("red", "amber", "green")]  # fmt: skip
        if n == 6:
            marks, shade = ["x", "x", ""], ASK
        rows.append([said["ref"], said["text"], said["lead"], said["due"], *marks, "Seen"])
        truth.append(only(true, "ref", "text", "lead", "due", rating=shade))
    return Doc([Table(rows)]), truth


def what_we_said(make: Maker) -> Made:
    """No known heading has the actions; two ratings are in a council's own words."""
    head = ["Ref", "Our pledge to residents", "Responsible", "Progress RAG", "Outcome confidence",
            "Achievement due date", "Progress comment"]  # fmt: skip
    rows: list[Any] = [head]
    truth: Truth = []
    for n in range(1, 6):
        said, true = make.row(f"1.{n}")
        words = make.one(("Good", "Satisfactory", "Limited"))
        rows.append([said["ref"], said["text"], said["lead"], words, "High", said["due"],
                     said["progress"]])  # fmt: skip
        truth.append(only(true, "ref", "text", "due", "progress", owner=true["lead"], rating=ASK))
    return Doc([Heading("Our plan"), Table(rows)]), truth


def who_and_when_in_one(make: Maker) -> Made:
    """A cell says who and when; the finding stands in a sentence over the table."""
    parts: list[Any] = [Heading("Our response")]
    truth: Truth = []
    for number, title in enumerate(make.priorities(2), start=1):
        found = make.row("")[0]["finding"] + f" in {title}"
        parts += [Heading(f"{number}. {title}", 2), Para(f"What Ofsted said: {found}")]
        rows: list[Any] = [["What we will do", "By whom and by when", "What we have done"]]
        for n in range(3):
            said, true = make.row("")
            words, day = make.whole_date()
            post = make.one(("Principal Social Worker", "Virtual School Head"))
            rows.append(
                [said["text"], f"{post}{(' – ', ', ', chr(10))[n]}{words}", said["progress"]]
            )
            truth.append(
                only(true, "text", "progress", lead=post, due=day, finding=found,
                     priority=f"{number}. {title}")
            )  # fmt: skip
        parts.append(Table(rows, sheet=title))
    return Doc(parts), truth


def newest_first(make: Maker) -> Made:
    """The newest column is the first; "this month" stands before "last month"."""
    head = ["Ref", "Action", "Lead", "Due", "RAG this month", "RAG last month",
            "Update November 2025", "Update October 2025"]  # fmt: skip
    rows: list[Any] = [head]
    truth: Truth = []
    for n in range(1, 6):
        said, true = make.row(f"{n}")
        rows.append([said["ref"], said["text"], said["lead"], said["due"], "Amber", "Red",
                     said["progress"], "As before"])  # fmt: skip
        truth.append(
            only(true, "ref", "text", "lead", "due", rating="amber",
                 progress=f"As before; {said['progress']}", periods="October 2025; November 2025")
        )  # fmt: skip
    return Doc([Table(rows)]), truth


def open_and_closed(make: Maker) -> Made:
    """A sheet for open actions, one for those that are done, which has their day alone."""
    head = ["ID", "Action", "Owner", "Due", "RAG"]
    live, done = [head], [[*head[:4], "Date completed"]]
    truth: Truth = []
    for n in range(1, 7):
        said, true = make.row(f"{n}")
        row = [said["ref"], said["text"], said["lead"], said["due"]]
        live.append([*row, "🟢"]) if n < 4 else done.append([*row, "20/06/2025"])
        truth.append(
            only(true, "ref", "text", "due", owner=true["lead"], priority="",
                 rating="green" if n < 4 else "complete")
        )  # fmt: skip
    return Doc([Table(live, "Live actions"), Table(done, "Completed actions")]), truth


def a_full_page(make: Maker) -> Made:
    """Many rows: the table fills its pages to the edge, and rows go on over their ends."""
    rows: list[Any] = [[C(words, BAND) for words in
                        ("Ref", "Action", "Lead", "By when", "RAG", "Progress")]]  # fmt: skip
    truth: Truth = []
    for n in range(1, 61):
        said, true = make.row(f"{n}.1")
        rows.append([said[k] for k in ("ref", "text", "lead", "due", "rating", "progress")])
        truth.append(only(true, "ref", "text", "lead", "due", "rating", "progress"))
    return Doc([Table(rows)]), truth


STATES = {  # a state that is no level, and two that contradict themselves
    "On target": "on_track", "One month behind": "at_risk", "Over one month behind": "off_track",
    "Rescheduled": ASK, "Suspended": ASK, "Green - delayed": ASK,
    "Completed, awaiting sign-off": ASK,
}  # fmt: skip


def by_the_calendar(make: Maker) -> Made:
    """A column for each month, and a state that is told by the calendar."""
    rows: list[Any] = [["Ref.", "Action", "Lead", "By when", "Apr.", "May", "Jun.", "Status"]]
    truth: Truth = []
    for n, (words, level) in enumerate(STATES.items(), start=1):
        said, true = make.row(f"7.{n}")
        rows.append([said["ref"], said["text"], said["lead"], said["due"], "", "Begun", "", words])
        truth.append(only(true, "ref", "text", "lead", "due", rating=level, progress="Begun",
                          periods="May"))  # fmt: skip
    return Doc([Table(rows)]), truth


def without_lines(make: Maker) -> Made:
    """A table without lines, on two pages, its headings on the first alone; titles between."""
    head = ["Ref", "Action", "Lead", "By when", "RAG", "Progress"]
    names = ("ref", "text", "lead", "due", "rating", "progress")
    rows: list[Any] = [head]
    truth: Truth = []
    for number, title in enumerate(make.priorities(4), start=1):
        band = (
            f"Priority {number}: {title}, so that every child is safe and heard by those who care"
        )
        rows.append([C(band, columns=6)])
        for n in range(1, 12):
            said, true = make.row(f"{number}.{n}")
            rows.append([said[name] for name in names])
            truth.append(only(true, *names, priority=band))
    return Doc([Heading("Improvement plan"), Table(rows, ruled=False)]), truth


def without_lines_or_references(make: Maker) -> Made:
    """The same without references: a row begins where there is more room above it."""
    names = ("text", "lead", "due", "rating")
    rows: list[Any] = [["What we will do", "Lead officer", "Deadline", "RAG"]]
    truth: Truth = []
    for _ in range(8):
        said, true = make.row("")
        more = (
            f"{said['text']} so that children are seen sooner and listened to, which every team "
            "is to show in its audits each month"
        )
        rows.append([more, *(said[name] for name in names[1:])])
        truth.append({**only(true, *names[1:]), "text": more})
    return Doc([Para("Our plan is below."), Table(rows, ruled=False)]), truth


def only_told(make: Maker) -> Made:
    """No table and no label: what the council will do stands in its sentences."""
    parts: list[Any] = [Heading("Our improvement plan"), Para("Inspectors visited us in May.")]
    truth: Truth = []
    for number, title in enumerate(make.priorities(2), start=1):
        band = f"Priority {number}: {title}"
        parts += [Heading(band, 2), Para(make.one(REPORTS))]
        for n in range(1, 4):
            text = f"We will {make.action().casefold()} by 31 March 2026."
            parts.append(Para(f"{make.one(REPORTS)} {text}" if n == 1 else text, is_item=n > 1))
            truth.append({"text": text, "priority": band, "due": ASK})
        text = f"The policy will be read by all teams, led by the {make.one(POSTS)}"
        parts.append(Para(f"{number}.4 {text}"))
        truth.append({"text": text, "ref": f"{number}.4", "priority": band, "lead": ASK})
    return Doc(parts), truth
