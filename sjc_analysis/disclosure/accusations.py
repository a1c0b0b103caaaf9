"""Sentences of a donor's view that convict a person who is only accused: each blocks the release.

A mask that says "whom participants alleged" is undone by a "killer" beside it. A reviewer withholds the row,
or signs the word in the casebook's setting ``public_accusations``.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from sjc_analysis.casebook import TABLES, Casebook
from sjc_analysis.disclosure.folding import words_of
from sjc_analysis.disclosure.lexicon import accusing_words, allegation_words, role_rules
from sjc_analysis.disclosure.searched import PUBLIC_ACCUSATIONS, searched_texts
from sjc_analysis.disclosure.whereabouts import Whereabouts
from sjc_analysis.findings import Finding

_SENTENCE = re.compile(r"(?<=[.!?;])[\s\"'”’)]+|\n+")
_MARK = "\x00"


@dataclass(frozen=True, order=True)
class Accusation:
    """A row of the view with a sentence that says as a fact what is only alleged.

    Parameters
    ----------
    table, row_id
        The row of the view.
    sentences
        How many such sentences it has.
    """

    table: str
    row_id: str
    sentences: int = 1

    def finding(self, where: Whereabouts) -> Finding:
        """Write it as a finding that names the row and not the words."""
        spot = where.of(self.table, self.row_id)
        many = "a sentence speaks" if self.sentences == 1 else f"{self.sentences} sentences speak"
        return Finding(
            rule="D6",
            file=spot.file,
            sheet=spot.sheet,
            line=spot.line,
            reason=f"{many} of a person who is accused, and by a word of accusing_words.csv say as a fact "
            f"what is only alleged, in {spot.row}",
            remedy='Set "withheld" to yes on the row (what rests on it goes with it); or, if a court found '
            "it so, have a reviewer add the accusing word to the setting public_accusations.",
        )


def accusations(view: Casebook) -> tuple[Accusation, ...]:
    """List the rows of a view in which a person accused is called guilty.

    Parameters
    ----------
    view
        The casebook that the audience may know, from :func:`for_audience`.

    Returns
    -------
    tuple of Accusation
        In the order of the view's sheets.

    Examples
    --------
    >>> from sjc_analysis.records import Source
    >>> who = "[an officer whom participants alleged to have done harm]"
    >>> titles = f"The killer {who} was seen.", f"{who} is accused of having killed."
    >>> [len(accusations(Casebook(sources=(Source(source_id="S-01", title=each),)))) for each in titles]
    [1, 0]
    """
    accused, signed = _accused(), frozenset(words_of(view.setting(PUBLIC_ACCUSATIONS)))
    counts: dict[tuple[str, str], int] = {}
    for each in searched_texts({table: getattr(view, table) for table in TABLES}):
        found = sum(_convicts(words, signed) for words in _sentences_on(accused, each.text))
        if found:
            counts[each.table, each.row_id] = counts.get((each.table, each.row_id), 0) + found
    return tuple(Accusation(table, row_id, found) for (table, row_id), found in counts.items())


def _accused() -> re.Pattern[str]:
    """Compile every way in which a person accused stands in a view."""
    rule = role_rules()["alleged_perpetrator"]
    phrases = (rule.phrase_with_office, rule.phrase)
    written = [re.escape(phrase).replace(re.escape("{office}"), r"[^\]]*") for phrase in phrases]
    return re.compile("|".join([*written, rf"\({re.escape(rule.always_with_name)}\)"]))


def _sentences_on(accused: re.Pattern[str], text: str) -> Iterator[frozenset[str]]:
    """List the sentences that speak of a person accused, as folded words without that person's phrase."""
    if accused.search(text):
        for sentence in _SENTENCE.split(accused.sub(_MARK, text)):
            if _MARK in sentence:
                yield frozenset(words_of(sentence))


def _convicts(words: frozenset[str], signed: frozenset[str]) -> bool:
    return bool(words & accusing_words() - signed) and not words & allegation_words()
