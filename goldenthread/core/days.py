"""How a day is written in sentences. Pure."""

from datetime import date


def long_date(day: date) -> str:
    """3 March 2025."""
    return f"{day.day} {day:%B %Y}"
