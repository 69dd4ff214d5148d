"""Episodes of intervention: the verbs."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from goldenthread.accounts.access import Member, check_may
from goldenthread.core import clock
from goldenthread.core.errors import Refused
from goldenthread.governance import rules
from goldenthread.governance.changes.saying import latest, say_anew
from goldenthread.governance.models import Episode, EpisodeTerms
from goldenthread.ledger.recording import change, record


@dataclass(frozen=True, slots=True)
class EpisodeInput:
    """An episode of intervention; see `EpisodeTerms`."""

    kind: str
    begins_on: date
    ends_on: date | None = None
    by_whom: str = ""
    note: str = ""
    document: str = ""
    follows: Episode | None = None
    present: bool = True


@change
def add_episode(*, by: Member, episode: EpisodeInput) -> Episode:
    """Put an episode on the timeline, however long ago it was."""
    check_may(by, "episode.keep")
    _check(by, episode)
    added: Episode = Episode.objects.create()
    _terms(added, episode, min(clock.today(), episode.begins_on)).save()
    record("episode.added", added)
    return added


@change
def change_episode(*, by: Member, episode: Episode, said: EpisodeInput) -> EpisodeTerms:
    """Say that it ended, or anew what it was; one put there by mistake is no longer `present`."""
    check_may(by, "episode.keep", episode)
    _check(by, said)
    if said.follows is not None and said.follows.pk == episode.pk:
        raise Refused("An episode does not follow itself.", field="follows")
    terms = _terms(episode, said, clock.today())
    say_anew(terms, latest(episode.terms))
    record("episode.changed", episode)
    return terms


def _check(by: Member, said: EpisodeInput) -> None:
    rules.check_term("It", said.begins_on, said.ends_on)
    if said.document and not said.document.startswith(("https://", "http://")):
        raise Refused("Give the whole address, which begins with https://.", field="document")
    if said.follows is None:
        return
    check_may(by, "episode.view", said.follows)
    if said.begins_on < latest(said.follows.terms).begins_on:
        raise Refused("It follows what began before it.", field="follows")


def _terms(episode: Episode, said: EpisodeInput, on: date) -> EpisodeTerms:
    return EpisodeTerms(
        episode=episode,
        kind=said.kind,
        begins_on=said.begins_on,
        ends_on=said.ends_on,
        by_whom=said.by_whom.strip(),
        note=said.note.strip(),
        document=said.document.strip(),
        follows=said.follows,
        present=said.present,
        effective_on=on,
    )
