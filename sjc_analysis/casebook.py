"""The casebook: all rows of an analysis, checked as a whole and immutable.

A casebook that exists is sound: every id is unique, every reference leads to a row of the right table, every
quote stands in its passage, and every chain of links leads from its act to its outcome. Later rooms need not
ask again. ``docs/data-model.md`` says why each of these rules exists.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping
from functools import cached_property
from typing import TYPE_CHECKING, Any, Self, TypeVar

from pydantic import BaseModel, ConfigDict, ValidationError, model_validator

from sjc_analysis.cells import columns, field_type, from_cells, to_cells
from sjc_analysis.findings import Finding, FindingsError
from sjc_analysis.quotes import says
from sjc_analysis.records import (
    Actor,
    Claim,
    Cluster,
    Commitment,
    Decided,
    Event,
    Evidence,
    FrameworkItem,
    Ground,
    HarvestRecord,
    Likelihood,
    Link,
    Mention,
    Outcome,
    Package,
    Passage,
    Quote,
    Rating,
    Request,
    Rival,
    Row,
    Setting,
    Source,
    Statement,
    Substantiation,
    Trace,
)
from sjc_analysis.references import references as references
from sjc_analysis.row_rules import overlaps, rule_problems
from sjc_analysis.soundness import enter_ids, suspects

if TYPE_CHECKING:
    import pandas as pd

AnyRow = TypeVar("AnyRow", bound=Row)


class Casebook(BaseModel):
    """All tables of an analysis; building one checks it.

    Raises
    ------
    FindingsError
        With every problem at once: repeated ids, references that lead nowhere, quotes that their passage
        does not say, chains that do not join.

    Examples
    --------
    >>> book = Casebook(sources=(Source(source_id="S-01", title="A note"),))
    >>> book.row("S-01").title
    'A note'
    >>> Casebook(mentions=(Mention(mention_id="M-01", actor_id="N-09",
    ...     quote=Quote(passage_id="P-01", start=0, end=4, text="gate")),))
    Traceback (most recent call last):
        ...
    sjc_analysis.findings.FindingsError: 2 problems:
    - sheet "mentions", row 2, "actor_id": no row has this id. ...
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    settings: tuple[Setting, ...] = ()
    sources: tuple[Source, ...] = ()
    records: tuple[HarvestRecord, ...] = ()
    passages: tuple[Passage, ...] = ()
    actors: tuple[Actor, ...] = ()
    mentions: tuple[Mention, ...] = ()
    events: tuple[Event, ...] = ()
    framework: tuple[FrameworkItem, ...] = ()
    outcomes: tuple[Outcome, ...] = ()
    traces: tuple[Trace, ...] = ()
    links: tuple[Link, ...] = ()
    claims: tuple[Claim, ...] = ()
    rivals: tuple[Rival, ...] = ()
    clusters: tuple[Cluster, ...] = ()
    evidence: tuple[Evidence, ...] = ()
    likelihoods: tuple[Likelihood, ...] = ()
    packages: tuple[Package, ...] = ()
    ratings: tuple[Rating, ...] = ()
    grounds: tuple[Ground, ...] = ()
    substantiations: tuple[Substantiation, ...] = ()
    requests: tuple[Request, ...] = ()
    commitments: tuple[Commitment, ...] = ()
    statements: tuple[Statement, ...] = ()
    findings: tuple[Finding, ...] = ()

    @model_validator(mode="after")
    def _is_sound(self) -> Self:
        problems = tuple(find_problems({name: getattr(self, name) for name in TABLES}))
        if problems:
            raise FindingsError(problems)
        return self

    @cached_property
    def _by_id(self) -> dict[str, Row]:
        return {row.row_id: row for name in TABLES for row in getattr(self, name) if isinstance(row, Row)}

    def row(self, row_id: str) -> Any:
        """Look a row up by its id.

        Raises
        ------
        KeyError
            If no row has the id.
        """
        return self._by_id[row_id]

    def row_of(self, model: type[AnyRow], row_id: str) -> AnyRow:
        """Look up a row of one table by its id.

        Parameters
        ----------
        model
            What a row of the table is.
        row_id
            The id.

        Raises
        ------
        KeyError
            If that table has no such row.
        """
        row = self._by_id[row_id]
        if not isinstance(row, model):
            raise KeyError(row_id)
        return row

    def ids(self) -> tuple[str, ...]:
        """Give the ids of all rows, in the order of the tables."""
        return tuple(self._by_id)

    def has(self, row_id: str) -> bool:
        """Whether a row has the id."""
        return row_id in self._by_id

    @cached_property
    def _live(self) -> dict[str, tuple[Any, ...]]:
        return {}

    def live(self, table: str) -> tuple[Any, ...]:
        """Give a table's rows without those a person refused."""
        if table not in self._live:
            rows = getattr(self, table)
            self._live[table] = tuple(
                row for row in rows if not (isinstance(row, Decided) and row.status == "refused")
            )
        return self._live[table]

    @cached_property
    def memory(self) -> dict[Any, Any]:
        """What reasoning worked out once from the rows as they are here; a changed casebook starts anew."""
        return {}

    def changed(self, rows: Mapping[str, Row]) -> "Casebook":
        """Give the casebook with some rows replaced by id, without checking it anew.

        For questions of the kind "what if this had been judged otherwise": a changed judgement moves no
        reference and no quote, so the casebook stays as sound as it was. Tables without a changed row stay
        the same objects.
        """
        touched = {TABLE_OF_PREFIX[row_id[0]] for row_id in rows}
        tables = {name: getattr(self, name) for name in TABLES}
        for name in touched:
            tables[name] = tuple(rows.get(row.row_id, row) for row in tables[name])
        book = Casebook.model_construct(**tables)
        book.__dict__["_by_id"] = {**self._by_id, **rows}
        book.__dict__["_live"] = {name: live for name, live in self._live.items() if name not in touched}
        return book

    def passage_of(self, quote: Quote) -> Passage:
        """Give the passage a quote stands in."""
        return self.row_of(Passage, quote.passage_id)

    def source_of(self, quote: Quote) -> Source:
        """Give the source a quote stands in."""
        return self.row_of(Source, self.passage_of(quote).source_id)

    def with_rows(self, **tables: Iterable[BaseModel]) -> "Casebook":
        """Give a new casebook with the named tables replaced, checked anew.

        Rows that are already of their table's model are not validated one by one a second time, only against
        each other; and where only tables are replaced that nothing refers to, the others stay sound.
        """
        new = {name: tuple(rows) for name, rows in tables.items()}
        now = {**{name: getattr(self, name) for name in TABLES}, **new}
        if any(name not in TABLES or {*map(type, rows)} - {TABLES[name]} for name, rows in new.items()):
            return Casebook(**now)
        changed = new.keys() if all(not issubclass(TABLES[name], Row) for name in new) else TABLES.keys()
        problems = tuple(find_problems(now, of=changed))
        if problems:
            raise FindingsError(problems)
        return Casebook.model_construct(_fields_set={*TABLES}, **now)

    def __repr__(self) -> str:
        """Count the rows of each table that holds any, and say whether anything in it is confidential."""
        counts = {name: len(getattr(self, name)) for name in type(self).model_fields}
        held = ", ".join(f"{number} {name}" for name, number in counts.items() if number)
        kept = sum(getattr(row, "confidential", False) for row in (*self.sources, *self.records))
        about = f"confidential: {kept} of its sources and records are not public" if kept else "public"
        return f"Casebook of {held or 'nothing'} ({about})"

    def _repr_html_(self) -> str:
        """Show the same in a notebook."""
        return f"<p>{self!r}</p>"

    def setting(self, key: str) -> str:
        """Give a setting's value, or blank."""
        return next((setting.value for setting in self.settings if setting.key == key), "")

    def frames(self) -> dict[str, "pd.DataFrame"]:
        """Give every table as a DataFrame of text cells, as the spreadsheet shows it.

        Returns
        -------
        dict of str to DataFrame
            One entry a table, also for empty ones; all columns are strings, blank where nothing stands.
        """
        import pandas as pd

        return {
            name: pd.DataFrame(
                [to_cells(row) for row in getattr(self, name)], columns=list(columns(model)), dtype="str"
            )
            for name, model in TABLES.items()
        }

    @classmethod
    def from_frames(cls, frames: Mapping[str, "pd.DataFrame"]) -> "Casebook":
        """Build a casebook from DataFrames with the columns that :meth:`frames` gives; what is absent is blank.

        Parameters
        ----------
        frames
            Table name -> its rows, as text cells; a quote takes two columns, the words and their place.

        Raises
        ------
        FindingsError
            With every unknown table, unknown column and row that is not allowed, at once.

        Examples
        --------
        >>> book = Casebook(sources=(Source(source_id="S-01", title="A note"),))
        >>> Casebook.from_frames(book.frames()) == book
        True
        """
        findings: list[Finding] = []
        tables: dict[str, list[BaseModel]] = {}
        for name, frame in frames.items():
            if name not in TABLES:
                findings.append(_no_such("sheet", name, TABLES))
                continue
            unknown = [column for column in frame.columns if column not in columns(TABLES[name])]
            findings += [_no_such("column", column, columns(TABLES[name]), sheet=name) for column in unknown]
            tables[name] = []
            for number, values in enumerate(frame.fillna("").to_dict("records"), start=2):
                cells = {str(column): str(value) for column, value in values.items()}
                try:
                    tables[name].append(TABLES[name].model_validate(from_cells(TABLES[name], cells)))
                except ValidationError as error:
                    findings += _not_allowed(name, number, error)
        if findings:
            raise FindingsError.of(findings)
        return cls.model_validate(tables)

    def diff(self, other: "Casebook") -> dict[str, tuple[str, ...]]:
        """Say which rows differ: their ids under ``added``, ``gone`` and ``changed``, seen from this one.

        Examples
        --------
        >>> one = Casebook(sources=(Source(source_id="S-01", title="A note"),))
        >>> one.diff(Casebook(sources=(Source(source_id="S-01", title="A letter"),)))
        {'added': (), 'gone': (), 'changed': ('S-01',)}
        """
        mine, theirs = self._by_id, other._by_id
        return {
            "added": tuple(row_id for row_id in theirs if row_id not in mine),
            "gone": tuple(row_id for row_id in mine if row_id not in theirs),
            "changed": tuple(
                row_id for row_id in mine if row_id in theirs and mine[row_id] != theirs[row_id]
            ),
        }


