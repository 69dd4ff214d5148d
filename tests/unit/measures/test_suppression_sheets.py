"""A CSV file with small numbers: what is found in it, what is hidden, and what is said of it."""

from __future__ import annotations

import csv
import json
from io import StringIO
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from goldenthread.cli.main import main
from goldenthread.core.errors import Refused
from goldenthread.measures.suppression import (
    Published,
    Rounding,
    layout_of,
    moves,
    publish,
    publishing,
    read_sheet,
    share_shown,
)

WARDS = """Ward,Boys,Girls,Total,Girls %
North,20,3,23,13.0
South,40,30,70,42.9
East,50,11,61,18.0
All wards,110,44,154,28.6
"""


def published(
    text: str, *, rounding: Rounding | None = None, threshold: int = 5, **said: list[str]
) -> Published:
    sheet = read_sheet(text)
    return publish(sheet, layout_of(sheet, **said), rounding=rounding, threshold=threshold)


def rows(text: str, **options: object) -> list[str]:
    return [" ".join(row) for row in published(text, **options).rows]  # type: ignore[arg-type]


def test_totals_of_rows_and_columns_and_percentages_are_found() -> None:
    sheet = read_sheet(WARDS)
    layout = layout_of(sheet)
    assert [sheet.header[n] for n in layout.counts] == ["Boys", "Girls", "Total"]
    assert layout.sums == ((3, (1, 2)),)
    assert layout.row_sums == ((3, (0, 1, 2)),)
    assert [tuple(each) for each in layout.shares] == [(4, 2, 3, 100)]


def test_a_small_number_takes_a_rectangle_and_its_percentages_with_it() -> None:
    assert rows(WARDS) == [
        "North c c 23 c",
        "South 40 30 70 42.9",
        "East c c 61 c",
        "All wards 110 44 154 28.6",
    ]


def test_each_hidden_cell_has_its_rule() -> None:
    notes = {(note.row, note.column): note for note in published(WARDS).notes}
    assert {key: note.rule for key, note in notes.items()} == {
        (2, "Boys"): "beside",
        (2, "Girls"): "small",
        (2, "Girls %"): "share",
        (4, "Boys"): "beside",
        (4, "Girls"): "beside",
        (4, "Girls %"): "share",
    }
    assert "“Girls” in row 2" in notes[2, "Boys"].why


def test_what_is_published_once_is_not_hidden_further() -> None:
    once = published(WARDS).as_csv()
    assert published(once).as_csv() == once


def test_a_cell_that_came_hidden_alone_is_not_left_alone() -> None:
    assert rows("Ward,A,B,C,Total\nNorth,20,c,30,54\nSouth,10,10,10,30\n") == [
        "North c c 30 54",
        "South 10 10 10 30",
    ]


def test_symbols_are_neither_zero_nor_protection() -> None:
    text = "Ward,A,B,C,Total\nNorth,z,3,30,33\nSouth,:,20,30,50\nEast,x,,0,0\nWest,9,9,9,27\n"
    assert rows(text) == ["North z c c 33", "South : 20 30 50", "East x  0 0", "West 9 9 9 27"]


def test_the_layout_of_explore_education_statistics_has_its_regions_and_england() -> None:
    text = (
        "time_period,geographic_level,region_code,region_name,la_code,la_name,started,ended\n"
        "2025,National,,,,,70,91\n"
        "2025,Regional,E1,North,,,31,40\n2025,Regional,E2,South,,,39,51\n"
        "2025,Local authority,E1,North,301,Alford,3,20\n"
        "2025,Local authority,E1,North,302,Burnley,28,20\n"
        "2025,Local authority,E2,South,303,Corby,19,30\n"
        "2025,Local authority,E2,South,304,Dover,20,21\n"
        "2024,National,,,,,9,9\n"
    )
    sheet = read_sheet(text)
    assert layout_of(sheet).row_sums == ((0, (1, 2)), (1, (3, 4)), (2, (5, 6)))
    assert [row[6] for row in publish(sheet, layout_of(sheet)).rows] == [
        *("70", "31", "39", "c", "c", "19", "20", "9")
    ]


