"""The golden thread of a plan, as a drawing and as a table."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render

from goldenthread.accounts.pages import MemberRequest
from goldenthread.plans.drawings_thread import Labels, thread_drawing, thread_key
from goldenthread.plans.models import EvidenceKind
from goldenthread.plans.read_evidence import kinds_of_actions
from goldenthread.plans.thread import ALL, SHOWS, fabric, narrow, say
from goldenthread.plans.views.shown import Shown, plan_page

DRAWN = 300
"""More actions than this at once are listed, and not drawn."""


@plan_page("plan.view")
def thread(request: MemberRequest, shown: Shown) -> HttpResponse:
    """Findings, the actions that answer them, their evidence and impact; where that breaks."""
    position = shown.position()
    whole = fabric(position, kinds_of_actions(position, shown.at.moment, shown.member))
    show, asked = (request.GET.get(name, "") for name in ("show", "priority"))
    show = show if show in SHOWS else ""
    narrowed, priority = narrow(whole, show, asked)
    context = shown.context | {
        "position": position,
        "whole": whole,
        "narrowed": narrowed,
        "drawn": narrowed.actions <= DRAWN,
        "filters": {"show": show, "priority": priority or ALL},
        "listed_so": lambda show: shown.page("thread", show=show, priority=ALL),
        "by_itself": priority != asked,
        "thread_drawing": thread_drawing,
        "thread_key": thread_key,
        "labels": Labels(
            shown.about, shown.name, dict(EvidenceKind.choices), shown.plan.level_name
        ),
        "breaks": [(each, count) for each, count in whole.breaks.items() if count],
        "choices": {
            "priority": [(ALL, "All"), *((row.ref, row.label) for row in position.priorities)],
            "show": [("", "All threads"), *((code, say(code)) for code in SHOWS)],
        },
    }
    return render(request, "plans/thread/thread.html", context)
