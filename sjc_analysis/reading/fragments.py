"""Read outcome-harvest records in the ``**Field**: value`` form, one or many in a file."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import NamedTuple

from sjc_analysis.findings import Finding
from sjc_analysis.reading.columns import short_fields
from sjc_analysis.reading.field_lines import (
    FieldForm,
    Mark,
    begins_field,
    begins_unlisted,
    field_form,
    known_field,
    leads_of,
)
from sjc_analysis.reading.headings import NOTHING_MAPPED, HeadingMap, Understood, understand_heading
from sjc_analysis.reading.lexicons import threshold
from sjc_analysis.reading.texts import Line, Text

_SEPARATOR = re.compile(r"\s*(?:-{3,}|={3,}|_{3,}|\*{3,})\s*")
_STARS_AFTER = re.compile(r"\*?[^\s*][^*]*\*\*\s*:")
_COLONS = (":", "：")
_MARKDOWN_TITLE = re.compile(r"\s*#{1,6}\s+\S")


class Field(NamedTuple):
    """One field of a record: its heading, its value's place, where it stands, and for a table the cell."""

    heading: str
    understood: Understood
    line: int
    start: int
    end: int
    value: str
    cell: str = ""


@dataclass(frozen=True)
class Stray:
    """Text of a record file that belongs to no field."""

    line: int
    start: int
    end: int
    is_title: bool


@dataclass(frozen=True)
class Fragments:
    """The fields of a file by record, and what stands outside of them; ``errors`` if it cannot be read."""

    records: tuple[tuple[Field, ...], ...]
    strays: tuple[Stray, ...]
    errors: tuple[Finding, ...]


def looks_like_records(text: Text, mapping: HeadingMap = NOTHING_MAPPED) -> bool:
    r"""Whether a text is a record file: it has a record's id, or two known headings between stars.

    Examples
    --------
    >>> looks_like_records(Text("a.txt", "", "**Country**: Marenia\n**Year**: 2031"))
    True
    >>> looks_like_records(Text("a.txt", "", "We met on 6 May. **Nobody** spoke."))
    False
    """
    return _is_starred(text, mapping) or field_form(text, mapping) is not None


def _is_starred(text: Text, mapping: HeadingMap) -> bool:
    known, has_colon = [], False
    for line in text.lines:
        if line.text.lstrip().startswith("**"):
            rough = re.split(r"\*\*|:", line.text.lstrip()[2:], maxsplit=1)[0]
            known.append(understand_heading(rough, mapping).field)
            has_colon = has_colon or _heading_mark(line.text) is not None
    several = sum(field != "" for field in known) >= 2
    return has_colon and ("fragment_id" in known or several)


def first_lines(text: Text, mapping: HeadingMap) -> tuple[Line, ...]:
    r"""Give the lines that begin a record: with an id, or with the field that the first record begins with.

    Parameters
    ----------
    text
        A record file.
    mapping
        What the evaluator said of headings.

    Examples
    --------
    >>> text = Text("a.txt", "", "**Year**: 2031\n**ID**: XA-1\n\n**Year**: 2032\n**ID**: XA-2")
    >>> [line.number for line in first_lines(text, {})]
    [1, 2, 4, 5]
    """
    form = None if _is_starred(text, mapping) else field_form(text, mapping)
    fields = [(line, _field_of(line, mapping, form)) for line in text.lines]
    first = next((field for _, field in fields if field), "fragment_id")
    return tuple(line for line, field in fields if field in ("fragment_id", first))


def _field_of(line: Line, mapping: HeadingMap, form: FieldForm | None) -> str:
    """Give the known field that a line begins, in a form or between stars; blank if it begins none."""
    if form is not None:
        return known_field(form, line.text, mapping)
    mark = _heading_mark(line.text) if line.text.lstrip().startswith("**") else None
    return understand_heading(mark.heading, mapping).field if mark else ""


