"""Clauses round a change: those that date it, and those that tie it to something else."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache, lru_cache

from sjc_analysis.date_words import find_dates
from sjc_analysis.dates import Interval
from sjc_analysis.drafting.agents import names_agent
from sjc_analysis.drafting.lexicon import compiled
from sjc_analysis.drafting.mentions import Named
from sjc_analysis.drafting.sentences import Span
from sjc_analysis.drafting.verbs import main_verb
from sjc_analysis.records import Quote
from sjc_analysis.vocabulary import LinkBasis

_BASES: dict[str, LinkBasis] = {"stated_cause": "stated_cause", "stated_sequence": "stated_sequence"}
_MOST_OPENERS = 3
_LONGEST_DATE = 80
_BEFORE_A_DATE = 24
"""So many letters may stand between the word of time that opens a sentence and its date ("by the end of")."""

_COMMA = re.compile(r",\s*")
_NO_LIST = re.compile(
    r"(?:who|which|where|whose|when|in|on|at|by|since|during|but|not|with|as|to|for|after|following)\b",
    re.IGNORECASE,
)
_SUBJECT = re.compile(r"\s+(?:the|an?|its|their|his|her|some|many|several|two|three)\s+\w")
_TIED_ON = re.compile(
    r"\s+(?:and|or|to|until|when|where|that|which|who|in|on|at|by|for|of|with)\b", re.IGNORECASE
)
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


def moved(clause: Clause, by: int) -> Clause:
    """Give a clause by offsets into words that begin so much earlier."""
    return replace(clause, start=clause.start + by, end=clause.end + by, body=clause.body + by)


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
            if role == "time":
                end = _without_the_change(text, at, match.end(), end)
            if end:
                return Clause(role, _BASES.get(row["basis"], "inferred"), at, end, match.end())
    return None


def _without_the_change(text: str, at: int, begin: int, comma: int) -> int:
    """Give where an opening date ends, also before a change with no comma between ("In May 2031 it ...")."""
    until = comma or len(text)
    date = next(iter(find_dates(text[at : min(until, at + _LONGEST_DATE)])), None)
    if date is None or at + date.start > begin + _BEFORE_A_DATE or at + date.end >= until - 1:
        return comma
    rest = text[at + date.end : until]
    if comma and rest.startswith(", ") and not rest[2:3].isdigit():
        return at + date.end + 1  # "In 2031, under pressure from ..., the board": the date alone
    verb = main_verb(rest)
    acts = verb is not None and verb.finite and rest[: verb.start].strip() and not _TIED_ON.match(rest)
    begins = acts or (comma and _SUBJECT.match(rest))
    return at + date.end if begins and rest[:1].isspace() else comma


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
    until = _end_of_tie(text, match.end())
    if main_verb(text[: match.start()]) is None:  # it stands between a subject and its verb
        comma = text.find(",", match.end())
        until = comma if comma >= 0 else until
    return Clause("inline", _BASES[row["basis"]], match.start(), until, match.end())


def _end_of_tie(text: str, begin: int) -> int:
    """Give the comma that ends what a change is tied to; one within a list of nouns does not."""
    for comma in _COMMA.finditer(text, begin):
        rest = text[comma.end() :]
        goes_on = main_verb(f"it {rest}")
        if main_verb(rest) or _NO_LIST.match(rest) or (goes_on and goes_on.start == len("it ")):
            return comma.start()
    return len(text)


def own_date(piece: Span) -> tuple[Interval, Quote | None]:
    """Find the first date of a clause that is not the date of something it came after."""
    dates = piece.dates()
    later = inline_clause(piece) if dates else None
    for date in dates:
        if later is None or not later.start <= date.start < later.end:
            return date.interval, piece.quote_of(date)
    return Interval(), None


def opening_date(sentence: Span, clauses: Sequence[Clause]) -> tuple[Interval, Quote | None]:
    """Find the date that opens a sentence ("In 2031, ...")."""
    for clause in clauses:
        if clause.role == "time":
            opening = Span(sentence.passage, sentence.start + clause.start, sentence.start + clause.end)
            for found in opening.dates():
                return found.interval, opening.quote_of(found)
    return Interval(), None


@cache
def _lines(*, inline: bool) -> tuple[tuple[tuple[Mapping[str, str], re.Pattern[str]], ...], re.Pattern[str]]:
    """Give the words that open a clause after the change, or those before it, each and all in one pattern."""
    lines = tuple(
        (row, words)
        for row, words in compiled("links")
        if (row["role"] == "inline" if inline else row["role"] not in _INSIDE)
    )
    return lines, re.compile("|".join(f"(?:{row['pattern']})" for row, _ in lines), re.IGNORECASE)
