"""Published figures: no symbol becomes zero; medians, ranks, breaks in a line."""

from __future__ import annotations

import json
import time
import tracemalloc
import zipfile
from decimal import Decimal
from pathlib import Path

import pytest

from goldenthread.cli.main import main
from goldenthread.core.errors import Refused
from goldenthread.measures.comparators import (
    ENGLAND,
    Better,
    Figure,
    OfFile,
    abouts,
    area_of,
    areas,
    compare,
    compare_in,
    facts_of,
    median,
    neighbours,
    rank,
    read_layout,
    shipped,
)
from goldenthread.measures.comparators.figures import figure
from goldenthread.measures.comparators.make import archive

SHARED = Path(__file__).resolve().parents[3].parent / "shared/data/comparators"
VECTORS = SHARED / "neighbour_median_vectors.json"
OF_VECTORS = {
    "rereferral_percent": "rereferral_12m",
    "CPP_subsequent_percent": "cpp_repeat",
    "turnover_rate_fte": "turnover",
    "agency_rate_fte": "agency",
    "vacancy_rate_fte": "vacancy",
    "caseload_fte": "caseload",
}
WYREMOUTH = """\ufefftime_period,time_identifier,geographic_level,country_code,country_name,\
region_code,region_name,old_la_code,new_la_code,la_name,age,children_count,children_percent
2025,Reporting year,National,E92000001,England,,,,,,All,"12,340",9.5
2025,Reporting year,Regional,E92000001,England,E12000002,North West,,,,All,2000,k
2025,Reporting year,Local authority,E92000001,England,E12000002,North West,999,E06000999,\
Wyremouth,All,c,c
202324,Academic year,Local authority,E92000001,England,E12000002,North West,999,E06000999,\
Wyremouth,All,0,0
"""


def figures(*texts: str) -> list[Figure]:
    return [figure(text) for text in texts]


# Figures and their files


@pytest.mark.parametrize("symbol", ["c", "k", "low", "u", "x", "z", ":", "", "~"])
def test_a_symbol_is_kept_as_such_and_is_never_zero(symbol: str) -> None:
    read = figure(f" {symbol} ")
    assert (read.text, read.number, read.symbol) == (symbol, None, symbol)
    assert read.meaning


@pytest.mark.parametrize(
    ("text", "number"), [("0", "0"), ("1,234", "1234"), ("-0.5", "-0.5"), ("22.6%", "22.6")]
)
def test_a_number_is_read(text: str, number: str) -> None:
    assert figure(text).number == Decimal(number)
    assert figure(text).symbol is None


def test_a_file_of_explore_education_statistics_is_read() -> None:
    rows = list(read_layout(WYREMOUTH.splitlines(keepends=True)))
    assert [row.place.level for row in rows][:3] == ["National", "Regional", "Local authority"]
    assert [row.place.code for row in rows] == ["E92000001", "E12000002", "999", "999"]
    assert rows[2].place.region_code == "E12000002"
    assert rows[0].filters == {"age": "All"}
    assert rows[0].figures["children_count"].number == 12_340
    assert rows[1].figures["children_percent"].symbol == "k"
    assert [row.figures["children_count"].text for row in rows[2:]] == ["c", "0"]
    assert [row.year for row in rows] == [2025, 2025, 2025, 2024]


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("a,b\n1,2\n", "no column time_period or time_identifier or geographic_level"),
        ("", "no file of Explore Education Statistics"),
        ("time_period,time_identifier,geographic_level,n\nsoon,x,National,1\n", "in row 2 is no"),
        ("time_period,time_identifier,geographic_level,n\n2025,x,National\n", "Row 2 has 3 cells"),
    ],
)
def test_what_has_another_layout_is_refused(text: str, sentence: str) -> None:
    with pytest.raises(Refused, match=sentence):
        list(read_layout(text.splitlines(keepends=True)))


# Neighbours


@pytest.mark.parametrize(
    ("texts", "value", "counted"),
    [
        (("18.3", "18.6"), "18.5", 2),  # 18.45: half up
        (("21", "c", "20"), "20.5", 2),
        (("7", "x", "z"), "7.0", 1),
        (("c", "low"), None, 0),
        ((), None, 0),
        (("0", "0", "k"), "0.0", 2),
        (("-0.5", "-0.6"), "-0.6", 2),  # half away from zero
    ],
)
def test_the_median_of_those_that_have_a_figure(
    texts: tuple[str, ...], value: str | None, counted: int
) -> None:
    found = median(figures(*texts))
    assert found.value == (None if value is None else Decimal(value))
    assert (found.counted, found.asked) == (counted, len(texts))


