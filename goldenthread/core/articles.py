"""The names of bodies in a sentence: “the Improvement Board”, but “Ofsted”. Pure."""

from __future__ import annotations

import re

_KINDS = re.compile(
    r"\b(?:board|committee|sub-committee|council|cabinet|panel|group|sub-group|partnership"
    r"|commission|commissioner|forum|assembly|department|team|authority|executive|office"
    r"|inspectorate|body|meeting|network|trust)s?\b",
    re.IGNORECASE,
)


def the(name: str) -> str:
    """A body’s name for the middle of a sentence: with its article where the name says what kind
    of body it is; as it stands where it is a name of its own, such as Ofsted or DfE."""
    if name[:4].lower() == "the ":
        return f"the {name[4:]}"
    return f"the {name}" if _KINDS.search(name) else name
