"""The outcome statement: who changed, what, when and where; and whether it is an outcome (Wilson-Grau)."""

import re
from collections.abc import Iterator, Sequence

from sjc_analysis.checking.rules import pattern, threshold, words
from sjc_analysis.checking.said import say
from sjc_analysis.checking.text import (
    actor_names,
    has_form,
    has_word,
    proper_names,
    sentences_in,
    words_in,
)
from sjc_analysis.checking.views import RecordView, dates_in
from sjc_analysis.date_words import DateWords
from sjc_analysis.findings import Finding
from sjc_analysis.records import Passage
from sjc_analysis.web_addresses import without_addresses

_WIDE = frozenset({"national", "international", "global", "country", "regional", "continental"})
_FIRST_TWO = ({"1", "2"}, {"a", "b"}, {"i", "ii"})
_BEFORE_A_DATE = re.compile(r"(?:(?:in|on|by|during|from|between|throughout|since)\s+(?:the\s+)?)?", re.I)
_OPENING = re.compile(r",\s+")


def statement_findings(view: RecordView) -> Iterator[Finding]:
    """Check a record's outcome statement.

    Parameters
    ----------
    view
        The record.
    """
    stated = view.field("outcome")
    if not stated or not view.english:
        return
    missing = [
        word
        for word, said in (
            ("who changed", _says_who(view, stated)), ("what changed", _says_what(stated)),
            ("when", _says_when(view, stated)), ("where", _says_where(view, stated)),
        )
        if not said
    ]  # fmt: skip
    if missing:
        reason = f"the outcome statement does not say {_listed(missing)}"
        yield say(view, "statement incomplete", reason, stated[0])
    if _only_act_is_dated(stated):
        reason = "the statement dates what went before, and not the change itself"
        yield say(view, "only the act dated", reason, stated[0])
    for passage in stated:
        if _is_output(view, passage):
            reason = "the statement tells an activity of the programme, and no change of anybody else"
            yield say(view, "output as outcome", reason, passage)
        if not view.outcomes and _numbers_several(passage.text):
            yield say(view, "several outcomes", "the statement lists several changes", passage)


def _numbers_several(text: str) -> bool:
    """Whether a statement numbers changes, or is a list of them from its first line on."""
    lines = [line for line in text.splitlines() if line.strip()]
    if len(lines) > 1 and all(pattern("listed").match(line) for line in lines):
        return True
    labels = set(pattern("numbered").findall(without_addresses(text)))
    return any(pair <= labels for pair in _FIRST_TWO)


def _listed(parts: Sequence[str]) -> str:
    return parts[0] if len(parts) == 1 else f"{', '.join(parts[:-1])} and {parts[-1]}"


def _says_who(view: RecordView, stated: Sequence[Passage]) -> bool:
    if view.field("social_actor") or any(outcome.actor_ids for outcome in view.outcomes):
        return True
    for passage in stated:
        body = _body(passage.text)
        cut = len(passage.text) - len(body)
        if any(named.start >= cut and named.actor.kind != "media" for named in view.actors_in(passage)):
            return True
        if has_word(body, "actor") or actor_names(without_addresses(body)):
            return True
    return False


def _says_what(stated: Sequence[Passage]) -> bool:
    """Whether the statement has a verb; a long one without a known verb gets the benefit of the doubt."""
    found = [word for passage in stated for word in words_in(without_addresses(passage.text))]
    return len(found) > threshold("verbless_max_words") or any(_is_verb(word.lower()) for word in found)


def _is_verb(word: str) -> bool:
    # "relations" and "access" are nouns: of the endings only -ed tells a verb that the list may lack
    return (
        word in words("irregular") or has_form(word, words("verb")) or (len(word) > 4 and word.endswith("ed"))
    )


def _says_when(view: RecordView, stated: Sequence[Passage]) -> bool:
    return view.change.known or any(dates_in(passage.text) for passage in stated)


