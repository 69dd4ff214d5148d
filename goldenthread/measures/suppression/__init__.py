"""Small numbers: what is hidden before figures about children are published. Pure.

    sheet = read_sheet(text)
    layout = layout_of(sheet)
    print(publish(sheet, layout).as_csv())

`docs/SUPPRESSION.md` states the rules. Figures of one measure: `share_shown`; a table of one's
own, with any sums: `hiding.protect`.
"""

from goldenthread.measures.suppression.hiding import THRESHOLDS, Hidden, Rule, protect
from goldenthread.measures.suppression.layouts import layout_of
from goldenthread.measures.suppression.moves import Sum
from goldenthread.measures.suppression.publishing import Note, Published, publish
from goldenthread.measures.suppression.rounding import Rounding
from goldenthread.measures.suppression.shares import ShareShown, share_shown
from goldenthread.measures.suppression.sheets import HIDDEN, Layout, Sheet, read_sheet

__all__ = [
    "HIDDEN",
    "THRESHOLDS",
    "Hidden",
    "Layout",
    "Note",
    "Published",
    "Rounding",
    "Rule",
    "ShareShown",
    "Sheet",
    "Sum",
    "layout_of",
    "protect",
    "publish",
    "read_sheet",
    "share_shown",
]
