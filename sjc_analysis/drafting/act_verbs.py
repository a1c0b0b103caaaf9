"""Verbs that say an act was done: of which kind, by whom, and whether it was denied."""

import re
from collections.abc import Sequence
from functools import lru_cache

from sjc_analysis.drafting.act_words import Cue, Verb, cues_by_word
from sjc_analysis.drafting.agents import names_agent
from sjc_analysis.drafting.lexicon import ends_with, pattern
from sjc_analysis.drafting.record_text import RecordText
from sjc_analysis.drafting.splitting import Part
from sjc_analysis.drafting.verbs import main_verb

_WORD = re.compile(r"\w+")
_BEEN = re.compile(r"\b(?:has|have|had) been $", re.IGNORECASE)
_BY = re.compile(r"\s+(?:\w+ly\s+)?by\b")


@lru_cache(maxsize=256)
def act_verbs(
    text: RecordText, sentence: str, part: Part | None = None, *, anybody: bool = False
) -> tuple[Verb, ...]:
    """Find the words that say an act was done, in order and without overlaps.

    Parameters
    ----------
    text
        The record.
    sentence
        The words.
    part
        The clause to look in; without it the whole sentence.
    anybody
        Whether its doer need not be told.
    """
    start, end = (part.start, part.end) if part else (0, len(sentence))
    known = cues_by_word()
    found: list[Verb] = []
    for word in _WORD.finditer(sentence, start, end):
        low = word[0].lower()
        cues = known.get(low, ())
        if not cues and low.endswith("ing") and _BEEN.search(sentence[start : word.start()]):
            cues = known.get(f"{low.removesuffix('ing')}ed", ())
        if cues and (not found or word.start() >= found[-1].end):
            found.extend(_verb_at(text, sentence, part, word, cues, anybody=anybody))
    return tuple(found)


def _verb_at(
    text: RecordText,
    sentence: str,
    part: Part | None,
    word: re.Match[str],
    cues: Sequence[tuple[int, Cue]],
    *,
    anybody: bool,
) -> list[Verb]:
    """Choose the line of a word whose object stands nearest, where its doer may be one."""
    start, end = (part.start, part.end) if part else (0, len(sentence))
    progressive = word[0].endswith("ing")
    before = ends_with("passive", sentence[: word.start()])
    passive = not progressive and (before or _BY.match(sentence, word.end()) is not None)
    fitting = []
    for number, cue in cues:
        far, stop = cue.end(sentence, word, (start, end), passive=passive)
        if stop and _may_be(text, sentence, part, "any" if anybody else cue.subject, (word, stop)):
            fitting.append((far, number, Verb(cue.kind, word.start(), stop, passive)))
    return [verb for _, _, verb in sorted(fitting, key=lambda each: each[:2])[:1]]


def _may_be(
    text: RecordText, sentence: str, part: Part | None, subject: str, at: tuple[re.Match[str], int]
) -> bool:
    word, end = at
    begin = part.start if part else 0
    before = sentence[begin : word.start()]
    whose = before if part is None or part.own else f"{part.subject} {before}"
    if not whose.strip() and subject == "any":
        return False
    if _is_no_act(before, word.group()) or pattern("act_cues", "nobody_done").match(sentence, word.end()):
        return False
    return (
        subject == "any"
        or (subject == "doer" and part is not None and names_agent(part.subject))
        or bool(text.subjects(whose, len(whose)))
        or (subject == "doer" and done_by(text, sentence, end))
    )


def done_by(text: RecordText, sentence: str, at: int) -> bool:
    """Whether the words right behind a verb name who did it ("by the clinic").

    Parameters
    ----------
    text
        The record.
    sentence
        The words.
    at
        Where the verb ends.
    """
    by = pattern("act_cues", "agent").match(sentence, at)
    if by is None:
        return False
    doer = sentence[by.end() :].rstrip(".")
    verb = main_verb(doer)
    named = any(each.start == 0 for each in text.named(doer))
    return named or names_agent(doer[: verb.start] if verb else doer)


def _is_no_act(before: str, verb: str) -> bool:
    """Whether it was not done, or the word only describes somebody ("the trained volunteers")."""
    describes = verb.lower().endswith("ed") and ends_with("describes", before)
    return describes or ends_with("not_done", before)


def is_denied(said: str, part: Part) -> bool:
    """Whether a clause says that its verb was not done, or only meant.

    Parameters
    ----------
    said
        The sentence the clause stands in.
    part
        The clause.
    """
    if pattern("act_cues", "inverted").match(said, part.start):
        return True
    if part.verb is None:
        return False
    group = said[part.verb.start : part.end]
    verb = said[part.verb.start : part.verb.end]
    return bool(
        pattern("act_cues", "nobody").match(part.subject.strip())
        or pattern("act_cues", "denied").search(verb)
        or pattern("act_cues", "meant").match(group)
        or ends_with("never", said[part.start : part.verb.start])
        or pattern("act_cues", "unsure").search(said[part.start : part.end])
    )
