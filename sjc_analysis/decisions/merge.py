"""Join the casebooks of two coders who worked from the same documents; where they differ, nobody has decided.

What only one coder decided is taken. Where both decided and differ, the row becomes a draft whose disputed
columns say nothing, and each difference is listed with both values and both reasons. It stays so when a third
coder's casebook is merged: only a decision made in the merged casebook settles it.
"""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

from sjc_analysis.casebook import TABLES, Casebook, find_problems
from sjc_analysis.cells import to_cells
from sjc_analysis.decisions.disputes import Disagreement, as_finding, is_reference, join, left_out
from sjc_analysis.decisions.pairing import Pairs
from sjc_analysis.decisions.places import is_document
from sjc_analysis.decisions.rows import DISAGREE, repointed
from sjc_analysis.drafting.numbering import Numbering
from sjc_analysis.findings import Finding, FindingsError, numbered
from sjc_analysis.records import Decided, Quote, Row, Setting


@dataclass(frozen=True)
class Merge:
    """Two coders' casebooks joined.

    Attributes
    ----------
    casebook
        The merged casebook; its findings list every disagreement.
    disagreements
        One for each column in which two rows differ.
    """

    casebook: Casebook
    disagreements: tuple[Disagreement, ...]


def merge_coders(one: Casebook, two: Casebook) -> Merge:
    """Join two coders' casebooks made from the same documents.

    Parameters
    ----------
    one, two
        The casebooks; which comes first only decides the order of the columns of the disagreements.

    Returns
    -------
    Merge
        The merged casebook and the disagreements.

    Raises
    ------
    FindingsError
        If the two were made from different documents (rule "other documents").

    Examples
    --------
    >>> from sjc_analysis.records import Event
    >>> row = Event(event_id="A-01", description="a course", rule="act")
    >>> refused = row.model_copy(update={"status": "refused", "decided_by": "R. Ames", "reason": "a visit"})
    >>> merge = merge_coders(Casebook(events=(row,)), Casebook(events=(refused,)))
    >>> merge.casebook.row("A-01").status, merge.disagreements
    ('refused', ())
    """
    _check_documents(one, two)
    return _Merging(one, two).merged()


def _check_documents(one: Casebook, two: Casebook) -> None:
    digests = [
        {source.sha256: source.file for source in book.sources if is_document(source)} for book in (one, two)
    ]
    only = [
        (file, "first" if side == 0 else "second")
        for side in (0, 1)
        for digest, file in digests[side].items()
        if digest not in digests[1 - side]
    ]
    if only:
        raise FindingsError.of(
            Finding(
                rule="other documents", file=file,
                reason=f"only the {which} casebook was made from this document as it stands",
                remedy="Draft both from the same documents (sjc draft with --keep), then merge.",
            )
            for file, which in sorted(only)
        )  # fmt: skip


class _Both(NamedTuple):
    """A row of the merged casebook, as each coder has it; ``None`` where one does not."""

    one: Any
    two: Any


