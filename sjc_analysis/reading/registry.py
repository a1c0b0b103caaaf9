"""Read the evaluator's registry of actors: one CSV file, one row an actor."""

import csv
import io
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any, get_args

from rapidfuzz import process

from sjc_analysis.findings import Finding, FindingsError
from sjc_analysis.reading.lexicons import threshold
from sjc_analysis.reading.texts import Text, read_text
from sjc_analysis.records import Actor
from sjc_analysis.vocabulary import Interest, PersonRole

_COLUMNS = (
    "name", "aliases", "kind", "interest", "role", "note", "place", "office", "named_in_public", "consent",
)  # fmt: skip
_CODES = {"interest": get_args(Interest), "role": get_args(PersonRole), "named_in_public": ("", "yes", "no")}
_DELIMITERS = (",", ";", "\t")


def read_registry(path: Path) -> tuple[Actor, ...]:
    """Read a registry of actors.

    Parameters
    ----------
    path
        A CSV file with the columns name, aliases (with ``|`` between them), kind, interest, role, note; and
        place, office, named_in_public and consent if you like.

    Returns
    -------
    tuple of Actor
        In the file's order, with ids ``N-01`` onwards and the rule ``registry``.

    Raises
    ------
    FindingsError
        With every problem of the file, at once.
    """
    text, said = read_text(path, suffixes=(".csv", ".txt", ".tsv"))
    # a letter that cannot be seen in a name would hide its mentions, so here it stops the work
    problems = [finding.model_copy(update={"severity": "error"}) for finding in said]
    if text is None:
        raise FindingsError.of(problems)
    rows = _rows(text, problems)
    actors: list[Actor] = []
    names: dict[str, str] = {}
    for line, cells in rows:
        before = len(problems)
        problems.extend(_cell_problems(path.name, line, cells, names))
        if len(problems) == before:
            actors.append(_actor(len(actors) + 1, cells))
    if not rows and not problems:
        reason = "the registry names no actor"
        problems.append(Finding(rule="registry empty", file=path.name, reason=reason, remedy="Add a row."))
    if problems:
        raise FindingsError.of(problems)
    return tuple(actors)


def _rows(text: Text, problems: list[Finding]) -> list[tuple[int, dict[str, str]]]:
    body = text.text.removeprefix("\ufeff")
    first = re.split(r"[\r\n]", body.lstrip(), maxsplit=1)[0]
    delimiter = max(_DELIMITERS, key=first.count)
    reader = csv.reader(io.StringIO(body, newline=""), delimiter=delimiter, strict=True)
    rows: list[tuple[int, dict[str, str]]] = []
    try:
        header = [name.strip().lower() for name in next(reader)]
        problems.extend(_header_problems(text.name, header))
        for cells in reader:
            if not any(cell.strip() for cell in cells):
                continue
            if len(cells) != len(header):
                reason = f"this row has {len(cells)} cells where the headings are {len(header)}"
                remedy = (
                    "Put quotation marks around a cell that holds a comma, and keep a comma for a blank one."
                )
                problems.append(
                    _problem("registry row", text.name, reader.line_num, "", reason, remedy=remedy)
                )
            else:
                stripped = [cell.strip() for cell in cells]
                rows.append((reader.line_num, dict(zip(header, stripped, strict=True))))
    except csv.Error:
        reason = "a quotation mark is not closed, or stands in the middle of a cell"
        remedy = "Write two quotation marks for one inside a quoted cell, and close every cell."
        problems.append(_problem("registry quotes", text.name, reader.line_num, "", reason, remedy=remedy))
    return rows


def _header_problems(file: str, header: list[str]) -> Iterator[Finding]:
    remedy = "Use the columns of the example registry."
    allowed = ", ".join(_COLUMNS)
    if "name" not in header:
        yield _problem(
            "registry column", file, 1, "", "there is no column called name", allowed, remedy=remedy
        )
    for column in dict.fromkeys(header):
        if column not in _COLUMNS:
            reason, nearest = "this column is not known", _nearest(column, _COLUMNS)
            yield _problem("registry column", file, 1, column, reason, allowed, nearest, remedy)
        elif header.count(column) > 1:
            yield _problem("registry column", file, 1, column, "this column stands twice", remedy=remedy)


def _cell_problems(file: str, line: int, cells: dict[str, str], names: dict[str, str]) -> Iterator[Finding]:
    if not cells.get("name"):
        yield _problem("registry name", file, line, "name", "the name is blank", remedy="Name the actor.")
        return
    for column, codes in _CODES.items():
        code = cells.get(column, "").lower()
        if code and code not in codes:
            allowed = ", ".join(each for each in codes if each)
            remedy = "Write one of the words allowed, or leave the cell blank."
            reason = "this is not one of the words allowed"
            yield _problem(
                "registry code", file, line, column, reason, allowed, _nearest(code, codes), remedy
            )
    for column, words in (("name", [cells["name"]]), ("aliases", _aliases(cells))):
        for word in words:
            holder = names.setdefault(word.casefold(), cells["name"])
            if holder != cells["name"] or (column == "name" and names.get(f"\0{holder}")):
                reason = "another row has this name or alias, so a mention could not be told apart"
                remedy = "Leave it to the one actor whom texts mean by it, or spell it out."
                yield _problem("registry twice", file, line, column, reason, remedy=remedy)
    names[f"\0{cells['name']}"] = "seen"


def _aliases(cells: dict[str, str]) -> list[str]:
    return [alias.strip() for alias in cells.get("aliases", "").split("|") if alias.strip()]


def _actor(number: int, cells: dict[str, str]) -> Actor:
    values: dict[str, Any] = {
        column: cells.get(column, "") for column in ("name", "kind", "note", "place", "office", "consent")
    }
    return Actor(
        actor_id=f"N-{number:02d}",
        aliases=tuple(dict.fromkeys(_aliases(cells))),
        interest=cells.get("interest", "").lower() or "unknown",
        role=cells.get("role", "").lower(),
        named_in_public=cells.get("named_in_public", "").lower() == "yes",
        rule="registry",
        reason="The evaluator's registry names this actor.",
        **values,
    )


def _nearest(word: str, allowed: tuple[str, ...]) -> str:
    found = process.extractOne(
        word, [each for each in allowed if each], score_cutoff=threshold("nearest_cutoff")
    )
    return found[0] if found else ""


def _problem(
    rule: str, file: str, line: int, column: str, reason: str, allowed: str = "", nearest: str = "",
    remedy: str = "",
) -> Finding:  # fmt: skip
    return Finding(
        rule=rule, file=file, line=line, column=column, reason=reason, allowed=allowed, nearest=nearest,
        remedy=remedy,
    )  # fmt: skip
