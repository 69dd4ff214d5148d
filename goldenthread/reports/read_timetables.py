"""Who writes and clears the papers that are being written, and when each stage is due."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import F, OuterRef, Subquery, Value

from goldenthread.accounts.access import Member, visible
from goldenthread.accounts.models import Person
from goldenthread.core import clock
from goldenthread.core.articles import the
from goldenthread.core.calendars import CLEAR_DAYS
from goldenthread.core.templating import plural
from goldenthread.governance.models import BodyTerms
from goldenthread.ledger.models import Authority
from goldenthread.ledger.moments import Moment
from goldenthread.reports.clearance import CHAIR, Asked, Setting, Standing, Step
from goldenthread.reports.kinds import KINDS
from goldenthread.reports.models import Paper, SectionComment, SectionDuty
from goldenthread.reports.parts import to_write
from goldenthread.reports.permissions import PUBLISHERS
from goldenthread.reports.read_clearance import (
    Work,
    chairs_for,
    for_body,
    for_kind,
    settings_of,
    work_on,
)
from goldenthread.reports.read_layouts import layout_of, layouts_now
from goldenthread.reports.rules import PublicationDay, last_day
from goldenthread.reports.timetable import Clock, Duty, Timetable, timetable

WHOLE = Step("", "", 0)
FROM_THE_RECORD = "consultation"
"""A section that the record may write: nobody need write it before the others are cleared."""


@dataclass(frozen=True, slots=True)
class Desk:
    """A paper being written: `paper` with its title, body and meeting; who writes what of it, how
    its clearance stands, and its timetable."""

    paper: Any
    headings: Mapping[str, str]
    setting: Setting
    clock: Clock
    asked: tuple[Asked, ...]
    duties: tuple[Duty, ...]
    timetable: Timetable
    work: Work

    @property
    def drafts_due(self) -> date:
        """By when all is to be written, where nobody says another day for a section."""
        return self.clock.before(self.setting.drafts_days)

    @property
    def is_internal(self) -> bool:
        """It is never published, whatever its legal status says."""
        return KINDS[self.paper.kind].internal

    def to_write(self, person: int | None) -> list[Duty]:
        return [each for each in self.duties if each.person == person and not each.is_written]

    def to_clear(self, member: Member) -> list[Asked]:
        """The steps that a member can clear and that are not cleared: they wrote none of it."""
        return [
            each
            for each in self.asked
            if not each.is_done and asks(each.step, member) and not self.wrote(each, member)
        ]

    def to_publish(self, member: Member) -> bool:
        """They could publish it, now or once it is ready: they wrote none of it."""
        publishes = not self.is_internal and member.has(*PUBLISHERS)
        return publishes and member.person_id not in self.work.authors(WHOLE)

    def waits_for(self, member: Member) -> bool:
        """A section, a step or its publishing is theirs."""
        mine = self.to_write(member.person_id) or self.to_clear(member)
        return bool(mine) or self.to_publish(member)

    @property
    def before_publishing(self) -> str:
        """What is left before it is published, as "2 sections and 1 clearance"; "" for nothing."""
        left = self.headings.keys() - self.work.written - {FROM_THE_RECORD}
        steps = sum(not each.is_done for each in self.asked)
        told = [
            plural(len(left), "section") if left else "",
            plural(steps, "clearance") if steps else "",
        ]
        return " and ".join(filter(None, told))

    def wrote(self, asked: Asked, member: Member) -> bool:
        """They wrote what the step is of."""
        return member.person_id in self.work.authors(asked.step)

    def cleared_by(self, person: Person | None, section: str) -> list[Step]:
        """The steps that somebody is named for and that a section is part of."""
        named = person.pk if person else None
        steps = [each.step for each in self.asked]
        return [each for each in steps if named and each.person == named and each.covers(section)]

    def hindered(self, asked: Asked) -> str:
        """Why who is named for a step cannot clear it, in a sentence; "" where nothing speaks
        against it."""
        step = asked.step
        if step.role == CHAIR:
            return f"Nobody with an account chairs {the(self.paper.body)}, so nobody can clear it."
        if step.person is not None and step.person in self.work.authors(step):
            what = "that section" if step.section else "part of it"
            return f"The {step.who} wrote {what}, so somebody else is to be named."
        return ""

    @property
    def waiting(self) -> list[tuple[Asked, date]]:
        """The steps that wait for who clears them, each with the day on which it is due; what was
        returned waits for its authors first."""
        back = Standing.RETURNED
        rows = [each for each in self.asked if not each.is_done and each.standing is not back]
        return [(each, self.clock.before(each.step.days)) for each in rows]

    def who(self, section: str) -> Duty | None:
        return next((each for each in self.duties if each.section == section), None)

    def names(self, asked: Asked) -> list[str]:
        """The headings of what was changed since a step was cleared."""
        return [self.headings.get(each, "What the paper is") for each in asked.changed]


def asks(step: Step, member: Member) -> bool:
    """A step is of a member, by their role or by name."""
    return step.role in member.roles or (
        step.person is not None and step.person == member.person_id
    )


def desks(authority: Authority, papers: Sequence[Any]) -> list[Desk]:
    """Of each paper that is annotated with its `body`, `meeting_on` and `terms_entry`. Six
    queries, or none without a paper."""
    if not papers:
        return []
    keys = {paper.pk: paper.terms_entry for paper in papers}
    settings, layouts = settings_of(authority), layouts_now(authority.pk)
    work, given = work_on(authority, keys), duties_of(authority, keys.keys())
    known = _clear_days(authority, {paper.body for paper in papers})
    today, off = clock.today(), authority.days_off
    seated = chairs_for(settings.values(), authority, {paper.body for paper in papers})
    calendar = CLEAR_DAYS.adding(off)
    found = []
    for paper in papers:
        last = last_day(paper.kind, paper.meeting_on, known.get(paper.body), today, off)
        headings = to_write(layout_of(layouts.get(paper.kind), paper.kind))
        setting = for_body(for_kind(settings, paper.kind), paper.body, seated)
        written = work[paper.pk].written
        duties = tuple(
            Duty(section, headings[section], person, who, due_on, section in written)
            for section, person, who, due_on in given[paper.pk]
            if section in headings
        )
        asked = work[paper.pk].asked(setting)
        days_of = Clock(today, last.on, calendar)
        times = timetable(
            days_of,
            setting,
            duties,
            asked,
            len(headings.keys() - written - {FROM_THE_RECORD}),
            internal=KINDS[paper.kind].internal,
        )
        found.append(Desk(paper, headings, setting, days_of, asked, duties, times, work[paper.pk]))
    return found


LISTED = ("title", "body", "meeting_on", "as_at_day", "legal", "state", "preparing", "terms_entry")


def open_desks(member: Member) -> list[Desk]:
    """The papers that are being written and that a member reads, what is late first."""
    rows = Paper.objects.filter(visible(member, "paper.view_draft"))
    papers = rows.as_at(Moment.latest(), *LISTED).filter(preparing=True).select_related("plan")
    found = desks(member.authority, list(papers))
    return sorted(
        found, key=lambda desk: (not desk.timetable.late, desk.paper.meeting_on, desk.paper.pk)
    )


type Given = tuple[str, int, str, date]
"""A section, the person who writes it and their post, and by when."""


def duties_of(authority: Authority, papers: Collection[int]) -> dict[int, list[Given]]:
    """Who writes what now, by paper. One query."""
    rows = SectionDuty.objects.filter(authority=authority, paper__in=papers).as_at(Moment.latest())
    found: dict[int, list[Given]] = defaultdict(list)
    columns = ("paper", "section", "person", "person__post", "due_on")
    for paper, *given in rows.exclude(person=None).values_list(*columns):
        found[paper].append(tuple(given))
    return found


def notes_of(
    authority: Authority, paper: int
) -> tuple[dict[str, tuple[int, str, date]], Counter[str]]:
    """By section, who writes it and by when; and how many comments are open. One query."""
    duties = SectionDuty.objects.filter(authority=authority, paper=paper).as_at(Moment.latest())
    said: Any = SectionComment.objects.filter(authority=authority, paper=paper, resolved=None)
    told = duties.exclude(person=None).values_list(
        Value("duty"), "section", "person", "person__post", "due_on"
    )
    said = said.values_list(Value("comment"), "section", "made_by", "made_by__post", "made_on")
    rows = [*told.union(said, all=True)]
    given = {section: tuple(rest) for what, section, *rest in rows if what == "duty"}
    return given, Counter(section for what, section, *_ in rows if what == "comment")


def comments_on(paper: Any, section: str) -> list[SectionComment]:
    """All comments on a section, the first one first, each with how it was resolved. One query."""
    said = SectionComment.objects.filter(authority=paper.authority_id, paper=paper, section=section)
    rows = said.annotate(
        done_on=F("resolved__resolved_on"),
        done_by=F("resolved__resolved_by__post"),
        note=F("resolved__note"),
    )
    return list(rows.select_related("made_by").order_by("pk"))


def _clear_days(authority: Authority, bodies: Collection[str]) -> dict[str, tuple[int | None, str]]:
    """By the name of a body: its own number of clear days, and its kind."""
    rows = BodyTerms.objects.filter(authority=authority, name__in=bodies).as_at(Moment.latest())
    return {name: (own, kind) for name, own, kind in rows.values_list("name", "clear_days", "kind")}


def with_body(rows: Any) -> Any:
    """Papers that know their `body`, with its own clear days and its kind: `body_days` and
    `body_kind`, None where there is no such body."""
    terms: Any = BodyTerms.objects.filter(authority=OuterRef("authority"), name=OuterRef("body"))
    named = terms.as_at(Moment.latest())
    return rows.annotate(
        body_days=Subquery(named.values("clear_days")[:1]),
        body_kind=Subquery(named.values("kind")[:1]),
    )


def last_day_of(paper: Any) -> PublicationDay:
    """Of a paper as `with_body` has it, and with its `meeting_on`: no query."""
    body = None if paper.body_kind is None else (paper.body_days, paper.body_kind)
    off = paper.authority.days_off
    return last_day(paper.kind, paper.meeting_on, body, clock.today(), off)