def _no_such(what: str, name: str, allowed: Iterable[str], *, sheet: str = "") -> Finding:
    from rapidfuzz import process

    known = list(allowed)
    nearest = process.extractOne(name, known, score_cutoff=60)
    return Finding(
        rule="B14",
        sheet=sheet or name,
        column=name if sheet else "",
        reason=f"there is no such {what}",
        allowed=", ".join(known),
        nearest=nearest[0] if nearest else "",
        remedy=f"Rename the {what}, or leave it out.",
    )


def _not_allowed(table: str, number: int, error: ValidationError) -> Iterator[Finding]:
    for problem in error.errors(include_url=False, include_input=False):
        reason = problem["msg"].removeprefix("Value error, ")
        yield Finding(
            rule="B15",
            sheet=table,
            row=number,
            column=".".join(map(str, problem["loc"])),
            reason=reason[:1].lower() + reason[1:],
            remedy="Correct the cell; frames() of any casebook shows the form.",
        )


TABLES: Mapping[str, type[BaseModel]] = {
    name: field_type(Casebook, name).__args__[0] for name in Casebook.model_fields
}
"""Table name -> the model of its rows, in the order of the sheets."""

TABLE_OF_PREFIX: Mapping[str, str] = {
    model.prefix: name for name, model in TABLES.items() if issubclass(model, Row)
}
"""First letter of an id -> the table its row stands in."""


