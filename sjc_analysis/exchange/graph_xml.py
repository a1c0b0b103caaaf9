"""The graph as GraphML, whole and back."""

import json
import warnings
from collections.abc import Iterable
from xml.etree.ElementTree import ParseError

import networkx as nx

from sjc_analysis.casebook import Casebook
from sjc_analysis.exchange.graph_rows import ROWS, casebook_of, whole_graph
from sjc_analysis.exchange.xml_text import text_of_xml, xml_text
from sjc_analysis.safe_sheets import is_unsafe_xml, refuse

_BROKEN = (ParseError, nx.NetworkXException, ValueError, KeyError, TypeError, AttributeError, UserWarning)


def to_graphml(casebook: Casebook) -> bytes:
    """Write the whole casebook as GraphML; the graph itself carries the rows.

    Examples
    --------
    >>> from sjc_analysis.records import Source
    >>> book = Casebook(sources=(Source(source_id="S-01", title="A & <note>"),))
    >>> from_graphml("book.graphml", to_graphml(book)) == book
    True
    """
    graph = whole_graph(casebook)
    graph.graph[ROWS] = json.dumps(graph.graph[ROWS], ensure_ascii=False)
    nodes = (said for _, said in graph.nodes(data=True))
    edges = (said for _, _, said in graph.edges(data=True))
    for said in (graph.graph, *nodes, *edges):
        said.update({name: xml_text(text) for name, text in said.items()})
    return _joined(nx.generate_graphml(graph))


def _joined(lines: Iterable[str]) -> bytes:
    text = "\n".join(lines)
    return (
        text.encode()
        if text.startswith("<?xml")
        else f"<?xml version='1.0' encoding='utf-8'?>\n{text}\n".encode()
    )


def from_graphml(file: str, raw: bytes) -> Casebook:
    """Read a casebook from its GraphML.

    Parameters
    ----------
    file
        File name, for the messages.
    raw
        The file's bytes.

    Raises
    ------
    FindingsError
        If it is not XML that is safe to read, no such graph, or its rows make no sound casebook.
    """
    if is_unsafe_xml(raw):
        reason = "this XML declares entities or is not written in UTF-8, so it is not read"
        raise refuse(file, "X4", reason, "Write it again from its program.")
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error")  # what the reader would guess at is refused
            graph = nx.parse_graphml(raw.decode("utf-8-sig"), node_type=str, force_multigraph=True)
        rows = json.loads(text_of_xml(str(graph.graph.get(ROWS, "null"))))
    except (*_BROKEN, RecursionError):
        raise refuse(
            file, "X4", "this is not GraphML that can be read", "Write it again from its program."
        ) from None
    return casebook_of(file, rows if graph.is_directed() else None)
