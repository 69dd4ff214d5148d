"""What changed in a plan between two days, in words, counts and lists."""

from django.http import HttpResponse
from django.shortcuts import render

from goldenthread.accounts.pages import MemberRequest
from goldenthread.plans.since import figures, kinds
from goldenthread.plans.views.comparing import compared
from goldenthread.plans.views.shown import Shown, plan_page


@plan_page("plan.view")
def since(request: MemberRequest, shown: Shown) -> HttpResponse:
    """The plan then and now."""
    now, earlier, comparison = compared(request, shown)
    context = shown.context | {
        "now": now,
        "earlier": earlier,
        "comparison": comparison,
        "figures": figures(earlier, now),
        "kinds": kinds(earlier, now),
    }
    return render(request, "plans/reading/since.html", context)
