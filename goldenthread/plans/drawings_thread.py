"""The golden thread as SVG: a drawing for each finding, one under the other. Pure.

Drawn with presentation attributes alone and told apart without colour: a whole thread is thick,
one that ends further on thin, one that waits for an assessment dashed, a break frayed. Both
ratings look as they do everywhere. A table beside it says the same.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import accumulate
from textwrap import wrap

from markupsafe import Markup

from goldenthread.core.svg import FONT as _FONT
from goldenthread.core.svg import INK, SECONDARY
from goldenthread.core.svg import number as _n
from goldenthread.plans.drawings import (
    _EDGES,
    FILLS,
    PLUM,
    TINTS,
    _rect,
    impact_glyph,
    progress_glyph,
)
from goldenthread.plans.position import ActionRow, Rated
from goldenthread.plans.ratings import Impact, in_force
from goldenthread.plans.thread import Break, Line, Strand, Thread

WIDTH = 1200.0
_THREAD, _LINK = "#a06c00", "#1a65a6"
_LETTER = 7.0  # px of a letter at 14 px, on average; bold ones are wider
_ROW, _GAP, _PAD = 18.0, 8.0, 9.0
_FINDING = (0.0, 236.0)
_ACTION = (296.0, 706.0)
_EVIDENCE = (756.0, 916.0)
_IMPACT = (966.0, WIDTH)
_REFERENCE = 46.0
_KIND = 18.0
_BOLD = 'font-weight="700"'
_PAINT, _UNDER = f'fill="{_LINK}"', ' text-decoration="underline"'


@dataclass(frozen=True, slots=True)
class Labels:
    """What the drawing says besides its rows, as its table does.

    `address` and `name` of a finding, action or priority; `kinds`: the six kinds of evidence,
    code to words, in their order; `level`: what the plan calls a priority.
    """

    address: Callable[[Rated], str]
    name: Callable[[Rated], str]
    kinds: Mapping[str, str]
    level: str

    def finding(self, thread: Thread) -> str:
        """What the finding is called, or that there is none."""
        name = self.name(thread.finding) if thread.finding else Break.NO_FINDING.words
        return name[0].upper() + name[1:]

    def has(self, thread: Thread) -> str:
        """The kinds of evidence that there are: "Data, case audit"; or "None"."""
        return self._listed(thread, held=True) or "None"

    def lacks(self, thread: Thread) -> str:
        return self._listed(thread, held=False) or "None"

    def _listed(self, thread: Thread, *, held: bool) -> str:
        words = [label for code, label in self.kinds.items() if (code in thread.kinds) is held]
        return ", ".join([*words[:1], *(word.lower() for word in words[1:])])

    def impact_of(self, thread: Thread) -> str:
        """Whose impact it is, where not the action's own: "of the theme"."""
        words = {"priority": f"of the {self.level}", "finding": "of the finding"}
        return words.get(thread.impact_of, "")


@cache
def evidence_glyph(held: bool) -> Markup:
    """A sheet of paper, full where a kind of evidence is there, a dashed outline where not."""
    return Markup(  # noqa: S704 - numbers and constants
        '<svg xmlns="http://www.w3.org/2000/svg" class="gt-sheet" width="13" height="16"'
        f' viewBox="0 0 13 16" aria-hidden="true" focusable="false">{_sheets([held])}</svg>'
    )


def _sheets(held: Sequence[bool]) -> str:
    """A row of sheets: those that are full as one path, and the outlines as another."""
    places = [(n * _KIND, there) for n, there in enumerate(held)]
    full = "".join(f"M{_n(x + 1)} 1h7v4h4v10h-11z" for x, there in places if there)
    corner = "".join(f"M{_n(x + 9.4)} .6l3 3h-3z" for x, there in places if there)
    empty = "".join(f"M{_n(x + 1)} 1h7l4 4v10h-11z" for x, there in places if not there)
    solid = f'<path d="{full}{corner}" fill="{INK}"/>'
    dashed = (
        f'<path d="{empty}" fill="#fff" stroke="{SECONDARY}" stroke-width="1.2"'
        ' stroke-dasharray="2 1.6"/>'
    )
    return (solid if full else "") + (dashed if empty else "")


