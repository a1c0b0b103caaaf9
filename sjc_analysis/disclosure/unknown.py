"""Capitalised names in a donor's view that the registry does not know: each blocks the release.

The detector errs on the side of asking. A reviewer releases a word by adding it to the casebook's setting
``public_words``, or a person or body by adding it to the registry.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from sjc_analysis.casebook import TABLES, Casebook
from sjc_analysis.disclosure.folding import WORD, fold, words_of
from sjc_analysis.disclosure.lexicon import country_names, public_words
from sjc_analysis.disclosure.links import URL
from sjc_analysis.disclosure.registry import names_of
from sjc_analysis.disclosure.searched import PUBLIC_WORDS, searched_texts
from sjc_analysis.disclosure.whereabouts import Spot, Whereabouts
from sjc_analysis.findings import Finding

_TOKEN = re.compile(r"[^\W\d_][^\W_]*")
_TAG = re.compile(r"#\w+")
_SENTENCE_END = re.compile(r"(?:^|[.!?:;•·–—|\n\"“‘(\[])[\s\"'“‘(\[*•·–—-]*$")


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
            remedy="Add the person or body to the registry, or the word to the setting public_words.",
        )


def unknown_names(
    view: Casebook, allowed: Iterable[str] = (), full: Casebook | None = None
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
    where = Whereabouts(full)
    return tuple(UnknownName(name, tuple(where.of(*row) for row in found[name])) for name in sorted(found))


def _known(view: Casebook, allowed: Iterable[str]) -> re.Pattern[str]:
    names = [name for actor in view.actors for name in (*names_of(actor), actor.office, actor.place)]
    names += country_names()
    names += [item.code for item in view.framework]
    names += [code for record in view.records for code in (record.programme_code, record.objective_code)]
    names += [*allowed, *view.setting(PUBLIC_WORDS).split("|")]
    spelt = [words for name in names for words in (words_of(name), WORD.findall(name)) if words]
    bodies = {r"[\W_]{1,4}".join(map(re.escape, words)) for words in spelt}
    longest_first = sorted(bodies, key=lambda body: (-len(body), body))
    return re.compile(rf"(?<![^\W_])(?:{'|'.join(longest_first) or '(?!)'})(?![^\W_])", re.IGNORECASE)


def _names_in(text: str, known: re.Pattern[str], lower: frozenset[str]) -> Iterator[str]:
    """List the capitalised words left when known names and links are taken out, and any word of a hashtag."""
    rest = known.sub(lambda found: "x" * len(found[0]), URL.sub(lambda found: " " * len(found[0]), text))
    for found in _TOKEN.finditer(rest):
        word = found[0]
        if not any(letter.isupper() for letter in word) or fold(word) in public_words():
            continue
        starts = _SENTENCE_END.search(rest, max(0, found.start() - 8), found.start()) is not None
        if not (starts and fold(word) in lower):
            yield word
    tagged = (word for tag in _TAG.findall(rest) for word in _TOKEN.findall(tag) if word.islower())
    yield from (word for word in tagged if fold(word) not in public_words())
