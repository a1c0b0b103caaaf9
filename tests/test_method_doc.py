"""The worked examples of the pages in docs/ say what the code does."""

import doctest
from pathlib import Path
from typing import Any

import pytest

from sjc_analysis.data_files import data_path

DOCS = Path(__file__).parents[1] / "docs"
WORKED = sorted(path.name for path in DOCS.glob("*.md") if ">>> " in path.read_text(encoding="utf-8"))


@pytest.mark.parametrize("name", WORKED)
def test_worked_examples_hold(name: str) -> None:
    flags = doctest.NORMALIZE_WHITESPACE | doctest.ELLIPSIS
    result = doctest.testfile(str(DOCS / name), module_relative=False, encoding="utf-8", optionflags=flags)
    assert result.failed == 0
    assert result.attempted > 0


def test_the_pages_with_worked_examples_are_found() -> None:
    assert {"graph.md", "method.md", "worked-examples.md"} <= set(WORKED)


def test_the_example_of_the_readme_runs(monkeypatch: pytest.MonkeyPatch) -> None:
    code = (DOCS.parent / "README.md").read_text(encoding="utf-8").split("```python\n")[1].split("```")[0]
    monkeypatch.chdir(data_path("example"))
    names: dict[str, Any] = {}
    exec(code, names)  # noqa: S102 - the page's own example
    told = [line.partition("#")[::2] for line in code.splitlines() if " # '" in line]
    assert told
    for expression, value in told:
        assert repr(eval(expression.strip(), names)) == f"({value.strip()})"  # noqa: S307 - the same