def test_several_dimensions_in_one_long_table() -> None:
    text = "Sex,Age,Children\n"
    text += "Girls,0-4,3\nGirls,5-9,20\nGirls,All ages,23\nBoys,0-4,30\nBoys,5-9,40\n"
    text += "Boys,All ages,70\nTotal,0-4,33\nTotal,5-9,60\nTotal,All ages,93\n"
    assert [row.split()[-1] for row in rows(text)] == [*"cc", "23", *"cc", "70", "33", "60", "93"]
    head, *lines = text.splitlines()
    by_age = "\n".join([head, *sorted(lines, key=lambda line: line.split(",")[1])])
    assert sorted(rows(by_age)) == sorted(rows(text))


def test_totals_of_totals() -> None:
    text = "Ward,Boys 0-4,Boys 5-9,Boys total,Girls 0-4,Girls 5-9,Girls total,All\n"
    text += "North,3,20,23,30,40,70,93\nSouth,10,20,30,30,41,71,101\nEast,9,9,18,9,9,18,36\n"
    layout = layout_of(read_sheet(text))
    assert {(total, parts) for total, parts in layout.sums} == {
        (3, (1, 2)),
        (6, (4, 5)),
        (7, (3, 6)),
    }
    assert rows(text)[0] == "North c c 23 30 40 70 93"


def test_a_total_whose_parts_are_not_side_by_side_is_found_by_its_words() -> None:
    text = "Ward,Boys 0-4,Girls 0-4,Boys 5-9,Girls 5-9,Boys total,Girls total,Total\n"
    text += "North,3,30,20,40,23,70,93\nSouth,10,30,21,41,31,71,102\nEast,9,9,9,9,18,18,36\n"
    layout = layout_of(read_sheet(text))
    assert set(layout.sums) == {(5, (1, 3)), (6, (2, 4)), (7, (5, 6))}
    assert rows(text)[0] == "North c 30 c 40 23 70 93"


def test_rows_that_are_totals_of_some_and_a_ward_called_all_saints() -> None:
    text = "Ward,Cases,Visits\nAll Saints,3,40\nBrook,20,41\nNorth total,23,81\nCastle,30,50\n"
    text += "Dale,40,60\nSouth total,70,110\nTotal,93,191\n"
    sheet = read_sheet(text)
    assert set(layout_of(sheet).row_sums) == {(2, (0, 1)), (5, (3, 4)), (6, (0, 1, 3, 4))}
    assert [row.split()[-2] for row in rows(text)] == [*"cc", "23", "30", "40", "70", "93"]


def test_a_total_below_everything_is_found_by_its_figures() -> None:
    assert rows("Office,Cases\nNorth,3\nSouth,20\nEast,9\nWyremouth,32\n") == [
        "North c",
        "South 20",
        "East c",
        "Wyremouth 32",
    ]


def test_who_says_what_is_what_is_believed() -> None:
    text = "Ward,Reviewed,Due,In time\nNorth,97,100,97\n"
    said = {"keys": ["Ward"], "counts": ["Reviewed", "Due"], "shares": ["in time=Reviewed/Due"]}
    assert rows(text, **said) == ["North c 100 c"]  # 3 were not
    assert rows("Ward,A,B,Sum\nN,3,20,23\n", totals=["Sum"]) == ["N c c 23"]
    assert rows("Ward,A,B,C,D\nN,3,20,23,3\n", totals=["C=A+B"]) == ["N c c 23 c"]


def test_a_rate_without_its_population_goes_with_its_count() -> None:
    text = "Ward,Plans,Plans rate\nNorth,3,12.5\nSouth,8,20.1\n"
    assert rows(text, shares=["Plans rate=Plans"]) == ["North c c", "South 8 20.1"]


def test_years_and_codes_are_no_counts() -> None:
    sheet = read_sheet(
        "Year,LA code,Month,1_year_or_less,Ended\n2024,301,3,3,2024\n2025,302,4,8,9\n"
    )
    assert [sheet.header[n] for n in layout_of(sheet).counts] == ["1_year_or_less", "Ended"]


