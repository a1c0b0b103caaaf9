"""Every link of the written pages leads to a file and a heading, and every command they name exists."""

import re
from pathlib import Path

import pytest
from typer.main import get_command

from sjc_analysis.cli import app

ROOT = Path(__file__).parents[1]
PAGES = [ROOT / "README.md", ROOT / "CONTRIBUTING.md", *sorted((ROOT / "docs").glob("*.md"))]
COMMANDS = set(getattr(get_command(app), "commands"))  # noqa: B009 - a group, which the type does not say


def headings(page: Path) -> set[str]:
    """Give the anchors of a page as the forges make them."""
    lines = re.findall(r"^#+ (.+)$", page.read_text(encoding="utf-8"), re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", line.lower()).replace(" ", "-") for line in lines}


def problems(page: Path, text: str) -> list[str]:
    found = []
    for link in re.findall(r"\]\(([^)\s]+)\)", text):
        name, _, anchor = link.partition("#")
        target = page.parent / name if name else page
        if "://" in link:
            continue
        if not target.exists() or (anchor and anchor not in headings(target)):
            found.append(link)
    named = re.findall(r"(?:`|^ {4}|^)(?:\.venv/bin/)?sjc ([a-z]+)", text, re.MULTILINE)
    return [*found, *(f"sjc {command}" for command in named if command not in COMMANDS)]


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.name))
def test_links_and_commands_of_a_page_lead_somewhere(page: Path) -> None:
    assert problems(page, page.read_text(encoding="utf-8")) == []


def test_a_dead_link_and_an_unknown_command_are_found() -> None:
    dead = "See [this](nowhere.md), [that](#no-such-heading) and `sjc conjure x`"
    text = f"{dead}, or [us](README.md) and `sjc read`."
    assert problems(ROOT / "README.md", text) == ["nowhere.md", "#no-such-heading", "sjc conjure"]
