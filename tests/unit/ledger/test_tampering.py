"""What somebody with the database in hand could do, and the place that verify then names.

Each move is made with the triggers off. What no check inside the database can catch, a tail
that is cut off with its head or rebuilt, is in the last test and in docs/LEDGER.md.
"""

import json
from datetime import date, timedelta

import pytest
from django.apps import apps
from django.db import connection, transaction
from django.db.models import F, QuerySet

from goldenthread.documents.models import StoredFile
from goldenthread.ledger import triggers
from goldenthread.ledger.canonical import canonical, leaf_hash
from goldenthread.ledger.models import Entry, Head
from goldenthread.ledger.verify import root_of, verify
from goldenthread.plans.models import Action, Due, Progress, State


def rows(model, **which):
    """The rows of a model past the manager that refuses to change them."""
    return QuerySet(model).filter(**which)


def entry(n):
    return rows(Entry, authority__slug="wyremouth", n=n)


def copy(row, **changed):
    row.pk = None
    for name, value in changed.items():
        setattr(row, name, value)
    QuerySet(type(row)).bulk_create([row])


def rewrite(n, **changed):
    """An entry with another body, and the hash that fits it."""
    found = entry(n).get()
    body = canonical(json.loads(found.body) | changed)
    entry(n).update(body=body.decode(), leaf=leaf_hash(body))


def swap(first, second, *columns):
    a, b = entry(first).values(*columns).get(), entry(second).values(*columns).get()
    entry(first).update(**b)
    entry(second).update(**a)


def swap_numbers(first, second):
    entry(first).update(n=9999)
    entry(second).update(n=first)
    rows(Entry, authority__slug="wyremouth", n=9999).update(n=second)


def delete(found):
    found._raw_delete("default")


PROGRESS, DUE, FILE, ENTRY = "plans.progress", "plans.due", "documents.storedfile", "ledger.entry"

