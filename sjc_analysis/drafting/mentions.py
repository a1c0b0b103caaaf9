"""Where texts name the actors of the registry: compiled once, longest name first.

Capitals decide what a name may be: an abbreviation is matched as it is written; a name whose first telling
word is capitalised needs that capital in prose ("the star witness" is not The Star). In web addresses case
is free.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache, cached_property, lru_cache
from typing import NamedTuple

from sjc_analysis.drafting.lexicon import words
from sjc_analysis.quotes import quote_at
from sjc_analysis.records import Actor, Mention, Passage
from sjc_analysis.web_addresses import addresses_in

_ARTICLE = re.compile(r"(?:the|a|an)[\s_-]+", re.IGNORECASE)
_WORD = re.compile(r"[^\W_]+|\S")
_KEPT = 4096
"""Texts whose names are remembered: the rules ask again for those of the record they read."""
_PARTS = re.compile(r"[\s_-]+")


class Named(NamedTuple):
    """An actor named in a text, placed by offsets into it; ``short`` is a short form such as "the hub"."""

    start: int
    end: int
    actor_id: str
    short: bool = False


@dataclass(frozen=True)
class _Name:
    actor_id: str
    text: str
    person: bool

    @cached_property
    def key(self) -> str:
        return " ".join(_PARTS.split(self.text.strip())).casefold()

    @property
    def capitals(self) -> bool:
        return self.text.isupper()

    @property
    def pattern(self) -> str:
        # Spaces of a name are hyphens or underscores in an address, and a possessive has lost its apostrophe.
        body = r"[\s_-]+".join(re.escape(part) for part in _PARTS.split(self.text.strip()))
        possessive = "s?" if self.person else ""
        return f"(?:{body}{possessive})" if self.capitals else f"(?i:{body}{possessive})"

    @property
    def first_words(self) -> tuple[str, ...]:
        """The words, small letters, at which the name may begin in a text."""
        parts = _WORD.findall(self.text.strip())
        first = parts[0].casefold()
        return (first, f"{first}s") if self.person and len(parts) == 1 else (first,)

    @cached_property
    def _words(self) -> tuple[str, ...]:
        return tuple(part.casefold() for part in _WORD.findall(self.text.strip()))

    def may_stand(self, there: set[str]) -> bool:
        """Whether a text has all words of the name, of a person's the last also as a possessive."""
        *parts, last = self._words
        ends = last in there or (self.person and f"{last}s" in there)
        return ends and there.issuperset(parts)

    @cached_property
    def is_body(self) -> bool:
        """Whether the name ends in a noun for a body."""
        return self.key.split()[-1] in words("bodies")

    @cached_property
    def begins_large(self) -> bool:
        """Whether its first telling word has a capital."""
        return _first_telling(self.text).isupper()

    def allows(self, found: str) -> bool:
        return not self.begins_large or _first_telling(found).isupper()


def _first_telling(text: str) -> str:
    article = _ARTICLE.match(text)
    at = article.end() if article else 0
    return text[at : at + 1]


class Names:
    """The registry's names and aliases, ready to be looked for.

    A name that two actors share names neither: an ambiguity is never guessed.

    Parameters
    ----------
    actors
        The registry.

    Examples
    --------
    >>> hub = Actor(actor_id="N-01", name="Quayside Justice Hub", aliases=("QJH",))
    >>> koss = Actor(actor_id="N-02", name="Dervan Koss", aliases=("Koss",), kind="person")
    >>> names = Names((hub, koss))
    >>> [found.actor_id for found in names.find("QJH spoke of Koss: https://a.example/corporal-koss-trial")]
    ['N-01', 'N-02', 'N-02']
    >>> names.find("the qjhs")
    ()
    """

    def __init__(self, actors: Sequence[Actor]) -> None:
        names = {
            _Name(actor.actor_id, text, actor.is_person)
            for actor in actors
            for text in (actor.name, *actor.aliases)
        }
        self.by_id = {actor.actor_id: actor for actor in actors}
        self.shared, self._by_word = _prepared(frozenset(names))
        self.find = lru_cache(maxsize=_KEPT)(self._find)
        """Find every name in a text, in order and without overlaps."""
        self._of_passage: dict[str, tuple[Named, ...]] = {}

    def of(self, passage: Passage) -> tuple[Named, ...]:
        """Give the names in a passage of the harvest; several rules ask, and each is looked for once."""
        found = self._of_passage.get(passage.passage_id)
        if found is None:
            found = self._of_passage[passage.passage_id] = self._find(passage.text)
        return found

    def know(self, named: Mapping[str, tuple[Named, ...]]) -> None:
        """Take over who is named in passages where it was found already, by passage id."""
        self._of_passage.update(named)

    def _first_words_in(self, text: str) -> set[str]:
        """Give the words of a text, as they stand, with which a name may begin."""
        # small letters of ASCII are one to one; most texts have no such word, and are left at once
        if text.isascii() and self._by_word.keys().isdisjoint(_WORD.findall(text.lower())):
            return set()
        return {word for word in _WORD.findall(text) if word.casefold() in self._by_word}

    def _find(self, text: str) -> tuple[Named, ...]:
        first_words = self._first_words_in(text)
        if not first_words:
            return ()
        there = {part.casefold() for part in _WORD.findall(text)}
        begins = {
            word: _one_of(names)
            for word in first_words
            if (names := tuple(name for name in self._by_word[word.casefold()] if name.may_stand(there)))
        }
        found: list[Named] = []
        links = [match.span() for match in addresses_in(text)]
        at = 0
        for word in _WORD.finditer(text):
            known = begins.get(word[0])
            match = known[0].match(text, word.start()) if known and word.start() >= at else None
            if known is None or match is None:
                continue
            name = known[1][(match.lastindex or 1) - 1]
            in_link = any(start <= match.start() < end for start, end in links)
            other = _in_place(name, text, match) or (not in_link and _goes_on(name, text, match))
            if (in_link or name.allows(match.group())) and not other:
                found.append(Named(match.start(), match.end(), name.actor_id))
                at = match.end()
        return tuple(found)


