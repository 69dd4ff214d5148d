"""Measures of lists 6 and 7: children in need, child protection plans. Pure."""

from __future__ import annotations

from datetime import date, timedelta

from goldenthread.measures.annex_a.counting import Asking, LeftOut, months_before
from goldenthread.measures.annex_a.methods import Answer, method

NEED_SINCE, NEED_CLOSED = "CIN Start Date", "CIN Closure Date"
LAST_SEEN, STATUS = "Date Child Was Last Seen", "Case Status"
CLOSED = "e) Closed episode"
PLAN, PLAN_ENDED = "Child Protection Plan Start Date", "Child Protection Plan End Date"
PLANS_BEFORE = "Number of Previous Child Protection Plans"
REVIEWED, VISITED = "Date of latest review conference", "Date of the Last Statutory Visit"

OPEN_NEED, OPEN_PLANS = "open cases of children in need", "open child protection plans"


def open_need(row: Asking) -> date:
    began = row.open_since(NEED_SINCE, NEED_CLOSED)
    if row.code(STATUS) == CLOSED and row.day(NEED_CLOSED) is None:
        raise LeftOut("it is closed, and nobody says since when")
    return began


@method("cin_rate", 6, "rate", OPEN_NEED, needs=(NEED_SINCE, NEED_CLOSED, STATUS))
def in_need(row: Asking) -> Answer:
    open_need(row)
    return True


@method(
    *("cin_seen", 6, "%", "of these, seen within the local standard", OPEN_NEED),
    needs=(NEED_SINCE, NEED_CLOSED, STATUS, LAST_SEEN),
    setting="cin_days",
)
def in_need_seen(row: Asking) -> Answer:
    since = row.as_at - timedelta(days=row.asked.cin_days or 0)
    began, seen = open_need(row), row.latest(LAST_SEEN)
    if seen is None and began > since:
        raise LeftOut("the first visit is not yet due")
    return seen is not None and seen >= since


@method("cpp_rate", 7, "rate", OPEN_PLANS, needs=(PLAN, PLAN_ENDED))
def on_plan(row: Asking) -> Answer:
    row.open_since(PLAN, PLAN_ENDED)
    return True


@method(
    *("cpp_repeat", 7, "%", "of these, a second or later plan", "plans started in the period"),
    needs=(PLAN, PLANS_BEFORE),
)
def second_plan(row: Asking) -> Answer:
    row.in_period(PLAN)
    return row.known_number(PLANS_BEFORE) >= 1


@method(
    *("cpp_2y_open", 7, "%", "of these, for 2 years or more", OPEN_PLANS),
    needs=(PLAN, PLAN_ENDED),
)
def long_plan(row: Asking) -> Answer:
    return row.open_since(PLAN, PLAN_ENDED) <= row.asked.ago(24)


@method(
    *("cpp_2y_end", 7, "%", "of these, after 2 years or more", "plans ended in the period"),
    needs=(PLAN, PLAN_ENDED),
)
def ended_late(row: Asking) -> Answer:
    row.in_period(PLAN_ENDED)
    began, ended = row.in_order(PLAN, PLAN_ENDED)
    return began <= months_before(ended, 24)


@method(
    *("cpp_review", 7, "%", "of these, latest review not overdue"),
    "plans open for 3 months or more",
    needs=(PLAN, PLAN_ENDED, REVIEWED),
    proxy="Only the latest review is known: in the last 6 months, or overdue.",
)
def plan_reviewed(row: Asking) -> Answer:
    if row.open_since(PLAN, PLAN_ENDED) > row.asked.ago(3):
        raise LeftOut("it is open for less than 3 months: no review is due")
    reviewed = row.latest(REVIEWED)
    return reviewed is not None and reviewed >= row.asked.ago(6)


@method(
    *("cpp_visits", 7, "%", "of these, visited within the local standard", OPEN_PLANS),
    needs=(PLAN, PLAN_ENDED, VISITED),
)
def plan_visited(row: Asking) -> Answer:
    most = row.asked.cp_working_days
    began, visited = row.open_since(PLAN, PLAN_ENDED), row.latest(VISITED)
    if visited is None and row.working_days(began, row.as_at) <= most:
        raise LeftOut("the first visit is not yet due")
    return visited is not None and row.working_days(visited, row.as_at) <= most
