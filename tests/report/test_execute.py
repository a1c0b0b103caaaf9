"""Notebooks run on the casebook they are handed, each with names of its own."""

from pathlib import Path
from typing import Any, get_args

import nbformat as untyped
import pytest

from sjc_analysis.assessment import assess
from sjc_analysis.data_files import data_path
from sjc_analysis.disclosure import for_audience
from sjc_analysis.findings import FindingsError
from sjc_analysis.report.chapters import Chapter, find_chapters, read_notebook
from sjc_analysis.report.execute import execute_all
from sjc_analysis.report.make import _given
from sjc_analysis.vocabulary import Audience
from sjc_analysis.workbook import load_casebook

nbformat: Any = untyped
ABOUT = {"title": "One", "summary": "The first", "audiences": ["donor"], "order": {"donor": 1}}


def write(folder: Path, name: str, *cells: str, about: dict[str, Any] | None = None) -> Path:
    new = nbformat.v4
    parameters = new.new_code_cell('casebook = "x"\naudience = "y"', metadata={"tags": ["parameters"]})
    code = [new.new_code_cell(cell) for cell in cells]
    path = folder / f"{name}.ipynb"
    nbformat.write(new.new_notebook(cells=[parameters, *code], metadata={"sjc": about or ABOUT}), path)
    return path


def test_a_notebook_is_handed_its_names_and_tagged_cells_are_not_run(tmp_path: Path) -> None:
    work, books = tmp_path / "work", tmp_path / "books"
    work.mkdir()
    books.mkdir()
    write(
        books, "01_a", "import os\n(casebook, audience, os.path.basename(os.getcwd()))", "b = audience", "b"
    )
    write(books, "02_b", "'b' in globals()")
    seen: list[tuple[int, int]] = []
    values = {"casebook": "book", "audience": "donor"}
    executed = execute_all(
        find_chapters("donor", books), lambda _: values, work, lambda *done: seen.append(done)
    )
    one, two = executed.values()
    assert one.cells[1].outputs[0]["data"]["text/plain"] == "('book', 'donor', 'work')"
    assert one.cells[2].outputs == []
    assert two.cells[1].outputs[0]["data"]["text/plain"] == "False"
    assert seen == [(0, 2), (1, 2), (2, 2)]
    assert Path.cwd() != work


def test_a_notebook_that_stops_is_named_with_its_cell_and_without_a_value(tmp_path: Path) -> None:
    write(tmp_path, "01_a", "secret = 'Velmira'", "raise ValueError(secret)", "never = 1")
    with pytest.raises(FindingsError) as caught:
        execute_all(find_chapters("donor", tmp_path), lambda _: {}, tmp_path)
    (finding,) = caught.value.findings
    assert (finding.file, finding.column, finding.rule) == ("01_a.ipynb", "code cell 3", "N1")
    assert "ValueError" in finding.reason
    assert "Velmira" not in str(caught.value)
    assert caught.value.__cause__ is None
    assert caught.value.__context__ is None


def test_what_is_handed_over_is_what_the_cell_would_give() -> None:
    example = data_path("example/casebook.xlsx")
    for audience in get_args(Audience):
        whole = load_casebook(example)
        for chapter in find_chapters(audience):
            cells = read_notebook(chapter.path).cells
            (setup,) = (cell.source for cell in cells if "casebook" in cell.metadata.get("tags", []))
            names: dict[str, Any] = {"casebook": str(example), "audience": audience}
            exec(setup, names)  # noqa: S102 - our own notebook
            given = _given(assess(for_audience(whole, audience)), audience)(chapter)
            assert names["book"] == given["book"]
            assert names["a"].to_json() == given["a"].to_json()
            break


def test_only_notebooks_meant_for_an_audience_are_found_in_their_order(tmp_path: Path) -> None:
    write(tmp_path, "01_a", about={**ABOUT, "order": {"donor": 2}})
    write(tmp_path, "02_b")
    write(tmp_path, "03_c", about={**ABOUT, "audiences": ["evaluator"]})
    write(tmp_path, "04_d", about={"note": "nobody said for whom"})
    found = find_chapters("donor", tmp_path)
    assert [chapter.name for chapter in found] == ["02_b", "01_a"]
    assert all(isinstance(chapter, Chapter) for chapter in found)
