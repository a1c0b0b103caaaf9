"""A Causal Map workbook as a draft casebook: what was coded is kept, each link with its words.

A factor that some link leads to becomes a draft outcome, any other a draft act; the map does not say who
acted or who changed, so a person has to decide. A link's quote is looked up in its statement; words that are
not there, or stand there twice, are kept in the link's reason, and the link has no quote.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from sjc_analysis.casebook import Casebook
from sjc_analysis.findings import Finding
from sjc_analysis.graph.causal_map import MapTable, Rows, first_cell, id_cell, read_causal_map, table_of
from sjc_analysis.graph.links import CitedLink
from sjc_analysis.quotes import locate
from sjc_analysis.records import Event, Link, Outcome, Passage, Quote, Source

_Cells = Mapping[str, tuple[str, ...]]
RULE = "causal_map"


@dataclass
class _Made:
    """Sources and passages as they are needed, by what the map calls them."""

    sources: dict[str, Source] = field(default_factory=dict)
    passages: list[Passage] = field(default_factory=list)
    by_statement: dict[str, Passage] = field(default_factory=dict)

    def passage(self, source: str, text: str, place: str) -> Passage:
        """Add a passage, and its source if it is new."""
        if source not in self.sources:
            number = f"S-{len(self.sources) + 1:02d}"
            self.sources[source] = Source(source_id=number, title=source or "no source is named in the map")
        made = Passage(
            passage_id=f"P-{len(self.passages) + 1:02d}", source_id=self.sources[source].source_id,
            kind="paragraph", place=place, start=0, end=len(text), text=text,
        )  # fmt: skip
        self.passages.append(made)
        return made


def from_map(file: str, sheets: Mapping[str, Rows]) -> Casebook:
    """Draft a casebook from a Causal Map workbook.

    Parameters
    ----------
    file
        File name, for the messages.
    sheets
        Sheet name -> its rows, the headings first.

    Raises
    ------
    FindingsError
        If there is no sheet of links with causes and effects.

    Examples
    --------
    >>> headings = ("from_label", "to_label", "quote", "source_id")
    >>> book = from_map("map.xlsx", {"links": [(1, headings), (2, ("Rain", "Crops", "it rained", "S1"))]})
    >>> book.events[0].description, book.outcomes[0].statement, book.links[0].quote.text
    ('Rain', 'Crops', 'it rained')
    """
    read = read_causal_map(file, sheets)
    made = _Made()
    _add_statements(made, table_of(sheets, "statements"), _titles(table_of(sheets, "sources")))
    kept = [link for link in read.links if link.cause != link.effect]
    ids = _factor_ids([factor.label for factor in read.factors], kept, table_of(sheets, "factors"))
    coded = _coded(table_of(sheets, "links"))
    numbers = _link_ids([link.link_id for link in kept])
    findings: list[Finding] = []
    links = tuple(
        _link(made, link, numbers[link.link_id], ids, coded.get(link.link_id, {}), (file, findings))
        for link in kept
    )
    notes = (*read.notes, *_loops(read.links), *_left_out(sheets))
    said = [Finding(rule="X5", severity="note", file=file, reason=note) for note in notes]
    return Casebook(
        sources=tuple(made.sources.values()),
        passages=tuple(made.passages),
        events=tuple(
            Event(event_id=row_id, description=label, rule=RULE, reason="a factor no link leads to")
            for label, row_id in ids.items()
            if row_id.startswith("A-")
        ),
        outcomes=tuple(
            Outcome(outcome_id=row_id, statement=label, rule=RULE, reason="a factor that a link leads to")
            for label, row_id in ids.items()
            if row_id.startswith("O-")
        ),
        links=links,
        findings=tuple(_numbered([*_first_three(findings), *said])),
    )


def _loops(links: Sequence[CitedLink]) -> Iterator[str]:
    """Say how many links of the map lead from a factor to itself, which no casebook holds."""
    loops = [link.cause for link in links if link.cause == link.effect]
    if loops:
        named = ", ".join(f'"{label}"' for label in dict.fromkeys(loops))
        count = "one link" if len(loops) == 1 else f"{len(loops)} links"
        yield f"{count} from a factor to itself left out: {named}"


_MOST_SAID = 3


def _first_three(findings: Sequence[Finding]) -> Iterator[Finding]:
    """Give the first three findings of a kind, and how many more there are."""
    yield from findings[:_MOST_SAID]
    more = len(findings) - _MOST_SAID
    if more > 0:
        reason = f"the words of {more} more links do not stand once in their statement either"
        yield findings[_MOST_SAID].model_copy(update={"reason": reason, "remedy": "Their reasons keep them."})


def _numbered(findings: Iterable[Finding]) -> Iterator[Finding]:
    for number, finding in enumerate(findings, start=1):
        yield finding.model_copy(update={"finding_id": f"X-{number:02d}"})


def _titles(sources: MapTable) -> dict[str, str]:
    return {
        id_cell(cells.get("source_id", ())): first_cell(cells.get("title", ())) for _, cells in sources.rows
    }


def _add_statements(made: _Made, statements: MapTable, titles: Mapping[str, str]) -> None:
    for number, cells in statements.rows:
        statement = id_cell(cells.get("statement_id", ()))
        source = id_cell(cells.get("source", ()))
        text = _raw(cells.get("text", ()))
        if statement and text and statement not in made.by_statement:
            made.by_statement[statement] = made.passage(source, text, f'sheet "statements", row {number}')
            if titles.get(source):
                made.sources[source] = made.sources[source].model_copy(update={"title": titles[source]})


def _raw(cells: Sequence[str]) -> str:
    """Give the first filled cell to the letter, because a quote has to be found in it."""
    return next((cell for cell in cells if cell.strip() not in ("", "NA")), "")


def _factor_ids(labels: Sequence[str], links: Sequence[CitedLink], factors: MapTable) -> dict[str, str]:
    """Give each label a row id: the casebook's own where the map came from one, else a new number."""
    own = {
        first_cell(cells.get("label", ())): id_cell(cells.get("factor_id", ())) for _, cells in factors.rows
    }
    ids = {label: own.get(label, "") for label in labels}
    if labels and all(re.fullmatch("[AO]-[0-9]{1,7}", row_id) for row_id in ids.values()):
        return ids
    effects = {link.effect for link in links}
    counts = {"A": 0, "O": 0}
    for label in labels:
        letter = "O" if label in effects else "A"
        counts[letter] += 1
        ids[label] = f"{letter}-{counts[letter]:02d}"
    return ids


