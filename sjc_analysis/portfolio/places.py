"""In which country a change took place, as its record's id says."""

from sjc_analysis.casebook import Casebook
from sjc_analysis.reading.lexicons import lexicon
from sjc_analysis.records import Outcome


def country_of(casebook: Casebook, outcome: Outcome) -> str:
    """Name the country of an outcome's record by the list of countries; its code where that has no name.

    Examples
    --------
    >>> from sjc_analysis.records import HarvestRecord, Source
    >>> book = Casebook(sources=(Source(source_id="S-01"),),
    ...     records=(HarvestRecord(record_id="R-01", source_id="S-01", country_code="XMA"),),
    ...     outcomes=(Outcome(outcome_id="O-01", record_id="R-01", statement="the gate opened"),))
    >>> country_of(book, book.outcomes[0])
    'Marenia'
    """
    if not outcome.record_id:
        return ""
    code = str(casebook.row(outcome.record_id).country_code)
    named = (row["names"].split("|")[0] for row in lexicon("countries") if row["code"] == code)
    return next(named, code)
