"""The worked examples of docs/method.md say what the code does."""

import doctest
from pathlib import Path

METHOD = Path(__file__).parents[1] / "docs" / "method.md"


def test_worked_examples_hold() -> None:
    result = doctest.testfile(str(METHOD), module_relative=False, encoding="utf-8")
    assert result.failed == 0
    assert result.attempted > 20
