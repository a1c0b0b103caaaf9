"""The cases of a comparison, read from a CSV file and calibrated, with every problem said at once."""

import math
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from sjc_analysis.configurations.asked import Asked, close_to
from sjc_analysis.configurations.calibrate import calibrated
from sjc_analysis.configurations.fit import at_least
from sjc_analysis.findings import Finding, FindingsError
from sjc_analysis.reading.delimited import SUFFIXES, numbered_rows
from sjc_analysis.reading.texts import read_text

_NUMBER = re.compile(r"[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?", re.ASCII)
_DECIMAL_COMMA = re.compile(r"[+-]?\d+,\d+", re.ASCII)
_DELIMITERS = (",", ";", "\t")

Row = tuple[int, tuple[str, ...]]


class Case(NamedTuple):
    """One case: its name, its memberships in the conditions, in order, and in the outcome."""

    name: str
    conditions: tuple[float, ...]
    outcome: float


class Cases(NamedTuple):
    """The cases of a comparison, and what was asked of them."""

    asked: Asked
    cases: tuple[Case, ...]

    @property
    def outcome(self) -> tuple[float, ...]:
        """Membership of each case in the outcome."""
        return tuple(case.outcome for case in self.cases)


def read_cases(path: Path, asked: Asked) -> Cases:
    """Read the cases and calibrate them.

    Parameters
    ----------
    path
        A CSV file with one heading row; cells parted by commas, semicolons or tabs. The first column names
        the cases, unless it is the outcome or a condition; then their row does.
    asked
        Outcome, conditions and calibrations.

    Returns
    -------
    Cases
        Memberships from 0 to 1, none of them 0.5.

    Raises
    ------
    FindingsError
        With every problem: a missing heading, a cell that is blank, no number, no membership, or exactly 0.5.
    """
    text, said = read_text(path, SUFFIXES)
    if text is None:
        raise FindingsError(said)
    body = text.text.removeprefix("\ufeff")
    wanted = (asked.outcome, *asked.conditions)
    (_, first), *rows = _rows(text.name, body, wanted) or [(1, ())]
    headings = [cell.strip() for cell in first]
    problems = [*_heading_problems(text.name, headings, wanted), *_row_problems(text.name, headings, rows)]
    if problems:
        raise FindingsError.of(problems)
    places = {name: headings.index(name) for name in wanted}
    label = 0 if 0 not in places.values() else None
    anchors = {each.column: each.anchors for each in asked.calibrations}
    cases, findings = [], list(_name_problems(text.name, headings, rows, label))
    for number, cells in rows:
        values = []
        for name, at in places.items():
            value, problem = _membership(cells[at].strip(), anchors.get(name, ()))
            values.append(value)
            if problem:
                findings.append(problem.model_copy(update={"file": text.name, "row": number, "column": name}))
        case_name = cells[label].strip() if label is not None else f"row {number}"
        cases.append(Case(case_name, tuple(values[1:]), values[0]))
    if findings:
        raise FindingsError.of(findings)
    return Cases(asked, tuple(cases))


def _rows(file: str, body: str, wanted: Sequence[str]) -> list[Row]:
    """Give the rows by the delimiter that shows most of the headings looked for."""
    first = next((line for line in body.splitlines() if line.strip()), "")
    known = {
        mark: sum(cell.strip().strip('"') in wanted for cell in first.split(mark)) for mark in _DELIMITERS
    }
    delimiter = max(_DELIMITERS, key=lambda mark: (known[mark], first.count(mark)))
    return [
        (number, tuple(str(cell) for cell in cells))
        for number, cells in numbered_rows(file, body, delimiter, 0)
    ]


def _heading_problems(file: str, headings: Sequence[str], wanted: Sequence[str]) -> Iterator[Finding]:
    counts = Counter(headings)
    for name in wanted:
        if counts[name] > 1:
            yield Finding(
                rule="QC4", file=file, row=1, column=name, reason="two columns have this heading",
                remedy="Rename one of them.",
            )  # fmt: skip
        elif not counts[name]:
            yield Finding(
                rule="QC4", file=file, row=1, column=name, reason="no column has this heading",
                nearest=close_to(name, headings), remedy="Write the heading as it stands in the first row.",
            )  # fmt: skip


def _row_problems(file: str, headings: Sequence[str], rows: Sequence[Row]) -> Iterator[Finding]:
    if not rows:
        yield Finding(
            rule="QC4", file=file, reason="there are headings and no case", remedy="Add a row for each case."
        )
    for number, cells in rows:
        if len(cells) != len(headings):
            yield Finding(
                rule="QC4", file=file, row=number,
                reason=f"this row has {len(cells)} cells where the headings are {len(headings)}",
                remedy="Leave no cell out, and put quotation marks around a text that holds the delimiter.",
            )  # fmt: skip


def _name_problems(
    file: str, headings: Sequence[str], rows: Sequence[Row], label: int | None
) -> Iterator[Finding]:
    if label is None:
        return
    counts = Counter(cells[label].strip() for _, cells in rows)
    for number, cells in rows:
        name = cells[label].strip()
        if not name or counts[name] > 1:
            yield Finding(
                rule="QC5", file=file, row=number, column=headings[label],
                reason="this name stands at another case too" if name else "the case has no name",
                remedy="Give each case a name of its own; a case that stands twice would count twice.",
            )  # fmt: skip


def _membership(cell: str, anchors: Sequence[float]) -> tuple[float, Finding | None]:
    if not _NUMBER.fullmatch(cell) or not math.isfinite(float(cell)):
        return 0.0, _no_number(cell)
    value = float(cell)
    if anchors:
        value = calibrated(value, anchors)
    if not 0 <= value <= 1:
        return 0.0, Finding(
            rule="QC7", reason="this is no membership, and the column has no calibration",
            allowed="a number from 0 to 1", remedy="Calibrate the column with --calibrate.",
        )  # fmt: skip
    if at_least(value, 0.5) and at_least(-value, -0.5):
        move = "Move the crossover" if anchors else "Decide the case"
        return 0.0, Finding(
            rule="QC8", reason="a membership of exactly 0.5 says that the case is neither in nor out, so it "
            "belongs to no row of the truth table",
            allowed="more or less than 0.5", remedy=f"{move} by what you know of the case, and say why.",
        )  # fmt: skip
    return value, None


def _no_number(cell: str) -> Finding:
    near = cell.replace(",", ".") if _DECIMAL_COMMA.fullmatch(cell) else ""
    return Finding(
        rule="QC6", reason="this is not a number" if cell else "this cell is blank",
        allowed="a number such as 0.7 or 550", nearest=near,
        remedy="A case whose value nobody knows cannot be compared: find it out, or leave the case out.",
    )  # fmt: skip
