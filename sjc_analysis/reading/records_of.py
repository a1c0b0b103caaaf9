"""Turn the fields of a record file into pieces, records and remarks."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from sjc_analysis.findings import Finding
from sjc_analysis.reading.fragments import Field, Fragments
from sjc_analysis.reading.headings import Understood, understand_heading
from sjc_analysis.reading.labels import label_notes, take_apart
from sjc_analysis.reading.lexicons import threshold
from sjc_analysis.reading.pieces import FileParts, Piece, RecordParts, Remark, tile
from sjc_analysis.reading.repetition import Repetition, find_repetition
from sjc_analysis.reading.texts import Text
from sjc_analysis.reading.values import Meaning, Note, links_of, understand_value


@dataclass(frozen=True)
class RecordRead:
    """One record: its pieces, what its id and flag say, and what is to be said of it."""

    pieces: tuple[Piece, ...]
    parts: RecordParts
    remarks: tuple[Remark, ...]


@dataclass(frozen=True)
class _Read:
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
    read = [read_record(text.name, fields, number) for number, fields in enumerate(fragments.records)]
    pieces = [piece for record in read for piece in record.pieces]
    remarks = [remark for record in read for remark in record.remarks]
    strays = [
        _stray_piece(fragments, stray.start, stray.end, stray.line, stray.is_title)
        for stray in fragments.strays
    ]
    remarks.extend(_stray_remark(text.name, piece) for piece in strays)
    placed = tile(sorted([*pieces, *strays], key=lambda piece: piece.start), text.text)
    return FileParts(
        kind="outcome_record", pieces=placed, records=tuple(record.parts for record in read),
        remarks=tuple(remarks),
    )  # fmt: skip


def read_record(file: str, fields: Sequence[Field], number: int) -> RecordRead:
    """Understand every field of one record.

    Parameters
    ----------
    file
        The file's name, for the remarks.
    fields
        The record's fields, in order; one of them holds its id, unless the whole file has no ids.
    number
        Which record of the file it is, from 0.
    """
    read = [_understood(field, number) for field in fields]
    read, repeated = _with_repetition(read)
    remarks = [
        Remark(
            Finding(
                rule=note.rule, severity=note.severity, file=file, line=item.field.line,
                column=item.field.heading.strip(), reason=note.reason, allowed=note.allowed,
                nearest=nearest, remedy=note.remedy,
            ),
            at=item.piece.start, record=number,
        )
        for item, note, nearest in (*_field_notes(read), *repeated, *_record_notes(read))
    ]  # fmt: skip
    return RecordRead(
        pieces=tuple(item.piece for item in read), parts=_record(read),
        remarks=(*remarks, *_unchecked(file, read, number)),
    )  # fmt: skip


def _understood(field: Field, record: int) -> _Read:
    name = field.understood.field
    meaning = understand_value(name, field.value, exact_heading=field.understood.exact)
    piece = Piece(
        kind="field", start=field.start, end=field.end, line=field.line, field=name,
        heading=field.heading, understood=meaning.understood, record=record,
    )  # fmt: skip
    return _Read(field, piece, meaning)


_Said = tuple[_Read, Note, str]


def _with_repetition(read: list[_Read]) -> tuple[list[_Read], list[_Said]]:
    """Mark the fields that repeat others, and say so."""
    marked: list[_Read] = []
    said: list[_Said] = []
    # n words have n - 1 gaps between them: a shorter field neither repeats another nor is repeated
    shortest = 2 * threshold("repeat_min_words") - 1
    longer = [item for item in read if len(item.field.value) >= shortest]
    for item in read:
        others = {
            other.piece.start: other.field.value
            for other in (longer if len(item.field.value) >= shortest else ())
            if other is not item and other.piece.field != "merged"
        }
        repetition = find_repetition(item.field.value, others) if others else Repetition((), 0)
        enough = len(repetition.of) >= threshold("repeat_min_fields")
        if enough and item.piece.field in ("", "merged"):
            piece = replace(item.piece, field="merged", repeats=repetition.of)
            marked.append(replace(item, piece=piece))
        else:
            marked.append(item)
        said.extend((item, note, "") for note in _repetition_notes(item, repetition, enough))
    return marked, said


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
    flags = [item for item in read if item.piece.field == "confidential"]
    deciding = next((item for item in flags if item.piece.understood == "yes"), flags[0] if flags else None)
    return RecordParts(
        label=label.field.value if label else "", label_at=label.piece.start if label else None,
        confidential=deciding is None or deciding.piece.understood != "no",
        flag_at=deciding.piece.start if deciding and deciding.field.value else None,
        **take_apart(label.field.value if label else ""),
    )  # fmt: skip


def _field_notes(read: Sequence[_Read]) -> Iterator[_Said]:
    seen: set[str] = set()
    for item in read:
        understood = item.field.understood
        yield from (
            (item, note, nearest) for note, nearest in _heading_notes(item.field.heading, understood, item)
        )
        yield from ((item, note, "") for note in item.meaning.notes)
        if understood.field and understood.field in seen:
            reason = "a second heading of this record was understood as the same field; both were kept"
            yield item, Note("field twice", "warning", reason, remedy="Join the two, or rename one."), ""
        seen.add(understood.field)


def _heading_notes(heading: str, understood: Understood, item: _Read) -> Iterator[tuple[Note, str]]:
    if not understood.field and not understood.exact:
        reason = "no known field has this heading; its words were kept"
        if item.piece.field == "merged":
            reason = "no known field has this heading; by its words it is a merged field"
        remedy = "Correct the heading, or add it to data/lexicon/headings.csv."
        yield Note("heading unknown", "warning", reason, remedy=remedy), understood.nearest
    elif understood.field and not understood.exact:
        reason = f'the heading seems to be misspelt and was read as the field "{understood.field}"'
        yield Note("heading misspelt", "warning", reason, remedy="Correct the heading."), understood.nearest
    elif heading != heading.strip():
        yield Note("heading padded", "note", "there is a space too many between the stars"), ""


def _record_notes(read: Sequence[_Read]) -> Iterator[_Said]:
    first = {item.piece.field: item for item in reversed(read) if item.field.value}
    label = first.get("fragment_id", read[0])
    says = {
        name: item.field.value if name == "country" else item.piece.understood
        for name, item in first.items()
        if name in ("country", "year", "objective")
    }
    for note in label_notes(take_apart(label.field.value), says) if "fragment_id" in first else ():
        yield label, note, ""
    if not any(item.piece.field == "confidential" for item in read):
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


def _shared_links(read: Sequence[_Read]) -> Iterator[_Said]:
    evidence = {
        link for item in read if item.piece.field == "evidence" for _, link in links_of(item.field.value)
    }
    for item in read:
        if item.piece.field in ("evidence", "merged"):
            continue
        shared = {link for _, link in links_of(item.field.value)} & evidence
        if shared:
            reason = f"links of this field that also stand among the evidence, and count once: {len(shared)}"
            yield item, Note("link repeated", "note", reason), ""


def _swallowed_headings(read: Sequence[_Read]) -> Iterator[_Said]:
    for item in read:
        if item.piece.field == "merged":
            continue
        for line in item.field.value.splitlines()[1:]:
            heading, colon, _ = line.partition(":")
            if colon and understand_heading(heading).exact:
                reason = "a line of this value begins like a field whose stars are missing"
                remedy = "If it is a field of its own, write it as **Field**: value."
                yield item, Note("stars missing", "warning", reason, remedy=remedy), ""


def _unchecked(file: str, read: Sequence[_Read], record: int) -> Iterator[Remark]:
    linked = [item for item in read if links_of(item.field.value)]
    if linked:
        finding = Finding(
            rule="links not opened", severity="not_checked", file=file, line=linked[0].field.line,
            reason="the links were not opened: whether the pages exist and what they say was not checked",
            remedy="Open each and say in the evidence sheet what it shows.",
        )  # fmt: skip
        yield Remark(finding, record=record)
    finding = Finding(
        rule="nobody asked", severity="not_checked", file=file, line=read[0].field.line,
        reason="nobody was asked whether what the record says is so; reading looks at its form only",
        remedy="Ask people who should know, and enter what they say as substantiation.",
    )  # fmt: skip
    yield Remark(finding, record=record)


def _stray_piece(fragments: Fragments, start: int, end: int, line: int, is_title: bool) -> Piece:
    """Text outside of fields stays with the record below it, or else the last, and shares its flag."""
    below = (n for n, fields in enumerate(fragments.records) if fields[-1].start > start)
    record = next(below, len(fragments.records) - 1)
    return Piece(kind="heading" if is_title else "paragraph", start=start, end=end, line=line, record=record)


def _stray_remark(file: str, piece: Piece) -> Remark:
    finding = Finding(
        rule="text outside fields", severity="note", file=file, line=piece.line,
        reason="this text stands outside of the record's fields; it was kept and nothing is drafted from it",
        remedy="If it belongs to the record, put it into a field.",
    )  # fmt: skip
    return Remark(finding, at=piece.start, record=piece.record)
