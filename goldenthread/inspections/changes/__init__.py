"""Everything that changes inspections, as verbs. Nothing else saves."""

from goldenthread.inspections.changes.areas import set_practice_areas
from goldenthread.inspections.changes.inspections import (
    FindingInput,
    InspectionInput,
    JudgementInput,
    ReadAs,
    add_finding,
    correct_finding,
    discard_draft,
    name_reader,
    named_readers,
    record_inspection,
    remove_reader,
    save_draft,
    set_inspection_date,
    start_draft,
)
from goldenthread.inspections.changes.others import (
    OtherFindingInput,
    OtherReportInput,
    load_other_report,
)
from goldenthread.inspections.changes.repeats import judge_repeat

__all__ = [
    "FindingInput",
    "InspectionInput",
    "JudgementInput",
    "OtherFindingInput",
    "OtherReportInput",
    "ReadAs",
    "add_finding",
    "correct_finding",
    "discard_draft",
    "judge_repeat",
    "load_other_report",
    "name_reader",
    "named_readers",
    "record_inspection",
    "remove_reader",
    "save_draft",
    "set_inspection_date",
    "set_practice_areas",
    "start_draft",
]
