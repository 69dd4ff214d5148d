"""The inspection of pages finds what it is for: each fault planted alone in a sound page."""

import pytest

from goldenthread.plans.drawings import impact_mark, impact_steps, progress_bar, progress_tag
from tests.pages import inspecting, parsing

SOUND = """<!DOCTYPE html>
<html lang="en-GB"><head><meta charset="utf-8"><title>Actions – Golden Thread</title>
<script src="/a.js" nonce="n"></script></head>
<body><a href="#main">Skip</a><main id="main"><h1>Actions</h1>
{}
</main></body></html>"""


def faults(inner):
    return inspecting.faults_of_page(SOUND.format(inner))


def test_a_sound_page_has_no_fault():
    inner = f"""
    <h2>Progress</h2>{progress_tag("on_track")} {progress_bar({"on_track": 2})}
    <h2>Impact</h2>{impact_mark("early", "clear", True)} {impact_steps({"early": 2})}
    <form method="post"><input type="hidden" name="csrfmiddlewaretoken">
      <label for="a">Name</label><input id="a" name="a">
      <label>Text <textarea name="b"></textarea></label>
      <fieldset><legend>Which?</legend>
        <input type="radio" name="c" id="c1"><label for="c1">This</label>
        <input type="radio" name="c" id="c2"><label for="c2">That</label></fieldset>
      <button type="submit">Save</button></form>
    <table><caption>Actions</caption><tr><th scope="col">Progress</th></tr>
      <tr><td data-label="Progress">Complete</td></tr></table>
    <a href="/1/">3</a> <a href="/2/">3</a> <a href="/1/">Open</a> <a href="/1/#x">Open</a>
    """
    assert faults(inner) == []


@pytest.mark.parametrize(
    ("inner", "sentence"),
    [
        ("<p><div>", "invalid HTML"),
        ("<b><i></b></i>", "invalid HTML"),
        ("<p id=x></p><p id=x></p>", "id 'x' is given 2 times"),
        ('<p style="color:red">', "attribute style"),
        ('<p onclick="go()">', "attribute onclick"),
        ('<p hx-on:click="go()">', "attribute hx-on:click"),
        ("<style>p{}</style>", "a style element"),
        ("<script>go()</script>", "an inline script"),
        ('<a href="javascript:go()">Go</a>', "href that runs"),
        ('<input name="a">', "no label"),
        ('<label for="a"></label><input id="a">', "no label"),
        ('<label for="a">A</label><select name="a"></select>', "no label"),
        (
            '<label>A<input type="radio" name="a"></label><label>B<input type="radio" name="a">',
            "no fieldset",
        ),
        ('<button><svg aria-hidden="true"></svg></button>', "no name"),
        ('<a href="/x"></a>', "no name"),
        ("<a>Open</a>", "a link to nowhere"),
        ('<a href="/1/">Change</a><a href="/2/">Change</a>', "links named 'Change'"),
        ('<img src="/a.png">', "no alt"),
        ("<svg></svg>", "neither hidden nor role=img"),
        ('<svg role="img"></svg>', "no name"),
        ('<p aria-describedby="gone">', "missing id 'gone'"),
        ('<a href="#gone">There</a>', "missing id 'gone'"),
        ('<table><tr><th scope="col">A</th></tr></table>', "without a caption"),
        ("<table><caption>A</caption><tr><td>1</td></tr></table>", "without headings"),
        ("<table><caption>A</caption><tr><th>A</th></tr></table>", "no scope"),
        ("<ul><p>A</p></ul>", "in a list"),
        ('<strong class="gt-progress">On track</strong>', "does not say Progress:"),
        ('<span class="gt-impact">Early</span>', "does not say Impact:"),
        ('<svg role="img" class="gt-chart--impact" aria-label="3 early">', "begin with Impact:"),
        ('<svg role="img" class="gt-stair" aria-label="early">', "a sign is read aloud"),
        ("<h2>RAG by priority</h2>", "RAG"),
        ("<h2>Status</h2>", "neither progress nor impact"),
        ("<h2>Current rating</h2>", "neither progress nor impact"),
        ('<p data-label="Rating">', "neither progress nor impact"),
        ('<form method="post"></form>', "a form without a token"),
        ("<h1>Another</h1>", "2 headings h1"),
        ("<h3>Deep</h3>", "after h1 comes h3"),
        ("<h2></h2>", "an empty heading"),
        ("<main></main>", "2 main elements"),
    ],
)
def test_a_fault_is_found(inner, sentence):
    assert any(sentence in fault for fault in faults(inner)), faults(inner)