def test_numbers_that_only_name_a_row_are_no_counts() -> None:
    lines = [f"{n},{n % 3},A{n},{n + 10}" for n in range(1, 8)]
    sheet = read_sheet("\n".join(["Line,Age,Office,Cases", *lines]))
    assert [sheet.header[n] for n in layout_of(sheet).counts] == ["Cases"]


def test_none_of_however_many_is_0_per_cent() -> None:
    """As in the published row of the City of London: the total is hidden, and 0 stays 0."""
    text = "Area,Short,Long,Total,Short %,Long %\nCity,0,3,3,0,100\nNorth,20,30,50,40,60\n"
    assert rows(text)[0] == "City 0 c c 0 c"


def test_rounded_counts_have_their_percentages_worked_out_anew() -> None:
    assert rows(WARDS, rounding=Rounding(5)) == [
        "North c c 25 c",
        "South 40 30 70 42.9",
        "East c c 60 c",
        "All wards 110 45 155 29.0",
    ]
    assert rows(WARDS, rounding=Rounding(totals=10))[-1] == "All wards 110 40 150 26.7"
    assert rows("Ward,N\nA,8\nB,0\n", rounding=Rounding(20)) == ["A k", "B 0"]


@pytest.mark.parametrize(
    ("numerator", "denominator", "numerator_shown", "denominator_shown"),
    [
        (3, 100, False, True),
        (97, 100, False, True),
        (40, 100, True, True),
        (0, 100, True, True),
        (100, 100, True, True),
        (2, 4, False, False),
        (0, 4, True, False),
        (12, None, True, True),
        (None, 12, True, True),
        (250, 12, True, True),
        (6, 11, False, True),  # 5 are left over
    ],
)
def test_the_figures_of_one_reading(
    numerator: int | None,
    denominator: int | None,
    numerator_shown: bool,
    denominator_shown: bool,
) -> None:
    shown = share_shown(numerator, denominator)
    assert (shown.numerator, shown.denominator) == (numerator_shown, denominator_shown)
    assert shown.value is (numerator_shown and denominator_shown)


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("", "nothing in this file"),
        ("Ward\nNorth\n", "A table needs"),
        ("Ward,N\nNorth,1,2\n", "Row 2 has 3 cells"),
        ("Ward,Text\nNorth,a lot\n", "no column of counts"),
    ],
)
def test_what_is_no_table_is_a_sentence(text: str, sentence: str) -> None:
    with pytest.raises(Refused, match=sentence):
        layout_of(read_sheet(text))


@pytest.mark.parametrize(
    ("said", "sentence"),
    [
        ({"counts": ["Men"]}, "There is no column “Men”. The columns: Ward, Boys"),
        ({"counts": ["Girls %"]}, "row 3 that is no count"),
        ({"shares": ["Girls %"]}, "does not say of what"),
    ],
)
def test_what_is_said_wrongly_is_a_sentence(said: dict[str, list[str]], sentence: str) -> None:
    with pytest.raises(Refused, match=sentence):
        layout_of(read_sheet(WARDS), **said)  # type: ignore[arg-type]


def test_what_only_reads_like_a_total_is_said_to() -> None:
    doubts = layout_of(read_sheet("Ward,A,B,Total\nN,3,20,40\nS,3,20,50\n")).doubts
    assert doubts == (
        "“Total” reads like a total, but no columns beside it add up to it. If it is one, say of "
        "which.",
    )


# What a reader of the file can work out, percentages and all

TABLE = "Area,Short,Long,Total,Short %,Long %\n"


def line(short: int, long: int) -> list[str]:
    total = short + long
    shares = [f"{100 * part / total:.1f}" if total else "z" for part in (short, long)]
    return [str(short), str(long), str(total), *shares]