def thread_key() -> Markup:
    """What the four kinds of line mean."""
    item = Markup(
        '<li><svg xmlns="http://www.w3.org/2000/svg" width="44" height="18" viewBox="0 0 44 18"'
        ' aria-hidden="true" focusable="false">{}</svg>{}</li>'
    )
    said = {
        Line.WHOLE: "runs whole",
        Line.THIN: "ends or breaks further on",
        Line.BROKEN: "breaks",
        Line.WAITS: in_force().say("impact {not_assessed}"),
    }
    items = (
        item.format(Markup(_run(line, (2, 9), (42, 9))), words)  # noqa: S704 - numbers
        for line, words in said.items()
    )
    return Markup('<ul class="gt-weave__key">{}</ul>').format(Markup("").join(items))


def thread_drawing(strand: Strand, labels: Labels) -> Markup:
    """The threads of one priority: the heads of the columns, then a drawing for each finding."""
    return Markup("").join([_heads(), *(_bundle(rows, labels) for rows in strand.bundles)])


def _heads() -> Markup:
    named = (
        (_FINDING, "Finding", INK),
        (_ACTION, "Action, with progress", INK),
        (_EVIDENCE, "Evidence", INK),
        (_IMPACT, "Impact", PLUM),
    )
    drawn = "".join(
        _words(left, 16, words, f'{_BOLD} fill="{ink}"')
        + _rect(left, 24, right - left, 2, f'fill="{ink}"')
        for (left, right), words, ink in named
    )
    return _part(34, 'aria-hidden="true" focusable="false"', drawn)


def _part(height: float, what: str, drawn: str) -> Markup:
    size = f'width="{_n(WIDTH)}" height="{_n(height)}" viewBox="0 0 {_n(WIDTH)} {_n(height)}"'
    return Markup(  # noqa: S704 - numbers and constants; words are escaped where they are set
        f'<svg xmlns="http://www.w3.org/2000/svg" class="gt-weave__part" {size} {_FONT} {what}>'
        f"{drawn}</svg>"
    )


def _bundle(threads: Sequence[Thread], labels: Labels) -> Markup:
    """One finding with the threads that begin at it; or those that begin at none."""
    heights = [_height(each, labels) for each in threads]
    tops = [_GAP, *(_GAP + high for high in accumulate(high + _GAP for high in heights))]
    finding = _lines_of_finding(threads[0], labels)
    tall = max(tops[-1] - 2 * _GAP, _ROW * min(len(finding), 8) + 2 * _PAD)
    extra = (tall - (tops[-1] - 2 * _GAP)) / 2
    drawn = [_finding(threads[0], finding, tall, labels)]
    for each, top, high in zip(threads, tops, heights, strict=False):
        drawn += _thread(each, (top + extra, high), _GAP + tall / 2, labels)
    said = (labels.finding(threads[0]), " ".join(_said(each, labels) for each in threads))
    return _svg(_key(threads[0]), tall + 2 * _GAP, said, drawn)


def _key(first: Thread) -> str:
    """What tells a drawing from the others of its page."""
    strand = first.action.priority if first.action else ""
    return f"thread-{strand}-{first.finding.pk if first.finding else 0}"


def _said(thread: Thread, labels: Labels) -> str:
    if not thread.action:
        return f"{thread.words}."
    progress = in_force().progress.word(thread.action.progress).lower()
    impact = in_force().impact.word(thread.impact).lower()
    return (
        f"{thread.action.ref}: progress {progress}; evidence {labels.has(thread).lower()}; "
        f"impact {impact}. {thread.words}."
    )


def _svg(key: str, height: float, said: tuple[str, str], drawn: Sequence[str]) -> Markup:
    """A group, not an image: an image would hide its links from screen readers."""
    title, words = (Markup.escape(each) for each in said)
    what = f'role="group" aria-labelledby="{key}-title" aria-describedby="{key}-words"'
    told = f'<title id="{key}-title">{title}</title><desc id="{key}-words">{words}</desc>'
    return _part(height, what, told + "".join(drawn))


@lru_cache(maxsize=4096)
def _wrapped(text: str, width: float, most: int = 20) -> tuple[str, ...]:
    """The text in lines of a width in px; what does not fit ends in "…"."""
    return tuple(wrap(text, int(width / _LETTER), max_lines=most, placeholder="…"))


def _words(left: float, top: float, text: str, paint: str) -> str:
    return f'<text x="{_n(left)}" y="{_n(top)}" {paint}>{Markup.escape(text)}</text>'


