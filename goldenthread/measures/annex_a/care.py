"""Measures of lists 8 to 10: children looked after, care leavers, adoption. Pure."""

from __future__ import annotations

from datetime import date, timedelta

from goldenthread.measures.annex_a.counting import Asking, LeftOut
from goldenthread.measures.annex_a.methods import Answer, method

SINCE, CEASED = "Date Started to be Looked After", "Date Ceased to be Looked After"
REASON, GUARDIANSHIP = "Reason Ceased to be Looked After", "g) Special Guardianship Orders"
PLACEMENTS = "Number of Placements in the Last 12 months"
PLACED, TYPE = "Start Date of Most Recent Placement", "Placement Type"
REVIEWED, VISITED = "Date of Latest Statutory Review", "Date of Last Social Work Visit"
PERMANENCE = "What is the permanence plan for this child?"
LONG_TERM = "f) Long-term fostering"
HEALTH, DENTAL = "Date of Last Health Assessment", "Date of Last Dental Check"
MISSING = (
    "Number of Episodes the Child has been 'Missing' from their Placement in the last 12 months"
)
OFFERED = "Was the child offered a Return Interview after their last missing episode (Y/N)?"
ACCEPTED = "Did the child accept a Return Interview after their last missing episode (Y/N)?"
TOUCH, SUITABLE, ACTIVITY = "LA in Touch", "Suitability of Accommodation", "Activity Status"
PATHWAY, ELIGIBILITY = "Latest Pathway Plan Review Date", "Eligibility Category"
ENTERED, FOR_ADOPTION = "Date the Child Entered Care", "Date Placed for Adoption"
ADOPTED = "Date of Adoption Order"

LOOKED_AFTER = "children looked after"
FOR_A_YEAR = "children looked after for 12 months or more"
WENT_MISSING = "children with a missing episode"
LEAVERS = "care leavers aged 19 to 21"
DAYS_A_MONTH = 365.25 / 12


def looked_after(row: Asking) -> date:
    return row.open_since(SINCE, CEASED)


@method("cla_rate", 8, "rate", LOOKED_AFTER, needs=(SINCE, CEASED))
def in_care(row: Asking) -> Answer:
    looked_after(row)
    return True


@method("cla_start_rate", 8, "rate", "starts in the period", needs=(SINCE,), yearly=True)
def starts(row: Asking) -> Answer:
    row.in_period(SINCE)
    return True


@method(
    *("placements_3plus", 8, "%", "of these, 3 or more placements in 12 months", LOOKED_AFTER),
    needs=(SINCE, CEASED, PLACEMENTS),
)
def many_placements(row: Asking) -> Answer:
    looked_after(row)
    return row.known_number(PLACEMENTS) >= 3


@method(
    *("long_term_stability", 8, "%", "of these, 2 years or more in one placement"),
    "children under 16 looked after for 2½ years or more",
    needs=(SINCE, CEASED, PLACED),
    proxy="A move together with the same carer looks like a break.",
)
def stable(row: Asking) -> Answer:
    if looked_after(row) > row.asked.ago(30):
        raise LeftOut("looked after for less than 2½ years")
    if row.age() >= 16:
        raise LeftOut("16 or older")
    return row.known_day(PLACED) <= row.asked.ago(24)


@method("foster", 8, "%", "of these, with foster carers", LOOKED_AFTER, needs=(SINCE, CEASED, TYPE))
def fostered(row: Asking) -> Answer:
    looked_after(row)
    return row.known_code(TYPE).casefold().startswith("a) foster")


@method(
    *("cla_review", 8, "%", "of these, latest review not overdue"),
    "children looked after for more than 20 working days",
    needs=(SINCE, CEASED, REVIEWED),
    proxy="Only the latest review is known: in the last 6 months, or overdue.",
)
def reviewed(row: Asking) -> Answer:
    if row.working_days(looked_after(row), row.as_at) <= 20:
        raise LeftOut("looked after for 20 working days or less: no review is due")
    latest = row.latest(REVIEWED)
    return latest is not None and latest >= row.asked.ago(6)


@method(
    *("cla_visits", 8, "%", "of these, latest visit not overdue"),
    "children looked after for more than a week",
    needs=(SINCE, CEASED, VISITED, PERMANENCE),
    proxy="Only the latest visit is known: in the last 6 weeks, or in the last 3 months where the "
    "plan has been long-term fostering and the first year is over.",
)
def visited(row: Asking) -> Answer:
    began = looked_after(row)
    if began > row.as_at - timedelta(days=7):
        raise LeftOut("looked after for a week or less: no visit is due")
    settled = row.code(PERMANENCE) == LONG_TERM and began <= row.asked.ago(12)
    since = row.asked.ago(3) if settled else row.as_at - timedelta(weeks=6)
    latest = row.latest(VISITED)
    return latest is not None and latest >= since


