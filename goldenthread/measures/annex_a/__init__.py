"""Annex A: measures of an inspection's extract, computed beside the data. Pure.

Nothing of a child leaves these modules: not a value, not an identifier, not a text of a cell.
`docs/ANNEX-A.md` says how each measure is computed and what leaves a row out.
"""

from goldenthread.measures.annex_a.checks import Problem
from goldenthread.measures.annex_a.computing import Computed, Result, compute, results_by_measure
from goldenthread.measures.annex_a.counting import Asked
from goldenthread.measures.annex_a.hiding import Shown, hide_small
from goldenthread.measures.annex_a.not_here import not_computable

__all__ = [
    "Asked",
    "Computed",
    "Problem",
    "Result",
    "Shown",
    "compute",
    "hide_small",
    "not_computable",
    "results_by_measure",
]
