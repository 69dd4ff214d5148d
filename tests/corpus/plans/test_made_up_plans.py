"""The reader of plans on a corpus of made-up ones: what is read is right, or it is asked about."""

from __future__ import annotations

from functools import cache

import pytest

from goldenthread.imports.reader import read_plan
from tests.corpus.plans.content import Maker
from tests.corpus.plans.every import LAYOUTS
from tests.corpus.plans.scoring import Score, score
from tests.corpus.plans.writing import write

PLANS = [(name, kind) for name, (_, kinds) in LAYOUTS.items() for kind in kinds]


@cache
def scored(name: str, kind: str) -> Score:
    make, _ = LAYOUTS[name]
    document, truth = make(Maker(f"{name} as {kind}"))
    plan = read_plan(write(document, kind), f"plan.{kind}")
    return score(plan, truth, f"{name}.{kind}")


@pytest.mark.parametrize(("name", "kind"), PLANS)
def test_nothing_is_wrong_in_silence(name: str, kind: str) -> None:
    assert scored(name, kind).silent == []


def test_nearly_every_field_is_read_right() -> None:
    total = sum((scored(name, kind) for name, kind in PLANS), Score())
    assert len(PLANS) >= 30
    assert total.fields > 1_500
    assert total.share >= 0.95, total.told