# name: (the move, the entry, table and column that the first problem names)
MOVES = {
    "a rating made better": (
        lambda w: rows(Progress, entry=4, action=w.action).update(rating="on_track"),
        (4, PROGRESS, "rating"),
    ),
    "the last rating": (lambda w: rows(Progress, entry=12).update(rating="on_track"),
        (12, PROGRESS, "rating")),
    "who rated": (lambda w: rows(Progress, entry=12).update(rated_by=w.owner, rating="on_track"),
        (12, PROGRESS, "rating")),
    "a rating moved to another action": (
        lambda w: rows(Progress, entry=4).update(action=w.other), (4, PROGRESS, "action_id")),
    "the day of a rating": (
        lambda w: rows(Progress, entry=4).update(effective_on=date(2025, 12, 2)),
        (4, PROGRESS, "effective_on")),
    "a due date": (lambda w: rows(Due, entry=1, action=w.action).update(due_on=date(2026, 4, 1)),
        (1, DUE, "due_on")),
    "the original date taken away": (
        lambda w: delete(rows(Due, entry=1, action=w.action)), (1, DUE, "")),
    "a rating taken away": (lambda w: delete(rows(Progress, entry=9)), (9, PROGRESS, "")),
    "a state": (lambda w: rows(State, entry=6).update(state="closed"), (6, "plans.state", "state")),
    "a rating put in": (
        lambda w: copy(rows(Progress, entry=9).get(), effective_on=date(2026, 2, 1)),
        (9, PROGRESS, "")),
    "a rating put in before all others": (
        lambda w: copy(rows(Progress, entry=2).get(), entry=1), (1, PROGRESS, "")),
    "a rating put in after the head": (
        lambda w: copy(rows(Progress, entry=12).get(), entry=50), (50, PROGRESS, "")),
    "a row with no entry": (lambda w: copy(rows(Due, entry=5).get(), entry=0), (0, DUE, "")),
    "a whole action put in": (
        lambda w: copy(rows(Action, pk=w.other.pk).get()), (6, "plans.action", "")),
    "a row said to be of another entry": (
        lambda w: rows(Progress, entry=9).update(entry=10, effective_on=date(2025, 12, 3)),
        (9, PROGRESS, "entry")),
    "two ratings swapped": (
        lambda w: (rows(Progress, entry=9).update(entry=99),
                   rows(Progress, entry=10).update(entry=9),
                   rows(Progress, entry=99).update(entry=10)), (9, PROGRESS, "entry")),
    "a row given to another authority": (
        lambda w: rows(StoredFile, entry=3).update(authority=w.elsewhere),
        (3, FILE, "authority_id")),
    "a size": (lambda w: rows(StoredFile, entry=3).update(size=F("size") + 1), (3, FILE, "size")),
    "a file's checksum": (
        lambda w: rows(StoredFile, entry=3).update(sha256="cd" * 32), (3, FILE, "sha256")),
    "a note": (lambda w: rows(Progress, entry=4).update(note="All is well"), (4, PROGRESS, "note")),
    "a note put in where there was none": (
        lambda w: rows(Progress, entry=10).update(note="All is well"), (10, PROGRESS, "note")),
    "a salt": (lambda w: rows(Progress, entry=4).update(note_salt="0" * 64), (4, PROGRESS, "note")),
    "a salt that is no salt": (
        lambda w: rows(Progress, entry=4).update(note_salt="zz"), (4, PROGRESS, "note")),
    "a note erased without an entry": (
        lambda w: rows(Progress, entry=4).update(note=None, note_salt=None), (4, PROGRESS, "note")),
    "a note taken, its salt left": (
        lambda w: rows(Progress, entry=4).update(note=None), (4, PROGRESS, "note")),
    "an erased note put back": (
        lambda w: rows(Progress, entry=7).update(note="A name", note_salt="0" * 64),
        (7, PROGRESS, "note")),
    "a reason": (lambda w: entry(5).update(reason="Agreed by the board"), (5, ENTRY, "reason")),
    "a reason erased without an entry": (
        lambda w: entry(5).update(reason=None, reason_salt=None), (5, ENTRY, "reason")),
    "the type of an event": (lambda w: entry(5).update(type="test.agreed"), (5, ENTRY, "type")),
    "who did it": (lambda w: entry(5).update(by=w.lead.pk), (5, ENTRY, "by")),
    "when it was done": (
        lambda w: entry(5).update(at=F("at") - timedelta(days=30)), (5, ENTRY, "at")),
    "what it was about": (lambda w: entry(5).update(subject_pk=99), (5, ENTRY, "subject")),
    "the form it came from": (
        lambda w: entry(5).update(form="6f8c0c2e-7b0e-4f0e-9a52-6d4a1f6a2b11"), (5, ENTRY, "form")),
    "a body": (
        lambda w: entry(4).update(body=entry(4).get().body.replace("at_risk", "on_track")),
        (4, ENTRY, "body")),
    "a body and its row": (
        lambda w: (entry(4).update(body=entry(4).get().body.replace("at_risk", "on_track")),
                   rows(Progress, entry=4).update(rating="on_track")), (4, ENTRY, "body")),
    "a body, its hash and its row": (
        lambda w: (rewrite(4, by=w.lead.pk), entry(4).update(by=w.lead.pk)), (5, ENTRY, "prev")),
    "a body that is no JSON": (lambda w: entry(4).update(body="{"), (4, ENTRY, "body")),
    "a body without its rows": (lambda w: rewrite(4, rows=None), (4, ENTRY, "body")),
    "an entry taken out of the middle": (lambda w: delete(entry(6)), (6, ENTRY, "n")),
    "an entry taken out, the next joined on": (
        lambda w: (delete(entry(6)), entry(7).update(prev=entry(5).get().leaf)), (6, ENTRY, "n")),
    "the first entry taken away": (lambda w: delete(entry(1)), (1, ENTRY, "n")),
    "the last entry taken away": (lambda w: delete(entry(12)), (12, ENTRY, "n")),
    "the last three entries taken away": (
        lambda w: delete(rows(Entry, authority=w.authority, n__gt=9)), (10, ENTRY, "n")),
    "two bodies swapped": (lambda w: swap(9, 10, "body"), (9, ENTRY, "body")),
    "two bodies and hashes swapped": (lambda w: swap(9, 10, "body", "leaf"), (9, ENTRY, "n")),
    "two entries swapped": (lambda w: swap_numbers(9, 10), (9, ENTRY, "prev")),
    "an entry put in at the end": (
        lambda w: copy(entry(12).get(), n=13, prev=entry(12).get().leaf, form=None),
        (13, ENTRY, "n")),
    "the head set back": (
        lambda w: rows(Head, authority=w.authority).update(n=11, leaf=entry(11).get().leaf),
        (12, ENTRY, "n")),
    "the head set forward": (
        lambda w: rows(Head, authority=w.authority).update(n=13), (13, ENTRY, "n")),
    "the head's hash": (
        lambda w: rows(Head, authority=w.authority).update(leaf="0" * 64), (12, ENTRY, "leaf")),
    "the head taken away": (lambda w: delete(rows(Head, authority=w.authority)), (12, ENTRY, "n")),
}  # fmt: skip


