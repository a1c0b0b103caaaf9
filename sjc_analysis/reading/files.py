"""Read files together: every problem of all of them at once, ids in the order given."""

import sys
from collections.abc import Collection, Iterator, Sequence
from os.path import realpath
from pathlib import Path

from sjc_analysis.casebook import Casebook
from sjc_analysis.findings import Finding, FindingsError
from sjc_analysis.quotes import quote_at
from sjc_analysis.reading.documents import SUFFIXES, FileRead, read_document
from sjc_analysis.reading.folders import files_of
from sjc_analysis.reading.headings import NOTHING_MAPPED, HeadingMap
from sjc_analysis.reading.mapping import read_mapping
from sjc_analysis.reading.pieces import FileParts, Remark, place_of
from sjc_analysis.reading.texts import TEXT_SUFFIXES, Text
from sjc_analysis.reading.words import without_unseen
from sjc_analysis.records import HarvestRecord, Passage, Quote, Source
from sjc_analysis.safe_sheets.hidden import hidden_parts
from sjc_analysis.work import nothing_searched


@nothing_searched()
def read_files(
    paths: Sequence[Path],
    *,
    public: frozenset[str] = frozenset(),
    mapping: Path | None = None,
    but: Collection[Path] = (),
) -> Casebook:
    """Read outcome records, tables of them, and meeting notes, character for character.

    Parameters
    ----------
    paths
        Text files and documents (each is a file of records or a note, by its content), tables in spreadsheets
        or delimited text, and folders of such files.
    public
        Names of the files the evaluator declared public; every other file is confidential.
    mapping
        A CSV file in which the evaluator says which fields headings are.
    but
        Files that a folder may hold and that are no documents, such as the list of actors.

    Returns
    -------
    Casebook
        With sources, records, passages and findings. The passages of a text file, in order, are its whole
        text; those of a table are its cells.

    Raises
    ------
    FindingsError
        With every problem of every file, at once.
    """
    headings, findings = _mapped(mapping)
    files, left = files_of(paths, SUFFIXES, but=but)
    findings.extend((*_given_wrongly(files, left), *left))
    read: list[FileRead] = []
    is_whole = True
    for path in files:
        found, said = read_document(path, headings)
        findings.extend(said)
        read.extend(found)
        if found and (hidden := hidden_parts(path)):
            public -= {path.name}
            findings.append(_hides(path.name, hidden))
        is_whole = is_whole and bool(found)
    if is_whole:
        findings.extend(_repeated_labels(read))
    problems = [finding for finding in findings if finding.severity == "error"]
    if problems:
        raise FindingsError.of(problems)
    return _numbered(read, findings, public)


def _hides(file: str, hidden: Sequence[str]) -> Finding:
    return Finding(
        rule="hidden content", severity="warning", file=file,
        reason=f"it holds what its author hid and what was read all the same ({', '.join(hidden)}), so the"
        " file counts as confidential, whether it was declared public or not",
        remedy="Show it, or take it out, and read the file again; or, if it may all be known, write no into"
        " the column confidential of the sheet sources.",
    )  # fmt: skip


def _mapped(mapping: Path | None) -> tuple[HeadingMap, list[Finding]]:
    if mapping is None:
        return NOTHING_MAPPED, []
    try:
        return read_mapping(mapping), []
    except FindingsError as error:
        return NOTHING_MAPPED, list(error.findings)


def _given_wrongly(paths: Sequence[Path], left: Sequence[Finding]) -> Iterator[Finding]:
    if not paths and not left:
        yield Finding(rule="no files", reason="no file was given", remedy="Name at least one document.")
    seen: set[str] = set()
    names: set[str] = set()
    for path in paths:
        if realpath(path) in seen:
            reason = "this file was given twice"
            yield Finding(rule="file twice", file=path.name, reason=reason, remedy="Name each file once.")
        elif path.name in names:
            # a name declared public would make both public, and findings could not tell them apart
            reason = "two files in different folders have this name"
            yield Finding(rule="file name twice", file=path.name, reason=reason, remedy="Rename one of them.")
        seen.add(realpath(path))
        names.add(Path(realpath(path)).name)


def _repeated_labels(read: Sequence[FileRead]) -> Iterator[Finding]:
    seen: dict[str, str] = {}
    for text, parts in read:
        lines = {piece.start: piece.line for piece in parts.pieces if piece.kind != "layout"}
        for record in parts.records:
            if record.label_at is None:
                continue
            label = " ".join(without_unseen(record.label).split()).casefold()
            place = place_of(parts.places, lines[record.label_at])
            if label in seen:
                yield Finding(
                    rule="id twice", file=text.name, **place.of_finding(),
                    reason=f"this record's id stands on another record too ({seen[label]})",
                    remedy="Give each record an id of its own, or give the same record once.",
                )  # fmt: skip
            seen.setdefault(label, f"{text.name}, {place.words}")


