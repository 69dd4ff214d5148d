"""Drafting a plan from inspectors' findings, step by step: its priorities, its actions, save."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Mapping
from datetime import date
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render

from goldenthread.accounts.pages import MemberRequest, page, submission
from goldenthread.core import clock
from goldenthread.core.forms import GovukForm
from goldenthread.core.templating import url
from goldenthread.inspections.areas import areas_at, words_of
from goldenthread.inspections.read import (
    dated,
    findings_of,
    inspections_of,
    is_for_the_plan,
)
from goldenthread.ledger.moments import Moment, head_of
from goldenthread.plans import changes, drafts
from goldenthread.plans.forms.choices import officers
from goldenthread.plans.forms.drafting import (
    ActionRowForm,
    FindingRowForm,
    HeadForm,
    PriorityRowForm,
    StepForm,
)
from goldenthread.plans.models import PlanDraft
from goldenthread.plans.views.beginning import find_draft, found_of

STEP_1 = (
    "Something is missing in step 1: go back to “Title and priorities”, and press “Continue to the "
    "actions” there. What you typed here is kept."
)
MOVED = (
    "This draft was changed in another window since this page was opened, and its rows have "
    "moved. It is shown as it is now; what you typed in the older page was not kept."
)


@page("plan.edit")
def priorities(request: MemberRequest, pk: int) -> HttpResponse:
    """Step 1: the plan's title, its priorities, who leads each."""
    return _step(request, pk, Priorities)


@page("plan.edit")
def actions(request: MemberRequest, pk: int) -> HttpResponse:
    """Step 2: what answers each finding; save the plan."""
    return _step(request, pk, Actions)


def _step(request: MemberRequest, pk: int, kind: type[Step]) -> HttpResponse:
    draft = find_draft(request.member, pk)
    if draft.saved_as_id:
        return redirect("plan", draft.saved_as_id)
    step = kind(request, draft)
    answer = step.answer() if request.method == "POST" else None
    if answer is not None:
        return answer
    status = 422 if step.errors() else 200
    return render(request, kind.template, step.context(), status=status)


class Step(ABC):
    """One request of a step: its forms, and what its buttons do."""

    template: str
    form: StepForm
    names: Mapping[str, str]  # what each row is called, by the prefix of its form

    def __init__(self, request: MemberRequest, draft: PlanDraft) -> None:
        self.request, self.draft, self.member = request, draft, request.member
        self.people = officers(self.member.authority, *drafts.people_in(draft.content))
        rows = inspections_of(self.member).filter(pk__in=draft.content["inspections"])
        self.inspections = {each.row.pk: each for each in dated(rows, self.member.authority)}
        seen = findings_of(self.inspections)
        self.findings = {row.pk: row for row in seen if is_for_the_plan(row)}
        self.areas = words_of(areas_at(self.member.authority, Moment.latest()))
        self.content = drafts.without_hidden(draft.content, self.findings)
        self.problem: dict[str, str] = {}  # a row of the error summary
        self.bind(request.POST if request.method == "POST" else None)

    @abstractmethod
    def bind(self, data: Any) -> None:
        """Make the forms."""

    @abstractmethod
    def forms(self) -> list[GovukForm]: ...

    @abstractmethod
    def take(self) -> None:
        """What was typed goes into the content."""

    @abstractmethod
    def press(self, do: str, number: int) -> HttpResponse | None:
        """Do what a button says; None shows the page, with its errors."""

    def answer(self) -> HttpResponse | None:
        if self.request.POST.get("shape") != str(self.content["shape"]):
            self.bind(None)
            self.problem = {"text": MOVED}
            return None
        if not self.form.is_valid_with(self.forms()[1:]):
            return None
        self.take()
        self.content.setdefault("overruled", []).extend(self.form.question.told)
        self.keep(self.content)
        do, _, number = self.request.POST.get("do", "keep").partition("-")
        return self.press(do, int(number) if number.isdigit() else -1)

    def keep(self, content: drafts.Draft) -> None:
        changes.keep_plan_draft(by=self.member, draft=self.draft, content=content)

    def go_on(self, content: drafts.Draft, where: str = "") -> HttpResponse:
        self.keep(content)
        return redirect(f"{self.request.path}{where}")

    def errors(self) -> list[dict[str, str]]:
        rows = [
            row | {"text": told_of(row["text"], self.names.get(form.prefix or "", ""))}
            for form in self.forms()
            for row in form.error_rows()
        ]
        return [self.problem, *rows] if self.problem else rows

    def named(self) -> dict[str, Any]:
        """What every form of the step is made with."""
        initial = {"shape": self.content["shape"]}
        seen = head_of(self.member.authority)
        return {"request": self.request, "seen": seen, "initial": initial}

    def context(self) -> dict[str, Any]:
        return {
            "draft": self.draft,
            "content": self.content,
            "form": self.form,
            "errors": self.errors(),
            "inspections": list(self.inspections.values()),
        }


