"""Words of a donor's view that are a registered person's name or a common word, and only a reader can tell.

In the middle of a sentence the capital decides. Where any word has one, a person reads the place and says so
in one of two settings of the casebook.
"""

from sjc_analysis.disclosure.searched import PRIVATE_WORDS, PUBLIC_WORDS
from sjc_analysis.disclosure.whereabouts import Whereabouts
from sjc_analysis.findings import Finding


def ambiguous_finding(where: Whereabouts, table: str, row_id: str) -> Finding:
    """Write it as a finding that names the row and not the word."""
    spot = where.of(table, row_id)
    return Finding(
        rule="D9",
        file=spot.file,
        sheet=spot.sheet,
        line=spot.line,
        reason=f"a word that begins a sentence in {spot.row} is also the name of a person of the registry",
        remedy=f"If the person is meant, add the word, or the word with the next, to the setting "
        f"{PRIVATE_WORDS}; if it is only a word, add it with the next word to the setting {PUBLIC_WORDS}.",
    )