def _numbered(read: Sequence[FileRead], findings: Sequence[Finding], public: frozenset[str]) -> Casebook:
    """Give ids to everything, in the order of the files and of their texts."""
    sources: list[Source] = []
    records: list[HarvestRecord] = []
    passages: list[Passage] = []
    said: list[Finding] = []
    of_file: dict[str, list[Finding]] = {}
    for finding in findings:
        of_file.setdefault(finding.file, []).append(finding)
    for text, part in read:
        source_id = f"S-{len(sources) + 1:02d}"
        record_ids = [f"R-{len(records) + number + 1:02d}" for number in range(len(part.records))]
        own = _passages(text, part, source_id, record_ids, len(passages))
        by_start = {
            piece.start: passage
            for piece, passage in zip(part.pieces, own, strict=True)
            if piece.kind != "layout"
        }
        passages.extend(own)
        sources.append(_source(text, part, source_id, own, confidential=text.name not in public))
        records.extend(_records(part, source_id, record_ids, by_start))
        said.extend(
            finding.model_copy(update={"source_id": source_id}) for finding in of_file.pop(text.name, ())
        )
        said.extend(
            remark.finding(
                text.name, part.places, source_id=source_id,
                record_id=record_ids[remark.record] if remark.record is not None else "",
                passage_id=by_start[remark.at].passage_id if remark.at in by_start else "",
            )
            for remark in sorted(part.remarks, key=_by_line)
        )  # fmt: skip
    said.extend(finding for finding in findings if finding.file in of_file)
    numbered = [
        item.model_copy(update={"finding_id": f"X-{number:03d}"}) for number, item in enumerate(said, start=1)
    ]
    return Casebook().with_rows(sources=sources, records=records, passages=passages, findings=numbered)


def _by_line(remark: Remark) -> int:
    """Order remarks by line; what is about no line stands last."""
    return sys.maxsize if remark.line is None else remark.line


def _passages(
    text: Text, part: FileParts, source_id: str, record_ids: Sequence[str], before: int
) -> list[Passage]:
    ids = [f"P-{before + number:03d}" for number in range(1, len(part.pieces) + 1)]
    at_start = {
        piece.start: row_id for piece, row_id in zip(part.pieces, ids, strict=True) if piece.kind != "layout"
    }
    words = [place.words for place in part.places]
    # a cell's letters count from its first; but no two passages of a text file may cover the same places
    from_first = part.in_cells and not text.name.lower().endswith(TEXT_SUFFIXES)
    return [
        Passage.as_made(
            {
                "withheld": False,
                "passage_id": row_id,
                "source_id": source_id,
                "record_id": record_ids[piece.record] if piece.record is not None else "",
                "kind": piece.kind,
                "field": piece.field,
                "heading": piece.heading,
                "place": words[piece.line - 1] if words else f"line {piece.line}",
                "answers_id": at_start[piece.answers] if piece.answers is not None else "",
                "repeats_ids": tuple(at_start[start] for start in piece.repeats) if piece.repeats else (),
                "start": 0 if from_first else piece.start,
                "end": piece.end - piece.start if from_first else piece.end,
                "text": piece.cell if part.in_cells else text.text[piece.start : piece.end],
                "understood": piece.understood,
            }
        )
        for piece, row_id in zip(part.pieces, ids, strict=True)
    ]


def _source(
    text: Text, part: FileParts, source_id: str, passages: Sequence[Passage], *, confidential: bool
) -> Source:
    return Source(
        source_id=source_id,
        kind=part.kind,
        # An outcome record is written by or for those who gather the harvest: never an independent source.
        interest="harvester" if part.kind == "outcome_record" else "unknown",
        title=part.title,
        file=text.name,
        sha256=text.sha256,
        date=part.date,
        date_quote=_quote(part.date_span, passages),
        confidential=confidential,
    )


def _quote(span: tuple[int, int] | None, passages: Sequence[Passage]) -> Quote | None:
    if span is None:
        return None
    holder = next(passage for passage in passages if passage.start <= span[0] and span[1] <= passage.end)
    return quote_at(holder, *span)


def _records(
    part: FileParts, source_id: str, record_ids: Sequence[str], by_start: dict[int, Passage]
) -> Iterator[HarvestRecord]:
    for record, record_id in zip(part.records, record_ids, strict=True):
        label, flag = (by_start.get(-1 if at is None else at) for at in (record.label_at, record.flag_at))
        yield HarvestRecord(
            record_id=record_id,
            source_id=source_id,
            label=record.label,
            label_quote=quote_at(label, label.start, label.end) if label else None,
            programme_code=record.programme_code,
            country_code=record.country_code,
            year_month=record.year_month,
            objective_code=record.objective_code,
            number=record.number,
            confidential=record.confidential,
            flag_quote=quote_at(flag, flag.start, flag.end) if flag else None,
        )
