"""Checking what was read beside the pages it came from, and saving it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render

from goldenthread.accounts.pages import MemberRequest, page, submission
from goldenthread.core.forms import GovukForm
from goldenthread.core.templating import long_date
from goldenthread.documents.check import CheckedFile
from goldenthread.inspections import drafts, sheets
from goldenthread.inspections.areas import areas_at, choices_of, words_of
from goldenthread.inspections.changes import record_inspection, save_draft
from goldenthread.inspections.forms import (
    GRADES,
    KINDS_OF_FINDING,
    CheckForm,
    FindingRowForm,
    HeadForm,
    JudgementForm,
)
from goldenthread.inspections.models import FindingKind, Kind, Outcome, ReportDraft
from goldenthread.inspections.rules import StatementDue, statement_due
from goldenthread.inspections.views.reading import find_draft
from goldenthread.ledger.moments import Moment, head_of

HEAD_FIELDS = ("kind", *drafts.DATES, "lead_inspector", "outcome", "outcome_code", "judgements")
NO_EMPTY_LINE = "Put an empty line where the second finding begins, then split again."
NO_KIND = "Choose what kind of inspection it was."
NO_WORDS = "Enter the words of this finding, or choose “Not a finding”."
NOT_OURS = "Tick that this report about {} belongs in this register, or discard the draft."
BELONGS = (
    "This report is about {}, and I record it in the register of {} all the same. The record keeps "
    "that I confirmed this"
)
MOVED = (
    "This draft was changed in another window since this page was opened, and its findings have "
    "moved. It is shown as it is now; what you typed in the older page was not kept."
)


STEPS = {
    "split": drafts.split,
    "join": drafts.join,
    "drop": drafts.drop,
    "back": drafts.take_back,
}


@dataclass(frozen=True, slots=True)
class Shown:
    """One finding of the draft, counted from 1, as the page shows it."""

    number: int
    row: dict[str, Any]
    form: FindingRowForm
    has_next: bool
    asks_bodies: bool
    asks_board: bool


@page("inspection.record")
def check_report(request: MemberRequest, pk: int) -> HttpResponse:
    """Beside each page, what was read from it: correct, split, join, add, drop, save."""
    draft = find_draft(request, pk)
    if draft.saved_as_id:
        return redirect("inspection", draft.saved_as_id)
    check = Check(request, draft)
    answer = check.answer() if request.method == "POST" else None
    if answer is not None:
        return answer
    status = 422 if check.errors() else 200
    return render(request, "inspections/check.html", check.context(), status=status)


class Check:
    """One request of the checking page: its forms, and what its buttons do."""

    def __init__(self, request: MemberRequest, draft: ReportDraft) -> None:
        self.request, self.draft = request, draft
        self.reading: drafts.Draft = draft.reading
        self.problem = ""
        self._bind(request.POST if request.method == "POST" else None)

    def _bind(self, data: Any) -> None:
        member = self.request.member
        shape = {"shape": self.reading["shape"]}
        self.form = CheckForm(
            data, request=self.request, seen=head_of(member.authority), initial=shape
        )
        self.form["another"].label = BELONGS.format(self.another, member.authority.name)
        self.head = HeadForm(
            data,
            initial=self._head(),
            prefix="head",
            authority=member.authority,
            reader=member.person,
        )
        self.judgements = [
            JudgementForm(data, initial=row, prefix=f"judgement-{i}")
            for i, row in enumerate(self.reading["judgements"])
        ]
        self.areas = areas_at(self.request.member.authority, Moment.latest())
        self.findings = [
            FindingRowForm(
                data,
                initial=row,
                prefix=f"finding-{i}",
                number=i + 1,
                areas=choices_of(self.areas, row["practice_area"]),
            )
            for i, row in enumerate(self.reading["findings"])
        ]

    def _head(self) -> dict[str, Any]:
        days = {name: drafts.day_of(self.reading, name) for name in drafts.DATES}
        words = {name: self.reading[name] for name in ("kind", "lead_inspector", "readers")}
        return words | days | {"outcome_code": self.reading.get("outcome_code", "")}

    @property
    def forms(self) -> list[GovukForm]:
        return [self.form, self.head, *self.judgements, *self.findings]

    def answer(self) -> HttpResponse | None:
        """Keep what was typed, then do what the button says. None: show the page with errors."""
        if self.request.POST.get("shape") != str(self.reading["shape"]):
            self._bind(None)
            self.problem = MOVED
            return None
        if not self.form.is_valid_with(self.forms[1:]):
            self._keep_ticks()
            return None
        self._keep()
        do, _, number = self.request.POST.get("do", "keep").partition("-")
        if do == "save":
            return self._save()
        if do in STEPS:
            index = int(number) if number.isdigit() else -1
            return self._change(do, index) if 0 <= index < len(self.findings) else None
        if do == "page" and number.isdigit():
            return redirect("inspection-draft-page", self.draft.pk, int(number))
        if do == "add":
            return self._go_on(drafts.add(self.reading), "#end")
        if do == "judgement":
            return self._go_on(drafts.add_judgement(self.reading), "#judgements-end")
        messages.success(self.request, "Kept as a draft. Nothing is recorded yet.")
        return self._go_on(self.reading)

    def _change(self, do: str, index: int) -> HttpResponse | None:
        if do == "split" and not drafts.can_split(self.reading, index):
            self.findings[index].add_error("text", NO_EMPTY_LINE)
            return None
        return self._go_on(STEPS[do](self.reading, index), f"#finding-{index + 1}")

    def _go_on(self, reading: drafts.Draft, where: str = "") -> HttpResponse:
        save_draft(by=self.request.member, draft=self.draft, reading=reading)
        return redirect(f"{self.request.path}{where}")

    def _keep_ticks(self) -> None:
        """What was compared with its page stays so, whatever is wrong elsewhere."""
        for row, found in zip(self.reading["findings"], self.findings, strict=True):
            row["confirmed"] = bool(found.cleaned_data.get("confirmed"))
        save_draft(by=self.request.member, draft=self.draft, reading=self.reading)

    @property
    def another(self) -> str:
        """The authority that the report is about, where it is not the one of this register."""
        about: str = self.reading["authority"]
        return "" if about.lower() in self.request.member.authority.name.lower() else about

    def _keep(self) -> None:
        head = self.head.cleaned_data
        days = {name: head[name].isoformat() if head[name] else "" for name in drafts.DATES}
        words = {name: head[name] for name in ("kind", "lead_inspector", "outcome_code")}
        self.reading |= days | words | {"readers": [person.pk for person in head["readers"]]}
        for field in self.reading["doubts"].keys() & {*self.head.changed_data}:
            del self.reading["doubts"][field]  # answered
        for row, judged in zip(self.reading["judgements"], self.judgements, strict=True):
            if judged.has_changed():
                row.update(judged.cleaned_data, grade_text="", doubts=[])
        for row, found in zip(self.reading["findings"], self.findings, strict=True):
            row.update(found.cleaned_data)
        self.reading.setdefault("overruled", []).extend(self.form.question.told)
        save_draft(by=self.request.member, draft=self.draft, reading=self.reading)

    def _save(self) -> HttpResponse | None:
        if not self.reading["kind"]:
            self.head.add_error("kind", NO_KIND)
        for number in drafts.without_words(self.reading):
            self.findings[number - 1].add_error("text", NO_WORDS)
        if self.another and not self.form.cleaned_data["another"]:
            self.form.add_error("another", NOT_OURS.format(self.another))
        if self.errors():
            return None
        draft, readers = self.draft, list(self.head.cleaned_data["readers"])
        file = CheckedFile(draft.file_name, "pdf", draft.sha256, draft.size)
        with submission(self.request, self.form, overruled=self.reading["overruled"]):
            record_inspection(
                by=self.request.member,
                inspection=drafts.to_input(self.reading, readers),
                report=file if draft.sha256 else None,
                draft=draft,
                note=f"Confirmed: the report is about {self.another}." if self.another else "",
            )
        if self.errors():
            return None
        draft.refresh_from_db()
        messages.success(self.request, "The inspection is saved.")
        return redirect("inspection", draft.saved_as_id)

    def errors(self) -> list[dict[str, str]]:
        """Every error of every row, each with the address of its field."""
        rows = [row for form in self.forms for row in form.error_rows()]
        return [{"text": self.problem}, *rows] if self.problem else rows

    def _doubts(self, fields: Iterable[str]) -> list[str]:
        return [s for field in fields for s in self.reading["doubts"].get(field, [])]

    def _facts(self) -> list[tuple[str, str]]:
        """What stands at the head of the report, in words."""
        days = [drafts.day_of(self.reading, name) for name in drafts.READ_DATES[:2]]
        return [
            ("Kind", dict(Kind.choices).get(self.reading["kind"], "")),
            ("Inspected", " to ".join(long_date(day) for day in days if day)),
            ("Lead inspector", self.reading["lead_inspector"]),
            *self._outcome(),
        ]

    def _outcome(self) -> list[tuple[str, str]]:
        """What came of the whole, where the kind of report says it: by its name, or in words."""
        code = dict(Outcome.choices).get(self.reading.get("outcome_code", ""), "")
        said = code or self.reading.get("outcome", "")
        name = "Outcome" if self.asks_outcome else "Next steps"
        return [(name, said)] if said or self.asks_outcome else []

    @property
    def asks_outcome(self) -> bool:
        return self.reading["kind"] == Kind.AREA_SEND or bool(self.reading.get("outcome_code"))

    def _asks_of_the_head(self) -> bool:
        """Whether something of the inspection or its judgements waits for the reader."""
        is_missing = not all(words for _, words in self._facts())
        judged = self.reading["judgements"]
        is_unsure = any(row["doubts"] or not row["area"] for row in judged)
        wrong = [form for form in (self.head, *self.judgements) if form.is_bound and form.errors]
        return bool(is_missing or is_unsure or self._doubts(HEAD_FIELDS) or wrong)

    def _shown(self) -> list[Shown]:
        """Each finding with its form and what can be asked of it."""
        reading = self.reading
        return [
            Shown(
                n,
                row,
                form,
                has_next=drafts.following(reading, n - 1) is not None,
                asks_bodies=bool(row.get("bodies"))
                or (self.asks_outcome and row["kind"] == FindingKind.PRIORITY_ACTION),
                asks_board=bool(row.get("of_board")) or reading["kind"] == Kind.SIF,
            )
            for n, (row, form) in enumerate(
                zip(reading["findings"], self.findings, strict=True), start=1
            )
        ]

    def context(self) -> dict[str, Any]:
        reading = self.reading
        things = things_of(reading)
        return {
            "draft": self.draft,
            "reading": reading,
            "form": self.form,
            "head": self.head,
            "head_doubts": self._doubts(HEAD_FIELDS),
            "doubts": self._doubts(reading["doubts"].keys() - {*HEAD_FIELDS}),
            "facts": self._facts(),
            "head_is_open": self._asks_of_the_head(),
            "kinds": dict(KINDS_OF_FINDING),
            "areas": {**words_of(self.areas), "": ""},
            "grades": dict(GRADES),
            "judgements": list(zip(reading["judgements"], self.judgements, strict=True)),
            "findings": self._shown(),
            "asks_outcome": self.asks_outcome,
            "sheets": sheets.sheets(
                drafts.sizes(reading), things, {1, *sheets.marked_pages(things)}
            ),
            "kept": sum(bool(row["kind"]) for row in reading["findings"]),
            "on_board": sum(
                bool(row["kind"] and row.get("of_board")) for row in reading["findings"]
            ),
            "to_check": drafts.to_check(reading),
            "unsure": drafts.unsure(reading),
            "due": _due(reading, self.request.member.authority.days_off),
            "errors": self.errors(),
            "another": self.another,
        }


def _due(reading: drafts.Draft, extra_days_off: tuple[date, ...]) -> StatementDue | None:
    """The statutory date as it would be, from what is known so far."""
    if not reading["kind"]:
        return None
    return statement_due(
        reading["kind"],
        received=drafts.day_of(reading, "received"),
        published=drafts.day_of(reading, "published"),
        stated=drafts.day_of(reading, "statement_due"),
        extra_days_off=extra_days_off,
    )


def things_of(reading: drafts.Draft, address: str = "") -> list[sheets.Marked]:
    """All that was read, for the marks on the pages; `address` is that of the checking page."""
    return [*_judgements(reading, address), *_findings(reading, address)]


def _judgements(reading: drafts.Draft, address: str) -> list[sheets.Marked]:
    return [
        sheets.Marked(
            f"judgement-{n + 1}",
            sheets.letter(n),
            f"Judgement: {row['area']}",
            f"{address}#judgement-{n + 1}",
            row["place"],
        )
        for n, row in enumerate(reading["judgements"])
    ]


def _findings(reading: drafts.Draft, address: str) -> list[sheets.Marked]:
    return [
        sheets.Marked(
            f"finding-{n}",
            str(n),
            f"Finding {n}",
            f"{address}#finding-{n}",
            row["place"],
            is_open=not row["confirmed"],
        )
        for n, row in enumerate(reading["findings"], start=1)
        if row["kind"]
    ]
