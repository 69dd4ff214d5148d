"""The database refuses what the models would never ask."""

import pytest
from django.core.management import call_command
from django.db import DatabaseError, connection, models, transaction
from django.db.models import QuerySet

from goldenthread.accounts.models import Person
from goldenthread.documents.models import StoredFile
from goldenthread.ledger import triggers
from goldenthread.ledger.checks import check_models, faults_of, our_models
from goldenthread.ledger.models import CommittedText, Entry, Fact, Record, track
from goldenthread.plans.models import Action, Due, Progress

SQLITE_ONLY = "PostgreSQL has no INSERT OR REPLACE"


def refuses(sql, *params):
    with (
        pytest.raises(DatabaseError, match="never rewritten"),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute(sql, params)


@pytest.mark.parametrize("model", triggers.guarded_models(), ids=lambda m: m._meta.label)
def test_no_row_of_the_record_can_be_changed_or_deleted(story, model):
    """Each table, each column; a table without rows has its triggers all the same."""
    table = model._meta.db_table
    assert not triggers.unguarded(model, triggers.standing())
    if not QuerySet(model).exists():
        return
    refuses(f'DELETE FROM "{table}"')  # noqa: S608
    erasable = triggers.salts_of(model)
    for column in model._meta.concrete_fields:
        if column.name not in {*erasable, *erasable.values()}:
            refuses(f'UPDATE "{table}" SET "{column.column}" = {_other(column)}')  # noqa: S608


def _other(column):
    """SQL of another value, of the column's type."""
    name = f'"{column.column}"'
    kind = column.db_type(connection).partition("(")[0].partition(" ")[0]
    return {
        "bool": f"NOT {name}",
        "boolean": f"NOT {name}",
        "date": "'2001-01-01'",
        "datetime": "'2001-01-01'",
        "timestamp": "'2001-01-01'",
        "char": "'00000000-0000-0000-0000-000000000001'",
        "uuid": "'00000000-0000-0000-0000-000000000001'",
        "text": "'\"changed\"'",
        "varchar": "'\"changed\"'",
        "jsonb": "'\"changed\"'",
    }.get(kind, f"coalesce({name}, 0) + 1")


def test_a_text_goes_only_with_its_salt(story):
    notes = QuerySet(Progress).filter(entry=4)
    salt = notes.values_list("note_salt", flat=True).get()
    for change in (
        {"note": None},
        {"note_salt": None},
        {"note": "Better", "note_salt": salt},
        {"note": None, "note_salt": None, "rating": "on_track"},
    ):
        with pytest.raises(DatabaseError, match="never rewritten"), transaction.atomic():
            notes.update(**change)
    assert notes.update(note=None, note_salt=None) == 1


def test_a_row_cannot_be_replaced(story):
    if connection.vendor != "sqlite":
        pytest.skip(SQLITE_ONLY)
    columns = [each.column for each in Due._meta.concrete_fields]
    for known in (columns, [each for each in columns if each != "id"]):
        names = ", ".join(f'"{each}"' for each in known)
        values = names.replace('"due_on"', "'2027-01-01'")
        refuses(f"INSERT OR REPLACE INTO plans_due ({names}) SELECT {values} FROM plans_due")  # noqa: S608


def test_a_table_cannot_be_truncated(story):
    if connection.vendor != "postgresql":
        pytest.skip("SQLite has no TRUNCATE")
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
    refuses('TRUNCATE "plans_progress"')
    refuses('TRUNCATE "ledger_entry" CASCADE')


def test_a_migration_puts_back_what_is_missing(story):
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
            cursor.execute("DROP TRIGGER plans_due_keep_rows ON plans_due")
            cursor.execute("ALTER TABLE plans_state DISABLE TRIGGER plans_state_keep_rows")
            cursor.execute(
                "CREATE OR REPLACE FUNCTION ledger_entry_keep() RETURNS trigger "
                "LANGUAGE plpgsql AS 'BEGIN RETURN NEW; END'"
            )
        else:
            cursor.execute("DROP TRIGGER plans_due_keep_update")
            cursor.execute("DROP TRIGGER plans_state_keep_delete")
            cursor.execute("DROP TRIGGER ledger_entry_keep_update")
            cursor.execute(
                "CREATE TRIGGER ledger_entry_keep_update BEFORE UPDATE ON ledger_entry "
                "BEGIN SELECT 1; END"
            )
    named = {sentence.split()[2] for sentence in triggers.check()}
    assert named == {"plans_due", "plans_state", "ledger_entry"}
    call_command("migrate", verbosity=0)
    assert triggers.check() == []
    refuses("UPDATE plans_due SET entry = entry + 1")
    refuses("UPDATE ledger_entry SET n = n + 1000")


def test_django_drops_triggers_when_it_remakes_a_table(story):
    """Why they are made again after each migration, and looked for at each start."""
    if connection.vendor == "postgresql":
        pytest.skip("PostgreSQL alters a table in its place")
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("CREATE TABLE remade AS SELECT * FROM documents_storedfile")
        cursor.execute("DROP TABLE documents_storedfile")
        cursor.execute("ALTER TABLE remade RENAME TO documents_storedfile")
        assert len(triggers.check()) == 3
        triggers.install()
        assert triggers.check() == []
        transaction.set_rollback(True)


def test_every_model_says_what_it_is():
    assert check_models(None) == []
    assert {Entry, Action, StoredFile, Person} <= set(our_models())


def test_what_cannot_be_kept_is_said():
    class Undeclared(models.Model):
        class Meta:
            app_label = "ledger"

    class Both(Record):
        OPERATIONAL = "no"
        TRACKS = {"title": (Due, "title"), "due_on": (Due, "due_on")}

        class Meta:
            app_label = "ledger"
            constraints = [
                models.UniqueConstraint(
                    fields=["entry"], condition=models.Q(entry__gt=1), name="sometimes_once"
                )
            ]

    class Loose(Fact):
        KEY = ("place",)
        place = models.IntegerField(null=True)
        note = CommittedText()

        class Meta:
            app_label = "ledger"

    try:
        faults = [[number for number, _ in faults_of(each)] for each in (Undeclared, Both, Loose)]
    finally:
        for name in ("undeclared", "both", "loose"):
            del Both._meta.apps.all_models["ledger"][name]
        Both._meta.apps.clear_cache()
    assert faults == [["E001"], ["E002", "E003", "E004", "E004"], ["E005", "E006"]]
    assert track("due", "action").fields == ("action", "effective_on", "entry")
