"""Long words shown short, with "…" where something was left out. Pure."""


def cut(words: str, most: int) -> str:
    """At most so many letters of it."""
    return words if len(words) <= most else f"{words[:most]}…"


def cut_at_word(words: str, most: int) -> str:
    """At most so many letters of it, "…" among them, and no word in part."""
    return words if len(words) <= most else f"{words[: most - 1].rsplit(' ', 1)[0]}…"
