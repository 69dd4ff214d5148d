"""Sentences from the figures say what the position says, and are told of once it has moved."""

from dataclasses import replace

from goldenthread.plans.ratings import Impact, Progress
from goldenthread.reports.dataset import Position
from goldenthread.reports.narrative import blocks_of
from goldenthread.reports.offers import Stale, offers, stale_in
from tests.unit.reports import papers


def stood(complete: int, assessed: int, whole: int = 90, **more) -> Position:
    """So many of the actions complete, and the impact of so many of those assessed."""
    made = []
    for n in range(whole):
        progress = Progress.COMPLETE if n < complete else Progress.ON_TRACK
        impact = Impact.EARLY if n < assessed else Impact.NOT_ASSESSED
        made.append(
            replace(papers.action(n), progress=progress, impact=impact, counted=True, state="")
        )
    return Position(more.pop("as_at", papers.AS_AT), 7, tuple(made), **more)


def test_the_sentence_has_count_whole_share_change_and_what_is_not_yet_known_of_impact() -> None:
    earlier = stood(14, 2, as_at=papers.AS_AT.replace(month=3, day=3))
    (complete, *_) = offers(stood(18, 5), earlier)
    assert complete.sentence == (
        "18 of 90 actions are complete (20%), 4 more than on 3 March 2025; "
        "impact has been assessed for 5 of them."
    )
    fewer = offers(stood(13, 5), earlier)[0].sentence
    assert ", 1 fewer than on 3 March 2025;" in fewer
    assert ", as many as on 3 March 2025;" in offers(stood(14, 5), earlier)[0].sentence
    assert offers(stood(18, 5))[0].sentence.startswith(
        "18 of 90 actions are complete (20%); impact"
    )


def test_what_a_text_says_and_the_record_no_longer_does_is_told() -> None:
    before, now = offers(stood(18, 5)), offers(stood(19, 5))
    text = f"As members asked:\n\n{before[0].sentence} They ask why."
    assert stale_in(text, before) == ()
    assert stale_in(text, now) == (
        Stale("18 of 90 actions are complete", "19 of 90 actions are complete"),
    )


def test_each_offered_sentence_is_so_by_its_own_claims_and_plain_text() -> None:
    known = offers(stood(18, 5), stood(14, 2))
    assert {each.code for each in known} == {"complete", "off_track", "overdue", "moved", "impact"}
    for offer in known:
        assert all(claim.said_in(offer.sentence) for claim in offer.claims), offer
        assert stale_in(offer.sentence, known) == ()
        assert [block.text for block in blocks_of(offer.sentence)] == [offer.sentence]


def test_a_number_inside_another_is_not_mistaken() -> None:
    (offer, *_) = offers(stood(18, 5))
    assert stale_in("118 of 90 actions are complete", [offer])[0].said.startswith("118")


def test_nothing_is_offered_of_a_plan_without_actions_or_about_impact_of_findings() -> None:
    assert offers(Position(papers.AS_AT, 7, ())) == ()
    by_findings = offers(stood(18, 5, impact_level="finding"))
    assert by_findings[0].sentence == "18 of 90 actions are complete (20%)."
    assert "impact" not in {each.code for each in by_findings}
