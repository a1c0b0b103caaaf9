"""Who is said to have done what: the clauses of a sentence that tell an act, and of which kind.

An act was done: what is planned, hoped, refused or denied is none. Its doer is a registered actor or a noun
for people or bodies. In the contribution fields every past tense with such a doer is an act; elsewhere only
a word of the act lexicon is.
"""

import re
from dataclasses import dataclass, replace
from functools import lru_cache

from sjc_analysis.drafting.act_nouns import noun_of_act
from sjc_analysis.drafting.act_verbs import act_verbs, done_by, is_denied
from sjc_analysis.drafting.act_words import Verb
from sjc_analysis.drafting.agents import names_agent
from sjc_analysis.drafting.clauses import Clause, inline_clause, openers
from sjc_analysis.drafting.lexicon import ends_with, pattern, words
from sjc_analysis.drafting.record_text import RecordText
from sjc_analysis.drafting.sentences import Span
from sjc_analysis.drafting.splitting import Part, main_clauses
from sjc_analysis.drafting.verbs import MainVerb, is_past, is_state, main_verb

CONTRIBUTIONS = frozenset({"contribution_programme", "contribution_others"})
"""Fields whose every act is offered as part of how the change came about."""


_LABEL = re.compile(r"[A-Z][^:.;]{2,60}:\s+")
_LEAD = re.compile(r"\s+(?:in|from|of|at|by|to)?\s*")
_SUB = re.compile(r"\b(?:after|before|because|if|when|until|unless|so that|which|who)\b", re.IGNORECASE)


@dataclass(frozen=True)
class Act:
    """A clause that says an act, with its verb by offsets into the clause."""

    clause: Span
    verb: Verb
    sentence: Span
    part: Part


@lru_cache(maxsize=64)
def acts_of_sentence(text: RecordText, sentence: Span, field: str) -> tuple[Act, ...]:
    """Cut a sentence into clauses of one act each.

    Parameters
    ----------
    text
        The record.
    sentence
        The sentence.
    field
        The field it stands in.
    """
    said = sentence.text
    acts = []
    for part in parts_of(text, sentence):
        if is_denied(said, part):
            continue
        verb = _verb_of(text, said, part, generous=field in CONTRIBUTIONS)
        if (
            field == "contribution_programme"
            and part.verb
            and part.verb.passive
            and not (verb and verb.kind != "other")
        ):
            verb = _verb_of_nobody(text, said, part) or verb
        if verb is None:
            continue
        acts.append(_act(sentence, part, verb, _extent(said, part, verb)))
    return tuple(acts)


def _extent(said: str, part: Part, verb: Verb) -> tuple[int, int]:
    """Give the words that tell an act; of a noun in a longer clause only the noun and what goes with it."""
    main = part.verb
    if main is None or not (verb.noun or verb.end <= main.start):
        return part.start, part.end
    if main.word in words("verbs", "gain") and verb.start >= main.end:
        lead = _LEAD.match(said, main.end)
        return (lead.end() if lead else main.end), part.end if main.word in words(
            "verbs", "consist"
        ) else verb.end
    return part.start, main.start if pattern("act_cues", "weight").match(said, main.start) else part.end


def _act(sentence: Span, part: Part, verb: Verb, extent: tuple[int, int]) -> Act:
    start, end = extent
    said_by = verb.start if verb.noun else verb.end
    span = _trimmed(sentence, start, end, said_by if start <= verb.start < end else start)
    return Act(span, verb.moved(span.start - sentence.start), sentence, part)


@lru_cache(maxsize=64)
def acts_of_ties(text: RecordText, sentence: Span) -> tuple[Act, ...]:
    """Find the acts of registered actors in what a sentence puts before its change, or ties to it.

    Parameters
    ----------
    text
        The record.
    sentence
        The sentence ("After being coached by RB, ...", "... thanks to the petitions of TGS").
    """
    said = sentence.text
    opened = openers(sentence, text.named(said))
    inline = inline_clause(sentence)
    behind = inline is not None and inline.start > (opened[-1].end if opened else 0)
    clauses = (*opened, inline) if inline and behind else opened
    acts = []
    for clause in clauses:
        part = _tied(text, said, clause)
        verb = _verb_in(text, said, part) if part else None
        if part and verb:
            acts.append(_act(sentence, part, verb, (part.start, part.end)))
    return tuple(acts)


def _tied(text: RecordText, said: str, clause: Clause) -> Part | None:
    if clause.role not in ("opener", "means", "inline") or not text.named(said[clause.body : clause.end]):
        return None
    hoped = clause.role == "inline" and pattern("act_cues", "hope").search(said[: clause.start])
    unreal = pattern("act_cues", "unreal").search(said[clause.body : clause.end])
    if hoped or unreal or ends_with("not_done", said[: clause.start]):
        return None
    lead = len(said[clause.body :]) - len(said[clause.body :].lstrip())
    return Part(clause.body + lead, clause.end, None, "")


