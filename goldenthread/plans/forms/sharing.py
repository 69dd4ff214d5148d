"""The form that lets an action serve another plan."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from goldenthread.core.forms import ChangeForm
from goldenthread.plans.forms.editing import area, offer, one_of


class ShareForm(ChangeForm):
    priority = one_of(
        "Where does it stand in the other plan?", missing="Choose where it stands there."
    )
    why = area("Why does it serve both?", error_messages={"required": "Say why it serves both."})

    def __init__(self, *args: Any, priorities: Mapping[str, Any], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer(self.fields["priority"], priorities, lambda row: row.words, ("", "Choose"))
