"""Every finding of every room carries a rule that data/checks.csv explains."""

import ast
from collections.abc import Iterator
from pathlib import Path

import sjc_analysis
from sjc_analysis.checking import checks

PACKAGE = Path(sjc_analysis.__file__).parent
MAKERS = {"Finding": None, "Note": 0, "refuse": 1, "say": 1, "say_of_source": 1, "say_of_all": 0,
    "staging": 1, "put_file": 2, "make_around": 1,
}  # fmt: skip
"""What makes a finding -> where it takes the rule; ``None``: only by name."""


def named(call: ast.Call) -> Iterator[ast.expr]:
    maker = call.func.id if isinstance(call.func, ast.Name) else getattr(call.func, "attr", "")
    if maker not in MAKERS:
        return
    yield from (each.value for each in call.keywords if each.arg == "rule")
    at = MAKERS[maker]
    if at is not None and len(call.args) > at:
        yield call.args[at]


def written(node: ast.Dict) -> Iterator[ast.expr]:
    """Give the rule of a finding whose words are first laid down as a dictionary."""
    said = {key.value: each for key, each in zip(node.keys, node.values, strict=True) if is_text(key)}  # type: ignore[union-attr]
    if {"rule", "reason", "remedy"} <= said.keys():
        yield said["rule"]


def is_text(node: ast.expr | None) -> bool:
    return isinstance(node, ast.Constant) and isinstance(node.value, str)


def rules_spoken() -> dict[str, str]:
    """Give each rule that stands in the code, with a file it stands in."""
    found: dict[str, str] = {}
    for path in sorted(PACKAGE.rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            given = named(node) if isinstance(node, ast.Call) else ()
            given = written(node) if isinstance(node, ast.Dict) else given
            for rule in given:
                if isinstance(rule, ast.Constant):
                    found[str(rule.value)] = path.name
    return found


def test_each_rule_of_each_room_is_listed() -> None:
    spoken = rules_spoken()
    assert {"B2", "W19", "quote lost", "statement incomplete", "id missing"} <= spoken.keys(), (
        "the code was read"
    )
    assert {rule: file for rule, file in spoken.items() if rule not in checks()} == {}


def test_no_rule_of_the_casebook_is_listed_that_nobody_speaks() -> None:
    text = "".join(path.read_text(encoding="utf-8") for path in PACKAGE.rglob("*.py"))
    assert [rule for rule in checks() if f'"{rule}"' not in text and not in_parts(rule)] == []


def in_parts(rule: str) -> bool:
    """Rules whose name is put together: what of an id disagrees with the record's field."""
    return rule in {"id country", "id year", "id objective"}
