"""The graph as two tables for Kumu and other network tools: connections, and the elements they join."""

import csv
import io
from collections import Counter
from collections.abc import Iterable, Sequence

import networkx as nx

from sjc_analysis.casebook import Casebook
from sjc_analysis.graph import to_graph
from sjc_analysis.graph.build import whole_label
from sjc_analysis.workbook.csv_folder import inert

_ELEMENTS = ("Label", "Type", "Id", "Side", "Status", "Description", "Quote at")
_CONNECTIONS = (
    "From", "To", "Direction", "Type", "Label", "Row", "Status", "Description", "Quote at", "Source",
)  # fmt: skip
_SAID = ("kind", "label", "row_id", "status", "quote", "quote_at", "source_id")


def to_kumu(casebook: Casebook) -> tuple[bytes, bytes]:
    """Write the connections and the elements as CSV; a text that would be a formula gets an apostrophe.

    Labels that two elements share get their ids before them, because Kumu joins by label.

    Examples
    --------
    >>> from sjc_analysis.records import Actor
    >>> elements = to_kumu(Casebook(actors=(Actor(actor_id="N-01", name="A clinic"),)))[1]
    >>> elements.decode("utf-8-sig").splitlines()[1]
    'A clinic,actor,N-01,,draft,,'
    """
    graph = to_graph(casebook)
    labels = _labels(graph)
    elements = (
        (labels[node], said["kind"], node, said["side"], said["status"], said["quote"], said["quote_at"])
        for node, said in graph.nodes(data=True)
    )
    connections = (
        (labels[tail], labels[head], "directed", *(said[name] for name in _SAID))
        for tail, head, said in graph.edges(data=True)
    )
    return _table(_CONNECTIONS, connections), _table(_ELEMENTS, elements)


def _labels(graph: "nx.MultiDiGraph[str]") -> dict[str, str]:
    words = {node: whole_label(said) for node, said in graph.nodes(data=True)}
    shared = Counter(text.casefold() for text in words.values())
    return {node: text if shared[text.casefold()] == 1 else f"{node} {text}" for node, text in words.items()}


def _table(headings: Sequence[str], rows: Iterable[Sequence[str]]) -> bytes:
    out = io.StringIO(newline="")
    writer = csv.writer(out)
    writer.writerow(headings)
    writer.writerows([inert(str(text)) for text in row] for row in rows)
    return out.getvalue().encode("utf-8-sig")
