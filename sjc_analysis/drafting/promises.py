"""Requests and commitments of a meeting note, and which promise answers which request (method, section 10)."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from sjc_analysis.date_words import find_dates
from sjc_analysis.dates import Interval
from sjc_analysis.drafting.lexicon import compiled, pattern
from sjc_analysis.drafting.note_text import NoteText
from sjc_analysis.drafting.numbering import Numbering
from sjc_analysis.drafting.sentences import Span, sentences
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
    for told, reason in _promises(text):
        beside = _beside(text, told.passage)
        due, due_quote = _due(text, told, beside.get("deadline"))
        answers = _answered(text, told.text, requests)
        drafted.append(
            Commitment(
                commitment_id=ids.next("K"), made_by_ids=_makers(text, told, beside.get("responsible")),
                made_to_ids=text.hosts, text=told.text, date=text.source.date,
                date_quote=text.source.date_quote, due=due, due_quote=due_quote, answers_ids=answers,
                quote=told.quote, rule="commitment in a note",
                reason=reason + ("; it and the request speak of the same name" if answers else ""),
            )
        )  # fmt: skip
    return tuple(drafted)


def _promises(text: NoteText) -> Iterator[tuple[Span, str]]:
    """Find what stands under a heading of promises, what comments say, and what was taken on elsewhere."""
    for passage in text.passages:
        if not passage.text.strip() or passage.kind not in ("bullet", "paragraph"):
            continue
        for told in _items(passage):
            refused = pattern("note_cues", "no_promise").search(told.text)
            if refused:
                continue
            if passage.field == "commitments" and (passage.kind == "bullet" or _tells_what_to_do(text, told)):
                yield told, "it stands under the heading of commitments"
            elif passage.field == "comments" and pattern("note_cues", "promise").search(told.text):
                yield told, "the comment says what its speaker would do"
            elif passage.field in _ANY_SECTION and _is_taken_on(text, told):
                yield told, "the note says who took it on"


_ANY_SECTION = frozenset({"", "overview"})


def _items(passage: Passage) -> tuple[Span, ...]:
    """Give what may be one promise: a bullet of a list of them or of comments, else each sentence."""
    if passage.kind == "bullet" and passage.field in ("commitments", "comments"):
        return (Span(passage, passage.start, passage.end),)
    return sentences(passage)


def _tells_what_to_do(text: NoteText, told: Span) -> bool:
    """Whether a sentence below a heading of promises tells one, and not what was said of them."""
    return bool(pattern("note_cues", "to_do").search(told.text) or _doers(text, told.text))


def _is_taken_on(text: NoteText, told: Span) -> bool:
    """Whether a sentence of any section says that an actor of the list took something on."""
    took = pattern("note_cues", "took_on").match(told.text)
    return took is not None and bool(text.people(told.text[: took.end()]))


def _beside(text: NoteText, passage: Passage) -> dict[str, Passage]:
    """Give the cells that stand in the row of an action: who is responsible, and by when."""
    at = text.passages.index(passage)
    found: dict[str, Passage] = {}
    for step in (-1, 1):
        near = at + step
        while 0 <= near < len(text.passages) and text.passages[near].place == passage.place:
            other = text.passages[near]
            if other.field in ("responsible", "deadline"):
                found.setdefault(other.field, other)
            near += step
    return found


def _makers(text: NoteText, told: Span, responsible: Passage | None) -> tuple[str, ...]:
    """Give who is to do it: of the row's cell, of the words before "to" or "will", else of the heading."""
    if responsible is not None:
        return text.people(responsible.text)
    passage = told.passage
    people = _doers(text, told.text)
    if people:
        return people
    return text.people(passage.heading) if _is_mark(passage) else text.speakers(passage)


def _doers(text: NoteText, words: str) -> tuple[str, ...]:
    doers = [(row["use"], form) for row, form in compiled("note_cues") if row["use"] in _DOERS]
    for use, form in doers:
        named = form.match(words) if use == _DOERS[0] else form.search(words)
        people = text.people(named["who"]) if named else ()
        if people:
            return people
    return ()


_DOERS = ("doer_before", "doer_behind")


def _is_mark(passage: Passage) -> bool:
    """Whether what stands before a commitment is its mark, which may name who is to do it: "Action (TB):"."""
    return passage.heading.endswith(":") and "(" in passage.heading


def _due(text: NoteText, told: Span, cell: Passage | None) -> tuple[Interval, Quote | None]:
    """Give by when it is to be done, of the row's own cell or of the words behind "by"."""
    span = Span(cell, cell.start, cell.end) if cell is not None else told
    begin = 0
    if cell is None:
        match = pattern("note_cues", "same_day").search(span.text)
        if match is not None and text.source.date.known:
            return text.source.date, quote_at(
                span.passage, span.start + match.start(), span.start + match.end()
            )
        by = pattern("note_cues", "by_when").search(span.text)
        if by is None:
            return Interval(), None
        begin = by.end()
    words = span.text[begin:]
    meeting = pattern("note_cues", "next_meeting")
    again = meeting.match(words) if cell is None else meeting.search(words)
    found = (
        (again.start(), again.end(), _next_meeting(text))
        if again
        else _day(text, words, at_once=cell is None)
    )
    if found is None:
        return Interval(), None
    start, end, interval = found
    return interval, quote_at(span.passage, span.start + begin + start, span.start + begin + end)


def _next_meeting(text: NoteText) -> Interval:
    """Give the day of the next meeting, where the note names it."""
    dates = [
        found[2]
        for passage in text.passages
        if passage.field == "next_meeting" and passage.kind != "heading"
        if (found := _day(text, passage.text, at_once=False))
    ]
    return dates[0] if len(dates) == 1 else Interval()


def _day(text: NoteText, words: str, *, at_once: bool) -> tuple[int, int, Interval] | None:
    """Find the first date of words; a day without a year is the first such day after the meeting."""
    dates = [date for date in find_dates(words) if not at_once or date.start <= _LEAD]
    if dates:
        return dates[0].start, dates[0].end, dates[0].interval
    held = text.source.date.latest
    if held is None:
        return None
    for match in _DAY_AND_MONTH.finditer(words):
        if at_once and match.start() > _LEAD:
            return None
        for year in (held.year, held.year + 1):
            same = find_dates(f"{match[0]} {year}") or find_dates(f"{match[0]}, {year}")
            latest = same[0].interval.latest if len(same) == 1 and same[0].start == 0 else None
            if latest is not None and latest >= held:
                return match.start(), match.end(), same[0].interval
    return None


_LEAD = 12
"""So many letters may stand between "by" and its date ("by the end of")."""

_DAY_AND_MONTH = re.compile(
    r"(?<![\w/.-])(?:\d{1,2}(?:st|nd|rd|th|er)?(?:\s+(?:of|de))?\s+[^\W\d_]{3,10}"
    r"|[^\W\d_]{3,10}\s+\d{1,2}(?:st|nd|rd|th)?|[^\W\d_]{3,10})(?![\w/])"
)


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
