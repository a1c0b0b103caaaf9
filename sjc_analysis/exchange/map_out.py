"""The casebook's causal links as a Causal Map workbook: factors, links, statements and sources."""

from collections import Counter
from collections.abc import Sequence

from sjc_analysis.casebook import Casebook
from sjc_analysis.findings import Finding, FindingsError
from sjc_analysis.graph.links import Factor, casebook_links
from sjc_analysis.records import Link
from sjc_analysis.workbook.sheet_parts import fill_sheet, finished, freeze_heading, new_book
from sjc_analysis.workbook.xlsx_text import problem_finding, text_problem

_Rows = list[tuple[str, ...]]
_FACTORS = ("factor_id", "label")
_LINKS = (
    "link_id", "statement_id", "from", "to", "from_label", "to_label", "quote", "source_id", "basis",
    "status",
)  # fmt: skip
_STATEMENTS = ("statement_id", "source_id", "text")
_SOURCES = ("source_id", "title")
_WIDTH = 28


def to_map(file: str, casebook: Casebook) -> bytes:
    """Write acts, circumstances and outcomes as factors, and links with their quotes.

    Parameters
    ----------
    file
        File name, for the messages.
    casebook
        What to write. Rows a person refused are left out.

    Raises
    ------
    FindingsError
        If a text does not fit a spreadsheet's cell.
    """
    sheets = map_sheets(casebook)
    problems = [
        problem_finding(problem, file, name, number, rows[0][place])
        for name, rows in sheets.items()
        for number, row in enumerate(rows, start=1)
        for place, text in enumerate(row)
        if (problem := text_problem(text, in_spreadsheet=True))
    ]
    if problems:
        raise FindingsError.of(_no_folder(problem) for problem in problems)
    return _spreadsheet(sheets)


def _no_folder(problem: Finding) -> Finding:
    """Say the remedy that fits: a map has no folder form."""
    return problem.model_copy(update={"remedy": "Convert to .json or .graphml instead."})


def map_sheets(casebook: Casebook) -> dict[str, _Rows]:
    """Give the sheets, each with its headings first.

    Examples
    --------
    >>> from sjc_analysis.records import Event, Outcome
    >>> book = Casebook(events=(Event(event_id="A-01", description="a training"),),
    ...     outcomes=(Outcome(outcome_id="O-01", statement="a register is kept"),),
    ...     links=(Link(link_id="L-01", cause_id="A-01", effect_id="O-01"),))
    >>> map_sheets(book)["links"][1][:6]
    ('L-01', '', 'A-01', 'O-01', 'a training', 'a register is kept')
    """
    drawn = casebook_links(casebook)
    labels = _labels(drawn.factors)
    links: list[Link] = [casebook.row(link.link_id) for link in drawn.links]
    quoted = {link.quote.passage_id for link in links if link.quote}
    statements = [passage for passage in casebook.passages if passage.passage_id in quoted]
    named = {passage.source_id for passage in statements}
    return {
        "factors": [_FACTORS, *((factor.factor_id, labels[factor.factor_id]) for factor in drawn.factors)],
        "links": [_LINKS, *(_link(casebook, link, labels) for link in links)],
        "statements": [_STATEMENTS, *((row.passage_id, row.source_id, row.text) for row in statements)],
        "sources": [
            _SOURCES,
            *((row.source_id, row.title) for row in casebook.sources if row.source_id in named),
        ],
    }


def _labels(factors: Sequence[Factor]) -> dict[str, str]:
    """Give each factor a label of its own: two acts of one description get their ids before it."""
    shared = Counter(factor.label for factor in factors)
    return {
        factor_id: label if shared[label] == 1 and label != "NA" else f"{factor_id} {label}"
        for factor_id, label in factors
    }


def _link(casebook: Casebook, link: Link, labels: dict[str, str]) -> tuple[str, ...]:
    quote = link.quote
    return (
        link.link_id, quote.passage_id if quote else "", link.cause_id, link.effect_id, labels[link.cause_id],
        labels[link.effect_id], quote.text if quote else "",
        casebook.source_of(quote).source_id if quote else "", link.basis, link.status,
    )  # fmt: skip


def _spreadsheet(sheets: dict[str, _Rows]) -> bytes:
    book, sheet = new_book()
    for number, (name, rows) in enumerate(sheets.items()):
        sheet = sheet if number == 0 else book.create_sheet()
        fill_sheet(sheet, name, rows, (_WIDTH,) * len(rows[0]))
        freeze_heading(sheet)
    return finished(book)
