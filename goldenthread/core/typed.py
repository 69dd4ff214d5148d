"""Text as somebody typed or pasted it, without what nobody sees. Pure.

What is copied from slides, PDFs and web pages brings signs along that no page shows and no file of
a paper may hold: a slide's end of line is a vertical tab. A sign that turns the direction of what
follows would let a text read as another.
"""

from __future__ import annotations

import re

_ENDS = re.compile("[\x0b\x0c\x85\u2028\u2029]")
_UNSEEN = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\xad\u200b\u202a-\u202e\u2060\ufeff\ufffe\uffff]"
)


def seen_of(text: str, *, lines: bool) -> str:
    """The text without unseen signs; a slide’s end of line is a line’s, or a space in one line.

    >>> seen_of("Plans\\x0bare\\x02 late", lines=False)
    'Plans are late'
    """
    return _UNSEEN.sub("", _ENDS.sub("\n" if lines else " ", text))
