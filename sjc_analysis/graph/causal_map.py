"""Read the tables of a Causal Map workbook: factors, links, statements and sources.

A link's ends are labels (``from_label``, ``to_label``) or ids of the sheet of factors (``from``, ``to``). Its
source is that of its statement or, where there is none, its own.

References
----------
Powell, S., Copestake, J. and Remnant, F. (2024). Causal mapping for evaluators. Evaluation 30(1).
"""

import csv
import difflib
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from typing import NamedTuple

from sjc_analysis.data_files import data_path
from sjc_analysis.findings import Finding, FindingsError
from sjc_analysis.graph.links import CitedLink, Factor, LinkMap

Rows = Sequence[tuple[int, tuple[str, ...]]]
"""A sheet: row numbers as the spreadsheet shows them, and the texts of the cells."""


class MapTable(NamedTuple):
    """A sheet whose headings were understood: for each row, its number and its cells by field."""

    rows: tuple[tuple[int, Mapping[str, tuple[str, ...]]], ...]
    fields: frozenset[str]
    headings: tuple[str, ...]
    read_headings: frozenset[str] = frozenset()


def looks_like_causal_map(sheets: Mapping[str, Rows]) -> bool:
    """Say whether a workbook has a sheet of links with a cause and an effect, as Causal Map names them.

    Examples
    --------
    >>> looks_like_causal_map({"Links": [(1, ("from_label", "to_label"))]})
    True
    >>> looks_like_causal_map({"links": [(1, ("link_id", "cause_id", "effect_id"))]})
    False
    """
    return {"cause", "effect"} <= table_of(sheets, "links").fields


def read_causal_map(file: str, sheets: Mapping[str, Rows]) -> LinkMap:
    """Read a Causal Map workbook.

    Parameters
    ----------
    file
        File name, for the messages.
    sheets
        Sheet name -> its rows, the headings first.

    Returns
    -------
    LinkMap
        Factors by label, and one link for each row with a cause and an effect. A factor's id is its label.

    Raises
    ------
    FindingsError
        If there is no sheet of links, or it has no cause or effect.

    Examples
    --------
    >>> rows = [(1, ("from_label", "to_label", "source_id")), (2, ("Rain", "Good harvest", "S1"))]
    >>> [link[:4] for link in read_causal_map("map.xlsx", {"links": rows}).links]
    [('row 2', 'Rain', 'Good harvest', 'S1')]
    """
    links = table_of(sheets, "links")
    findings = tuple(_missing_columns(file, sheets, links))
    if findings:
        raise FindingsError(findings)
    labels = _labels(table_of(sheets, "factors"))
    sources = _statement_sources(table_of(sheets, "statements"))
    read: dict[str, CitedLink] = {}
    counts = dict.fromkeys(("incomplete", "repeated", "unknown", "disagree"), 0)
    for number, cells in links.rows:
        cause, effect = (_end(cells.get(field, ()), labels) for field in ("cause", "effect"))
        link_id = id_cell(cells.get("link_id", ())) or f"row {number}"
        source, remark = _source(cells, sources)
        if remark:
            counts[remark] += 1
        if not (cause and effect):
            counts["incomplete"] += 1
        elif link_id in read:
            counts["repeated"] += 1
        else:
            read[link_id] = CitedLink(link_id, cause, effect, source)
    names = sorted({*labels.values(), *(end for link in read.values() for end in (link.cause, link.effect))})
    factors = tuple(Factor(name, name) for name in names)
    return LinkMap(factors, tuple(read.values()), tuple(_notes(counts, tuple(read.values()))))


def _notes(counts: Mapping[str, int], links: Sequence[CitedLink]) -> Iterator[str]:
    unsourced = sum(not link.source for link in links)
    said = {
        "incomplete": "rows of links lack a cause or an effect and are left out",
        "repeated": "rows of links repeat the id of an earlier row and are left out",
        "unknown": "rows of links name a statement that is not on the sheet of statements",
        "disagree": "rows of links name another source than their statement does; the statement's is used",
    }
    for key, text in said.items():
        if counts[key]:
            yield f"{counts[key]} {text}"
    if unsourced:
        yield f"{unsourced} of {len(links)} links name no source; they are citations, and count for no source"


