"""The pictures of the two ratings: whole SVG, nothing a page's policy forbids, every count said."""

import re
import time
from xml.etree import ElementTree

import pytest

from goldenthread.plans import drawings
from goldenthread.plans.ratings import IMPACT_KEY, PROGRESS_KEY, Impact, Key, Level, Progress

SVG = "{http://www.w3.org/2000/svg}"
COUNTS = {"complete": 4, "on_track": 6, "at_risk": 2, "off_track": 1, "not_started": 1}
FLIGHT = {"not_assessed": 7, "no_evidence": 1, "early": 3, "clear": 2, "sustained": 1}


def words(html: str) -> str:
    """What a screen reader says."""
    seen = re.sub(r'<span aria-hidden="true">.*?</span>', "", html)
    return re.sub(r"<[^>]*>", "", seen)


def drawn(markup: str) -> ElementTree.Element:
    return ElementTree.fromstring(markup)  # noqa: S314 – our own


def widths(svg: str) -> list[float]:
    """Of the outer boxes of a bar, without the ground behind a number."""
    boxes = drawn(svg).iter(f"{SVG}rect")
    return [float(b.get("width", 0)) for b in boxes if b.get("y") in ("0", "0.5")]


@pytest.mark.parametrize("level", Progress)
def test_a_progress_tag_says_its_kind_and_word(level: Progress) -> None:
    assert words(drawings.progress_tag(level)) == f"Progress: {PROGRESS_KEY.word(level)}"


@pytest.mark.parametrize("level", Impact)
def test_an_impact_mark_says_its_kind_and_word(level: Impact) -> None:
    assert words(drawings.impact_mark(level)) == f"Impact: {IMPACT_KEY.word(level)}"


def test_no_rating_is_its_own_level() -> None:
    assert drawings.progress_tag(None) == drawings.progress_tag(Progress.NOT_STARTED)
    assert drawings.impact_mark(None) == drawings.impact_mark(Impact.NOT_ASSESSED)


def test_levels_may_be_given_as_codes() -> None:
    assert drawings.impact_mark("clear") == drawings.impact_mark(Impact.CLEAR)
    with pytest.raises(ValueError, match="amber"):
        drawings.progress_tag("amber")


def test_should_have_started_stands_only_beside_not_started() -> None:
    assert words(drawings.progress_tag(None, True)).endswith("Not started should have started")
    assert "should" not in drawings.progress_tag("on_track", True)


def test_an_impact_mark_says_where_it_has_gone_back_from_and_whose_judgement_it_is() -> None:
    assert words(drawings.impact_mark("early", "clear", judgement=True)) == (
        "Impact: Early evidence, gone back from clear evidence, assessor’s judgement"
    )


@pytest.mark.parametrize("before", ["clear", "sustained"])
def test_every_lost_step_is_striped(before: str) -> None:
    lost = Impact(before).step - Impact.EARLY.step
    assert drawings.impact_glyph("early", before).count("<path") == lost


def test_an_authoritys_own_words_are_used_and_escaped() -> None:
    own = Key("Progress", "", "", tuple(Level(x, f"<{x}>", "") for x in Progress))
    assert "&lt;complete&gt;" in drawings.progress_tag("complete", key=own)
    assert "&lt;complete&gt;" in drawings.progress_bar({"complete": 1}, key=own)


def test_a_state_is_escaped() -> None:
    assert "<b>" not in drawings.state_pill("<b>Paused</b>")


def everything() -> list[str]:
    return [
        *(drawings.progress_tag(level, True) for level in Progress),
        *(drawings.impact_mark(level, "sustained", True) for level in Impact),
        drawings.progress_bar(COUNTS),
        drawings.progress_bar({}),
        drawings.impact_steps(FLIGHT | {"worse": 2}),
        drawings.short_key("Progress"),
        drawings.short_key("Impact"),
        drawings.state_pill("Paused"),
    ]


@pytest.mark.parametrize("markup", everything())
def test_markup_is_whole_and_keeps_the_policy(markup: str) -> None:
    root = drawn(f"<div>{markup}</div>")
    assert not [each for each in root.iter() if each.get("style") or each.tag.endswith("style")]
    assert not [each for each in root.iter() if each.get("id")], "ids would repeat on a page"
    for svg in root.iter(f"{SVG}svg"):
        assert svg.get("aria-hidden") == "true" or svg.get("aria-label")


@pytest.mark.parametrize("level", Impact)
def test_impact_is_never_drawn_in_a_progress_colour(level: Impact) -> None:
    colours = set(re.findall(r"#[0-9a-f]{3,6}", drawings.impact_mark(level)))
    assert colours <= {drawings.PLUM, "#fff"}


def test_no_two_levels_look_the_same() -> None:
    glyphs = [drawings.progress_glyph(level) for level in Progress]
    glyphs += [drawings.impact_glyph(level) for level in Impact]
    assert len(set(glyphs)) == len(glyphs)


def test_a_bar_says_all_its_counts_in_the_keys_order() -> None:
    label = drawn(drawings.progress_bar(COUNTS)).get("aria-label")
    assert label == "Progress: 4 complete, 6 on track, 2 at risk, 1 off track, 1 not started"
    label = drawn(drawings.impact_steps(FLIGHT)).get("aria-label")
    assert label == (
        "Impact: 7 not yet assessed, 1 no evidence of impact, 3 early evidence, "
        "2 clear evidence, 1 sustained"
    )


def test_both_pictures_have_the_same_unit() -> None:
    bar = drawn(drawings.progress_bar(COUNTS))
    flight = drawn(drawings.impact_steps(FLIGHT))
    assert bar.get("width") == flight.get("width") == str(14 * 18)


def test_a_bar_that_would_be_too_wide_is_scaled_and_keeps_its_numbers_readable() -> None:
    counts = {"complete": 118, "on_track": 40, "at_risk": 1, "not_started": 1}
    bar = drawings.progress_bar(counts)
    assert drawn(bar).get("width") == "288"
    complete, on_track, at_risk, _ = widths(bar)
    assert complete / on_track == pytest.approx(118 / 40, rel=0.05)
    assert at_risk >= 9, "room for one figure"
    assert sum(widths(bar)) == pytest.approx(288 - 4 * 2 - 2)  # gaps, and two outlines


def test_worse_stands_below_the_base_line() -> None:
    flight = drawings.impact_steps({"worse": 1, "early": 1})
    worse, early = (
        (float(b.get("y", 0)), float(b.get("height", 0))) for b in drawn(flight).iter(f"{SVG}rect")
    )
    assert worse[0] >= sum(early) - 0.01


def test_nothing_to_count_is_said_in_words() -> None:
    assert "No actions" in drawings.progress_bar({})
    assert 'aria-label="Impact: no actions"' in drawings.impact_steps({"early": 0})


def test_a_long_list_is_drawn_quickly() -> None:
    levels, impacts = list(Progress), list(Impact)

    def draw() -> None:
        for row in range(100):
            drawings.progress_tag(levels[row % 5], row % 2 == 0)
            drawings.impact_mark(impacts[row % 6], "sustained" if row % 3 == 0 else None)

    draw()
    took = []
    for _ in range(5):
        begun = time.perf_counter()
        draw()
        took.append(time.perf_counter() - begun)
    assert min(took) < 0.002
