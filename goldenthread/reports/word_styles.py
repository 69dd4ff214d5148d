"""The styles of a paper in Word, and a file without anything hidden to put them in. Pure."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

import docx
from docx.document import Document as WordFile
from docx.enum.style import WD_STYLE_TYPE
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Pt, RGBColor
from docx.styles.style import ParagraphStyle

FONT = "Arial"
INK = RGBColor(0x0B, 0x0C, 0x0C)
TRACES = frozenset(
    {
        RELATIONSHIP_TYPE.THUMBNAIL,
        RELATIONSHIP_TYPE.CUSTOM_XML,
        RELATIONSHIP_TYPE.CUSTOM_PROPERTIES,
        RELATIONSHIP_TYPE.EXTENDED_PROPERTIES,
        "http://schemas.microsoft.com/office/2007/relationships/stylesWithEffects",
    }
)
# Of our own lists, above those of any template.
DEFINITIONS = {"lowerLetter": 9090, "decimal": 9091, "bullet": 9092}


def bare_file(title: str) -> WordFile:
    """An empty file that says its title and language and nothing about who made it.

    Nine tenths of python-docx's template are looks of tables that we do not use, twice.
    """
    file = docx.Document()
    leave_no_trace(file, title)
    styles = file.styles
    for each in [each for each in styles if each.type == WD_STYLE_TYPE.TABLE]:
        if each != styles.default(WD_STYLE_TYPE.TABLE):
            each.delete()
    return file


def leave_no_trace(file: WordFile, title: str) -> None:
    """Take out what says who made the file, or the template that it came from, and when."""
    for relations in (file.part.package.rels, file.part.rels):
        for key, relation in list(relations.items()):
            if relation.reltype in TRACES:
                del relations[key]
    about = file.core_properties
    about.title, about.language = title[:255], "en-GB"
    about.author = about.last_modified_by = about.comments = about.keywords = ""
    about.subject = about.category = about.content_status = about.identifier = ""


@dataclass(frozen=True, slots=True)
class Look:
    """A style of ours: its size and the space around it in points. `mark`: of a list of ours."""

    name: str
    points: int = 12
    before: int = 0
    after: int = 0
    bold: bool = False
    mark: str = ""

    @property
    def id(self) -> str:
        return self.name.replace(" ", "")


# Those that Word's own template has already.
KNOWN = (
    *(Look("Normal", after=6), Look("Title", 20, after=6, bold=True)),
    Look("Heading 1", 16, before=16, after=6, bold=True),
    Look("Heading 2", 13, before=12, after=4, bold=True),
    Look("Heading 3", before=8, after=3, bold=True),
    *(Look("List Bullet", after=3), Look("Header"), Look("Footer")),
)
OURS = (
    *(Look("Table Text"), Look("After Table"), Look("Notice", after=6)),
    Look("toc 1", after=2),
    Look("Lettered List", after=3, mark="lowerLetter"),
    Look("Numbered List", after=3, mark="decimal"),
)


def set_styles(file: WordFile) -> None:
    """Arial, 12 points at the least, black headings, lists with letters and with bullets."""
    _set_language(file)
    _set_mode(file)
    for look in KNOWN:
        _style(file, look)
    for look in OURS:
        _add(file, look)


def add_styles(file: WordFile) -> Mapping[str, str]:
    """Give a council's template the styles that it lacks; its own keep their look.

    Gives, for the id by which our blocks name each style, the one that the template has.
    """
    _need_lists(file)
    ids = {}
    for look in (*KNOWN, *OURS):
        if look.name not in file.styles:
            bullets = replace(look, mark="bullet") if look.name == "List Bullet" else look
            _add(file, bullets, plain=True)
        ids[look.id] = str(file.styles[look.name].style_id)
    return ids


def _add(file: WordFile, look: Look, *, plain: bool = False) -> None:
    """`plain`: in the letters of the file’s own text."""
    is_words_own = look in KNOWN or look.name in {"List Bullet", "toc 1"}
    file.styles.add_style(look.name, WD_STYLE_TYPE.PARAGRAPH, builtin=is_words_own)
    style = _style(file, look, plain=plain)
    if look.name.startswith("Heading "):
        level = parse_xml(f'<w:outlineLvl {nsdecls("w")} w:val="{int(look.name[-1]) - 1}"/>')
        style.element.get_or_add_pPr().append(level)
    if look.name == "After Table":
        style.paragraph_format.line_spacing = Pt(6)
    elif look.name == "Notice":
        _bar(style)
    elif look.mark:
        _mark(file, style, look.mark)


def _need_lists(file: WordFile) -> None:
    """A template without any list has no place for ours; it gets that of an empty file."""
    kinds = {each.reltype for each in file.part.rels.values()}
    if RELATIONSHIP_TYPE.NUMBERING not in kinds:
        file.part.relate_to(docx.Document().part.numbering_part, RELATIONSHIP_TYPE.NUMBERING)


def new_list(file: WordFile, first: int) -> int:
    """The number of a numbered list of its own, that begins with `first`."""
    made = file.part.numbering_part.element.add_num(DEFINITIONS["decimal"])
    made.add_lvlOverride(ilvl=0).add_startOverride(first)
    return int(made.numId)


def _style(file: WordFile, look: Look, *, plain: bool = False) -> ParagraphStyle:
    style = file.styles[look.name]
    assert isinstance(style, ParagraphStyle)  # noqa: S101 – every name above is a paragraph's
    _clear(style)
    style.font.bold = look.bold
    if not plain:
        _letters(style, look.points)
    shape = style.paragraph_format
    shape.space_before, shape.space_after, shape.line_spacing = (
        Pt(look.before),
        Pt(look.after),
        1.05,
    )
    shape.keep_with_next = look.name.startswith("Heading")
    return style


def _letters(style: ParagraphStyle, points: int) -> None:
    fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
    for script in ("ascii", "hAnsi", "cs", "eastAsia"):
        fonts.set(qn(f"w:{script}"), FONT)
    style.font.size, style.font.color.rgb = Pt(points), INK


def _clear(style: ParagraphStyle) -> None:
    """The template's own look goes: theme fonts and colours would win over ours."""
    for name in ("w:rPr", "w:pPr"):
        for old in style.element.findall(qn(name)):
            for part in list(old):
                if part.tag not in {qn("w:numPr"), qn("w:outlineLvl")}:
                    old.remove(part)