def read_fragments(text: Text, mapping: HeadingMap = NOTHING_MAPPED) -> Fragments:
    """Read the fields of a record file and group them into records."""
    errors: list[Finding] = []
    fields: list[Field] = []
    strays: list[Stray] = []
    form = None if _is_starred(text, mapping) else field_form(text, mapping)
    blocks = _blocks(text, mapping, errors) if form is None else _formed_blocks(text, mapping, form)
    for block in blocks:
        if isinstance(block, Field):
            fields.append(block)
        else:
            strays.append(block)
    records = [with_short_fields(record) for record in grouped(fields)]
    for number, record in enumerate(records):
        is_first = number == 0 and len(records) > 1 and _is_id(records[1][0])
        errors.extend(record_errors(text.name, record, is_first_of_many=is_first))
    errors.sort(key=lambda error: error.line or 0)
    return Fragments(records=tuple(records), strays=tuple(strays), errors=tuple(errors))


def _heading_mark(line: str) -> Mark | None:
    """Take a line that begins with two stars apart; ``None`` if it is broken.

    >>> _heading_mark("**Year**: 2031")
    Mark(heading='Year', value_start=9)
    >>> _heading_mark("**Year: 2031") is None
    True
    """
    begin = len(line) - len(line.lstrip()) + 2
    close = line.find("**", begin)
    if close < 0 or not line[begin:close].strip(" :"):
        return None
    heading, after = line[begin:close], line[close + 2 :]
    if heading.rstrip().endswith(_COLONS):
        return Mark(heading.rstrip()[:-1], close + 2)
    if after.lstrip().startswith(_COLONS):
        return Mark(heading, close + 3 + len(after) - len(after.lstrip()))
    return None


def _blocks(text: Text, mapping: HeadingMap, errors: list[Finding]) -> Iterator[Field | Stray]:
    """Cut the file at its headings; each block runs to its last line that says something."""
    open_line: tuple[Line, Mark | None] | None = None
    end = 0
    for line in text.lines:
        bare = line.text.strip()
        starred = bare.startswith("**")
        if not bare or _SEPARATOR.fullmatch(line.text):
            continue
        if starred or _MARKDOWN_TITLE.match(line.text):
            if open_line is not None:
                yield _block(text, mapping, *open_line, end)
            mark = _heading_mark(line.text) if starred else None
            if starred and mark is None:
                errors.append(_broken(text.name, line.number))
            open_line = (line, mark)
        elif "**" in bare and _STARS_AFTER.match(line.text):
            errors.append(_broken(text.name, line.number))
        elif open_line is None:
            open_line = (line, None)
        end = line.end
    if open_line is not None:
        yield _block(text, mapping, *open_line, end)


def _formed_blocks(text: Text, mapping: HeadingMap, form: FieldForm) -> Iterator[Field | Stray]:
    """Cut a file without stars where its form says that a field begins."""
    open_line: tuple[Line, Mark | None] | None = None
    end = 0
    leads = leads_of(form, text, mapping)
    above = ""
    for line in text.lines:
        if not line.text.strip() or _SEPARATOR.fullmatch(line.text):
            continue
        mark = begins_field(form, line.text, mapping)
        if mark is not None and _is_code_of(open_line, end, line, mark, mapping):
            mark = None
        elif mark is None and open_line is not None:
            mark = begins_unlisted(form, line.text, above, leads)
        above = line.text
        # an id is one line: what stands below it and begins no field is no part of it
        ends_id = open_line is not None and open_line[1] is not None and _names_id(open_line[1], mapping)
        has_id = ends_id and open_line is not None and end > open_line[0].start + open_line[1].value_start  # type: ignore[union-attr]
        if open_line is None or mark is not None or (has_id and not form.marked):
            if open_line is not None:
                yield _block(text, mapping, *open_line, end)
            open_line = (line, mark)
        end = line.start + form.length_of(line.text)
    if open_line is not None:
        yield _block(text, mapping, *open_line, end)


def _names_id(mark: Mark, mapping: HeadingMap) -> bool:
    return understand_heading(mark.heading, mapping).field == "fragment_id"


