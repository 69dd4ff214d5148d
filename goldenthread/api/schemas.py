"""What the API takes and gives, as types; OpenAPI is made of them."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal
from typing import Annotated, Literal

from ninja import Schema
from pydantic import ConfigDict, Field, StringConstraints

MOST_READINGS, MOST_LETTERS = 500, 500

Text = Annotated[
    str, StringConstraints(max_length=MOST_LETTERS, pattern="^[^\\x00]*$", strict=True)
]


class ReadingIn(Schema):
    """What is said of one period: a value, or two counts, or why it is missing."""

    model_config = ConfigDict(extra="forbid")

    period: Text = Field(
        description="A month, a quarter or a financial year, by its first day or as it is written.",
        examples=["2026-10", "Q3 2025-26", "2025-26"],
    )
    value: Decimal | None = Field(None, description="The figure, in the unit of the measure.")
    numerator: Decimal | None = Field(None, description="With a denominator; the value follows.")
    denominator: Decimal | None = None
    status: Literal["provisional", "final", "revised"] = Field(
        "final", description="A figure that replaces a final one is a revision, whatever it says."
    )
    missing: Text = Field("", description="Why there is no figure, where there is none.")
    commentary: Text = Field("", description="Needed where a final figure is revised: why it is.")


class ReadingsIn(Schema):
    model_config = ConfigDict(extra="forbid")

    readings: list[ReadingIn] = Field(min_length=1, max_length=MOST_READINGS)


class Saved(Schema):
    """What a sending did. `entry`: its number in the record; none where nothing was new."""

    saved: int
    unchanged: int
    entry: int | None
    repeated: bool = Field(description="It was sent before with this key, and done then.")


class Latest(Schema):
    period: date
    words: str
    value: float | None


class MeasureOut(Schema):
    """A measure. `key` names it in addresses, as its reference does."""

    key: int
    reference: str
    name: str
    unit: str
    frequency: str
    latest: Latest | None
    may_enter: bool


class MeasuresOut(Schema):
    measures: list[MeasureOut]


class Told(Schema):
    """What was said of a period: by which post, and when."""

    status: str
    value: float | None
    numerator: float | None
    denominator: float | None
    missing: str
    commentary: str
    by: str
    recorded_at: datetime


class ReadingOut(Told):
    """What holds of a period, and what was said of it before, newest first."""

    period: date
    words: str
    earlier: list[Told]


class ReadingsOut(Schema):
    """The readings of a measure as they were known on a day, the oldest period first."""

    key: int
    reference: str
    name: str
    unit: str
    frequency: str
    at: date
    readings: list[ReadingOut]


class RowProblem(Schema):
    """What is wrong with one reading; `row` counts from 1."""

    row: int
    error: str


class Problem(Schema):
    """Why nothing was done, in a sentence that says what to do; row by row where it is theirs."""

    error: str
    rows: list[RowProblem] = []
