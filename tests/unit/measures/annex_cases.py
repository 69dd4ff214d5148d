"""Each measure of Annex A with rows on both sides of each edge of its rule."""

from __future__ import annotations

from datetime import date, timedelta

from goldenthread.core.calendars import STATUTORY, working_days_between
from goldenthread.measures.annex_a.care import (
    ACCEPTED,
    ACTIVITY,
    ADOPTED,
    CEASED,
    DENTAL,
    ELIGIBILITY,
    ENTERED,
    FOR_ADOPTION,
    HEALTH,
    MISSING,
    OFFERED,
    PATHWAY,
    PERMANENCE,
    PLACED,
    PLACEMENTS,
    REASON,
    REVIEWED,
    SINCE,
    SUITABLE,
    TOUCH,
    TYPE,
    VISITED,
)
from goldenthread.measures.annex_a.children import (
    LAST_SEEN,
    NEED_CLOSED,
    NEED_SINCE,
    PLAN,
    PLAN_ENDED,
    PLANS_BEFORE,
    STATUS,
)
from goldenthread.measures.annex_a.children import REVIEWED as PLAN_REVIEWED
from goldenthread.measures.annex_a.children import VISITED as PLAN_VISITED
from goldenthread.measures.annex_a.front_door import (
    AUTHORISED,
    BEFORE,
    CONTACT,
    ICPC,
    NEEDS_SUPPORT,
    NFA,
    REFERRAL,
    S47,
    SEEN,
    STARTED,
    TO_PLAN,
)
from goldenthread.measures.annex_a.lists import AGE, BIRTH
from goldenthread.measures.annex_a.methods import METHODS
from tests.unit.measures.annex_workbooks import AS_AT, Cells

A_DAY = timedelta(days=1)
SPRING = date(2026, 4, 1)
LONG_AGO = date(2020, 1, 6)


LIST_OF = {method.measure: method.number for method in METHODS}

type Case = tuple[str, list[Cells], str | None, int, int | None]


def working_day(number: int, after: date) -> date:
    """The nth working day after a day, counted one by one."""
    day = after
    while number:
        day += A_DAY
        number -= STATUTORY.is_working_day(day)
    return day


def back(number: int) -> date:
    """The earliest day from which there are so many working days to the reference date."""
    day = AS_AT
    while working_days_between(day - A_DAY, AS_AT, STATUTORY) <= number:
        day -= A_DAY
    return day


