"""Nouns that name an act: "the training by the clinic", "the clinic's advice", "funding from the trust".

A noun is an act only where its doer stands with it. Whose act a bare noun was, nobody knows.
"""

import re
from collections.abc import Sequence
from functools import cache

from sjc_analysis.drafting.act_words import Noun, Verb, nouns_by_word
from sjc_analysis.drafting.agents import names_agent
from sjc_analysis.drafting.mentions import Named
from sjc_analysis.drafting.record_text import RecordText
from sjc_analysis.drafting.verbs import main_verb

_WORD = re.compile(r"\w[\w-]*")
_OWNED = re.compile(r"['’]s?\s+(?:[\w-]+\s+){0,3}$")
_BESIDE = re.compile(r"\s+(?:[\w-]+\s+)?")
_THE = re.compile(r"\b(?:the|an?|this|that|these|those)\s+$", re.IGNORECASE)
_REACH = 90


def noun_of_act(
    text: RecordText, said: str, within: tuple[int, int], *, phrases: bool = False, anybody: bool = False
) -> Verb | None:
    """Find the first noun that names an act in a stretch of a sentence.

    Parameters
    ----------
    text
        The record.
    said
        The sentence.
    within
        Where the stretch begins and ends.
    phrases
        Whether a noun without its doer counts, as in a contribution without any verb.
    anybody
        Whether its doer may be any noun for people or bodies, besides the actors of the list.
    """
    begin, end = within
    known = nouns_by_word()
    plain: Verb | None = None
    named: tuple[Named, ...] | None = None
    for word in _WORD.finditer(said, begin, end):
        for noun in known.get(word[0].lower(), ()):
            if noun.before is not None and not noun.before.search(said[begin : word.start()]):
                continue
            if named is None:
                named = tuple(each for each in text.named(said) if begin <= each.start and each.end <= end)
            if noun.subject == "phrase":
                if phrases:
                    return Verb(noun.kind, word.start(), word.end(), passive=False, noun=True)
                continue
            stop = _doer(noun, said, word, named) or (anybody and _agent(noun, said, word, end))
            if stop and noun.kind != "other":
                return Verb(noun.kind, word.start(), stop, passive=False, noun=True)
            if stop and plain is None:
                plain = Verb("other", word.start(), stop, passive=False, noun=True)
    return plain


def _doer(noun: Noun, said: str, word: re.Match[str], named: Sequence[Named]) -> int:
    """Give the place where the noun and its doer end; 0 where no registered actor is its doer."""
    for each in named:
        if each.end > word.start():
            pass
        elif _OWNED.fullmatch(said, each.end, word.start()) or (
            _BESIDE.fullmatch(said, each.end, word.start()) and _THE.search(said[: each.start])
        ):
            return word.end()
        if word.end() < each.start <= word.end() + _REACH:
            gap = said[word.end() : each.start]
            if _led(noun.leads).fullmatch(gap):
                return each.end
    return 0


def _agent(noun: Noun, said: str, word: re.Match[str], end: int) -> int:
    lead = _led(noun.leads).match(said, word.end(), min(end, word.end() + _REACH))
    if lead is None:
        return 0
    doer = said[lead.end() : end].split(",")[0]
    verb = main_verb(doer)
    subject = doer[: verb.start] if verb else doer
    return lead.end() + len(subject.rstrip(" .")) if names_agent(subject) else 0


@cache
def _led(leads: str) -> re.Pattern[str]:
    """Compile what leads from a noun to its doer: "of" at once, "by" and "from" after some words."""
    far = "|".join(each for each in leads.split("|") if each != "of")
    at_once = r"\s+of\s+(?:the\s+)?|" if "of" in leads.split("|") else ""
    some = r"(?:\s+(?!and\b|or\b|that\b|which\b)[^\s.;]+)*?"
    members = r"(?:[\w’']+\s+of\s+(?:the\s+)?)?"
    return re.compile(rf"{at_once}{some}\s+(?:{far})\s+(?:the\s+)?{members}", re.IGNORECASE)
