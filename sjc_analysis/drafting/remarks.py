"""Findings of the drafting: what the texts leave open, for the evaluator to settle."""

import re
from bisect import bisect_right
from collections.abc import Iterable, Sequence

from sjc_analysis.drafting.events import IN_OWN_FIELD
from sjc_analysis.drafting.lexicon import setting, words
from sjc_analysis.drafting.mentions import Names
from sjc_analysis.drafting.outcome_rows import DraftedOutcome
from sjc_analysis.drafting.record_text import RecordText
from sjc_analysis.drafting.sentences import too_long
from sjc_analysis.findings import Finding
from sjc_analysis.records import Event, Evidence, Passage, Quote, Row, Source
from sjc_analysis.web_addresses import without_addresses

_CAPITALS = re.compile(r"(?<![\w#@/-])([A-Z]{2,6})s?(?![\w])")
_DEFINED = re.compile(r"\w\s+\(([A-Z]{2,6})s?\)")
_CODED = frozenset(
    {
        "fragment_id",
        "unintended",
        "negative",
        "confidential",
        "may_publish",
        "objective",
        "framework",
        "harvest_period",
    }
)
_PROSE = frozenset({"field", "title", "heading", "paragraph", "bullet", "question", "answer"})
_LINE = re.compile(r"line (\d+)")


def undefined_abbreviations(source: Source, passages: Sequence[Passage], names: Names) -> tuple[Finding, ...]:
    """Find capitals that neither the registry nor the source itself defines, each once a source.

    Parameters
    ----------
    source
        The document.
    passages
        Its passages.
    names
        The registry.
    """
    prose = [
        each
        for each in passages
        if each.kind in _PROSE and each.field not in _CODED and not each.repeats_ids
        if each.field or each.kind != "field"  # a column that is no field is only kept
    ]
    known = set(words("abbreviations", "known"))
    known.update(each for passage in prose for each in _DEFINED.findall(passage.text))
    found: dict[str, Passage] = {}
    for passage in prose:
        text = without_addresses(passage.text)
        named = names.find(text) if _CAPITALS.search(text) else ()
        starts = [each.start for each in named]  # in order and without overlaps
        for match in _CAPITALS.finditer(text):
            if match[1] in known or match[1] in found:
                continue
            before = bisect_right(starts, match.start()) - 1
            if before < 0 or named[before].end <= match.start():
                found[match[1]] = passage
    return tuple(
        _about(
            source, passage, "abbreviation undefined", f"abbreviation {word}",
            "neither the text nor the list of actors says what this abbreviation stands for",
            "Add it to the list of actors as an alias, or say in the text what it stands for.",
        )
        for word, passage in found.items()
    )  # fmt: skip


def record_remarks(
    text: RecordText,
    events: Sequence[Event],
    outcomes: Sequence[DraftedOutcome],
    evidence: Sequence[Evidence],
) -> tuple[Finding, ...]:
    """Say what a record leaves open: several outcomes, undated acts, unmentioned credit, links about else.

    Parameters
    ----------
    text
        The record.
    events, outcomes, evidence
        What was drafted from it.
    """
    found = [*_several(text, outcomes), *_acts(text, events), *_links(text, evidence)]
    return tuple(found)


_MUST_YIELD = (
    "outcome",
    "contribution_programme",
    "contribution_others",
    "additional_information",
    "significance",
)
"""Fields of which every sentence is drafted, or listed as yielding nothing."""


def long_sentences(source: Source, passages: Sequence[Passage]) -> tuple[Finding, ...]:
    """List the passages in which something is too long to be read as a sentence.

    Parameters
    ----------
    source
        The document.
    passages
        Its passages.
    """
    return tuple(
        _about(
            source, passage, "sentence too long", passage.heading.strip(),
            f"{len(spans)} stretches of this text have no full stop for more than"
            f" {setting('longest_sentence'):,.0f} letters, and were not read",
            "Put full stops, or line breaks, between the sentences, and draft again.",
        )
        for passage in passages
        if passage.kind in _PROSE and not passage.repeats_ids and (spans := too_long(passage))
    )  # fmt: skip


