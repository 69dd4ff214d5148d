import pytest

from goldenthread.documents.layout import Box
from goldenthread.documents.layout.lines import Line
from goldenthread.documents.layout.pages import Word
from goldenthread.inspections.reader.blocks import read_blocks, split_mark
from tests.unit.inspections.reader.made import line


def marked(
    mark: str, text: str, *, x: float = 72, indent: float = 18, top: float = 100, page: int = 1
):
    sign = Word(mark, Box(x, top, x + 6, top + 9), top + 9.6, 9)
    return Line(page, (sign, *line(text, x=x + indent, top=top, page=page).words))


@pytest.mark.parametrize(
    "mark", ["◼", "▪", "•", "\uf06e", "\uf0a7", "\uf0b7", "\x83", "\ufffd", "o"]
)
def test_every_bullet_sign_is_a_mark(mark: str) -> None:
    assert split_mark(marked(mark, "Timely help."))[0] == mark


@pytest.mark.parametrize("mark", ["-", "–", "−", "\uf02d", "\u0336", "1.", "12.", "(a)"])
def test_dashes_and_numbers_with_an_indent_are_marks(mark: str) -> None:
    assert split_mark(marked(mark, "Timely help.", indent=30))[0] == mark


@pytest.mark.parametrize(
    "text", ["– including those in custody", "2018 was better", "& more", "A home"]
)
def test_running_text_has_no_mark(text: str) -> None:
    assert split_mark(line(text))[0] is None


def test_an_items_hanging_lines_belong_to_it_over_a_page_break() -> None:
    blocks = read_blocks(
        [
            marked("•", "The timeliness of", top=700),
            line("help for", x=90, top=714),
            line("all children.", x=90, top=90, page=2),
            marked("•", "Another.", top=110, page=2),
        ]
    )
    assert [block.text for block in blocks] == [
        "The timeliness of help for all children.",
        "Another.",
    ]
    assert [place.page for place in blocks[0].places] == [1, 2]


def test_a_line_that_wraps_to_its_mark_belongs_to_the_item_if_its_word_did_not_fit() -> None:
    full = "The timeliness and quality of the help that children in Wyremouth who need it get from"
    blocks = read_blocks(
        [marked("•", full), line("their schools.", top=114), line("A heading", top=140)]
    )
    assert [block.text for block in blocks] == [f"{full} their schools.", "A heading"]


def test_a_short_line_at_the_margin_is_not_glued_to_the_item_above() -> None:
    full = "The timeliness and quality of the help that children in Wyremouth who need it receive"
    blocks = read_blocks(
        [marked("•", full), marked("•", "Homes", top=114), line("Care leavers", top=128)]
    )
    assert [block.text for block in blocks] == [full, "Homes", "Care leavers"]


def test_type_and_distance_part_blocks() -> None:
    blocks = read_blocks(
        [
            line("Heading", bold=True),
            line("Text one", top=115),
            line("goes on.", top=129),
            line("Text two.", top=160),
            line("Bigger", top=175, size=16),
        ]
    )
    assert [block.text for block in blocks] == [
        "Heading",
        "Text one goes on.",
        "Text two.",
        "Bigger",
    ]
