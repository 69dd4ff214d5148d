"""Made-up pages in the manners of many councils: how they number, resolve, vote and promise."""

from pathlib import Path

from goldenthread.governance.minutes import Record, read_text

PAGES = {
    each.stem: each.read_text() for each in sorted(Path(__file__).with_name("pages").iterdir())
}


def made(name: str) -> Record:
    """The record of one of these pages."""
    return read_text(PAGES[name])
