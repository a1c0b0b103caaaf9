"""Everything in a donor's view that a person has to decide before it leaves."""

from sjc_analysis.casebook import Casebook
from sjc_analysis.disclosure.accusations import accusations
from sjc_analysis.disclosure.unknown import unknown_names
from sjc_analysis.disclosure.whereabouts import Whereabouts
from sjc_analysis.findings import Finding


def release_findings(view: Casebook, full: Casebook) -> tuple[Finding, ...]:
    """List what blocks a release: names that nobody placed (D4), and accusations said as facts (D6).

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
    where = Whereabouts(full)
    return (
        *(unknown.finding() for unknown in unknown_names(view, full=full)),
        *(accusation.finding(where) for accusation in accusations(view)),
    )
