"""Random histories: page, file and paper say the same numbers of any day, and so do the entries.

The entries are folded here by hand: what held on a day is the latest row by then, nothing else.
"""

from __future__ import annotations

import csv
import io
import json
import random
from collections import Counter
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

import pytest
from django.test import Client

from goldenthread.core.errors import Refused
from goldenthread.ledger.models import Entry
from goldenthread.ledger.moments import Moment
from goldenthread.plans import changes
from goldenthread.plans.contingencies import Trigger
from goldenthread.plans.exceptions import KINDS as REASONS
from goldenthread.plans.funding import MonthRow, pounds
from goldenthread.plans.ratings import in_force
from goldenthread.plans.risks import BANDS, band_of
from goldenthread.reports.build import paper_of_plan
from goldenthread.reports.paper_html import paper_html
from goldenthread.reports.pdf import paper_pdf
from goldenthread.reports.word import paper_docx
from tests.measuring import add_measure
from tests.pages.sending import text_of
from tests.people import TODAY, World, at
from tests.unit.plans import test_challenges as asking
from tests.unit.plans import test_changes_funding as funding
from tests.unit.plans import test_contingencies as contingent
from tests.unit.plans import test_risks as risking
from tests.unit.reports import reading, writing
from tests.unit.reports.reading import squeezed

pytestmark = pytest.mark.django_db
ACTIONS = ("1.4", "1.6", "2.1", "2.2")
DAYS = 45


@pytest.fixture(autouse=True)
def files(settings: Any, tmp_path: Any) -> None:
    settings.FILES = tmp_path


class History:
    """Somebody does something every day; what is refused is left."""

    def __init__(self, world: World, seed: int) -> None:
        self.world, self.draw = world, random.Random(seed)  # noqa: S311 - a test’s
        self.made: dict[str, list[Any]] = {}
        self.measure = add_measure(world)
        of = world.action("2.1")
        changes.choose_measures(by=world.member("manager"), subject=of, measures=[self.measure])
        for n in range(1, DAYS):
            with at(TODAY + timedelta(days=n)):
                for verb in self.draw.sample(sorted(VERBS), 3):
                    self.attempt(verb)

    def attempt(self, verb: str) -> None:
        about = verb.split()[1]
        known = self.made.setdefault(about, [])
        try:
            if verb.startswith("new"):
                known.append(VERBS[verb](self, None))
            elif known:
                VERBS[verb](self, self.draw.choice(known))
        except Refused:
            pass

    @property
    def ref(self) -> str:
        return self.draw.choice(ACTIONS)

    def named(self, words: str) -> str:
        """What is made has words of its own, as links on a page must."""
        return f"{words} {sum(map(len, self.made.values()))}"

    def soon(self) -> date:
        return TODAY + timedelta(days=self.draw.randint(-DAYS, DAYS))


def _asked(h: History, _: Any) -> Any:
    """About an action, or about the measure that action 2.1 should move."""
    about, subject = h.draw.choice([("work", h.world.action(h.ref)), ("figures", h.measure)])
    asked = changes.ChallengeInput(about, h.named("Who waits?"), h.world.person("owner"))
    by = h.world.member("board_member")
    return changes.ask_challenge(by=by, plan=h.world.plan, subject=subject, asked=asked)


def _milestone(h: History, _: Any) -> Any:
    action = h.world.action(h.ref)
    terms = changes.MilestoneInput(h.named("Step"), h.soon())
    return changes.add_milestone(by=h.world.member("manager"), action=action, milestone=terms)


def _moved(h: History, milestone: Any) -> Any:
    terms = changes.MilestoneInput("A step", h.soon(), "It takes longer.")
    by = h.world.member("manager")
    return changes.change_milestone(by=by, milestone=milestone, terms=terms)


def _reached(h: History, milestone: Any) -> Any:
    by = h.world.member("manager")
    return changes.set_milestone(by=by, milestone=milestone, state="reached")


def _fired(h: History, _: Any) -> Any:
    since = date(2026, h.draw.randint(1, 9), 1)
    kind = h.draw.choice([each for each in Trigger if each is not Trigger.MEASURE]).value
    return contingent.fire(h.world, h.ref, kind=kind, since=since)


def _money(h: History, line: Any) -> Any:
    amounts = [Decimal(h.draw.randint(1, 9) * 1000) for _ in range(2)]
    return funding.enter(h.world, line, MonthRow(date(2026, h.draw.randint(4, 12), 1), *amounts))


