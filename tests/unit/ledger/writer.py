"""A process that starts writers at a word, so that a test can kill them in the middle of it.

Started once with Django imported; for each line on its input it forks children, which write to
the database of DATABASE_URL and answer on the shared output, each line in one write. Lines:

    write                  write for ever, answering "<entry> <leaf>" after each change
    race <children> <n>    children send the same n forms each; answer "<form> done|again"
    edit <children> <n>    children edit one action n times each; answer "<entry> <seen>",
                           or "conflict"
    check                  answer {"problems": […], "leaves": {entry: leaf}}

A child's first line is "pid <pid>"; when all have ended comes "ended".
"""

import itertools
import json
import os
import sys
from uuid import UUID, uuid5

import django


def say(words):
    os.write(1, f"{words}\n".encode())


def prepare():
    from django.core.management import call_command
    from django.db import connections

    from tests.unit.ledger import writing

    call_command("migrate", verbosity=0)
    authority = writing.make_authority()
    person = writing.make_person(authority)
    by = writing.member(authority, person)
    action = writing.open_action(by=by)
    # Once here, so that a child need not compile its first queries.
    writing.rate(by=by, action=action, rating="on_track", owner=person)
    writing.move(by=by, action=action, due_on="2026-04-30", reason="Warm")
    connections.close_all()  # a child must not share a parent's connection
    return person


def write(person):
    from goldenthread.ledger.models import Entry
    from tests.unit.ledger import writing

    by = writing.member(person.authority, person)
    for number in itertools.count():
        action = writing.open_action(by=by)
        answer(Entry, action)
        note = f"Round {number}: audits say that plans are clearer"
        answer(Entry, writing.rate(by=by, action=action, rating="at_risk", owner=person, note=note))
        answer(Entry, writing.move(by=by, action=action, due_on="2026-06-30", reason="Posts empty"))


def answer(entries, row):
    say(f"{row.entry} {entries.objects.get(n=row.entry).leaf}")


def race(person, count):
    from goldenthread.ledger.recording import AlreadyDone, origin
    from tests.unit.ledger import writing

    by = writing.member(person.authority, person)
    for number in range(count):
        form = uuid5(UUID(int=0), str(number))
        try:
            with origin(via="web", form=form):
                writing.keep_file(by=by)
            say(f"{form} done")
        except AlreadyDone:
            say(f"{form} again")


def edit(person, count):
    from goldenthread.ledger.moments import head_of
    from goldenthread.ledger.recording import Conflict, origin
    from goldenthread.plans.models import Action
    from tests.unit.ledger import writing

    by = writing.member(person.authority, person)
    action = Action.objects.earliest("pk")
    for _ in range(count):
        seen = head_of(person.authority)
        try:
            with origin(via="web", seen=seen):
                row = writing.rate(by=by, action=action, rating="at_risk", owner=person)
            say(f"{row.entry} {seen}")
        except Conflict:
            say("conflict")


def check(_person):
    from goldenthread.ledger.models import Entry
    from goldenthread.ledger.verify import verify

    leaves = dict(Entry.objects.values_list("n", "leaf"))
    say(json.dumps({"problems": [str(each) for each in verify().problems], "leaves": leaves}))


def main():
    django.setup()
    person = prepare()
    say("ready")
    for line in sys.stdin:
        name, *numbers = line.split()
        children, *rest = [int(number) for number in numbers] or [1]
        task = {"write": write, "race": race, "edit": edit, "check": check}[name]
        started = [start(task, person, *rest) for _ in range(children)]
        for child in started:
            os.waitpid(child, 0)
        say("ended")


def start(task, *args):
    child = os.fork()
    if child:
        return child
    say(f"pid {os.getpid()}")
    task(*args)
    os._exit(0)


if __name__ == "__main__":
    main()