def _set_language(file: WordFile) -> None:
    (language,) = file.styles.element.xpath("w:docDefaults//w:lang")
    language.set(qn("w:val"), "en-GB")


def _set_mode(file: WordFile) -> None:
    """Word 2013 and later, so that it opens without "compatibility mode"."""
    (mode,) = file.settings.element.xpath(".//w:compatSetting[@w:name='compatibilityMode']")
    mode.set(qn("w:val"), "15")


def line_below(colour: str) -> Any:
    """A line under a paragraph, in a colour as "#a06c00"."""
    edge = f'<w:bottom w:val="single" w:sz="8" w:space="4" w:color="{colour[1:].upper()}"/>'
    return parse_xml(f"<w:pBdr {nsdecls('w')}>{edge}</w:pBdr>")


def _bar(style: ParagraphStyle) -> None:
    """A bar on the left, for what must not be overlooked."""
    style.paragraph_format.left_indent = Pt(9)
    edge = '<w:left w:val="single" w:sz="24" w:space="6" w:color="14222E"/>'
    bar = parse_xml(f"<w:pBdr {nsdecls('w')}>{edge}</w:pBdr>")
    style.element.get_or_add_pPr().insert_element_before(bar, "w:spacing", "w:ind", "w:jc")


def _mark(file: WordFile, style: ParagraphStyle, form: str) -> None:
    """A letter, number or bullet before each paragraph of the style."""
    lists, definition = file.part.numbering_part.element, DEFINITIONS[form]
    level = (
        f'<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="{form}"/>'
        f'<w:lvlText w:val="{"•" if form == "bullet" else "%1."}"/><w:lvlJc w:val="left"/>'
        '<w:pPr><w:ind w:left="425" w:hanging="425"/></w:pPr></w:lvl>'
    )
    made = parse_xml(
        f'<w:abstractNum {nsdecls("w")} w:abstractNumId="{definition}">'
        f'<w:multiLevelType w:val="singleLevel"/>{level}</w:abstractNum>'
    )
    lists.insert_element_before(made, "w:num")
    number = lists.add_num(definition)
    properties = style.element.get_or_add_pPr().get_or_add_numPr()
    properties.get_or_add_numId().val = number.numId
