"""Find where fields begin in a record whose stars were lost, by the forms kept as data."""

import re
from functools import cache
from typing import NamedTuple

from sjc_analysis.reading.headings import HeadingMap, understand_heading
from sjc_analysis.reading.lexicons import lexicon, threshold
from sjc_analysis.reading.texts import Text


class FieldForm(NamedTuple):
    """A form in which a field begins: its name, its pattern, whether its mark alone is enough."""

    name: str
    pattern: re.Pattern[str]
    marked: bool


class Mark(NamedTuple):
    """A heading's place in its line: the heading itself, and where the value begins."""

    heading: str
    value_start: int


def field_form(text: Text, mapping: HeadingMap) -> FieldForm | None:
    r"""Give the form by which a text names most fields; ``None`` if it has no id or too few known fields.

    Examples
    --------
    >>> field_form(Text("a.txt", "", "ID: XA-1\nYear: 2031\nCountry: Marenia"), {}).name
    'no mark'
    >>> field_form(Text("a.txt", "", "Date: 6 May\nCountry: Marenia\nYear: 2031"), {}) is None
    True
    """
    best, most = None, threshold("plain_field_lines") - 1
    for form in _forms():
        found = {known_field(form, line.text, mapping) for line in text.lines} - {""}
        if "fragment_id" in found and len(found) > most:
            best, most = form, len(found)
    return best


def known_field(form: FieldForm, line: str, mapping: HeadingMap) -> str:
    """Give the field that a line begins by its exact heading; blank if it begins none."""
    mark = mark_of(form, line)
    understood = understand_heading(mark.heading, mapping) if mark else None
    return understood.field if understood and understood.exact else ""


def begins_field(form: FieldForm, line: str, mapping: HeadingMap) -> Mark | None:
    """Take a line apart that begins a field; ``None`` if it goes on with the field above."""
    mark = mark_of(form, line)
    if mark is None or form.marked or understand_heading(mark.heading, mapping).field:
        return mark
    return None


def mark_of(form: FieldForm, line: str) -> Mark | None:
    """Take a line apart by the form.

    Examples
    --------
    >>> mark_of(_forms()[1], "Year: 2031")
    Mark(heading='Year', value_start=5)
    """
    match = form.pattern.match(line)
    return Mark(match["heading"], match.end()) if match else None


@cache
def _forms() -> tuple[FieldForm, ...]:
    return tuple(
        FieldForm(row["form"], re.compile(row["pattern"]), row["marked"] == "yes")
        for row in lexicon("field_forms")
    )
