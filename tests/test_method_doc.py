"""The worked examples of the pages in docs/ say what the code does."""

import doctest
from pathlib import Path

import pytest

DOCS = Path(__file__).parents[1] / "docs"
WORKED = sorted(path.name for path in DOCS.glob("*.md") if ">>> " in path.read_text(encoding="utf-8"))


@pytest.mark.parametrize("name", WORKED)
def test_worked_examples_hold(name: str) -> None:
    result = doctest.testfile(
        str(DOCS / name),
        module_relative=False,
        encoding="utf-8",
        optionflags=doctest.NORMALIZE_WHITESPACE,
    )
    assert result.failed == 0
    assert result.attempted > 0


def test_the_pages_with_worked_examples_are_found() -> None:
    assert {"method.md", "worked-examples.md"} <= set(WORKED)
