"""The evaluator's mapping sheet: which field a heading is, where the rules could not tell."""

import csv
import io
from collections.abc import Iterator, Sequence
from pathlib import Path

from rapidfuzz import fuzz, process

from sjc_analysis.casebook import Casebook
from sjc_analysis.findings import Finding, FindingsError
from sjc_analysis.placing import put_in_its_place, staging
from sjc_analysis.reading.columns import short_field
from sjc_analysis.reading.headings import (
    KEPT,
    MAY_PUBLISH,
    HeadingMap,
    asks_consent,
    heading_key,
    likely_aliases,
    understand_heading,
)
from sjc_analysis.reading.lexicons import known_headings, threshold
from sjc_analysis.reading.refused import headings_of
from sjc_analysis.reading.survey_columns import tool_columns
from sjc_analysis.reading.texts import Text, read_text

_COLUMNS = ("heading", "field")
_WRITTEN = ("heading", "field", "suggestions", "first place", "file", "fields to choose from")
_REMEDY = "Use the mapping sheet as it was written, and fill in the column field."


def read_mapping(path: Path) -> HeadingMap:
    """Read a mapping sheet.

    Parameters
    ----------
    path
        A CSV file with the columns heading and field; other columns are passed over. A heading whose field is
        blank is left to the rules; ``keep`` means that its values are kept and are no field.

    Raises
    ------
    FindingsError
        With every problem of the sheet, at once.
    """
    text, said = read_text(path, suffixes=(".csv",))
    if text is None:
        raise FindingsError.of(said)
    problems: list[Finding] = []
    mapping: dict[str, str] = {}
    for row, heading, field in _rows(text, problems):
        key, word = heading_key(heading.removeprefix("'")), field.strip().lower()
        if not word:
            continue
        if not key:
            problems.append(_problem(text.name, row, "heading", "the heading is blank"))
        elif word != KEPT and word not in _fields():
            problems.append(_unknown_field(text.name, row, word))
        elif word == "confidential" and asks_consent(heading) == "publish":
            problems.append(_turned(text.name, row))
        elif mapping.setdefault(key, word) != word:
            problems.append(_problem(text.name, row, "heading", "this heading is given two different fields"))
    if problems:
        raise FindingsError.of(problems)
    return mapping


def write_mapping(read: Casebook, path: Path) -> int:
    """Write the headings that were not understood, for the evaluator to fill in.

    Parameters
    ----------
    read
        What :func:`sjc_analysis.reading.read_files` gave.
    path
        The CSV file to write; it must not exist.

    Returns
    -------
    int
        How many headings it holds.

    Raises
    ------
    FindingsError
        If a file of this name exists, or it cannot be written.
    """
    return _write([*_unmapped(read)], path)


def write_refused(files: Sequence[Path], path: Path) -> int:
    """Write the headings of files that were refused, for the evaluator to say which fields they are.

    Parameters
    ----------
    files
        The files that were refused.
    path
        The CSV file to write; nothing is written where the files have no headings.

    Returns
    -------
    int
        How many headings it holds.

    Raises
    ------
    FindingsError
        If a file of this name exists, or it cannot be written.
    """
    rows = []
    seen: set[str] = set()
    for heading in (each for file in files for each in headings_of(file)):
        key = heading_key(heading.words)
        if key and key not in seen:
            seen.add(key)
            rows.append((heading.words, "", ", ".join(_suggested(key)), heading.place, heading.file))
    return _write(rows, path)


def _write(rows: Sequence[tuple[str, ...]], path: Path) -> int:
    if not rows and not path.exists():  # nothing is left to be decided
        return 0
    out = io.StringIO(newline="")
    writer = csv.writer(out)
    writer.writerow(_WRITTEN)
    fields = [", ".join((*_fields(), KEPT))] + [""] * len(rows)
    writer.writerows(
        [[_inert(cell) for cell in (*row, may_be)] for row, may_be in zip(rows, fields, strict=False)]
    )
    with staging(path, "mapping not written") as folder:
        if path.exists():
            reason, remedy = "a file of this name exists", "Use it, or name a new file."
            raise FindingsError.of(
                [Finding(rule="mapping exists", file=path.name, reason=reason, remedy=remedy)]
            )
        written = folder / "new"
        written.write_bytes(out.getvalue().encode("utf-8-sig"))
        put_in_its_place(written, path)
    return len(rows)


