"""Casebooks for the tests of disclosure: a public part, and confidential rows for every table and column."""

from collections.abc import Iterator
from typing import Any, Literal, get_args, get_origin

from pydantic import BaseModel

from sjc_analysis.casebook import TABLES, Casebook
from sjc_analysis.cells import field_type
from sjc_analysis.dates import Interval
from sjc_analysis.quotes import locate
from sjc_analysis.records import (
    Actor,
    Claim,
    Commitment,
    Event,
    Evidence,
    HarvestRecord,
    Link,
    Mention,
    Outcome,
    Passage,
    Quote,
    Rating,
    Request,
    Rival,
    Row,
    Setting,
    Source,
)

RECORD_TEXT = (
    "After the March 2031 training the Ferry Road station put its register on the wall, as Mother Ilsabet "
    "had asked. Corporal Koss was moved. https://courier.example/courts/koss-trial-opens and "
    "https://lowbridge.example/police/register-june-2031"
)
NOTE_TEXT = "Tomasin Hale promised to ask about the case of Dervan Koss."


def passage(row_id: str, source_id: str, text: str, record_id: str = "", start: int = 300) -> Passage:
    return Passage(
        passage_id=row_id, source_id=source_id, record_id=record_id, start=start, end=start + len(text),
        text=text, place="line 40",
    )  # fmt: skip


def quote(of: Passage, words: str) -> Quote:
    found = locate(of, words)
    assert found is not None
    return found


def public_book() -> Casebook:
    """Build a casebook that a donor may know, but for the names of its persons."""
    told = passage("P-150", "S-101", RECORD_TEXT, "R-101")
    note = passage("P-170", "S-104", NOTE_TEXT)
    link = "https://lowbridge.example/police/register-june-2031"
    return Casebook(
        settings=(Setting(key="public_title", value="A harvest"), Setting(key="prior", value="0.5")),
        sources=(
            Source(source_id="S-101", kind="outcome_record", file="x.txt", sha256="ab12", confidential=False),
            Source(source_id="S-104", kind="meeting_note", title="A visit", confidential=False),
            Source(source_id="S-105", kind="cited_link", url=link, cited_at=quote(told, link)),
        ),
        records=(
            HarvestRecord(
                record_id="R-101", source_id="S-101", label="CVP-XMA3109/ACC002", number="002",
                programme_code="CVP", confidential=False,
            ),
        ),
        passages=(told, note),
        actors=(
            Actor(actor_id="N-101", name="Ferry Road station", aliases=("FRS",), kind="police", note="ours"),
            Actor(actor_id="N-102", name="Mother Ilsabet", aliases=("Ilsabet",), role="family"),
            Actor(
                actor_id="N-103", name="Dervan Koss", aliases=("Koss", "Corporal Koss"), kind="person",
                role="alleged_perpetrator", office="the Marenian Constabulary",
            ),
            Actor(actor_id="N-104", name="Tomasin Hale", role="official", office="the Commission"),
            Actor(actor_id="N-109", name="Harbour Star", kind="media"),
        ),
        mentions=(
            Mention(mention_id="M-101", actor_id="N-101", quote=quote(told, "Ferry Road station")),
            Mention(mention_id="M-102", actor_id="N-102", quote=quote(told, "Ilsabet")),
            Mention(mention_id="M-103", actor_id="N-103", quote=quote(told, "Corporal Koss")),
            Mention(mention_id="M-104", actor_id="N-103", quote=quote(note, "Dervan Koss")),
            Mention(mention_id="M-105", actor_id="N-104", quote=quote(note, "Tomasin Hale")),
        ),
        events=(
            Event(
                event_id="A-101", side="programme", kind="trained", description="a training for officers",
                date=Interval.month(2031, 3), quote=quote(told, "the March 2031 training"),
            ),
        ),
        outcomes=(
            Outcome(
                outcome_id="O-101", record_id="R-101", actor_ids=("N-101",), statement="its register",
                quote=quote(told, "put its register on the wall"), status="confirmed", decided_by="Ada Quill",
                reason="read with the author of the record",
            ),
        ),
        links=(Link(link_id="L-101", cause_id="A-101", effect_id="O-101", quote=quote(told, "After")),),
        claims=(Claim(claim_id="C-101", cause_id="A-101", outcome_id="O-101", link_ids=("L-101",)),),
        rivals=(Rival(rival_id="V-101", outcome_id="O-101", description="the mothers asked for it"),),
        evidence=(
            Evidence(
                evidence_id="E-101", outcome_id="O-101", source_id="S-105", quote=quote(told, link),
                decided_by="Ada Quill",
            ),
        ),
        ratings=(Rating(rating_id="G-101", record_id="R-101", criterion="c", level="high", rater="Quill"),),
        requests=(
            Request(request_id="Q-101", asked_of_ids=("N-104",), text="to ask", quote=quote(note, "to ask")),
        ),
        commitments=(
            Commitment(
                commitment_id="K-101", made_by_ids=("N-104",), text="ask about Koss", answers_ids=("Q-101",),
                quote=quote(note, "ask about the case of Dervan Koss"),
            ),
        ),
    )  # fmt: skip


