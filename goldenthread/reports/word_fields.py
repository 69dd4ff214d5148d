"""The fields of a council's own Word template: which there are, and what is wrong in a file. Pure.

    {{ title }}           a line of the paper, anywhere in a paragraph, header or footer
    {{ part.purpose }}    a part of the paper with its heading, in a paragraph by itself
    {{ text.purpose }}    the same without its heading, where the template has one of its own
    {{ rest }}            every part that has no field, in the paper's order
    {{ contents }}        a list of the headings, the template's own among them

There are no loops, conditions or filters: what a paper says is decided by its layout, and a
template is a file from outside.
"""

from __future__ import annotations

import io
from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from typing import Any

import docx
from docx.opc.constants import RELATIONSHIP_TYPE
from docxtpl import DocxTemplate
from jinja2 import TemplateSyntaxError, nodes
from jinja2.sandbox import SandboxedEnvironment

from goldenthread.core.days import day_words
from goldenthread.reports.blocks import Document
from goldenthread.reports.dataset import CommitteePaper
from goldenthread.reports.wording import listing

Said = Callable[[CommitteePaper, Document], str]
# One line each. What a paper has no words for is left empty.
LINES: Mapping[str, tuple[str, Said]] = {
    "authority": ("the council", lambda paper, _: paper.authority),
    "title": ("the paper’s title", lambda paper, _: paper.title),
    "body": ("the committee or board", lambda paper, _: paper.body),
    "meeting_date": ("the day of the meeting", lambda paper, _: day_words(paper.meeting_on)),
    "item": ("the number of the item", lambda paper, _: paper.item),
    "reference": ("the report’s reference", lambda paper, _: paper.reference),
    "report_of": ("the post whose report it is", lambda paper, _: paper.report_of),
    "contact": ("the post to ask", lambda paper, _: paper.contact),
    "wards": ("the wards affected", lambda paper, _: paper.wards),
    "local_members": ("the members for these wards", lambda paper, _: paper.local_members),
    "as_at": ("the day of its figures", lambda paper, _: day_words(paper.position.as_at)),
    "edition": ("the number of the edition", lambda paper, _: str(paper.edition)),
    "legal_status": ("open, exempt or confidential", lambda paper, _: paper.legal_status),
    "marking": ("the marking", lambda paper, _: paper.marking),
    "status": ("the legal status; DRAFT before it is published", lambda _, made: made.status),
    "footer": ("when published, position and edition", lambda _, made: made.footer[0]),
    "record": (
        "the record, the marking, where to verify",
        lambda _, made: " ".join(made.footer[1:]),
    ),
}
PLACES = ("part", "text")
REST, CONTENTS = "rest", "contents"
BEGIN, END = "\ue000", "\ue001"  # around the name of a part, until its blocks take its place

FIELDS = SandboxedEnvironment(autoescape=True)


@dataclass(frozen=True, slots=True)
class Field:
    """A field of a template: a line of the paper, or the place of a part of it."""

    name: str
    part: str = ""

    @property
    def is_place(self) -> bool:
        return bool(self.part) or self.name in (REST, CONTENTS)


class Unfit(Exception):
    """Why a template cannot be used, as a sentence."""


def values(paper: CommitteePaper, document: Document) -> dict[str, Any]:
    """What the fields say: lines as words, places as marks."""
    places = {name: _Marks(name) for name in PLACES}
    lines = {name: said(paper, document) for name, (_, said) in LINES.items()}
    return {**lines, **places, REST: mark(REST), CONTENTS: mark(CONTENTS)}


def mark(name: str) -> str:
    return f"{BEGIN}{name}{END}"


class _Marks(dict[str, str]):
    """Each part's mark, whatever parts there are."""

    def __init__(self, name: str) -> None:
        self.name = name

    def __missing__(self, part: str) -> str:
        return mark(f"{self.name}.{part}")


def fields_of(data: bytes) -> list[Field]:
    """Its fields, in the order in which they stand. Raises Unfit for what is no field."""
    try:
        written = FIELDS.parse(_words(data))
    except TemplateSyntaxError as error:
        raise Unfit(
            "The template has a field that does not end, or is not written as a field. Write each "
            "as {{ title }}, with two brackets before and two after."
        ) from error
    return [field for node in written.body for field in _of(node)]


