"""Find where fields begin in a record whose stars were lost, by the forms kept as data."""

import re
from functools import cache
from typing import NamedTuple

from sjc_analysis.reading.columns import short_fields
from sjc_analysis.reading.headings import HeadingMap, Understood, is_above_headings, understand_heading
from sjc_analysis.reading.lexicons import lexicon, threshold
from sjc_analysis.reading.texts import Text


class FieldForm(NamedTuple):
    """A form in which a field begins.

    Parameters
    ----------
    name
        Its name.
    pattern, closing
        What begins a field, and what closes its value at the end of a line without being a part of it.
    marked
        Whether its mark alone is enough, or only a known heading makes it a field.
    """

    name: str
    pattern: re.Pattern[str]
    closing: re.Pattern[str]
    marked: bool

    def length_of(self, line: str) -> int:
        """Give the length of a line without what closes a value."""
        closed = self.closing.search(line.rstrip())
        return closed.start() if closed else len(line)


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
        if "fragment_id" in found and len(found) < threshold("plain_field_lines"):
            found = _with_short(form, text, mapping)
        if "fragment_id" in found and len(found) > most:
            best, most = form, len(found)
    return best


def _with_short(form: FieldForm, text: Text, mapping: HeadingMap) -> set[str]:
    """Give the fields of a text whose short headings ("Who: ...") count too; it needs one more of them."""
    marks = [mark for line in text.lines if (mark := mark_of(form, line.text))]
    said = [(mark.heading, understand_heading(mark.heading, mapping)) for mark in marks]
    said = [(heading, one if one.exact else Understood("", exact=False)) for heading, one in said]
    found = {one.field for one in short_fields(said, [True] * len(said))} - {""}
    return found if "outcome" in found and len(found) > threshold("plain_field_lines") else set()


def known_field(form: FieldForm, line: str, mapping: HeadingMap) -> str:
    """Give the field that a line begins by its exact heading; blank if it begins none."""
    mark = mark_of(form, line)
    understood = understand_heading(mark.heading, mapping) if mark else None
    return understood.field if understood and understood.exact else ""


def begins_field(form: FieldForm, line: str, mapping: HeadingMap) -> Mark | None:
    """Take a line apart that begins a field; ``None`` if it goes on with the field above."""
    mark = mark_of(form, line)
    if mark is not None and form.marked and is_above_headings(mark.heading):
        return None
    if mark is None or form.marked or understand_heading(mark.heading, mapping).field:
        return mark
    return None


def begins_unlisted(form: FieldForm, line: str, above: str, leads: frozenset[str]) -> Mark | None:
    """Take a line apart that begins like the record's other fields, by a label that is not listed.

    Parameters
    ----------
    form
        The form of the record's fields.
    line
        The line.
    above
        The line above it.
    leads
        What stands before the labels of the record's known fields: nothing, or a bullet or number.
    """
    mark = mark_of(form, line)
    if mark is None or form.marked or lead_of(line, mark) not in leads:
        return None
    value = line[mark.value_start :].strip()
    runs_on = value[:1].islower() and value.endswith(".")  # "One thing more: it is public."
    if above.rstrip().endswith(_OPEN_ENDS) or not value or runs_on or not _LABEL.fullmatch(mark.heading):
        return None
    return None if _not_labels().match(mark.heading) else mark


_OPEN_ENDS = (":", ",", ";", "(", "-", "–", "—", "：", "،")
_LABEL = re.compile(r"[^\W\d_a-zà-ÿ][^\s.,;!]*(?: [^\s.,;!]+){0,6}\??")
"""A label: some words without a mark between them, the first with a capital where its letters have them."""


@cache
def _not_labels() -> re.Pattern[str]:
    forms = (row["pattern"] for row in lexicon("row_words") if row["use"] == "no label")
    return re.compile("|".join(f"(?:{form})" for form in forms), re.IGNORECASE)


def lead_of(line: str, mark: Mark) -> str:
    """Give what stands before a label, any number alike."""
    return re.sub(r"\d+", "1", line[: line.index(mark.heading)])


def leads_of(form: FieldForm, text: Text, mapping: HeadingMap) -> frozenset[str]:
    """Give what stands before the labels of the known fields of a text."""
    marks = ((line.text, mark_of(form, line.text)) for line in text.lines)
    return frozenset(
        lead_of(line, mark)
        for line, mark in marks
        if mark and understand_heading(mark.heading, mapping).exact
    )


def mark_of(form: FieldForm, line: str) -> Mark | None:
    """Take a line apart by the form.

    Examples
    --------
    >>> form = next(form for form in _forms() if form.name == "no mark")
    >>> mark_of(form, "Year: 2031")
    Mark(heading='Year', value_start=5)
    """
    match = form.pattern.match(line)
    return Mark(match["heading"], match.end()) if match else None


@cache
def _forms() -> tuple[FieldForm, ...]:
    return tuple(
        FieldForm(
            row["form"],
            re.compile(row["pattern"]),
            re.compile(rf"(?:{row['closing'] or '(?!)'})\Z"),
            row["marked"] == "yes",
        )
        for row in lexicon("field_forms")
    )
