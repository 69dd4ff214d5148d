"""If it is not recorded, it did not happen; and it happens once."""

from datetime import date
from decimal import Decimal
from uuid import uuid4

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.db.models import F

from goldenthread.accounts.models import Grant, OverruledWarning
from goldenthread.documents.models import StoredFile, store
from goldenthread.ledger import recording
from goldenthread.ledger.models import Entry, Head, Rewriting
from goldenthread.ledger.recording import AlreadyDone, Conflict, Unrecorded, change, origin, record
from goldenthread.ledger.verify import verify
from goldenthread.plans.models import Action, Due, Progress
from tests.unit.ledger import writing


def is_empty():
    return not (Entry.objects.exists() or Action.objects.exists() or Due.objects.exists())


def test_nothing_is_saved_when_recording_fails(world, monkeypatch):
    def broken(*args, **kwargs):
        raise OSError("the disk is full")

    monkeypatch.setattr(Entry, "save", broken)
    with pytest.raises(OSError, match="disk is full"):
        writing.open_action(by=world.member)
    assert is_empty()
    assert not Head.objects.filter(n__gt=0).exists()


def test_a_change_that_records_nothing_is_undone(world):
    @change
    def forgetful(*, by):
        Action.objects.create()

    with pytest.raises(Unrecorded, match="forgetful recorded nothing"):
        forgetful(by=world.member)
    assert is_empty()


def test_a_row_outside_a_change_is_refused(world):
    with pytest.raises(Unrecorded):
        Action.objects.create()
    with pytest.raises(Unrecorded):
        Action.objects.bulk_create([Action()])
    assert is_empty()


def test_a_change_within_a_change_is_refused(world):
    @change
    def outer(*, by):
        writing.open_action(by=by)

    with pytest.raises(Unrecorded, match="within another change"):
        outer(by=world.member)
    assert is_empty()


def test_a_row_after_the_entry_is_refused(world):
    @change
    def late(*, by):
        record("test.opened", Action.objects.create())
        Action.objects.create()

    with pytest.raises(Unrecorded, match="before the change is recorded"):
        late(by=world.member)
    assert is_empty()


def test_a_change_records_one_entry(world):
    @change
    def twice(*, by):
        action = Action.objects.create()
        record("test.opened", action)
        record("test.opened", action)

    with pytest.raises(Unrecorded, match="one entry"):
        twice(by=world.member)
    assert is_empty()


def test_rows_cannot_be_changed_or_removed_by_their_models(story):
    row = Progress.objects.get(entry=9)
    row.rating = "complete"
    rows = Progress.objects.filter(pk=row.pk)
    for rewriting in (
        row.save,
        row.delete,
        rows.delete,
        lambda: rows.update(rating="complete"),
        lambda: Progress.objects.bulk_update([row], ["rating"]),
        lambda: Progress.objects.bulk_create([row]),
        lambda: Progress.objects.bulk_create([Progress()], ignore_conflicts=True),
    ):
        with pytest.raises(Rewriting), transaction.atomic():
            rewriting()
    assert rows.get().rating == "at_risk"


def test_values_are_kept_as_the_database_gives_them_back(world):
    @change
    def write(*, by):
        row = StoredFile.objects.create(
            sha256=store().put(b"Menu"), name="Cafe\u0301.pdf", kind="pdf", size="1200"
        )
        grant = Grant.objects.create(person=world.owner, role="guest", until="2026-1-9",
                                     effective_on="2026-1-5")  # fmt: skip
        record("test.kept", row)
        return row, grant

    row, grant = write(by=world.member)
    assert (row.name, row.size) == ("Caf\u00e9.pdf", 1200)
    assert (grant.until, grant.effective_on) == (date(2026, 1, 9), date(2026, 1, 5))
    assert verify().is_sound


def test_money_is_kept_with_its_pence():
    from django.db.models import DecimalField

    column = DecimalField(max_digits=9, decimal_places=2)
    assert str(recording._kept(column, "12.5")) == "12.50"
    assert recording._kept(column, Decimal("0")) == Decimal("0.00")


def test_an_expression_is_no_value(world):
    @change
    def write(*, by):
        record("test.kept", StoredFile.objects.create(sha256="a", kind="pdf", size=F("id")))

    with pytest.raises(TypeError, match="values, not expressions"):
        write(by=world.member)


def test_changes_of_one_block_are_done_together_or_not_at_all(world):
    def two_changes():
        with origin(via="web"):
            writing.open_action(by=world.member)
            writing.open_action(by=world.member, due_on="no date")

    with pytest.raises(ValidationError):
        two_changes()
    assert is_empty()


def test_the_entry_says_where_a_change_came_from(world):
    form = uuid4()
    with origin(via="web", request="abc", form=form):
        writing.open_action(by=world.member)
    entry = Entry.objects.get()
    assert (entry.form, entry.by, entry.type) == (form, world.owner.pk, "test.opened")
    for part in ('"via":"web"', '"request":"abc"', '"acting_as":"owner"', f'"form":"{form}"'):
        assert part in entry.body


def test_what_stands_beside_is_in_the_first_entry_of_the_block_and_verifies(world):
    told = OverruledWarning(kinds=["age"], fields=["Note"], reason="A scheme’s name.")
    with origin(via="web", form=uuid4(), beside=[told]):
        writing.open_action(by=world.member)
        writing.open_action(by=world.member)
    first, second = Entry.objects.order_by("n")
    assert OverruledWarning.objects.get().entry == first.n
    assert '"accounts.overruledwarning"' in first.body
    assert '"accounts.overruledwarning"' not in second.body
    assert "scheme" not in first.body
    assert verify(world.authority).is_sound


def test_what_stands_beside_a_change_that_fails_is_not_kept(world):
    told = OverruledWarning(kinds=["age"], fields=["Note"], reason="A scheme’s name.")
    with pytest.raises(IntegrityError), origin(via="web", beside=[told]):
        writing.open_action(by=world.member, on=None)
    assert not OverruledWarning.objects.exists()


def test_two_changes_of_one_form_are_each_done_once(world):
    form = uuid4()
    with origin(via="web", form=form):
        writing.open_action(by=world.member)
        writing.keep_file(by=world.member)
    with pytest.raises(AlreadyDone), origin(via="web", form=form):
        writing.open_action(by=world.member)
    assert Entry.objects.count() == 2


def test_what_changed_since_the_page_was_opened_is_a_conflict(world):
    action = writing.open_action(by=world.member)
    with origin(via="web", seen=1):
        theirs = writing.rate(by=world.member, action=action, rating="at_risk", owner=world.owner)
    with pytest.raises(Conflict) as conflict, origin(via="web", seen=1):
        writing.rate(by=world.member, action=action, rating="on_track", owner=world.owner)
    assert conflict.value.current == theirs
    with origin(via="web", seen=theirs.entry):
        writing.rate(by=world.member, action=action, rating="on_track", owner=world.owner)


def test_erasing_leaves_a_ledger_that_verifies(story):
    row = Progress.objects.get(entry=7)
    assert (row.note, row.note_salt) == (None, None)
    entry = Entry.objects.get(authority=story.authority, n=8)
    assert f'"erased":[["plans.progress",{row.pk},"note"]]' in entry.body
    assert "A name" not in "".join(Entry.objects.values_list("body", flat=True))
    assert verify().is_sound


def test_a_reason_can_be_erased_too(story):
    moved = Entry.objects.get(authority=story.authority, n=5)
    writing.erase(by=story.member, row=moved, column="reason")
    moved.refresh_from_db()
    assert (moved.reason, moved.reason_salt) == (None, None)
    assert verify().is_sound
