"""Who gets in: every address has a rule, every verb is in the reviewed table, lists and objects
agree, and over HTTP the edges hold."""

from __future__ import annotations

import difflib
from pathlib import Path

import pytest
from django.apps import apps
from django.urls import get_resolver, reverse

from goldenthread.accounts.access import SYSTEM, Member, decide, visible
from goldenthread.accounts.access import verbs as declared_verbs
from goldenthread.accounts.members import member_of
from goldenthread.accounts.models import Person, Role
from goldenthread.api.changes import make_token
from goldenthread.api.models import Token
from goldenthread.documents.models import StoredFile
from goldenthread.governance.models import Body, Item, ItemPaper, Response, Undertaking
from goldenthread.inspections.models import Finding, Inspection
from goldenthread.measures.models import Measure
from goldenthread.plans.models import Action, Challenge, Contingency, Evidence, Plan, Priority, Risk
from goldenthread.reports.models import Paper
from tests.house import access_table
from tests.house.examples import EXAMPLES, NOBODY
from tests.house.source import ROOT
from tests.pages.inspecting import title_of
from tests.people import CAST

REVIEWED = Path(__file__).with_name("access.csv")


def patterns(resolver=None, prefix=""):
    """Every address of ours, as (name, view)."""
    for each in (resolver or get_resolver()).url_patterns:
        if hasattr(each, "url_patterns"):
            yield from patterns(each, prefix)
        else:
            yield each.name, each.callback


VIEWS = dict(patterns())
# django-allauth decides these itself: signing in and out, and one's own password.
SIGNING_IN = {name for name, view in VIEWS.items() if view.__module__ == "allauth.account.views"}
OURS = sorted(set(VIEWS) - SIGNING_IN)


# Every address


def test_each_address_has_its_own_name():
    names = [name for name, _ in patterns()]
    assert all(names)
    assert len(names) == len(set(names))


def test_each_view_declares_its_access():
    rules = {name: getattr(VIEWS[name], "access", None) for name in OURS}
    assert {name for name, rule in rules.items() if rule is None} == set()
    assert set(rules.values()) - {"public"} <= set(declared_verbs())


def test_nothing_else_of_allauth_is_open():
    """A flow that is not used is not there: no registration, no change of address."""
    assert {
        "account_login",
        "account_logout",
        "account_inactive",
        "account_change_password",
        "account_reauthenticate",
        "account_reset_password",
        "account_reset_password_done",
        "account_reset_password_from_key",
        "account_reset_password_from_key_done",
    } == SIGNING_IN


def test_each_address_has_an_example():
    assert set(EXAMPLES) == set(OURS)
    public = {name for name, each in EXAMPLES.items() if each.is_public}
    assert public == {name for name in OURS if VIEWS[name].access == "public"}


# The access table


def test_the_access_table_is_the_reviewed_one(house):
    now = access_table.written(house)
    if now != REVIEWED.read_text():
        kept = ROOT / ".build" / "access.csv"
        kept.parent.mkdir(exist_ok=True)
        kept.write_text(now)
        was = REVIEWED.read_text().splitlines()
        changed = difflib.unified_diff(was, now.splitlines(), "reviewed", "now", lineterm="", n=0)
        pytest.fail("\n".join(["Who may do what has changed; see .build/access.csv:", *changed]))


def test_nobody_may_anything_with_what_another_authority_has(house):
    theirs = house.rival.authority
    for verb in declared_verbs():
        for role in [*Role, SYSTEM]:
            member = Member(theirs, house.rival, frozenset({role}))
            for condition, thing in access_table.CONDITIONS[verb](house, member).items():
                if thing != house.rival:  # of whom somebody may decide: themselves
                    assert not decide(member, verb, thing), (verb, role, condition)


THINGS = {
    access_table.any_of_the_authority: Plan,
    access_table.actions: Action,
    access_table.work: Action,
    access_table.evidence: Evidence,
    access_table.added_evidence: Evidence,
    access_table.findings: Finding,
    access_table.inspections: Inspection,
    access_table.priorities: Priority,
    access_table.people: Person,
    access_table.papers: Paper,
    access_table.files: StoredFile,
    access_table.challenges: Challenge,
    access_table.risks: Risk,
    access_table.measures: Measure,
    access_table.tokens: Token,
    access_table.bodies: Body,
    access_table.items: Item,
    access_table.item_papers: ItemPaper,
    access_table.undertakings: Undertaking,
    access_table.responses: Response,
    access_table.contingencies: Contingency,
}


