"""The graph as GraphML, whole and back."""

import json
import warnings
from collections.abc import Iterable, Mapping
from xml.etree.ElementTree import ParseError

import networkx as nx

from sjc_analysis.casebook import Casebook
from sjc_analysis.exchange.node_link import casebook_of, not_ours, read_graph
from sjc_analysis.exchange.xml_text import text_of_xml, xml_text
from sjc_analysis.graph import to_graph
from sjc_analysis.safe_sheets import is_unsafe_xml, refuse

_CELL = "row."
"""Stands before the name of a column, so that it cannot be taken for what the graph itself says."""
_BESIDE = "rows_beside"
_BROKEN = (ParseError, nx.NetworkXException, ValueError, KeyError, TypeError, AttributeError, UserWarning)


def to_graphml(casebook: Casebook) -> bytes:
    """Write the whole casebook as GraphML; each node and link carries the columns of its row.

    Examples
    --------
    >>> from sjc_analysis.records import Source
    >>> book = Casebook(sources=(Source(source_id="S-01", title="A & <note>"),))
    >>> from_graphml("book.graphml", to_graphml(book)) == book
    True
    """
    graph = to_graph(casebook, whole=True)
    flat: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    flat.graph[_BESIDE] = xml_text(json.dumps(graph.graph["beside"], ensure_ascii=False))
    flat.add_nodes_from((node, _flat(said)) for node, said in graph.nodes(data=True))
    for tail, head, key, said in graph.edges(keys=True, data=True):
        flat.add_edge(tail, head, key=key, **_flat(said))
    return _joined(nx.generate_graphml(flat))


def _joined(lines: Iterable[str]) -> bytes:
    text = "\n".join(lines)
    return (
        text.encode()
        if text.startswith("<?xml")
        else f"<?xml version='1.0' encoding='utf-8'?>\n{text}\n".encode()
    )


def _flat(said: Mapping[str, object]) -> dict[str, str | int]:
    flat: dict[str, str | int] = {}
    for name, value in said.items():
        if isinstance(value, dict):
            flat.update({f"{_CELL}{column}": xml_text(text) for column, text in value.items()})
        elif isinstance(value, int):
            flat[name] = value
        else:
            flat[name] = xml_text(str(value))
    return flat


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
            flat = nx.parse_graphml(raw.decode("utf-8-sig"), node_type=str, force_multigraph=True)
        beside = json.loads(text_of_xml(str(flat.graph.get(_BESIDE, "{}"))))
    except (*_BROKEN, RecursionError):
        raise refuse(
            file, "X4", "this is not GraphML that can be read", "Write it again from its program."
        ) from None
    if not flat.is_directed() or not isinstance(beside, dict):
        raise not_ours(file)
    data = {
        "graph": {"beside": beside},
        "nodes": [{"id": node, **_unflat(said)} for node, said in flat.nodes(data=True)],
        "links": [
            {"source": tail, "target": head, **_unflat(said)} for tail, head, said in flat.edges(data=True)
        ],
    }
    return casebook_of(file, read_graph(data))


def _unflat(said: Mapping[str, object]) -> dict[str, object]:
    cells = {
        name.removeprefix(_CELL): text_of_xml(str(value))
        for name, value in said.items()
        if name.startswith(_CELL)
    }
    return {
        **{name: said[name] for name in ("table", "place") if name in said},
        **({"cells": cells} if cells else {}),
    }
