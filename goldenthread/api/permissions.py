"""Who may have tokens: people who enter figures, each their own. And what a token may do."""

from django.db.models import Q

from goldenthread.accounts.access import Scope, register
from goldenthread.measures.permissions import KEEPERS, OWNERS

OWN = Scope(
    "tokens of their own",
    lambda member: Q(person=member.person_id),
    lambda member, token: token.person_id == member.person_id,
)

register(
    "token.keep",
    "Only people who enter the figures of measures can have tokens for the API, each their own.",
    {OWN: (*OWNERS, *KEEPERS)},
)

VERBS = frozenset({"measure.view", "measure.enter"})
"""All that a program may do by a token, where its person may do it today."""
