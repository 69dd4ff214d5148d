"""Looking at what a file became: its questions step by step, its rows beside it, saving."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import wraps
from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render

from goldenthread.accounts.pages import MemberRequest, form_page, page, submission
from goldenthread.core.errors import Refused
from goldenthread.core.templating import url
from goldenthread.imports import working
from goldenthread.imports.asking import STEPS, TITLES
from goldenthread.imports.bringing import bring
from goldenthread.imports.changes import keep_import
from goldenthread.imports.forms import RowsForm, SaveForm, StepForm
from goldenthread.imports.models import ImportDraft, Working
from goldenthread.imports.opening import Opened, opened
from goldenthread.imports.settling import Settled
from goldenthread.imports.views.beginning import find_draft
from goldenthread.ledger.moments import head_of

ROWS = 50
LEADS: dict[str, str] = {
    "plan": "What holds for the whole plan, and for actions of which the file says nothing.",
    "columns": "What each heading was taken for. Change what is wrong: the file is read again, and "
    "the next one with such headings is read as you say.",
    "people": "Who the names in the file are. Only people who have an account can lead or own.",
    "ratings": "Progress and impact are two questions here. A column that rates only one of them "
    "says which; each of its words gets a level of progress.",
    "findings": "Which findings of inspectors the actions answer. What is alike is proposed.",
    "days": "Words that are no whole day. Where they name a month, a quarter or a year, its last "
    "day is proposed; where they leave the day open, the box is empty. Nothing is taken until you "
    "say so here.",
    "seen": "What the reader was unsure of besides. Each is about as many rows as it says.",
}

STILL: dict[str, str] = {
    "people": "choose a post for each name, or “Nobody: as ‘The plan’ says”.",
    "days": "enter a day in each empty box, or tick “Leave these without a date”.",
}


def still_looking(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """Find the draft of a page; one that is saved, or with the worker, has its own page."""

    @wraps(view)
    def found(request: MemberRequest, pk: int, **more: str) -> HttpResponse:
        draft = find_draft(request, pk)
        if draft.saved_as_id:
            return redirect("import-done", draft.saved_as_id)
        if draft.working or not draft.proposal:
            return render(request, "imports/working.html", {"draft": draft})
        return view(request, opened(request.member, draft), **more)

    return found


@dataclass(frozen=True, slots=True)
class Task:
    """A step as the list of them shows it, once it `asked` something: `waits` questions wait."""

    step: str
    title: str
    waits: int
    asked: bool


NOT_ASKED_AGAIN = ("plan", "findings")  # of a plan that is here


def _asks(of: Opened, step: str) -> bool:
    """Whether a step is one of this draft's: of a plan that is here, less is to be settled."""
    if of.draft.choices.get("only_progress"):
        return step == "ratings"
    return not (of.draft.plan_id and step in NOT_ASKED_AGAIN)


def tasks(of: Opened) -> list[Task]:
    found = []
    for name in STEPS:
        if not _asks(of, name):
            continue
        waits = of.waits(name)
        found.append(Task(name, TITLES[name], waits, bool(of.settling.of(name) or waits)))
    return found


@page("plan.bring")
@still_looking
def look(request: MemberRequest, of: Opened) -> HttpResponse:
    """What was understood, what is still asked, and the button that saves."""
    form = SaveForm(request.POST or None, request=request, seen=head_of(of.draft.authority))
    steps, rows = tasks(of), of.rows()
    if of.draft.plan_id and not any(each.waits for each in steps):
        return redirect("import-compare", of.draft.pk)
    left = [row for row in rows if not row.is_out]
    wrong = [row for row in left if row.problems]
    ready = not wrong and not any(each.waits for each in steps)
    behind = working.saves_behind(len(left))
    if request.method == "POST" and form.is_valid():
        if not ready:
            form.add_error(None, "Something is open still: answer the steps that wait first.")
        elif answer := _save(request, form, of, behind=behind):
            return answer
    context = {
        "draft": of.draft,
        "form": form,
        "tasks": steps,
        "rows": left,
        "wrong": [] if of.draft.plan_id else wrong,
        "out": len(rows) - len(left),
        "ready": ready,
        "proposal": of.settling.proposal,
        "priorities": of.settling.priorities,
        "behind": behind,
    }
    return form_page(request, "imports/import.html", context)


