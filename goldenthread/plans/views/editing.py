"""The programme manager changes a plan: its settings, stage, priorities, actions, inspections."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect

from goldenthread.accounts.models import Person
from goldenthread.accounts.pages import MemberRequest, find, form_page, page, submission
from goldenthread.core import clock
from goldenthread.core.forms import ChangeForm
from goldenthread.core.templating import url
from goldenthread.inspections.areas import areas_at, choices_of
from goldenthread.ledger.models import Entry
from goldenthread.ledger.moments import Moment, head_of
from goldenthread.plans import changes
from goldenthread.plans.forms import choices
from goldenthread.plans.forms.editing import (
    ActionForm,
    CloseForm,
    InspectionsForm,
    LiveForm,
    PlanForm,
    PriorityForm,
    StageForm,
    differences,
)
from goldenthread.plans.models import Action, Plan, Priority, Stage
from goldenthread.plans.read import PLAN_COLUMNS

type Values = dict[str, Any]


@dataclass
class Edit:
    """A page that changes something. `reread` gives the form's fields as they stand now."""

    template: str
    form: ChangeForm
    save: Callable[[], Any]
    done: str
    back: str
    back_text: str
    reread: Callable[[], Values]
    context: Values = field(default_factory=dict)

    def respond(self, request: MemberRequest) -> HttpResponse:
        form = self.form
        if request.method == "POST" and form.is_valid():
            with submission(request, form):
                self.save()
            if form.is_valid():
                messages.success(request, self.done)
                return redirect(self.back)
        shared = {"back": self.back, "back_text": self.back_text, "theirs": self.theirs()}
        context = {"form": form, **shared, **self.context}
        return form_page(request, f"plans/edit/{self.template}.html", context)

    def theirs(self) -> Values | None:
        """After a conflict: who saved what meanwhile, where it differs from what was typed."""
        row = self.form.conflict
        if row is None:
            return None
        entry = Entry.objects.get(authority=row.authority_id, n=row.entry)
        who = Person.objects.filter(authority=row.authority_id, pk=entry.by or 0).first()
        fields = differences(self.form, self.reread())
        return {"by": who.post if who else "", "at": entry.at, "fields": fields}


def begun(request: MemberRequest, initial: Values) -> Values:
    """What each form starts with. What it has seen is asked first, and what it shows after."""
    seen = head_of(request.member.authority)
    return {"data": request.POST or None, "request": request, "seen": seen, "initial": initial}


def plan_of(request: MemberRequest, pk: int) -> Any:
    """The plan with its terms, or 404."""
    plans = Plan.objects.visible_to(request.member).as_at(Moment.latest(), *PLAN_COLUMNS)
    return find(plans, request.member, "plan.edit", pk, seen_by="plan.view")


def priority_of(request: MemberRequest, pk: int) -> Any:
    """A priority that stands in its plan, with its terms, or 404."""
    seen = Priority.objects.visible_to(request.member)
    rows = seen.as_at(Moment.latest(), *choices.PRIORITY_COLUMNS).filter(present=True)
    return find(rows, request.member, "plan.edit", pk, seen_by="plan.view")


def action_of(request: MemberRequest, pk: int) -> Any:
    """The action with what it says and where it stands, or 404."""
    rows = Action.objects.visible_to(request.member).as_at(Moment.latest(), *choices.ACTION_COLUMNS)
    return find(rows, request.member, "plan.edit", pk, seen_by="plan.view")


def values(row: Any, *names: str, **renamed: str) -> Values:
    """Columns of a row for a form; `lead="lead_id"` renames one."""
    pairs = [*((name, name) for name in names), *renamed.items()]
    return {name: getattr(row, column) for name, column in pairs}


def with_article(word: str) -> str:
    return f"an {word}" if word[:1].lower() in "aeiou" else f"a {word}"


