"""Examples of the addresses about writing papers together, and about clearing them."""

from __future__ import annotations

from tests.house.example import Example, of

WRITING: dict[str, Example] = {
    "paper-section": Example("manager", "finance", of("drafted", then=("summary",))),
    "paper-section-beside": Example(
        "manager", "finance", of("drafted", then=("summary",)), answer=302
    ),
    "paper-give": Example("manager", "finance", of("drafted", then=("summary",))),
    "paper-comments": Example("finance", "board_member", of("drafted", then=("finance",))),
    "paper-comment-done": Example("manager", "board_member", of("comment")),
    "paper-timetable": Example("finance", "board_member", of("drafted")),
    "paper-figures": Example("finance", "board_member", of("drafted")),
    "paper-clear": Example("finance", "board_member", of("drafted", then=(1,))),
    "my-papers": Example("owner", "administrator"),
    "clearance": Example("democratic_services", "finance"),
}
