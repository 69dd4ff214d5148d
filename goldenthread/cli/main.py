"""The command line. Each command is a module of its own and loads what it needs when it runs."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence

from goldenthread.cli import (
    annex_a,
    authority,
    backup,
    check,
    check_plan,
    comparators,
    deadline,
    demo,
    doctor,
    export,
    import_plan,
    ledger,
    load,
    look,
    migrate,
    minutes,
    paper,
    person,
    read,
    release_check,
    reproduce,
    restore,
    serve,
    spc,
    suppress,
    worker,
)
from goldenthread.cli.common import Failed
from goldenthread.core.errors import Refused

COMMANDS = (
    serve,
    worker,
    migrate,
    demo,
    doctor,
    check,
    check_plan,
    authority,
    person,
    read,
    import_plan,
    load,
    look,
    minutes,
    deadline,
    spc,
    paper,
    reproduce,
    export,
    suppress,
    release_check,
    comparators,
    annex_a,
    ledger,
    backup,
    restore,
)


def parser() -> argparse.ArgumentParser:
    top = argparse.ArgumentParser(
        prog="goldenthread",
        description="A council's improvement plan, from an inspector's finding to the difference "
        "made for children. Settings come from the environment: see docs/SETTINGS.md. Without "
        "any, commands use the demo.",
        epilog="Ends with 0 when it did what was asked, 1 when it could not, 2 when it was asked "
        "wrongly.",
    )
    subparsers = top.add_subparsers(required=True, metavar="COMMAND")
    for command in COMMANDS:
        command.add(subparsers)
    return top


def main(words: Sequence[str] | None = None) -> int:
    args = parser().parse_args(words)
    try:
        result: int = args.run(args)
    except (Failed, Refused) as reason:
        print(reason, file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        return 130
    except BrokenPipeError:
        sys.stderr.close()  # the reader of our output has gone: nobody is left to tell
        return 1
    except Exception as error:
        if (sentence := _of_the_database(error)) is None:
            raise
        print(sentence, file=sys.stderr)
        return 1
    return result


def _of_the_database(error: Exception) -> str | None:
    """What is to be done, where a command failed since its database is not ready."""
    from django.db import DatabaseError

    if not isinstance(error, DatabaseError):
        return None
    from goldenthread.cli.state import database_problem, migrations_problem

    return database_problem() or migrations_problem()


if __name__ == "__main__":
    sys.exit(main())
