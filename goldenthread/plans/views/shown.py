"""What every reading page of a plan begins with: the plan, at the position that is asked for."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from functools import cached_property, wraps
from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import render

from goldenthread.accounts.access import Member, decide
from goldenthread.accounts.pages import MemberRequest, page
from goldenthread.core import clock
from goldenthread.core.templating import long_date, url
from goldenthread.ledger.moments import Moment
from goldenthread.plans.at import At, at_of
from goldenthread.plans.models import Stage
from goldenthread.plans.permissions_challenges import may_ask
from goldenthread.plans.position import ActionRow, FindingRow, Position, PriorityRow, Rated
from goldenthread.plans.ratings import in_force
from goldenthread.plans.read import plan_at, position
from goldenthread.plans.taken_back import taken_back


@dataclass(frozen=True)
class Shown:
    """A plan as a page shows it. `plan` has its terms and stage at the moment."""

    plan: Any
    at: At
    member: Member

    def position(self, *, findings: bool = True) -> Position:
        return position(self.plan, self.at.moment, self.member, findings=findings)

    @property
    def stage(self) -> str:
        if self.is_taken_back:
            return "taken back"
        return str(Stage(self.plan.stage).label).lower()

    @cached_property
    def is_taken_back(self) -> bool:
        """Whether the file that it was made from was withdrawn; asked of closed plans alone."""
        is_closed = self.plan.stage == Stage.CLOSED
        return is_closed and self.plan.pk in taken_back(self.member.authority, self.at.moment)

    @property
    def levels(self) -> str:
        """What the plan calls its priorities, in the plural."""
        name = str(self.plan.level_name)
        return f"{name[:-1]}ies" if name.endswith("y") else f"{name}s"

    @property
    def rated(self) -> str:
        """What the plan rates for impact, in the plural."""
        return {"priority": self.levels, "finding": "findings"}.get(
            self.plan.impact_level, "actions"
        )

    @property
    def home(self) -> str:
        """Where the plan begins for this member: of who sees a part of it, the list of that."""
        return self.page("plan" if decide(self.member, "plan.view") else "actions")

    def page(self, name: str, **query: str) -> str:
        """The address of one of the plan's pages, at the same position in time."""
        return url(name, self.plan.pk, **query, **self.at.carry)

    def page_of_year(self, name: str, year: int) -> str:
        """The address of one of the plan's pages about a year, at the same position in time."""
        return url(name, self.plan.pk, year, **self.at.carry)

    def listed(self, **query: str) -> str:
        """The address of the list of actions that a number counts."""
        return self.page("actions", **query)

    def about(self, row: Rated) -> str:
        """The address of an action, a priority or a finding."""
        if isinstance(row, FindingRow):
            return f"{self.page('findings')}#finding-{row.pk}"
        return self.page_of("priority" if isinstance(row, PriorityRow) else "action", row.pk)

    def page_of(self, name: str, pk: int) -> str:
        """The address of one action or priority, at the same position in time."""
        return url(name, pk, **self.at.carry)

    def name(self, row: Rated) -> str:
        """What a sentence calls an action, a priority or a finding."""
        if isinstance(row, FindingRow):
            return f"finding {row.ref} of the {row.inspection}"
        if isinstance(row, PriorityRow):
            return f"{self.plan.level_name} {row.ref}"
        return f"{row.ref} {row.title}"

    def title(self, row: Rated) -> str:
        """What a list calls it: its name, and for a priority its title, for a finding its words."""
        name = self.name(row)
        if isinstance(row, ActionRow):
            return name
        words = row.text if isinstance(row, FindingRow) else row.title
        return f"{name[0].upper()}{name[1:]}: {words}"

    def export(self, kind: str, query: dict[str, str], of: str = "actions") -> str:
        """A list of the plan as a file; an upward page, so its address is plain."""
        address = url(of, self.plan.pk, **query, **self.at.carry)
        path, _, rest = address.partition("?")
        return f"{path.rstrip('/')}.{kind}{'?' + rest if rest else ''}"

    @property
    def context(self) -> dict[str, Any]:
        """What the templates of these pages share."""
        return {
            "plan": self.plan,
            "at": self.at,
            "shown": self,
            "listed": self.listed,
            "may_edit": self.at.is_now and decide(self.member, "plan.edit", self.plan),
            "may_fund": self.at.is_now and decide(self.member, "funding.edit", self.plan),
            "may_ask": self.at.is_now and may_ask(self.member),
            "may_see_record": decide(self.member, "ledger.view"),
            "progress_key": in_force().progress,
            "impact_key": in_force().impact,
        }


type PlanView = Callable[[MemberRequest, Shown], HttpResponse]


def plan_page(verb: str) -> Callable[[PlanView], Callable[[Any, int], HttpResponse]]:
    """A page of a plan: `view(request, shown)` for a member who may use the verb.

    Another authority's plan is missing; a plan that did not exist on the day is said to.
    """

    def declare(view: PlanView) -> Callable[[Any, int], HttpResponse]:
        @page(verb)
        @wraps(view)
        def opened(request: MemberRequest, pk: int) -> HttpResponse:
            shown = open_plan(request, pk)
            if shown.plan.title is None:
                return not_yet(request, shown.at, shown.plan, "plan")
            return view(request, shown)

        return opened

    return declare


def open_plan(request: MemberRequest, pk: int) -> Shown:
    at = at_of(request, request.member.authority)
    plan = plan_at(request.member, pk, at.moment)
    if plan is None:
        raise Http404
    if at.is_now and plan.successor is not None:
        at = _before_it_was_succeeded(plan, at)
    return Shown(plan, at, request.member)


def _before_it_was_succeeded(plan: Any, at: At) -> At:
    """The last day of a plan whose actions have gone on in the next one."""
    day = plan.stage_on - timedelta(days=1)
    sentence = (
        f"Another plan took over from this one on {long_date(plan.stage_on)}, and its actions "
        "went on there. This is how it stood on the day before."
    )
    moment = Moment(day, plan.stage_entry - 1, is_now=False)
    return replace(at, moment=moment, problem=sentence)


def first_day_of(row: Any) -> date:
    """The first day on which the record knows of a plan, priority or action."""
    instant: datetime = row.recorded_at
    return instant.astimezone(clock.LONDON).date()


def not_yet(request: MemberRequest, at: At, row: Any, what: str) -> HttpResponse:
    """The page for a day on which there was no such plan, priority or action yet; else 404."""
    first_day = first_day_of(row)
    if first_day <= at.on:
        raise Http404  # it was there, and has been taken away since
    context = {"at": at, "what": what, "first_day": first_day}
    return render(request, "plans/reading/not_yet.html", context)
