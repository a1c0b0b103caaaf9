"""The examples of docs/graph.md say what the code does."""

import doctest
from pathlib import Path

GRAPH = Path(__file__).parents[2] / "docs" / "graph.md"


def test_examples_hold() -> None:
    result = doctest.testfile(str(GRAPH), module_relative=False, encoding="utf-8")
    assert result.failed == 0
    assert result.attempted > 5
