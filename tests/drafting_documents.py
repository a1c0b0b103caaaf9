"""Small invented documents for the drafting rules, made by hand so that each test shows its own words."""

from collections.abc import Mapping, Sequence

from sjc_analysis.casebook import Casebook
from sjc_analysis.dates import Interval
from sjc_analysis.records import Actor, HarvestRecord, Passage, Quote, Source
from sjc_analysis.vocabulary import Interest, PassageKind, PersonRole

Fields = Mapping[str, str]


def _actor(
    number: int, name: str, aliases: str, kind: str, interest: Interest, role: PersonRole = ""
) -> Actor:
    return Actor(
        actor_id=f"N-{number:02d}", name=name, aliases=tuple(each for each in aliases.split("|") if each),
        kind=kind, interest=interest, role=role, rule="registry", reason="the evaluator listed it",
    )  # fmt: skip


REGISTRY = (
    _actor(1, "Open Courts Programme", "OCP", "programme", "implementer"),
    _actor(2, "Harbour Watch Network", "HWN|Harbour Watch", "civil_society", "unknown"),
    _actor(3, "Quayside Justice Hub", "QJH|Quayside hub", "justice_hub", "beneficiary"),
    _actor(4, "Marenian Constabulary", "the constabulary", "police", "unknown"),
    _actor(5, "State Prosecution Office", "SPO", "prosecution", "independent"),
    _actor(6, "Dervan Koss", "Koss|corporal Koss", "person", "unknown", "alleged_perpetrator"),
    _actor(7, "Harbour Star", "harbourstar.example", "media", "independent"),
    _actor(8, "Tomasin Hale", "Hale", "person", "independent", "official"),
    _actor(9, "Lantern Fund", "", "funder", "funder"),
)
"""Nine invented actors."""


def make_record(
    fields: Fields, *, understood: Fields | None = None, repeats: Sequence[str] = (), first: int = 1
) -> Casebook:
    """Make a casebook of one record; ``understood`` says what a field's value was read as."""
    passages: list[Passage] = []
    at = 0
    for number, (field, text) in enumerate(fields.items(), start=first):
        own = {each.field: each.passage_id for each in passages}
        passages.append(
            Passage(
                passage_id=f"P-{number:02d}", source_id=f"S-{first:02d}", record_id=f"R-{first:02d}",
                field=field, heading=field.title(), place=f"line {number}", start=at, end=at + len(text),
                text=text, understood=(understood or {}).get(field, text if field == "year" else ""),
                repeats_ids=tuple(own.values()) if field in repeats else (),
            )
        )  # fmt: skip
        at += len(text) + 1
    return Casebook(
        sources=(Source(source_id=f"S-{first:02d}", kind="outcome_record", file=f"record_{first}.txt"),),
        records=(HarvestRecord(record_id=f"R-{first:02d}", source_id=f"S-{first:02d}"),),
        passages=tuple(passages),
    )


def make_note(
    lines: Sequence[tuple[PassageKind, str, str, str]], *, date: str = "", first: int = 50
) -> Casebook:
    """Make a casebook of one note from (kind, field, heading, text); an answer answers the last question."""
    passages: list[Passage] = []
    question, at = "", 0
    for number, (kind, field, heading, text) in enumerate(lines, start=first):
        passage = Passage(
            passage_id=f"P-{number:02d}", source_id=f"S-{first:02d}", kind=kind, field=field,
            heading=heading, start=at, end=at + len(text), text=text,
            answers_id=question if kind == "answer" else "",
        )  # fmt: skip
        question = passage.passage_id if kind == "question" else question
        passages.append(passage)
        at += len(text) + 1
    dated = next((each for each in passages if date and date in each.text), None)
    quote, interval = None, Interval()
    if dated:
        start = dated.start + dated.text.index(date)
        quote = Quote(passage_id=dated.passage_id, start=start, end=start + len(date), text=date)
        interval = Interval.day(2027, 5, 6)
    source = Source(
        source_id=f"S-{first:02d}", kind="meeting_note", file="note.txt", date=interval, date_quote=quote
    )
    return Casebook(sources=(source,), passages=tuple(passages))