def _block(left: float, top: float, lines: Sequence[str], paint: str, under: str = "") -> str:
    """Lines of text as one piece, so that it is read and copied as one.

    `under` underlines each line for itself, so that no blank between them is.
    """
    spans = " ".join(
        f'<tspan x="{_n(left)}" y="{_n(top + _ROW * n)}"{under}>{Markup.escape(line)}</tspan>'
        for n, line in enumerate(lines)
    )
    return f"<text {paint}>{spans}</text>"


def _link(address: str, inner: str) -> str:
    return f'<a href="{Markup.escape(address)}">{inner}</a>'


def _lines_of_finding(thread: Thread, labels: Labels) -> Sequence[str]:
    words = f": {thread.finding.text}" if thread.finding else ""
    return _wrapped(labels.finding(thread) + words, _FINDING[1] - 24)


def _finding(thread: Thread, lines: Sequence[str], tall: float, labels: Labels) -> str:
    width = _FINDING[1] - _FINDING[0]
    room = int((tall - 2 * _PAD) / _ROW)
    if len(lines) > room:
        lines = [*lines[: room - 1], f"{lines[room - 1][:-1].rstrip()}…"]
    top = _GAP + (tall - _ROW * len(lines)) / 2 + 13.5
    if not thread.finding:
        box = f'fill="#fff" stroke="{INK}" stroke-dasharray="5 4"'
        words = _block(16, top, lines, f'{_BOLD} fill="{INK}"')
        return _rect(0.5, _GAP + 0.5, width - 1, tall - 1, box) + words
    paint = f'fill="#fff" stroke="{INK}"' + ("" if thread.action else ' stroke-dasharray="5 4"')
    box = _rect(0.5, _GAP + 0.5, width - 1, tall - 1, paint)
    edge = _rect(0, _GAP, 5, tall, f'fill="{INK}"') if thread.action else ""
    words = _block(16, top, lines, _PAINT, _UNDER)
    return box + edge + _link(labels.address(thread.finding), words)


def _height(thread: Thread, labels: Labels) -> float:
    if not thread.action:
        return _ROW + 2 * _PAD
    most = max(
        len(_title_lines(thread.action)),
        2 if thread.action.should_have_started else 1,
        len(_evidence_lines(thread, labels)) + 1,
        len(_impact_lines(thread, labels)),
    )
    return max(_ROW * most + 2 * _PAD, 40.0)


def _thread(thread: Thread, place: tuple[float, float], origin: float, labels: Labels) -> list[str]:
    """One row and how it runs on; `origin`: the height at which threads leave its finding."""
    top, high = place
    middle = top + high / 2
    first, second, third = thread.lines
    if not thread.action:
        words = _words(_ACTION[0], middle + 5, thread.words, f'{_BOLD} fill="{INK}"')
        return [_run(first, (_FINDING[1], origin), (_ACTION[0], middle)), words]
    begins = (_FINDING[1], origin)
    if thread.finding:
        drawn = [_run(first, begins, (_ACTION[0], middle))]
    else:
        drawn = [_run(first, (_ACTION[0], middle), (_FINDING[1], middle))]
    drawn.append(_action(thread.action, (top, high), labels))
    drawn.append(_run(second, (_ACTION[1], middle), (_EVIDENCE[0] - 8, middle)))
    drawn.append(_evidence(thread, middle, labels))
    drawn.append(_run(third, (_EVIDENCE[1], middle), (_IMPACT[0] - 8, middle)))
    return [*drawn, _impact(thread, middle, labels)]


_WIDTHS = {Line.WHOLE: 3.0, Line.THIN: 1.8, Line.WAITS: 1.8, Line.BROKEN: 1.8}


def _run(line: Line, start: tuple[float, float], end: tuple[float, float]) -> str:
    """A piece of the thread from one place to another; frayed half way where it is broken."""
    if line is Line.NONE:
        return ""
    (left, top), (right, bottom) = start, end
    paint = f'fill="none" stroke="{_THREAD}" stroke-width="{_n(_WIDTHS[line])}"'
    if line is Line.BROKEN:
        way = 1 if right > left else -1
        frays = "".join(f"M{_n(left + 16 * way)} {_n(top)}l{20 * way} {dy}" for dy in (-8, 0, 8))
        return f'<path d="M{_n(left)} {_n(top)}h{16 * way}{frays}" {paint}/>'
    dashes = ' stroke-dasharray="6 5"' if line is Line.WAITS else ""
    bend = (left + right) / 2
    curve = (
        f"H{_n(right)}"
        if top == bottom
        else f"C{_n(bend)} {_n(top)} {_n(bend)} {_n(bottom)} {_n(right)} {_n(bottom)}"
    )
    return f'<path d="M{_n(left)} {_n(top)}{curve}" {paint}{dashes}/>'