def test_a_neighbour_that_is_not_in_the_publication_is_not_counted() -> None:
    found = median([None, *figures("4")])
    assert (found.value, found.counted, found.asked) == (Decimal("4.0"), 1, 2)


@pytest.mark.parametrize(
    ("better", "place"), [(Better.LOWER, 3), (Better.HIGHER, 2), (Better.NEITHER, 2)]
)
def test_rank_1_is_the_best(better: Better, place: int) -> None:
    found = rank(figure("12"), figures("10", "11", "20", "c"), better)
    assert found is not None
    assert (found.place, found.among, found.shared) == (place, 4, False)


def test_equal_ones_share_a_rank_and_a_symbol_has_none() -> None:
    found = rank(figure("10"), figures("10", "11"), Better.LOWER)
    assert found is not None
    assert (found.place, found.shared) == (1, True)
    assert rank(figure("c"), figures("10"), Better.LOWER) is None
    assert rank(None, figures("10"), Better.LOWER) is None


@pytest.mark.skipif(
    not VECTORS.is_file(), reason="the published medians (../shared/data/comparators) are not here"
)
def test_medians_are_those_of_the_departments_dashboard() -> None:
    """From the texts of the vectors, and from what is shipped: 602 of each."""
    vectors = json.loads(VECTORS.read_text("utf-8"))["vectors"]
    for each in vectors:
        published = Decimal(str(each["sn_median_published_in_dashboard"]))
        given = median([None if text is None else figure(text) for text in each["sn_values"]])
        assert (given.value, given.counted) == (published, each["n_numeric"]), each
        area = area_of(each["dfe_la_code"])
        assert area.name == each["la_name"]
        assert [near.code for near in neighbours(area.code, 2025)] == each["sn_codes"]
        compared = compare(OF_VECTORS[each["measure"]], area, model=2025)
        point = next(point for point in compared.points if point.period == each["year"])
        assert point.neighbours == given
        assert point.own is not None
        assert point.own.text == each["la_value"]
    assert len(vectors) > 600


def test_a_change_of_model_is_a_break_in_the_line() -> None:
    compared = compare("rereferral_12m", area_of("Leeds"))
    assert compared.breaks == ("2025",)
    lines = list(compared.neighbour_lines())
    assert [(model, len(points)) for model, points in lines] == [(2021, 12), (2025, 1)]
    throughout = compare("rereferral_12m", area_of("Leeds"), model=2025)
    assert throughout.breaks == ()
    assert {point.model for point in throughout.points} == {2025}
    two = [{near.code for near in neighbours("383", model)} for model in (2021, 2025)]
    assert len(two[0] & two[1]) == 2  # Leeds: 2 of 10 in common


# What is shipped


def test_england_is_as_published() -> None:
    """As the library of measures gives them; Open Government Licence v3.0."""
    published = {
        "rereferral_12m": "22.6",
        "cin_rate": "330.3",
        "cpp_rate": "40.6",
        "cpp_2y_open": "2.3",
        "placements_3plus": "10",
        "cl_eet_19_21": "54",
        "cl_accom_19_21": "89",
        "adoption_time": "19",
        "agency": "13",
    }
    for measure, text in published.items():
        found = facts_of(measure).value(ENGLAND, "2025")
        assert found is not None
        assert (measure, found.text) == (measure, text)


def test_symbols_are_shipped_as_published() -> None:
    plans = facts_of("cpp_2y_open")
    assert plans.value("420", "2025") == Figure("0")
    assert plans.value("390", "2025") == Figure("c")
    caseload = facts_of("caseload").value("207", "2025")
    assert caseload is not None
    assert (caseload.text, caseload.number) == ("x", None)
    assert facts_of("caseload").value("940", "2018") is None  # not in that publication


def test_every_measure_says_where_its_figures_are_from() -> None:
    for about in abouts().values():
        assert "Department for Education" in about.source
        assert "Open Government Licence v3.0" in about.source
    assert "worked out" in facts_of("cin_rate").about.source
    assert len(abouts()) == 27


def test_every_authority_of_today_has_ten_neighbours_in_both_models() -> None:
    today = [area.code for area in areas().values() if neighbours(area.code, 2025)]
    assert len(today) == 153
    for code in today:
        assert len({near.code for near in neighbours(code, 2025)}) == 10
    with pytest.raises(Refused, match="There are 2021 and 2025"):
        neighbours("383", 2007)


@pytest.mark.parametrize(
    "words", ["383", "E08000035", "Leeds", "leeds City Council".replace("City ", "")]
)
def test_an_authority_is_found_by_name_or_code(words: str) -> None:
    assert area_of(words).code == "383"