@pytest.fixture
def tampering(story):
    """The story with the triggers off; everything is undone afterwards."""
    with transaction.atomic():
        take_triggers_away((Action, Due, Entry, Progress, State, StoredFile))
        yield story
        transaction.set_rollback(True)


def take_triggers_away(tables):
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        for model in tables:
            table = model._meta.db_table
            if connection.vendor == "postgresql":
                cursor.execute(f'ALTER TABLE "{table}" DISABLE TRIGGER USER')
            else:
                for event in ("update", "delete", "insert"):
                    cursor.execute(f'DROP TRIGGER "{table}_keep_{event}"')


def test_an_untouched_ledger_is_sound(story):
    report = verify()
    assert [str(problem) for problem in report.problems] == []
    wyremouth, saltby = report.ledgers
    assert (wyremouth.entries, wyremouth.rows) == (12, 15)
    assert (saltby.entries, saltby.rows) == (1, 3)


@pytest.mark.parametrize("name", MOVES)
def test_each_move_is_caught_and_named(tampering, name):
    tamper, place = MOVES[name]
    tamper(tampering)
    first = verify(tampering.authority).ledgers[0].found.problems[0]
    assert (first.entry, first.table, first.column) == place, first.sentence
    assert str(place[0]) in first.sentence


def test_a_row_that_another_authority_was_given_is_named_there_too(tampering):
    rows(StoredFile, entry=3).update(authority=tampering.elsewhere)
    [problem] = verify(tampering.elsewhere).ledgers[0].found.problems
    assert (problem.table, problem.row) == (FILE, tampering.file.pk)
    assert "added by hand" in problem.sentence


@pytest.mark.parametrize(
    ("model", "column", "value"),
    [
        (Due, "due_on", "2026-3-31"),
        (Entry, "at", "2026-11-16T10:00:00"),
        (Progress, "effective_on", 20251201),
        (StoredFile, "size", "many"),
    ],
)
def test_a_value_in_a_form_of_its_own_is_named(tampering, model, column, value):
    if connection.vendor == "postgresql":
        pytest.skip("PostgreSQL's types refuse the value")
    with connection.cursor() as cursor:
        cursor.execute(f'UPDATE "{model._meta.db_table}" SET "{column}" = %s', [value])  # noqa: S608
    places = {(each.table, each.column) for each in verify().database}
    assert (model._meta.label_lower, column) in places


def test_every_table_of_the_record_is_watched(story):
    """Without its triggers, each table is named in a sentence that says what to do."""
    with transaction.atomic():
        assert triggers.check() == []
        take_triggers_away(triggers.guarded_models())
        sentences = triggers.check()
        transaction.set_rollback(True)
    for model in triggers.guarded_models():
        assert any(f"table {model._meta.db_table} " in each for each in sentences)
    assert all("migrate" in each for each in sentences)
    assert apps.get_model("plans.Progress") in triggers.guarded_models()


def test_many_problems_are_counted_and_the_first_hundred_told(tampering):
    row = rows(Due, entry=5).get()
    for number in range(120):
        copy(row, effective_on=date(2026, 2, 1) + timedelta(days=number))
    report = verify(tampering.authority)
    assert report.ledgers[0].found.count == 120
    assert len(report.ledgers[0].found.problems) == 100


def test_a_tail_cut_off_with_its_head_needs_a_witness_outside(tampering):
    """What verify cannot know, the root that stands in a printed paper tells."""
    printed = root_of(tampering.authority, 12)
    delete(rows(Progress, entry=12))
    delete(entry(12))
    rows(Head, authority=tampering.authority).update(n=11, leaf=entry(11).get().leaf)
    assert verify(tampering.authority).ledgers[0].found.problems == []
    assert root_of(tampering.authority, 12) != printed
