"""Logs as JSON lines: ids and route names; no free text, no query strings, no personal data."""

import json
import logging
import time

FIELDS = ("route", "method", "status", "status_code", "ms", "request", "person", "job")


class JsonFormatter(logging.Formatter):
    """One line of JSON for each record; an exception gives its type and places, not its text."""

    def format(self, record: logging.LogRecord) -> str:
        line: dict[str, object] = {
            "at": time.strftime("%Y-%m-%dT%H:%M:%S", time.gmtime(record.created)) + "Z",
            "level": record.levelname,
            "logger": record.name,
        }
        if record.name.startswith("goldenthread"):
            line["message"] = record.getMessage()
        elif record.levelno >= logging.WARNING:
            line["message"] = str(record.msg)  # the template: its arguments may be personal
        # Django's own records bring the whole request under our name for its number.
        said = {name: getattr(record, name) for name in FIELDS if hasattr(record, name)}
        line |= {name: value for name, value in said.items() if isinstance(value, str | int | None)}
        if record.exc_info and record.exc_info[0]:
            line["exception"] = record.exc_info[0].__name__
            line["where"] = self.places(record.exc_info[2])
        return json.dumps(line)

    @staticmethod
    def places(trace: object) -> list[str]:
        places = []
        while trace is not None:
            code = trace.tb_frame.f_code  # type: ignore[attr-defined]
            places.append(f"{code.co_filename}:{trace.tb_lineno} {code.co_name}")  # type: ignore[attr-defined]
            trace = trace.tb_next  # type: ignore[attr-defined]
        return places[-12:]
