"""The page of one action: its thread, dates, both ratings, evidence, updates and history."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.db.models import Q
from django.http import HttpResponse
from django.shortcuts import render

from goldenthread.accounts.access import Member, decide
from goldenthread.accounts.pages import MemberRequest, find, page
from goldenthread.core import clock
from goldenthread.core.days import long_date
from goldenthread.core.templating import url
from goldenthread.ledger.events import sentence_of
from goldenthread.ledger.models import Entry
from goldenthread.ledger.moments import recorded_at
from goldenthread.plans.at import at_of
from goldenthread.plans.models import Action, Stage, StateKind
from goldenthread.plans.periods import Period
from goldenthread.plans.permissions_challenges import may_ask
from goldenthread.plans.ratings import Progress, in_force
from goldenthread.plans.read import posts
from goldenthread.plans.read_action import ActionStory, action_with_words, story_of
from goldenthread.plans.read_reasons import reasons_of
from goldenthread.plans.rules import ASKED_FOR_UPDATES
from goldenthread.plans.views.shown import not_yet
from goldenthread.plans.views.states import changes_open
from goldenthread.plans.views.steps import steps_of, waits_around


@dataclass(frozen=True, slots=True)
class Deed:
    """Something that can be done with an action. `why_not`: empty where this person can now."""

    text: str
    href: str
    why_not: str = ""


@page("action.view")
def action(request: MemberRequest, pk: int) -> HttpResponse:
    """All that there is about one action, at the position that is asked for."""
    member = request.member
    at = at_of(request, member.authority)
    found = action_with_words(pk, at.moment, member)
    if found is None or found.reference is None:
        rows = Action.objects.visible_to(member).annotate(recorded_at=recorded_at())
        return not_yet(request, at, find(rows, member, "action.view", pk), "action")
    story = story_of(found, at.moment, member, every=request.GET.get("updates") == "all")
    context = {
        "story": story,
        "words": story.words,
        "at": at,
        "deeds": deeds(member, found, story) if at.is_now else [],
        "changes_open": changes_open(member, found, stage=found.stage) if at.is_now else [],
        "may_review": at.is_now and decide(member, "review.give", found),
        "may_ask": at.is_now and may_ask(member),
        "may_raise": at.is_now and decide(member, "risk.raise", found),
        "may_fund": at.is_now and decide(member, "funding.edit", found),
        "may_say_need": at.is_now and decide(member, "funding.say_need", found),
        "may_keep": at.is_now and story.goes_on and decide(member, "milestone.keep", found),
        "may_link": at.is_now and story.goes_on and decide(member, "dependency.keep", found),
        "milestones": steps_of(story),
        "serves": story.serves if decide(member, "plan.view") else [],
        "may_share": at.is_now and story.goes_on and decide(member, "plan.edit", found),
        "waits": waits_around(story, member),
        "may_see_record": decide(member, "ledger.view"),
        "progress_key": in_force().progress,
        "impact_key": in_force().impact,
    }
    return render(request, "plans/action/action.html", context)


def deeds(member: Member, action: Action, story: ActionStory) -> list[Deed]:
    """What this person can do with the action now, and why not what others of the role can."""
    pk = action.pk
    found = []
    if decide(member, "update.give", action):
        period = Period.to_report(clock.today(), story.words.cadence)
        href = url("update", pk, period.code)
        why = _no_update(story, period)
        found.append(Deed(f"Give the update for {period.label}", href, why))
        if story.is_open:
            found.append(Deed("Ask for a new date", url("new-date", pk), _no_new_date(story)))
    if decide(member, "action.sign_off", action):
        asked = story.words.state == StateKind.AWAITING_SIGN_OFF
        why = "" if asked else "The owner has not said that it is complete."
        if story.progress is not Progress.COMPLETE:
            found.append(Deed("Sign off completion", url("sign-off", pk), why))
    if decide(member, "impact.assess"):
        mine = decide(member, "impact.assess", action)
        why = "" if mine else "You own or lead it, so another assessor judges its impact."
        found.append(Deed("Assess impact", url("action-impact", pk), why))
    if decide(member, "evidence.add", action):
        found.append(Deed("Add evidence", url("action-evidence-add", pk)))
        found.append(Deed("Use evidence that is here", url("action-evidence-use", pk)))
        heard = url("voice-add", story.words.plan_id, of=f"action-{pk}")
        found.append(Deed("Record what was heard", heard))
    if decide(member, "plan.edit", action):
        found.append(Deed("Change the action", url("action-edit", pk)))
    return found


def _no_update(story: ActionStory, period: Period) -> str:
    state = story.words.state or StateKind.OPEN
    if story.words.stage != Stage.LIVE:
        return "Updates begin when the plan is live."
    if story.progress is Progress.COMPLETE:
        return "It is complete and signed off."
    if state not in {*ASKED_FOR_UPDATES, StateKind.AWAITING_SIGN_OFF}:
        return f"It is {story.state_word.lower()}."
    if story.words.locked:
        return f"{period.label} is locked."
    starts = story.words.starts_on
    return f"It starts on {long_date(starts)}." if starts > period.last_day else ""


def _no_new_date(story: ActionStory) -> str:
    if any(row.answer is None for row in story.requests):
        return "A new date is asked for already."
    return ""


@page("ledger.view")
def history(request: MemberRequest, pk: int) -> HttpResponse:
    """The last lines of the record about an action; a part of its page, and a page of its own."""
    found = find(Action.objects.all(), request.member, "plan.view", pk)
    at = at_of(request, request.member.authority)
    mine = Q(subject="plans.action", subject_pk=pk)
    # What is done to several at once is an entry of its plan.
    for told in (found.placements, found.update_checks):
        mine |= Q(n__in=told.values("entry"))
    about = Entry.objects.filter(mine, authority=found.authority_id)
    about = about.filter(n__lte=at.moment.entry).order_by("-n")
    who = posts(found.authority_id)
    every = "all" in request.GET
    entries = list(about if every else about[:8])
    reasons = reasons_of(found, [row.n for row in entries])
    rows: list[dict[str, Any]] = [
        {
            "entry": row,
            "words": sentence_of(row),
            "reasons": reasons.get(row.n, ()),
            "who": who.get(row.by or 0, "The system"),
        }
        for row in entries
    ]
    part = bool(request.htmx)  # type: ignore[attr-defined]
    template = "plans/action/history.html" if part else "plans/action/history_page.html"
    context = {"rows": rows, "count": about.count(), "pk": pk, "every": every}
    return render(request, template, context)