def _verb_in(text: RecordText, said: str, part: Part) -> Verb | None:
    verbs = act_verbs(text, said, part)
    found = next(iter(verbs), None) or _noun(text, said, part, phrases=False)
    return found or _verb_of_named(text, said, part)


def _verb_of_named(text: RecordText, said: str, part: Part) -> Verb | None:
    """Give the past tense of a registered actor, whatever it says ("after the clinic closed the file")."""
    main = main_verb(said[part.start : part.end])
    if main is None or main.passive or not main.finite or not is_past(main) or is_state(main):
        return None
    subject = said[part.start : part.start + main.start]
    if not text.subjects(subject, len(subject)):
        return None
    return Verb("other", part.start + main.start, part.start + main.end, passive=False, known=False)


@lru_cache(maxsize=64)
def parts_of(text: RecordText, sentence: Span) -> tuple[Part, ...]:
    """Give the main clauses of a sentence behind what opens it."""
    said = sentence.text
    opened = openers(sentence, text.named(said))
    begin = opened[-1].end if opened else 0
    begin += len(said[begin:]) - len(said[begin:].lstrip())
    label = _LABEL.match(said, begin)
    if label and main_verb(said[begin : label.end()]) is None:
        begin = label.end()
    adverb = pattern("act_cues", "then").match(said, begin)
    return main_clauses(said, adverb.end() if adverb else begin, lambda subject: names_doer(text, subject))


@lru_cache(maxsize=256)
def names_doer(text: RecordText, subject: str) -> bool:
    """Whether a subject names a registered actor, or an act of one ("the presence of its director")."""
    if text.subjects(subject, len(subject)):
        return True
    named = text.named(subject)
    return bool(named) and noun_of_act(text, subject, (0, len(subject))) is not None


def _verb_of(text: RecordText, said: str, part: Part, *, generous: bool) -> Verb | None:
    """Choose the word that says the act: one of the lexicon at the main verb, else any, else the verb."""
    named = act_verbs(text, said, part)
    main = part.verb
    at_main = [verb for verb in named if main and verb.start <= main.end <= verb.end]
    named = tuple(verb for verb in named if main is None or not _SUB.search(said[main.end : verb.start]))
    if at_main or (named and not generous):
        return next(iter(at_main or named), None)
    if not generous:
        return _noun(text, said, part, phrases=False) if main and _credits(said, main) else None
    noun = _noun(text, said, part, anybody=True)
    if noun or named or main is None:
        return noun or next(iter(named), None)
    done = main.word.endswith("ed") or main.word in words("verbs", "past")
    doer = names_agent(part.subject) or bool(text.subjects(part.subject, len(part.subject)))
    if not done or is_state(main) or not doer or (main.passive and not done_by(text, said, main.end)):
        return None
    return Verb("other", main.start, main.end, main.passive, known=False)


def _verb_of_nobody(text: RecordText, said: str, part: Part) -> Verb | None:
    """Find the act of a passive without a doer: in its own field the programme may be left unnamed."""
    main = part.verb
    found = act_verbs(text, said, part, anybody=True)
    return next((verb for verb in found if main and verb.start <= main.end <= verb.end), None)


def _credits(said: str, main: MainVerb) -> bool:
    """Whether a verb credits its subject with a part in a change, or says that the subject gained."""
    return main.word in words("verbs", "gain") or bool(pattern("act_cues", "weight").match(said, main.start))


def _noun(
    text: RecordText, said: str, part: Part, *, phrases: bool = True, anybody: bool = False
) -> Verb | None:
    """Find a noun that names an act: before the verb of the clause, or in a clause without one."""
    main = part.verb
    gained = main is not None and main.word in words("verbs", "gain")
    if main is not None and main.word in words("verbs", "consist") and text.named(part.subject):
        return noun_of_act(text, said, (main.end, part.end), phrases=True)
    until = main.start if main and not gained else part.end
    begin = main.end if main and gained else part.start
    found = noun_of_act(text, said, (begin, until), phrases=phrases and main is None, anybody=anybody)
    if found is None or gained:
        return found
    return replace(found, end=max(found.end, until))


def _trimmed(sentence: Span, start: int, end: int, after: int) -> Span:
    """Cut what only describes somebody behind an act, or what the act led to."""
    said = sentence.text
    for use in ("chain", "aside"):
        cut = pattern("links", use, "role").search(said, after, end)
        end = cut.start() if cut else end
    return sentence.part(start, start + len(said[start:end].rstrip(" .,;")))
