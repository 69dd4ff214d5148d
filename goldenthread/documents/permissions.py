"""Who may open a file: whoever may see the thing that it is attached to.

Files lie below the apps that attach them, so those apps say it, when they start:

    register_file_scope(lambda member: Q(pk__in=visible_evidence(member).values("file")))
"""

from collections.abc import Callable
from functools import reduce
from operator import or_
from typing import Any

from django.db.models import Q

from goldenthread.accounts.access import EVERYBODY, Member, Scope, register
from goldenthread.accounts.models import Role
from goldenthread.documents.models import StoredFile

type FileScope = Callable[[Member], Q]

_scopes: list[FileScope] = []


def register_file_scope(scope: FileScope) -> None:
    """Let members open the files of a Q over `StoredFile`: those of one kind of attachment."""
    _scopes.append(scope)


def _attached(member: Member) -> Q:
    return reduce(or_, (scope(member) for scope in _scopes), Q(pk__in=[]))


def _holds(member: Member, file: Any) -> bool:
    return StoredFile.objects.filter(_attached(member), pk=file.pk).exists()


ATTACHED = Scope("attached to what the member may see", _attached, _holds)

register("file.open", "You cannot open files.", {ATTACHED: [*EVERYBODY, Role.PARTNER]}, worker=True)