VERBS: dict[str, Any] = {
    "new question": _asked,
    "answer question": lambda h, each: asking.answer(h.world, each, "manager"),
    "close question": lambda h, each: asking.close(h.world, each, satisfied=h.draw.random() < 0.5),
    "new risk": lambda h, _: risking.raised(
        h.world, risk=risking.said(h.world, title=h.named("Flats"))
    ),
    "score risk": lambda h, each: risking.scored(
        h.world, each, likelihood=h.draw.randint(1, 5), severity=h.draw.randint(1, 5)
    ),
    "close risk": lambda h, each: changes.close_risk(
        by=h.world.member("manager"), risk=each, why="It is over."
    ),
    "new contingency": _fired,
    "answer contingency": lambda h, each: contingent.answer(h.world, each, done_by=h.soon()),
    "close contingency": lambda h, each: contingent.close(h.world, each),
    "new milestone": _milestone,
    "move milestone": _moved,
    "reach milestone": _reached,
    "new line": lambda h, _: funding.ask(
        h.world, "manager", h.ref, h.named("Mentors"), *funding.TERMS[1:]
    ),
    "enter line": _money,
    "approve line": lambda h, each: funding.approve(h.world, each),
}


class Told:
    """What the entries known by the end of a day say of it."""

    def __init__(self, world: World, on: date) -> None:
        self.on = on.isoformat()
        self.rows: dict[str, list[Any]] = {}
        known = Moment.position(world.authority, on).entry
        for entry in Entry.objects.filter(authority=world.authority, n__lte=known).order_by("n"):
            for name, pk, columns in json.loads(entry.body)["rows"]:
                row = columns | {"pk": pk, "n": entry.n}
                self.rows.setdefault(name.removeprefix("plans."), []).append(row)

    def last(self, name: str, **key: Any) -> Any:
        """The row of a track that held on the day; an empty one where there was none yet."""
        held = [
            (row["effective_on"], row["n"], row)
            for row in self.rows.get(name, [])
            if row["effective_on"] <= self.on and key.items() <= row.items()
        ]
        return max(held, key=lambda each: each[:2])[2] if held else {}

    @property
    def questions(self) -> Counter[str]:
        found: Counter[str] = Counter()
        for row in self.rows.get("challenge", []):
            answer = self.last("challengeanswer", challenge_id=row["pk"])
            end = self.last("challengeclosed", challenge_id=row["pk"])
            if end.get("satisfied"):
                found["closed"] += 1
            elif answer.get("n", 0) > end.get("n", 0):
                found["answered"] += 1
            else:
                found["open"] += 1
                found["overdue"] += (end.get("due_on") or row["due_on"]) < self.on
        return found

    @property
    def asked_late(self) -> set[int | str]:
        """What an overdue question is about: an action, or the priority of the measure."""
        found: set[int | str] = set()
        for row in self.rows.get("challenge", []):
            answer = self.last("challengeanswer", challenge_id=row["pk"])
            end = self.last("challengeclosed", challenge_id=row["pk"])
            is_open = not end.get("satisfied") and answer.get("n", 0) <= end.get("n", 0)
            if is_open and (end.get("due_on") or row["due_on"]) < self.on:
                found.add(row["action_id"] or "the measure’s priority")
        return found

    @property
    def risks(self) -> Counter[str]:
        """How many are open, by the band of their current score."""
        scores = (
            self.last("riskscore", risk_id=row["pk"], kind="current")
            for row in self.rows.get("risk", [])
            if not self.last("riskclosed", risk_id=row["pk"]).get("closed")
        )
        return Counter(band_of(each["likelihood"] * each["severity"]) for each in scores)

    @property
    def contingent(self) -> Counter[int]:
        """The open contingencies, by action."""
        return Counter(
            row["action_id"]
            for row in self.rows.get("contingency", [])
            if not self.last("contingencyclosed", contingency_id=row["pk"]).get("closed")
        )

    @property
    def late(self) -> Counter[int]:
        """The milestones that are overdue, by action."""
        return Counter(
            row["action_id"]
            for row in self.rows.get("milestone", [])
            if self.last("milestonedue", milestone_id=row["pk"])["due_on"] < self.on
            and not self.last("milestonestate", milestone_id=row["pk"])
        )

    @property
    def money(self) -> tuple[Decimal, Decimal]:
        """What is forecast, and what was spent."""
        months = {(row["line_id"], row["month"]) for row in self.rows.get("fundingmonth", [])}
        held = [self.last("fundingmonth", line_id=line, month=month) for line, month in months]
        return tuple(  # type: ignore[return-value]
            sum((Decimal(row[name] or 0) for row in held if row), Decimal(0))
            for name in ("forecast", "spent")
        )


@pytest.mark.parametrize("seed", [1, 2])
def test_every_form_says_of_a_day_what_the_entries_say(
    world: World, client: Client, seed: int
) -> None:
    History(world, seed)
    client.force_login(world.person("board_member"))
    with at(TODAY + timedelta(days=DAYS)):
        for n in (8, 21, 44):
            day = TODAY + timedelta(days=n)
            check_day(world, client, day, Told(world, day))
        check_public(world, client, day)


