"""Working days, counted in the three ways that the law counts them. Pure.

STATUTORY   what inspection law calls a working day: bank holidays in England and Wales
CLEAR_DAYS  the days that papers must be open before a meeting: bank holidays in England
FOI         freedom of information: a bank holiday in any part of the United Kingdom

They differ (2 January, 12 July), so no function takes a default for "the" calendar. Bank
holidays come from `holidays`, which agrees with the published days of 2012 to 2028; later ones
are by rule, and a day that is proclaimed after that can be added: `STATUTORY.adding([day])`.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import cache

import holidays

from goldenthread.core.days import long_date
from goldenthread.core.errors import Refused

FIRST_YEAR, LAST_YEAR = 2000, 2100
_SATURDAY = 5


def _check_year(year: int) -> None:
    if not FIRST_YEAR <= year <= LAST_YEAR:
        raise Refused(
            f"Working days can be counted in the years {FIRST_YEAR} to {LAST_YEAR}, not in {year}."
        )


@cache
def bank_holidays(nation: str, year: int) -> Mapping[date, str]:
    """Bank and public holidays of one nation (ENG, WLS, SCT or NIR) in one year, by name."""
    _check_year(year)
    return dict(holidays.country_holidays("GB", subdiv=nation, years=year))


@dataclass(frozen=True, slots=True)
class Calendar:
    """Which days are working days. `added` are days off that an authority put in itself."""

    name: str
    nations: tuple[str, ...]
    source: str
    added: frozenset[date] = frozenset()

    def adding(self, days: Iterable[date]) -> "Calendar":
        """The same calendar with more days off."""
        return replace(self, added=self.added | frozenset(days))

    def day_off(self, day: date) -> str | None:
        """Why `day` is not a working day ("a Saturday", "a bank holiday (Good Friday)")."""
        names = [bank_holidays(nation, day.year).get(day) for nation in self.nations]
        if day.weekday() >= _SATURDAY:
            return f"a {day:%A}"
        if name := next(filter(None, names), None):
            return f"a bank holiday ({name})"
        return "a day off that the authority added" if day in self.added else None

    def is_working_day(self, day: date) -> bool:
        return self.day_off(day) is None


STATUTORY = Calendar(
    "statutory working days",
    ("ENG", "WLS"),
    "SI 2007/462, regulation 1(2): not a Saturday, a Sunday, Christmas Day, Good Friday or "
    "a bank holiday in England and Wales",
)
CLEAR_DAYS = Calendar(
    "clear days",
    ("ENG",),
    "Local Government Act 1972, section 100B; Swansea City Council, ex parte Elitestone (1993): "
    "whole working days, without the day of publication and the day of the meeting",
)
FOI = Calendar(
    "freedom of information working days",
    ("ENG", "WLS", "SCT", "NIR"),
    "Freedom of Information Act 2000, section 10(6): not a bank holiday in any part of the "
    "United Kingdom",
)


def add_working_days(day0: date, n: int, calendar: Calendar) -> date:
    """The nth working day after `day0`, which itself is not counted. Below 0 counts back."""
    _check_year(day0.year)
    step = timedelta(days=1 if n > 0 else -1)
    day = day0
    for _ in range(abs(n)):
        day += step
        while not calendar.is_working_day(day):
            day += step
    return day


def working_days_between(day0: date, day: date, calendar: Calendar) -> int:
    """How many working days follow `day0` up to and with `day`; below 0 where `day` is earlier."""
    if day < day0:
        return -working_days_between(day, day0, calendar)
    days = (day0 + timedelta(days=i) for i in range(1, (day - day0).days + 1))
    return sum(calendar.is_working_day(each) for each in days)


@dataclass(frozen=True, slots=True)
class Rule:
    """So many working days after a day 0, by one source.

    `is_setting`: the source was not read at first hand, so an authority may set its own `days`.
    """

    title: str
    days: int
    calendar: Calendar
    counted_from: str
    source: str
    is_setting: bool = False

    def due(self, day0: date, added: Iterable[date] = ()) -> date:
        """The due date; `added` are the authority's own days off."""
        return add_working_days(day0, self.days, self.calendar.adding(added))


