"""What was read, said plainly: documents, records with every field, note sections, actors and findings."""

from collections import Counter, defaultdict
from typing import Any

from sjc_analysis.casebook import Casebook
from sjc_analysis.findings import Finding
from sjc_analysis.records import HarvestRecord, Passage, Source

_FEW_RECORDS = 5
"""Up to so many records are shown field by field on a screen."""

_FEW_FINDINGS = 20
"""Up to so many findings are shown one by one."""

_FEW_ITEMS = 100
"""Up to so many items of notes are shown one by one."""

_GRAVITY = ("error", "warning", "note")
_NOTE_KINDS = ("paragraph", "bullet", "question", "answer")


def summarise_reading(read: Casebook) -> dict[str, Any]:
    """Describe what was read, as plain data for a screen or for JSON.

    Parameters
    ----------
    read
        What :func:`sjc_analysis.reading.read_files` gave, with actors and mentions if there is a registry.

    Returns
    -------
    dict
        ``documents``, ``records`` (each with its ``fields`` as read and as understood), ``sections`` and
        ``questions`` of the notes, ``actors`` (name, number of mentions), ``findings`` and ``not_checked``.

    Examples
    --------
    >>> sorted(summarise_reading(Casebook()))
    ['actors', 'documents', 'findings', 'not_checked', 'questions', 'records', 'sections']
    """
    mentions = Counter(mention.actor_id for mention in read.mentions)
    of_source: dict[str, list[Passage]] = defaultdict(list)
    of_record: dict[str, list[Passage]] = defaultdict(list)
    for passage in read.passages:
        of_source[passage.source_id].append(passage)
        if passage.kind == "field":
            of_record[passage.record_id].append(passage)
    return {
        "documents": [_document(source, of_source[source.source_id], read) for source in read.sources],
        "records": [_record(record, of_record[record.record_id]) for record in read.records],
        "sections": _sections(read),
        "questions": _questions(read),
        "actors": [
            {"actor_id": actor.actor_id, "name": actor.name, "mentions": mentions[actor.actor_id]}
            for actor in read.actors
            if mentions[actor.actor_id]
        ],
        "findings": [_finding(item) for item in read.findings if item.severity != "not_checked"],
        "not_checked": [item.reason for item in read.findings if item.severity == "not_checked"],
    }


def _document(source: Source, passages: list[Passage], read: Casebook) -> dict[str, Any]:
    return {
        "source_id": source.source_id,
        "file": source.file,
        "kind": source.kind,
        "title": source.title,
        "date": str(source.date),
        "date_quote": source.date_quote.text if source.date_quote else "",
        "sha256": source.sha256,
        "characters": sum(len(passage.text) for passage in passages),
        "confidential": source.confidential,
        "participants": _participants(passages, read) if source.kind == "meeting_note" else [],
        "furniture": [passage.text for passage in passages if passage.kind == "furniture"],
    }


def _participants(passages: list[Passage], read: Casebook) -> list[str]:
    """Name the registered actors in the opening of a note, before its first list, and in its participants."""
    lists = [number for number, passage in enumerate(passages) if passage.kind in ("bullet", "question")]
    opening = passages[: lists[0]] if lists else passages
    listed = [passage for passage in passages if passage.field == "participants"]
    where = {
        passage.passage_id
        for passage in (*opening, *listed)
        if passage.kind != "furniture" and passage.field not in ("excused", "next_meeting")
    }
    named = {mention.actor_id for mention in read.mentions if mention.quote.passage_id in where}
    return [actor.name for actor in read.actors if actor.actor_id in named]


def _record(record: HarvestRecord, passages: list[Passage]) -> dict[str, Any]:
    parts = ("record_id", "label", "programme_code", "country_code", "year_month", "objective_code", "number")
    return {
        **{part: getattr(record, part) for part in parts},
        "source_id": record.source_id,
        "confidential": record.confidential,
        "fields": [_field(passage) for passage in passages],
    }


def _field(passage: Passage) -> dict[str, Any]:
    return {
        "heading": passage.heading,
        "field": passage.field,
        "text": passage.text,
        "understood": passage.understood,
        "place": passage.place,
        "start": passage.start,
        "end": passage.end,
        "passage_id": passage.passage_id,
        "repeats": list(passage.repeats_ids),
    }


def _sections(read: Casebook) -> list[dict[str, Any]]:
    sections: dict[tuple[str, str], dict[str, Any]] = {}
    for passage in read.passages:
        if passage.kind in _NOTE_KINDS:
            empty = {"source_id": passage.source_id, "heading": passage.heading, "field": passage.field}
            section = sections.setdefault((passage.source_id, passage.heading), {**empty, "items": []})
            section["items"].append({"kind": passage.kind, "text": passage.text, "place": passage.place})
    return list(sections.values())


def _questions(read: Casebook) -> list[dict[str, Any]]:
    answers: dict[str, list[str]] = {}
    for passage in read.passages:
        if passage.kind == "answer":
            answers.setdefault(passage.answers_id, []).append(passage.text)
    return [
        {"question": passage.text, "place": passage.place, "answers": answers.get(passage.passage_id, [])}
        for passage in read.passages
        if passage.kind == "question"
    ]


def _finding(finding: Finding) -> dict[str, Any]:
    return {**finding.model_dump(exclude={"finding_id"}), "message": finding.message()}