def find_problems(
    tables: Mapping[str, tuple[Any, ...]],
    *,
    file: str = "",
    row_numbers: Mapping[str, tuple[int, ...]] | None = None,
    unread_ids: frozenset[str] = frozenset(),
    of: Collection[str] | None = None,
) -> Iterator[Finding]:
    """Check rows against each other, as a whole.

    Parameters
    ----------
    tables
        Table name -> its rows.
    file
        File name for the messages.
    row_numbers
        Table name -> the spreadsheet row of each of its rows; without it, rows count from 2.
    unread_ids
        Ids of rows that exist but could not be read; references to them are not reported again.
    of
        Names of the tables to ask; without it, all. Ids are always compared across all tables.

    Yields
    ------
    Finding
        Rules B1 (an id twice), B2 (a reference leads nowhere), B3 (a quote its passage does not say), B6 (a
        setting twice), B7 (passages overlap), and those of :mod:`sjc_analysis.row_rules`.
    """
    by_id: dict[str, Any] = {}
    other_ids: set[str] = set()

    def finding(table: str, index: int, **said: str) -> Finding:
        numbers = row_numbers.get(table) if row_numbers else None
        return Finding(file=file, sheet=table, row=numbers[index] if numbers else index + 2, **said)

    for table, rows in tables.items():
        for index in enter_ids(TABLES[table], rows, by_id, other_ids):
            yield finding(table, index, column=columns(TABLES[table])[0], **_twice(rows[index]))
    asked = tables if of is None else {name: tables[name] for name in of}
    for table, rows in asked.items():
        for index in suspects(TABLES[table], rows, by_id):
            for problem in _row_problems(rows[index], by_id, unread_ids):
                yield finding(table, index, **problem)
    for index, problem in overlaps(asked.get("passages", ()), by_id):
        yield finding("passages", index, **problem)


