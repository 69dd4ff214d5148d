from goldenthread.inspections.reader.furniture import clean
from tests.unit.inspections.reader.made import line


def page(number: int, *texts: str, foot: str = "") -> tuple:
    body = [line(text, page=number, top=100 + 15 * i) for i, text in enumerate(texts)]
    feet = [
        line(text, page=number, top=780 + 12 * i, size=9) for i, text in enumerate(foot.split("|"))
    ]
    return (*body, *feet) if foot else tuple(body)


def test_running_lines_and_page_numbers_are_taken_off() -> None:
    cleaned = clean(
        [
            page(1, "The report begins here.", foot="Wyremouth report|17 to 28 November 1"),
            page(2, "It goes on.", foot="Wyremouth report|17 to 28 November 2"),
        ]
    )
    assert [found.text for found in cleaned.lines] == ["The report begins here.", "It goes on."]
    assert len(cleaned.furniture) == 4


def test_a_line_that_repeats_inside_the_text_stays() -> None:
    pages = [
        page(n, f"{word} opens so.", "The same.", f"It ends {word}.")
        for n, word in ((1, "alpha"), (2, "beta"))
    ]
    assert [found.text for found in clean(pages).lines].count("The same.") == 2


def test_a_number_alone_at_the_foot_stays_where_it_is_not_the_page_number() -> None:
    pages = [page(1, "Homes for those aged 16 to", "18"), page(2, "Another page of text.")]
    assert [found.text for found in clean(pages).lines][1] == "18"
    pages = [page(1, "Homes for children.", "1"), page(2, "Another page of text.")]
    assert [found.text for found in clean(pages).lines] == [
        "Homes for children.",
        "Another page of text.",
    ]


def test_footnotes_are_small_marked_lines_at_the_foot() -> None:
    cleaned = clean(
        [page(1, "Text of the usual size, and enough of it.", foot="1 A footnote,|in two lines.")]
    )
    assert [found.text for found in cleaned.footnotes] == ["1 A footnote,", "in two lines."]
    unmarked = clean([page(1, "Text of the usual size, and enough of it.", foot="Small print")])
    assert unmarked.footnotes == ()
