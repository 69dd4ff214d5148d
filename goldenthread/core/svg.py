"""Drawing by hand: the few pieces of SVG that every drawing is made of. Pure.

Presentation attributes alone: the policy refuses `style=`, and papers have no style sheet.
"""

from __future__ import annotations

from collections.abc import Iterable

from markupsafe import Markup

INK, SECONDARY = "#0b0c0c", "#484949"
FONT = 'font-family="Arial, Liberation Sans, Arimo, sans-serif" font-size="14"'


def number(value: float) -> str:
    """A number as short as SVG lets it be."""
    return f"{value:.2f}".rstrip("0").rstrip(".")


def text(left: float, top: float, words: str, paint: str) -> str:
    return f'<text x="{number(left)}" y="{number(top)}" {FONT} {paint}>{words}</text>'


def titled(
    name: str, size: tuple[float, float], said: tuple[str, str], drawn: Iterable[str]
) -> Markup:
    """A drawing with its title and description, `said`. `name` is its class, and begins its ids."""
    width, height = number(size[0]), number(size[1])
    title, words = (Markup.escape(each) for each in said)
    return Markup(  # noqa: S704 - numbers and constants; what is said is escaped
        f'<svg xmlns="http://www.w3.org/2000/svg" class="{name}" width="{width}" height="{height}"'
        f' viewBox="0 0 {width} {height}" role="img" aria-labelledby="{name}-title {name}-words">'
        f'<title id="{name}-title">{title}</title><desc id="{name}-words">{words}</desc>'
        f"{''.join(drawn)}</svg>"
    )
