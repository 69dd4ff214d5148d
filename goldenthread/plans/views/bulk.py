"""All updates of a period on one page: each row is checked and recorded by itself."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import redirect, render

from goldenthread.accounts.access import Member
from goldenthread.accounts.models import Role
from goldenthread.accounts.pages import MemberRequest, page, submission
from goldenthread.core.templating import url
from goldenthread.ledger.moments import head_of
from goldenthread.plans import changes
from goldenthread.plans.due import Asked, updates_asked
from goldenthread.plans.forms.bulk import TYPED, PasteForm, RowForm
from goldenthread.plans.models import Action
from goldenthread.plans.pasting import Pasted, PastedRow, pasted
from goldenthread.plans.periods import Period
from goldenthread.plans.position import ActionRow
from goldenthread.plans.ratings import Progress, in_force
from goldenthread.plans.read_months import Last, last_updates
from goldenthread.plans.read_periods import covered_by
from goldenthread.plans.views.periods import plan_and_period

ROWS = 25


@dataclass(frozen=True, slots=True)
class GridRow:
    """One row of the grid: an action, its form, what was said last, what it was sent back with."""

    action: ActionRow
    form: RowForm
    last: Last | None
    question: str
    on_behalf: bool
    note: str = ""

    @property
    def prefix(self) -> str:
        return str(self.form.prefix)


@dataclass(frozen=True)
class Grid:
    """What a person has to give in a period; `everyone`: of all owners, on their behalf."""

    plan: Any
    period: Period
    member: Member
    asked: Asked
    everyone: bool
    absent: Mapping[int, str]
    seen: int
    waiting: Sequence[ActionRow] = field(default_factory=list)

    def only(self, owner: str, priority: str) -> list[ActionRow]:
        return [
            row
            for row in self.waiting
            if owner in ("", row.owner) and priority in ("", row.priority)
        ]

    def rows(self, actions: Sequence[ActionRow], forms: Mapping[int, RowForm]) -> list[GridRow]:
        """The rows as they are shown: those with a form as it is, the others as they stand."""
        last = last_updates([row.pk for row in actions], self.period, self.plan.authority_id)
        return [
            GridRow(
                row,
                forms.get(row.pk) or self._form(row, last.get(row.pk)),
                last.get(row.pk),
                self.asked.back.get(row.pk, ""),
                row.owner_id != self.member.person_id,
            )
            for row in actions
        ]

    def _form(self, row: ActionRow, last: Last | None) -> RowForm:
        initial = {}
        if last is not None:
            rating = "" if last.rating == Progress.COMPLETE else last.rating
            initial = {"rating": rating, "next_step": last.next_step}
            if row.pk in self.asked.back:
                initial["narrative"] = last.narrative
        return RowForm(prefix=f"a{row.pk}", seen=self.seen, initial=initial)


def open_grid(request: MemberRequest, pk: int, month: str) -> Grid:
    member = request.member
    plan, period = plan_and_period(request, pk, month)
    everyone = member.has(Role.PROGRAMME_MANAGER)
    absent = (
        {} if everyone else {each.absent_id: each.absent for each in covered_by(member.person_id)}
    )
    asked = updates_asked(plan, member, period, own=not (everyone or absent))
    mine = {member.person_id, *absent}
    waiting = [row for row in asked.waiting if everyone or row.owner_id in mine]
    return Grid(plan, period, member, asked, everyone, absent, head_of(member.authority), waiting)


@page("update.give")
def grid(request: MemberRequest, pk: int, month: str) -> HttpResponse:
    """The grid; sent, each row that was filled in is saved, or says what is wrong with it."""
    opened = open_grid(request, pk, month)
    if request.method == "POST":
        return _save(request, opened)
    owner, priority = request.GET.get("owner", ""), request.GET.get("priority", "")
    listed = Paginator(opened.only(owner, priority), ROWS).get_page(request.GET.get("page"))
    rows = opened.rows(list(listed), {})
    return _show(request, opened, rows, listed=listed, owner=owner, priority=priority)


def _save(request: MemberRequest, opened: Grid) -> HttpResponse:
    forms = _sent(request, opened)
    saved, wrong, left = [], {}, {}
    for row, form in forms:
        if not form.is_filled:
            left[row.pk] = RowForm(prefix=form.prefix, seen=opened.seen, initial=_typed(form))
        elif _give(request, opened, row.pk, form):
            saved.append(row.ref)
        else:
            wrong[row.pk] = form
    if saved:
        count = f"{len(saved)} updates are" if len(saved) > 1 else "1 update is"
        messages.success(request, f"{count} saved: {', '.join(saved)}.")
    if not wrong:
        if not saved:
            messages.success(request, "Nothing was filled in, so nothing was saved.")
        return redirect(request.get_full_path())
    # What is wrong comes first, then what was not filled in; both as they were typed.
    sent = {row.pk: row for row, _ in forms}
    rows = opened.rows([sent[key] for key in (*wrong, *left)], {**wrong, **left})
    return _show(request, opened, rows, status=422)


def _typed(form: RowForm) -> dict[str, Any]:
    return {name: form.value(name) for name in TYPED}


def _sent(request: MemberRequest, opened: Grid) -> list[tuple[ActionRow, RowForm]]:
    """The rows that were sent, with their forms: also one that somebody else gave meanwhile."""
    keys = {int(key) for key in request.POST.getlist("row") if key.isdigit()}
    rows = [row for row in opened.asked.position.actions if row.pk in keys]
    return [(row, RowForm(request.POST, prefix=f"a{row.pk}", request=request)) for row in rows]


def _give(request: MemberRequest, opened: Grid, pk: int, form: RowForm) -> bool:
    """Record the update of one row, in an entry of its own; else its form says what is wrong."""
    if not form.is_valid():
        return False
    action = Action.objects.visible_to(request.member).get(pk=pk)
    with submission(request, form):
        changes.give_update(
            by=request.member, action=action, period=opened.period, update=form.update()
        )
    return form.is_valid()


@page("update.give")
def paste(request: MemberRequest, pk: int, month: str) -> HttpResponse:
    """The grid filled in from a spreadsheet. Nothing is saved until it is looked at."""
    opened = open_grid(request, pk, month)
    form = PasteForm(request.POST or None, request=request)
    if request.method != "POST":
        return redirect("month-updates", pk, opened.period.code)
    if not form.is_valid():
        listed = Paginator(opened.waiting, ROWS).get_page(1)
        rows = opened.rows(list(listed), {})
        return _show(request, opened, rows, listed=listed, paste=form, status=422)
    words = {level.word.lower(): level.code for level in in_force().progress.levels}
    return _preview(request, opened, pasted(form.cleaned_data["rows"], words))


def _preview(request: MemberRequest, opened: Grid, found: Pasted) -> HttpResponse:
    known = {row.ref: row for row in opened.asked.position.actions}
    waiting = {row.ref: row for row in opened.waiting}
    filled = [(waiting[each.reference], each) for each in found.rows if each.reference in waiting]
    forms = {row.pk: _filled(opened, row, each) for row, each in filled}
    context = {
        "unknown": [
            each.reference or "(no reference)" for each in found.rows if each.reference not in known
        ],
        "not_asked": [
            each.reference
            for each in found.rows
            if each.reference in known and each.reference not in waiting
        ],
        "unread": [
            (each.reference, each.said) for _, each in filled if each.said and not each.rating
        ],
        "twice": found.twice,
    }
    rows = opened.rows([row for row, _ in filled], forms)
    left = PasteForm(request=request, initial={"rows": found.rest})
    return _show(request, opened, rows, paste=left, preview=context)


def _filled(opened: Grid, row: ActionRow, each: PastedRow) -> RowForm:
    words = {name: getattr(each, name) for name in TYPED}
    words |= {f"was_{name}": "" for name in TYPED}
    return RowForm(prefix=f"a{row.pk}", seen=opened.seen, initial=words)


def _show(
    request: MemberRequest, opened: Grid, rows: list[GridRow], *, status: int = 200, **more: Any
) -> HttpResponse:
    address = url("month-updates", opened.plan.pk, opened.period.code)
    owner, priority = more.get("owner", ""), more.get("priority", "")
    context = {
        "grid": opened,
        "plan": opened.plan,
        "period": opened.period,
        "rows": rows,
        "errors": [error for row in rows for error in _errors(row)],
        "address": address,
        "paste": PasteForm(request=request),
        "preview": None,
        "owner": owner,
        "priority": priority,
        "page": None,
        **more,
    }
    if "listed" in more:
        context["page"] = more["listed"]
        kept = {"owner": owner, "priority": priority}
        context["page_url"] = lambda number: url(
            "month-updates", opened.plan.pk, opened.period.code, **kept, page=str(number)
        )
    return render(request, "plans/bulk/grid.html", context, status=status)


def _errors(row: GridRow) -> list[dict[str, str]]:
    """The errors of a row for the summary, each with its reference."""
    return [
        {
            **each,
            "text": f"{row.action.ref}: {each['text']}",
            "href": each.get("href", f"#row-{row.action.pk}"),
        }
        for each in row.form.error_rows()
    ]
