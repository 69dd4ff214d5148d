"""What happened to inspections, past tense, each with its sentence."""

from goldenthread.ledger.events import event

event("inspection.recorded", "Inspection recorded")
event("inspection.date_set", "A date of the inspection was set")
event("inspection.date_taken_back", "A date of the inspection was taken back")
event("inspection.reader_named", "A reader was named before publication")
event("inspection.reader_removed", "A named reader was removed")
event("finding.added", "A finding was added")
event("finding.corrected", "A finding was corrected")
event("finding.dropped", "A finding was dropped: it is none")
