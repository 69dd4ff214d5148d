"""Whatever changes the record: it is done once, whole, and said; or nothing is done."""

from __future__ import annotations

import ast
import uuid
from importlib import import_module

import pytest
from django.apps import apps

from goldenthread.ledger import recording
from goldenthread.ledger.checks import our_models
from goldenthread.ledger.events import all_events, sentence_of
from goldenthread.ledger.models import Entry
from goldenthread.ledger.recording import AlreadyDone, origin
from goldenthread.ledger.verify import verify
from tests.house import (
    verbs_aims,  # noqa: F401 - its examples
    verbs_challenges,  # noqa: F401 - its examples
    verbs_contingencies,  # noqa: F401 - its examples
    verbs_dates,  # noqa: F401 - its examples
    verbs_findings,  # noqa: F401 - its examples
    verbs_frozen,  # noqa: F401 - its examples
    verbs_funding,  # noqa: F401 - its examples
    verbs_governance,  # noqa: F401 - its examples
    verbs_imports,  # noqa: F401 - its examples
    verbs_layouts,  # noqa: F401 - its examples
    verbs_measures,  # noqa: F401 - its examples
    verbs_milestones,  # noqa: F401 - its examples
    verbs_papers,  # noqa: F401 - its examples
    verbs_periods,  # noqa: F401 - its examples
    verbs_repeats,  # noqa: F401 - its examples
    verbs_risks,  # noqa: F401 - its examples
    verbs_templates,  # noqa: F401 - its examples
    verbs_versions,  # noqa: F401 - its examples
    verbs_voices,  # noqa: F401 - its examples
)
from tests.house.source import PACKAGE, modules, nodes, where
from tests.house.verbs import VERBS


def declared():
    """Every verb that is a change, as `app.verb`."""
    found = {}
    for config in apps.get_app_configs():
        if (PACKAGE / config.label).is_dir():
            found |= _of(config)
    return found


def _of(config):
    try:
        module = import_module(f"{config.name}.changes")
    except ModuleNotFoundError:
        return {}
    verbs = {name: getattr(module, name) for name in dir(module)}
    return {
        f"{config.label}.{name}": verb for name, verb in verbs.items() if _is_change(verb, module)
    }


def _is_change(verb, module):
    return getattr(verb, "is_change", False) and verb.__module__.startswith(module.__name__)


def rows():
    """How many rows each table holds."""
    return {model._meta.label: model._default_manager.count() for model in our_models()}


def test_every_change_has_an_example():
    assert {name.partition(" ")[0] for name in VERBS} == set(declared())


def test_the_package_of_changes_shows_all_of_its_verbs():
    """So that none escapes by standing in a module which its package does not name."""
    written = {
        node.name
        for _, node in nodes(ast.FunctionDef, modules())
        if any(getattr(each, "id", "") == "change" for each in node.decorator_list)
    }
    assert written == {name.partition(".")[2] for name in declared()}


@pytest.mark.parametrize("name", VERBS)
def test_a_change_is_recorded_once_and_verifies(house, name):
    before = Entry.objects.count()
    VERBS[name](house)
    entry = Entry.objects.order_by("pk").last()
    # An example that needs another verb first is the last of its entries.
    assert entry.authority == house.world.authority
    assert Entry.objects.count() > before
    assert sentence_of(entry).strip()
    report = verify(house.world.authority)
    assert report.is_sound, report


@pytest.mark.parametrize("name", VERBS)
def test_nothing_is_saved_where_recording_fails(house, name, monkeypatch):
    def broken(*_args):
        raise OSError("the disk is full")

    before = rows()
    monkeypatch.setattr(recording, "_append", broken)
    with pytest.raises(OSError, match="disk is full"):
        VERBS[name](house)
    assert rows() == before


@pytest.mark.parametrize("name", VERBS)
def test_a_form_that_is_sent_twice_is_done_once(house, name):
    form = uuid.uuid4()

    def send():
        with origin(via="web", request="r", form=form):
            VERBS[name](house)

    send()
    after = rows()
    with pytest.raises(AlreadyDone) as done:
        send()
    assert done.value.entry.form == form
    assert rows() == after


# Events


def recorded():
    """The events that our code records, with their places; an f-string stands for its family."""
    for path, call in nodes(ast.Call, modules()):
        if getattr(call.func, "id", "") == "record" and call.args and _says_an_event(call.args[0]):
            for event in _events_in(call.args[0]):
                yield event, where(path, call)


def _says_an_event(argument):
    return isinstance(argument, ast.Constant | ast.IfExp | ast.JoinedStr)


def _events_in(argument):
    if isinstance(argument, ast.IfExp):
        return [*_events_in(argument.body), *_events_in(argument.orelse)]
    if isinstance(argument, ast.JoinedStr):
        start = argument.values[0].value
        return [key for key in all_events() if key.startswith(start)] or [start]
    return [argument.value] if isinstance(argument.value, str) else []


def test_every_event_that_is_recorded_is_declared_and_every_declared_one_is_recorded():
    used = dict(recorded())
    assert {event: place for event, place in used.items() if event not in all_events()} == {}
    assert set(all_events()) - set(used) == set()


def test_the_examples_show_every_event(house):
    """What no example records, no guard of this file has tried."""
    from django.db import transaction

    seen = set()
    for do in VERBS.values():
        with transaction.atomic():
            do(house)
            seen |= set(Entry.objects.values_list("type", flat=True))
            transaction.set_rollback(True)
    assert set(all_events()) - seen == set()
