"""Taking a file from a form: checked, asked about, and only then kept."""

from __future__ import annotations

from goldenthread.core.asking import Found
from goldenthread.core.errors import Refused
from goldenthread.core.forms import ChangeForm
from goldenthread.documents.changes import put_upload
from goldenthread.documents.check import CheckedFile
from goldenthread.documents.kinds import Kind


def take_upload(
    form: ChangeForm, name: str = "file", also: tuple[Kind, ...] = ()
) -> CheckedFile | None:
    """The file of a valid form, its bytes kept; None where there is none.

    What is wrong with it, or seems to identify a child in it, becomes an error of the form: ask
    `form.is_valid()` afterwards. Nothing of such a file is kept, so it is chosen again.
    """
    upload = form.cleaned_data[name]
    if not upload:
        return None
    try:
        return put_upload(
            upload.name,
            upload.read(),
            may_keep=lambda file: ask_about(form, name, file),
            also=also,
        )
    except Refused as refusal:
        form.add_error(name, str(refusal))
        return None


def ask_about(form: ChangeForm, name: str, file: CheckedFile) -> bool:
    """Ask at a form whether its file identifies a child; whether it may be kept so far."""
    form.question.ask(Found(form, name, passage) for passage in file.passages)
    return form.is_valid()