def _save(
    request: MemberRequest, form: SaveForm, of: Opened, *, behind: bool
) -> HttpResponse | None:
    """Save it, or let the worker do so; None shows the page with what is wrong."""
    if behind:
        working.hand_over(of.draft, Working.SAVING)
        return redirect("import", of.draft.pk)
    with submission(request, form, overruled=of.draft.overruled):
        bring(by=request.member, draft=of.draft)
    if not form.is_valid():
        return None
    of.draft.refresh_from_db()
    messages.success(request, "The plan is saved as a draft plan. Make it live when it is agreed.")
    return redirect("import-done", of.draft.saved_as_id)


@page("plan.bring")
def step(request: MemberRequest, pk: int, step: str) -> HttpResponse:
    """One step: its questions, each once, with what is proposed."""
    if step not in STEPS:
        raise Http404
    return _step(request, pk, step=step)


@still_looking
def _step(request: MemberRequest, of: Opened, step: str) -> HttpResponse:
    asked = of.questions(step)
    form = StepForm(
        request.POST or None,
        request=request,
        seen=head_of(of.draft.authority),
        questions=asked,
    )
    if request.method == "POST" and form.is_valid():
        try:
            return redirect(_answered(request, of, step, form))
        except Refused as refusal:
            form.add_error(None, str(refusal))
    context = {
        "draft": of.draft,
        "form": form,
        "step": step,
        "title": TITLES[step],
        "lead": LEADS[step],
        "questions": list(enumerate(asked)),
    }
    return form_page(request, "imports/step.html", context)


def _answered(request: MemberRequest, of: Opened, name: str, form: StepForm) -> str:
    """Keep the answers; where to go on: to the step again where it asks anew, else to the next."""
    draft, said = of.draft, form.answers()
    draft.overruled = [*draft.overruled, *form.question.told]
    if name == "columns":
        _read_again(draft, said)
    before = of.settling.of(name).get("inspections")
    draft.choices[name] = {**of.settling.of(name), **said}
    keep_import(by=request.member, draft=draft, choices=draft.choices, overruled=draft.overruled)
    now = opened(request.member, draft)
    asks_anew = name == "findings" and said.get("inspections") != before and now.findings
    left = now.waits(name)
    if left and name in ("days", "people"):
        told = "1 question waits" if left == 1 else f"{left:,} questions wait"
        messages.warning(request, f"Kept. {told} here still: {STILL[name]}")
    if left or asks_anew:
        return url("import-step", draft.pk, name)
    ahead = next((each.step for each in tasks(now) if each.waits), "")
    return url("import-step", draft.pk, ahead) if ahead else url("import", draft.pk)


def _read_again(draft: ImportDraft, said: dict[str, Any]) -> None:
    """Read the file anew where a heading means something else. Raises Refused."""
    read = {each["heading"]: each["field"] for each in draft.proposal["columns"]}
    changed = {words: field for words, field in said.items() if read.get(words) != field}
    if changed:
        draft.choices["corrected"] = {**draft.choices.get("corrected", {}), **changed}
        working.read(draft)


@page("plan.bring")
@still_looking
def rows(request: MemberRequest, of: Opened) -> HttpResponse:
    """Every row as written, beside what it becomes; which are left out."""
    every = of.rows()
    only = request.GET.get("show") == "problems"
    shown = [row for row in every if row.problems and not row.is_out] if only else every
    listed = Paginator(shown, ROWS).get_page(request.GET.get("page"))
    on_page = list(listed)
    form = RowsForm(
        request.POST or None,
        request=request,
        seen=head_of(of.draft.authority),
        rows=[row.n for row in on_page],
    )
    if request.method == "POST" and form.is_valid():
        _leave_out(request, of, on_page, form.cleaned_data["out"])
        messages.success(request, "Kept. Nothing is recorded yet.")
        return redirect(request.get_full_path())
    more = {"show": "problems"} if only else {}
    context = {
        "draft": of.draft,
        "form": form,
        "of": of,
        "said": {row["n"]: row for row in of.settling.proposal["rows"]},
        "page": listed,
        "rows": on_page,
        "only": only,
        "priorities": of.settling.priorities,
        "levels": dict(of.offer.levels),
        "waits": sum(each.waits for each in tasks(of)),
        "page_url": lambda number: url("import-rows", of.draft.pk, **more, page=str(number)),
    }
    return render(request, "imports/rows.html", context)


def _leave_out(request: MemberRequest, of: Opened, shown: list[Settled], out: list[int]) -> None:
    here = {row.n for row in shown}
    kept = sorted((of.settling.out - here) | set(out))
    of.draft.choices["rows"] = {"out": kept}
    keep_import(by=request.member, draft=of.draft, choices=of.draft.choices)
