"""Notebooks run on the casebook they are given, in kernels that leave nothing behind."""

from pathlib import Path
from typing import Any

import nbformat as untyped
import pytest

from sjc_analysis.findings import FindingsError
from sjc_analysis.report.chapters import Chapter, find_chapters
from sjc_analysis.report.execute import execute_all

nbformat: Any = untyped
ABOUT = {"title": "One", "summary": "The first", "audiences": ["donor"], "order": {"donor": 1}}


def write(folder: Path, name: str, *cells: str, about: dict[str, Any] | None = None) -> Path:
    new = nbformat.v4
    parameters = new.new_code_cell('casebook = "x"\naudience = "y"', metadata={"tags": ["parameters"]})
    code = [new.new_code_cell(cell) for cell in cells]
    path = folder / f"{name}.ipynb"
    nbformat.write(new.new_notebook(cells=[parameters, *code], metadata={"sjc": about or ABOUT}), path)
    return path


def test_parameters_reach_the_cells_and_nothing_is_left_outside_the_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    work, home, books = (tmp_path / name for name in ("work", "home", "books"))
    for folder in (work, home, books):
        folder.mkdir()
    monkeypatch.setenv("HOME", str(home))
    look = "import os\n(casebook, audience, os.environ['PYTHONHASHSEED'], os.path.basename(os.getcwd()))"
    write(books, "01_a", look)
    seen: list[tuple[int, int]] = []
    values = {"casebook": "book", "audience": "donor"}
    executed = execute_all(find_chapters("donor", books), work, values, lambda *done: seen.append(done))
    (notebook,) = executed.values()
    assert notebook.cells[1].outputs[0]["data"]["text/plain"] == "('book', 'donor', '0', 'work')"
    assert seen == [(0, 1), (1, 1)]
    assert not list(home.rglob("*"))


def test_a_notebook_that_stops_is_named_with_its_cell_and_without_a_value(tmp_path: Path) -> None:
    write(tmp_path, "01_a", "secret = 'Velmira'", "raise ValueError(secret)", "never = 1")
    with pytest.raises(FindingsError) as caught:
        execute_all(find_chapters("donor", tmp_path), tmp_path, {"casebook": "b", "audience": "donor"})
    (finding,) = caught.value.findings
    assert (finding.file, finding.column, finding.rule) == ("01_a.ipynb", "code cell 3", "N1")
    assert "ValueError" in finding.reason
    assert "Velmira" not in str(caught.value)
    assert caught.value.__cause__ is None
    assert caught.value.__suppress_context__


def test_only_notebooks_meant_for_an_audience_are_found_in_their_order(tmp_path: Path) -> None:
    write(tmp_path, "01_a", about={**ABOUT, "order": {"donor": 2}})
    write(tmp_path, "02_b")
    write(tmp_path, "03_c", about={**ABOUT, "audiences": ["evaluator"]})
    write(tmp_path, "04_d", about={"note": "nobody said for whom"})
    found = find_chapters("donor", tmp_path)
    assert [chapter.name for chapter in found] == ["02_b", "01_a"]
    assert all(isinstance(chapter, Chapter) for chapter in found)
