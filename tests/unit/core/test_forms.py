import uuid
from datetime import date
from types import SimpleNamespace

import html5lib
import pytest
from django import forms
from django.http import QueryDict

from goldenthread.core.forms import ChangeForm, DayField, GovukForm

KINDS = [("data", "Data"), ("case_audit", "Case audit")]


class Everything(GovukForm):
    title = forms.CharField(label="Title", help_text="As the board will read it.")
    narrative = forms.CharField(label="What happened in October?", widget=forms.Textarea)
    email = forms.EmailField(label="E-mail", required=False)
    count = forms.IntegerField(label="How many", required=False)
    secret = forms.CharField(label="Password", widget=forms.PasswordInput)
    kind = forms.ChoiceField(label="Kind of evidence", choices=KINDS)
    progress = forms.ChoiceField(label="Progress", choices=KINDS, widget=forms.RadioSelect)
    kinds = forms.MultipleChoiceField(
        label="Kinds", choices=KINDS, widget=forms.CheckboxSelectMultiple
    )
    agreed = forms.BooleanField(label="The lead agrees")
    due = DayField(label="Due date")
    report = forms.FileField(label="Report")


class Update(ChangeForm):
    narrative = forms.CharField(label="What happened?")


def parsed(html):
    return html5lib.parseFragment(html, namespaceHTMLElements=False)


def controls_of(html):
    return [each for each in parsed(html).iter() if each.tag in ("input", "textarea", "select")]


def inputs(html):
    """Every control by name and value, with its attributes."""
    return [(each.get("name"), each.get("value"), each.attrib) for each in controls_of(html)]


@pytest.mark.parametrize("bound", [False, True])
@pytest.mark.parametrize("name", list(Everything.base_fields))
def test_each_field_has_a_label_and_tells_its_hint_and_error(name, bound):
    form = Everything({}) if bound else Everything()
    root = parsed(form.field(name))
    ids = {each.get("id") for each in root.iter() if each.get("id")}
    labelled = {each.get("for") for each in root.iter("label")}
    controls = controls_of(form.field(name))

    assert controls
    assert {each.get("id") for each in controls} <= labelled
    told = {part for each in root.iter() for part in (each.get("aria-describedby") or "").split()}
    assert told <= ids
    assert ("govuk-form-group--error" in form.field(name)) is (name in form.errors)
    if bound and name in form.errors:
        assert any(part.endswith("-error") for part in told)


def test_summary_links_each_error_to_a_control_that_is_there():
    form = Everything({})
    ids = {each.get("id") for name in form.fields for each in parsed(form.field(name)).iter()}
    links = [each.get("href") for each in parsed(form.summary()).iter("a")]
    assert len(links) == len(form.errors) == 9
    assert {href.removeprefix("#") for href in links} <= ids


def test_summary_is_empty_before_anything_is_sent():
    assert Everything().summary() == ""


@pytest.mark.parametrize(
    ("name", "sentence"),
    [
        ("title", "Enter title."),
        ("narrative", "Enter an answer to “What happened in October?”"),
        ("kind", "Choose kind of evidence."),
        ("agreed", "Tick “The lead agrees”."),
        ("due", "Enter due date."),
        ("report", "Choose report."),
    ],
)
def test_an_empty_field_says_what_to_do(name, sentence):
    assert Everything({}).errors[name] == [sentence]


def test_a_fields_own_sentence_stands():
    class Own(GovukForm):
        why = forms.CharField(error_messages={"required": "Say why the date moves."})

    assert Own({}).errors["why"] == ["Say why the date moves."]


def test_what_was_chosen_stays_chosen():
    form = Everything(
        QueryDict("kind=case_audit&progress=data&kinds=data&kinds=case_audit&narrative=<b>%26")
    )
    assert [v for _, v, a in inputs(form.field("progress")) if "checked" in a] == ["data"]
    assert [v for _, v, a in inputs(form.field("kinds")) if "checked" in a] == [
        "data",
        "case_audit",
    ]
    chosen = [o for o in parsed(form.field("kind")).iter("option") if "selected" in o.attrib]
    assert [o.get("value") for o in chosen] == ["case_audit"]
    assert next(parsed(form.field("narrative")).iter("textarea")).text == "<b>&"


def test_a_password_is_never_sent_back():
    assert "hunter2" not in Everything({"secret": "hunter2"}).field("secret")


