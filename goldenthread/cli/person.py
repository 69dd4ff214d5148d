"""goldenthread person add"""

from __future__ import annotations

import argparse
import getpass
import sys

from goldenthread.cli.common import Failed, Subparsers, command, start_django


def add(subparsers: Subparsers) -> None:
    added = command(subparsers, "person", "Add somebody who can sign in.", run)
    verbs = added.add_subparsers(required=True, metavar="VERB")
    verb = command(
        verbs,
        "add",
        "Add a person with a role; the first of an authority is an administrator.",
        run,
    )
    verb.add_argument("--authority", required=True, metavar="SLUG")
    verb.add_argument("--email", required=True)
    verb.add_argument("--post", required=True, help="“Head of Service, Care Leavers”")
    verb.add_argument("--role", default="administrator")
    verb.add_argument("--organisation", default="", help="of a partner: “Wyre Constabulary”")
    verb.add_argument(
        "--password-stdin", action="store_true", help="read the password from standard input"
    )


def run(args: argparse.Namespace) -> int:
    start_django()
    from goldenthread.accounts.access import system
    from goldenthread.accounts.changes import add_person
    from goldenthread.accounts.models import Role
    from goldenthread.ledger.models import Authority

    authority = Authority.objects.filter(slug=args.authority).first()
    if authority is None:
        raise Failed(
            f"There is no authority “{args.authority}”. Add it: goldenthread authority add"
        )
    if args.role not in Role.values:
        raise Failed(f"There is no role “{args.role}”. The roles: {', '.join(Role.values)}.")
    person = add_person(
        by=system(authority),
        email=args.email,
        post=args.post,
        role=args.role,
        password=ask_password(from_input=args.password_stdin),
        organisation=args.organisation,
    )
    print(f"{person.post} can sign in as {person.email}, with the role {Role(args.role).label}.")
    return 0


def ask_password(*, from_input: bool) -> str:
    """A password that keeps the rules for passwords; never an argument, which others can see."""
    from django.contrib.auth.password_validation import validate_password
    from django.core.exceptions import ValidationError

    if not from_input and not sys.stdin.isatty():
        raise Failed("There is no terminal to ask for a password: pipe it in, --password-stdin.")
    password = sys.stdin.readline().rstrip("\n") if from_input else getpass.getpass()
    try:
        validate_password(password)
    except ValidationError as error:
        raise Failed(" ".join(error.messages)) from error
    return password
