"""Turn the fields of a record file into pieces, records and remarks."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from sjc_analysis.date_words import impossible_dates
from sjc_analysis.reading.columns import CONSENT_UNCLEAR
from sjc_analysis.reading.fragments import Field, Fragments
from sjc_analysis.reading.headings import (
    FLAG_FIELDS,
    MAY_PUBLISH,
    Understood,
    asks_consent,
    understand_heading,
)
from sjc_analysis.reading.kept_cells import OUTSIDE
from sjc_analysis.reading.labels import label_notes, take_apart
from sjc_analysis.reading.lexicons import threshold
from sjc_analysis.reading.pieces import FileParts, Piece, RecordParts, Remark, tile
from sjc_analysis.reading.repetition import Repetition, as_run, find_repetition, may_be_repeated
from sjc_analysis.reading.texts import Text
from sjc_analysis.reading.values import (
    Meaning,
    Note,
    is_blank_answer,
    links_of,
    no_such_date,
    understand_value,
)
from sjc_analysis.work import worked


class RecordRead(NamedTuple):
    """One record: its pieces, what its id and flag say, and what is to be said of it."""

    pieces: tuple[Piece, ...]
    parts: RecordParts
    remarks: tuple[Remark, ...]


class _Read(NamedTuple):
    """A field with its piece and what its value means."""

    field: Field
    piece: Piece
    meaning: Meaning


def record_parts(text: Text, fragments: Fragments) -> FileParts:
    """Understand every field of a record file.

    Parameters
    ----------
    text
        The file.
    fragments
        Its fields, from :func:`sjc_analysis.reading.fragments.read_fragments`, without errors.
    """
    read = read_records(fragments.records, 0)
    pieces = [piece for record in read for piece in record.pieces]
    remarks = [remark for record in read for remark in record.remarks]
    ends = [fields[-1].start for fields in fragments.records]
    strays = [
        _stray_piece(ends, stray.start, stray.end, stray.line, stray.is_title) for stray in fragments.strays
    ]
    remarks.extend(map(_stray_remark, strays))
    placed = tile(sorted([*pieces, *strays], key=lambda piece: piece.start), text)
    return FileParts(
        kind="outcome_record", pieces=placed, records=tuple(record.parts for record in read),
        remarks=tuple(remarks),
    )  # fmt: skip


def read_records(records: Sequence[Sequence[Field]], before: int) -> list[RecordRead]:
    """Understand every field of many records, on all cores where they are many.

    Parameters
    ----------
    records
        The fields of each record.
    before
        How many records of the file stand before these.
    """
    return list(worked(_read_part, [*enumerate(records, start=before)], "reading"))


def _read_part(part: Sequence[tuple[int, Sequence[Field]]]) -> list[RecordRead]:
    return [read_record(fields, number) for number, fields in part]


def read_record(fields: Sequence[Field], number: int) -> RecordRead:
    """Understand every field of one record.

    Parameters
    ----------
    fields
        The record's fields, in order; one of them holds its id, unless the whole file has no ids.
    number
        Which record of the file it is, from 0.
    """
    read = [_understood(field, number) for field in fields]
    read, repeated = _with_repetition(read)
    remarks = [
        Remark(note, item.field.line, item.field.heading.strip(), nearest, item.piece.start, number)
        for item, note, nearest in (*_field_notes(read), *repeated, *_record_notes(read))
    ]
    return RecordRead(
        pieces=tuple(item.piece for item in read), parts=_record(read),
        remarks=(*remarks, *_unchecked(read, number)),
    )  # fmt: skip


def _understood(field: Field, record: int) -> _Read:
    name = field.understood.field
    meaning = understand_value(name, field.value, exact_heading=field.understood.exact)
    piece = Piece(
        "field", field.start, field.end, field.line, name, field.heading, meaning.understood, record,
        cell=field.cell,
    )  # fmt: skip
    return _Read(field, piece, meaning)


_Said = tuple[_Read, Note, str]


def _with_repetition(read: list[_Read]) -> tuple[list[_Read], list[_Said]]:
    """Mark the fields that repeat others, and say so."""
    # n words have n - 1 gaps between them: a shorter field neither repeats another nor is repeated
    shortest = 2 * threshold("repeat_min_words") - 1
    longer = {
        item.piece.start: as_run(item.field.value) for item in read if len(item.field.value) >= shortest
    }
    merged = {item.piece.start for item in read if item.piece.field == "merged"}
    # what a field may repeat: not a merged one, nor one of few words, which any text may hold
    able = {at: run for at, run in longer.items() if at not in merged and may_be_repeated(run)}
    marked: list[_Read] = []
    said: list[_Said] = []
    for item in read:
        start, enough, repetition = item.piece.start, False, _NO_REPETITION
        if start in longer:
            room = len(longer[start])
            others = {at: run for at, run in able.items() if at != start and len(run) <= room}
            if len(others) >= threshold("repeat_min_fields"):
                repetition = find_repetition(longer[start], others)
                enough = len(repetition.of) >= threshold("repeat_min_fields")
        if enough and item.piece.field in ("", "merged"):
            item = item._replace(piece=item.piece._replace(field="merged", repeats=repetition.of))
        marked.append(item)
        said.extend((item, note, "") for note in _repetition_notes(item, repetition, enough))
    return marked, said


_NO_REPETITION = Repetition((), 0)


def _repetition_notes(item: _Read, repetition: Repetition, enough: bool) -> Iterator[Note]:
    if enough:
        reason = f"the field repeats {len(repetition.of)} other fields of its record; their words count once"
        yield Note("repetition", "note", reason)
        if repetition.own_words >= threshold("repeat_own_words"):
            reason = f"beside what it repeats, the field has {repetition.own_words} words of its own"
            remedy = "Compare it with the other fields: nothing is drafted from its own words."
            yield Note("repetition differs", "warning", reason, remedy=remedy)
    elif item.piece.field == "merged" and item.field.value:
        reason = "by its heading the field repeats others, but it does not hold their words"
        remedy = "Compare it with the other fields: nothing is drafted from a merged field."
        yield Note("repetition differs", "warning", reason, remedy=remedy)


def _record(read: Sequence[_Read]) -> RecordParts:
    label = next((item for item in read if item.piece.field == "fragment_id"), None)
    flags = [item for item in read if item.piece.field in _SHOWN]
    deciding = next((item for item in flags if _hides(item)), flags[0] if flags else None)
    return RecordParts(
        label=label.field.value if label else "", label_at=label.piece.start if label else None,
        confidential=deciding is None or _hides(deciding),
        flag_at=deciding.piece.start if deciding and deciding.field.value else None,
        **take_apart(label.field.value if label else ""),
    )  # fmt: skip


_SHOWN = ("confidential", MAY_PUBLISH)


def _hides(flag: _Read) -> bool:
    """Whether a flag says anything but plainly that the record may be shown."""
    return flag.piece.understood != ("no" if flag.piece.field == "confidential" else "yes")


_NO_PROSE = FLAG_FIELDS | {"year", "fragment_id", "merged"}


def _field_notes(read: Sequence[_Read]) -> Iterator[_Said]:
    seen: set[str] = set()
    for item in read:
        understood = item.field.understood
        heading = item.field.heading
        if not understood.exact or heading != heading.strip():
            yield from ((item, note, nearest) for note, nearest in _heading_notes(heading, understood, item))
        for note in item.meaning.notes:
            yield item, note, ""
        if understood.field not in _NO_PROSE:
            yield from ((item, no_such_date(wrong), "") for wrong in impossible_dates(item.field.value))
        if understood.field and understood.field in seen:
            reason = "a second heading of this record was understood as the same field; both were kept"
            yield item, Note("field twice", "warning", reason, remedy="Join the two, or rename one."), ""
        seen.add(understood.field)


def _heading_notes(heading: str, understood: Understood, item: _Read) -> Iterator[tuple[Note, str]]:
    if not understood.field and not understood.exact and asks_consent(heading):
        yield (
            Note("consent unclear", "warning", CONSENT_UNCLEAR["reason"], remedy=CONSENT_UNCLEAR["remedy"]),
            "",
        )
    elif not understood.field and not understood.exact:
        reason = "no known field has this heading; its words were kept"
        if item.piece.field == "merged":
            reason = "no known field has this heading; by its words it is a merged field"
        remedy = "Correct the heading, or say with --mapping which field it is."
        yield Note("heading unknown", "warning", reason, remedy=remedy), understood.nearest
    elif understood.field and not understood.exact:
        reason = f'the heading seems to be misspelt and was read as the field "{understood.field}"'
        yield Note("heading misspelt", "warning", reason, remedy="Correct the heading."), understood.nearest
    elif heading != heading.strip():
        where = "in the heading" if item.field.cell else "between the stars"
        yield Note("heading padded", "note", f"there is a space too many {where}"), ""


def _record_notes(read: Sequence[_Read]) -> Iterator[_Said]:
    first = {
        item.piece.field: item
        for item in reversed(read)
        if item.field.value and not is_blank_answer(item.field.value)
    }
    label = first.get("fragment_id", read[0])
    says = {
        name: item.field.value if name == "country" else item.piece.understood
        for name, item in first.items()
        if name in ("country", "year", "objective")
    }
    for note in label_notes(take_apart(label.field.value), says) if "fragment_id" in first else ():
        yield label, note, ""
    if not any(item.piece.field in _SHOWN for item in read):
        reason = "the record has no flag for confidentiality, so it is read as confidential"
        yield label, Note("flag missing", "warning", reason, remedy="Add **Confidential**: yes or no."), ""
    if "outcome" not in first:
        remedy = "Without it no outcome can be drafted."
        yield (
            label,
            Note("outcome missing", "warning", "the record has no outcome description", remedy=remedy),
            "",
        )
    yield from _shared_links(read)
    yield from _swallowed_headings(read)
    yield from _text_below(read[-1])


def _shared_links(read: Sequence[_Read]) -> Iterator[_Said]:
    evidence = {
        link for item in read if item.piece.field == "evidence" for _, link in links_of(item.field.value)
    }
    for item in read:
        if item.piece.field in ("evidence", "merged") or not links_of(item.field.value):
            continue
        shared = {link for _, link in links_of(item.field.value)} & evidence
        if shared:
            reason = f"links of this field that also stand among the evidence, and count once: {len(shared)}"
            yield item, Note("link repeated", "note", reason), ""


def _swallowed_headings(read: Sequence[_Read]) -> Iterator[_Said]:
    for item in read:
        if item.piece.field == "merged":
            continue
        if ":" not in item.field.value:
            continue
        for line in item.field.value.splitlines()[1:]:
            heading, colon, _ = line.partition(":")
            if colon and understand_heading(heading).exact:
                reason = "a line of this value begins like a field whose stars are missing"
                remedy = "If it is a field of its own, write it as **Field**: value."
                yield item, Note("stars missing", "warning", reason, remedy=remedy), ""


def _text_below(last: _Read) -> Iterator[_Said]:
    """Say that text below blank lines was read as part of a record's last field."""
    below = 0 if last.field.cell else len(_BLANK_LINE.findall(last.field.value))
    if below:
        count = "one paragraph" if below == 1 else f"{below:,} paragraphs"
        reason = f"{count} below blank lines were read as part of this field, the last of its record"
        remedy = "If they are another document, such as a note, give them as a file of their own."
        yield last, Note("text below a field", "note", reason, remedy=remedy), ""


