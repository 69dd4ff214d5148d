"""Plans in harder layouts: several actions in a cell, sheets, forms, headings again, keys."""

from __future__ import annotations

from typing import Any

from tests.corpus.plans.content import EVIDENCE, REPORTS, SUCCESS, Maker
from tests.corpus.plans.layouts import BAND, LEVELS, Made, Truth, only
from tests.corpus.plans.writing import C, Doc, Heading, Para, Table


def several_in_a_cell(make: Maker) -> Made:
    """A row holds several actions, their owners and dates matched by line."""
    head = ["Area for improvement", "Actions", "Lead", "Timescales", "Evidence"]
    rows: list[Any] = [head]
    truth: Truth = []
    for number in range(3):
        finding = make.row("")[0]["finding"] + f" {number}"
        made = [make.row("") for _ in range(3)]
        days = [make.whole_date() for _ in made]
        posts = [make.one(("Assistant Director", "Principal Social Worker")) for _ in made]
        gap = ("\n", "\n\n", "\n")[number]
        marks = ("", "", "• ")[number]
        evidence = make.one(EVIDENCE)
        rows.append([finding, gap.join(marks + said["text"] for said, _ in made), gap.join(posts),
                     gap.join(words for words, _ in days), evidence])  # fmt: skip
        for (said, _), (_, day), post in zip(made, days, posts, strict=True):
            truth.append(
                {"text": said["text"], "lead": post, "due": day, "finding": finding,
                 "evidence": evidence}
            )  # fmt: skip
    return Doc([Table(rows)]), truth


def a_sheet_each(make: Maker) -> Made:
    """A sheet for each priority, and a sheet that nobody sees."""
    head = ["Action ref", "Action", "Action owner", "Start date", "Due date", "Status", "Comments"]
    parts: list[Any] = []
    truth: Truth = []
    for title in make.priorities(3):
        rows: list[Any] = [head]
        for n in range(1, 4):
            said, true = make.row(f"{title[:2].upper()}{n}")
            status = make.one(tuple(LEVELS))
            rows.append([said["ref"], said["text"], said["lead"], "1 April 2025", said["due"],
                         status, ""])  # fmt: skip
            truth.append(
                only(true, "ref", "text", "due", owner=true["lead"], start="2025-04-01",
                     rating=LEVELS[status], priority=title)
            )  # fmt: skip
        parts.append(Table(rows, sheet=title))
    parts.append(Table([head, ["X1", "An old action", "Assistant Director"]], sheet="Old"))
    return Doc(parts, frozenset({"Old"})), truth


def forms(make: Maker) -> Made:
    """A small table for each action, its labels in the first column."""
    parts: list[Any] = [Heading("Delivery plan")]
    truth: Truth = []
    for n in range(1, 4):
        said, true = make.row(f"{n}")
        parts += [
            Para(f"Project sheet {n}"),
            Table([
                ["Ref", said["ref"]], ["Action", said["text"]], ["Lead officer", said["lead"]],
                ["By when", said["due"]], ["Success measure", said["success"]],
                ["RAG", said["rating"]], ["Progress", said["progress"]],
            ]),
        ]  # fmt: skip
        truth.append(only(true, "ref", "text", "lead", "due", "success", "rating", "progress"))
    return Doc(parts), truth


def headless(make: Maker) -> Made:
    """A table that goes on in a second one without headings, as after a page break in Word."""
    head = ["#", "Activity", "By whom", "Deadline", "RAG", "Commentary"]
    tables: list[list[Any]] = [[head], []]
    truth: Truth = []
    for n in range(1, 7):
        said, true = make.row(f"{n}")
        names = ("ref", "text", "lead", "due", "rating", "progress")
        tables[n > 3].append([said[name] for name in names])
        truth.append(only(true, "ref", "text", "due", "rating", "progress", owner=true["lead"]))
    return Doc([Table(tables[0]), Para("Continued overleaf"), Table(tables[1])]), truth


def with_key(make: Maker) -> Made:
    """The plan explains its colours; hidden rows; measures in a table of their own."""
    key = Table([["Rating", "Meaning"], ["Blue", "Complete"], ["Green", "On track"],
                 ["Amber", "Some slippage"], ["Red", "Off track"]], sheet="Key")  # fmt: skip
    rows: list[Any] = [["Action number", "Agreed action", "Lead director", "Target completion date",
                        "Progress rating", "Evidence of progress"]]  # fmt: skip
    truth: Truth = []
    hidden = set()
    for n in range(1, 8):
        said, true = make.row(f"W{n}")
        rows.append([said[k] for k in ("ref", "text", "lead", "due", "rating", "evidence")])
        if n == 4:
            hidden.add(n)
        else:
            truth.append(only(true, "ref", "text", "lead", "due", "rating", "evidence"))
    measures = Table([["Ref", "Key performance indicators", "Good is", "Target"],
                      ["K1", make.one(SUCCESS), "High", "93%"],
                      ["K2", "Children missing more than twice", "Low", "Fewer than 85"]],
                     sheet="Measures")  # fmt: skip
    return Doc([key, Table(rows, "Actions", frozenset(hidden)), measures]), truth


