"""Forms for papers on items."""

from __future__ import annotations

from typing import Any

from django import forms

from goldenthread.documents.models import ExemptParagraph, Legal, Marking
from goldenthread.governance.changes import ItemPaperInput
from goldenthread.governance.forms.fields import GovernanceForm, OfSomebody, area, choice, line

FILES = "PDF, Word, Excel, CSV, HTML, PNG, JPEG or plain text, at most 25 MB."


class PaperForm(OfSomebody):
    """What a paper is: its title, and its three axes apart but for publication."""

    title = line("Title", missing="Give the paper its title.", most=300)
    marking = choice("Marking", Marking.choices, "Choose the marking.")
    legal = choice("Legal status", Legal.choices, "Choose whether the paper is open.")
    paragraph = choice(
        "Exempt by paragraph", ExemptParagraph.choices, hint="Schedule 12A; only if exempt."
    )
    legal_reason = area(
        "Why is it not open?", "With the test of the public interest. Only where it is not."
    )
    person = forms.ChoiceField(
        label="Who owes it, with an account",
        required=False,
        help_text="They are written to while the paper is to follow.",
    )
    post = line("Or the post of somebody without one", most=120)

    def paper(self) -> ItemPaperInput:
        said = {name: value for name, value in self.values().items() if name != "file"}
        return ItemPaperInput(**said | {"person": self.people.get(said.get("person", ""))})


class NewPaperForm(PaperForm):
    """A paper with its file, or without one while it is to follow."""

    file = forms.FileField(
        label="File", required=False, help_text=f"{FILES} Without one the paper is to follow."
    )


class BringForm(GovernanceForm):
    """The file of a paper that is to follow, or a newer version."""

    file = forms.FileField(
        label="File", help_text=FILES, error_messages={"required": "Choose the file."}
    )


class PublishPaperForm(GovernanceForm):
    """Where the release check found something, who publishes the file says that they were told."""

    ASKS = False
    all_the_same = forms.BooleanField(
        error_messages={
            "required": "Bring a file without what the release check found, or tick that this one "
            "is published all the same."
        }
    )

    def __init__(self, *args: Any, faults: int, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not faults:
            del self.fields["all_the_same"]
            return
        found = "the fault" if faults == 1 else f"the {faults} faults"
        self.fields["all_the_same"].label = f"Publish it all the same, with {found} on record"


class WithdrawPaperForm(GovernanceForm):
    """Why a paper is withdrawn."""

    why = area("Why is it withdrawn?", missing="Say why the paper is withdrawn.", most=1000)
