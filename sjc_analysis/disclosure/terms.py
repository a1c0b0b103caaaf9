"""What a gate looks for: everything the whole casebook says and the donor's view does not.

A term is a row of folded words, because words survive what layout, spelling and encoding do to a text.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import groupby

from sjc_analysis.casebook import Casebook
from sjc_analysis.disclosure.audience import View
from sjc_analysis.disclosure.columns import own_words
from sjc_analysis.disclosure.contacts import find_contacts
from sjc_analysis.disclosure.folding import WORD, fold, words_of
from sjc_analysis.disclosure.lexicon import is_common, is_role_phrase, public_words
from sjc_analysis.disclosure.links import URL
from sjc_analysis.disclosure.masking import glued_name
from sjc_analysis.disclosure.names import GluedNames
from sjc_analysis.disclosure.registry import may_be_person, name_parts, names_of
from sjc_analysis.disclosure.searched import PUBLIC_WORDS
from sjc_analysis.disclosure.selection import rows_of
from sjc_analysis.disclosure.spelling import in_digits_with_places
from sjc_analysis.records import Actor, HarvestRecord

SHINGLE = 5
"""Words in a row that make a stretch of text recognisable."""

Words = tuple[str, ...]

_WORDS_IN_LINE = re.compile(r"[^\W\d_]+(?: [^\W\d_]+)*")
_CODE = re.compile(r"[^\W_]{5,}")


@dataclass(frozen=True)
class Terms:
    """What must not be found in a folder that leaves.

    Parameters
    ----------
    words
        Folded words in a row -> the row of the whole casebook they come from.
    ids
        Row ids of the whole casebook that the view does not use -> themselves, for the report of a leak.
    """

    words: Mapping[Words, str] = field(default_factory=dict)
    ids: frozenset[str] = frozenset()

    def by_length(self) -> dict[int, dict[Words, str]]:
        """Sort the terms by how many words they have."""
        lengths: dict[int, dict[Words, str]] = {}
        for words, row_id in self.words.items():
            lengths.setdefault(len(words), {})[words] = row_id
        return lengths


def withheld_terms(full: Casebook, view: Casebook, allowed_texts: Iterable[str] = ()) -> Terms:
    """List what the whole casebook says and a view of it does not.

    Parameters
    ----------
    full
        The whole casebook.
    view
        The casebook that the audience may know, from :func:`for_audience`.
    allowed_texts
        Texts that are no secret wherever they occur: templates, notebooks, rubrics.

    Returns
    -------
    Terms
        Stretches of five words; distinctive words, names and codes; every name of a person who is not to be
        named, whether or not the view has let it through; labels of withheld records; ids.

    Examples
    --------
    >>> from sjc_analysis.records import Actor
    >>> full = Casebook(actors=(Actor(actor_id="N-01", name="Dervan Koss", kind="person"),))
    >>> [" ".join(words) for words in sorted(withheld_terms(full, Casebook()).words)]
    ['dervan', 'dervan koss', 'dervan kosss', 'dervankoss', 'dervankosss', 'dervans', 'koss', 'kosss']
    """
    allowed = Known(allowed_texts)
    shown = Known([*(text for row in rows_of(view) for text in own_words(row)), *allowed.texts])
    shown.add(setting.value for setting in view.settings)
    unlocked, bodies, plain = View(full).unlocked, _body_words(view), _plain_words(full)
    spellings = _all_words(full) - set(words_of(view.setting(PUBLIC_WORDS)))
    hidden = {
        actor.actor_id: actor
        for actor in full.actors
        if may_be_person(actor) and actor.actor_id not in unlocked
    }
    terms: dict[Words, str] = {}
    for row in rows_of(full):
        if isinstance(row, Actor) and row.actor_id in hidden:
            found = [words for words in _person(row) if _is_name(words, allowed, bodies)]
        elif isinstance(row, Actor):
            found = [*_body(row, shown), *_features(row.note, shown, plain)]
        else:
            found = [words for text in own_words(row) for words in _features(text, shown, plain)]
        if isinstance(row, HarvestRecord) and row.confidential:
            found += _always(row.label)
        for words in found:
            terms.setdefault(words, row.row_id)
    for words, row_id in _spelt_into(spellings, hidden.values()):
        if _is_name(words, allowed, bodies):
            terms.setdefault(words, row_id)
    for setting in full.settings:
        for words in _features(setting.value, shown, plain):
            terms.setdefault(words, f'the setting "{setting.key}"')
    ids = {row.row_id for row in rows_of(full)} - {row.row_id for row in rows_of(view)}
    return Terms(terms, frozenset(row_id.lower() for row_id in ids))


class Known:
    """Words and runs of words that are no secret.

    Parameters
    ----------
    texts
        Texts the audience may read.
    """

    def __init__(self, texts: Iterable[str]) -> None:
        self.texts: list[str] = []
        self._runs: dict[int, set[Words]] = {}
        self.add(texts)

    def add(self, texts: Iterable[str]) -> None:
        """Add texts the audience may read."""
        self.texts.extend(texts)
        self._runs.clear()

    def has(self, words: Words) -> bool:
        """Whether these words stand in a row in one of the texts."""
        length = len(words)
        if length not in self._runs:
            runs = (shingles(words_of(text), length) for text in self.texts)
            self._runs[length] = {run for text in runs for run in text}
        return words in self._runs[length]


def shingles(words: list[str], length: int) -> Iterator[Words]:
    """List every run of so many words.

    Examples
    --------
    >>> list(shingles(["a", "gate", "shut"], 2))
    [('a', 'gate'), ('gate', 'shut')]
    """
    return zip(*(words[start:] for start in range(length)), strict=False)


def _features(text: str, shown: Known, plain: frozenset[Words]) -> Iterator[Words]:
    """List what makes a text recognisable and is not shown anywhere."""
    words = words_of(text)
    for run in shingles(words, SHINGLE):
        if sum(word not in public_words() for word in run) >= 2 and not shown.has(run):
            yield run
    yield from (run for run in _distinctive(text) if run not in plain and not shown.has(run))
    folded, places = in_digits_with_places(text)
    for start, end in find_contacts(folded):
        contact = tuple(words_of(text[places[start] : places[end - 1] + 1]))
        if _tells_whom(contact) and not shown.has(contact):
            yield contact
    whole = tuple(words)
    if 2 <= len(whole) < SHINGLE and _tells(whole) and not shown.has(whole):
        yield whole


def _tells_whom(contact: Words) -> bool:
    """Leave out handles that are common words: our own pages have those."""
    return len(contact) > 1 or contact[0] not in public_words()


def _all_words(full: Casebook) -> frozenset[str]:
    return frozenset(word for row in rows_of(full) for text in own_words(row) for word in words_of(text))


def _plain_words(full: Casebook) -> frozenset[Words]:
    """List the words that the casebook's own prose writes small: capitalised in a title, they name nobody."""
    texts = (URL.sub(" ", text) for row in rows_of(full) for text in own_words(row))
    words = {word for text in texts for word in WORD.findall(text)}
    return frozenset((fold(word),) for word in words if word.isalpha() and word.islower())