@pytest.mark.parametrize(
    ("before", "after", "sentence"),
    [
        (' lang="en-GB"', "", "no lang"),
        (" – Golden Thread", "", "the title is"),
        ("Actions – Golden Thread", "– Golden Thread", "the title is"),
        ("<!DOCTYPE html>", "", "invalid HTML"),
    ],
)
def test_a_fault_of_the_frame_is_found(before, after, sentence):
    html = SOUND.replace(before, after, 1).format("")
    assert any(sentence in fault for fault in inspecting.faults_of_page(html))


ROWS = '<table><caption>A</caption><tr><th scope="row">{}</th></tr></table>'


@pytest.mark.parametrize(
    ("inner", "sentence"),
    [
        (ROWS.format("A") + "<p>One</p>", ""),  # of the same shape
        (ROWS.format("A") + "<p>One<div></div></p>", "invalid HTML"),
        (ROWS.format("A") + "<p>One &bad</p>", "invalid HTML"),
        (ROWS.format("A") + "<p>One<</p>", "invalid HTML"),
        (ROWS.format("A") + "<p>One\x00</p>", "invalid HTML"),
        (ROWS.format("A").replace("<tr>", "<p></p><tr>") + "<p>One</p>", "invalid HTML"),
        (ROWS.format("A").replace("A</th>", "A</th></td>") + "<p>One</p>", "invalid HTML"),
        (ROWS.format("A") + '<p id="a" id="b">One</p>', "invalid HTML"),
        (ROWS.format("A") + '<p title="a" b">One</p>', "invalid HTML"),
        (ROWS.format("A") + '<p title="&bad;">One</p>', "invalid HTML"),
        (ROWS.format("A") + "<!-- a --!><p>One</p>", "invalid HTML"),
        # Valid HTML by its shape, and inspected as every page is.
        (ROWS.format("") + "<p>One</p>", ""),
        (ROWS.format("A").replace('"row"', '"both"') + "<p>One</p>", "no scope"),
        (ROWS.format("A") + '<p title="a">One</p><p title="b">One</p>', ""),
    ],
)
def test_a_fault_is_found_after_a_sound_page_of_nearly_its_shape(inner, sentence):
    sound = ROWS.format("Sound") + "<p>Words</p>"
    assert faults(sound) == []
    assert parsing.shape_of(SOUND.format(sound)) in parsing._valid
    found = faults(inner)
    assert any(sentence in fault for fault in found) if sentence else found == []


def test_a_hidden_field_in_a_table_is_not_taken_for_another():
    field = '<table><caption>A</caption><input type="{}" aria-label="A"><tr><th scope="col">A</th>'
    shapes = {parsing.shape_of(field.format(kind)) for kind in ("hidden", "text")}
    assert len(shapes) == 2


def test_a_part_of_a_page_may_be_rows():
    assert inspecting.faults_of_part('<tr><td data-label="Progress">On track</td></tr>') == []
    assert inspecting.faults_of_part('<tr><td data-label="RAG">Green</td></tr>')


HEADERS = {
    "Content-Security-Policy": "script-src 'self' 'nonce-n'",
    "X-Content-Type-Options": "nosniff",
    "Cross-Origin-Opener-Policy": "same-origin",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "same-origin",
    "Cache-Control": "no-store",
}


def test_headers_are_inspected():
    assert list(inspecting.faults_of_headers(HEADERS, stored=False)) == []
    for name in HEADERS:
        lacking = {key: value for key, value in HEADERS.items() if key != name}
        assert list(inspecting.faults_of_headers(lacking, stored=False)), name
    loose = HEADERS | {"Content-Security-Policy": "script-src 'unsafe-inline'"}
    assert list(inspecting.faults_of_headers(loose, stored=False))


def test_nonces_are_those_of_the_response():
    policy = HEADERS["Content-Security-Policy"]
    assert list(inspecting.faults_of_nonces(SOUND.format(""), policy)) == []
    assert list(inspecting.faults_of_nonces(SOUND.format(""), policy.replace("nonce-n", "nonce-o")))
    assert list(inspecting.faults_of_nonces("<script src='/a.js'></script>", policy))


def test_addresses_are_found_in_words_and_links():
    page = SOUND.format('<p>ann@wyremouth.example</p><a href="mailto:bo@wyremouth.example">Bo</a>')
    assert inspecting.addresses_in(page) == {"ann@wyremouth.example", "bo@wyremouth.example"}
