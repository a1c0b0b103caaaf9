"""Read files together: every problem of all of them at once, ids in the order given."""

import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

from sjc_analysis.casebook import Casebook
from sjc_analysis.findings import Finding, FindingsError
from sjc_analysis.quotes import quote_at
from sjc_analysis.reading.fragments import looks_like_records, read_fragments
from sjc_analysis.reading.notes import note_parts
from sjc_analysis.reading.pieces import FileParts, Remark
from sjc_analysis.reading.records_of import record_parts
from sjc_analysis.reading.texts import Text, read_text
from sjc_analysis.records import HarvestRecord, Passage, Quote, Source


def read_files(paths: Sequence[Path], *, public: frozenset[str] = frozenset()) -> Casebook:
    """Read outcome records and meeting notes, character for character.

    Parameters
    ----------
    paths
        Text files; each is a file of records or a note, by its content.
    public
        Names of the files the evaluator declared public; every other file is confidential.

    Returns
    -------
    Casebook
        With sources, records, passages and findings. The passages of a file, in order, are its whole text.

    Raises
    ------
    FindingsError
        With every problem of every file, at once.
    """
    texts: list[Text] = []
    findings: list[Finding] = list(_given_wrongly(paths))
    for path in paths:
        text, said = read_text(path)
        findings.extend(said)
        if text is not None:
            texts.append(text)
    parts: list[FileParts] = []
    for text in texts:
        read = _file_parts(text)
        findings.extend([] if isinstance(read, FileParts) else read)
        parts.extend([read] if isinstance(read, FileParts) else [])
    if len(parts) == len(texts):
        findings.extend(_repeated_labels(texts, parts))
    problems = [finding for finding in findings if finding.severity == "error"]
    if problems:
        raise FindingsError.of(problems)
    return _numbered(texts, parts, findings, public)


def _given_wrongly(paths: Sequence[Path]) -> Iterator[Finding]:
    if not paths:
        yield Finding(rule="no files", reason="no file was given", remedy="Name at least one document.")
    seen: set[Path] = set()
    for path in paths:
        if path.resolve() in seen:
            reason = "this file was given twice"
            yield Finding(rule="file twice", file=path.name, reason=reason, remedy="Name each file once.")
        elif path.name in {other.name for other in seen}:
            # a name declared public would make both public, and findings could not tell them apart
            reason = "two files in different folders have this name"
            yield Finding(rule="file name twice", file=path.name, reason=reason, remedy="Rename one of them.")
        seen.add(path.resolve())


def _file_parts(text: Text) -> FileParts | tuple[Finding, ...]:
    if not looks_like_records(text):
        return note_parts(text)
    fragments = read_fragments(text)
    return fragments.errors or record_parts(text, fragments)


def _repeated_labels(texts: Sequence[Text], parts: Sequence[FileParts]) -> Iterator[Finding]:
    seen: dict[str, str] = {}
    for text, part in zip(texts, parts, strict=True):
        lines = {piece.start: piece.line for piece in part.pieces if piece.kind != "layout"}
        for record in part.records:
            label, line = " ".join(record.label.split()).casefold(), lines[record.label_at]
            if label in seen:
                yield Finding(
                    rule="id twice", file=text.name, line=line,
                    reason=f"this record's id stands on another record too ({seen[label]})",
                    remedy="Give each record an id of its own, or give the same record once.",
                )  # fmt: skip
            seen.setdefault(label, f"{text.name}, line {line}")


def _numbered(
    texts: Sequence[Text], parts: Sequence[FileParts], findings: Sequence[Finding], public: frozenset[str]
) -> Casebook:
    """Give ids to everything, in the order of the files and of their texts."""
    sources: list[Source] = []
    records: list[HarvestRecord] = []
    passages: list[Passage] = []
    said: list[Finding] = []
    for text, part in zip(texts, parts, strict=True):
        source_id = f"S-{len(sources) + 1:02d}"
        record_ids = [f"R-{len(records) + number + 1:02d}" for number in range(len(part.records))]
        own = _passages(text, part, source_id, record_ids, len(passages))
        by_start = {passage.start: passage for passage in own if passage.kind != "layout"}
        passages.extend(own)
        sources.append(_source(text, part, source_id, own, confidential=text.name not in public))
        records.extend(_records(part, source_id, record_ids, by_start))
        said.extend(
            finding.model_copy(update={"source_id": source_id})
            for finding in findings
            if finding.file == text.name
        )
        said.extend(
            remark.finding.model_copy(
                update={
                    "source_id": source_id,
                    "record_id": record_ids[remark.record] if remark.record is not None else "",
                    "passage_id": by_start[remark.at].passage_id if remark.at in by_start else "",
                }
            )
            for remark in sorted(part.remarks, key=_by_line)
        )
    numbered = [
        item.model_copy(update={"finding_id": f"X-{number:03d}"}) for number, item in enumerate(said, start=1)
    ]
    return Casebook(
        sources=tuple(sources), records=tuple(records), passages=tuple(passages), findings=tuple(numbered)
    )


def _by_line(remark: Remark) -> int:
    """Order remarks by line; what is about no line stands last."""
    return sys.maxsize if remark.finding.line is None else remark.finding.line


def _passages(
    text: Text, part: FileParts, source_id: str, record_ids: Sequence[str], before: int
) -> list[Passage]:
    ids = {
        piece.start: f"P-{before + number:03d}"
        for number, piece in enumerate(part.pieces, start=1)
        if piece.kind != "layout"
    }
    return [
        Passage(
            passage_id=f"P-{before + number:03d}",
            source_id=source_id,
            record_id=record_ids[piece.record] if piece.record is not None else "",
            kind=piece.kind,
            field=piece.field,
            heading=piece.heading,
            place=f"line {piece.line}",
            answers_id=ids[piece.answers] if piece.answers is not None else "",
            repeats_ids=tuple(ids[start] for start in piece.repeats),
            start=piece.start,
            end=piece.end,
            text=text.text[piece.start : piece.end],
            understood=piece.understood,
        )
        for number, piece in enumerate(part.pieces, start=1)
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
        label, flag = (
            by_start[record.label_at],
            by_start.get(-1 if record.flag_at is None else record.flag_at),
        )
        yield HarvestRecord(
            record_id=record_id,
            source_id=source_id,
            label=record.label,
            label_quote=quote_at(label, label.start, label.end),
            programme_code=record.programme_code,
            country_code=record.country_code,
            year_month=record.year_month,
            objective_code=record.objective_code,
            number=record.number,
            confidential=record.confidential,
            flag_quote=quote_at(flag, flag.start, flag.end) if flag else None,
        )
