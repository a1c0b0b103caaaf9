"""The house's rules: the direction of imports, and which room may touch files, tables and plots."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

import sjc_analysis

PACKAGE = Path(sjc_analysis.__file__).parent

FLOORS = {
    0: {"findings", "vocabulary"},
    1: {
        "records",
        "quotes",
        "dates",
        "cells",
        "date_words",
        "data_files",
        "placing",
        "plain_text",
        "web_addresses",
        "references",
        "row_rules",
        "safe_sheets",
        "soundness",
        "work",
    },
    2: {"casebook", "rubrics", "scales"},
    3: {"reading", "drafting", "workbook", "graph", "reasoning", "disclosure", "checking"},
    4: {
        "calculator",
        "configurations",
        "agreement",
        "scale_files",
        "trace",
        "decisions",
        "todo",
        "assessment",
        "intake",
        "judging",
        "portfolio",
        "read_summary",
        "exchange",
    },
    5: {"annex", "verdict_text", "tables", "display", "figures", "iati", "panel", "report", "story"},
    6: {"cli", "__init__"},
}
FLOOR_OF = {room: floor for floor, rooms in FLOORS.items() for room in rooms}
PURE = {"findings", "vocabulary", "records", "quotes", "dates", "reasoning"}
OUTSIDE = {"pandas", "matplotlib", "pathlib", "os", "io", "openpyxl", "python_calamine", "tempfile", "shutil"}
NETWORK = {"socket", "urllib.request", "http", "requests", "httpx", "ftplib"}
UNSAFE = {"pickle", "marshal", "shelve", "yaml"}


def modules() -> list[Path]:
    return sorted(PACKAGE.rglob("*.py"))


def room_of(path: Path) -> str:
    return path.relative_to(PACKAGE).parts[0].removesuffix(".py")


def imports(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}: relative import"
            yield node.module or ""


def name(path: Path) -> str:
    return str(path.relative_to(PACKAGE))


@pytest.mark.parametrize("path", modules(), ids=name)
def test_imports_lead_down_or_stay_in_the_room(path: Path) -> None:
    room = room_of(path)
    for imported in imports(path):
        if imported.startswith("sjc_analysis."):
            other = imported.split(".")[1]
            assert other == room or FLOOR_OF[other] < FLOOR_OF[room] or same_floor_above_three(room, other), (
                f"{name(path)} imports {imported}"
            )


def same_floor_above_three(room: str, other: str) -> bool:
    """Only the rooms of floor 3 are walled off from each other."""
    return FLOOR_OF[room] == FLOOR_OF[other] != 3


@pytest.mark.parametrize("path", modules(), ids=name)
def test_matplotlib_stays_in_figures_and_pure_rooms_stay_pure(path: Path) -> None:
    room = room_of(path)
    tops = {imported.split(".")[0] for imported in imports(path)}
    assert room == "figures" or "matplotlib" not in tops
    if room in PURE:
        assert not tops & OUTSIDE


@pytest.mark.parametrize("path", modules(), ids=name)
def test_no_network_and_no_unsafe_loading(path: Path) -> None:
    names = set(imports(path))
    assert not names & NETWORK
    assert not names & UNSAFE


@pytest.mark.parametrize("path", modules(), ids=name)
def test_modules_and_functions_stay_small(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert len(text.splitlines()) <= 450
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.FunctionDef):
            body = node.body[1:] if ast.get_docstring(node) else node.body
            lines = (body[-1].end_lineno or 0) - body[0].lineno + 1 if body else 0
            assert lines <= 40, f"{name(path)}: {node.name} has {lines} lines"


def test_public_names_are_pinned() -> None:
    assert len(sjc_analysis.__all__) <= 20
    assert all(hasattr(sjc_analysis, public) for public in sjc_analysis.__all__)