def told_of(sentence: str, name: str) -> str:
    """The sentence with the name of its row, where it does not say that itself."""
    return sentence if name.lower() in sentence.lower() else f"{name}: {sentence}"


def day_of(text: str) -> date | None:
    return date.fromisoformat(text) if text else None


def text_of(day: date | None) -> str:
    return day.isoformat() if day else ""


class Priorities(Step):
    template = "plans/drafting/priorities.html"

    def bind(self, data: Any) -> None:
        given = self.named()
        days = {name: day_of(self.content[name]) for name in ("starts_on", "due_on")}
        given["initial"] |= {"title": self.content["title"], **days}
        self.form = HeadForm(data, **given)
        self.rows = [
            PriorityRowForm(data, initial=row, prefix=f"priority-{n}", people=self.people)
            for n, row in enumerate(self.content["priorities"])
        ]
        self.names = {f"priority-{n}": f"Priority {n + 1}" for n in range(len(self.rows))}

    def forms(self) -> list[GovukForm]:
        return [self.form, *self.rows]

    def take(self) -> None:
        head = self.form.cleaned_data
        days = {name: text_of(head[name]) for name in ("starts_on", "due_on")}
        self.content |= {"title": head["title"], **days}
        for row, form in zip(self.content["priorities"], self.rows, strict=True):
            row.update(form.cleaned_data)

    def press(self, do: str, number: int) -> HttpResponse | None:
        if do == "add":
            return self.go_on(drafts.add_priority(self.content), f"#priority-{len(self.rows) + 1}")
        if do == "remove" and 0 <= number < len(self.rows):
            return self.go_on(drafts.remove_priority(self.content, number))
        if do == "keep":
            messages.success(self.request, "Kept as a draft. Nothing is recorded yet.")
            return self.go_on(self.content)
        self._complain()
        return None if self.errors() else redirect("plan-draft-actions", self.draft.pk)

    def _complain(self) -> None:
        if not self.content["title"]:
            self.form.add_error("title", "Enter the title of the plan.")
        for field, sentence in drafts.problems_of_days(self.content).items():
            self.form.add_error(field, sentence)
        for number, row in enumerate(self.content["priorities"], start=1):
            for field, sentence in drafts.problems_of_priority(row, number).items():
                self.rows[number - 1].add_error(field, sentence)

    def context(self) -> dict[str, Any]:
        days = [each.due.on for each in self.inspections.values() if each.due and each.due.on]
        ahead = [day for day in days if day > clock.today()]
        return super().context() | {"rows": self.rows, "plan_due": min(ahead, default=None)}


