"""A file of ratings: a row a rating, with the columns subject, rater and level."""

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from sjc_analysis.findings import Finding, FindingsError
from sjc_analysis.safe_sheets import as_text, read_csv, read_xlsx, refuse

NEEDED = ("subject", "rater", "level")
"""Columns a file of ratings must have."""

OPTIONAL = ("criterion", "reason", "period")
"""Columns it may have; others are left alone."""


class Line(NamedTuple):
    """One rating as it stands in the file; a blank level was not given."""

    number: int
    subject: str
    rater: str
    level: str
    reason: str
    period: str


def read_lines(path: Path) -> tuple[Line, ...]:
    """Read a file of ratings.

    Parameters
    ----------
    path
        A .csv or .xlsx file, its first row the headings.

    Raises
    ------
    FindingsError
        If the file cannot be read, a column is missing or stands twice, a rating names no subject or
        no rater, or one rater rates one subject twice: all of it at once.
    """
    rows = _rows(path)
    if not rows:
        raise refuse(path.name, "AG2", "the file is empty", f"Give it the columns {', '.join(NEEDED)}.")
    headings = [heading.strip().casefold() for heading in rows[0][1]]
    findings = list(_heading_problems(path.name, rows[0][0], headings))
    if findings:
        raise FindingsError.of(findings)
    lines = tuple(_line(number, dict(zip(headings, cells, strict=False))) for number, cells in rows[1:])
    findings = list(_line_problems(path.name, lines))
    if findings:
        raise FindingsError.of(findings)
    return lines


def _rows(path: Path) -> Sequence[tuple[int, Sequence[str]]]:
    suffix = path.suffix.lower()
    if not path.is_file() or suffix not in (".csv", ".xlsx"):
        reason = "this is no file of ratings" if path.exists() else "there is no such file"
        raise refuse(path.name, "AG2", reason, "Give a file that ends in .csv or .xlsx.")
    raw = path.read_bytes()
    if suffix == ".csv":
        return read_csv(path.name, raw)
    sheets = [sheet for sheet in read_xlsx(path.name, raw) if not sheet.hidden and sheet.rows]
    return (
        [(number, [as_text(value) for value in values]) for number, values in sheets[0].rows]
        if sheets
        else []
    )


def _heading_problems(file: str, row: int, headings: Sequence[str]) -> Iterator[Finding]:
    for name in NEEDED:
        if name not in headings:
            yield Finding(
                rule="AG2", file=file, row=row, column=name, reason="the file has no such column",
                allowed=f"{', '.join(NEEDED)}; besides {', '.join(OPTIONAL)}",
                remedy="Write the headings into the first row, and one rating into each row below.",
            )  # fmt: skip
    for name in (*NEEDED, *OPTIONAL):
        if headings.count(name) > 1:
            remedy = "Keep one of the two."
            yield Finding(
                rule="AG2", file=file, row=row, column=name, reason="this column stands twice", remedy=remedy
            )


def _line(number: int, cells: dict[str, str]) -> Line:
    subject, criterion = cells["subject"].strip(), cells.get("criterion", "").strip()
    return Line(
        number=number,
        subject=f"{subject} {criterion}".strip(),
        rater=cells["rater"].strip(),
        level=" ".join(cells["level"].split()),
        reason=cells.get("reason", "").strip(),
        period=cells.get("period", "").strip(),
    )


def _line_problems(file: str, lines: Sequence[Line]) -> Iterator[Finding]:
    seen: dict[tuple[str, str], int] = {}
    for line in lines:
        for name in ("subject", "rater"):
            if not getattr(line, name):
                yield Finding(
                    rule="AG3", file=file, row=line.number, column=name, reason="this is blank",
                    remedy="Say what was rated and by whom, or take the row out.",
                )  # fmt: skip
        key = line.subject, line.rater.casefold()
        if all(key) and key in seen:
            yield Finding(
                rule="AG4", file=file, row=line.number, column="subject",
                reason=f"the same rater rates this subject in row {seen[key]} already",
                remedy="Keep one of the two; what was rated anew in another period is a subject of its own.",
            )  # fmt: skip
        seen.setdefault(key, line.number)
