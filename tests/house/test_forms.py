"""Every form answers in our sentences: none of Django's own is ever shown."""

import importlib

import pytest
from django import forms
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import QueryDict
from django.utils.functional import Promise

from goldenthread.core.forms import GovukForm
from goldenthread.core.sentences import SENTENCES
from tests.house.source import PACKAGE, modules

LONG = "x" * 30_000
HOSTILE = ["", " ", LONG, f"{LONG}%s", "\0", "-1", "99999999", "1.5", "no such choice", "%d %s"]


def all_forms():
    """Every form of the product, by its module and name."""
    for path in modules():
        if "forms" in path.relative_to(PACKAGE).with_suffix("").parts:
            name = ".".join(path.relative_to(PACKAGE.parent).with_suffix("").parts)
            importlib.import_module(name)
    found, waiting = {}, [GovukForm]
    while waiting:
        for each in waiting.pop().__subclasses__():
            if each.__module__.startswith("goldenthread."):
                found[f"{each.__module__}.{each.__name__}"] = each
            waiting.append(each)
    return found


FORMS = all_forms()


def said_of(name, field, sent, file=None):
    """The errors of one field alone, as Django keeps them."""
    alone = type("Alone", (GovukForm,), {name: field})
    data = QueryDict(mutable=True)
    data.setlist(name, [sent, sent])
    for part in ("day", "month", "year"):
        data[f"{name}_{part}"] = sent
    form = alone(data, {name: file} if file else {})
    return form.errors.as_data().get(name, [])


def test_forms_are_found_in_every_app_that_has_some():
    apps = {name.split(".")[1] for name in FORMS}
    assert {"accounts", "core", "inspections", "plans", "reports"} <= apps
    assert len(FORMS) > 30


@pytest.mark.django_db
@pytest.mark.parametrize("name", sorted(FORMS))
def test_no_sentence_of_djangos_own_is_shown(name):
    theirs, unfinished = [], []
    empty = SimpleUploadedFile("empty.pdf", b"")
    for label, field in FORMS[name].base_fields.items():
        file = empty if isinstance(field, forms.FileField) else None
        for sent in HOSTILE:
            for error in said_of(label, field, sent, file):
                words = "".join(str(each) for each in error.messages)
                if isinstance(error.message, Promise):
                    theirs.append((label, error.code, words))
                elif not words.endswith((".", "”", "https://")):
                    unfinished.append((label, words))
    assert theirs == []
    assert unfinished == []


# Posts of staff, rows of a file of which the whole was asked about, days alone.
ASKED_ELSEWHERE = {
    "goldenthread.accounts.forms.PersonForm",
    "goldenthread.imports.forms.RowForm",
    "goldenthread.measures.forms_events.OccurrencesForm",
}


@pytest.mark.parametrize("name", sorted(FORMS.keys() - ASKED_ELSEWHERE))
def test_only_a_form_without_texts_never_asks_whether_it_identifies_a_child(name):
    if getattr(FORMS[name], "ASKS", True):
        return
    texts = [
        label
        for label, field in FORMS[name].base_fields.items()
        if type(field) is forms.CharField and (field.max_length or 1000) > 20
    ]
    assert texts == []


class Limits(GovukForm):
    title = forms.CharField(label="Title", min_length=5, max_length=10)
    day = forms.IntegerField(label="Working day", min_value=1, max_value=20)
    least = forms.IntegerField(label="Number", min_value=1)
    most = forms.IntegerField(label="Share", max_value=100)
    kind = forms.ChoiceField(label="Kind", choices=[("a", "A")])
    email = forms.EmailField(label="E-mail address")
    agreed = forms.BooleanField(label="I agree")
    why = forms.CharField(label="Why?")


@pytest.mark.parametrize(
    ("name", "sent", "sentence"),
    [
        ("title", LONG, "Shorten “Title”: it has 30,000 characters, and 10 is the most."),
        ("title", "abc", "Write more in “Title”: it has 3 characters, and 5 is the least."),
        ("title", "", "Enter title."),
        ("day", "0", "Enter a whole number from 1 to 20 for “Working day”."),
        ("day", "ten", "Enter a whole number from 1 to 20 for “Working day”."),
        ("least", "0", "Enter 1 or a greater whole number for “Number”."),
        ("most", "101", "Enter 100 or a smaller whole number for “Share”."),
        ("kind", "b", "What you chose for “Kind” is not offered, or no longer. Choose again."),
        ("email", "me", "Enter “E-mail address” like name@example.org."),
        ("agreed", "", "Tick “I agree”."),
        ("why", "", "Enter an answer to “Why?”"),
    ],
)
def test_a_sentence_says_what_to_do_and_how_it_stands(name, sent, sentence):
    assert Limits({name: sent}).errors[name] == [sentence]


def test_what_a_form_says_itself_stays():
    form = Limits({})
    form.add_error("title", forms.ValidationError("Two have this title.", code="max_length"))
    assert form.errors["title"][-1] == "Two have this title."


def test_each_code_that_is_answered_is_one_of_djangos():
    fields = [forms.CharField, forms.IntegerField, forms.FileField, forms.MultipleChoiceField]
    fields += [forms.ModelMultipleChoiceField]
    known = {code for each in fields for base in each.__mro__ for code in _codes(base)}
    validated = {"max_length", "min_length", "min_value", "max_value"}
    assert SENTENCES.keys() <= known | validated | {"null_characters_not_allowed"}


def _codes(field):
    return getattr(field, "default_error_messages", {})