class Actions(Step):
    template = "plans/drafting/actions.html"

    def bind(self, data: Any) -> None:
        self.form = StepForm(data, **self.named())
        self.references = drafts.references(self.content)
        keys = {reference: key for key, reference in self.references.items()}
        self.rows = {row["key"]: self._row(data, row) for row in self.content["actions"]}
        self.also = {
            row["pk"]: FindingRowForm(
                data,
                initial={"also": ", ".join(self.references[key] for key in row["also"])},
                prefix=f"finding-{row['pk']}",
                keys=keys,
            )
            for row in self.content["findings"]
        }

        self.names = {
            **{f"action-{row['key']}": self._name(row) for row in self.content["actions"]},
            **{f"finding-{pk}": f"Finding {row.number}" for pk, row in self.findings.items()},
        }

    def _name(self, row: dict[str, Any]) -> str:
        return f"Priority {row['priority'] + 1}, action {self.references[row['key']]}"

    def _row(self, data: Any, row: dict[str, Any]) -> ActionRowForm:
        days = {name: day_of(row[name]) for name in ("starts_on", "due_on")}
        return ActionRowForm(
            data,
            initial=row | days,
            prefix=f"action-{row['key']}",
            people=self.people,
            priorities=self.content["priorities"],
        )

    def forms(self) -> list[GovukForm]:
        return [self.form, *self.rows.values(), *self.also.values()]

    def take(self) -> None:
        for row in self.content["actions"]:
            typed = self.rows[row["key"]].cleaned_data
            days = {name: text_of(typed[name]) for name in ("starts_on", "due_on")}
            row.update(typed | days)
        for finding in self.content["findings"]:
            finding.update(self.also[finding["pk"]].cleaned_data)

    def press(self, do: str, number: int) -> HttpResponse | None:
        if do == "add" and number in self.findings:
            names = {pk: each.name for pk, each in self.inspections.items()}
            found = found_of(self.findings[number], names, self.areas)
            return self.go_on(drafts.add_action(self.content, found), f"#finding-{number}")
        if do == "remove" and number in self.rows:
            finding = next(r["finding"] for r in self.content["actions"] if r["key"] == number)
            return self.go_on(drafts.remove_action(self.content, number), f"#finding-{finding}")
        if do != "save":
            messages.success(self.request, "Kept as a draft. Nothing is recorded yet.")
            return self.go_on(self.content)
        return self._save()

    def _save(self) -> HttpResponse | None:
        if drafts.lacks_in_step_1(self.content):
            step_1 = url("plan-draft-priorities", self.draft.pk)
            self.problem = {"text": STEP_1, "href": step_1}
            return None
        for row in self.content["actions"]:
            for field, sentence in drafts.problems_of_action(self.content, row).items():
                self.rows[row["key"]].add_error(field, sentence)
        if self.errors():
            return None
        with submission(self.request, self.form, overruled=self.content["overruled"]):
            plan = changes.draft_plan(
                by=self.member,
                plan=changes.PlanInput(self.content["title"]),
                inspections=[each.row for each in self.inspections.values()],
                priorities=self._priorities(),
            )
            changes.finish_plan_draft(by=self.member, draft=self.draft, plan=plan)
        if self.errors():
            return None
        self.draft.refresh_from_db()
        messages.success(self.request, "The draft plan is saved.")
        return redirect("plan", self.draft.saved_as_id)

    def _priorities(self) -> list[changes.DraftPriority]:
        return [
            changes.DraftPriority(
                changes.PriorityInput(
                    n + 1, row["title"], self._person(row["lead"]), row["outcome"]
                ),
                [self._action(each) for each in self.content["actions"] if each["priority"] == n],
            )
            for n, row in enumerate(self.content["priorities"])
        ]

    def _person(self, pk: int | None) -> Any:
        return self.people[str(pk)] if pk else None

    def _action(self, row: dict[str, Any]) -> changes.ActionInput:
        whole = drafts.effective(self.content, row)
        people = {name: self._person(whole[name]) for name in ("lead", "owner", "deputy")}
        begun_with = self.findings.get(row["finding"])
        words = {name: whole[name] for name in ("reference", "title", "why", "difference")}
        return changes.ActionInput(
            **words,
            **people,
            starts_on=date.fromisoformat(whole["starts_on"]),
            due_on=date.fromisoformat(whole["due_on"]),
            partners=drafts.partners_of(row["partners"]),
            practice_area=begun_with.practice_area if begun_with else "",
            findings=[
                self.findings[finding["pk"]]
                for finding in self.content["findings"]
                if row["key"] in drafts.answering(self.content, finding["pk"])
            ],
        )

    def context(self) -> dict[str, Any]:
        made: dict[int, list[Any]] = {pk: [] for pk in self.findings}
        for row in self.content["actions"]:
            made[row["finding"]].append((row["key"], self.rows[row["key"]]))
        wholes = {row["key"]: self._words(row) for row in self.content["actions"]}
        return super().context() | {
            "findings": [
                (self.findings[row["pk"]], made[row["pk"]], self.also[row["pk"]])
                for row in self.content["findings"]
            ],
            "references": self.references,
            "wholes": wholes,
            "unanswered": set(drafts.unanswered(self.content)),
            "answered_by": {
                pk: [self.references[key] for key in drafts.answering(self.content, pk)]
                for pk in self.also
            },
            "areas": self.areas,
        }

    def _words(self, row: dict[str, Any]) -> dict[str, Any]:
        """Who and when, as an action stands with what it takes from its priority."""
        whole = drafts.effective(self.content, row)
        people = {name: self._person(whole[name]) for name in ("lead", "owner")}
        return {
            **{name: person.post if person else "" for name, person in people.items()},
            **{name: day_of(whole[name]) for name in ("starts_on", "due_on")},
        }
