"""What goes out is opened once more and looked through, whoever made it; see documents.release."""

from __future__ import annotations

from urllib.parse import urlsplit

from django.conf import settings

from goldenthread.core.errors import Refused
from goldenthread.documents.kinds import BY_CODE
from goldenthread.documents.release import check

SAID = 3  # of all its faults: whoever mends these makes the file anew


def check_release(kind: str, data: bytes) -> None:
    """Refused, with what is wrong and how to mend it, where a finished file must not go out."""
    ours = urlsplit(settings.BASE_URL).hostname or ""
    faults = check(kind, data, canaries=settings.RELEASE_CANARIES, hosts=[ours])
    if faults:
        more = f" And {len(faults) - SAID} more." if len(faults) > SAID else ""
        said = " ".join(fault.sentence for fault in faults[:SAID])
        title = BY_CODE[kind].title
        raise Refused(f"Nothing is published: {title} did not pass its release check. {said}{more}")
