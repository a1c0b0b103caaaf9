"""Everything in a donor's view that a person has to decide before it leaves."""

from sjc_analysis.casebook import Casebook
from sjc_analysis.disclosure.accusations import accusations
from sjc_analysis.disclosure.ambiguous import ambiguous_finding
from sjc_analysis.disclosure.audience import View
from sjc_analysis.disclosure.singled import singled_out
from sjc_analysis.disclosure.uncased import uncased_finding, uncased_texts
from sjc_analysis.disclosure.unknown import unknown_names
from sjc_analysis.disclosure.whereabouts import Whereabouts
from sjc_analysis.findings import Finding


def release_findings(view: Casebook, full: Casebook) -> tuple[Finding, ...]:
    """List what blocks a release.

    Names that nobody placed (D4), accusations said as facts (D6), texts in which no name can be told from a
    word (D7), what singles a person out without a name (D8), and words that may be a registered name (D9).

    Parameters
    ----------
    view
        The casebook that the audience may know, from :func:`for_audience`.
    full
        The whole casebook, so that the findings name its rows, files and lines.

    Returns
    -------
    tuple of Finding
        All of them; empty if the view may be rendered.

    Examples
    --------
    >>> from sjc_analysis.disclosure.audience import for_audience
    >>> from sjc_analysis.records import Source
    >>> full = Casebook(sources=(Source(source_id="S-07", title="Visit of Tam", confidential=False),))
    >>> [finding.rule for finding in release_findings(for_audience(full, "donor"), full)]
    ['D4']
    """
    whole = View(full)
    where = Whereabouts(full, whole)
    return (
        *(unknown.finding() for unknown in unknown_names(view, whole.known_bodies(), where=where)),
        *(accusation.finding(where) for accusation in accusations(view)),
        *(uncased_finding(where, *row) for row in uncased_texts(view)),
        *(singled.finding(where) for singled in singled_out(view)),
        *(ambiguous_finding(where, *row) for row in whole.asked()),
    )
