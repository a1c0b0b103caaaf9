"""Clauses round a change: those that date it, and those that tie it to something else."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, lru_cache

from sjc_analysis.drafting.agents import names_agent
from sjc_analysis.drafting.lexicon import compiled
from sjc_analysis.drafting.mentions import Named
from sjc_analysis.drafting.sentences import Span
from sjc_analysis.drafting.verbs import main_verb
from sjc_analysis.vocabulary import LinkBasis

_BASES: dict[str, LinkBasis] = {"stated_cause": "stated_cause", "stated_sequence": "stated_sequence"}
_MOST_OPENERS = 3
_INSIDE = frozenset({"inline", "verb", "chain", "caused_by", "led", "aside", "effect"})
"""Roles of words inside a sentence, none of which opens one."""


@dataclass(frozen=True)
class Clause:
    """A clause by offsets into its sentence; ``role`` as in ``data/lexicon/links.csv``.

    ``body`` is where the words behind its joining words begin.
    """

    role: str
    basis: LinkBasis
    start: int
    end: int
    body: int = 0


def openers(sentence: Span, named: tuple[Named, ...]) -> tuple[Clause, ...]:
    """Find the clauses before the change, each up to the comma that closes it.

    Parameters
    ----------
    sentence
        The sentence.
    named
        The actors it names, by offsets.

    Examples
    --------
    >>> from sjc_analysis.records import Passage
    >>> text = "In 2031, after the course, the hub began to raise cases."
    >>> passage = Passage(passage_id="P-01", source_id="S-01", start=0, end=len(text), text=text)
    >>> [(clause.role, text[clause.start:clause.end]) for clause in openers(Span(passage, 0, len(text)), ())]
    [('time', 'In 2031,'), ('opener', 'after the course,')]
    """
    return _openers(sentence.text, named)


@lru_cache(maxsize=256)
def _openers(text: str, named: tuple[Named, ...]) -> tuple[Clause, ...]:
    found: list[Clause] = []
    at = 0
    while len(found) < _MOST_OPENERS:
        clause = _opener_at(text, at, named)
        if clause is None:
            break
        found.append(clause)
        at = clause.end + len(text[clause.end :]) - len(text[clause.end :].lstrip())
    return tuple(found)


def _opener_at(text: str, at: int, named: tuple[Named, ...]) -> Clause | None:
    lines, any_of_them = _lines(inline=False)
    if not any_of_them.match(text, at):
        return None
    for row, words in lines:
        role = row["role"]
        match = words.match(text, at)
        if match:
            end = _closing_comma(text, match.end(), named, at_once=role == "consequence")
            if end:
                return Clause(role, _BASES.get(row["basis"], "inferred"), at, end, match.end())
    return None


def _closing_comma(text: str, at: int, named: tuple[Named, ...], *, at_once: bool) -> int:
    if at_once:
        return at + 1 if text[at : at + 1] == "," else 0
    starts = {found.start for found in named}
    first = 0
    for match in re.finditer(r",\s+", text[at:]):
        after = at + match.end()
        word = text[after:].split(" ")[0].lower()
        opens = re.match(r"(?:the|a|an|its|their|after|following)\b", word) or after in starts
        if opens or text[after : after + 1].isupper():
            return at + match.start() + 1
        if word in ("and", "or", "but"):
            continue
        verb = main_verb(text[after:])
        if verb and not first and names_agent(text[after : after + verb.start]):
            first = at + match.start() + 1
    return first


def inline_clause(piece: Span) -> Clause | None:
    """Find the clause after the change that places it after an act, or ties it to a cause.

    Examples
    --------
    >>> from sjc_analysis.records import Passage
    >>> text = "the station publishes its register as a result of the training"
    >>> passage = Passage(passage_id="P-01", source_id="S-01", start=0, end=len(text), text=text)
    >>> clause = inline_clause(Span(passage, 0, len(text)))
    >>> clause.basis, text[clause.start:clause.end]
    ('stated_cause', 'as a result of the training')
    """
    return _inline(piece.text)


@lru_cache(maxsize=1024)
def _inline(text: str) -> Clause | None:
    lines, any_of_them = _lines(inline=True)
    if not any_of_them.search(text):
        return None
    found = [(match, row) for row, words in lines if (match := words.search(text))]
    match, row = min(found, key=lambda each: each[0].start())
    comma = text.find(",", match.end())
    until = comma if comma >= 0 else len(text)
    return Clause("inline", _BASES[row["basis"]], match.start(), until, match.end())


@cache
def _lines(*, inline: bool) -> tuple[tuple[tuple[Mapping[str, str], re.Pattern[str]], ...], re.Pattern[str]]:
    """Give the words that open a clause after the change, or those before it, each and all in one pattern."""
    lines = tuple(
        (row, words)
        for row, words in compiled("links")
        if (row["role"] == "inline" if inline else row["role"] not in _INSIDE)
    )
    return lines, re.compile("|".join(f"(?:{row['pattern']})" for row, _ in lines), re.IGNORECASE)