def check_public(world: World, client: Client, day: date) -> None:
    """The public reads of each action what the plan's own file says of that day, and its counts."""
    draft = writing.draft(world, as_at=day, meeting_on=day + timedelta(days=30))
    writing.publish(world, draft)
    plan = f"/plans/{world.plan.pk}/"
    own = _by_reference(client.get(f"{plan}actions.csv?at={day}"))
    anybody = type(client)()
    shown = _by_reference(anybody.get(f"/public/wyremouth{plan}data/actions.csv"))
    assert shown.keys() == own.keys()
    for reference, row in shown.items():
        assert row == {head: own[reference][head] for head in row}
    page = text_of(anybody.get(f"/public/wyremouth{plan}"))
    counted = [row for row in own.values() if row["Counted"] == "Yes"]
    assert f"Progress of {len(counted)} actions: " in page
    for column in ("Progress rating", "Impact rating"):
        for word, n in Counter(row[column] for row in counted).items():
            assert f"{n} {word.lower()}" in page


def _by_reference(answer: Any) -> dict[str, dict[str, str]]:
    rows = csv.DictReader(io.StringIO(answer.content.decode("utf-8-sig")))
    return {row["Reference"]: row for row in rows}


def check_day(world: World, client: Client, day: date, told: Told) -> None:
    plan = f"/plans/{world.plan.pk}/"

    def page(path: str, query: str = "") -> str:
        return text_of(client.get(f"{plan}{path}/?at={day}{query}"))

    def rows(path: str) -> list[dict[str, str]]:
        text = client.get(f"{plan}{path}.csv?at={day}").content.decode("utf-8-sig")
        return list(csv.DictReader(io.StringIO(text)))

    asked, risks = told.questions, told.risks
    if asked:
        words = page("challenges")
        assert f"{asked['open']} open, {asked['answered']} answered" in words
        assert (
            "None is overdue" if not asked["overdue"] else f"{asked['overdue']} overdue"
        ) in words
    stands = Counter(row["How it stands"].split(",")[0].lower() for row in rows("challenges"))
    assert stands == {state: n for state, n in asked.items() if state != "overdue" and n}
    if risks:
        words = page("risks")
        for code, (band, _least) in BANDS.items():
            assert f"{risks[code]} {band.lower()}" in words
    register = [row for row in rows("risks") if row["How it stands"] == "Open"]
    assert Counter(band_of(int(row["Current: score"])) for row in register) == risks
    waits = [row for row in rows("contingencies") if row["How it stands"] != "Closed"]
    assert Counter(world.action(row["Action or measure"]).pk for row in waits) == told.contingent
    steps = {row["Reference"]: int(row["Milestones overdue"] or 0) for row in rows("actions")}
    assert Counter({world.action(ref).pk: n for ref, n in steps.items() if n}) == told.late
    forecast, spent = told.money
    if any(told.money):
        words = page("funding")
        assert f"{pounds(forecast)} is forecast" in words
        assert f"{pounds(spent)} has been spent" in words
    for name, amount in (("Forecast, £", forecast), ("Spent, £", spent)):
        assert sum(Decimal(row[name] or 0) for row in rows("funding")) == amount
    about = {(row["What"], row["Reference"], row["Kind"]) for row in rows("exceptions")}
    listed = Counter(kind for _what, _reference, kind in about)
    check_exceptions(world, page("exceptions"), listed, day, told)


def check_exceptions(world: World, words: str, listed: Counter[str], day: date, told: Told) -> None:
    """Counted by hand, and in the paper: each reason is as often on the page and in the file."""
    paper = paper_of_plan(world.plan, Moment.position(world.authority, day), day)
    reasons = Counter(
        code for row in paper.exceptions for code in {code for code, _ in row.reasons}
    )
    assert (reasons["contingency"], reasons["milestones-late"], reasons["question-overdue"]) == (
        len(told.contingent),
        len(told.late),
        len(told.asked_late),
    )
    for code, said in REASONS.items():
        line = f"{in_force().say(said)}: {reasons[code]}"
        assert (line in words) is bool(reasons[code]), line
        assert listed[in_force().say(said)] == reasons[code]
    asked = told.questions
    sentence = f"Open: {asked['open']}, of which overdue for an answer: {asked['overdue']}."
    forms = (
        reading.html_text(paper_html(paper)),
        reading.docx_text(paper_docx(paper)),
        reading.pdf_text(paper_pdf(paper)),
    )
    for form in forms if asked else ():
        assert squeezed(sentence) in squeezed(form)
