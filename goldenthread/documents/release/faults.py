"""What must not be in a file that goes out, each with why and how to mend it. Pure."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

SHOWN = 60  # letters of what was found


class Code(StrEnum):
    """What was found in a finished file."""

    AUTHOR = "author"
    COMMENT = "comment"
    TRACKED_CHANGE = "tracked_change"
    HIDDEN_TEXT = "hidden_text"
    HIDDEN_SHEET = "hidden_sheet"
    HIDDEN_CELLS = "hidden_cells"
    FORMULA = "formula"
    EXTERNAL_LINK = "external_link"
    REMOTE_PICTURE = "remote_picture"
    EMBEDDED_FILE = "embedded_file"
    PROGRAM = "program"
    LEFT_BEHIND = "left_behind"
    PICTURE_DATA = "picture_data"
    CHILD = "child"
    CANARY = "canary"
    UNREADABLE = "unreadable"

    @property
    def what(self) -> str:
        return _MEANINGS[self][0]

    @property
    def mend(self) -> str:
        """What the person who made the file does about it."""
        return _MEANINGS[self][1]


_INSPECT = "In Word or Excel: File, Info, Inspect Document, and remove what it finds."
_MEANINGS = {
    Code.AUTHOR: ("names who made the file", _INSPECT),
    Code.COMMENT: ("has comments or notes", "Settle and delete every comment."),
    Code.TRACKED_CHANGE: ("has tracked changes", "Accept or reject every change."),
    Code.HIDDEN_TEXT: ("has text that nobody sees", "Take the text out; covering it is no use."),
    Code.HIDDEN_SHEET: ("has a hidden sheet", "Delete the sheet."),
    Code.HIDDEN_CELLS: ("has hidden rows, columns or cells", "Delete them, or show them."),
    Code.FORMULA: ("has formulas", "Paste the sheet as values."),
    Code.EXTERNAL_LINK: ("leads to a place that is not public", "Take the link out."),
    Code.REMOTE_PICTURE: ("fetches something when it is opened", "Put the picture in the file."),
    Code.EMBEDDED_FILE: ("has another file in it", "Take it out and publish it by itself."),
    Code.PROGRAM: ("has a program in it", "Save it without macros, scripts and actions."),
    Code.LEFT_BEHIND: ("holds data that no page shows", f"Save it anew as PDF. {_INSPECT}"),
    Code.PICTURE_DATA: ("has a picture that says where or by whom it was taken", "Save it anew."),
    Code.CHILD: ("seems to identify a child", "Take it out of the text that it came from."),
    Code.CANARY: ("has words that were set out to catch a leak", "Find where they came in."),
    Code.UNREADABLE: ("cannot be opened to be checked", "Make the file again, without a password."),
}


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing found. `where`: the page, sheet, cell or part; `found`: an excerpt, or a name."""

    code: Code
    where: str
    found: str = ""

    @property
    def sentence(self) -> str:
        """As "The file has a hidden sheet (Sheet 3: “Working”). Delete the sheet."."""
        detail = ": ".join(filter(None, (self.where, f"“{self.found}”" if self.found else "")))
        return f"The file {self.code.what} ({detail}). {self.code.mend}"
