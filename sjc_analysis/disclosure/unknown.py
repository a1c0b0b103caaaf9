"""Capitalised names in a donor's view that the registry does not know: each blocks the release.

The detector errs on the side of asking. A reviewer releases a word by adding it to the casebook's setting
``public_words``, or a person or body by adding it to the registry.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from sjc_analysis.casebook import TABLES, Casebook
from sjc_analysis.disclosure.audience import PUBLIC_WORDS, View
from sjc_analysis.disclosure.columns import text_columns
from sjc_analysis.disclosure.folding import WORD, fold, words_of
from sjc_analysis.disclosure.lexicon import country_names, public_words
from sjc_analysis.disclosure.registry import names_of
from sjc_analysis.findings import Finding
from sjc_analysis.records import Passage, Row

_URL = re.compile(r"(?:https?://|www\.)\S+", re.IGNORECASE)
_TOKEN = re.compile(r"[^\W\d_][^\W_]*")
_SENTENCE_END = re.compile(r"(?:^|[.!?:;•·–—|\n\"“‘(\[])[\s\"'“‘(\[*•·–—-]*$")
_CODES = frozenset({"programme_code", "country_code", "year_month", "objective_code", "code", "url"})


@dataclass(frozen=True, order=True)
class UnknownName:
    """A capitalised name that nobody has placed, and where it stands.

    Parameters
    ----------
    name
        The word.
    table, row_id
        The row: of the whole casebook where that is known, otherwise of the view.
    file, line
        For a passage: its file and line, where the whole casebook is known.
    """

    name: str
    table: str
    row_id: str
    file: str = ""
    line: int | None = None

    def finding(self) -> Finding:
        """Write it as a finding that lets an evaluator find the name, and does not say it."""
        return Finding(
            rule="D4",
            file=self.file,
            sheet="" if self.file else self.table,
            line=self.line,
            reason=f"a name that the registry does not know stands in {self.row_id}; "
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
        Each name once, at the first row of the view where it stands.

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
    found: dict[str, UnknownName] = {}
    texts = list(_texts(view))
    lower = frozenset(word for _, _, text in texts for word in _TOKEN.findall(text) if word.islower())
    for table, row_id, text in texts:
        for name in _names_in(text, known, lower):
            found.setdefault(name, UnknownName(name, table, row_id))
    names = sorted(found.values())
    if full is None:
        return tuple(names)
    there = {shown: whole for whole, shown in View(full).ids.items()}
    return tuple(_placed(each, full, there[each.row_id]) for each in names)


def _placed(unknown: UnknownName, full: Casebook, row_id: str) -> UnknownName:
    """Say where a name of the view stands in the whole casebook."""
    row = full.row(row_id)
    if not isinstance(row, Passage):
        return UnknownName(unknown.name, unknown.table, row_id)
    line = re.fullmatch(r"line (\d+)", row.place)
    file = full.row(row.source_id).file
    return UnknownName(unknown.name, unknown.table, row_id, file, int(line[1]) if line else None)


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


def _texts(view: Casebook) -> Iterator[tuple[str, str, str]]:
    for table in TABLES:
        for row in getattr(view, table):
            if isinstance(row, Row):
                columns = (column for column in text_columns(type(row)) if column not in _CODES)
                yield from ((table, row.row_id, getattr(row, column)) for column in columns)


def _names_in(text: str, known: re.Pattern[str], lower: frozenset[str]) -> Iterator[str]:
    """List the capitalised words left when known names and links are taken out."""
    rest = known.sub(lambda found: "x" * len(found[0]), _URL.sub(lambda found: " " * len(found[0]), text))
    for found in _TOKEN.finditer(rest):
        word = found[0]
        if not any(letter.isupper() for letter in word) or fold(word) in public_words():
            continue
        starts = _SENTENCE_END.search(rest, max(0, found.start() - 8), found.start()) is not None
        if not (starts and fold(word) in lower):
            yield word
