"""The page on the data model says what the models say."""

import re
from pathlib import Path

from sjc_analysis import casebook, row_rules
from sjc_analysis.workbook.model_docs import with_tables

PAGE = Path(__file__).parents[2] / "docs" / "data-model.md"


def test_the_column_tables_are_those_of_the_models() -> None:
    page = PAGE.read_text(encoding="utf-8")
    assert "### outcomes" in page
    assert with_tables(page) == page


def test_every_rule_of_the_casebook_is_explained() -> None:
    code = "".join(Path(str(module.__file__)).read_text(encoding="utf-8") for module in (casebook, row_rules))
    rules = set(re.findall(r'"rule": "(B[0-9]+)"', code))
    explained = set(re.findall(r"^\| (B[0-9]+) \|", PAGE.read_text(encoding="utf-8"), re.MULTILINE))
    assert rules == explained