def with_headings_again(make: Maker) -> Made:
    """A key above the table, headings again under each title, titles at two levels, a footnote."""
    head = ["Ref", "What do we need to do?", "What will success look like?",
            "Lead Officer / Service", "Timescales", "RAG",
            "Progress / Evidence of impact (September 2016)"]  # fmt: skip
    rows: list[Any] = [
        [C("Post-inspection plan (v5.8)", columns=7)],
        [C("Key:"), C("Complete", "0070C0"), C("On track", "00B050"), C("At risk", "FFC000"),
         C("Off track", "FF0000"), "", ""],
    ]  # fmt: skip
    truth: Truth = []
    for number, title in enumerate(make.priorities(2), start=1):
        band = f"Area {number}: {title}"
        rows += [[C(band, "D9D9D9", columns=7)], head]
        for n in range(1, 4):
            said, true = make.row(f"{number}.{n}a")
            fill, shade = make.fill()
            rows.append([said["ref"], said["text"], said["success"], said["lead"], said["due"],
                         C("", fill), said["progress"]])  # fmt: skip
            truth.append(
                only(true, "ref", "text", "success", "lead", "due", "progress", rating=shade,
                     periods="September 2016", priority=band)
            )  # fmt: skip
    rows.append([C("* MASH is the multi-agency safeguarding hub", columns=7)])
    return Doc([Table(rows)]), truth


def over_time(make: Maker) -> Made:
    """A tracker: two dates, a rating and an update for each month; empty rows above it."""
    head = ["ID", "Workstream", "Description of action", "SRO", "Action Lead", "Original due date",
            "Revised due date", "BRAG 12/05/2025", "Update 12/05/2025", "BRAG 09/06/2025",
            "Update 09/06/2025"]  # fmt: skip
    rows: list[Any] = [[""] * 11, ["Programme tracker"], head]
    truth: Truth = []
    for n in range(1, 7):
        said, true = make.row(f"WS{n}-01")
        stream = make.one(("Practice", "Workforce"))
        fill, shade = make.fill()
        other = make.one(REPORTS)
        rows.append([said["ref"], stream, said["text"], "Assistant Director", said["lead"],
                     "31/03/2025", said["due"], C("", make.fill()[0]), said["progress"],
                     C("", fill), other])  # fmt: skip
        truth.append(
            only(true, "ref", "text", "due", lead="Assistant Director", owner=true["lead"],
                 original_due="2025-03-31", rating=shade, priority=stream,
                 progress=f"{said['progress']}; {other}", periods="12/05/2025; 09/06/2025")
        )  # fmt: skip
    return Doc([Table(rows)]), truth


def numbered_in_a_cell(make: Maker) -> Made:
    """Numbered actions in a cell under a recommendation, with owners, dates and states by line."""
    head = ["Action we will take", "Who is leading", "By when", "Status"]
    rows: list[Any] = []
    truth: Truth = []
    for number in range(1, 3):
        band = f"Recommendation {number}: {make.row('')[0]['finding']}"
        rows += [[C(band, BAND, columns=4)], head]
        made = [make.row("")[0]["text"] for _ in range(3)]
        states = [make.one(tuple(LEVELS)) for _ in made]
        days = [make.whole_date() for _ in made]
        rows.append([
            "\n".join(f"{n}. {text}" for n, text in enumerate(made, start=1)),
            "Principal Social Worker\nWorkforce Manager\nAssistant Director",
            "\n".join(words for words, _ in days),
            "\n".join(f"{n}. {state}" for n, state in enumerate(states, start=1)),
        ])  # fmt: skip
        posts = ("Principal Social Worker", "Workforce Manager", "Assistant Director")
        truth += [
            {"text": text, "ref": str(n), "lead": post, "due": day, "finding": band,
             "rating": LEVELS[state]}
            for n, (text, post, (_, day), state) in enumerate(
                zip(made, posts, days, states, strict=True), start=1)
        ]  # fmt: skip
    return Doc([Heading("Our response"), Table(rows)]), truth


def labelled_lines(make: Maker) -> Made:
    """Lines without bullets; a passage goes on under its label; actions have no heading."""
    parts: list[Any] = [Heading("Improvement plan")]
    truth: Truth = []
    for n in range(1, 5):
        said, true = make.row(f"1.{n}")
        more = make.one(REPORTS)
        parts += [
            Para(f"Action 1.{n}: {said['text']}"),
            Para("Lead: " + said["lead"].replace("\n", "; ")),
            Para(f"Timescale: {said['due']}"), Para(f"Progress: {said['progress']}"), Para(more),
            Para(f"RAG: {said['rating']}"),
        ]  # fmt: skip
        names = ("ref", "text", "lead", "due", "rating")
        truth.append(only(true, *names, progress=f"{said['progress']} {more}"))
    return Doc(parts), truth
