"""Factors and the links between them, each link one causal claim by one source."""

from dataclasses import dataclass
from typing import NamedTuple

from sjc_analysis.casebook import Casebook
from sjc_analysis.plain_text import one_line


class Factor(NamedTuple):
    """What a link leads from or to: its id, and the label people read."""

    factor_id: str
    label: str


class CitedLink(NamedTuple):
    """One causal claim.

    Parameters
    ----------
    link_id
        The row it comes from.
    cause, effect
        Ids of the factors.
    source
        Who said it; blank if nobody is named.
    cited
        Whether words stand behind it, so that it counts as a citation.
    """

    link_id: str
    cause: str
    effect: str
    source: str = ""
    cited: bool = True


@dataclass(frozen=True)
class LinkMap:
    """A causal map: factors by id, links in the order of their rows, and what is worth knowing of them."""

    factors: tuple[Factor, ...]
    links: tuple[CitedLink, ...]
    notes: tuple[str, ...] = ()


def casebook_links(casebook: Casebook) -> LinkMap:
    """Show a casebook's links as a causal map, between acts, circumstances and outcomes.

    The source of a link is that of its quote. Rows a person refused are left out. A link without a quote is
    kept, and is no citation.

    Examples
    --------
    >>> from sjc_analysis.records import Event, Link, Outcome
    >>> book = Casebook(events=(Event(event_id="A-01", description="a training"),),
    ...     outcomes=(Outcome(outcome_id="O-01", statement="a station publishes its register"),),
    ...     links=(Link(link_id="L-01", cause_id="A-01", effect_id="O-01"),))
    >>> [(link.cause, link.effect, link.cited) for link in casebook_links(book).links]
    [('A-01', 'O-01', False)]
    """
    factors = [
        *(Factor(event.event_id, one_line(event.description)) for event in casebook.live("events")),
        *(Factor(outcome.outcome_id, one_line(outcome.statement)) for outcome in casebook.live("outcomes")),
    ]
    known = {factor.factor_id for factor in factors}
    links = tuple(
        CitedLink(
            row.link_id,
            row.cause_id,
            row.effect_id,
            casebook.source_of(row.quote).source_id if row.quote else "",
            cited=row.quote is not None,
        )
        for row in casebook.live("links")
        if {row.cause_id, row.effect_id} <= known
    )
    drafts = sum(link.is_draft for link in casebook.live("links"))
    bare = sum(not link.cited for link in links)
    notes = (
        f"{drafts} of {len(links)} links are drafts that no person confirmed" if drafts else "",
        f"{bare} of {len(links)} links have no quote; they count neither as a citation nor for a source"
        if bare
        else "",
    )
    return LinkMap(tuple(factors), links, tuple(note for note in notes if note))
