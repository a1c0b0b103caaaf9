"""Understand the columns of a table by their headings, also as survey tools write them."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache, lru_cache

from sjc_analysis.findings import Finding
from sjc_analysis.reading.headings import (
    FLAG_FIELDS,
    MAY_PUBLISH,
    NOTHING_MAPPED,
    HeadingMap,
    Understood,
    asks_consent,
    heading_key,
    understand_heading,
)
from sjc_analysis.reading.lexicons import lexicon, threshold
from sjc_analysis.reading.pieces import Place
from sjc_analysis.reading.survey_columns import tool_columns
from sjc_analysis.reading.two_rows import BETWEEN, ways_to_say

_LONGEST = 300
_DEPTH = 3
_SINGLE_FIELDS = FLAG_FIELDS | {"fragment_id"}
_PROSE = frozenset({"outcome", "significance", "contribution_programme", "contribution_others"})
"""Fields of sentences, which nobody ticks: what stands below one of them in a second row is another field."""

_MAIN_LANGUAGES = ("en", "english")


@dataclass(frozen=True)
class Column:
    """One column.

    Parameters
    ----------
    at
        Its position, from 0.
    heading
        As it stands.
    understood
        What the heading was understood as.
    option
        The answer that could be ticked, where each has a column of its own.
    language
        The language its entries are in, where the heading says so.
    is_repeat
        Whether it is one of several columns for as many entries.
    is_ambiguous
        Whether the heading may mean two fields.
    translates
        Heading of the column whose entries it has in another language.
    unnamed
        What a message calls it if it has no heading.
    tool
        The survey tool that adds such a column to every export, if it is one.
    """

    at: int
    heading: str
    understood: Understood
    option: str = ""
    language: str = ""
    is_repeat: bool = False
    is_ambiguous: bool = False
    translates: str = ""
    unnamed: str = ""
    tool: str = ""

    @property
    def field(self) -> str:
        """The field, or blank."""
        return self.understood.field

    @property
    def name(self) -> str:
        """What a message calls it: its heading, or its letter if it has none."""
        return " ".join(self.heading.split()) or self.unnamed


_UNKNOWN = Understood(field="", exact=False)


def columns_of(headings: Sequence[str], mapping: HeadingMap) -> tuple[Column, ...]:
    """Understand a row of headings.

    Parameters
    ----------
    headings
        As they stand, blank ones too.
    mapping
        What the evaluator said of headings.

    Examples
    --------
    >>> found = columns_of(["ID", "Outcome::English (en)", "Type of change/Policy", "Evidence 2", "Sky"], {})
    >>> [(column.field, column.option) for column in found]
    [('fragment_id', ''), ('outcome', ''), ('change_type', 'Policy'), ('evidence', ''), ('', '')]
    """
    columns = [replace(_column(heading, mapping, _DEPTH), at=at) for at, heading in enumerate(headings)]
    return tuple(_without_translations(_without_tool_columns(columns, mapping)))


def _without_tool_columns(columns: Sequence[Column], mapping: HeadingMap) -> list[Column]:
    """Only keep the columns a survey tool adds; its number of a submission is the id where no other is."""
    tools = (
        {}
        if all(heading_key(each.heading) in mapping for each in columns)
        else tool_columns([each.heading for each in columns])
    )
    mapped = {each.at for each in columns if heading_key(each.heading) in mapping}
    has_id = any(
        each.field == "fragment_id" and (each.at in mapped or each.at not in tools) for each in columns
    )
    found = []
    for column in columns:
        tool = tools.get(column.at) if column.at not in mapped else None
        if tool is not None:
            is_id = tool.is_id and not has_id
            has_id = has_id or is_id
            column = replace(
                column,
                understood=_AN_ID if is_id else _KEPT_ASIDE,
                tool=tool.name,
                option="",
                is_repeat=False,
                is_ambiguous=False,
            )
        found.append(column)
    return found


_AN_ID = Understood(field="fragment_id", exact=True)
_KEPT_ASIDE = Understood(field="", exact=True)


def with_short_headings(columns: Sequence[Column]) -> tuple[Column, ...]:
    """Understand the short headings of a table of outcomes, which are ordinary words anywhere else.

    Parameters
    ----------
    columns
        The columns, from :func:`columns_of`. Without a column of outcome statements they stay as they are;
        no field is given to a second column.

    Examples
    --------
    >>> [column.field for column in with_short_headings(columns_of(["No.", "Who", "What changed"], {}))]
    ['fragment_id', 'social_actor', 'outcome']
    >>> [column.field for column in with_short_headings(columns_of(["No.", "Who", "Action"], {}))]
    ['', '', '']
    """
    open_ones = [not (column.is_ambiguous or column.tool) for column in columns]
    said = [(column.heading, column.understood) for column in columns]
    found = short_fields(said, open_ones)
    return tuple(
        replace(column, understood=understood) if understood is not column.understood else column
        for column, understood in zip(columns, found, strict=True)
    )


def short_fields(said: Sequence[tuple[str, Understood]], may_be: Sequence[bool]) -> list[Understood]:
    """Understand the short headings among those of one record or table, if it has outcome statements.

    Parameters
    ----------
    said
        The headings and what each was understood as.
    may_be
        Whether a heading may be understood anew.
    """
    taken = {understood.field for _, understood in said} - {""}
    short = [
        short_field(heading_key(heading))
        if free and not (understood.field or understood.exact) and not asks_consent(heading)
        else ""
        for (heading, understood), free in zip(said, may_be, strict=True)
    ]
    if "outcome" not in taken:
        beside = (taken | {field for field in short if field}) - {"outcome"}
        if "outcome" not in short or not taken or len(beside) < threshold("short_outcome_fields"):
            return [understood for _, understood in said]
    found = []
    for (_, understood), field in zip(said, short, strict=True):
        if field and field not in taken:
            taken.add(field)
            understood = Understood(field=field, exact=True)
        found.append(understood)
    return found


def short_field(key: str) -> str:
    """Give the field that a heading names in a table of outcomes, by :func:`heading_key`; blank if none."""
    return _short().get(key, "")


@cache
def _short() -> dict[str, str]:
    return {row["alias"]: row["field"] for row in lexicon("short_headings")}


@lru_cache(maxsize=4096)
def _unmapped(heading: str, depth: int) -> Column:
    """Understand a heading of which the evaluator said nothing; several rules ask for the same rows."""
    return _understood(heading, NOTHING_MAPPED, depth)


def _column(heading: str, mapping: HeadingMap, depth: int) -> Column:
    return _understood(heading, mapping, depth) if mapping else _unmapped(heading, depth)


def _understood(heading: str, mapping: HeadingMap, depth: int) -> Column:
    whole = understand_heading(heading, mapping) if heading.strip() else _UNKNOWN
    said = None if whole.exact else _said_otherwise(heading, mapping)
    if said is not None:
        return Column(0, heading, said)
    plain = Column(0, heading, whole)
    if whole.exact or not depth or not heading.strip() or len(heading) > _LONGEST:
        return plain
    for use, form in _forms():
        match = form.fullmatch(heading.strip())
        if match is None:
            continue
        inner = _column(match["heading"], mapping, depth - 1)
        if not (inner.field and inner.understood.exact):
            continue
        if use in ("option", "repeat") and inner.field in _SINGLE_FIELDS:
            continue
        if use == "option" and understand_heading(match["option"], mapping).exact:
            return replace(plain, understood=_UNKNOWN, is_ambiguous=True)
        if use == "option" and BETWEEN in heading and inner.field in _PROSE:
            return replace(plain, understood=_UNKNOWN, is_ambiguous=True)
        return replace(
            inner, heading=heading, is_repeat=inner.is_repeat or use == "repeat",
            option=match["option"].strip() if use == "option" else inner.option,
            language=match["language"].strip() if use == "language" else inner.language,
        )  # fmt: skip
    return plain


def _said_otherwise(heading: str, mapping: HeadingMap) -> Understood | None:
    """Understand a heading of two rows, or one of several sentences."""
    for name in ways_to_say(heading):
        said = understand_heading(name, mapping)
        if said.exact and said.field:
            return said
    return _asked(heading, mapping)


def _asked(heading: str, mapping: HeadingMap) -> Understood | None:
    """Understand a question with a sentence beside it ("What changed? Describe it") by its known part."""
    parts = [part for part in _SENTENCE_END.split(heading) if part.strip()]
    if len(parts) < 2 or asks_consent(heading):
        return None
    known = [
        said for said in (understand_heading(part, mapping) for part in parts) if said.exact and said.field
    ]
    fields = {said.field for said in known}
    return known[0] if len(fields) == 1 and fields.isdisjoint(FLAG_FIELDS) else None


_SENTENCE_END = re.compile(r"[?؟]\s*|[.!]\s+|\n+|\s+\((?=[^()]*\)\s*$)")


@cache
def _forms() -> tuple[tuple[str, re.Pattern[str]], ...]:
    return tuple(
        (row["use"], re.compile(row["pattern"], re.DOTALL))
        for row in lexicon("export_forms")
        if row["use"] not in ("skipped row", "hint")
    )


def is_total(text: str) -> bool:
    """Whether a cell where an id should stand says that the row is a total.

    Examples
    --------
    >>> is_total("Grand total"), is_total("TOT-01")
    (True, False)
    """
    return any(form.fullmatch(text.strip()) for form in _totals())


@cache
def _totals() -> tuple[re.Pattern[str], ...]:
    return tuple(re.compile(row["pattern"]) for row in lexicon("row_words") if row["use"] == "total")


@cache
def skipped_rows() -> tuple[re.Pattern[str], ...]:
    """Give the patterns of cells in rows that are about the columns and no record."""
    return tuple(
        re.compile(row["pattern"], re.DOTALL)
        for row in lexicon("export_forms")
        if row["use"] == "skipped row"
    )


def _without_translations(columns: Sequence[Column]) -> Iterator[Column]:
    """Keep one language of each field: the English one, or else the first; the others are only kept."""
    main: dict[tuple[str, str], Column] = {}
    for column in columns:
        key = (column.field, column.option)
        held = main.get(key)
        is_main = column.language.casefold().split("(")[0].strip() in _MAIN_LANGUAGES
        if column.field and (held is None or (is_main and held.language)):
            main[key] = column
    for column in columns:
        held = main.get((column.field, column.option))
        if held is not None and held is not column and column.language and held.language:
            yield replace(column, understood=_UNKNOWN, translates=held.name)
        else:
            yield column


def column_findings(
    file: str, place: Place, columns: Sequence[Column], filled: frozenset[int]
) -> Iterator[Finding]:
    """Say what is wrong or worth knowing of the headings, once a column.

    Parameters
    ----------
    file, place
        The place of the heading row.
    columns
        The columns.
    filled
        Positions of the columns in which anything stands.
    """
    keys: dict[str, Column] = {}
    fields: dict[str, Column] = {}
    yield from _of_tools(file, place, [column for column in columns if column.tool])
    for column in columns:
        key = heading_key(column.heading)
        twice = key != "" and keys.setdefault(key, column) is not column
        before = fields.setdefault(column.field, column) if column.field else column
        said = _TWICE if twice else _field_problem(column, before) or _heading_problem(column, filled)
        if said:
            yield Finding.model_validate({"file": file, **place.of_finding(column.name), **said})


def _of_tools(file: str, place: Place, columns: Sequence[Column]) -> Iterator[Finding]:
    """Say which columns were taken for those of a survey tool, all in one."""
    if columns:
        kept = ", ".join(f'"{column.name}"' for column in columns if not column.field)
        ids = next((column.name for column in columns if column.field), "")
        also = f'; "{ids}" was read as the records\' ids, as no other column holds them' if ids else ""
        yield Finding(
            rule="survey tool's columns", severity="note", file=file, **place.of_finding(),
            reason=f"columns that {columns[0].tool} adds to every export were kept, and nothing is read "
                   f"from them:"
            f" {kept}{also}",
            remedy="If one of them is a field of yours, say with --mapping which.",
        )  # fmt: skip


_Said = dict[str, str]

CONSENT_UNCLEAR: _Said = {
    "reason": "the heading asks whether a record may be shown, and yes may mean either that it may or "
              "that it may"
    " not; its values were kept and decide nothing",
    "remedy": f"Say with --mapping what yes means: {MAY_PUBLISH} if a record with yes may be shown and "
              f"one with no may"
    " not; confidential if a record with yes may not be shown and one with no may; keep if neither.",
}  # fmt: skip

_TWICE: _Said = {
    "rule": "heading twice", "severity": "error", "reason": "two columns have this heading",
    "remedy": "Give each column a heading of its own, or delete the one that is not meant.",
}  # fmt: skip


def _heading_problem(column: Column, filled: frozenset[int]) -> _Said:
    understood = column.understood
    if column.translates:
        return {
            "rule": "column in another language", "severity": "warning",
            "reason": f'this column has the entries of "{column.translates}" in another language',
            "remedy": "It was kept, and nothing is drafted from it. Name the column you want with --mapping.",
        }  # fmt: skip
    if column.is_ambiguous:
        return {
            "rule": "heading ambiguous", "severity": "warning",
            "reason": "the heading names two fields, so its column was only kept",
            "remedy": "Say with --mapping which of the two it is.",
        }  # fmt: skip
    if not column.heading.strip():
        blank = {
            "rule": "heading blank", "severity": "warning", "remedy": "Give it a heading.",
            "reason": "a column has entries and no heading; they were kept",
        }  # fmt: skip
        return blank if column.at in filled else {}
    if understood.exact:
        return {}
    if not understood.field and column.at not in filled:
        return {}
    if asks_consent(column.heading):
        return {"rule": "consent unclear", "severity": "warning", **CONSENT_UNCLEAR}
    if not understood.field:
        return {
            "rule": "heading unknown", "severity": "warning", "nearest": understood.nearest,
            "reason": "no known field has this heading; its column was kept",
            "remedy": "Correct the heading, or say with --mapping which field it is.",
        }  # fmt: skip
    return {
        "rule": "heading misspelt", "severity": "warning", "nearest": understood.nearest,
        "reason": f'the heading seems to be misspelt and was read as the field "{understood.field}"',
        "remedy": "Correct the heading.",
    }  # fmt: skip


def _field_problem(column: Column, before: Column) -> _Said:
    if before is column or (column.option and before.option) or column.is_repeat or before.is_repeat:
        return {}
    if column.option and column.heading.startswith(before.heading):
        return {}  # the answers of a question, ticked one by one beside all of them in one cell
    if column.field == "fragment_id":
        return {
            "rule": "id column twice", "severity": "error",
            "reason": f'two columns may hold the records\' ids, this one and "{before.name}"',
            "remedy": 'Say with --mapping which it is, and write "keep" for the other.',
        }  # fmt: skip
    return {
        "rule": "field twice", "severity": "warning",
        "reason": f'this column and "{before.name}" were understood as the same field; both were kept',
        "remedy": "Join the two, or say with --mapping which is meant.",
    }  # fmt: skip