_RECEIPT = "receiving the report"
_LETTER = "receiving the letter"

RULES: Mapping[str, Rule] = {
    "action-plan": Rule(
        "Action plan after an inspection",
        70,
        STATUTORY,
        _RECEIPT,
        "Education and Inspections Act 2006, section 137(3); SI 2007/462, regulation 3",
    ),
    "report-publication": Rule(
        "Publishing the inspection report",
        30,
        STATUTORY,
        _RECEIPT,
        "SI 2007/462, regulation 2",
    ),
    "jtai-statement": Rule(
        "Written statement after a joint targeted area inspection",
        70,
        STATUTORY,
        "receiving the report; Ofsted counts from the letter",
        "Children Act 2004, section 20; SI 2015/1792, regulation 4",
    ),
    "focused-visit-draft": Rule(
        "Draft plan after a focused visit with a priority action",
        20,
        STATUTORY,
        _LETTER,
        "Ofsted's practice as reported by Children and Young People Now, 16 August 2018",
        is_setting=True,
    ),
    "focused-visit-final": Rule(
        "Final plan after a focused visit with a priority action",
        70,
        STATUTORY,
        _LETTER,
        "Ofsted's practice as reported by Children and Young People Now, 16 August 2018",
        is_setting=True,
    ),
    "send-priority-action-plan": Rule(
        "Priority action plan (area SEND)",
        35,
        STATUTORY,
        _RECEIPT,
        "Known only at second hand, as 35 to 50 working days: use the date in the letter",
        is_setting=True,
    ),
    "foi-response": Rule(
        "Answer to a freedom of information request",
        20,
        FOI,
        "receiving the request",
        "Freedom of Information Act 2000, section 10(1)",
    ),
}


def action_plan_due(received: date, added: Iterable[date] = ()) -> date:
    """The 70th working day after receipt: SI 2007/462, regulation 3.

    Day 0 is the day of receipt. Counted from publication, it is "no later than": a council
    receives its report some working days before.
    """
    return RULES["action-plan"].due(received, added)


def last_lawful_publication(
    meeting: date, *, clear_days: int = 5, calendar: Calendar = CLEAR_DAYS
) -> date:
    """The last working day on which papers can be opened, so many clear days before a meeting.

    Local Government Act 1972, section 100B (five for principal councils in England since
    SI 2002/715). Neither the day of publication nor that of the meeting counts.
    """
    return add_working_days(meeting, -(clear_days + 1), calendar)


@dataclass(frozen=True, slots=True)
class Comparison:
    """A computed date beside the one that a letter states. Both are kept; nothing is changed."""

    agrees: bool
    sentence: str


def compare_stated(
    computed: date, stated: date, calendar: Calendar = STATUTORY, *, rule: Rule | None = None
) -> Comparison:
    """Say how a stated date differs from the computed one, and whether it is a working day.

    With `rule`, the sentence also names the day 0 from which the stated date would follow:
    most differences are an earlier receipt.
    """
    if computed == stated:
        return Comparison(True, f"The date stated, {long_date(stated)}, is the date computed.")
    sentences = [
        f"The date stated, {long_date(stated)}, is {_distance(computed, stated, calendar)} "
        f"the date computed, {long_date(computed)}."
    ]
    if reason := calendar.day_off(stated):
        sentences.append(f"It is {reason}, not a working day.")
    elif rule:
        day0 = add_working_days(stated, -rule.days, calendar)
        sentences.append(f"It would follow from {rule.counted_from} on {long_date(day0)}.")
    return Comparison(False, " ".join(sentences))


def _distance(computed: date, stated: date, calendar: Calendar) -> str:
    side = "after" if stated > computed else "before"
    days = abs(working_days_between(computed, stated, calendar))
    if not days:  # a Friday computed, the Saturday stated
        return f"just {side}, with no working day between,"
    return f"{days} working day{'s' if days > 1 else ''} {side}"