class _Merging:
    def __init__(self, one: Casebook, two: Casebook) -> None:
        self.one, self.two = one, two
        self.pairs = Pairs(two, one)
        partner = {other: row_id for row_id, other in self.pairs.ids.items()}
        self.rows: dict[str, list[_Both]] = {}
        for table in TABLES:
            first = [row for row in getattr(one, table) if isinstance(row, Row)]
            both = [
                _Both(row, two.row(partner[row.row_id]) if row.row_id in partner else None) for row in first
            ]
            second = [row for row in getattr(two, table) if isinstance(row, Row)]
            both += [_Both(None, row) for row in second if row.row_id not in self.pairs.ids]
            self.rows[table] = both
        self.ids: tuple[dict[str, str], dict[str, str]] = ({}, {})
        for table in TABLES:
            self._number(table)

    def merged(self) -> Merge:
        """Join row by row, then let what no longer fits give way."""
        found: list[Disagreement] = []
        tables: dict[str, tuple[Any, ...]] = {table: self._table(table, found) for table in TABLES}
        tables["settings"] = _settings(self.one.settings, self.two.settings, found)
        tables["findings"] = self._findings()
        while problems := tuple(find_problems(tables)):
            tables = _without_misfits(tables, problems, found)
        listed = tuple(sorted(found, key=lambda each: each.place))
        said = numbered((as_finding(each) for each in listed), tables["findings"])
        return Merge(Casebook(**{**tables, "findings": (*tables["findings"], *said)}), listed)

    def _number(self, table: str) -> None:
        """Give each row its id: the one it has, unless two different rows have the same."""
        taken: set[str] = set()
        waiting = []
        for both in self.rows[table]:
            if both.one and both.two and both.one.row_id == both.two.row_id:
                self._give(both, both.one.row_id, taken)
            else:
                waiting.append(both)
        numbers = Numbering(
            [row for book in (self.one, self.two) for row in getattr(book, table) if isinstance(row, Row)]
        )
        for both in sorted(waiting, key=self._order):
            own = sorted(row.row_id for row in both if row)
            free = next((row_id for row_id in own if row_id not in taken), "")
            self._give(both, free or numbers.next(own[0][0]), taken)

    def _give(self, both: _Both, row_id: str, taken: set[str]) -> None:
        taken.add(row_id)
        for ids, row in zip(self.ids, both, strict=True):
            if row:
                ids[row.row_id] = row_id

    def _order(self, both: _Both) -> tuple[tuple[str, ...], ...]:
        """Order rows by what they say, whichever coder says it."""
        said = []
        for side, row in enumerate(both):
            if row:
                there = self._here(side, row, row.row_id)
                said.append(tuple(text for name, text in to_cells(there).items() if name != row.id_field))
        return tuple(sorted(said))

    def _here(self, side: int, row: Any, row_id: str) -> Any:
        """Write a coder's row with the ids of the merged casebook."""
        ids = self.ids[side]

        def place(quote: Quote) -> Quote:
            return quote.model_copy(update={"passage_id": ids.get(quote.passage_id, quote.passage_id)})

        return repointed(row, row_id, ids, place)

    def _table(self, table: str, found: list[Disagreement]) -> tuple[Any, ...]:
        rows: dict[str, Any] = {}
        for both in self.rows[table]:
            versions = [
                self._here(side, row, self.ids[side][row.row_id]) for side, row in enumerate(both) if row
            ]
            row, differ = join(table, *versions) if len(versions) == 2 else (versions[0], ())
            found += differ
            rows[versions[0].row_id] = row
        return tuple(row for row_id in self._order_of(table) if (row := rows[row_id]) is not None)

    def _order_of(self, table: str) -> list[str]:
        """Keep the order both coders have, otherwise go by number; what only one has comes last."""
        orders = [
            [ids[row.row_id] for row in getattr(book, table) if isinstance(row, Row)]
            for ids, book in zip(self.ids, (self.one, self.two), strict=True)
        ]
        common = {*orders[0]} & {*orders[1]}
        first, second = ([row_id for row_id in order if row_id in common] for order in orders)
        rest = sorted({*orders[0]} ^ {*orders[1]}, key=_number_of)
        return [*(first if first == second else sorted(common, key=_number_of)), *rest]

    def _findings(self) -> tuple[Finding, ...]:
        """Join the findings: those of both coders once, then those of one."""
        first, second = (tuple(self._findings_of(side)) for side in (0, 1))
        if first == second:
            return first
        counts = [
            Counter(each.model_copy(update={"finding_id": ""}) for each in side) for side in (first, second)
        ]
        both = sorted((counts[0] & counts[1]).elements(), key=_words_of)
        rest = sorted(((counts[0] | counts[1]) - (counts[0] & counts[1])).elements(), key=_words_of)
        return numbered([*both, *rest], ())

    def _findings_of(self, side: int) -> Iterator[Finding]:
        for finding in (self.one, self.two)[side].findings:
            named = {name: getattr(finding, name) for name in ("source_id", "record_id", "passage_id")}
            yield finding.model_copy(
                update={name: self.ids[side].get(row_id, "") for name, row_id in named.items()}
            )


def _words_of(finding: Finding) -> tuple[str, str]:
    return finding.message(), finding.model_dump_json()


def _number_of(row_id: str) -> tuple[int, str]:
    return int(row_id[2:]), row_id


def _settings(
    one: Sequence[Setting], two: Sequence[Setting], found: list[Disagreement]
) -> tuple[Setting, ...]:
    """Join the settings; one that the coders set differently is left blank."""
    said = [{setting.key: setting.value for setting in settings} for settings in (one, two)]
    keys = [*said[0]] if [*said[0]] == [*said[1]] else sorted({*said[0], *said[1]})
    values = {}
    for key in keys:
        first, second = (each.get(key, other.get(key, "")) for each, other in (said, said[::-1]))
        values[key] = first if first == second else ""
        if first != second:
            found.append(Disagreement("settings", "", key, first, second, "", "", "", ""))
    return tuple(Setting(key=key, value=value) for key, value in values.items())


def _without_misfits(
    tables: Mapping[str, tuple[Any, ...]], problems: Sequence[Finding], found: list[Disagreement]
) -> dict[str, tuple[Any, ...]]:
    """Blank what names another coder's choice and may be blank; leave out rows that cannot stand."""
    changed: dict[str, dict[int, Any]] = {}
    for problem in problems:
        at = (problem.row or 2) - 2
        row = tables[problem.sheet][at]
        if not isinstance(row, Decided) or at in changed.get(problem.sheet, {}):
            continue
        found.append(left_out(problem.sheet, row, problem.column))
        may_be_blank = problem.rule in ("B2", "B4", "B10") and is_reference(row, problem.column)
        undecided = {problem.column: type(row).model_fields[problem.column].default, **_UNDECIDED}
        changed.setdefault(problem.sheet, {})[at] = row.model_copy(update=undecided) if may_be_blank else None
    if not changed:
        raise FindingsError(tuple(problems))
    return {
        table: tuple(
            new for at, row in enumerate(rows) if (new := changed.get(table, {}).get(at, row)) is not None
        )
        for table, rows in tables.items()
    }


_UNDECIDED = {"status": "draft", "decided_by": "", "reason": DISAGREE}
