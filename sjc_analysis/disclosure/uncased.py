"""Texts of a donor's view in letters that have no capitals, where no search tells a name from a word.

A reviewer who reads the language reads them, and says so in the casebook's setting ``public_scripts``.
"""

import re

from sjc_analysis.casebook import TABLES, Casebook
from sjc_analysis.disclosure.folding import has_case, scripts_of
from sjc_analysis.disclosure.searched import searched_texts
from sjc_analysis.disclosure.whereabouts import Whereabouts
from sjc_analysis.findings import Finding

PUBLIC_SCRIPTS = "public_scripts"
"""Setting: ``yes`` if a reviewer read the texts in letters without capitals and no name is left in them."""

_BEYOND_LATIN = re.compile(r"[^\W\d_\u0000-\u024f]")


def uncased_texts(view: Casebook) -> tuple[tuple[str, str], ...]:
    """List the rows of a view with words in letters that have no capitals, which nobody has released.

    Parameters
    ----------
    view
        The casebook that the audience may know, from :func:`for_audience`.

    Returns
    -------
    tuple of (str, str)
        Table and id, each row once, in the order of the view's sheets.

    Examples
    --------
    >>> from sjc_analysis.records import Source
    >>> view = Casebook(sources=(Source(source_id="S-01", title="A talk in \u0643\u0648\u0633"),))
    >>> uncased_texts(view)
    (('sources', 'S-01'),)
    """
    if view.setting(PUBLIC_SCRIPTS).strip().casefold() == "yes":
        return ()
    texts = searched_texts({table: getattr(view, table) for table in TABLES})
    return tuple(dict.fromkeys((each.table, each.row_id) for each in texts if _has_uncased(each.text)))


def _has_uncased(text: str) -> bool:
    return any(scripts_of(letter) and not has_case(letter) for letter in _BEYOND_LATIN.findall(text))


def uncased_finding(where: Whereabouts, table: str, row_id: str) -> Finding:
    """Write it as a finding that names the row."""
    spot = where.of(table, row_id)
    return Finding(
        rule="D7",
        file=spot.file,
        sheet=spot.sheet,
        line=spot.line,
        reason=f"words in letters that have no capitals stand in {spot.row}, so a name that the registry "
        "does not know cannot be told from a word",
        remedy="Have somebody read it who knows the language. Add the persons and bodies to the registry, or "
        f'set "withheld" to yes on the row; then add the setting {PUBLIC_SCRIPTS} with the value yes.',
    )
