"""Words of a donor's view that single one person out without a name: a birth, an age, papers, a door.

Who lives there knows of whom a text speaks. A reviewer withholds the row, or signs the words in the
casebook's setting ``public_details``.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from sjc_analysis.casebook import TABLES, Casebook
from sjc_analysis.disclosure.folding import words_of
from sjc_analysis.disclosure.lexicon import singling_patterns
from sjc_analysis.disclosure.searched import PUBLIC_DETAILS, listed, searched_texts
from sjc_analysis.disclosure.spelling import in_digits
from sjc_analysis.disclosure.whereabouts import Whereabouts
from sjc_analysis.findings import Finding


@dataclass(frozen=True)
class Singled:
    """A row of the view that tells something by which one person can be known.

    Parameters
    ----------
    table, row_id
        The row of the view.
    meaning
        What it tells: a birth, an age.
    """

    table: str
    row_id: str
    meaning: str

    def finding(self, where: Whereabouts) -> Finding:
        """Write it as a finding that names the row and not the words."""
        spot = where.of(self.table, self.row_id)
        return Finding(
            rule="D8",
            file=spot.file,
            sheet=spot.sheet,
            line=spot.line,
            reason=f"{self.meaning} stands in {spot.row}, by which one person may be known without a name",
            remedy='Set "withheld" to yes on the row (what rests on it goes with it); or, if it can harm '
            f"nobody, have a reviewer add the words to the setting {PUBLIC_DETAILS}.",
        )


def singled_out(view: Casebook) -> tuple[Singled, ...]:
    """List the rows of a view that single somebody out and that no reviewer signed.

    Parameters
    ----------
    view
        The casebook that the audience may know, from :func:`for_audience`.

    Returns
    -------
    tuple of Singled
        Each row once for each thing it tells, in the order of the view's sheets.

    Examples
    --------
    >>> from sjc_analysis.records import Source
    >>> view = Casebook(sources=(Source(source_id="S-01", title="A boy aged 14 was held"),))
    >>> [each.meaning for each in singled_out(view)]
    ['an age']
    """
    signed = [in_digits(words) for words in listed(view.setting(PUBLIC_DETAILS))]
    runs = [f" {' '.join(words_of(words))} " for words in signed]
    found = (
        Singled(each.table, each.row_id, meaning)
        for each in searched_texts({table: getattr(view, table) for table in TABLES})
        for meaning, words in _details(each.text)
        if not any(f" {' '.join(words_of(words))} " in run for run in runs)
    )
    return tuple(dict.fromkeys(found))


def _details(text: str) -> Iterator[tuple[str, str]]:
    """Give what a text tells of one person, and the words that tell it."""
    digits = in_digits(text)
    if (
        text.isascii()
        and not any(word in digits for word in ("birthday", "born"))
        and not any(letter.isdigit() for letter in digits)
    ):
        return
    for meaning, pattern, as_written in singling_patterns():
        for found in pattern.finditer(text if as_written else digits):
            yield meaning, found[0]
