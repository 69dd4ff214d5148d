"""The name of an authority as people say it: "Devon" for "Devon County Council"."""

from __future__ import annotations

import re

_BEFORE = re.compile(
    r"(?:the\s+|(?:london|royal|metropolitan|county)?\s*borough\s+(?:council\s+)?of\s+"
    r"|council\s+of\s+(?:the\s+)?|city\s+(?:council\s+)?of\s+(?!london\b)|county\s+of\s+)",
    re.IGNORECASE,
)
_AFTER = re.compile(
    r"[\s,]+(?:(?:local\s+authority|unitary\s+authority|council|county\s+council|mbc)"
    r"|(?:city|borough|county\s+borough|metropolitan\s+(?:borough|district)|district|london\s+borough"
    r"|royal\s+borough)(?:\s+council)?)$",
    re.IGNORECASE,
)


def authority_name(printed: str) -> str:
    name = re.sub(r"\s+", " ", printed).strip(" ,.:;–-")
    while match := _BEFORE.match(name):
        name = name[match.end() :]
    while match := _AFTER.search(name):
        name = name[: match.start()]
    return name
