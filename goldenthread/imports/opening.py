"""A draft import with everything that its pages and its saving need, read once."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from goldenthread.accounts.access import Member
from goldenthread.core import clock
from goldenthread.imports.asking import Offer, Question, questions, waits
from goldenthread.imports.models import Heading, ImportDraft
from goldenthread.imports.settling import Settled, Settling
from goldenthread.inspections.areas import areas_at, choices_of
from goldenthread.inspections.read import findings_of, is_for_the_plan
from goldenthread.ledger.models import Authority
from goldenthread.ledger.moments import Moment
from goldenthread.plans.forms.choices import ActionChoices, inspections_for, leads_and_owners
from goldenthread.plans.ratings import in_force


@dataclass(frozen=True)
class Opened:
    """`findings` of the inspections that were chosen, by key."""

    draft: ImportDraft
    settling: Settling
    offer: Offer
    leads: dict[str, Any]
    owners: dict[str, Any]
    inspections: dict[str, Any]
    findings: dict[int, Any]
    areas: list[tuple[str, str]]

    def questions(self, step: str) -> list[Question]:
        return questions(step, self.settling, self.offer)

    def waits(self, step: str) -> int:
        return waits(step, self.settling, self.offer)

    def rows(self) -> list[Settled]:
        return self.settling.rows()

    def post(self, pk: int | None) -> str:
        return self.settling.posts.get(pk or 0, "")

    def action_choices(self, priorities: dict[str, Any]) -> ActionChoices:
        """What the form of a row may choose from."""
        return ActionChoices(
            priorities=priorities,
            people=self.leads,
            owners=self.owners,
            findings={str(pk): row for pk, row in self.findings.items()},
            inspections={row.pk: row.name for row in self.inspections.values()},
            areas=self.areas,
        )


def opened(member: Member, draft: ImportDraft) -> Opened:
    leads, owners = leads_and_owners(member.authority)
    inspections: dict[str, Any] = {**inspections_for(member)}
    chosen = _chosen(draft, inspections)
    found = {row.pk: row for row in findings_of(chosen) if is_for_the_plan(row)} if chosen else {}
    posts = {int(key): person.post for key, person in owners.items()}
    offer = Offer(
        leads=[(key, person.post) for key, person in leads.items()],
        owners=[(key, person.post) for key, person in owners.items()],
        levels=_levels(),
        inspections=[(key, row.name) for key, row in inspections.items()],
        findings={pk: row.text or "" for pk, row in found.items()},
        today=clock.today().isoformat(),
    )
    return Opened(
        draft,
        Settling(draft.proposal, draft.choices, posts),
        offer,
        leads,
        owners,
        inspections,
        found,
        choices_of(areas_at(member.authority, Moment.latest())),
    )


def _chosen(draft: ImportDraft, inspections: dict[str, Any]) -> list[int]:
    """The inspections that the plan is to answer: as chosen, until then the newest."""
    said = draft.choices.get("findings", {}).get("inspections")
    if said is None:
        said = list(inspections)[:1] if draft.proposal["findings"] else []
    return [int(key) for key in said if key in inspections]


def _levels() -> list[tuple[str, str]]:
    return [(level.code, level.word) for level in in_force().progress.levels]


def headings_of(authority: Authority) -> dict[str, str]:
    """What headings mean here, as people corrected them."""
    rows = Heading.objects.filter(authority=authority)
    return dict(rows.values_list("words", "field"))
