"""Requests and commitments of a meeting note, and which promise answers which request (method, section 10)."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from sjc_analysis.dates import Interval
from sjc_analysis.drafting.lexicon import pattern
from sjc_analysis.drafting.note_text import NoteText
from sjc_analysis.drafting.numbering import Numbering
from sjc_analysis.quotes import quote_at, whole
from sjc_analysis.records import Commitment, Passage, Quote, Request

_CAPITALISED = re.compile(r"[^\W\d_][\w’'-]*")


def draft_requests(text: NoteText, ids: Numbering) -> tuple[Request, ...]:
    """Draft a note's requests: asked by its hosts, of whom the heading names.

    Parameters
    ----------
    text
        The note.
    ids
        Gives the row ids.
    """
    return tuple(
        Request(
            request_id=ids.next("Q"), asked_by_ids=text.hosts, asked_of_ids=_asked_of(text, passage),
            text=whole(passage).text, date=text.source.date, date_quote=text.source.date_quote,
            quote=whole(passage), rule="request in a note", reason="it stands under the heading of requests",
        )
        for passage in text.section("requests", "bullet")
        if not pattern("note_cues", "met").search(passage.text)
    )  # fmt: skip


def _asked_of(text: NoteText, passage: Passage) -> tuple[str, ...]:
    return tuple(each for each in text.named(passage.heading) if each not in text.hosts)


def draft_commitments(text: NoteText, ids: Numbering, requests: Sequence[Request]) -> tuple[Commitment, ...]:
    """Draft a note's commitments: made by whom the heading names, to its hosts.

    A commitment answers a request only where both speak of the same name of two words or more that no other
    request speaks of.

    Parameters
    ----------
    text
        The note.
    ids
        Gives the row ids.
    requests
        The note's requests.
    """
    drafted = []
    for passage, reason in _promises(text):
        due, due_quote = _due(text, passage)
        answers = _answered(text, passage.text, requests)
        drafted.append(
            Commitment(
                commitment_id=ids.next("K"), made_by_ids=text.speakers(passage), made_to_ids=text.hosts,
                text=whole(passage).text, date=text.source.date, date_quote=text.source.date_quote, due=due,
                due_quote=due_quote, answers_ids=answers, quote=whole(passage), rule="commitment in a note",
                reason=reason
                + ("; it and the request speak of the same name" if answers else ""),
            )
        )  # fmt: skip
    return tuple(drafted)


def _promises(text: NoteText) -> Iterator[tuple[Passage, str]]:
    """Find what stands under a heading of promises, and a comment that says what somebody would do."""
    for passage in text.section("commitments", "bullet"):
        if not pattern("note_cues", "no_promise").search(passage.text):
            yield passage, "it stands under the heading of commitments"
    for passage in text.section("comments", "bullet"):
        refused = pattern("note_cues", "no_promise").search(passage.text)
        if pattern("note_cues", "promise").search(passage.text) and not refused:
            yield passage, "the comment says what its speaker would do"


def _due(text: NoteText, passage: Passage) -> tuple[Interval, Quote | None]:
    match = pattern("note_cues", "same_day").search(passage.text)
    if match is None or not text.source.date.known:
        return Interval(), None
    return text.source.date, quote_at(passage, passage.start + match.start(), passage.start + match.end())


def _answered(text: NoteText, words: str, requests: Sequence[Request]) -> tuple[str, ...]:
    own = _names(text, words)
    shared = {request.request_id: own & _names(text, request.text) for request in requests}
    return tuple(
        request_id
        for request_id, names in shared.items()
        if any(
            not any(name in held for other, held in shared.items() if other != request_id) for name in names
        )
    )


def _names(text: NoteText, words: str) -> frozenset[tuple[str, str]]:
    """Give the pairs of capitalised words that stand together and name nobody of the registry."""
    actors = text.names.find(words)
    free = [
        match
        for match in _CAPITALISED.finditer(words)
        if match.group()[0].isupper()
        if not any(named.start <= match.start() < named.end for named in actors)
    ]
    return frozenset(
        (one.group().lower(), other.group().lower())
        for one, other in pairwise(free)
        if words[one.end() : other.start()] == " "
    )
