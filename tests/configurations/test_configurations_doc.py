"""The worked examples of docs/configurations.md say what the code does."""

import doctest
from pathlib import Path

DOC = Path(__file__).parents[2] / "docs" / "configurations.md"


def test_every_example_of_the_page_holds() -> None:
    result = doctest.testfile(
        str(DOC), module_relative=False, encoding="utf-8", optionflags=doctest.NORMALIZE_WHITESPACE
    )
    assert result.attempted >= 9
    assert result.failed == 0