def _unmapped(read: Casebook) -> Iterator[tuple[str, str, str, str, str]]:
    files = {source.source_id: source.file for source in read.sources}
    tools = _tool_headings(read)
    seen: set[str] = set()
    for passage in read.passages:
        key = heading_key(passage.heading)
        unknown = passage.kind == "field" and not passage.field and not passage.understood
        if unknown and key and key not in seen and (passage.source_id, passage.heading) not in tools:
            seen.add(key)
            yield passage.heading, "", ", ".join(_suggested(key)), passage.place, files[passage.source_id]


def _tool_headings(read: Casebook) -> set[tuple[str, str]]:
    """Give the headings, by source, of the columns that a survey tool added."""
    headings: dict[str, dict[str, None]] = {}
    for passage in read.passages:
        if passage.kind == "field":
            headings.setdefault(passage.source_id, {})[passage.heading] = None
    return {
        (source_id, heading)
        for source_id, own in headings.items()
        for at, heading in enumerate(own)
        if at in tool_columns([*own])
    }


def _suggested(key: str) -> tuple[str, ...]:
    """Suggest the fields that a heading may name, by its words; none by letters alone."""
    if sense := asks_consent(key):
        return (MAY_PUBLISH, KEPT) if sense == "publish" else (MAY_PUBLISH, "confidential", KEPT)
    said = understand_heading(key)
    short = [said.field, short_field(key)]
    likely = (_field_of(alias) for alias in likely_aliases(key.split()))
    fields = dict.fromkeys(field for field in (*short, *likely) if field)
    return tuple(fields)[: threshold("mapping_suggestions")]


def _field_of(alias: str) -> str:
    return next(known.field for known in known_headings() if known.alias == alias)


def _fields() -> tuple[str, ...]:
    return tuple(dict.fromkeys((*(known.field for known in known_headings()), MAY_PUBLISH)))


def _inert(cell: str) -> str:
    return f"'{cell}" if cell.startswith(("=", "+", "-", "@", "\t", "\r", "'")) else cell


def _rows(text: Text, problems: list[Finding]) -> Iterator[tuple[int, str, str]]:
    body = text.text.removeprefix("\ufeff")
    first = body.splitlines()[0] if body else ""
    delimiter = max((",", ";", "\t"), key=first.count)
    reader = csv.DictReader(io.StringIO(body, newline=""), delimiter=delimiter, strict=True)
    try:
        names = {name.strip().lower(): name for name in reader.fieldnames or () if name}
        missing = [column for column in _COLUMNS if column not in names]
        if missing:
            reason = f"there is no column called {' or '.join(missing)}"
            problems.append(_problem(text.name, 1, "", reason))
            return
        for number, row in enumerate(reader, start=2):
            heading, field = row[names["heading"]], row[names["field"]]
            if heading is None or field is None or None in row:
                problems.append(
                    _problem(text.name, number, "", "the row has not as many cells as the headings")
                )
            else:
                yield number, heading, field
    except csv.Error:
        problems.append(_problem(text.name, reader.line_num, "", "the quotation marks do not pair up"))


def _problem(file: str, row: int, column: str, reason: str) -> Finding:
    return Finding(rule="mapping", file=file, row=row, column=column, reason=reason, remedy=_REMEDY)


def _turned(file: str, row: int) -> Finding:
    return Finding(
        rule="mapping", file=file, row=row, column="field",
        reason="this heading asks whether a record may be shown, so that yes would mean the contrary of "
               "confidential",
        allowed=f"{MAY_PUBLISH}, if a record with yes may be shown and one with no may not; or {KEPT}",
        remedy=f"Write {MAY_PUBLISH}. If yes means that it may not be shown, change the heading in the "
               f"file to say so.",
    )  # fmt: skip


def _unknown_field(file: str, row: int, word: str) -> Finding:
    match = process.extractOne(word, _fields(), scorer=fuzz.ratio, score_cutoff=threshold("nearest_cutoff"))
    return Finding(
        rule="mapping", file=file, row=row, column="field", reason="this is not a field",
        allowed=", ".join((*_fields(), KEPT)), nearest=match[0] if match else "",
        remedy="Write one of the fields, or leave the cell blank.",
    )  # fmt: skip