@settings(max_examples=150, deadline=None)
@given(st.integers(0, 14), st.integers(0, 14))
def test_every_hidden_number_may_be_another(short: int, long: int) -> None:
    """Every row that could read so is tried; what is hidden differs between at least two."""
    text = TABLE + ",".join(["Area", *line(short, long)]) + "\n"
    said = {"totals": ["Total=Short+Long"], "shares": ["Short %=Short/Total", "Long %=Long/Total"]}
    shown = published(text, **said).rows[0][1:]
    hidden = [at for at, cell in enumerate(shown) if cell == "c"]
    assert all(shown[at] == "c" for at, n in enumerate((short, long)) if 1 <= n <= 5)
    could_be = [
        line(a, b)
        for a in range(30)
        for b in range(30)
        if all(cell in (other, "c") for cell, other in zip(shown, line(a, b), strict=True))
        and all(line(a, b)[at] not in ("0", "z") for at in hidden)
    ]
    assert line(short, long) in could_be
    for at in hidden[:2]:
        if at < 3:
            assert len({each[at] for each in could_be}) > 1


# The command


@pytest.fixture
def wards(tmp_path: Path) -> Path:
    file = tmp_path / "wards.csv"
    file.write_bytes(WARDS.encode("utf-8-sig"))
    return file


def test_the_command_prints_the_table(wards: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["suppress", str(wards)]) == 0
    lines = list(csv.reader(StringIO(capsys.readouterr().out)))
    assert lines[:2] == [["Ward", "Boys", "Girls", "Total", "Girls %"], ["North", *"cc", "23", "c"]]


def test_the_command_writes_the_table_and_says_why(
    wards: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "out.csv"
    assert main(["suppress", str(wards), "--out", str(out), "--explain", "--symbol", "*"]) == 0
    assert out.read_text("utf-8").splitlines()[1] == "North,*,*,23,*"
    said = capsys.readouterr().out
    assert "Total = Boys + Girls" in said
    assert "row 2, Girls: small. It is from 1 to 5." in said


def test_the_command_as_json(wards: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["suppress", str(wards), "--threshold", "10", "--json"]) == 0
    answer = json.loads(capsys.readouterr().out)
    assert answer["threshold"] == 10
    assert answer["totals"] == [{"total": "Total", "parts": ["Boys", "Girls"]}]
    assert answer["total_rows"] == [{"row": 5, "parts": [2, 3, 4]}]
    assert answer["rows"][0] == ["North", "c", "c", "23", "c"]
    assert {"row": 2, "column": "Girls", "rule": "small"}.items() <= answer["hidden"][1].items()


@pytest.mark.parametrize(
    ("content", "more", "sentence"),
    [
        (None, [], "cannot be opened: No such file"),
        (b"PK\x03\x04\0", [], "is no CSV file"),
        (WARDS.encode(), ["--counts", "Men"], "There is no column “Men”"),
        (WARDS.encode(), ["--round", "0"], "Numbers are rounded to 1 or more"),
    ],
)
def test_the_command_says_what_is_wrong(
    content: bytes | None,
    more: list[str],
    sentence: str,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:
    file = tmp_path / "table.csv"
    if content:
        file.write_bytes(content)
    assert main(["suppress", str(file), *more]) == 1
    assert sentence in capsys.readouterr().err


def test_a_file_from_windows_is_read(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "wards.csv"
    file.write_bytes(WARDS.replace("North", "Ynys Môn").encode("cp1252"))
    assert main(["suppress", str(file)]) == 0
    assert "Ynys Môn,c" in capsys.readouterr().out


def test_what_cannot_be_hidden_is_named_with_its_totals(monkeypatch: pytest.MonkeyPatch) -> None:
    for tries in ("_CHEAPEST", "_IN_HASTE"):
        monkeypatch.setattr(moves, tries, (0, 0))
    monkeypatch.setattr(moves.Corners, "cheapest", lambda *_: None)
    sheet = read_sheet("Ward,A,B,Sum\nNorth,3,20,23\nSouth,10,20,30\nWest,7,8,15\n")
    with pytest.raises(Refused) as found:
        publish(sheet, layout_of(sheet))
    said = found.value.sentence
    assert said.startswith("“A” in row 2 (North) is from 1 to 5, and nothing was found to hide")
    assert "It stands in the total in row 2." in said


def test_a_table_that_is_too_large_is_told_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(publishing, "MOST", 5)
    sheet = read_sheet("Ward,A,B,Sum\nNorth,3,20,23\nSouth,10,20,30\n")
    with pytest.raises(Refused, match=r"This table has 6 counts, and up to 5 .* for each year"):
        publish(sheet, layout_of(sheet))
