"""Inspections of the living example, with the report as a file where Ofsted would print one."""

from __future__ import annotations

import typst

from goldenthread.demo.content import shapes as content
from goldenthread.demo.report_pdf import Improvement, ReportText, Row, Section, make_report
from goldenthread.demo.stage import Stage, own_file
from goldenthread.documents import sandbox
from goldenthread.documents.check import CheckedFile
from goldenthread.documents.models import store
from goldenthread.inspections.changes import (
    FindingInput,
    InspectionInput,
    JudgementInput,
    judge_repeat,
    record_inspection,
    set_inspection_date,
)
from goldenthread.inspections.drafts import READER, empty, from_reading, sizes
from goldenthread.inspections.models import DateKind, Verdict
from goldenthread.ledger.moments import Moment

WORDS = {
    "outstanding": "Outstanding",
    "good": "Good",
    "requires_improvement": "Requires improvement to be good",
    "inadequate": "Inadequate",
}


def record(stage: Stage, each: content.Inspection) -> None:
    """The report has come: the programme manager records it for the people named."""
    manager = stage.member("programme_manager")
    dates = {DateKind.RECEIVED: each.received_on, DateKind.STATEMENT_DUE: each.stated_due}
    if each.published_on == each.received_on:
        dates[DateKind.PUBLISHED] = each.published_on
    file = report_file(each)
    read = from_reading(sandbox.run(READER, store().read(file.sha256))) if file else empty()
    rows = (*read["judgements"], *read["findings"])
    places = {row.get("area") or row["text"]: row["place"] for row in rows}
    saved = record_inspection(
        by=manager,
        inspection=InspectionInput(
            kind=each.kind,
            started_on=each.began_on,
            ended_on=each.ended_on,
            lead_inspector=each.lead_inspector,
            dates={kind.value: on for kind, on in dates.items() if on},
            judgements=[
                JudgementInput(j.area, j.grade, WORDS[j.grade], places.get(j.area, []))
                for j in each.judgements
            ],
            findings=[
                FindingInput(f.kind, f.text, f.practice_area, place=places.get(f.text, []))
                for f in each.findings
            ],
            pages=sizes(read),
            readers=[stage.people[key] for key in each.named],
        ),
        report=file,
    )
    stage.inspections[each.key] = saved
    for row in saved.findings.as_at(Moment.latest(), "number"):
        stage.findings[each.findings[row.number - 1].ref] = row


def publish(stage: Stage, each: content.Inspection) -> None:
    set_inspection_date(
        by=stage.member("programme_manager"),
        inspection=stage.inspections[each.key],
        kind=DateKind.PUBLISHED,
        on=each.published_on,
    )


def judge(stage: Stage, each: content.JudgedRepeat) -> None:
    judge_repeat(
        by=stage.member("programme_manager"),
        finding=stage.findings[each.finding],
        earlier=stage.findings[each.earlier],
        verdict=Verdict.SAME if each.same else Verdict.DIFFERENT,
    )


def report_file(each: content.Inspection) -> CheckedFile | None:
    """An ILACS report in the form that inspectors use; letters have none here."""
    if not each.kind.startswith("ilacs"):
        return None
    same_month = (each.began_on.year, each.began_on.month) == (
        each.ended_on.year,
        each.ended_on.month,
    )
    first = str(each.began_on.day) if same_month else f"{each.began_on.day} {each.began_on:%B}"
    data = make_report(
        ReportText(
            authority="Wyremouth",
            dates=f"{first} to {each.ended_on.day} {each.ended_on:%B %Y}",
            lead_inspector=f"{each.lead_inspector}, His Majesty’s Inspector",
            judgements=tuple(Row(j.area, WORDS[j.grade]) for j in each.judgements),
            summary=(each.summary,),
            improvements=tuple(Improvement(f.text) for f in each.findings),
            sections=tuple(
                Section(j.area, WORDS[j.grade].lower(), (each.summary,))
                for j in each.judgements[:-1]
            ),
        )
    )
    return own_file(f"ilacs-wyremouth-{each.ended_on}.pdf", data)


def plain_pdf(title: str, text: str) -> bytes:
    """A short document with a heading, as PDF."""
    source = "#set page(margin: 25mm)\n#set text(12pt)\n= #sys.inputs.title\n\n#sys.inputs.text"
    inputs = {"title": title, "text": text}
    return bytes(typst.compile(source.encode(), sys_inputs=inputs))
