"""Rectangles and places on pages; why a PDF cannot be read."""

from __future__ import annotations

from dataclasses import dataclass


class CannotRead(Exception):
    """The file cannot be read. `sentence` says why, fit for a page."""

    def __init__(self, sentence: str) -> None:
        super().__init__(sentence)
        self.sentence = sentence


@dataclass(frozen=True, slots=True)
class Box:
    x0: float
    top: float
    x1: float
    bottom: float

    def __or__(self, other: Box) -> Box:
        return Box(
            min(self.x0, other.x0),
            min(self.top, other.top),
            max(self.x1, other.x1),
            max(self.bottom, other.bottom),
        )


@dataclass(frozen=True, slots=True)
class Place:
    """A rectangle on a page; pages are counted from 1."""

    page: int
    box: Box


@dataclass(frozen=True, slots=True)
class PageSize:
    number: int
    width: float
    height: float