def _says_where(view: RecordView, stated: Sequence[Passage]) -> bool:
    wide = any(word.lower() in _WIDE for passage in view.field("scale") for word in words_in(passage.text))
    if wide or view.field("place") or any(outcome.place for outcome in view.outcomes):
        return True
    return any(
        view.actors_in(passage)
        or proper_names(without_addresses(passage.text))
        or has_word(passage.text, "national")
        for passage in stated
    )


def _body(text: str) -> str:
    """Give a statement from its change on: an opening clause about an earlier act ends at its comma."""
    opening = pattern("after_act").match(text.lstrip())
    comma = _OPENING.search(text) if opening else None
    return text[comma.end() :] if comma else text


def act_spans(text: str, dates: Sequence[DateWords]) -> tuple[tuple[int, int], ...]:
    """Find the stretches of a text that tell what the change came after, up to the next comma or stop.

    "After the training of July 2031" is one; "after July 2031" only dates the change itself.

    Examples
    --------
    >>> text = "After the course of July 2031, the station publishes its register"
    >>> [text[start:end] for start, end in act_spans(text, dates_in(text))]
    ['After the course of July 2031']
    """
    spans = []
    for match in pattern("after_act").finditer(text):
        stop = re.search(r",\s|[.;]\s|$", text[match.end() :])
        end = match.end() + stop.start() if stop else len(text)
        direct = any(
            date.start >= match.end() and _is_the_date(text[match.end() : date.start], text[date.end :])
            for date in dates
        )
        if not direct:
            spans.append((match.start(), end))
    return tuple(spans)


def _is_the_date(before: str, after: str) -> bool:
    """Whether a date is the time meant, and not that of a noun behind it, as in "the March 2031 training"."""
    if re.sub(r"\b(?:the|mid|early|late)\b", "", before).strip(" -"):
        return False
    named = re.fullmatch(r"\s*the\s*", before) and re.match(r"\s+[a-z]", after)
    return not named


def change_dates(text: str) -> tuple[DateWords, ...]:
    """Find the dates of a text that are not those of an act the change came after."""
    dates = dates_in(text)
    spans = act_spans(text, dates)
    return tuple(date for date in dates if not any(start <= date.start < end for start, end in spans))


def _only_act_is_dated(stated: Sequence[Passage]) -> bool:
    dated = [passage for passage in stated if dates_in(passage.text)]
    return bool(dated) and not any(change_dates(passage.text) for passage in dated)


def _is_output(view: RecordView, passage: Passage) -> bool:
    """Whether all sentences of a statement only tell what the programme did."""
    body = _body(passage.text)
    if pattern("beyond_output").search(body):
        return False
    cut = len(passage.text) - len(body)
    sentences = sentences_in(body)
    return bool(sentences) and all(
        pattern("output_passive").search(each) or pattern("output_event").search(each)
        or _programme_acts(view, passage, cut + body.find(each), each)
        for each in sentences
    )  # fmt: skip


def _programme_acts(view: RecordView, passage: Passage, at: int, sentence: str) -> bool:
    """Whether the programme or a partner of it is the subject of an activity."""
    opening = _opening_date(sentence)
    subject = pattern("output_subject").match(sentence, opening)
    ends = [subject.end()] if subject else []
    ends += [
        named.end - at
        for named in view.actors_in(passage)
        if named.actor.interest == "implementer" and at + opening <= named.start <= at + opening + len("the ")
    ]
    return any(pattern("output_act").match(sentence, end) for end in ends)


def _opening_date(sentence: str) -> int:
    """Give where a sentence goes on behind a date that opens it, as in "In 2031 the project ..."."""
    first = next(iter(dates_in(sentence)), None)
    if first is None or not _BEFORE_A_DATE.fullmatch(sentence[: first.start]):
        return 0
    return len(sentence) - len(sentence[first.end :].lstrip(" ,"))