def test_radios_carry_hints_pictures_and_what_they_reveal():
    form = Everything()
    html = form.field(
        "progress",
        item_html={"data": "<i>picture</i>"},
        hints={"data": "One item."},
        conditional={"case_audit": '<input id="more" name="more">'},
    )
    assert "<i>picture</i>" in html
    assert "One item." in html
    revealing = next(a for _, v, a in inputs(html) if v == "case_audit")
    assert f'id="{revealing["data-aria-controls"]}"' in html


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        (("27", "3", "2026"), date(2026, 3, 27)),
        (("01", "03", "2026"), date(2026, 3, 1)),
        ((" 9 ", "Sept", "2026"), date(2026, 9, 9)),
        (("9", "DECEMBER", "2026"), date(2026, 12, 9)),
        (("27", "", "2026"), "Due date must include a month."),
        (("27", "", ""), "Due date must include a month and a year."),
        (("27", "3", "26"), "Due date must include a year of four numbers."),
        (
            ("27", "3", "1026"),
            "Due date must lie between 1990 and 2099; check the year 1026.",
        ),
        (
            ("31", "12", "9999"),
            "Due date must lie between 1990 and 2099; check the year 9999.",
        ),
        (("31", "2", "2026"), "Due date must be a real date, such as 27 3 2026."),
        (("99999999999999999999", "2", "2026"), "Due date must be a real date, such as 27 3 2026."),
        (("1", "99999999999999999999", "2026"), "Due date must be a real date, such as 27 3 2026."),
        (("1", "Ma", "2026"), "Due date must be a real date, such as 27 3 2026."),
        (("1", "Marmalade", "2026"), "Due date must be a real date, such as 27 3 2026."),
        (("", "", ""), "Enter due date."),
    ],
)
def test_a_day_is_understood_or_refused_with_what_is_missing(typed, expected):
    form = Everything(dict(zip(("due_day", "due_month", "due_year"), typed, strict=True)))
    form.full_clean()
    found = form.cleaned_data.get("due") or form.errors["due"][0]
    assert found == expected


def test_a_refused_day_keeps_what_was_typed():
    form = Everything({"due_day": "31", "due_month": "Feb", "due_year": "2026"})
    kept = [(name, value) for name, value, _ in inputs(form.field("due"))]
    assert kept == [("due_day", "31"), ("due_month", "Feb"), ("due_year", "2026")]


def test_a_day_shows_its_initial_value_and_may_be_left_empty():
    class Optional(GovukForm):
        due = DayField(label="Due date", required=False)

    shown = Optional(initial={"due": date(2026, 3, 27)}).field("due")
    assert [value for _, value, _ in inputs(shown)] == ["27", "3", "2026"]
    assert "Due date (optional)" in shown
    empty = Optional({})
    assert empty.is_valid()
    assert empty.cleaned_data["due"] is None


def test_a_change_form_names_itself_once_and_what_its_page_had_seen():
    form = Update(seen=41)
    sent = {name: value for name, value, _ in inputs(form.hidden())}
    assert sent == {"form_id": str(form["form_id"].value()), "seen": "41"}
    assert uuid.UUID(sent["form_id"]) != uuid.UUID(str(Update()["form_id"].value()))

    back = Update(sent | {"narrative": "Six flats."})
    assert back.is_valid()
    assert back.cleaned_data["form_id"] == uuid.UUID(sent["form_id"])
    assert back.cleaned_data["seen"] == 41
    assert back.values() == {"narrative": "Six flats."}


@pytest.mark.parametrize("broken", [{"form_id": "no-uuid"}, {"seen": "-1"}, {"seen": "x"}])
def test_a_change_form_with_a_broken_identity_is_refused_without_a_dead_link(broken):
    form = Update({"form_id": str(uuid.uuid4()), "seen": "1", "narrative": "x"} | broken)
    assert not form.is_valid()
    assert form.summary()
    assert not list(parsed(form.summary()).iter("a"))


def test_a_conflict_keeps_what_was_typed_and_counts_as_having_seen_theirs():
    form = Update({"form_id": str(uuid.uuid4()), "seen": "3", "narrative": "Mine."})
    assert form.is_valid()
    form.note_conflict(SimpleNamespace(current=SimpleNamespace(entry=9)))
    assert not form.is_valid()
    assert ("seen", "9") in {(name, value) for name, value, _ in inputs(form.hidden())}
    assert "Mine." in form.field("narrative")
    assert "Somebody else changed this" in form.summary()