def confidential_tables(canary: str, number: int = 1) -> dict[str, tuple[BaseModel, ...]]:
    """Make one confidential row for every table, with a canary of its own in every column of text."""
    columns = [(table, column) for table, column in text_columns()]
    text = " ".join(canary_word(canary, table, column) for table, column in columns)
    told = Passage(
        passage_id=f"P-{number:02d}", source_id=f"S-{number:02d}", record_id=f"R-{number:02d}", start=0,
        end=len(text), text=text, heading=canary_word(canary, "passages", "heading"),
        understood=canary_word(canary, "passages", "understood"),
        place=canary_word(canary, "passages", "place"),
    )  # fmt: skip
    rows = {
        table: (_row(table, model, canary, number, told),)
        for table, model in TABLES.items()
        if table not in {"settings", "passages"}
    }
    return {**rows, "passages": (told,)}


def text_columns() -> Iterator[tuple[str, str]]:
    """List every column of every table that holds free text."""
    for table, model in TABLES.items():
        for column in model.model_fields:
            kind = field_type(model, column)
            free = kind is str or get_origin(kind) is tuple
            if free and not column.endswith(("_id", "_ids")) and table != "settings" and column != "rule":
                yield table, column


def canary_word(canary: str, table: str, column: str) -> str:
    return f"{canary}{table}{column}7".replace("_", "")


def _row(table: str, model: type[BaseModel], canary: str, number: int, told: Passage) -> BaseModel:
    values: dict[str, Any] = {}
    for column in model.model_fields:
        words = canary_word(canary, table, column)
        values[column] = _value(model, column, words, number, told)
    if "decided_by" in values:
        values["status"] = "confirmed"
    fixed: dict[str, dict[str, Any]] = {
        "sources": {"kind": "interview", "cited_at": None, "confidential": True},
        "records": {"confidential": True},
        "links": {"effect_id": f"O-{number:02d}", "cause_id": f"A-{number:02d}"},
        "claims": {"cause_id": f"A-{number:02d}"},
        "evidence": {"claim_id": f"C-{number:02d}"},
        "findings": {"finding_id": f"X-{number:02d}", "severity": "note", "rule": canary},
    }
    return model(**{**values, **fixed.get(table, {})})


_TARGET = {
    "publisher": "N", "actor": "N", "recipient": "N", "said_by": "N", "asked_by": "N", "asked_of": "N",
    "met_by": "N", "made_by": "N", "made_to": "N", "source": "S", "record": "R", "passage": "P",
    "event": "A", "outcome": "O", "trace": "Z", "link": "L", "claim": "C", "rival": "V", "cluster": "D",
    "evidence": "E", "framework": "F",
}  # fmt: skip


def _value(model: type[BaseModel], column: str, words: str, number: int, told: Passage) -> Any:
    kind = field_type(model, column)
    optional = type(None) in get_args(model.model_fields[column].annotation)
    if issubclass(model, Row) and column == model.id_field:
        return f"{model.prefix}-{number:02d}"
    if column.endswith(("_id", "_ids")):
        target = _TARGET.get(column.removesuffix("s").removesuffix("_id"), "")
        row_id = f"{target}-{number:02d}" if target else ""
        return ((row_id,) if row_id else ()) if column.endswith("_ids") else row_id
    if kind is Quote:
        return _first(told)
    if kind is Interval:
        return Interval.day(1987, 3, number % 28 + 1)
    if kind is str:
        return words
    if get_origin(kind) is tuple:
        return (words,)
    if get_origin(kind) is Literal:
        return get_args(kind)[0]
    if optional:
        return None
    return False if kind is bool else 0.5


def _first(told: Passage) -> Quote:
    words = told.text.split()[0]
    return Quote(passage_id=told.passage_id, start=0, end=len(words), text=words)
