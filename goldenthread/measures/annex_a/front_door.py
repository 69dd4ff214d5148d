"""Measures of lists 1 to 5: contacts, referrals, assessments, section 47 and conferences. Pure."""

from __future__ import annotations

from goldenthread.measures.annex_a.counting import Asking
from goldenthread.measures.annex_a.methods import Answer, method

CONTACT = "Date of Contact"
REFERRAL, NFA = "Date of referral", "Referral NFA?"
BEFORE = "Number of Referrals in Last 12 Months"
STARTED = "Continuous Assessment Start Date"
AUTHORISED = "Continuous Assessment Date of Authorisation"
SEEN = "Child Seen During Continuous Assessment"
NEEDS_SUPPORT = "Was the child assessed as requiring LA children's social care support?"
S47 = "Strategy discussion initiating Section 47 Enquiry Start Date"
ICPC = "Date of Initial Child Protection Conference"
TO_PLAN = "Did the Initial Child Protection Conference Result in a Child Protection Plan"

ASSESSMENT_DAYS = 45
"""Working Together to Safeguard Children: from the referral to the end of the assessment."""
CONFERENCE_DAYS = 15
"""Working Together: from the strategy discussion to the conference."""


@method("contacts", 1, "count", "contacts in the period", needs=(CONTACT,))
def contacts(row: Asking) -> Answer:
    row.in_period(CONTACT)
    return True


@method("referral_rate", 3, "rate", "referrals in the period", needs=(REFERRAL,), yearly=True)
def referrals(row: Asking) -> Answer:
    row.in_period(REFERRAL)
    return True


@method(
    *("rereferral_12m", 3, "%"),
    *("of these, with another in the 12 months before", "referrals in the period"),
    needs=(REFERRAL, BEFORE),
)
def rereferrals(row: Asking) -> Answer:
    row.in_period(REFERRAL)
    return row.known_number(BEFORE) >= 1 + row.asked.counts_present


@method(
    *("referral_nfa", 3, "%", "of these, no further action", "referrals in the period"),
    needs=(REFERRAL, NFA),
)
def no_further_action(row: Asking) -> Answer:
    row.in_period(REFERRAL)
    return row.known_code(NFA) == "yes"


@method(
    *("referral_not_in_need", 4, "%"),
    *("of these, not in need of support", "assessments authorised in the period"),
    needs=(AUTHORISED, NEEDS_SUPPORT),
    proxy="Of assessments, where the national measure is of referrals.",
)
def not_in_need(row: Asking) -> Answer:
    row.in_period(AUTHORISED)
    return row.known_code(NEEDS_SUPPORT) == "no"


@method(
    *("assess_45wd", 4, "%"),
    *("of these, within 45 working days", "assessments authorised in the period"),
    needs=(STARTED, AUTHORISED),
)
def assessed_in_time(row: Asking) -> Answer:
    row.in_period(AUTHORISED)
    return row.working_days(*row.in_order(STARTED, AUTHORISED)) <= ASSESSMENT_DAYS


@method(
    *("assess_open_over_45", 4, "%", "of these, past 45 working days", "open assessments"),
    needs=(STARTED, AUTHORISED),
)
def open_too_long(row: Asking) -> Answer:
    return row.working_days(row.open_since(STARTED, AUTHORISED), row.as_at) > ASSESSMENT_DAYS


@method(
    *("child_seen_assess", 4, "%"),
    *("of these, child seen", "assessments authorised in the period"),
    needs=(AUTHORISED, SEEN),
)
def child_seen(row: Asking) -> Answer:
    row.in_period(AUTHORISED)
    code = row.code(SEEN)
    return None if code is None else code == "yes"


@method("s47_rate", 5, "rate", "enquiries started in the period", needs=(S47,), yearly=True)
def enquiries(row: Asking) -> Answer:
    row.in_period(S47)
    return True


@method(
    *("icpc_15wd", 5, "%", "of these, within 15 working days", "conferences in the period"),
    needs=(S47, ICPC),
)
def conference_in_time(row: Asking) -> Answer:
    row.in_period(ICPC)
    return row.working_days(*row.in_order(S47, ICPC)) <= CONFERENCE_DAYS


@method(
    *("s47_to_icpc", 5, "%", "of these, with a conference", "enquiries started in the period"),
    needs=(S47, ICPC),
)
def led_to_conference(row: Asking) -> Answer:
    row.in_period(S47)
    held = row.day(ICPC)
    return held is not None and held <= row.as_at


@method(
    *("icpc_to_plan", 5, "%", "of these, with a plan", "conferences in the period"),
    needs=(ICPC, TO_PLAN),
)
def led_to_plan(row: Asking) -> Answer:
    row.in_period(ICPC)
    code = row.code(TO_PLAN)
    return None if code is None else code == "yes"