def test_an_authority_is_found_by_what_only_its_name_has() -> None:
    assert area_of("Bristol").name == "Bristol, City of"
    with pytest.raises(
        Refused, match=r"Do you mean .*North East Lincolnshire or North Lincolnshire"
    ):
        area_of("North")
    with pytest.raises(Refused, match="No authority is called “Wyremouth”"):
        area_of("Wyremouth")
    with pytest.raises(Refused, match="No published figures come with"):
        facts_of("contacts")


def test_what_is_shipped_is_small_and_read_lazily() -> None:
    assert shipped.ARCHIVE.stat().st_size < 500_000
    for cached in (shipped.abouts, shipped.areas, shipped.facts_of):
        cached.cache_clear()
    tracemalloc.start()
    begun = time.process_time()
    compare("rereferral_12m", area_of("Leeds"))
    spent = time.process_time() - begun
    _, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert spent < 0.5  # measured: 0.03 s, and traced memory takes its time
    assert most < 8_000_000


@pytest.mark.skipif(
    not (SHARED / "dfe_raw").is_dir(),
    reason="the Department's files (../shared/data/comparators/dfe_raw) are not here",
)
def test_what_is_shipped_is_what_the_files_make(tmp_path: Path) -> None:
    made = tmp_path / "made.zip"
    made.write_bytes(archive(SHARED))
    with zipfile.ZipFile(made) as new, zipfile.ZipFile(shipped.ARCHIVE) as old:
        assert new.namelist() == old.namelist()
        for name in new.namelist():
            assert new.read(name) == old.read(name), name


# A file of one's own, and the command


def test_figures_of_a_file_are_compared_like_those_shipped(tmp_path: Path) -> None:
    rows = [row for row in read_layout(WYREMOUTH.splitlines(keepends=True)) if row.period == "2025"]
    facts = OfFile(rows, "children_percent")
    compared = compare_in(facts, facts.periods, area_of("Leeds"), Better.LOWER)
    point = compared.points[0]
    assert (point.own, point.england, point.neighbours.counted) == (None, Figure("9.5"), 0)
    assert point.rank is None


def test_the_command_compares(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["comparators", "rereferral_12m", "--authority", "Leeds", "--json"]) == 0
    answer = json.loads(capsys.readouterr().out)
    assert answer["authority"] == {"code": "383", "name": "Leeds"}
    assert answer["breaks"] == ["2025"]
    last = answer["points"][-1]
    assert (last["value"], last["england"], last["neighbour_median"]) == ("24.2", "22.6", "21.5")
    assert last["rank"] == {"place": 10, "among": 11, "shared": False}
    assert main(["comparators", "rereferral_12m", "--authority", "Leeds"]) == 0
    said = capsys.readouterr().out
    assert "other neighbours from here: model of 2025" in said
    assert "Open Government Licence" in said


def test_the_command_lists_what_there_is(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["comparators"]) == 0
    assert "rereferral_12m" in capsys.readouterr().out
    assert main(["comparators", "--json"]) == 0
    assert len(json.loads(capsys.readouterr().out)) == 27


def test_the_command_reads_a_newer_file(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "new.csv"
    file.write_text(WYREMOUTH.replace("999,E06000999", "383,E08000035"), "utf-8")
    words = ["comparators", "--file", str(file), "--authority", "Leeds", "--json"]
    assert main([*words, "--column", "children_percent", "--where", "age=All"]) == 0
    points = json.loads(capsys.readouterr().out)["points"]
    assert [(point["period"], point["value"]) for point in points] == [
        ("202324", "0"),
        ("2025", "c"),
    ]


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (["rereferral_12m"], "Say whose figures"),
        (["contacts", "--authority", "Leeds"], "No published figures come with"),
        (["--file", "none.csv", "--authority", "Leeds"], "cannot be opened"),
    ],
)
def test_the_command_says_what_is_wrong(
    words: list[str], sentence: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["comparators", *words]) == 1
    assert sentence in capsys.readouterr().err


@pytest.mark.parametrize(
    ("more", "sentence"),
    [
        ([], "There are: children_count, children_percent"),
        (["--column", "children_percent", "--where", "age=Old"], "No row has “Old”.*All"),
        (["--column", "children_percent"], "There are several rows of one area.*age"),
    ],
)
def test_the_command_asks_which_rows_of_a_file(
    more: list[str], sentence: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "new.csv"
    file.write_text(WYREMOUTH + WYREMOUTH.splitlines()[1] + "\n", "utf-8")
    assert main(["comparators", "--file", str(file), "--authority", "Leeds", *more]) == 1
    said = capsys.readouterr().err
    assert all(part in said for part in sentence.split(".*"))