def _missing_columns(file: str, sheets: Mapping[str, Rows], links: MapTable) -> Iterator[Finding]:
    if not links.headings:
        yield Finding(
            rule="CM1", file=file, reason="there is no sheet of links with headings",
            allowed='a sheet "links"',
            nearest=next(iter(difflib.get_close_matches("links", [name.lower() for name in sheets])), ""),
            remedy="Export the map with its links, or name the sheet so.",
        )  # fmt: skip
        return
    for field in ("cause", "effect"):
        if field not in links.fields:
            allowed = [
                row["heading"] for row in _headings() if (row["sheet"], row["field"]) == ("links", field)
            ]
            near = (
                close for name in links.headings for close in difflib.get_close_matches(name, allowed, 1, 0.8)
            )
            yield Finding(
                rule="CM2", file=file, sheet="links", row=1, reason=f"no column says the {field} of a link",
                allowed=", ".join(allowed), nearest=next(near, ""),
                remedy="Give the column one of these headings.",
            )  # fmt: skip


@cache
def _headings() -> tuple[Mapping[str, str], ...]:
    with data_path("lexicon/causal_map.csv").open(encoding="utf-8", newline="") as file:
        return tuple(csv.DictReader(line for line in file if not line.startswith("#")))


def table_of(sheets: Mapping[str, Rows], name: str) -> MapTable:
    """Read one sheet of a map by the headings that are known for it; an absent sheet is an empty table."""
    rows = next((rows for sheet, rows in sheets.items() if sheet.strip().casefold() == name), ())
    if not rows:
        return MapTable((), frozenset(), ())
    headings = tuple("_".join(text.strip().strip("#").casefold().split()) for text in rows[0][1])
    places: dict[str, list[int]] = {}
    for row in _headings():
        if row["sheet"] == name and row["heading"] in headings:
            places.setdefault(row["field"], []).append(headings.index(row["heading"]))
    read = tuple(
        (number, {field: tuple(cells[i] for i in at if i < len(cells)) for field, at in places.items()})
        for number, cells in rows[1:]
    )
    known = frozenset(headings[place] for at in places.values() for place in at)
    return MapTable(read, frozenset(places), headings, known)


def first_cell(cells: Sequence[str]) -> str:
    """Give the first cell that is filled, with single spaces; ``NA`` is how the app writes a blank."""
    return next((text for cell in cells if (text := " ".join(cell.split())) not in ("", "NA")), "")


def id_cell(cells: Sequence[str]) -> str:
    """Give the first id that is filled: a number is written one way, for ``7.0`` and ``7`` are one id."""
    text = first_cell(cells)
    whole, dot, rest = text.partition(".")
    return whole if dot and whole.isdigit() and not rest.strip("0") else text


def _end(cells: Sequence[str], labels: Mapping[str, str]) -> str:
    """Give the label of a link's end: as it stands, or that of the factor with this id."""
    text = first_cell(cells)
    return labels.get(text) or labels.get(id_cell(cells), text)


def _labels(factors: MapTable) -> dict[str, str]:
    """Give the label of each factor by its id, and by the label itself, which goes before another's id."""
    named = (
        (id_cell(cells.get("factor_id", ())), first_cell(cells.get("label", ()))) for _, cells in factors.rows
    )
    labels = {factor_id or label: label for factor_id, label in named if label}
    return {**labels, **{label: label for label in labels.values()}}


def _statement_sources(statements: MapTable) -> dict[str, str]:
    named = (
        (id_cell(cells.get("statement_id", ())), id_cell(cells.get("source", ())))
        for _, cells in statements.rows
    )
    return {statement: source for statement, source in named if statement}


def _source(cells: Mapping[str, tuple[str, ...]], sources: Mapping[str, str]) -> tuple[str, str]:
    """Give who said a link, and what is odd about it."""
    own, statement = id_cell(cells.get("source", ())), id_cell(cells.get("statement", ()))
    if statement and sources and statement not in sources:
        return own, "unknown"
    said = sources.get(statement, "")
    return said or own, "disagree" if said and own and said != own else ""
