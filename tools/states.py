"""Print the states of an action, and what may follow what, into docs/STATES.md.

    .venv/bin/python -m tools.states

The text is made from goldenthread/plans/states.py; a house test compares the two.
"""

from __future__ import annotations

from pathlib import Path

from goldenthread.plans.states import mermaid, table

DOCUMENT = Path(__file__).resolve().parent.parent / "docs" / "STATES.md"
WORDS = """# The states of an action

Made by `.venv/bin/python -m tools.states` from `goldenthread/plans/states.py`, which the rules and
pages read too; do not change it here.

States are never ratings: an action keeps its progress and its impact whatever state it is in.
"Not started" before its start date is a rating and no state; only past that date, and only while
the action is open, does it say "should have started".

```mermaid
{picture}
```

{table}
"""


def document() -> str:
    """The whole document, as it should stand."""
    return WORDS.format(picture=mermaid(), table=table())


if __name__ == "__main__":
    DOCUMENT.write_text(document())
    print(f"Written: {DOCUMENT}")
