"""The stage that the living example is played on: who and what there is so far."""

from __future__ import annotations

from dataclasses import dataclass, field

from goldenthread.accounts.access import Member, system
from goldenthread.accounts.changes import grant_role
from goldenthread.accounts.members import member_of
from goldenthread.accounts.models import Person, Role
from goldenthread.demo.content.people import AUTHORITIES, POSTS
from goldenthread.documents.check import CheckedFile
from goldenthread.documents.kinds import kind_of
from goldenthread.documents.models import store
from goldenthread.inspections.models import Finding, Inspection
from goldenthread.ledger.models import Authority
from goldenthread.ledger.moments import Moment
from goldenthread.plans.models import Action, Evidence, Plan
from goldenthread.reports.models import Paper


@dataclass
class Stage:
    """People, inspections and plans by the keys that the content has for them."""

    authorities: dict[str, Authority] = field(default_factory=dict)
    people: dict[str, Person] = field(default_factory=dict)
    inspections: dict[str, Inspection] = field(default_factory=dict)
    findings: dict[str, Finding] = field(default_factory=dict)
    plans: dict[str, Plan] = field(default_factory=dict)
    actions: dict[tuple[str, str], Action] = field(default_factory=dict)
    evidence: dict[str, Evidence] = field(default_factory=dict)
    papers: dict[str, Paper] = field(default_factory=dict)
    _members: dict[str, Member] = field(default_factory=dict)

    def member(self, key: str) -> Member:
        """A member of the cast with their roles, which hold throughout."""
        if key not in self._members:
            self._members[key] = member_of(self.people[key])
        return self._members[key]

    def find_actions(self, plan: str) -> None:
        """Learn the actions of a plan by their references."""
        rows = Action.objects.filter(placements__plan=self.plans[plan])
        for action in rows.as_at(Moment.latest(), "reference"):
            self.actions[plan, action.reference] = action

    def set_up_cast(self) -> None:
        """Both councils and their people. Guests come later: their access is short."""
        for each in AUTHORITIES:
            self.authorities[each.key] = Authority.objects.create(slug=each.key, name=each.name)
        for post in POSTS:
            person = Person(
                authority=self.authorities[post.authority], email=post.email, post=post.title
            )
            person.set_unusable_password()
            person.save()
            self.people[post.key] = person
            for role in post.roles:
                if role != Role.GUEST:
                    of = post.team if role == Role.PARTNER else ""
                    by = system(person.authority)
                    grant_role(by=by, person=person, role=role, organisation=of)

    def admit_guest(self, key: str) -> None:
        """Give a guest reader of the cast access until the day that the content says."""
        post = next(each for each in POSTS if each.key == key)
        person = self.people[key]
        grant_role(by=system(person.authority), person=person, role=Role.GUEST, until=post.ends)
        self._members.pop(key, None)


def own_file(name: str, data: bytes) -> CheckedFile:
    """A file that the example itself wrote: kept like an upload, but not suspected."""
    return CheckedFile(name, kind_of(name).code, store().put(data), len(data))