@pytest.mark.parametrize("key", [*CAST, "newcomer", "rival", "partner"])
def test_a_list_shows_exactly_what_may_be_opened(house, key):
    """A scope is a condition and a predicate, written side by side: they may not disagree."""
    people = {"newcomer": house.newcomer, "rival": house.rival, "partner": house.partner}
    member = member_of(people[key]) if key in people else house.member(key)
    for verb, conditions in access_table.CONDITIONS.items():
        model = THINGS[conditions]
        listed = set(model.objects.filter(visible(member, verb)))
        opened = {thing for thing in model.objects.all() if decide(member, verb, thing)}
        assert listed == opened, verb
        if key == "rival":
            assert {thing.authority_id for thing in opened} <= {member.authority.pk}, verb


# Over HTTP


def enter(client, name, person):
    """Sign in; or, where an address is the API's, come with a token of one's own."""
    if EXAMPLES[name].by_token:
        text = make_token(by=member_of(person), name="Nightly").text
        client.defaults["HTTP_AUTHORIZATION"] = f"Bearer {text}"
    else:
        client.force_login(person)


def address(name, house):
    example = EXAMPLES[name]
    query = f"?{example.query}" if example.query else ""
    return reverse(name, args=example.about(house)) + query


@pytest.mark.parametrize("name", OURS)
def test_whoever_is_not_signed_in_is_asked_to(house, client, name):
    client.inspect = EXAMPLES[name].is_public
    answer = client.get(address(name, house))
    if EXAMPLES[name].is_public:
        assert answer.status_code == EXAMPLES[name].answer
    elif EXAMPLES[name].by_token:
        assert (answer.status_code, answer.headers["WWW-Authenticate"]) == (401, "Bearer")
    else:
        assert (answer.status_code, answer.url.partition("?")[0]) == (302, "/sign-in/")


@pytest.mark.parametrize("name", [name for name in OURS if not EXAMPLES[name].is_public])
def test_an_outsider_with_every_role_finds_nothing(house, client, name):
    """Another authority's object is missing, exactly like one that never was."""
    enter(client, name, house.rival)
    client.inspect = False
    ask = client.post if _is_sent(name) else client.get
    answer = ask(address(name, house))
    if EXAMPLES[name].about(house) and not EXAMPLES[name].shared:
        assert answer.status_code == 404
    assert "Wyremouth" not in answer.content.decode(errors="replace")


@pytest.mark.parametrize("name", [name for name in OURS if not EXAMPLES[name].is_public])
def test_who_may_gets_it_and_who_may_not_does_not(house, client, name):
    example = EXAMPLES[name]
    enter(client, name, house.world.person(example.allowed))
    answer = client.get(address(name, house))
    assert answer.status_code == example.answer
    if example.denied == NOBODY:
        return
    denied = type(client)()
    enter(denied, name, house.world.person(example.denied))
    ask = denied.post if _is_sent(name) else denied.get
    assert ask(address(name, house)).status_code in (403, 404)


def _is_sent(name):
    return EXAMPLES[name].answer == 405


def test_no_two_pages_have_the_same_title(house, client):
    titles = {}
    client.inspect = False  # each is inspected above
    for name in OURS:
        example = EXAMPLES[name]
        if not example.is_public:
            client.force_login(house.world.person(example.allowed))
        answer = client.get(address(name, house))
        if answer.status_code == 200 and answer.headers["Content-Type"].startswith("text/html"):
            titles.setdefault(title_of(answer.content.decode()), []).append(name)
    assert {title: names for title, names in titles.items() if len(names) > 1} == {}


# Signing in

UNUSED_KEY = ["1", "abc-def"]


@pytest.mark.parametrize("name", sorted(SIGNING_IN))
def test_each_page_of_signing_in_is_ours(house, client, name):
    """A template that is missing falls back to allauth's raw one, silently."""
    if name in {"account_change_password", "account_logout", "account_reauthenticate"}:
        person = house.world.person("owner")
        person.set_password("correct horse battery staple")
        person.save()
        client.force_login(person)
    args = UNUSED_KEY if name == "account_reset_password_from_key" else []
    answer = client.get(reverse(name, args=args))
    assert answer.status_code == 200
    assert "gt-header" in answer.content.decode()


def test_apps_that_answer_addresses_are_all_known():
    """Each app with views is in the addresses, so that none is reachable by another way."""
    with_views = {
        config.name for config in apps.get_app_configs() if (Path(config.path) / "urls.py").exists()
    }
    ours = {name for name in with_views if name.startswith("goldenthread.")}
    served = {".".join(view.__module__.split(".")[:2]) for view in VIEWS.values()}
    assert ours - served == set()
