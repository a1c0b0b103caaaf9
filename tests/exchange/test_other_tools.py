"""Files as other tools really write them: texts named in their own ways, and maps with a loop."""

from collections.abc import Sequence
from pathlib import Path

import openpyxl
import pytest
from exchange.test_refi import SPOKEN, at, package, project, selection

from sjc_analysis.exchange import convert
from sjc_analysis.exchange.map_in import from_map
from sjc_analysis.exchange.refi_in import from_refi

HEADS = ("from_label", "to_label", "quote", "source_id")


@pytest.mark.parametrize(
    ("path", "member"),
    [("T1.txt", "sources/T1.txt"), ("sources/T1.txt", "sources/T1.txt"), ("T1.txt", "T1.txt"),
     ("internal://T1.txt", "texts/T1.txt"), (r"texts\T1.txt", "texts/T1.txt"), ("t1.TXT", "Sources/T1.txt")],
)  # fmt: skip
def test_a_text_is_found_however_its_place_is_written(path: str, member: str) -> None:
    book = from_refi(
        "p.qdpx", package(project(selection(*at("a list"), "C3"), path=path), {member: SPOKEN.encode()})
    )
    assert [each.quote.text for each in book.statements] == ["a list"]


@pytest.mark.parametrize(
    "path", ["/etc/T1.txt", "../T1.txt", "C:/T1.txt", "file:///T1.txt", "relative://../T1.txt"]
)
def test_a_text_outside_is_not_looked_for_inside(path: str) -> None:
    book = from_refi("p.qdpx", package(project(selection(*at("a list"), "C3"), path=path)))
    assert book.statements == ()
    assert "outside of the project" in book.findings[0].reason


def test_two_texts_of_one_name_are_not_guessed_between() -> None:
    files = {"a/T1.txt": b"one", "b/T1.txt": b"two"}
    book = from_refi("p.qdpx", package(project(selection(*at("a list"), "C3"), path="T1.txt"), files))
    assert book.statements == ()


def test_an_empty_text_is_said_to_be_empty() -> None:
    book = from_refi("p.qdpx", package(project(selection(*at("a list"), "C3")), {"sources/T1.txt": b" \n"}))
    assert "is empty" in book.findings[0].reason


def made(folder: Path, rows: Sequence[tuple[str, ...]]) -> Path:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = "links"
    for row in (HEADS, *rows):
        sheet.append(row)
    book.save(folder / "map.xlsx")
    return folder / "map.xlsx"


@pytest.mark.parametrize("target", ["book.xlsx", "map.graphml", "map.json"])
def test_a_loop_of_a_map_is_left_out_and_counted(tmp_path: Path, target: str) -> None:
    source = made(tmp_path, [("Rain", "Crops", "it rained", "S1"), ("Crops", "Crops",
    "crops bring crops", "S1"),
                             ("Rain", "Rain", "", "S1")])  # fmt: skip
    done = convert(source, tmp_path / target)
    assert [(each.cause_id, each.effect_id) for each in done.casebook.links] == [("A-01", "O-01")]
    assert [each.reason for each in done.casebook.findings] == [
        '2 links from a factor to itself left out: "Crops", "Rain"'
    ]


def test_words_that_are_not_in_their_statement_are_said_three_times_and_counted() -> None:
    statements = [(1, ("statement_id", "text", "source_id")), (2, ("1", "it rained", "S1"))]
    links = [(n, (f"Cause {n}", "Crops", f"words {n}", "S1", "1")) for n in range(2, 9)]
    book = from_map("map.xlsx", {"links": [(1, (*HEADS, "statement_id")), *links], "statements": statements})
    said = [each.reason for each in book.findings if each.rule == "X6"]
    assert len(said) == 4
    assert said[-1].startswith("the words of 4 more links")
