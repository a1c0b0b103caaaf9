"""What a meeting note says: successes, challenges, questions and answers, counts and comments."""

from collections.abc import Iterable, Mapping

from sjc_analysis.drafting.lexicon import pattern
from sjc_analysis.drafting.listings import listed
from sjc_analysis.drafting.note_text import NoteText
from sjc_analysis.drafting.numbering import Numbering
from sjc_analysis.drafting.quantities import find_counts
from sjc_analysis.drafting.sentences import sentences
from sjc_analysis.quotes import whole
from sjc_analysis.records import Passage, Statement
from sjc_analysis.vocabulary import StatementKind

_SECTIONS: Mapping[str, StatementKind] = {"challenges": "challenge", "successes": "success"}
"""A section whose bullets each are one of a kind, by its heading."""

_ASKED = ("requests", "commitments")


def draft_statements(text: NoteText, ids: Numbering) -> tuple[Statement, ...]:
    """Draft a note's statements.

    Parameters
    ----------
    text
        The note.
    ids
        Gives the row ids.
    """
    listed = [
        statement
        for passage in text.section("overview", "bullet", "paragraph")
        for statement in _listed(passage, ids)
    ]
    headed = [
        _said(passage, ids.next("T"), kind, text.speakers(passage), "the heading says what its bullets are")
        for field, kind in _SECTIONS.items()
        for passage in text.section(field, "bullet")
    ]
    asked = _questions(text, ids)
    return (*listed, *headed, *asked, *_counts(text, ids), *_comments(text, ids))


def _listed(passage: Passage, ids: Numbering) -> Iterable[Statement]:
    before: StatementKind | None = None
    for sentence in sentences(passage):
        found = list(listed(sentence, before))
        before = found[0][0] if found else None
        for kind, item in found:
            yield Statement(
                statement_id=ids.next("T"), kind=kind, text=item.text, quote=item.quote,
                rule=f"{kind} in a list", reason="the words before or behind say what is listed",
            )  # fmt: skip


def _questions(text: NoteText, ids: Numbering) -> list[Statement]:
    drafted: list[Statement] = []
    by_passage: dict[str, str] = {}
    for passage in text.passages:
        if not passage.text.strip():
            continue
        if passage.kind == "question":
            statement_id = by_passage[passage.passage_id] = ids.next("T")
            drafted.append(
                _said(
                    passage,
                    statement_id,
                    "question",
                    text.speakers(passage),
                    "the note sets it as a question",
                )
            )
        elif passage.kind == "answer" and passage.answers_id in by_passage:
            answer = _said(
                passage,
                ids.next("T"),
                "answer",
                text.hosts,
                "the note sets it under the question; hosts of its title",
            )
            drafted.append(answer.model_copy(update={"answers_id": by_passage[passage.answers_id]}))
    return drafted


def _said(
    passage: Passage, statement_id: str, kind: StatementKind, said_by: tuple[str, ...], reason: str
) -> Statement:
    quote = whole(passage)
    return Statement(
        statement_id=statement_id, kind=kind, said_by_ids=said_by, text=quote.text, quote=quote,
        rule=f"{kind} in a note", reason=reason,
    )  # fmt: skip


def _counts(text: NoteText, ids: Numbering) -> Iterable[Statement]:
    questions = {each.passage_id: each.text for each in text.passages if each.kind == "question"}
    for passage in text.passages:
        if passage.kind not in ("bullet", "answer", "paragraph") or passage.field in _ASKED:
            continue
        said_by = text.hosts if passage.kind == "answer" else _section_speakers(text, passage)
        for sentence in sentences(passage):
            for count in find_counts(sentence.text, questions.get(passage.answers_id, "")):
                quote = sentence.part(count.start, count.end).quote
                yield Statement(
                    statement_id=ids.next("T"), kind="quantity", said_by_ids=said_by, text=sentence.text,
                    number_low=count.low, number_high=count.high, unit=count.unit, period=count.period,
                    qualifier=count.qualifier, quote=quote, rule="count in a note",
                    reason="the note states a number; it is a claim of whoever said it",
                )  # fmt: skip


def _section_speakers(text: NoteText, passage: Passage) -> tuple[str, ...]:
    return text.speakers(passage) if passage.field == "comments" else ()


def _comments(text: NoteText, ids: Numbering) -> Iterable[Statement]:
    for passage in text.section("comments", "bullet", "paragraph"):
        if passage.kind == "bullet" or pattern("note_cues", "quoted").search(passage.text):
            yield _said(
                passage, ids.next("T"), "comment", text.speakers(passage), "the heading says who said it"
            )
