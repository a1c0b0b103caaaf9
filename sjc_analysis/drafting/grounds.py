"""Words for and against the significance of a change, and those that only tell of the time before it."""

import re
from collections.abc import Iterator, Sequence

from sjc_analysis.drafting.acts import names_doer
from sjc_analysis.drafting.lexicon import pattern, telling
from sjc_analysis.drafting.numbering import Numbering
from sjc_analysis.drafting.outcome_rows import DraftedOutcome
from sjc_analysis.drafting.record_text import RecordText
from sjc_analysis.drafting.sentences import Span
from sjc_analysis.drafting.splitting import Part, main_clauses
from sjc_analysis.drafting.verbs import main_verb
from sjc_analysis.records import Ground
from sjc_analysis.vocabulary import GroundDirection

_JOINT = re.compile(
    r";\s+|,\s+(?:and|but|yet|while|whereas)\s+"
    r"|\s+and\s+(?=(?:no|nobody|none|only|few|there (?:is|are)|many|most|some)\b)",
    re.IGNORECASE,
)
_WORDED: tuple[GroundDirection, ...] = ("for", "baseline")
_REASONS: dict[GroundDirection, str] = {
    "against": "these words limit the change",
    "for": "the sentence says why the change matters",
    "baseline": "the sentence tells of the time before the change",
}


def draft_grounds(text: RecordText, ids: Numbering, outcomes: Sequence[DraftedOutcome]) -> tuple[Ground, ...]:
    """Draft grounds for the outcomes of the statement.

    They come from the significance field; words that limit the change come from the additional information
    too. Each limit is quoted by itself.

    Parameters
    ----------
    text
        The record.
    ids
        Gives the row ids.
    outcomes
        The record's outcomes.
    """
    stated = [outcome for outcome in outcomes if outcome.in_statement]
    found = [
        *(each for sentence in text.sentences("significance") for each in _grounds(text, sentence, stated)),
        *(
            (limit, "against")
            for sentence in text.sentences("additional_information")
            for limit in limits(text, sentence, "limit")
        ),
    ]
    return tuple(
        Ground(
            ground_id=ids.next("B"), outcome_id=outcome.row.outcome_id, direction=direction,
            quote=span.quote, rule=f"ground: {direction}", reason=_REASONS[direction],
        )
        for span, direction in found
        for outcome in about(text, span.text, stated)
    )  # fmt: skip


def _grounds(
    text: RecordText, sentence: Span, stated: Sequence[DraftedOutcome]
) -> list[tuple[Span, GroundDirection]]:
    against = limits(text, sentence, "against")
    if against:
        return [(limit, "against") for limit in against]
    for direction in _WORDED:
        if pattern("grounds", direction, "direction").search(sentence.text):
            return [(sentence, direction)]
    earlier = any(
        date.interval.is_before(outcome.row.date) for date in sentence.dates() for outcome in stated
    )
    return [(sentence, "baseline")] if earlier else []


def limits(text: RecordText, sentence: Span, direction: str) -> list[Span]:
    """Find the clauses of a sentence that limit the change.

    Parameters
    ----------
    text
        The record.
    sentence
        The sentence.
    direction
        The patterns of ``data/lexicon/grounds.csv`` to use.
    """
    said = sentence.text
    opened = pattern("grounds", "concession", "direction").match(said)
    begin = opened.end() if opened else 0
    if pattern("grounds", "earlier", "direction").search(said[begin:]):
        return []
    parts = main_clauses(said, begin, lambda subject: names_doer(text, subject))
    cuts = [cut for part in parts for cut in _cut_further(said, part)]
    spans = [sentence.part(start, end).without_stop() for start, end in cuts]
    if direction != "against" or not _concedes(said, opened):
        adverse = _is_adverse(said)
        words = [pattern("grounds", each, "direction") for each in dict.fromkeys((direction, "limit"))]
        spans = [
            span
            for at, span in enumerate(spans)
            if any(each.search(span.text) for each in words) or (adverse and not at)
        ]
    return [span for span in spans if not pattern("grounds", "relief", "direction").search(span.text)]


def _concedes(said: str, opened: re.Match[str] | None) -> bool:
    """Whether a sentence tells what holds despite something good ("Despite the visits, dust got worse")."""
    if opened is None or not re.match(r"despite|in spite|notwithstanding", said, re.IGNORECASE):
        return False
    return not pattern("grounds", "troubled", "direction").search(opened.group())


def _is_adverse(said: str) -> bool:
    """Whether a sentence is set against the one before it, and speaks of nothing good."""
    adverse = pattern("grounds", "adverse", "direction").match(said)
    return adverse is not None and not pattern("grounds", "welcome", "direction").search(said)


def _cut_further(said: str, part: Part) -> Iterator[tuple[int, int]]:
    """Cut a clause where another follows whose subject cannot act ("..., and no report was made public")."""
    start = part.start
    for joint in _JOINT.finditer(said, part.start, part.end):
        left, right = said[start : joint.start()], said[joint.end() : part.end]
        verbs = (joint.group()[0] == ";" or main_verb(right)) and main_verb(left)
        if verbs or all(pattern("grounds", "against", "direction").search(side) for side in (left, right)):
            yield start, joint.start()
            start = joint.end()
    yield start, part.end


def about(text: RecordText, words: str, outcomes: Sequence[DraftedOutcome]) -> list[DraftedOutcome]:
    """Choose the outcomes a text shares most telling words with; all of them where it shares none.

    Words of what changed count before the names of who changed, which may only be a place in common.

    Parameters
    ----------
    text
        The record.
    words
        A sentence, or the words of a link.
    outcomes
        The outcomes to choose from.
    """
    shared = [_shared(text, words, outcome) for outcome in outcomes]
    most = max(shared, default=(0, 0))
    return [outcome for outcome, count in zip(outcomes, shared, strict=True) if count == most]


def _shared(text: RecordText, words: str, outcome: DraftedOutcome) -> tuple[int, int]:
    both = telling(words) & telling(outcome.row.statement)
    actors = [text.by_id[each] for each in outcome.row.actor_ids]
    names = telling(" ".join(name for actor in actors for name in (actor.name, *actor.aliases)))
    return len(both - names), len(both)
