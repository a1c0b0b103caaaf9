"""What a sentence itself names as that which its change came after or from, where no act of the list is told.

"..., following protests of traders" names a cause that no field tells of. It is no part of the change, and it
may explain the change by itself.
"""

import re
from collections.abc import Iterator, Sequence
from functools import cache

from sjc_analysis.drafting.act_words import nouns_by_word
from sjc_analysis.drafting.acts import acts_of_ties
from sjc_analysis.drafting.agents import HEAD_END
from sjc_analysis.drafting.clauses import Clause
from sjc_analysis.drafting.lexicon import ends_with, pattern, stems
from sjc_analysis.drafting.record_text import RecordText, actor_ids_of
from sjc_analysis.drafting.sentences import Span
from sjc_analysis.drafting.verbs import main_verb

_TIES = frozenset({"opener", "inline"})
_OPENING = re.compile(r"(?:the|an?|its|their|some|many|several|\d+|strong|public|growing)\s+", re.IGNORECASE)


def cause_in(text: RecordText, sentence: Span, clause: Clause) -> Span | None:
    """Give the words of a clause that name a cause of which nobody of the programme is the doer.

    Parameters
    ----------
    text
        The record.
    sentence
        The sentence.
    clause
        A clause before or behind the change ("following protests of traders").
    """
    if clause.role not in _TIES or _is_told(text, sentence, clause):
        return None
    said = sentence.text
    named = pattern("causes", "named").search(said[clause.start : clause.body])
    begin = clause.start + named.start() if named else clause.body
    span = sentence.part(begin, clause.end).without_stop()
    words = said[clause.body : clause.end].strip(" ,.")
    if (
        not words
        or pattern("causes", "no_cause").match(words)
        or text.is_programme(actor_ids_of(text.named(words)))
    ):
        return None
    if pattern("act_cues", "unreal").search(words) or _is_hoped(said[: clause.start]):
        return None
    if ends_with("not_done", said[: clause.start]):
        return None
    bare = stems(pattern("causes", "time").sub(" ", words))
    return span if bare and (clause.basis == "stated_cause" or names_event(words)) else None


def _is_hoped(before: str) -> bool:
    """Whether the words before a cause only hope for the change, outside of a relative clause."""
    hoped = pattern("act_cues", "hope").finditer(before)
    return any(not before[: each.start()].rstrip().endswith(("that", "which", "who")) for each in hoped)


def _is_told(text: RecordText, sentence: Span, clause: Clause) -> bool:
    """Whether the clause tells an act of an actor of the list, which is drafted as that."""
    begin, end = sentence.start + clause.start, sentence.start + clause.end
    return any(begin <= act.clause.start < end for act in acts_of_ties(text, sentence))


def names_event(words: str) -> bool:
    """Whether the head of a phrase is a noun for something that happened or was done.

    Examples
    --------
    >>> [names_event(words) for words in ("mass protests of men", "a lamp", "pressure by bishops")]
    [True, False, True]
    """
    bare = words
    while opened := _OPENING.match(bare):
        bare = bare[opened.end() :]
    verb = main_verb(bare)
    if verb and verb.finite:
        return not pattern("causes", "own_subject").match(bare)
    head = HEAD_END.split(f"{bare} ")[0].split()
    return bool(head) and (
        _events().search(" ".join(head)) is not None
        or any(noun.kind for noun in nouns_by_word().get(head[-1].lower(), ()))
    )


def is_circumstance_noun(words: str) -> bool:
    """Whether the head of a phrase is a noun for a circumstance, of which nobody is the doer."""
    head = HEAD_END.split(f"{words.strip()} ")[0]
    return _circumstances().search(head) is not None


@cache
def _circumstances() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{pattern('circumstances', 'noun').pattern})$", re.IGNORECASE)


@cache
def _events() -> re.Pattern[str]:
    own = pattern("causes", "event").pattern
    return re.compile(rf"\b(?:{own}|{pattern('circumstances', 'noun').pattern})$", re.IGNORECASE)


def causes_of(text: RecordText, sentence: Span, clauses: Sequence[Clause]) -> list[Span]:
    """Give the causes that the clauses round a change name, two that are joined apart."""
    named = (cause for clause in clauses if (cause := cause_in(text, sentence, clause)))
    return [part for cause in named for part in _parted(cause)]


def _parted(cause: Span) -> Iterator[Span]:
    """Cut a cause where another begins ("the strike of dockers and after a ruling of the court")."""
    at = 0
    for joint in pattern("causes", "joint").finditer(cause.text):
        yield cause.part(at, joint.start())
        at = joint.end()
    yield cause.part(at, len(cause.text))
