"""How long verification takes, and in how much memory: python -m tests.bench.ledger [entries].

Writes a ledger of its own into the configured database, which must be one to throw away.
Each entry writes two rows, one of them with a committed text.
"""

import resource
import sys
import time
from datetime import date, timedelta

import django

BLOCK = 5000


def build(entries: int) -> None:
    """An authority with so many entries, written as `record` writes them but in blocks."""
    from django.core.management import call_command
    from django.db import transaction
    from django.db.models import QuerySet

    from goldenthread.accounts.models import Grant, Person
    from goldenthread.documents.models import StoredFile
    from goldenthread.ledger.models import Authority, Entry, Head

    call_command("migrate", verbosity=0)
    authority = Authority.objects.create(slug="bench", name="Bench Council")
    person = Person.objects.create_user("bench@example.org", authority=authority, post="Bench")
    head = Head.objects.create(authority=authority)
    for first in range(1, entries + 1, BLOCK):
        block = range(first, min(first + BLOCK, entries + 1))
        rows = [_rows(authority, person, n) for n in block]
        with transaction.atomic():
            QuerySet(StoredFile).bulk_create([file for file, _ in rows])
            QuerySet(Grant).bulk_create([grant for _, grant in rows])
            Entry.objects.bulk_create([_entry(head, person, *each) for each in rows])
            head.save()


def _rows(authority, person, n):
    from goldenthread.accounts.models import Grant
    from goldenthread.documents.models import StoredFile

    own = {"pk": n, "authority": authority, "entry": n}
    day = date(2020, 1, 1) + timedelta(days=n // 40)
    text = f"Audit of case files in week {n}: the plan is clear, the child’s voice is in it. " * 3
    file = StoredFile(**own, sha256="0" * 64, name=text, kind="pdf", size=n)
    return file, Grant(**own, person=person, role=f"role-{n % 9}", effective_on=day)


def _entry(head, person, file, grant):
    from goldenthread.core import clock
    from goldenthread.ledger.canonical import canonical, leaf_hash, plain
    from goldenthread.ledger.models import Entry
    from goldenthread.ledger.recording import columns, name_of

    n, subject = grant.entry, name_of(grant)
    now = clock.now()
    body = canonical(
        {
            "v": 1, "authority": "bench", "n": n, "prev": head.leaf, "at": plain(now),
            "by": person.pk, "acting_as": "owner,programme_manager", "via": "web",
            "request": f"{n:032x}", "form": None, "type": "update.given",
            "subject": [subject, n], "reason": None, "basis": [],
            "rows": [[name_of(row), n, columns(row)] for row in (file, grant)],
            "erased": [],
        }
    )  # fmt: skip
    entry = Entry(
        authority=head.authority, n=n, at=now, by=person.pk, type="update.given",
        subject=subject, subject_pk=n, body=body.decode(), leaf=leaf_hash(body),
        prev=head.leaf,
    )  # fmt: skip
    head.n, head.leaf = n, entry.leaf
    return entry


def main() -> None:
    django.setup()
    from goldenthread.ledger.models import Entry
    from goldenthread.ledger.verify import verify

    entries = int(sys.argv[1]) if len(sys.argv) > 1 else 80_000
    if not (_has_tables() and Entry.objects.exists()):
        build(entries)
    before = resource.getrusage(resource.RUSAGE_SELF)
    began = time.perf_counter()
    report = verify()
    wall = time.perf_counter() - began
    after = resource.getrusage(resource.RUSAGE_SELF)
    cpu = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    print(f"entries {sum(each.entries for each in report.ledgers)}")
    print(f"rows    {sum(each.rows for each in report.ledgers)}")
    print(f"problems {report.count}")
    print(f"seconds {wall:.2f} (CPU {cpu:.2f})")
    print(f"memory  {after.ru_maxrss / 1024:.0f} MB at most")
    sys.exit(not report.is_sound)


def _has_tables() -> bool:
    from django.db import connection

    return "ledger_entry" in connection.introspection.table_names()


if __name__ == "__main__":
    main()