@lru_cache(maxsize=4)
def _prepared(
    names: frozenset[_Name],
) -> tuple[frozenset[str], dict[str, tuple[_Name, ...]]]:
    """Give the names that two actors share, and the others by the words they begin with."""
    holders: dict[str, set[str]] = {}
    for name in names:
        holders.setdefault(name.key, set()).add(name.actor_id)
    shared = frozenset(key for key, held in holders.items() if len(held) > 1)
    by_word: dict[str, list[_Name]] = {}
    for name in sorted(names, key=lambda name: (-len(name.text), name.text)):
        for word in name.first_words if name.key not in shared else ():
            by_word.setdefault(word, []).append(name)
    return shared, {word: tuple(found) for word, found in by_word.items()}


@lru_cache(maxsize=_KEPT)
def _one_of(names: tuple[_Name, ...]) -> tuple[re.Pattern[str], tuple[_Name, ...]]:
    """Compile names, once a text has their first word; the group that matched says which of them it was."""
    body = "|".join(f"({name.pattern})" for name in names)
    return re.compile(rf"(?:{body})(?![^\W_])"), names


@cache
def _place_pattern() -> re.Pattern[str]:
    kinds = "|".join(sorted(words("places")))
    return re.compile(rf"[\s_-]+(?:{kinds})\b(?![’'])", re.IGNORECASE)


def _in_place(name: _Name, text: str, match: re.Match[str]) -> bool:
    """Whether a name is a part of a place's name ("Halden Street"); the name of a body never is."""
    if name.is_body:
        return False
    after = _place_pattern().match(text, match.end())
    if after is None:
        return False
    word = after.group().strip(" -_")
    return word[0].isupper() or word in words("places", "small") or "-" in after.group()


def _goes_on(name: _Name, text: str, match: re.Match[str]) -> bool:
    """Whether a person's single name goes on with a surname that the registry does not know.

    Two people may share a first name; which of them is meant is not guessed.
    """
    if not name.person or len(name.key.split()) > 1:
        return False
    return re.compile(r" [A-Z][a-zà-ÿ]+").match(text, match.end()) is not None


def find_mentions(passages: Sequence[Passage], actors: Sequence[Actor]) -> tuple[Mention, ...]:
    """Find every place where a passage names an actor, in whatever passage it stands.

    Parameters
    ----------
    passages
        The passages of all sources.
    actors
        The registry.

    Returns
    -------
    tuple of Mention
        In the order of the passages; a name inside a longer registered name is no mention of its own.

    Examples
    --------
    >>> text = "Defend Rights (DR) met DRX."
    >>> passage = Passage(passage_id="P-01", source_id="S-01", start=5, end=5 + len(text), text=text)
    >>> actor = Actor(actor_id="N-01", name="Defend Rights", aliases=("DR",))
    >>> [(mention.quote.text, mention.quote.start) for mention in find_mentions([passage], [actor])]
    [('Defend Rights', 5), ('DR', 20)]
    """
    return mentions_of(passages, Names(actors))


def mentions_of(passages: Sequence[Passage], names: Names) -> tuple[Mention, ...]:
    """Find the mentions of actors whose names are ready to be looked for.

    Parameters
    ----------
    passages
        The passages of all sources.
    names
        The registry's names.
    """
    found = [
        (named.actor_id, quote_at(passage, passage.start + named.start, passage.start + named.end))
        for passage in passages
        for named in names.of(passage)
    ]
    return tuple(
        Mention.as_made(
            {"withheld": False, "mention_id": f"M-{number:02d}", "actor_id": actor_id, "quote": quote}
        )
        for number, (actor_id, quote) in enumerate(found, start=1)
    )