def _link_ids(names: Sequence[str]) -> dict[str, str]:
    if all(re.fullmatch("L-[0-9]{1,7}", name) for name in names):
        return {name: name for name in names}
    return {name: f"L-{number:02d}" for number, name in enumerate(names, start=1)}


def _coded(links: MapTable) -> dict[str, _Cells]:
    """Give each link's cells, by the id it is known by; of two rows with one id the first counts."""
    coded: dict[str, _Cells] = {}
    for number, cells in links.rows:
        coded.setdefault(id_cell(cells.get("link_id", ())) or f"row {number}", cells)
    return coded


def _link(
    made: _Made, link: CitedLink, row_id: str, ids: Mapping[str, str], cells: _Cells,
    said: tuple[str, list[Finding]],
) -> Link:  # fmt: skip
    words = _raw(cells.get("quote", ()))
    quote = _quote(made, link, cells, words) if words else None
    reason = f"coded as link {link.link_id} of the map"
    if words and quote is None:
        file, findings = said
        findings.append(
            Finding(
                rule="X6", severity="warning", file=file, sheet="links", column="quote",
                reason=f"the words of {row_id} do not stand once in their statement, so it has no quote",
                remedy=f"Its reason keeps them; copy the words as they stand into the quote of {row_id}.",
            )
        )  # fmt: skip
        reason = f"{reason}; its words: {words}"
    return Link(
        link_id=row_id, cause_id=ids[link.cause], effect_id=ids[link.effect], rule=RULE, reason=reason,
        basis="stated_cause" if quote else "inferred", quote=quote,
    )  # fmt: skip


def _quote(made: _Made, link: CitedLink, cells: _Cells, words: str) -> Quote | None:
    """Find a link's words in its statement; a map without statements holds the words alone."""
    statement = id_cell(cells.get("statement", ()))
    if statement in made.by_statement:
        return locate(made.by_statement[statement], words) or locate(
            made.by_statement[statement], words.strip()
        )
    place = f'sheet "links", link {link.link_id}: the words as coded, without the text around them'
    return locate(made.passage(link.source, words, place), words)


def _left_out(sheets: Mapping[str, Rows]) -> Iterator[str]:
    """Say which columns and sheets of the map have no place in a casebook."""
    known = ("factors", "links", "statements", "sources")
    for name in known:
        table = table_of(sheets, name)
        unread = [heading for heading in table.headings if heading and heading not in table.read_headings]
        if unread:
            yield f'columns of "{name}" that a casebook has no place for: {", ".join(unread)}'
    others = [name for name in sheets if name.strip().casefold() not in known]
    if others:
        yield f"sheets that a casebook has no place for: {', '.join(others)}"
