"""Take over what earlier editions wrote in columns and codes that are no more, and say so.

Each change of the form is one line of :data:`CHANGES`: where it stood, what becomes of it, and the words of
the finding that says so. Nothing is dropped in silence: a column that held something is named with its rows.
"""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import NamedTuple

from sjc_analysis.cells import columns
from sjc_analysis.findings import Finding
from sjc_analysis.records import Link
from sjc_analysis.workbook.sheets import Sheet

Sheets = dict[str, Sheet]
"""The sheets of a casebook, by the table they hold."""


class Old(NamedTuple):
    """A cell of an earlier form that held something: its row's number and cells by heading."""

    number: int
    cells: Mapping[str, str]


class Change(NamedTuple):
    """What becomes of a column, or of one of its values, that the casebook no longer has.

    Attributes
    ----------
    table, column
        Where it stood.
    value
        The one value that is no more; blank: the whole column.
    becomes
        What stands in its place: another value, or another heading; blank: nothing.
    into_rows
        Writes rows of another table from the old cells; the sheets are changed in place.
    says
        What happened, for the finding.
    """

    table: str
    column: str
    says: str
    value: str = ""
    becomes: str = ""
    into_rows: Callable[["Sheets", Sequence[Old]], Iterator[Finding]] | None = None


def migrated(
    file: str, sheets: Sheets, changes: Sequence[Change] | None = None
) -> tuple[Sheets, list[Finding]]:
    """Write the sheets of an earlier form as they are today.

    Parameters
    ----------
    file
        The file's name.
    sheets
        The sheets as they stand, by table.
    changes
        What became of old columns and codes; :data:`CHANGES` if nothing is named.

    Returns
    -------
    tuple
        The sheets as they are read today, and what was changed: notes, or errors where an old cell cannot be
        understood.

    Examples
    --------
    >>> sheet = Sheet("clusters", ((1, ("cluster_id", "treatment")), (2, ("D-01", "correlation"))))
    >>> new, findings = migrated("old.xlsx", {"clusters": sheet})
    >>> new["clusters"].rows[1][1], [finding.severity for finding in findings]
    (('D-01', 'once'), ['note'])
    """
    now = dict(sheets)
    asked = CHANGES if changes is None else changes
    findings = [finding for change in asked for finding in _apply(change, now)]
    return now, [finding.model_copy(update={"file": file}) for finding in findings]


def _apply(change: Change, sheets: Sheets) -> Iterator[Finding]:
    sheet = sheets.get(change.table)
    if sheet is None or not sheet.rows or _headings(sheet).count(change.column) != 1:
        return
    at = _headings(sheet).index(change.column)
    held = [old for old in _rows(sheet) if _is_meant(change, old.cells[change.column])]
    if change.into_rows:
        yield from change.into_rows(sheets, held)
    if change.value:
        sheets[change.table] = _with_cells(sheet, at, {old.number: change.becomes for old in held})
    elif change.becomes:
        heading = sheet.rows[0][0]
        sheets[change.table] = _with_cells(sheet, at, {heading: change.becomes})
    else:
        rows = tuple((number, (*cells[:at], *cells[at + 1 :])) for number, cells in sheet.rows)
        sheets[change.table] = Sheet(sheet.name, rows)
    if held:
        several = f", and in {len(held) - 1} more below" if len(held) > 1 else ""
        yield Finding(
            rule="W23", severity="note", sheet=change.table, row=held[0].number, column=change.column,
            reason=f"an earlier form of the casebook stood here{several}: {change.says}",
            remedy="Look whether it is meant so; saved again, the casebook has the new form.",
        )  # fmt: skip


def _is_meant(change: Change, text: str) -> bool:
    return text.strip().casefold() == change.value if change.value else bool(text.strip())


def _headings(sheet: Sheet) -> list[str]:
    return [heading.strip().lower().replace(" ", "_") for heading in sheet.rows[0][1]] if sheet.rows else []


def _rows(sheet: Sheet) -> Iterator[Old]:
    """Give a sheet's rows by heading; a row that ends early is blank from there on."""
    headings = _headings(sheet)
    for number, texts in sheet.rows[1:]:
        cells = dict.fromkeys(headings, "")
        cells.update(zip(headings, texts, strict=False))
        yield Old(number, cells)


def _with_cells(sheet: Sheet, at: int, texts: Mapping[int, str]) -> Sheet:
    rows = (
        (number, (*cells[:at], texts[number], *cells[at + 1 :]) if number in texts else cells)
        for number, cells in sheet.rows
    )
    return Sheet(sheet.name, tuple(rows))


def _earlier_outcomes_to_links(sheets: Sheets, held: Sequence[Old]) -> Iterator[Finding]:
    """Write a link for each earlier outcome that an outcome named, unless one has those ends."""
    links = sheets.get("links", Sheet("links", ()))
    outcomes = {_id(old.cells.get("outcome_id", "")) for old in _rows(sheets["outcomes"])}
    there = {
        (_id(old.cells.get("cause_id", "")), _id(old.cells.get("effect_id", ""))) for old in _rows(links)
    }
    rows: list[dict[str, str]] = []
    for number, cells in held:
        effect = _id(cells.get("outcome_id", ""))
        for cause in map(_id, re.split(r"[|,;]", cells["follows_from_ids"])):
            if cause and (cause not in outcomes or not effect or cause == effect):
                yield Finding(
                    rule="W24", sheet="outcomes", row=number, column="follows_from_ids",
                    reason="this cannot be written as a step: it is not the id of another outcome",
                    allowed='ids of the sheet "outcomes", in a row with an id of its own',
                    remedy='Correct it, or clear it and write the step on the sheet "links".',
                )  # fmt: skip
            elif cause and (cause, effect) not in there:
                there.add((cause, effect))
                shared = {name: cells.get(name, "") for name in _TAKEN_OVER}
                rows.append({**shared, "cause_id": cause, "effect_id": effect, "basis": "inferred"})
    sheets["links"] = _with_rows(links, rows)


_TAKEN_OVER = ("quote", "quote_at", "status", "rule", "decided_by", "reason", "withheld")
"""What a step has from the outcome that named the earlier one."""


def _id(text: str) -> str:
    return text.strip().upper()


def _with_rows(sheet: Sheet, rows: Sequence[Mapping[str, str]]) -> Sheet:
    """Add rows to a sheet of links, with the headings they need and it does not have."""
    if not rows:
        return sheet
    names = _headings(sheet) or [*columns(Link)]
    headings = [*names, *(name for name in rows[0] if name not in names)]
    first, last = (sheet.rows[0][0], sheet.rows[-1][0]) if sheet.rows else (1, 1)
    body = (
        *sheet.rows[1:],
        *((last + n, tuple(row.get(name, "") for name in headings)) for n, row in enumerate(rows, start=1)),
    )
    return Sheet("links", ((first, tuple(headings)), *body))


CHANGES: tuple[Change, ...] = (
    Change(
        "outcomes", "follows_from_ids", into_rows=_earlier_outcomes_to_links,
        says='a step from an earlier outcome is a row of the sheet "links" now; where that sheet had none, '
        'it was added with the basis "inferred"',
    ),
    Change(
        "clusters", "treatment", value="correlation", becomes="once",
        says='items are no longer weighed by a correlation, so the treatment is now "once"',
    ),
    Change("clusters", "rho", says="items are no longer weighed by a correlation, so it was left out"),
)  # fmt: skip
"""Every change of the form, in the order in which it is made."""