@page("plan.edit")
def settings(request: MemberRequest, pk: int) -> HttpResponse:
    """The plan's title and the settings that it works by."""
    names = [name for name in PLAN_COLUMNS if name != "stage"]
    initial: Values = {}
    start = begun(request, initial)
    plan = plan_of(request, pk)
    initial |= values(plan, *names)
    form = PlanForm(**start)
    return Edit(
        template="settings",
        form=form,
        save=lambda: changes.change_plan(by=request.member, plan=plan, terms=form.terms()),
        done="The plan’s settings are saved.",
        back=url("plan", pk),
        back_text=plan.title,
        reread=lambda: values(plan_of(request, pk), *names),
        context={"plan": plan, "one": with_article(plan.level_name)},
    ).respond(request)


STAGE_FORMS: dict[str, type[StageForm]] = {Stage.LIVE: LiveForm, Stage.CLOSED: CloseForm}


@page("plan.edit")
def stage(request: MemberRequest, pk: int) -> HttpResponse:
    """Make the plan live, or close it, with what follows."""
    initial: Values = {"on": clock.today()}
    start = begun(request, initial)
    plan = plan_of(request, pk)
    wanted = Stage.CLOSED if plan.stage == Stage.LIVE else Stage.LIVE
    if request.POST.get("stage") in STAGE_FORMS:
        # A page from before somebody else's change does what it said, or is refused.
        wanted = Stage(request.POST["stage"])
    initial["stage"] = wanted.value
    form = STAGE_FORMS[wanted](**start)
    return Edit(
        template="stage",
        form=form,
        save=lambda: changes.set_stage(by=request.member, plan=plan, **form.values()),
        done=f"The plan is {wanted.label.lower()}.",
        back=url("plan", pk),
        back_text=plan.title,
        reread=lambda: stage_now(plan),
        context={"plan": plan, "wanted": wanted, "former": changes.former_of(plan)},
    ).respond(request)


def stage_now(plan: Plan) -> Values:
    row = plan.stages.newest_first()[0]
    return values(row, "decided_by", "note", "stage", on="effective_on")


@page("plan.edit")
def add_priority(request: MemberRequest, pk: int) -> HttpResponse:
    """One more priority, with the next number."""
    initial: Values = {}
    start = begun(request, initial)
    plan = plan_of(request, pk)
    taken = [row.number for row in choices.priorities_of(plan).values()]
    initial["number"] = max(taken, default=0) + 1
    form = PriorityForm(**start, people=choices.officers(request.member.authority))
    return Edit(
        template="priority",
        form=form,
        save=lambda: changes.add_priority(by=request.member, plan=plan, priority=form.terms()),
        done=f"The {plan.level_name} is added.",
        back=url("plan", pk),
        back_text=plan.title,
        reread=dict,
        context={"plan": plan, "heading": f"Add {with_article(plan.level_name)}"},
    ).respond(request)


@page("plan.edit")
def edit_priority(request: MemberRequest, pk: int) -> HttpResponse:
    """A priority's number, title, outcome and lead."""
    initial: Values = {}
    start = begun(request, initial)
    priority = priority_of(request, pk)
    plan = plan_of(request, priority.plan_id)
    initial |= priority_values(priority)
    people = choices.officers(request.member.authority, priority.lead_id)
    form = PriorityForm(**start, people=people)
    return Edit(
        template="priority",
        form=form,
        save=lambda: changes.change_priority(
            by=request.member, priority=priority, terms=form.terms()
        ),
        done=f"The {plan.level_name} is saved.",
        back=url("priority", pk),
        back_text=f"{plan.level_name.capitalize()} {priority.number}",
        reread=lambda: priority_values(priority_of(request, pk)),
        context={"plan": plan, "heading": f"Change {plan.level_name} {priority.number}"},
    ).respond(request)


def priority_values(priority: Any) -> Values:
    return values(priority, "number", "title", "outcome", lead="lead_id")


