"""The notebooks are thin, were executed from top to bottom, and hold nothing of the machine they ran on.

nbval compares no notebook whose cells lack execution counts, so the counts are tested here.
"""

import ast
import json
import re
from pathlib import Path
from typing import Any

import pytest

import sjc_analysis

NOTEBOOKS = sorted((Path(__file__).parents[2] / "notebooks").glob("*.ipynb"))
MOST_LINES = 12
ACROSS = "05_across_the_harvest"
"""The one notebook that needs a harvest of many records."""
ABSOLUTE_PATH = r"(?<![\w.:/<])/(?!/)\w+/\w"
MACHINE = re.compile(rf"{ABSOLUTE_PATH}|[A-Z]:\\\\|site-packages|0x[0-9a-f]{{6,}}")


def cells(path: Path, kind: str = "code") -> list[dict[str, Any]]:
    notebook = json.loads(path.read_text(encoding="utf-8"))
    return [cell for cell in notebook["cells"] if cell["cell_type"] == kind]


def source(cell: dict[str, Any]) -> str:
    return "".join(cell["source"])


def test_there_are_notebooks() -> None:
    assert len(NOTEBOOKS) >= 6


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
class TestEach:
    def test_cells_are_short_and_define_nothing(self, path: Path) -> None:
        for cell in cells(path):
            assert len(source(cell).splitlines()) <= MOST_LINES
            kinds = {type(node) for node in ast.walk(ast.parse(source(cell)))}
            assert not kinds & {ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef, ast.Lambda, ast.For}

    def test_only_public_names_are_used(self, path: Path) -> None:
        for cell in cells(path):
            for node in ast.walk(ast.parse(source(cell))):
                if (
                    isinstance(node, ast.Attribute)
                    and isinstance(node.value, ast.Name)
                    and node.value.id == "sjc"
                ):
                    assert node.attr in sjc_analysis.__all__

    def test_counts_run_from_one_without_a_gap(self, path: Path) -> None:
        counts = [cell["execution_count"] for cell in cells(path)]
        assert counts == list(range(1, len(counts) + 1))

    def test_every_cell_that_shows_something_has_its_output(self, path: Path) -> None:
        for cell in cells(path):
            last = ast.parse(source(cell)).body[-1]
            assert bool(cell["outputs"]) == isinstance(last, ast.Expr), source(cell)

    def test_nothing_was_printed_or_warned_of(self, path: Path) -> None:
        kinds = {output["output_type"] for cell in cells(path) for output in cell["outputs"]}
        assert kinds <= {"execute_result", "display_data"}

    def test_pictures_have_words(self, path: Path) -> None:
        for cell in cells(path):
            for output in cell["outputs"]:
                html = "".join(output["data"].get("text/html", ""))
                words = re.findall(r'<img src="[^"]*" alt="([^"]*)"', html)
                assert len(words) == html.count("<img ")
                assert all(len(alt) > 40 for alt in words)
                assert "image/png" not in output["data"]  # JupyterLab would show it without its words

    def test_no_trace_of_a_machine(self, path: Path) -> None:
        pictures = re.compile(r'"image/png": "[^"]*"|base64,[A-Za-z0-9+/=]+')
        assert not MACHINE.search(pictures.sub("", path.read_text(encoding="utf-8")))

    def test_metadata_is_what_the_report_needs_and_no_more(self, path: Path) -> None:
        metadata = json.loads(path.read_text(encoding="utf-8"))["metadata"]
        assert set(metadata) == {"kernelspec", "language_info", "sjc"}
        assert metadata["language_info"] == {"name": "python"}
        assert set(metadata["sjc"]) - {"rows"} == {"title", "summary", "audiences", "order"}
        assert metadata["sjc"].get("rows", "") == ("donor" if path.stem == "07_donor_report" else "")
        assert set(metadata["sjc"]["order"]) == set(metadata["sjc"]["audiences"])

    def test_it_begins_with_a_title_and_a_parameters_cell(self, path: Path) -> None:
        title = source(cells(path, "markdown")[0]).splitlines()[0]
        assert title.startswith("# ")
        tagged = [cell for cell in cells(path) if "parameters" in cell["metadata"].get("tags", [])]
        assert [cell["execution_count"] for cell in tagged] == [1]
        folder = "harvest" if path.stem == ACROSS else "example"
        assert source(tagged[0]).splitlines() == [
            f'casebook = "../data/{folder}/casebook.xlsx"',
            'audience = "evaluator"',
        ]
