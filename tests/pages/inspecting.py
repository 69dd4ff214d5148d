"""What every page is inspected for. Pure: HTML in, sentences about its faults out.

    faults_of_page(html)       a whole page
    faults_of_part(html)       a part of one, as HTMX asks for
    faults_of_headers(…)       what a response must carry

Add a rule as a generator that takes the tree and yields sentences; it then holds for every
page that any test gets.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from itertools import pairwise
from xml.etree.ElementTree import Element

from tests.pages import parsing

TITLE_END = "– Golden Thread"
HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
FIELDS = ("input", "select", "textarea")
NEED_NO_LABEL = {"hidden", "submit", "button", "reset", "image"}
RUNS = re.compile(r"\s*(javascript|data|vbscript):", re.IGNORECASE)
MAIL = re.compile(r"[\w.+-]+@[\w-]+\.[\w.-]+")
REFERS = ("aria-labelledby", "aria-describedby", "aria-controls", "for", "form")

type Rule = Callable[[Tree], Iterator[str]]


class Tree:
    """A parsed page, with what several rules ask of it."""

    def __init__(self, root: Element) -> None:
        self.root = root
        self.all = [each for each in root.iter() if isinstance(each.tag, str)]
        self.parents = {child: parent for parent in self.all for child in parent}
        self.ids = {each.get("id", "") for each in self.all}

    def tagged(self, *tags: str) -> list[Element]:
        return [each for each in self.all if each.tag in tags]

    def classed(self, name: str) -> list[Element]:
        return [each for each in self.all if name in each.get("class", "").split()]

    def above(self, element: Element) -> Iterator[Element]:
        while (found := self.parents.get(element)) is not None:
            yield found
            element = found

    def name_of(self, element: Element) -> str:
        """What a screen reader calls it, near enough: aria-label, what labels it, its text."""
        if label := element.get("aria-label"):
            return label
        if refs := element.get("aria-labelledby", "").split():
            return " ".join(text_of(each) for each in self.all if each.get("id") in refs)
        pictures = [each.get("alt", "") for each in element.iter() if each.tag == "img"]
        drawn = [each.get("aria-label", "") for each in element.iter() if each.tag == "svg"]
        return " ".join([text_of(element), *pictures, *drawn]).strip()


def text_of(element: Element) -> str:
    """The words in it, with single spaces; not those of pictures hidden from readers."""
    return " ".join(" ".join(_words(element)).split())


def _words(element: Element) -> Iterator[str]:
    if not isinstance(element.tag, str) or element.get("aria-hidden") == "true":
        return
    yield element.text or ""
    for child in element:
        if child.tag not in ("script", "style", "template"):
            yield from _words(child)
        yield child.tail or ""


def shown(element: Element) -> str:
    """How a message points at an element."""
    attributes = " ".join(f'{name}="{value}"' for name, value in list(element.attrib.items())[:3])
    return f"<{element.tag} {attributes}>{text_of(element)[:40]}"


# Rules for a part of a page


def no_id_is_given_twice(tree: Tree) -> Iterator[str]:
    counted = Counter(each.get("id") for each in tree.all if each.get("id") is not None)
    yield from (f"id {name!r} is given {n} times" for name, n in counted.items() if n > 1)


def nothing_runs_or_is_styled_inline(tree: Tree) -> Iterator[str]:
    """The policy would block it, silently for whoever uses the page."""
    for each in tree.all:
        if each.tag == "style":
            yield "a style element"
        if each.tag == "script" and not each.get("src"):
            yield f"an inline script: {(each.text or '').strip()[:40]}"
        for name, value in each.attrib.items():
            if name == "style" or name.startswith(("on", "hx-on")):
                yield f"attribute {name} in {shown(each)}"
            if name in ("href", "src", "action", "formaction") and RUNS.match(value):
                yield f"{name} that runs: {shown(each)}"


def every_field_has_a_label(tree: Tree) -> Iterator[str]:
    labels = {each.get("for") for each in tree.tagged("label") if text_of(each)}
    for field in tree.tagged(*FIELDS):
        if field.get("type", "text") in NEED_NO_LABEL:
            continue
        wrapped = any(each.tag == "label" for each in tree.above(field))
        if not (wrapped or field.get("id") in labels or _named_by_aria(tree, field)):
            yield f"no label: {shown(field)}"


def _named_by_aria(tree: Tree, element: Element) -> bool:
    return bool(element.get("aria-label") or element.get("aria-labelledby", "") in tree.ids - {""})


def choices_of_one_question_stand_in_a_fieldset(tree: Tree) -> Iterator[str]:
    groups = Counter(
        (each.get("type"), each.get("name"))
        for each in tree.tagged("input")
        if each.get("type") in ("radio", "checkbox")
    )
    for field in tree.tagged("input"):
        if groups[field.get("type"), field.get("name")] > 1:
            around = [each for each in tree.above(field) if each.tag == "fieldset"]
            if not any(each.find("legend") is not None for each in around):
                yield f"no fieldset with a legend around {shown(field)}"


def every_button_and_link_has_a_name(tree: Tree) -> Iterator[str]:
    for each in tree.tagged("button", "a", "summary"):
        if not tree.name_of(each):
            yield f"no name: {shown(each)}"
        if each.tag == "a" and not (
            each.get("href") or each.get("{http://www.w3.org/1999/xlink}href")
        ):
            yield f"a link to nowhere: {shown(each)}"
    for each in tree.tagged("input"):
        if each.get("type") in ("submit", "button") and not each.get("value"):
            yield f"no name: {shown(each)}"


def links_of_the_same_words_go_to_the_same_place(tree: Tree) -> Iterator[str]:
    """Out of a list of links, "Change" and "Change" cannot be told apart. Numbers, "20% (18 of 90)"
    too, say it nearby."""
    seen: dict[str, str] = {}
    for link in tree.tagged("a"):
        name, address = tree.name_of(link), link.get("href", "").partition("#")[0]
        words = re.sub(r"\((\d+) of (\d+)\)|(less|more) than", "", name)
        if not re.search(r"[^\W\d]", words) or not address:
            continue
        if seen.setdefault(name, address) != address:
            yield f"links named {name!r} to {seen[name]} and {address}"


def pictures_have_words(tree: Tree) -> Iterator[str]:
    for each in tree.tagged("img"):
        if each.get("alt") is None:
            yield f"no alt: {shown(each)}"
    for each in tree.tagged("svg"):
        if each.get("aria-hidden") != "true" and each.get("role") not in ("img", "group"):
            yield f"neither hidden nor role=img: {shown(each)}"
        if each.get("role") == "img" and not tree.name_of(each):
            yield f"no name: {shown(each)}"


def references_lead_somewhere(tree: Tree) -> Iterator[str]:
    for each in tree.all:
        for name in REFERS:
            for reference in each.get(name, "").split():
                if reference not in tree.ids:
                    yield f"{name} names the missing id {reference!r}: {shown(each)}"
        address = each.get("href", "")
        if each.tag == "a" and address.startswith("#") and address[1:] not in tree.ids:
            yield f"a link to the missing id {address[1:]!r}"


def tables_say_what_their_cells_are(tree: Tree) -> Iterator[str]:
    for table in tree.tagged("table"):
        caption = table.find("caption")
        if not (caption is not None and text_of(caption)) and not _named_by_aria(tree, table):
            yield f"a table without a caption or label: {shown(table)}"
        heads = [each for each in table.iter() if each.tag == "th"]
        if not heads:
            yield f"a table without headings: {shown(table)}"
        for each in heads:
            if each.get("scope") not in ("col", "row", "colgroup", "rowgroup"):
                yield f"no scope: {shown(each)}"


def lists_hold_items(tree: Tree) -> Iterator[str]:
    for each in tree.tagged("ul", "ol"):
        for child in each:
            if isinstance(child.tag, str) and child.tag != "li":
                yield f"{shown(child)} in a list"


def a_rating_says_its_kind(tree: Tree) -> Iterator[str]:
    """Progress and impact are never taken for one another, not when read aloud either."""
    for name, word in (("gt-progress", "Progress: "), ("gt-impact", "Impact: ")):
        for each in tree.classed(name):
            hidden = [
                part.text
                for part in each.iter()
                if "govuk-visually-hidden" in part.get("class", "")
            ]
            if word not in hidden:
                yield f"does not say {word.strip()} {shown(each)}"
    for name, word in (("gt-chart--progress", "Progress:"), ("gt-chart--impact", "Impact:")):
        for each in tree.classed(name):
            if not each.get("aria-label", "").startswith(word):
                yield f"does not begin with {word} {shown(each)}"
    for name in ("gt-mark", "gt-stair"):
        for each in tree.classed(name):
            if each.get("aria-hidden") != "true":
                yield f"a sign is read aloud: {shown(each)}"


def no_heading_is_a_bare_rating(tree: Tree) -> Iterator[str]:
    """ "RAG", "Status" and "Rating" hide which of the two is meant. What a file says is quoted."""
    for each in tree.tagged(*HEADINGS, "th", "caption", "dt", "label", "legend", "summary"):
        words = re.sub(r"“[^”]*”", "", text_of(each))
        if re.search(r"\bRAG\b", words):
            yield f"RAG: {shown(each)}"
        if re.match(r"(current |overall |latest )?(status|ratings?)\W*$", words, re.IGNORECASE):
            yield f"neither progress nor impact: {shown(each)}"
    for each in tree.all:
        label = each.get("data-label", "")
        if re.match(r"(rag|status|ratings?)\b", label, re.IGNORECASE):
            yield f"neither progress nor impact: data-label={label!r}"


def forms_that_change_carry_a_token(tree: Tree) -> Iterator[str]:
    """But where a published paper is checked: that changes nothing, for nobody in particular."""
    forms = (form for form in tree.tagged("form") if form.get("action") != "/v/")
    for form in forms:
        names = {each.get("name") for each in form.iter() if isinstance(each.tag, str)}
        if form.get("method", "get").lower() == "post" and "csrfmiddlewaretoken" not in names:
            yield f"a form without a token: {shown(form)}"


# Rules for a whole page


def it_has_a_language_and_a_title(tree: Tree) -> Iterator[str]:
    if not tree.root.get("lang", "").startswith("en"):
        yield "html has no lang"
    titles = [text_of(each) for each in tree.tagged("title") if tree.parents[each].tag == "head"]
    if len(titles) != 1:
        yield f"{len(titles)} titles"
    elif not titles[0].endswith(TITLE_END) or titles[0] == TITLE_END:
        yield f"the title is {titles[0]!r}"


def it_has_one_heading_of_the_first_level_and_skips_none(tree: Tree) -> Iterator[str]:
    levels = [int(each.tag[1]) for each in tree.tagged(*HEADINGS)]
    if levels.count(1) != 1:
        yield f"{levels.count(1)} headings h1"
    for before, after in pairwise(levels):
        if after > before + 1:
            yield f"after h{before} comes h{after}"
    for each in tree.tagged(*HEADINGS):
        if not text_of(each):
            yield f"an empty heading: {shown(each)}"


def it_has_one_main_part(tree: Tree) -> Iterator[str]:
    if len(tree.tagged("main")) != 1:
        yield f"{len(tree.tagged('main'))} main elements"


PART: tuple[Rule, ...] = (
    no_id_is_given_twice,
    nothing_runs_or_is_styled_inline,
    every_field_has_a_label,
    choices_of_one_question_stand_in_a_fieldset,
    every_button_and_link_has_a_name,
    links_of_the_same_words_go_to_the_same_place,
    pictures_have_words,
    tables_say_what_their_cells_are,
    lists_hold_items,
    a_rating_says_its_kind,
    no_heading_is_a_bare_rating,
)
PAGE: tuple[Rule, ...] = (
    *PART,
    references_lead_somewhere,
    forms_that_change_carry_a_token,
    it_has_a_language_and_a_title,
    it_has_one_heading_of_the_first_level_and_skips_none,
    it_has_one_main_part,
)


def faults_of_page(html: str) -> list[str]:
    root, faults = parsing.read(html)
    return [*faults, *_broken(PAGE, root)]


def faults_of_part(html: str) -> list[str]:
    # A part may begin with rows, which are valid in a table alone.
    inside = "tbody" if re.match(r"\s*<tr\b", html) else "div"
    root, faults = parsing.read_strictly(html, inside)
    return [*faults, *_broken(PART, root)]


def _broken(rules: tuple[Rule, ...], root: Element) -> Iterator[str]:
    tree = Tree(root)
    for rule in rules:
        yield from (f"{rule.__name__}: {fault}" for fault in rule(tree))


def addresses_in(html: str) -> set[str]:
    """E-mail addresses that a reader of the page sees, or can copy from a link."""
    if "@" not in html:  # most pages; reading one takes its time
        return set()
    root = parsing.parsed(html)
    links = [each.get("href", "") for each in root.iter() if isinstance(each.tag, str)]
    return set(MAIL.findall(" ".join([text_of(root), *links])))


def title_of(html: str) -> str:
    found = re.search(r"<title>(.*?)</title>", html, re.DOTALL)
    return " ".join(found[1].split()) if found else ""


def faults_of_headers(headers: Mapping[str, str], *, stored: bool) -> Iterator[str]:
    """`stored`: a page that everybody may see and that caches may keep."""
    policy = headers.get("Content-Security-Policy", "")
    if not policy:
        yield "no Content-Security-Policy"
    if re.search(r"unsafe-(inline|eval)", policy):
        yield f"the policy allows inline code: {policy}"
    wanted = {
        "X-Content-Type-Options": "nosniff",
        "Cross-Origin-Opener-Policy": "same-origin",
        "X-Frame-Options": "DENY",
        "Referrer-Policy": "same-origin",
    }
    for name, value in wanted.items():
        if headers.get(name) != value:
            yield f"{name} is {headers.get(name)!r}, not {value!r}"
    if not stored and "no-store" not in headers.get("Cache-Control", ""):
        yield f"Cache-Control is {headers.get('Cache-Control')!r}: the page could be stored"


def faults_of_nonces(html: str, policy: str) -> Iterator[str]:
    """Every script carries the nonce that the policy of the same response names."""
    nonces = set(re.findall(r"'nonce-([^']+)'", policy))
    for tag in re.findall(r"<script\b[^>]*>", html):
        found = re.search(r'nonce="([^"]+)"', tag)
        if not found or found[1] not in nonces:
            yield f"a script without the response's nonce: {tag[:90]}"