def _title_lines(action: ActionRow) -> Sequence[str]:
    room = _ACTION[1] - _ACTION[0] - _REFERENCE - _tag_width() - 24
    return _wrapped(action.title, room, 3)


def _tag_width() -> float:
    """Room for the longest word, so that the tags stand one under the other."""
    return max(128, 40 + 7.9 * max(len(level.word) for level in in_force().progress.levels))


def _action(action: ActionRow, place: tuple[float, float], labels: Labels) -> str:
    (left, right), (top, high) = _ACTION, place
    middle = top + high / 2
    box = _rect(left + 0.5, top + 0.5, right - left - 1, high - 1, f'fill="#fff" stroke="{INK}"')
    lines = _title_lines(action)
    start = middle - _ROW * len(lines) / 2 + 13.5
    number = _words(left + 10, start, action.ref, f"{_BOLD} {_PAINT}")
    title = _block(left + _REFERENCE, start, lines, _PAINT, _UNDER)
    return box + _link(labels.address(action), f"{number} {title}") + _tag(action, middle)


def _tag(action: ActionRow, middle: float) -> str:
    """Progress as everywhere: the sign in its square, the word on its tint, whether it is late."""
    word = in_force().progress.word(action.progress)
    width, left = 40 + 7.9 * len(word), _ACTION[1] - _tag_width() - 8
    late = ""
    if action.should_have_started:
        late = _words(left, middle + 19, "should have started", f'fill="{INK}"')
        middle -= 9
    top = middle - 11
    edge = _EDGES.get(action.progress, FILLS[action.progress])
    tint = f'fill="{TINTS[action.progress]}" stroke="{edge}"'
    return (
        _rect(left + 0.5, top + 0.5, width - 1, 21, tint)
        + _placed(progress_glyph(action.progress, 22), left, top)
        + _words(left + 29, middle + 5, word, f'{_BOLD} fill="{INK}"')
        + late
    )


def _placed(glyph: str, left: float, top: float) -> str:
    return f'<g transform="translate({_n(left)} {_n(top)})">{glyph}</g>'


def _evidence_lines(thread: Thread, labels: Labels) -> Sequence[str]:
    broken = [each for each in thread.breaks if each in {Break.NO_EVIDENCE, Break.UNFOUNDED}]
    words = broken[0].words if broken else labels.has(thread) if thread.kinds else "None yet"
    return _wrapped(words, _EVIDENCE[1] - _EVIDENCE[0])


def _evidence(thread: Thread, middle: float, labels: Labels) -> str:
    """A sheet for each kind in its order, full where it is there, and the words of those."""
    left = _EVIDENCE[0]
    lines = _evidence_lines(thread, labels)
    top = middle - _ROW * (len(lines) + 1) / 2
    sheets = _sheets([code in thread.kinds for code in labels.kinds])
    bold = _BOLD if thread.lines[1] is Line.BROKEN else ""
    words = _block(left, top + _ROW + 14, lines, f'{bold} fill="{INK}"')
    return _placed(sheets, left, top) + words


def _impact_lines(thread: Thread, labels: Labels) -> list[str]:
    """The words of impact, its level first; then what else is to be said of it."""
    key, rated = in_force().impact, thread.rated
    was = f"▼ gone back from {key.word(rated.impact_was).lower()}" if rated.impact_was else ""
    judged = "assessor’s judgement" if rated.below_standard else ""
    words = (key.word(thread.impact), labels.impact_of(thread), was, judged)
    return [line for each in words if each for line in _wrapped(each, _IMPACT[1] - _IMPACT[0] - 52)]


def _impact(thread: Thread, middle: float, labels: Labels) -> str:
    left, (level, *more) = _IMPACT[0], _impact_lines(thread, labels)
    top = middle - _ROW * (len(more) + 1) / 2 + 13.5
    assessed = thread.impact is not Impact.NOT_ASSESSED
    paint = f'{_BOLD} fill="{PLUM}"' if assessed else f'fill="{SECONDARY}"'
    glyph = impact_glyph(thread.impact, thread.rated.impact_was)
    words = _words(left + 50, top, level, paint)
    rest = _block(left + 50, top + _ROW, more, f'fill="{PLUM}"') if more else ""
    return _placed(glyph, left, top - 17) + words + rest
