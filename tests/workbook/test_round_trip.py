"""Casebook -> file -> casebook is the same casebook, whatever stands in its texts."""

import tempfile
from pathlib import Path

import pytest
from any_casebook import NASTY, casebooks
from hypothesis import given, settings

from sjc_analysis.casebook import TABLES, Casebook
from sjc_analysis.records import Setting, Source
from sjc_analysis.workbook import load_casebook, looks_like_casebook, save_casebook


@settings(max_examples=30)
@given(casebooks())
def test_spreadsheet_and_folder_give_the_casebook_back(casebook: Casebook) -> None:
    with tempfile.TemporaryDirectory() as place:
        for name in ("book.xlsx", "folder"):
            path = Path(place) / name
            save_casebook(casebook, path)
            assert load_casebook(path) == casebook
            assert looks_like_casebook(path)


@pytest.mark.parametrize("name", ["book.xlsx", "folder"])
def test_each_awkward_text_comes_back_alone(tmp_path: Path, name: str) -> None:
    rows = tuple(Setting(key=f"k{number}", value=text) for number, text in enumerate(NASTY))
    save_casebook(Casebook(settings=rows), tmp_path / name)
    assert load_casebook(tmp_path / name).settings == rows


def test_through_both_forms_and_back(tmp_path: Path) -> None:
    book = Casebook(sources=(Source(source_id="S-01", title="a\r\nb", confidential=False),))
    save_casebook(book, tmp_path / "one.xlsx")
    save_casebook(load_casebook(tmp_path / "one.xlsx"), tmp_path / "two")
    save_casebook(load_casebook(tmp_path / "two"), tmp_path / "three.xlsx")
    assert (tmp_path / "one.xlsx").read_bytes() == (tmp_path / "three.xlsx").read_bytes()


def test_an_empty_casebook_comes_back_from_both(tmp_path: Path) -> None:
    for name in ("book.xlsx", "folder"):
        save_casebook(Casebook(), tmp_path / name)
        assert load_casebook(tmp_path / name) == Casebook()


def test_every_table_has_its_file(tmp_path: Path) -> None:
    save_casebook(Casebook(), tmp_path / "folder")
    assert {path.stem for path in (tmp_path / "folder").glob("*.csv")} == set(TABLES)
