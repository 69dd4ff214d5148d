"""What the API answers where it does not do what it was asked: a status and our sentences."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from ninja import NinjaAPI
from ninja.errors import AuthenticationError, HttpError, ValidationError

from goldenthread.accounts.access import NotAllowed
from goldenthread.api.asking import MOST_IN_A_MINUTE, TooOften, problem
from goldenthread.api.schemas import MOST_LETTERS, MOST_READINGS, Problem
from goldenthread.core.errors import Refused

# What each status means here: the words of Python's own list change between its versions.
STATUSES: Mapping[int, str] = {
    200: "Done",
    201: "Saved",
    401: "No token in force came with it",
    403: "The token’s person may not do this today",
    404: "No such measure, or none that the token’s person may see",
    409: "The key was used for something else",
    413: "More than a megabyte",
    422: "Nothing is saved: a sentence says why, row by row where it is theirs",
    429: "More often than a token may ask",
}
READING = dict.fromkeys((401, 403, 404, 422, 429), Problem)
ENTERING = dict.fromkeys((401, 403, 404, 409, 413, 422, 429), Problem)

_NUMBER = "Give the {} as a number, such as 61.5."
_TEXT = f"Give the {{}} as text of {MOST_LETTERS} characters at most, without control signs."
SENTENCES: Mapping[str, str] = {
    "readings": f"Send “readings”: a list of 1 to {MOST_READINGS} readings.",
    "period": "Give the period as text, such as 2026-10, Q3 2025-26 or 2025-26.",
    "value": _NUMBER.format("value"),
    "numerator": _NUMBER.format("numerator"),
    "denominator": _NUMBER.format("denominator"),
    "status": "Say “provisional”, “final” or “revised”; a period without a figure has “missing”.",
    "missing": _TEXT.format("reason why it is missing"),
    "commentary": _TEXT.format("commentary"),
    "Idempotency-Key": "Send the header “Idempotency-Key”: a new UUID for each sending, and the "
    "same where one is sent again.",
    "at": "Give “at” as a day, such as 2026-03-31.",
    "later": "Give “later” as true or false.",
}
_NOT_READ = "This could not be read. Send JSON as the description of the API has it."


class RowsRefused(Exception):
    """Some rows cannot be saved, so none is: (row from 1, sentence) for each."""

    def __init__(self, rows: Sequence[tuple[int, str]]) -> None:
        super().__init__(f"{len(rows)} rows are refused")
        self.rows = rows


class SentAlready(Exception):
    """The key of this sending was used for something else."""


def answer_refusals(api: NinjaAPI) -> None:
    """Let the API answer each of them."""
    for error, answer in _ANSWERS.items():
        api.add_exception_handler(error, answer)


def _nobody(_: HttpRequest, __: Exception) -> HttpResponse:
    error = "Send a token that is in force, as “Authorization: Bearer” and the token."
    return problem(401, error, **{"WWW-Authenticate": "Bearer"})


def _not_allowed(_: HttpRequest, error: Exception) -> HttpResponse:
    return problem(403, str(error))


def _missing(_: HttpRequest, __: Exception) -> HttpResponse:
    return problem(404, "There is no such measure, or none that you may see.")


def _refused(_: HttpRequest, error: Exception) -> HttpResponse:
    return problem(422, str(error))


def _sent_already(_: HttpRequest, __: Exception) -> HttpResponse:
    return problem(409, "This key was used for something else. Make a new one for each sending.")


def _too_often(_: HttpRequest, __: Exception) -> HttpResponse:
    error = f"This token asks more than {MOST_IN_A_MINUTE} times a minute. Wait a minute."
    return problem(429, error, **{"Retry-After": "60"})


def _unread(_: HttpRequest, error: HttpError) -> HttpResponse:
    return problem(error.status_code, _NOT_READ)


def _rows_refused(_: HttpRequest, error: RowsRefused) -> HttpResponse:
    rows = [{"row": row, "error": sentence} for row, sentence in error.rows]
    return problem(422, "Nothing is saved: correct these rows and send all again.", rows)


def _invalid(request: HttpRequest, error: ValidationError) -> HttpResponse:
    """Faults of form, each at its row where it is of one; a row tells each fault once."""
    said = dict.fromkeys(_fault(each) for each in error.errors)
    rows = [(row, sentence) for row, sentence in said if row]
    if rows:
        return _rows_refused(request, RowsRefused(rows))
    return problem(422, next(sentence for _, sentence in said))


def _fault(error: Mapping[str, Any]) -> tuple[int, str]:
    """The row, 0 for none, and the sentence; what a library says of it is never shown."""
    place = error["loc"]
    row = next((each + 1 for each in place if isinstance(each, int)), 0)
    name = next((each for each in reversed(place) if each in SENTENCES), "")
    if error["type"] == "extra_forbidden":
        return row, f"“{str(place[-1])[:40]}” is not known here. Leave it out."
    if row and name in ("readings", ""):
        return row, "A reading is an object with a period, and a figure or why it is missing."
    return row, SENTENCES.get(name, _NOT_READ)


_ANSWERS: dict[type[Exception], Any] = {
    AuthenticationError: _nobody,
    NotAllowed: _not_allowed,
    Http404: _missing,
    Refused: _refused,
    RowsRefused: _rows_refused,
    SentAlready: _sent_already,
    TooOften: _too_often,
    ValidationError: _invalid,
    HttpError: _unread,
}