def _twice(row: BaseModel) -> dict[str, str]:
    if isinstance(row, Setting):
        return {"rule": "B6", "reason": "this setting stands twice", "remedy": "Keep one of the two."}
    return {
        "rule": "B1",
        "reason": "this id stands on two rows",
        "remedy": "Give one of them an id of its own, and correct the rows that meant it.",
    }


def _row_problems(
    row: BaseModel, by_id: Mapping[str, Any], unread_ids: frozenset[str]
) -> Iterator[dict[str, str]]:
    missing = False
    for column, prefixes, row_id in references(row):
        found = row_id in by_id or row_id in unread_ids
        if not found or row_id[:1] not in prefixes:
            missing = True
            sheets = " or ".join(f'"{TABLE_OF_PREFIX[prefix]}"' for prefix in prefixes)
            yield {
                "rule": "B2",
                "column": column,
                "reason": "this id belongs to another sheet" if found else "no row has this id",
                "allowed": f"an id of the sheet {sheets}",
                "nearest": "" if found else _nearest_id(row_id, prefixes, by_id),
                "remedy": "Correct the id, or add the row it means.",
            }
    if missing or any(row_id in unread_ids for _, _, row_id in references(row)):
        return
    yield from _quote_problems(row, by_id)
    yield from rule_problems(row, by_id)


def _nearest_id(row_id: str, prefixes: str, by_id: Mapping[str, Any]) -> str:
    """Give the id with the same number written otherwise, as E-01 for E-1."""
    number = row_id[2:].lstrip("0")
    same = (other for other in by_id if other[:1] == row_id[:1] and other[2:].lstrip("0") == number)
    return next((other for other in same if other[:1] in prefixes), "")


def _quote_problems(row: BaseModel, by_id: Mapping[str, Any]) -> Iterator[dict[str, str]]:
    for field in type(row).model_fields:
        quote = getattr(row, field)
        if isinstance(quote, Quote) and not says(by_id[quote.passage_id], quote):
            yield {
                "rule": "B3",
                "column": field,
                "reason": "the passage does not have these words at this place",
                "remedy": f"Copy the words as they stand; clear {field}_at to have them found.",
            }


Casebook.model_rebuild()
