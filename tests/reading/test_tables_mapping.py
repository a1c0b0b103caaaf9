"""The mapping sheet: written from what was not understood, filled in by the evaluator, used again."""

import csv
from pathlib import Path

import pytest
from typer.testing import CliRunner

from sjc_analysis.cli import app
from sjc_analysis.findings import FindingsError
from sjc_analysis.reading import read_files, write_mapping

TABLE = b"ID,Outcome,Weather,Mystery,=cmd\nXA-1,gate,fair,door,x\n"
RECORD = b"**Record ID**: XA-2\n**Outcome**: gate\n**Mystery**: door\n"


def harvest(folder: Path) -> Path:
    (folder / "h.csv").write_bytes(TABLE)
    return folder / "h.csv"


def filled(path: Path, **fields: str) -> None:
    with path.open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.reader(file))
    for row in rows[1:]:
        row[1] = fields.get(row[0], "")
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        csv.writer(file).writerows(rows)


def test_the_sheet_names_what_was_not_understood_and_suggests(tmp_path: Path) -> None:
    mapping = tmp_path / "m.csv"
    assert write_mapping(read_files([harvest(tmp_path)]), mapping) == 3
    with mapping.open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    assert [row["heading"] for row in rows] == ["Weather", "Mystery", "'=cmd"]
    assert {row["suggestions"] for row in rows} == {""}, "letters alone suggest nothing"
    assert {"outcome", "place", "may_publish", "keep"} <= {*rows[0]["fields to choose from"].split(", ")}
    assert {row["first place"] for row in rows} == {"row 2"}


def test_a_filled_sheet_decides_for_tables_and_texts_alike(tmp_path: Path) -> None:
    mapping = tmp_path / "m.csv"
    write_mapping(read_files([harvest(tmp_path)]), mapping)
    filled(mapping, Mystery="significance", Weather="keep")
    (tmp_path / "r.txt").write_bytes(RECORD)
    book = read_files([tmp_path / "h.csv", tmp_path / "r.txt"], mapping=mapping)
    assert [each.text for each in book.passages if each.field == "significance"] == ["door", "door"]
    unknown = [finding.column for finding in book.findings if finding.rule == "heading unknown"]
    assert unknown == ["=cmd"]


def test_a_mapped_id_makes_a_table_readable(tmp_path: Path) -> None:
    (tmp_path / "h.csv").write_bytes(b"Nummer,Was\nXA-1,gate\n")
    with pytest.raises(FindingsError, match="no headings"):
        read_files([tmp_path / "h.csv"])
    (tmp_path / "m.csv").write_bytes(b"heading,field\nNummer,fragment_id\nWas,outcome\n")
    book = read_files([tmp_path / "h.csv"], mapping=tmp_path / "m.csv")
    assert [record.label for record in book.records] == ["XA-1"]


def test_two_id_columns_are_settled_by_the_sheet(tmp_path: Path) -> None:
    (tmp_path / "h.csv").write_bytes(b"ID,Outcome ID,Outcome\n1,XA-1,gate\n")
    (tmp_path / "m.csv").write_bytes(b"heading,field\nID,keep\n")
    book = read_files([tmp_path / "h.csv"], mapping=tmp_path / "m.csv")
    assert [record.label for record in book.records] == ["XA-1"]
    assert [each.text for each in book.passages if each.heading == "ID"] == ["1"]


def test_a_sheet_is_not_written_over(tmp_path: Path) -> None:
    (tmp_path / "m.csv").write_bytes(b"mine")
    with pytest.raises(FindingsError, match="mapping exists"):
        write_mapping(read_files([harvest(tmp_path)]), tmp_path / "m.csv")
    assert (tmp_path / "m.csv").read_bytes() == b"mine"


def test_on_the_command_line_reading_writes_it_and_drafting_uses_it(tmp_path: Path) -> None:
    table, mapping = harvest(tmp_path), tmp_path / "m.csv"
    assert CliRunner().invoke(app, ["read", str(table), "--mapping", str(mapping)]).exit_code == 0
    filled(mapping, Mystery="significance")
    target = tmp_path / "book.xlsx"
    answer = CliRunner().invoke(app, ["draft", str(table), "--mapping", str(mapping), "-o", str(target)])
    assert answer.exit_code == 0, answer.output
    assert target.exists()