def reading_lines(summary: dict[str, Any]) -> list[str]:
    """Write the summary as lines for a screen.

    A few records are shown field by field; of many, how often each heading is filled in, and of many findings
    how often each rule spoke and where first.

    Examples
    --------
    >>> reading_lines(summarise_reading(Casebook()))
    ['0 documents, 0 records']
    """
    documents, records = summary["documents"], summary["records"]
    lines = [f"{_count(len(documents), 'document')}, {_count(len(records), 'record')}"]
    for document in documents:
        title = f' "{document["title"]}"' if document["title"] else ""
        lines += [
            "",
            f"{document['file']}: {document['kind'].replace('_', ' ')}{title}",
            *([f"  with {', '.join(document['participants'])}"] if document["participants"] else []),
            f"  dated {document['date']}; {document['characters']} characters; sha256 {document['sha256']}",
        ]
    for record in records if len(records) <= _FEW_RECORDS else ():
        lines += ["", f"Record {record['label']} ({_count(len(record['fields']), 'field')})"]
        lines += [_field_line(field) for field in record["fields"]]
    if len(records) > _FEW_RECORDS:
        lines += ["", "Headings, and in how many records they are filled in", *_heading_lines(records)]
    lines += _section_lines(summary["sections"], documents)
    for heading, items in (("Actors", _actor_lines(summary)), ("Findings", _messages(summary))):
        lines += ["", heading, *items] if items else []
    if summary["not_checked"]:
        lines += ["", "Not checked", *(f"  - {reason}" for reason in summary["not_checked"])]
    return lines


def _section_lines(sections: list[dict[str, Any]], documents: list[dict[str, Any]]) -> list[str]:
    if sum(len(section["items"]) for section in sections) > _FEW_ITEMS:
        return _counted_sections(sections, documents)
    lines = []
    for section in sections:
        lines += ["", section["heading"] or "(before the first heading)"]
        lines += [f"  {item['kind']}: {_short(item['text'])}" for item in section["items"]]
    return lines


def _counted_sections(sections: list[dict[str, Any]], documents: list[dict[str, Any]]) -> list[str]:
    lines = []
    for document in documents:
        own = [each for each in sections if each["source_id"] == document["source_id"]]
        lines += ["", f"Sections of {document['file']}"] if own else []
        for section in own:
            heading = _short(section["heading"] or "(before the first heading)")
            field, items = section["field"] or "unknown", _count(len(section["items"]), "item")
            lines.append(f"  {heading} [{field}]: {items}")
    return lines


def _count(number: int, thing: str) -> str:
    return f"{number} {thing}{'' if number == 1 else 's'}"


def _actor_lines(summary: dict[str, Any]) -> list[str]:
    return [f"  {actor['name']}: {_count(actor['mentions'], 'mention')}" for actor in summary["actors"]]


def _messages(summary: dict[str, Any]) -> list[str]:
    findings = summary["findings"]
    if len(findings) <= _FEW_FINDINGS:
        return [f"  - {finding['message']}" for finding in findings]
    first: dict[tuple[str, str], dict[str, Any]] = {}
    counts: Counter[tuple[str, str]] = Counter()
    for finding in findings:
        key = (finding["severity"], finding["rule"])
        first.setdefault(key, finding)
        counts[key] += 1
    ordered = sorted(counts, key=lambda key: (_GRAVITY.index(key[0]), -counts[key], key[1]))
    return [
        *(f"  {counts[key]} x {key[0]}, the first: {first[key]['message']}" for key in ordered),
        f"  {len(findings)} in all; to see each, and to fill in who does what: --todo todo.xlsx",
    ]


def _heading_lines(records: list[dict[str, Any]]) -> list[str]:
    headings: Counter[tuple[str, str]] = Counter()
    understood: Counter[tuple[str, str]] = Counter()
    for record in records:
        for key, fields in _by_heading(record["fields"]).items():
            headings[key] += any(field["text"].strip() for field in fields)
            understood[key] += any(field["understood"] for field in fields)
    locked = sum(record["confidential"] for record in records)
    return [
        *(
            f"  {_short(heading)} [{field or 'unknown'}]: {filled} of {len(records)}"
            + (f", {understood[heading, field]} understood" if understood[heading, field] else "")
            for (heading, field), filled in headings.items()
        ),
        f"  confidential: {locked} of {len(records)} records; every field: sjc read --json",
    ]


def _by_heading(fields: list[dict[str, Any]]) -> dict[tuple[str, str], list[dict[str, Any]]]:
    found: dict[tuple[str, str], list[dict[str, Any]]] = defaultdict(list)
    for field in fields:
        found[(field["heading"], field["field"])].append(field)
    return found


def _field_line(field: dict[str, Any]) -> str:
    understood = f" -> {_short(field['understood'])}" if field["understood"] else ""
    repeats = f" (repeats {', '.join(field['repeats'])}; counted once)" if field["repeats"] else ""
    return (
        f"  {field['heading']} [{field['field'] or 'unknown'}]: {_short(field['text'])}{understood}{repeats}"
    )


def _short(text: str, width: int = 90) -> str:
    one_line = " ".join(text.split())
    return one_line if len(one_line) <= width else f"{one_line[: width - 1]}…"
