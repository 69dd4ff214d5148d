"""What a scorecard can be narrowed to: each with its words and its test. Pure."""

from collections.abc import Callable, Iterable, Mapping

from goldenthread.measures.series import Series
from goldenthread.measures.spc import Direction
from goldenthread.measures.spc_judging import Variation

Show = tuple[str, Callable[[Series], bool]]
SHOWS: Mapping[str, Show] = {
    "trouble": ("In trouble", lambda each: each.is_in_trouble),
    "lasting": ("Improvement that lasts", lambda each: each.is_lasting),
    "better": ("Real improvement", lambda each: each.judgement.variation.is_better),
    "worse": ("Getting worse", lambda each: each.judgement.variation.is_worse),
    "off-target": ("Latest figure misses the target", lambda each: each.is_on_target is False),
    "too-few": (
        "Not enough data",
        lambda each: each.judgement.variation in (Variation.TOO_FEW, Variation.NO_LATEST),
    ),
    "no-target": (
        "No target or baseline to judge by",
        lambda each: each.target is None and each.direction is not Direction.NEUTRAL,
    ),
}
# A plan's scorecard has a measure under each priority that it serves; narrowed, it has each once.
_EACH_ONCE: Mapping[str, Show] = {"all": ("Every measure", lambda _: True), **SHOWS}


def each_once(every: Iterable[Series], show: str) -> tuple[str, list[Series]]:
    """What a plan's scorecard is narrowed to, in words, and the measures that are so; "" and all
    of them where an address asks for nothing that is known."""
    words, is_so = _EACH_ONCE.get(show, ("", lambda _: True))
    return words, [each for each in every if is_so(each)]
