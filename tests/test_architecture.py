"""The contract of imports: their direction, and which room may touch files, tables, plots and the network."""

import ast
from collections.abc import Iterator
from pathlib import Path

import sjc_analysis

PACKAGE = Path(sjc_analysis.__file__).parent

FLOORS = {
    0: {"findings", "schema", "vocabulary"},
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
    3: {"graph"},
    4: {"argument"},
    5: {"reading", "drafting", "workbook", "disclosure", "checking"},
    6: {
        "calculator",
        "agreement",
        "scale_files",
        "trace",
        "decisions",
        "todo",
        "intake",
        "assessment",
        "assessment_frames",
        "display",
        "verdict_text",
        "portfolio",
        "read_summary",
        "exchange",
    },
    7: {
        "annex",
        "tables",
        "figures",
        "report",
        "story",
    },
    8: {"cli", "__init__", "__main__"},
}
FLOOR_OF = {room: floor for floor, rooms in FLOORS.items() for room in rooms}
WALLED = 5
"""The floor whose rooms may not import each other."""
PURE = {"findings", "schema", "vocabulary", "records", "quotes", "dates"}
OUTSIDE = {"pandas", "matplotlib", "pathlib", "os", "io", "openpyxl", "python_calamine", "tempfile", "shutil"}
NETWORK = {"socket", "urllib.request", "http", "requests", "httpx", "ftplib"}
UNSAFE = {"pickle", "marshal", "shelve", "yaml"}


def imports() -> Iterator[tuple[str, str]]:
    """Give every import of the package as (module, what it imports)."""
    for path in sorted(PACKAGE.rglob("*.py")):
        module = ".".join(path.relative_to(PACKAGE).with_suffix("").parts)
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Import):
                yield from ((module, alias.name) for alias in node.names)
            elif isinstance(node, ast.ImportFrom):
                yield module, "." * node.level + (node.module or "")


def wrong(module: str, imported: str) -> str:
    """Say what is wrong with an import; blank where nothing is."""
    room, top = module.split(".")[0], imported.split(".")[0]
    if top == "":
        return "relative"
    if imported.startswith("sjc_analysis."):
        other = imported.split(".")[1]
        beside = FLOOR_OF[room] == FLOOR_OF[other] != WALLED
        return "" if other == room or beside or FLOOR_OF[other] < FLOOR_OF[room] else "upwards or sideways"
    if imported in NETWORK | UNSAFE or top in NETWORK | UNSAFE:
        return "network or unsafe"
    if top == "matplotlib" and room != "figures":
        return "plots outside of figures"
    return "not pure" if room in PURE and top in OUTSIDE else ""


def test_every_import_keeps_the_contract() -> None:
    found = [(module, imported, wrong(module, imported)) for module, imported in imports()]
    assert len(found) > 500
    assert [f"{module} imports {name}: {what}" for module, name, what in found if what] == []


def test_public_names_are_pinned() -> None:
    assert len(sjc_analysis.__all__) <= 15
    assert all(hasattr(sjc_analysis, public) for public in sjc_analysis.__all__)