def nothing_drafted(text: RecordText, rows: Iterable[Row]) -> tuple[Finding, ...]:
    """List the sentences from which no row was drafted, by their number in their field.

    Parameters
    ----------
    text
        The record.
    rows
        Everything drafted from it.
    """
    quotes: dict[str, list[Quote]] = {}
    for row in rows:
        quote = getattr(row, "quote", None)
        if quote is not None:
            quotes.setdefault(quote.passage_id, []).append(quote)
    found = []
    for field in _MUST_YIELD:
        for passage in text.field(field):
            spans = text.sentences_of(passage.passage_id)
            own = quotes.get(passage.passage_id, [])
            empty = [
                number
                for number, span in enumerate(spans, start=1)
                if not any(quote.start < span.end and span.start < quote.end for quote in own)
            ]
            if empty:
                which = "it" if len(spans) == 1 else f"sentence {', '.join(map(str, empty))} of {len(spans)}"
                found.append(
                    _about(
                        text.source, passage, "nothing drafted", passage.heading.strip(),
                        f"nothing was drafted from {which} in this field",
                        "Read it; if it tells a change, an act of somebody or a limit, write the row "
                        "with its quote.",
                    ).model_copy(update={"severity": "note"})
                )  # fmt: skip
    return tuple(found)


def _several(text: RecordText, outcomes: Sequence[DraftedOutcome]) -> Iterable[Finding]:
    if len(outcomes) > 1:
        yield _at(
            text, outcomes[0].row.quote, "several outcomes", "the record tells of several changes",
            "Look at each outcome by itself; refuse those that are no change of a social actor.",
        )  # fmt: skip
    if not outcomes:
        yield _at(
            text, None, "no outcome", "no change of a social actor was found in the record",
            "Write the outcome into the sheet of outcomes, with its quote.",
        )  # fmt: skip


def _acts(text: RecordText, events: Sequence[Event]) -> Iterable[Finding]:
    for event in events:
        if event.quote is None or event.category == "context":
            continue
        if event.side == "programme" and not event.date.known:
            yield _at(
                text, event.quote, "act undated", "an act of the programme has no date",
                "Add its date, so that its order in time can be judged.",
            )  # fmt: skip
        if event.rule == IN_OWN_FIELD and event.side == "other":
            yield _at(
                text, event.quote, "whose act",
                "the programme's own field tells an act and names only others, so it is in no claim and "
                "no rival",
                "If they acted as its partner, set the side to programme and add a claim; if by "
                "themselves, a rival.",
            )  # fmt: skip
        if text.by_passage[event.quote.passage_id].field == "additional_information":
            yield _at(
                text, event.quote, "credit elsewhere",
                "the additional information credits an act that the contribution fields do not have",
                "Decide whether it is a rival explanation or a part of the same effort.",
            )  # fmt: skip


def _links(text: RecordText, evidence: Sequence[Evidence]) -> Iterable[Finding]:
    for item in evidence:
        if item.hint:
            yield _at(
                text, item.quote, "link about else", f"a cited link may bear on something else: {item.hint}",
                "Say what the link shows (evidence sheet, bearing), or mark it does_not_bear.",
            )  # fmt: skip


def _at(text: RecordText, quote: Quote | None, rule: str, reason: str, remedy: str) -> Finding:
    passage = text.by_passage.get(quote.passage_id) if quote else None
    if passage is None:
        return Finding(
            rule=rule, severity="warning", file=text.source.file, reason=reason, remedy=remedy,
            source_id=text.source.source_id, record_id=text.record.record_id,
        )  # fmt: skip
    return _about(text.source, passage, rule, passage.heading.strip(), reason, remedy)


def _about(source: Source, passage: Passage, rule: str, column: str, reason: str, remedy: str) -> Finding:
    line = _LINE.search(passage.place)
    return Finding(
        rule=rule, severity="warning", file=source.file, line=int(line[1]) if line else None, column=column,
        reason=reason, remedy=remedy, source_id=source.source_id, record_id=passage.record_id,
        passage_id=passage.passage_id,
    )  # fmt: skip
