"""The form of a visit to the front line."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from goldenthread.core.forms import DayField
from goldenthread.governance.changes import VisitInput
from goldenthread.governance.forms.fields import (
    OfActions,
    area,
    boxes,
    choice,
    line,
    offer,
    references,
)
from goldenthread.governance.invitations import left_out_said
from goldenthread.governance.models import VisitStatus

NO_CHILD = "Do not name or describe a child: no one should be known by it."


class VisitForm(OfActions):
    """What a visit is, who was asked, and afterwards what was seen and said."""

    service = line("Service", missing="Say which service is visited.", most=120)
    day = DayField(label="Day", error_messages={"required": "Give the day of the visit."})
    status = choice("How it stands", VisitStatus.choices, "Choose how the visit stands.")
    purpose = area("What it is for", missing="Say what the visit is for.", most=1000)
    briefing = area("Briefing on the service", "What members should know before they come.")
    not_invited = boxes(
        "Who is not invited?",
        "Everybody else who sits on the body is written to as soon as you save, where there is an "
        "account.",
    )
    left_out = area("Why are they not invited?", most=1000)
    went = line("Who went", "Posts, not names.", most=300)
    saw = area("What was seen", NO_CHILD)
    themes = line("Themes", "A few words, with commas: caseloads, premises.", most=300)
    feedback = area("What the staff were told", NO_CHILD)
    actions = references("Actions that it bears on")

    def __init__(self, *args: Any, posts: Sequence[str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        named = {post: post for post in posts}
        offer(self, "not_invited", named, named)

    def clean(self) -> dict[str, Any]:
        said: dict[str, Any] = super().clean() or self.cleaned_data
        chosen, why = said.get("not_invited"), said.get("left_out", "").strip()
        if chosen and not why:
            self.add_error("left_out", "Say why they are not invited.")
        elif why and not chosen and said.get("status") == VisitStatus.PLANNED:
            self.add_error("left_out", "Tick who is not invited, or leave the reason empty.")
        return said

    def visit(self) -> VisitInput:
        said = self.values()
        left_out = left_out_said(said.pop("not_invited", ()), said.pop("left_out").strip())
        return VisitInput(seen=said.pop("saw"), left_out=left_out, **said)
