"""The styles of a paper in Word, and a file without anything hidden to put them in. Pure."""

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
LETTERS, NUMBERS = 90, 91  # of our own list definitions, above those of the template


def bare_file(title: str) -> WordFile:
    """An empty file that says its title and language and nothing about who made it."""
    file = docx.Document()
    package = file.part.package
    for key, relation in list(package.rels.items()):
        if relation.reltype == RELATIONSHIP_TYPE.THUMBNAIL:
            del package.rels[key]
    for key, relation in list(file.part.rels.items()):
        if relation.reltype == RELATIONSHIP_TYPE.CUSTOM_XML:
            del file.part.rels[key]
    about = file.core_properties
    about.title, about.language = title[:255], "en-GB"
    about.author = about.last_modified_by = about.comments = about.keywords = ""
    return file


def set_styles(file: WordFile) -> None:
    """Arial, 12 points at the least, black headings, lists with letters and with bullets."""
    _set_language(file)
    _set_mode(file)
    _style(file, "Normal", 12, before=0, after=6)
    _style(file, "Title", 20, before=0, after=6, bold=True)
    _style(file, "Heading 1", 16, before=16, after=6, bold=True)
    _style(file, "Heading 2", 13, before=12, after=4, bold=True)
    _style(file, "Heading 3", 12, before=8, after=3, bold=True)
    _style(file, "List Bullet", 12, before=0, after=3)
    _style(file, "Header", 12, before=0, after=0)
    _style(file, "Footer", 12, before=0, after=0)
    _style(file, "Table Text", 12, before=0, after=0, new=True)
    gap = _style(file, "After Table", 12, before=0, after=0, new=True)
    gap.paragraph_format.line_spacing = Pt(6)
    _bar(_style(file, "Notice", 12, before=0, after=6, new=True))
    for name, number, form in (
        ("Lettered List", LETTERS, "lowerLetter"),
        ("Numbered List", NUMBERS, "decimal"),
    ):
        _mark(file, _style(file, name, 12, before=0, after=3, new=True), number, form)


def new_list(file: WordFile, first: int) -> int:
    """The number of a numbered list of its own, that begins with `first`."""
    made = file.part.numbering_part.element.add_num(NUMBERS)
    made.add_lvlOverride(ilvl=0).add_startOverride(first)
    return int(made.numId)


def _style(
    file: WordFile,
    name: str,
    points: int,
    *,
    before: int,
    after: int,
    bold: bool = False,
    new: bool = False,
) -> ParagraphStyle:
    style = file.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH) if new else file.styles[name]
    assert isinstance(style, ParagraphStyle)  # noqa: S101 – every name above is a paragraph's
    _clear(style)
    fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
    for script in ("ascii", "hAnsi", "cs", "eastAsia"):
        fonts.set(qn(f"w:{script}"), FONT)
    style.font.size, style.font.bold, style.font.color.rgb = Pt(points), bold, INK
    shape = style.paragraph_format
    shape.space_before, shape.space_after, shape.line_spacing = Pt(before), Pt(after), 1.05
    shape.keep_with_next = name.startswith("Heading")
    return style


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


def _bar(style: ParagraphStyle) -> None:
    """A bar on the left, for what must not be overlooked."""
    style.paragraph_format.left_indent = Pt(9)
    edge = '<w:left w:val="single" w:sz="24" w:space="6" w:color="14222E"/>'
    bar = parse_xml(f"<w:pBdr {nsdecls('w')}>{edge}</w:pBdr>")
    style.element.get_or_add_pPr().insert_element_before(bar, "w:spacing", "w:ind", "w:jc")


def _mark(file: WordFile, style: ParagraphStyle, definition: int, form: str) -> None:
    """A letter or number before each paragraph of the style."""
    lists = file.part.numbering_part.element
    level = (
        f'<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="{form}"/>'
        '<w:lvlText w:val="%1."/><w:lvlJc w:val="left"/>'
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