_BLANK_LINE = re.compile(r"(?:\r\n|\n|\r)[^\S\r\n]*(?:\r\n|\n|\r)\s*")


def _unchecked(read: Sequence[_Read], record: int) -> Iterator[Remark]:
    linked = next((item for item in read if links_of(item.field.value)), None)
    if linked is not None:
        yield Remark(_NOT_OPENED, linked.field.line, record=record)
    yield Remark(_NOBODY_ASKED, read[0].field.line, record=record)


_NOT_OPENED = Note(
    "links not opened", "not_checked",
    "the links were not opened: whether the pages exist and what they say was not checked",
    remedy="Open each and say in the evidence sheet what it shows.",
)  # fmt: skip

_NOBODY_ASKED = Note(
    "nobody asked", "not_checked",
    "nobody was asked whether what the record says is so; reading looks at its form only",
    remedy="Ask people who should know, and enter what they say as substantiation.",
)  # fmt: skip


def _stray_piece(ends: Sequence[int], start: int, end: int, line: int, is_title: bool) -> Piece:
    """Text outside of fields stays with the record below it, or else the last, and shares its flag."""
    record = min(bisect_right(ends, start), len(ends) - 1)
    return Piece(kind="heading" if is_title else "paragraph", start=start, end=end, line=line, record=record)


def _stray_remark(piece: Piece) -> Remark:
    return Remark(OUTSIDE, piece.line, at=piece.start, record=piece.record)
