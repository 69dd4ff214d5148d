"""The form of a visit to the front line."""

from __future__ import annotations

from goldenthread.core.forms import DayField
from goldenthread.governance.changes import VisitInput
from goldenthread.governance.forms.fields import OfActions, area, choice, line, references
from goldenthread.governance.models import VisitStatus

NO_CHILD = "Do not name or describe a child: no one should be known by it."


class VisitForm(OfActions):
    """What a visit is, who was asked, and afterwards what was seen and said."""

    service = line("Service", missing="Say which service is visited.", most=120)
    day = DayField(label="Day", error_messages={"required": "Give the day of the visit."})
    status = choice("How it stands", VisitStatus.choices, "Choose how the visit stands.")
    purpose = area("What it is for", missing="Say what the visit is for.", most=1000)
    briefing = area("Briefing on the service", "What members should know before they come.")
    left_out = area(
        "Who was not invited, and why?", "Empty: every member of the body was invited.", most=1000
    )
    went = line("Who went", "Posts, not names.", most=300)
    saw = area("What was seen", NO_CHILD)
    themes = line("Themes", "A few words, with commas: caseloads, premises.", most=300)
    feedback = area("What the staff were told", NO_CHILD)
    actions = references("Actions that it bears on")

    def visit(self) -> VisitInput:
        said = self.values()
        return VisitInput(seen=said.pop("saw"), **said)
