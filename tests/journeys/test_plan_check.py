"""The living example passes its own plan check, but for the faults that were put into it."""

from __future__ import annotations

import json
from collections import Counter

from tests.installations import Installation

# Complete without evidence, a finding that nobody answers, dates that slip: its story.
PUT_IN = {
    "finding-without-action": 1,
    "action-without-finding": 1,
    "moved-often": 3,
    "overdue": 6,
    "complete-without-evidence": 7,
    "complete-without-impact": 1,
    "should-have-started": 3,
    "percentage-without-whole": 7,
    "same-update": 5,
}


def test_the_living_example_has_the_faults_that_were_put_in_and_no_others(
    world: Installation,
) -> None:
    words = ["check-plan", "--plan", "2", "--format", "json"]
    said = world.run(*words).stdout
    assert Counter(fault["code"] for fault in json.loads(said)["faults"]) == PUT_IN