# The measure, its rows, its value, numerator and denominator
CASES: list[Case] = [
    ("contacts", [{CONTACT: date(2026, 3, 30)}, {CONTACT: date(2026, 3, 29)}], "1", 1, None),
    ("contacts", [{CONTACT: AS_AT}, {CONTACT: AS_AT + A_DAY}, {}], "1", 1, None),
    ("referral_rate", [{REFERRAL: SPRING}] * 1, "20.0", 1, None),  # twice a half-year's, of 1,000
    (
        "rereferral_12m",
        [{REFERRAL: SPRING, BEFORE: 0}, {REFERRAL: SPRING, BEFORE: 1}, {REFERRAL: SPRING}],
        "50.0",
        1,
        2,
    ),
    (
        "referral_nfa",
        [{REFERRAL: SPRING, NFA: "Yes"}, {REFERRAL: SPRING, NFA: "b) No"}, {REFERRAL: SPRING}],
        "50.0",
        1,
        2,
    ),
    (
        "referral_not_in_need",
        [{AUTHORISED: SPRING, NEEDS_SUPPORT: "No"}, {AUTHORISED: SPRING, NEEDS_SUPPORT: "Y"}],
        "50.0",
        1,
        2,
    ),
    (
        "assess_45wd",
        [
            {STARTED: SPRING, AUTHORISED: working_day(45, SPRING)},
            {STARTED: SPRING, AUTHORISED: working_day(46, SPRING)},
            {STARTED: SPRING, AUTHORISED: SPRING},
            {STARTED: SPRING, AUTHORISED: SPRING - A_DAY},
        ],
        "66.7",
        2,
        3,
    ),
    (
        "assess_open_over_45",
        [
            {STARTED: back(45)},
            {STARTED: back(45) - A_DAY},
            {STARTED: LONG_AGO, AUTHORISED: AS_AT},
            {STARTED: LONG_AGO, AUTHORISED: AS_AT + A_DAY},
        ],
        "66.7",
        2,
        3,
    ),
    (
        "child_seen_assess",
        [
            {AUTHORISED: SPRING, SEEN: "Seen alone"},
            {AUTHORISED: SPRING, SEEN: "Unborn"},
            {AUTHORISED: SPRING, SEEN: "Unknown"},
            {AUTHORISED: SPRING},
        ],
        "25.0",
        1,
        4,
    ),
    ("s47_rate", [{S47: SPRING}, {S47: LONG_AGO}], "20.0", 1, None),
    (
        "icpc_15wd",
        [
            {S47: SPRING, ICPC: working_day(15, SPRING)},
            {S47: SPRING, ICPC: working_day(16, SPRING)},
            {S47: SPRING},
        ],
        "50.0",
        1,
        2,
    ),
    (
        "s47_to_icpc",
        [{S47: SPRING, ICPC: SPRING}, {S47: SPRING}, {S47: SPRING, ICPC: AS_AT + A_DAY}],
        "33.3",
        1,
        3,
    ),
    (
        "icpc_to_plan",
        [{S47: SPRING, ICPC: SPRING, TO_PLAN: "Yes"}, {S47: SPRING, ICPC: SPRING}],
        "50.0",
        1,
        2,
    ),
    (
        "cin_rate",
        [
            {NEED_SINCE: LONG_AGO, STATUS: "CIN"},
            {NEED_SINCE: LONG_AGO, NEED_CLOSED: AS_AT},
            {NEED_SINCE: LONG_AGO, STATUS: "Closed"},
            {NEED_SINCE: AS_AT + A_DAY},
        ],
        "10.0",
        1,
        None,
    ),
    (
        "cin_seen",
        [
            {NEED_SINCE: LONG_AGO, LAST_SEEN: AS_AT - timedelta(28)},
            {NEED_SINCE: LONG_AGO, LAST_SEEN: AS_AT - timedelta(29)},
            {NEED_SINCE: LONG_AGO},
            {NEED_SINCE: AS_AT},
        ],
        "33.3",
        1,
        3,
    ),
    ("cpp_rate", [{PLAN: SPRING}, {PLAN: SPRING, PLAN_ENDED: SPRING}], "10.0", 1, None),
    (
        "cpp_repeat",
        [{PLAN: SPRING, PLANS_BEFORE: 2}, {PLAN: SPRING, PLANS_BEFORE: 0}, {PLAN: LONG_AGO}],
        "50.0",
        1,
        2,
    ),
    ("cpp_2y_open", [{PLAN: date(2024, 9, 30)}, {PLAN: date(2024, 10, 1)}], "50.0", 1, 2),
    (
        "cpp_2y_end",
        [
            {PLAN: date(2024, 5, 1), PLAN_ENDED: date(2026, 5, 1)},
            {PLAN: date(2024, 5, 2), PLAN_ENDED: date(2026, 5, 1)},
        ],
        "50.0",
        1,
        2,
    ),
    (
        "cpp_review",
        [
            {PLAN: date(2026, 6, 30), PLAN_REVIEWED: date(2026, 7, 1)},
            {PLAN: date(2026, 7, 1)},
            {PLAN: LONG_AGO, PLAN_REVIEWED: date(2026, 3, 30)},
            {PLAN: LONG_AGO, PLAN_REVIEWED: date(2026, 3, 29)},
            {PLAN: LONG_AGO},
        ],
        "50.0",
        2,
        4,
    ),
    (
        "cpp_visits",
        [
            {PLAN: LONG_AGO, PLAN_VISITED: back(20)},
            {PLAN: LONG_AGO, PLAN_VISITED: back(20) - A_DAY},
            {PLAN: back(20)},
        ],
        "50.0",
        1,
        2,
    ),
    ("cla_rate", [{SINCE: SPRING}, {SINCE: SPRING, CEASED: AS_AT}, {}], "10.0", 1, None),
    ("cla_start_rate", [{SINCE: SPRING}, {SINCE: LONG_AGO}], "20.0", 1, None),
    (
        "placements_3plus",
        [{SINCE: SPRING, PLACEMENTS: 3}, {SINCE: SPRING, PLACEMENTS: 2}],
        "50.0",
        1,
        2,
    ),
    (
        "long_term_stability",
        [
            {SINCE: date(2024, 3, 30), PLACED: date(2024, 9, 30), AGE: 15.9},
            {SINCE: date(2024, 3, 30), PLACED: date(2024, 10, 1), BIRTH: date(2010, 10, 1)},
            {SINCE: date(2024, 3, 31), PLACED: date(2024, 9, 30), AGE: 9},
            {SINCE: LONG_AGO, PLACED: LONG_AGO, BIRTH: date(2010, 9, 30)},
            {SINCE: LONG_AGO, PLACED: LONG_AGO},
        ],
        "50.0",
        1,
        2,
    ),
    (
        "foster",
        [
            {SINCE: SPRING, TYPE: "U1: Foster placement - relatives - long term"},
            {SINCE: SPRING, TYPE: "Foster placement with relative or friend"},
            {SINCE: SPRING, TYPE: "P2: Independent living"},
            {SINCE: SPRING, TYPE: "somewhere"},
        ],
        "66.7",
        2,
        3,
    ),
    (
        "cla_review",
        [
            {SINCE: back(20) - A_DAY, REVIEWED: back(5)},
            {SINCE: back(20)},
            {SINCE: LONG_AGO, REVIEWED: date(2026, 3, 29)},
            {SINCE: LONG_AGO, REVIEWED: AS_AT + A_DAY},
        ],
        "50.0",
        1,
        2,
    ),
    (
        "cla_visits",
        [
            {SINCE: LONG_AGO, VISITED: AS_AT - timedelta(weeks=6)},
            {SINCE: LONG_AGO, VISITED: AS_AT - timedelta(weeks=6, days=1)},
            {SINCE: LONG_AGO, VISITED: date(2026, 6, 30), PERMANENCE: "f) Long-term fostering"},
            {SINCE: LONG_AGO, VISITED: date(2026, 6, 29), PERMANENCE: "f) Long-term fostering"},
            {SINCE: SPRING, VISITED: date(2026, 6, 30), PERMANENCE: "f) Long-term fostering"},
            {SINCE: AS_AT - timedelta(days=6)},
        ],
        "40.0",
        2,
        5,
    ),
    (
        "cla_health",
        [
            {SINCE: LONG_AGO, AGE: 5, HEALTH: date(2025, 9, 30)},
            {SINCE: LONG_AGO, AGE: 4.9, HEALTH: date(2025, 9, 30)},
            {SINCE: LONG_AGO, AGE: 4, HEALTH: date(2026, 3, 30)},
            {SINCE: date(2025, 10, 1), AGE: 9},
            {SINCE: LONG_AGO, HEALTH: AS_AT},
        ],
        "66.7",
        2,
        3,
    ),
    (
        "cla_dental",
        [
            {SINCE: LONG_AGO, DENTAL: date(2025, 9, 30)},
            {SINCE: LONG_AGO, DENTAL: date(2025, 9, 29)},
            {SINCE: LONG_AGO},
        ],
        "33.3",
        1,
        3,
    ),
    ("cla_missing", [{MISSING: 4}, {MISSING: 1}, {MISSING: 0}, {}], "2.5", 5, 2),
    ("rhi/offered", [{MISSING: 1, OFFERED: "Offered and Declined (by YP)"}], "100.0", 1, 1),
    ("rhi/accepted", [{MISSING: 1, ACCEPTED: "Offered and Declined (by YP)"}], "0.0", 0, 1),
    ("rhi/offered", [{MISSING: 1, OFFERED: "Y"}, {MISSING: 1}, {MISSING: 0}], "50.0", 1, 2),
    (
        "sgo",
        [
            {SINCE: LONG_AGO, CEASED: SPRING, REASON: "E47 - SG relative/friend"},
            {SINCE: LONG_AGO, CEASED: SPRING, REASON: "E48"},
            {SINCE: LONG_AGO, CEASED: SPRING, REASON: "Died"},
        ],
        "66.7",
        2,
        3,
    ),
    (
        "cl_accom_19_21",
        [
            {AGE: 19, SUITABLE: "Suitable"},
            {AGE: 21.9, SUITABLE: "b) Unsuitable"},
            {AGE: 20},
            {AGE: 22, SUITABLE: "Suitable"},
            {AGE: 18.9, SUITABLE: "Suitable"},
        ],
        "33.3",
        1,
        3,
    ),
    (
        "cl_eet_19_21",
        [
            {AGE: 19, ACTIVITY: "F2"},
            {AGE: 20, ACTIVITY: "G5"},
            {AGE: 20},
            {AGE: 20, ACTIVITY: "P1"},
        ],
        "50.0",
        2,
        4,
    ),
    (
        "cl_in_touch",
        [
            {AGE: 19, TOUCH: "a) Yes"},
            {AGE: 19, TOUCH: "Died"},
            {AGE: 19, TOUCH: "No, residence not known"},
            {AGE: 19, TOUCH: "Not Recorded"},
        ],
        "33.3",
        1,
        3,
    ),
    (
        "cl_pathway",
        [
            {ELIGIBILITY: "Former Relevant", PATHWAY: date(2026, 3, 30)},
            {ELIGIBILITY: "R", PATHWAY: date(2026, 3, 29)},
            {ELIGIBILITY: "Qualifying", PATHWAY: AS_AT},
        ],
        "50.0",
        1,
        2,
    ),
    (
        "adoption_time",
        [
            {ENTERED: date(2024, 1, 1), FOR_ADOPTION: date(2025, 1, 1), ADOPTED: date(2025, 9, 30)},
            {ENTERED: date(2024, 1, 1), FOR_ADOPTION: date(2026, 1, 1), ADOPTED: SPRING},
            {ENTERED: LONG_AGO, FOR_ADOPTION: LONG_AGO, ADOPTED: date(2025, 9, 29)},
        ],
        "18.0",
        36,
        2,
    ),
]
