"""Signs that nobody sees do not get into a text; everything that is seen stays."""

import pytest
from django import forms

from goldenthread.core.forms import GovukForm
from goldenthread.core.typed import seen_of


class Pasted(GovukForm):
    title = forms.CharField(label="Title")
    narrative = forms.CharField(label="What happened?", widget=forms.Textarea)


@pytest.mark.parametrize(
    ("typed", "line", "lines"),
    [
        ("Plans\x0bare late", "Plans are late", "Plans\nare late"),  # copied from a slide
        ("Plans\u2028are late", "Plans are late", "Plans\nare late"),
        ("943\u200b476\xad5919\x02", "9434765919", "9434765919"),
        ("paid \u202e00,01£", "paid 00,01£", "paid 00,01£"),
        ("One\r\nTwo\n\tthree", "One\r\nTwo\n\tthree", "One\r\nTwo\n\tthree"),
        ("Siân’s 5 % – ok", "Siân’s 5 % – ok", "Siân’s 5 % – ok"),
    ],
)
def test_what_is_pasted_keeps_what_is_seen(typed, line, lines):
    assert (seen_of(typed, lines=False), seen_of(typed, lines=True)) == (line, lines)


def test_every_form_takes_what_is_seen():
    form = Pasted({"title": "Plans\x0bare\x02 late", "narrative": "One\x0btwo\ufeff"})
    assert form.is_valid()
    assert form.cleaned_data == {"title": "Plans are late", "narrative": "One\ntwo"}
    assert form["title"].value() == "Plans are late"


def test_a_title_of_unseen_signs_alone_is_missing():
    form = Pasted({"title": "\u200b\x02", "narrative": "x"})
    assert form.errors == {"title": ["Enter title."]}