def _distinctive(text: str) -> Iterator[Words]:
    """List single words that point at one text: names inside a sentence, codes, long numbers."""
    for line in _WORDS_IN_LINE.findall(text):
        for capital, group in groupby(line.split(" ")[1:], key=lambda word: word[0].isupper()):
            if capital:
                yield from _name_runs(words_of(" ".join(group)))
    for found in _CODE.finditer(text):
        word = fold(found[0])
        digits = sum(letter.isdigit() for letter in word)
        if digits and (digits < len(word) or digits >= 7) and len(words_of(word)) == 1:
            yield (word,)


def _name_runs(words: list[str]) -> Iterator[Words]:
    """Give a run of capitalised words, and each of them that is long enough to point at something alone."""
    telling = [word for word in words if word not in public_words()]
    if 1 < len(words) <= SHINGLE and telling:
        yield tuple(words)
    yield from ((word,) for word in telling if len(word) > 4 or (len(words) == 1 and len(word) > 3))


def _tells(words: Words) -> bool:
    return any(word not in public_words() and len(word) > 3 and not word.isdigit() for word in words)


def _always(text: str) -> Iterator[Words]:
    words = tuple(words_of(text))
    yield from shingles(list(words), SHINGLE) if len(words) > SHINGLE else ([words] if words else [])


def _spelt_into(spellings: Iterable[str], persons: Iterable[Actor]) -> Iterator[tuple[Words, str]]:
    """Give the words of the casebook that hold a person's name run together, with the person's row."""
    names: dict[str, str] = {}
    for actor in persons:
        for name in names_and_parts(actor):
            names.setdefault(glued_name(tuple(words_of(name))), actor.row_id)
    inside = GluedNames(names)
    for word in sorted(spellings):
        if name := inside.inside(word):
            yield (word,), names[name]


def names_and_parts(actor: Actor) -> tuple[str, ...]:
    """List a person's names and what of them names somebody alone, but for what is a role already."""
    return tuple(name for name in (*names_of(actor), *name_parts(actor)) if not is_role_phrase(name))


def _person(actor: Actor) -> Iterator[Words]:
    """List the ways a person's name is written: whole, in the possessive, run together."""
    for name in names_and_parts(actor):
        yield from _always(name)
        yield from _always(f"{name}s")
        if inside := glued_name(tuple(words_of(name))):
            yield from ((inside,), (f"{inside}s",))


def _body(actor: Actor, shown: Known) -> Iterator[Words]:
    """List the names of a body that no public text names, but for those that are plain words."""
    for name in names_of(actor):
        words = tuple(words_of(name))
        plain = len(words) == 1 and (len(name) < 4 or name.islower())
        if words and _tells(words) and not plain and not shown.has(words):
            yield from _always(name)


def _is_name(words: Words, allowed: Known, bodies: frozenset[str]) -> bool:
    """Leave out single words that our own pages use, or a public body's name: they cannot tell a person."""
    if len(words) > 1:
        return True
    word = words[0]
    return len(word) > 2 and not is_common(word) and word not in bodies and not allowed.has(words)


def _body_words(view: Casebook) -> frozenset[str]:
    bodies = [actor for actor in view.actors if not may_be_person(actor)]
    return frozenset(word for actor in bodies for name in names_of(actor) for word in words_of(name))