def for_a_year(row: Asking) -> None:
    if looked_after(row) > row.asked.ago(12):
        raise LeftOut("looked after for less than 12 months")


@method(
    *("cla_health", 8, "%", "of these, health assessment in 12 months (6 under 5)", FOR_A_YEAR),
    needs=(SINCE, CEASED, HEALTH),
)
def health(row: Asking) -> Answer:
    for_a_year(row)
    since = row.asked.ago(6 if row.age() < 5 else 12)
    latest = row.latest(HEALTH)
    return latest is not None and latest >= since


@method(
    *("cla_dental", 8, "%", "of these, dental check in 12 months", FOR_A_YEAR),
    needs=(SINCE, CEASED, DENTAL),
)
def dental(row: Asking) -> Answer:
    for_a_year(row)
    latest = row.latest(DENTAL)
    return latest is not None and latest >= row.asked.ago(12)


def episodes(row: Asking) -> float:
    number = row.known_number(MISSING)
    if not number:
        raise LeftOut("no missing episode")
    return number


@method(
    *("cla_missing", 8, "mean", "missing episodes in 12 months", WENT_MISSING), needs=(MISSING,)
)
def missing(row: Asking) -> Answer:
    return episodes(row)


@method(
    *("rhi", 8, "%", "of these, return interview offered", WENT_MISSING),
    needs=(MISSING, OFFERED),
    variant="offered",
)
def interview_offered(row: Asking) -> Answer:
    episodes(row)
    code = row.code(OFFERED)
    return None if code is None else code == "yes"


@method(
    *("rhi", 8, "%", "of these, return interview accepted", WENT_MISSING),
    needs=(MISSING, ACCEPTED),
    variant="accepted",
)
def interview_accepted(row: Asking) -> Answer:
    episodes(row)
    code = row.code(ACCEPTED)
    return None if code is None else code == "yes"


@method(
    *("sgo", 8, "%", "of these, special guardianship order", "children who ceased in the period"),
    needs=(CEASED, REASON),
)
def guardianship(row: Asking) -> Answer:
    row.in_period(CEASED)
    return row.known_code(REASON) == GUARDIANSHIP


def leaver(row: Asking) -> None:
    if not 19 <= row.age() <= 21:
        raise LeftOut("not aged 19 to 21")


@method(
    *("cl_accom_19_21", 9, "%", "of these, in suitable accommodation", LEAVERS), needs=(SUITABLE,)
)
def suitable(row: Asking) -> Answer:
    leaver(row)
    code = row.code(SUITABLE)
    return code == "a) Suitable" if code and code[:2] in ("a)", "b)") else None


@method(
    *("cl_eet_19_21", 9, "%", "of these, in education, employment or training", LEAVERS),
    needs=(ACTIVITY,),
)
def active(row: Asking) -> Answer:
    leaver(row)
    code = row.code(ACTIVITY)
    return None if code is None else code.startswith(("F", "P"))


@method("cl_in_touch", 9, "%", "of these, in touch", LEAVERS, needs=(TOUCH,))
def in_touch(row: Asking) -> Answer:
    leaver(row)
    code = row.code(TOUCH)
    if code and code.startswith("d)"):
        raise LeftOut("died, or went back to parents")
    return code == "a) In touch" if code and not code.startswith("c)") else None


@method(
    *("cl_pathway", 9, "%", "of these, pathway plan reviewed in 6 months"),
    "young people entitled to a pathway plan",
    needs=(PATHWAY, ELIGIBILITY),
)
def plan_reviewed(row: Asking) -> Answer:
    if row.known_code(ELIGIBILITY)[:2] not in ("a)", "b)", "d)"):
        raise LeftOut("not eligible, relevant or former relevant: no plan is due")
    latest = row.latest(PATHWAY)
    return latest is not None and latest >= row.asked.ago(6)


@method(
    *(
        "adoption_time",
        10,
        "mean",
        "months from care to placement",
        "children adopted in 12 months",
    ),
    needs=(ENTERED, FOR_ADOPTION, ADOPTED),
)
def to_placement(row: Asking) -> Answer:
    row.in_period(ADOPTED, max(row.asked.months, 12))
    entered, placed = row.in_order(ENTERED, FOR_ADOPTION)
    return (placed - entered).days / DAYS_A_MONTH