def _words(data: bytes) -> str:
    """The template's body, headers and footers, as docxtpl hands them to Jinja."""
    template = DocxTemplate(io.BytesIO(data))
    template.render_init()
    file = template.docx
    kinds = (RELATIONSHIP_TYPE.HEADER, RELATIONSHIP_TYPE.FOOTER)
    beside = [each.target_part for each in file.part.rels.values() if each.reltype in kinds]
    xml = [template.xml_to_string(file.element.body), *(each.blob.decode() for each in beside)]
    return "\n".join(str(template.patch_xml(each)) for each in xml)


def _of(node: nodes.Node) -> Iterator[Field]:
    if not isinstance(node, nodes.Output):
        raise Unfit(
            "The template has an instruction ({% … %}). Only fields such as {{ title }} are "
            "filled in: take it out."
        )
    for each in node.nodes:
        if not isinstance(each, nodes.TemplateData):
            yield _field(each)


def _field(node: nodes.Node) -> Field:
    if isinstance(node, nodes.Name):
        return Field(node.name)
    if isinstance(node, nodes.Getattr) and isinstance(node.node, nodes.Name):
        place = node.node.name
        return Field(f"{place}.{node.attr}", node.attr if place in PLACES else "")
    raise Unfit(
        "The template reckons with a field, or changes how it is written. Only a field by itself "
        "is filled in, such as {{ title }}."
    )


def faults(data: bytes, parts: Mapping[str, str]) -> list[str]:
    """A sentence for each field that is not right, and each part left out.

    `parts`: those of such a paper, by their codes, with their headings.
    """
    try:
        found = fields_of(data)
    except Unfit as unfit:
        return [str(unfit)]
    return [
        *_unknown(found, parts),
        *_twice(found),
        *_left_out(found, parts),
        *_not_alone(data, found),
    ]


def _unknown(found: list[Field], parts: Mapping[str, str]) -> Iterator[str]:
    known = [*LINES, REST, CONTENTS, *(f"{place}.{part}" for place in PLACES for part in parts)]
    for name in dict.fromkeys(field.name for field in found if field.name not in known):
        near = get_close_matches(name, known, n=1)
        meant = f" Did you mean {{{{ {near[0]} }}}}?" if near else ""
        yield f"The template has a field that is not known: {{{{ {name} }}}}.{meant}"


def _twice(found: list[Field]) -> Iterator[str]:
    placed = [field.part or field.name for field in found if field.is_place]
    for part in dict.fromkeys(each for each in placed if placed.count(each) > 1):
        yield f"The template has the part “{part}” twice. Keep one."


def _left_out(found: list[Field], parts: Mapping[str, str]) -> Iterator[str]:
    if any(field.name == REST for field in found):
        return
    placed = {field.part for field in found}
    if missing := [heading for part, heading in parts.items() if part not in placed]:
        yield (
            f"The template has no place for {listing(missing)}. Add a field for each, or "
            "{{ rest }} in a paragraph by itself for all that have none."
        )


def _not_alone(data: bytes, found: list[Field]) -> Iterator[str]:
    """A part has headings and tables, so it needs the width of the page to itself."""
    alone = {
        "".join(paragraph.text.split()) for paragraph in docx.Document(io.BytesIO(data)).paragraphs
    }
    for field in found:
        if field.is_place and f"{{{{{field.name}}}}}" not in alone:
            yield (
                f"{{{{ {field.name} }}}} must stand in a paragraph by itself, in no table, text "
                "box, header or footer."
            )


def known_fields(parts: Mapping[str, str]) -> list[tuple[str, str]]:
    """Every field that a template can have, with what it says; `parts` as `faults` has them."""
    lines = [(name, words) for name, (words, _) in LINES.items()]
    places = [(f"part.{code}", heading) for code, heading in parts.items()]
    return [
        *lines,
        *places,
        (REST, "every part that has no field of its own"),
        (CONTENTS, "a contents list: the main headings, yours too, each leading to its place"),
    ]


def in_the_order_of(found: Collection[Field], codes: list[str]) -> list[str]:
    """Parts as the template has them; the others where its {{ rest }} stands."""
    placed = [field.part for field in found if field.part in codes]
    others = [code for code in codes if code not in placed]
    at = next((n for n, each in enumerate(_places(found)) if each.name == REST), len(placed))
    return [*placed[:at], *others, *placed[at:]]


def _places(found: Collection[Field]) -> list[Field]:
    """Of parts: a list of contents moves none of them."""
    return [field for field in found if field.is_place and field.name != CONTENTS]
