"""Commands answer in sentences, with 0, 1 or 2, and need no web server."""

from __future__ import annotations

import argparse
import io
import json
from datetime import date
from pathlib import Path

import pytest
from django.db import OperationalError, connection

from goldenthread.accounts.models import Person
from goldenthread.cli import doctor
from goldenthread.cli.common import day
from goldenthread.cli.main import COMMANDS, main
from goldenthread.core import health
from goldenthread.ledger.models import Authority, Entry

NAMES = [module.__name__.rpartition(".")[2].replace("_", "-") for module in COMMANDS]


@pytest.mark.parametrize("name", NAMES)
def test_command_says_what_it_does(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        main([name, "--help"])
    assert ended.value.code == 0
    assert f"goldenthread {name}" in capsys.readouterr().out


def test_command_that_is_not_there_ends_with_2(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        main(["sing"])
    assert ended.value.code == 2


@pytest.mark.parametrize("text", ["2023-05-09", "9 May 2023", "09 may 2023", "9/5/2023"])
def test_dates_are_read_as_people_write_them(text: str) -> None:
    assert day(text) == date(2023, 5, 9)


@pytest.mark.parametrize("text", ["", "soon", "2023-02-30", "31/6/2023"])
def test_what_is_no_date_is_refused_with_an_example(text: str) -> None:
    with pytest.raises(argparse.ArgumentTypeError, match="Write 2023-05-09"):
        day(text)


def test_deadline_is_the_70th_working_day(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["deadline", "--received", "2023-05-09"]) == 0
    assert capsys.readouterr().out.splitlines()[0] == "2023-08-16"


def test_deadline_as_json_has_its_source(capsys: pytest.CaptureFixture[str]) -> None:
    main(["deadline", "--received", "9 May 2023", "--day-off", "2023-08-16", "--json"])
    answer = json.loads(capsys.readouterr().out)
    assert (answer["due"], answer["working_days"]) == ("2023-08-17", 70)
    assert "SI 2007/462" in answer["source"]


def test_deadline_out_of_the_calendars_is_a_sentence(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["deadline", "--received", "2150-01-01"]) == 1
    assert "not in 2150" in capsys.readouterr().err


def test_file_that_cannot_be_read_is_a_sentence_and_the_others_are_read(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    letter = tmp_path / "letter.pdf"
    letter.write_bytes(b"Dear Director")

    assert main(["read", "--json", str(letter), str(tmp_path / "gone.pdf")]) == 1

    told = capsys.readouterr()
    assert told.out == ""
    assert [line.partition(": ")[0] for line in told.err.splitlines()] == [
        str(letter),
        str(tmp_path / "gone.pdf"),
    ]


@pytest.mark.django_db
def test_first_administrator_is_added_and_recorded(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    main(["authority", "add", "--slug", "wyremouth", "--name", "Wyremouth Council"])
    words = ["person", "add", "--authority", "wyremouth", "--post", "Administrator"]
    words += ["--email", "administrator@example.org", "--password-stdin"]
    monkeypatch.setattr("sys.stdin", Lines("correct horse battery staple"))

    assert main(words) == 0

    person = Authority.objects.get(slug="wyremouth").people.get()
    assert person.check_password("correct horse battery staple")
    assert Entry.objects.get().type == "role.granted"


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("changed", "sentence"),
    [
        (["--authority", "elsewhere"], "There is no authority"),
        (["--role", "king"], "There is no role"),
        (["--password-stdin"], "too short"),
    ],
)
def test_person_is_not_added_when_something_is_wrong(
    changed: list[str],
    sentence: str,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    authority = Authority.objects.create(slug="wyremouth", name="Wyremouth Council")
    monkeypatch.setattr("sys.stdin", Lines("short"))
    words = ["person", "add", "--authority", "wyremouth", "--post", "Administrator"]

    assert main([*words, "--email", "a@example.org", "--password-stdin", *changed]) == 1

    assert sentence in capsys.readouterr().err
    assert not authority.people.exists()


@pytest.mark.django_db
def test_doctor_names_what_is_missing(settings, capsys: pytest.CaptureFixture[str]) -> None:
    settings.ALLOWED_HOSTS = []
    settings.FILES = settings.DATA / "gone"
    wrong = {f.subject: f.sentence for f in doctor.examine() if f.verdict == doctor.WRONG}
    assert "ALLOWED_HOSTS" in wrong["host names"]
    assert "goldenthread migrate" in wrong["files"]
    assert "guards" not in wrong


class Lines:
    """Standard input that is piped in."""

    def __init__(self, text: str) -> None:
        self.text = text

    def readline(self) -> str:
        return f"{self.text}\n"

    def isatty(self) -> bool:
        return False


def test_the_last_day_to_publish_for_a_meeting(capsys) -> None:
    assert main(["deadline", "--meeting", "2024-07-16"]) == 0
    assert capsys.readouterr().out.splitlines()[0] == "2024-07-08"
    assert (
        main(["deadline", "--meeting", "8 July 2024", "--published", "2024-07-05", "--json"]) == 0
    )
    answer = json.loads(capsys.readouterr().out)
    assert (answer["due"], answer["in_time"]) == ("2024-06-28", False)
    assert answer["not_counted"]["2024-07-06"] == "a Saturday"
    assert main(["deadline", "--meeting", "2024-07-16", "--day-off", "2024-07-12"]) == 0
    assert capsys.readouterr().out.splitlines()[0] == "2024-07-05"
    assert main(["deadline", "--meeting", "2024-07-16", "--clear-days", "99"]) == 1
    assert "from 0 to 60" in capsys.readouterr().err


@pytest.mark.django_db
def test_a_database_without_its_tables_is_told_with_what_to_do(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def nothing_there(*_: object) -> None:
        raise OperationalError("no such table: ledger_authority")

    monkeypatch.setattr(health, "pending_migrations", lambda: 77)
    with connection.execute_wrapper(nothing_there):
        assert main(["ledger", "verify"]) == 1
    assert (
        "77 of its migrations are to come. Run “goldenthread migrate”." in capsys.readouterr().err
    )


@pytest.mark.django_db
def test_a_fault_of_our_own_is_not_taken_for_the_database(monkeypatch: pytest.MonkeyPatch) -> None:
    def wrong(*_: object) -> None:
        raise OperationalError("no such column: n")

    with connection.execute_wrapper(wrong), pytest.raises(OperationalError):
        main(["ledger", "verify"])


@pytest.mark.django_db
@pytest.mark.parametrize("slug", ["A B", "", "north_wyremouth", "-x", "w/y", "a" * 51])
def test_a_short_name_that_no_address_could_have_is_refused(
    slug: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["authority", "add", f"--slug={slug}", "--name", "Wyremouth Council"]) == 1
    assert "cannot" in capsys.readouterr().err
    assert not Authority.objects.exists()


@pytest.mark.django_db
@pytest.mark.parametrize("more", [["--email=chair"], ["--post="], [f"--post={'x' * 121}"]])
def test_a_person_without_post_or_address_is_refused(
    more: list[str], capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    main(["authority", "add", "--slug", "wyremouth", "--name", "Wyremouth Council"])
    monkeypatch.setattr("sys.stdin", io.StringIO("a long enough passphrase 17\n"))
    words = ["--authority=wyremouth", "--email=a@wyremouth.example", "--post=Administrator"]
    assert main(["person", "add", "--password-stdin", *words, *more]) == 1
    assert "cannot be the" in capsys.readouterr().err
    assert not Person.objects.exists()


@pytest.mark.parametrize("words", [["--port", "99999"], ["--port", "-1"], ["--workers", "0"]])
def test_a_number_that_cannot_be_served_with_is_refused(
    words: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit):
        main(["serve", *words])
    assert "is no whole number from 1 to" in capsys.readouterr().err
