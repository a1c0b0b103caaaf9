"""Text as the .xlsx format writes it, so that every character comes back as it was.

The format spells what XML cannot hold as ``_x000D_`` (ECMA-376, part 1, 22.9.2.19, ST_Xstring); text that
happens to look like that is spelt too. Spreadsheet programs and python-calamine undo the spelling.
"""

import re

from sjc_analysis.findings import Finding

CELL_LIMIT = 32_767
"""The most characters a spreadsheet cell holds (Microsoft's published limit)."""

_TO_FOLDER = "Save to a folder instead: it becomes CSV files."
_NO_CHARACTERS = frozenset("\ufffe\uffff")
_SPELL = re.compile("[\x01-\x08\x0b-\x1f]|_(?=[xX][0-9A-Fa-f]{4}_)")


def spell(text: str) -> str:
    r"""Spell what a spreadsheet's XML cannot hold.

    Examples
    --------
    >>> spell("line\r\n"), spell("_x000D_"), spell("  ")
    ('line_x000D_\n', '_x005F_x000D_', '_x0020_ ')
    """
    spelt = _SPELL.sub(_code_point, text)
    if spelt and not spelt.strip(" \t\n"):  # a cell of white space alone would be read as empty
        spelt = f"_x{ord(spelt[0]):04X}_{spelt[1:]}"
    return spelt


def _code_point(match: re.Match[str]) -> str:
    return f"_x{ord(match[0]):04X}_"


def text_problem(text: str, *, in_spreadsheet: bool) -> dict[str, str] | None:
    """Say why a file cannot hold a text, as the words of a finding; ``None`` if it can.

    Examples
    --------
    >>> text_problem("x" * 40_000, in_spreadsheet=True)["rule"]
    'W2'
    >>> text_problem("x" * 40_000, in_spreadsheet=False) is None
    True
    """
    if "\0" in text:
        return {
            "rule": "W1",
            "reason": "the text holds a NUL character, which no file can keep",
            "remedy": "Take the character out of the document the text comes from.",
        }
    if in_spreadsheet and not _NO_CHARACTERS.isdisjoint(text):
        return {
            "rule": "W1",
            "reason": "the text holds a code point (U+FFFE or U+FFFF) that a spreadsheet cannot hold",
            "remedy": _TO_FOLDER,
        }
    if in_spreadsheet and len(spell(text).encode("utf-16-le")) > 2 * CELL_LIMIT:
        return {
            "rule": "W2",
            "reason": "the text is longer than a spreadsheet cell can hold",
            "allowed": f"{CELL_LIMIT:,} characters",
            "remedy": _TO_FOLDER,
        }
    return None


def problem_finding(problem: dict[str, str], file: str, sheet: str, row: int, column: str) -> Finding:
    """Put the place to a text problem."""
    return Finding(file=file, sheet=sheet, row=row, column=column, **problem)
