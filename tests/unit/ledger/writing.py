"""Changes as an app makes them, kept to what the ledger's own tests need."""

from datetime import date

from goldenthread.accounts.access import Member, system
from goldenthread.accounts.models import Person
from goldenthread.documents.models import StoredFile, store
from goldenthread.ledger.models import Authority
from goldenthread.ledger.recording import change, check_unchanged, record
from goldenthread.plans.models import Action, Due, Progress, State


def make_authority(slug="wyremouth"):
    return Authority.objects.create(slug=slug, name=f"{slug.title()} Council")


def make_person(authority, post="Head of Service"):
    email = f"{post.lower().replace(' ', '.')}@{authority.slug}.example"
    return Person.objects.create(authority=authority, email=email, post=post)


def member(authority, person=None):
    return Member(authority, person, frozenset({"owner"})) if person else system(authority)


@change
def open_action(*, by, due_on=date(2026, 3, 31), on=date(2025, 11, 1)):
    action = Action.objects.create()
    Due.objects.create(action=action, due_on=due_on, effective_on=on)
    State.objects.create(action=action, state="open", effective_on=on)
    record("test.opened", action)
    return action


@change
def rate(*, by, action, rating, owner, rated_by=None, on=date(2025, 12, 1), note=""):
    check_unchanged(Progress.objects.filter(action=action).order_by("-entry").first())
    row = Progress.objects.create(
        action=action,
        rating=rating,
        owner=owner,
        rated_by=rated_by or owner,
        note=note,
        effective_on=on,
    )
    record("test.rated", row)
    return row


@change
def move(*, by, action, due_on, on=date(2026, 1, 10), reason=""):
    row = Due.objects.create(action=action, due_on=due_on, effective_on=on)
    record("test.moved", row, reason=reason)
    return row


@change
def keep_file(*, by, name="Audit of case files.pdf"):
    sha256 = store().put(b"Twelve case files were read.")
    row = StoredFile.objects.create(sha256=sha256, name=name, kind="pdf", size=1200)
    record("test.kept", row)
    return row


@change
def erase(*, by, row, column):
    return record(
        "test.erased", row, reason="A child could be known from it", erases=[(row, column)]
    )