@page("plan.edit")
def add_action(request: MemberRequest, pk: int) -> HttpResponse:
    """One more action of a priority, with a reference that is free."""
    initial: Values = {}
    start = begun(request, initial)
    priority = priority_of(request, pk)
    plan = plan_of(request, priority.plan_id)
    findings, names = choices.findings_for(plan, request.member)
    initial |= {
        "reference": choices.next_reference(plan, priority.number),
        "priority": pk,
        "lead": priority.lead_id,
    }
    leads, owners = choices.leads_and_owners(request.member.authority, priority.lead_id)
    offered = choices.ActionChoices(
        priorities=choices.priorities_of(plan),
        people=leads,
        owners=owners,
        findings=findings,
        inspections=names,
        areas=choices_of(areas_at(request.member.authority, Moment.latest())),
    )
    form = ActionForm(**start, offered=offered, level_name=plan.level_name)
    return Edit(
        template="action",
        form=form,
        save=lambda: changes.add_action(
            by=request.member, priority=form.cleaned_data["priority"], action=form.action()
        ),
        done="The action is added.",
        back=url("priority", pk),
        back_text=f"{plan.level_name.capitalize()} {priority.number}",
        reread=dict,
        context={"plan": plan, "action": None, "heading": "Add an action"},
    ).respond(request)


@page("plan.edit")
def edit_action(request: MemberRequest, pk: int) -> HttpResponse:
    """What an action says, who answers for it, and which findings it answers."""
    initial: Values = {}
    start = begun(request, initial)
    action = action_of(request, pk)
    plan = plan_of(request, action.plan_id)
    initial |= action_values(action)
    form = ActionForm(
        **start,
        offered=offered_for(request, action, plan, initial["findings"]),
        level_name=plan.level_name,
    )
    return Edit(
        template="action",
        form=form,
        save=lambda: changes.change_action(
            by=request.member,
            action=action,
            priority=form.cleaned_data["priority"],
            values=form.action(),
        ),
        done=f"Action {action.reference} is saved.",
        back=url("action", pk),
        back_text=f"Action {action.reference}",
        reread=lambda: action_values(action_of(request, pk)),
        context={"plan": plan, "action": action, "heading": f"Change action {action.reference}"},
    ).respond(request)


def action_values(action: Any) -> Values:
    said = ("reference", "title", "why", "difference", "practice_area")
    stands = values(action, *said, "starts_on", "due_on")
    links = {
        "partners": "\n".join(choices.linked(action.partners, "name")),
        "findings": choices.linked(action.finding_links, "finding"),
    }
    renamed = {name: f"{name}_id" for name in ("priority", "lead", "owner", "deputy")}
    return stands | links | values(action, **renamed)


def offered_for(
    request: MemberRequest, action: Any, plan: Any, linked: list[int]
) -> choices.ActionChoices:
    """What the form offers for an action as it stands."""
    findings, names = choices.findings_for(plan, request.member)
    holders = action.lead_id, action.owner_id, action.deputy_id
    leads, owners = choices.leads_and_owners(request.member.authority, *holders)
    return choices.ActionChoices(
        priorities=choices.priorities_of(plan),
        people=leads,
        owners=owners,
        findings=findings,
        inspections=names,
        kept=tuple(pk for pk in linked if str(pk) not in findings),
        areas=choices_of(areas_at(request.member.authority, Moment.latest()), action.practice_area),
        due_on=None if plan.stage == Stage.DRAFT else action.due_on,
    )


@page("plan.edit")
def inspections(request: MemberRequest, pk: int) -> HttpResponse:
    """Which inspections the plan answers."""
    initial: Values = {}
    start = begun(request, initial)
    plan = plan_of(request, pk)
    seen = choices.inspections_for(request.member)
    answered = {str(key) for key in choices.linked(plan.answers, "inspection")}
    initial["inspections"] = sorted(answered & seen.keys())
    form = InspectionsForm(**start, inspections=seen)

    def save() -> None:
        wanted = {str(row.pk) for row in form.cleaned_data["inspections"]}
        for key in sorted(wanted ^ (answered & seen.keys())):
            changes.answer_inspection(
                by=request.member, plan=plan, inspection=seen[key], present=key in wanted
            )

    def reread() -> Values:
        return {"inspections": choices.linked(plan.answers, "inspection")}

    return Edit(
        template="inspections",
        form=form,
        save=save,
        done="The inspections that the plan answers are saved.",
        back=url("plan", pk),
        back_text=plan.title,
        reread=reread,
        context={"plan": plan, "any": bool(seen)},
    ).respond(request)
