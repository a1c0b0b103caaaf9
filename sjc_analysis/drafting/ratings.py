"""Its author's ratings, and the passages for, against and before them."""

from collections.abc import Sequence

from sjc_analysis.drafting.lexicon import pattern, telling
from sjc_analysis.drafting.numbering import Numbering
from sjc_analysis.drafting.outcomes import DraftedOutcome
from sjc_analysis.drafting.record_text import RecordText
from sjc_analysis.drafting.sentences import Span
from sjc_analysis.quotes import whole
from sjc_analysis.records import Ground, Rating
from sjc_analysis.vocabulary import GroundDirection

_CRITERIA = {"rating_significance": "significance", "rating_contribution": "contribution"}
_DIRECTIONS: dict[GroundDirection, str] = {
    "against": "the sentence limits the change",
    "for": "the sentence says why the change matters",
    "baseline": "the sentence tells of the time before the change",
}


def draft_ratings(text: RecordText, ids: Numbering) -> tuple[Rating, ...]:
    """Draft a record's ratings as its author's claims, on a scale nobody named.

    Parameters
    ----------
    text
        The record.
    ids
        Gives the row ids.
    """
    return tuple(
        Rating(
            rating_id=ids.next("G"), record_id=text.record.record_id, criterion=criterion,
            level=passage.text.strip(), by_author=True, quote=whole(passage), rule="rating in the record",
            reason="its author's claim about the own record",
        )
        for field, criterion in _CRITERIA.items()
        for passage in text.field(field)
    )  # fmt: skip


def draft_grounds(text: RecordText, ids: Numbering, outcomes: Sequence[DraftedOutcome]) -> tuple[Ground, ...]:
    """Draft grounds from the significance field, for the outcomes of the statement.

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
    grounds: list[Ground] = []
    for sentence in text.sentences("significance"):
        direction = _direction(sentence, stated)
        if direction is not None:
            grounds.extend(
                Ground(
                    ground_id=ids.next("B"), outcome_id=outcome.row.outcome_id, direction=direction,
                    quote=sentence.quote, rule=f"ground: {direction}", reason=_DIRECTIONS[direction],
                )
                for outcome in about(text, sentence.text, stated)
            )  # fmt: skip
    return tuple(grounds)


def _direction(sentence: Span, stated: Sequence[DraftedOutcome]) -> GroundDirection | None:
    for direction in _DIRECTIONS:
        if pattern("grounds", direction, "direction").search(sentence.text):
            return direction
    earlier = any(
        date.interval.is_before(outcome.row.date) for date in sentence.dates() for outcome in stated
    )
    return "baseline" if earlier else None


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
