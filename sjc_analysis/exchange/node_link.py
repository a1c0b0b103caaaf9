"""The graph as JSON in networkx's node-link form, and back."""

import json

import networkx as nx

from sjc_analysis.casebook import Casebook
from sjc_analysis.exchange.graph_rows import ROWS, casebook_of, whole_graph
from sjc_analysis.safe_sheets import refuse


def to_json(casebook: Casebook) -> bytes:
    """Write the whole casebook as a node-link graph, letters as they are.

    Examples
    --------
    >>> from sjc_analysis.records import Source
    >>> book = Casebook(sources=(Source(source_id="S-01", title="A note"),))
    >>> from_json("book.json", to_json(book)) == book
    True
    """
    data = nx.node_link_data(whole_graph(casebook), edges="links")
    return (json.dumps(data, ensure_ascii=False, indent=1) + "\n").encode()


def from_json(file: str, raw: bytes) -> Casebook:
    """Read a casebook from its node-link graph.

    Parameters
    ----------
    file
        File name, for the messages.
    raw
        The file's bytes.

    Raises
    ------
    FindingsError
        If it is no such graph, or its rows make no sound casebook.
    """
    try:
        data = json.loads(raw.decode("utf-8-sig"))
    except (ValueError, RecursionError):
        raise refuse(
            file, "X2", "this is not JSON that can be read", "Write it again from its program."
        ) from None
    said = data.get("graph") if isinstance(data, dict) else None
    return casebook_of(file, said.get(ROWS) if isinstance(said, dict) else None)