def _is_code_of(
    above: tuple[Line, Mark | None] | None, end: int, line: Line, mark: Mark, mapping: HeadingMap
) -> bool:
    """Whether a line such as "Outcome: 2.1" is the code that the field above asks for, and no field."""
    if above is None or above[1] is None or end > above[0].end:
        return False
    heading, value = above[1].heading, above[0].text[above[1].value_start :]
    asks = understand_heading(heading, mapping).field == "framework" and not value.strip()
    return asks and line.text[mark.value_start :].lstrip()[:1].isdigit()


def _block(text: Text, mapping: HeadingMap, line: Line, mark: Mark | None, end: int) -> Field | Stray:
    start = line.start + (mark.value_start if mark else 0)
    body = text.text[start:end]
    if mark is None:
        lead = len(body) - len(body.lstrip())
        is_title = bool(_MARKDOWN_TITLE.match(line.text))
        return Stray(line.number, start + lead, start + len(body.rstrip()), is_title)
    value = body.strip()
    if value:
        start += len(body) - len(body.lstrip())
    return Field(
        heading=mark.heading, understood=understand_heading(mark.heading, mapping), line=line.number,
        start=start, end=start + len(value), value=value,
    )  # fmt: skip


def _broken(file: str, line: int) -> Finding:
    return Finding(
        rule="broken line", file=file, line=line, reason="a field's heading is not closed or has no colon",
        allowed="**Field**: value",
        remedy="Put two stars before and two after the heading, then a colon. If the line belongs to the"
        " value above it, take the stars out.",
    )  # fmt: skip


def grouped(fields: Sequence[Field]) -> list[tuple[Field, ...]]:
    """Begin a record at every id; or where the first field stands again, if each record then has one id.

    Parameters
    ----------
    fields
        The fields of all records, in order.
    """
    starts = [at for at, field in enumerate(fields) if field.heading == fields[0].heading]
    again = [tuple(fields[at:to]) for at, to in pairwise([*starts, len(fields)])]
    if all(sum(map(_is_id, record)) == 1 for record in again):
        return again
    records: list[list[Field]] = []
    for field in fields:
        if not records or (_is_id(field) and any(map(_is_id, records[-1]))):
            records.append([])
        records[-1].append(field)
    return [tuple(record) for record in records]


def with_short_fields(record: Sequence[Field]) -> tuple[Field, ...]:
    """Understand the short headings of a record of an outcome ("Place", "Change")."""
    said = [(field.heading, field.understood) for field in record]
    return tuple(
        field._replace(understood=understood)
        for field, understood in zip(record, short_fields(said, [True] * len(said)), strict=True)
    )


def _is_id(field: Field) -> bool:
    return field.understood.field == "fragment_id"


def record_errors(file: str, record: Sequence[Field], *, is_first_of_many: bool) -> Iterator[Finding]:
    """Say that a record has no id, or that a second one seems to begin within it.

    Parameters
    ----------
    file
        The file's name.
    record
        Its fields.
    is_first_of_many
        Whether others follow that begin with their ids, so that fields above its id belong to no record.
    """
    ids = [field for field in record if _is_id(field)]
    if not ids:
        yield _lost_id(file, record[0].line, "the record has no id")
    elif not ids[0].value:
        yield _lost_id(file, ids[0].line, "the record's id is blank", ids[0].heading.strip())
    if ids and is_first_of_many and record[0] is not ids[0]:
        yield _lost_id(file, record[0].line, "these fields stand before the first record's id")
    seen: Counter[str] = Counter()
    twice = 0
    for field in record:
        name = field.understood.field
        if name in ("", "fragment_id"):
            continue
        seen[name] += 1
        twice += seen[name] == 2
        if twice >= threshold("lost_id_fields"):
            yield _lost_id(file, field.line, "a second record seems to begin above this line without an id")
            return


def _lost_id(file: str, line: int, reason: str, column: str = "") -> Finding:
    return Finding(
        rule="id missing", file=file, line=line, column=column, reason=reason,
        allowed="a line such as **FragmentID**: CVP-XMA3109/ACC002 at the head of each record",
        remedy="Give each record its id, in its first line.",
    )  # fmt: skip
