"""How often each rule is right on words that were labelled before the rules met them."""

import csv
from collections import Counter
from collections.abc import Mapping
from pathlib import Path

import pytest
from checked_harvest import harvest, said

with (Path(__file__).parent / "labelled.csv").open(encoding="utf-8", newline="") as file:
    CASES = tuple(csv.DictReader(line for line in file if not line.startswith("#")))

RULES = tuple(dict.fromkeys(case["rule"] for case in CASES))


def speaks(case: Mapping[str, str]) -> bool:
    record = {"confidential": "yes", case["field"]: case["text"]}
    field, _, text = case["also"].partition(":")
    record |= {field: text.strip()} if field else {}
    others = [{case["field"]: case["other"]}] if case["other"] else []
    return bool(said(harvest(record, *others), case["rule"]))


@pytest.mark.parametrize("rule", RULES)
def test_a_rule_is_seldom_wrong_and_misses_little(rule: str) -> None:
    """Precision at least 0.9 and recall at least 0.8, of the labels of each rule."""
    met = Counter((case["speaks"] == "yes", speaks(case)) for case in CASES if case["rule"] == rule)
    right, missed, wrong = met[True, True], met[True, False], met[False, True]
    assert right / (right + wrong) >= 0.9
    assert right / (right + missed) >= 0.8


def test_each_rule_has_labels_of_both_kinds() -> None:
    counts = Counter((case["rule"], case["speaks"]) for case in CASES)
    assert all(counts[rule, "yes"] >= 2 and counts[rule, "no"] >= 4 for rule in RULES)
    assert len(CASES) >= 230
    assert {case["speaks"] for case in CASES} == {"yes", "no"}
