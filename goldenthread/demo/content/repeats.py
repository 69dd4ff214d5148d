"""Findings that repeat earlier ones, as the programme manager looked at them in January 2026.

The monitoring visits' findings are left as suggestions, for whoever tries the example.
"""

from datetime import date

from goldenthread.demo.content.shapes import JudgedRepeat

LOOKED_ON = date(2026, 1, 19)

JUDGED_REPEATS = (
    JudgedRepeat("ILACS25-3", "ILACS23-1", LOOKED_ON, same=True),
    JudgedRepeat("ILACS25-8", "ILACS23-3", LOOKED_ON, same=True),
    JudgedRepeat("ILACS25-9", "ILACS23-4", LOOKED_ON, same=True),
    JudgedRepeat("ILACS25-11", "ILACS23-2", LOOKED_ON, same=True),
    JudgedRepeat("ILACS25-7", "JTAI24-4", LOOKED_ON, same=True),
    JudgedRepeat("ILACS25-7", "JTAI24-P1", LOOKED_ON, same=False),
    JudgedRepeat("ILACS25-8", "ILACS23-1", LOOKED_ON, same=False),
)
