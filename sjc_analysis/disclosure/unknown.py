"""Capitalised names in a donor's view that the registry does not know: each blocks the release.

The detector errs on the side of asking. A reviewer releases a word by adding it to the casebook's setting
``public_words``, or a person or body by adding it to the registry.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from sjc_analysis.casebook import TABLES, Casebook
from sjc_analysis.disclosure.folding import fold, fold_with_places, scripts_of, words_of
from sjc_analysis.disclosure.lexicon import (
    country_names,
    given_too,
    is_harmless,
    is_role_phrase,
    may_open,
    opening_words,
)
from sjc_analysis.disclosure.links import URL
from sjc_analysis.disclosure.masking import opens_sentence
from sjc_analysis.disclosure.names import NameIndex
from sjc_analysis.disclosure.registry import initialled, may_be_person, name_parts, names_of
from sjc_analysis.disclosure.searched import PUBLIC_WORDS, listed, searched_texts
from sjc_analysis.disclosure.whereabouts import Spot, Whereabouts
from sjc_analysis.findings import Finding

_TOKEN = re.compile(r"[^\W\d_][^\W_]*")
_TAG = re.compile(r"#\w+")
_AFTER_LETTER = {" ", "'", "\u2019"}
_AMONG_LETTERS = re.compile(r"[^\W\d_]+[0-9]{1,2}[^\W\d_]{2,}")


@dataclass(frozen=True)
class UnknownName:
    """A capitalised name that nobody has placed, and where it stands.

    Parameters
    ----------
    name
        The word.
    spots
        Every row where it stands: of the whole casebook where that is known, otherwise of the view.
    """

    name: str
    spots: tuple[Spot, ...]

    def finding(self) -> Finding:
        """Write it as a finding that lets an evaluator find the name, and does not say it."""
        first, others = self.spots[0], "; ".join(spot.row for spot in self.spots[1:])
        also = f", and in {others}" if others else ""
        return Finding(
            rule="D4",
            file=first.file,
            sheet=first.sheet,
            line=first.line,
            reason=f"a name that the registry does not know stands in {first.row}{also}; "
            f"it begins with {self.name[0]} and has {len(self.name)} letters",
            remedy="Add the person or body to the sheet actors; or the word to the setting public_words if "
            "it may stand, or to the setting private_words if it names somebody.",
        )


def unknown_names(
    view: Casebook,
    allowed: Iterable[str] = (),
    full: Casebook | None = None,
    where: Whereabouts | None = None,
) -> tuple[UnknownName, ...]:
    """List the capitalised names of a view that neither the registry nor a reviewer knows.

    Parameters
    ----------
    view
        The casebook that the audience may know, from :func:`for_audience`.
    allowed
        Names that may stand besides those of the registry and of the setting ``public_words``.
    full
        The whole casebook, so that the evaluator is told the row, file and line there.
    where
        The same made ready, where it is at hand.

    Returns
    -------
    tuple of UnknownName
        Each name once, with every row of the view where it stands.

    Examples
    --------
    >>> from sjc_analysis.records import Source
    >>> view = Casebook(sources=(Source(source_id="S-01", title="A talk with Orla Venn in May"),))
    >>> [unknown.name for unknown in unknown_names(view)]
    ['Orla', 'Venn']
    >>> unknown_names(view, allowed=["Orla Venn"])
    ()
    """
    known = _known(view, allowed)
    texts = list(searched_texts({table: getattr(view, table) for table in TABLES}))
    lower = frozenset(word for each in texts for word in _TOKEN.findall(each.text) if word.islower())
    found: dict[str, dict[tuple[str, str], None]] = {}
    for each in texts:
        for name in _names_in(each.text, known, lower):
            found.setdefault(name, {})[each.table, each.row_id] = None
    where = where or Whereabouts(full)
    return tuple(UnknownName(name, tuple(where.of(*row) for row in found[name])) for name in sorted(found))


def _known(view: Casebook, allowed: Iterable[str]) -> NameIndex:
    """Index what may stand: names the view has, with the parts of a person's, codes, released words."""
    names = [name for actor in view.actors for name in (*names_of(actor), actor.office, actor.place)]
    people = [actor for actor in view.actors if may_be_person(actor) and not is_role_phrase(actor.name)]
    names += [part for actor in people for part in (*name_parts(actor), *initialled(actor))]
    names += country_names()
    names += [item.code for item in view.framework]
    names += [code for record in view.records for code in (record.programme_code, record.objective_code)]
    names += [*allowed, *listed(view.setting(PUBLIC_WORDS))]
    return NameIndex(tuple(words_of(name)) for name in names)


def _names_in(text: str, known: NameIndex, lower: frozenset[str]) -> Iterator[str]:
    """List the words left, when known names and links are taken out, that may be a name."""
    rest = _without(URL.sub(lambda found: " " * len(found[0]), text), known)
    for found in _TOKEN.finditer(rest):
        word = found[0]
        if _is_disguised(word) or (
            any(letter.isupper() for letter in word) and not _is_word(word, found.start(), rest, lower)
        ):
            yield word
    tagged = (word for tag in _TAG.findall(rest) for word in _TOKEN.findall(tag) if word.islower())
    yield from (word for word in tagged if not is_harmless(fold(word)))


def _without(text: str, known: NameIndex) -> str:
    """Overwrite known names, with a sign that is neither a letter nor the end of a sentence."""
    folded, places = fold_with_places(text)
    letters = list(text)
    for found in known.find(folded):
        for at in range(places[found.start], places[found.end - 1] + 1):
            letters[at] = "0"
    return "".join(letters)


def _is_word(word: str, at: int, text: str, lower: frozenset[str]) -> bool:
    """Whether a word with a capital is a common one, or one that only begins a sentence."""
    folded = fold(word)
    opens = opens_sentence(text, at)
    if len(word) == 1:
        return _is_letter_word(folded, text[at + 1 : at + 4], opens=opens)
    if is_harmless(folded):
        return True
    return opens and folded not in given_too() and (folded in lower or may_open(folded))


def _is_letter_word(letter: str, behind: str, *, opens: bool) -> bool:
    """Whether a single letter is a word (A, I, L'), or a mark of a list (A. First), and no initial."""
    if behind.startswith("."):
        return opens and behind.lstrip(". ")[:1].isupper()
    return is_harmless(letter) or (opens and letter in opening_words() and behind[:1] in _AFTER_LETTER)


def _is_disguised(word: str) -> bool:
    """Whether letters of two alphabets, or a digit among letters, hide what a word says."""
    return len(scripts_of(word)) > 1 or _AMONG_LETTERS.fullmatch(word) is not None
