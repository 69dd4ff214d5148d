"""Measures of the library that Annex A has not the columns for. Pure."""

from __future__ import annotations

from collections.abc import Mapping

_NOT_IN_IT = (
    *("cla_imms", "cla_dev", "sdq", "sw_changes", "school_moves", "cla_absence", "cla_att8"),
    *("agency", "vacancy", "turnover", "sw_absence", "supervision", "audit_good"),
    "proceedings_26w",
)


def not_computable() -> Mapping[str, str]:
    """By id, why."""
    return {
        "contact_decision_1wd": "Annex A has no date of the decision.",
        "cpp_repeat_2y": "Annex A does not say when the plan before ended.",
        "over_20_miles": "Annex A has no home address; only whether a placement is in the area.",
    } | dict.fromkeys(_NOT_IN_IT, "Annex A does not ask for it.")
